//! The files of the register's demo data.

/// Services, in the order of their registration.
pub(super) const SERVICES: &str = include_str!("../../../../seed/eservices/services.json");

macro_rules! file {
    ($name:literal) => {
        include_str!(concat!("../../../../seed/eservices/regulation-", $name, ".json"))
    };
}

/// Regulations in force: id, provider, since when, text. The first one is of 2014.
pub(super) const REGULATIONS: &[(&str, &str, &str, &str)] = &[
    ("0197a000-0000-7000-8000-000000000001", "sahib", "2014-03-05", file!("queue")),
    ("0197a000-0000-7000-8000-000000000002", "sahib", "2022-02-07", file!("appeal")),
    ("0197a000-0000-7000-8000-000000000003", "azersu", "2024-05-13", file!("seal")),
    ("0197a000-0000-7000-8000-000000000004", "azeriqaz", "2024-05-20", file!("debt")),
    ("0197a000-0000-7000-8000-000000000005", "aayda", "2024-09-02", file!("road")),
    ("0197a000-0000-7000-8000-000000000006", "azerisiq", "2024-10-07", file!("displaced")),
    ("0197a000-0000-7000-8000-000000000008", "sahib", "2025-02-03", file!("personal")),
];

/// The one under public discussion: id, provider, text.
pub(super) const DISCUSSED: (&str, &str, &str) = ("0197a000-0000-7000-8000-000000000007", "azersu", file!("outage"));

/// What the form of the queue's regulation is called.
pub(super) const QUEUE_FORM: &str = include_str!("../../../../seed/eservices/queue-form.txt").trim_ascii();
/// The file.
pub(super) const QUEUE_FORM_FILE: &str = "erize-formasi.pdf";
