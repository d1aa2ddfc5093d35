//! Complaints and what becomes of them (A9.1, A9.2; Q3.5; decision 23). About a decision one complains on the appeal's page
//! ([`crate::rights`]), about how one was served here; both come to the same list, and are considered in the same way.

mod decide;
mod file;
mod list;
mod reopen;

pub use decide::decide;
pub use file::file;
pub use list::{list, mine};

use crate::{Ctx, Error};
use domain::complaint::{self, About, Review};
use domain::ids::PersonId;
use domain::refusal::Refusal;
use domain::time::Date;
use store::complaints::ComplaintRow;
use store::events::EventRow;

/// The last day of a complaint's review: as it was written down, or as it is counted for those made before.
pub(crate) fn due_on(ctx: &Ctx, row: &ComplaintRow) -> Date {
    row.due_on.unwrap_or_else(|| complaint::due(row.filed_ms, &ctx.portal.config().rights).on)
}

/// How its review stands.
pub(crate) fn review(ctx: &Ctx, row: &ComplaintRow) -> Review {
    let decided = row.outcome.zip(row.decided_ms).map(|(outcome, at)| (outcome, row.reasons.clone(), at));
    Review { due: due_on(ctx, row), decided }
}

/// Who made the decisions that a complaint may be about: with an institution named, those of its employees; else everybody's.
fn deciders(row: &ComplaintRow, events: &[EventRow]) -> Vec<PersonId> {
    use domain::appeal::view::What;
    let decides = |event: &&EventRow| {
        let decision = matches!(event.what, What::Refused | What::Answered | What::LeftUnconsidered);
        decision && (row.institution.is_none() || event.institution == row.institution)
    };
    events.iter().filter(decides).filter_map(|event| event.person.clone()).collect()
}

/// Whether this employee may decide it.
async fn may_consider(ctx: &Ctx, row: &ComplaintRow) -> Result<Result<(), Refusal>, Error> {
    let events = match (&row.appeal, row.about) {
        (Some(appeal), About::Decision) => store::events::of_appeal(ctx.portal.db(), appeal).await?,
        _ => Vec::new(),
    };
    Ok(complaint::may_consider(ctx.person()?, &row.person, &deciders(row, &events)))
}
