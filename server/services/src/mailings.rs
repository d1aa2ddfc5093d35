//! Kept reports that go out by e-mail (A6.0.8; decision 28). Set up by an employee, for colleagues of the own side; each letter holds
//! the figures that its reader may see, and is sent once or not at all. Begin reading at [`plan`].

mod list;
mod send;
mod set;

pub use list::report_mails;
pub use send::{Letter, plan, settle, take};
pub use set::{mail_report, stop_mail};
