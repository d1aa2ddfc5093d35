//! Telling people: in their cabinets (T4.2), and as far as they want it by e-mail, SMS and push. The moment of sending is
//! recorded; it counts as delivered (T4.3).

mod address;
mod counts;
mod push;
mod read;
mod settings;
mod view;

pub(crate) use address::code_hash;
pub use address::{ask_code, confirm_code, remove_address};
pub use counts::delivery_counts;
pub(crate) use push::is_push_service;
pub use push::{allow_push, has_push, stop_push};
pub use read::mark_one_read;
pub use settings::{set_settings, settings};
pub(crate) use view::views;

use crate::Ctx;
use domain::appeal::view::What;
use domain::ids::{AppealId, NoticeId, PersonId};
use domain::time::Date;
use store::notices::NoticeRow;

/// What is told.
#[derive(Clone, Debug)]
pub(crate) struct Told {
    pub what: What,
    pub appeal: AppealId,
    pub number: String,
    pub day: Option<Date>,
}

/// The same notice for each of these persons.
pub(crate) fn for_all(ctx: &Ctx, persons: &[PersonId], told: &Told) -> Vec<NoticeRow> {
    let notice = |person: &PersonId| NoticeRow {
        id: fresh_id(),
        person: person.clone(),
        what: told.what,
        appeal: told.appeal.clone(),
        number: told.number.clone(),
        day: told.day,
        sent_ms: ctx.now,
        read_ms: None,
        alert: None,
        count: 0,
    };
    persons.iter().map(notice).collect()
}

/// The id of a new notice.
pub(crate) fn fresh_id() -> NoticeId {
    NoticeId(uuid::Uuid::now_v7().to_string())
}
