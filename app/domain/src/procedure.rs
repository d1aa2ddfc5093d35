//! What an institution may do with an appeal besides answering it: leave it unconsidered (A9.2), send it on (A8.11), extend its
//! term (A8.8), ask another institution (A8.10). The lifecycle table says in which status each step can be taken; the law's
//! further bounds stand here.

use serde::{Deserialize, Serialize};

mod bar;
mod check;
mod extension;
mod form;
mod forwarding;
mod ground;
mod kind;
#[cfg(test)]
mod tests;
mod view;

pub use bar::Bar;
pub use check::{answer_query, extend, forward, leave_unconsidered, query};
pub use extension::{Term, extended, longest};
pub use form::{ExtendForm, ForwardForm, QueryAnswerForm, QueryForm, UnconsideredForm};
pub use forwarding::{chain, forwarding_until, may_forward, may_send_to};
pub use ground::UnconsideredGround;
pub use kind::DecisionKind;
pub use view::{AskedQuery, DecisionView, ExtensionView, ForwardView, QueryView, StaffProcedure};

use crate::calendar::Calendar;
use crate::deadline::{DeadlineKind, Due, FromDay, due, explain_days};
use crate::time::UnixMs;

/// What the law leaves open, or what could not be read in it (domain facts 1.5, 1.6): settings of the owner.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Procedure {
    /// How often an appeal may go from institution to institution before the owner's staff decide whose it is.
    pub forwardings: u32,
    /// Whether the next institution's term begins anew; otherwise the clock goes on, which is the stricter reading.
    pub restart_on_redirect: bool,
    /// Working days in which a query is to be answered.
    pub query_days: u16,
    /// How many queries one institution may send about one appeal.
    pub queries: u32,
}

impl Default for Procedure {
    fn default() -> Procedure {
        Procedure { forwardings: 2, restart_on_redirect: false, query_days: 5, queries: 5 }
    }
}

/// By when the person is told that the appeal is left unconsidered, and why: five working days (A9.2) from the moment the
/// institution got it.
pub fn tell_by(placed: UnixMs, from_day: FromDay, calendar: &Calendar) -> Due {
    due(DeadlineKind::LeftUnconsideredNotice, placed, from_day, calendar)
}

/// By when a query is to be answered (A8.10): the law sets no term, the owner does.
pub fn query_due(asked: UnixMs, settings: &Procedure, from_day: FromDay, calendar: &Calendar) -> Due {
    explain_days("A8.10", asked.date(), settings.query_days, from_day, calendar).due
}
