//! Exchange with state registers (A4.1–4.3). A sign-in puts questions into the outbox; the server's loops take them to the
//! registers ([`work_off`]), so no register stands before a sign-in or a sending (A2.2.2). What a register can't say in real time
//! the owner's staff enter by hand ([`enter`]). Begin at [`work_off`].

mod ask;
mod breaker;
mod enter;
mod line;
mod plan;
mod register;
mod settle;
mod view;
mod work;

#[cfg(test)]
pub(crate) use ask::ask as ask_one;
pub use breaker::{Breaker, Mood};
pub use enter::enter;
pub use line::{Exchange, Line};
pub(crate) use plan::plan;
pub use plan::{ExchangePlan, job_kind};
pub use register::{Question, Register, Reply};
pub use view::person_card;
pub(crate) use view::{author_facts, lines};
pub use work::work_off;

/// What a register is asked for (T3.1): to know who has sent an appeal. The word of the log of questions.
pub(crate) const PURPOSE: &str = "identify";
