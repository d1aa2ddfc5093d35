//! Telling people in their cabinets (T4.2). The moment of sending is recorded; it counts as delivered (T4.3).

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
        id: NoticeId(uuid::Uuid::now_v7().to_string()),
        person: person.clone(),
        what: told.what,
        appeal: told.appeal.clone(),
        number: told.number.clone(),
        day: told.day,
        sent_ms: ctx.now,
        read_ms: None,
    };
    persons.iter().map(notice).collect()
}
