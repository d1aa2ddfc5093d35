//! The kinds of deadlines and their terms. Law: "Vətəndaşların müraciətləri haqqında", No. 1308-IVQ of 30 September 2015.

use serde::{Deserialize, Serialize};

kinds! {
    /// What is due.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
    #[serde(rename_all = "snake_case")]
    DeadlineKind {
        /// The answer, as a rule.
        Ordinary = "ordinary",
        /// The answer where extra study and checking is needed; counted from the same receipt.
        ExtendedStudy = "extended_study",
        /// One extension for extra information or a query; counted from the day on which the term so far ends.
        Extension = "extension",
        /// The answer to servicemen and their families.
        Serviceman = "serviceman",
        /// What would lose its meaning.
        Urgent = "urgent",
        /// The owner's staff find the institution.
        Triage = "triage",
        /// Sending on to the competent body.
        Forwarding = "forwarding",
        /// Telling that an appeal is left unconsidered, with reasons.
        LeftUnconsideredNotice = "left_unconsidered_notice",
        /// The operator of the register of e-services enters a new service (R10.4).
        RegisterService = "register_service",
        /// The provider tells the operator that facts of a registered service have changed (R10.6).
        ReportChange = "report_change",
        /// The operator amends the register, or takes a service out of it (R10.8).
        AmendRegister = "amend_register",
    }
}

/// A length of time as the law puts it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Term {
    /// So many working days; the last one counts to its end.
    WorkingDays(u16),
    /// So many hours, whatever the day.
    Hours(u16),
}

impl DeadlineKind {
    /// How long.
    pub const fn term(self) -> Term {
        match self {
            Self::Ordinary | Self::Serviceman => Term::WorkingDays(15),
            Self::ExtendedStudy | Self::Extension => Term::WorkingDays(30),
            Self::Urgent => Term::Hours(24),
            Self::Triage | Self::AmendRegister => Term::WorkingDays(1),
            Self::Forwarding | Self::RegisterService | Self::ReportChange => Term::WorkingDays(3),
            Self::LeftUnconsideredNotice => Term::WorkingDays(5),
        }
    }

    /// The article of the law, or the clause of the statute (A…) or of the rules on e-services (R…).
    pub const fn article(self) -> &'static str {
        match self {
            Self::Ordinary | Self::ExtendedStudy => "10.1",
            Self::Extension => "10.2",
            Self::Serviceman => "10.3",
            Self::Urgent => "10.4",
            Self::Triage => "A8.5",
            Self::Forwarding => "7.10",
            Self::LeftUnconsideredNotice => "A9.2",
            Self::RegisterService => "R10.4",
            Self::ReportChange => "R10.6",
            Self::AmendRegister => "R10.8",
        }
    }
}
