//! What a change of the calendar does to deadlines that run (A8.8): each is counted anew by `domain::deadline::recount`, written
//! into the appeal's chain with the act, and its author is told. No day that a citizen was shown becomes an earlier one.

use super::plan::Step;
use crate::notices::{Told, for_all};
use crate::views::event::{Particulars, event};
use crate::{Ctx, Error};
use domain::appeal::view::What;
use domain::calendar::{Calendar, CalendarDay, DayKind, RowStatus};
use domain::deadline::FromDay;
use domain::deadline::recount::{Recount, recount};
use domain::ids::AppealId;
use domain::live::Change;
use domain::panel::{Column, Effect, Resource, Values};
use domain::time::{Date, UnixMs};
use std::collections::BTreeSet;
use store::Tx;
use store::events::Audience;

/// The article of the time in which an institution is found.
const TRIAGE: &str = "A8.5";

/// The calendar before and after the change.
#[derive(Clone)]
pub(super) struct Calendars {
    before: Calendar,
    after: Calendar,
    /// The first day that changes.
    first: Date,
    /// The acts behind the change, as they were typed.
    acts: String,
}

impl Calendars {
    /// Of these steps; `None` when no day that is still to come changes.
    pub fn of(ctx: &Ctx, resource: Resource, steps: &[Step]) -> Option<Calendars> {
        if resource != Resource::Calendar {
            return None;
        }
        let today = ctx.now.date();
        let days: BTreeSet<Date> = steps.iter().filter_map(|step| step.id.parse().ok()).filter(|day: &Date| *day >= today).collect();
        let before = ctx.portal.reference().calendar.clone();
        let kept = before.rows().filter(|row| steps.iter().all(|step| step.id != row.date.to_string())).cloned();
        let new = steps.iter().filter_map(|step| step.after.as_ref()).filter_map(day);
        let after = Calendar::new(kept.chain(new));
        let acts: BTreeSet<&str> = steps.iter().filter_map(|step| step.after.as_ref()).map(|values| values.get(Column::Source)).collect();
        let acts = acts.into_iter().filter(|act| !act.is_empty()).collect::<Vec<_>>().join("; ");
        Some(Calendars { first: days.first().copied()?, before, after, acts })
    }

    /// A deadline that runs for what was received then.
    fn recount(&self, ctx: &Ctx, received: UnixMs, due: Date, article: &str) -> Recount {
        let today = ctx.now.date();
        // Today is still to be counted, except for what came today where counting begins on the next day.
        let came_today = received.date() >= today && ctx.portal.config().from_day == FromDay::Next;
        let counted_until = if came_today { today } else { today.plus(-1) };
        recount(due, article, counted_until, &self.before, &self.after)
    }
}

fn day(values: &Values) -> Option<CalendarDay> {
    Some(CalendarDay {
        date: values.get(Column::Day).parse().ok()?,
        kind: DayKind::parse(values.get(Column::DayKind))?,
        name_az: values.get(Column::NameAz).to_owned(),
        territory: None,
        status: RowStatus::parse(values.get(Column::Status))?,
        act: values.get(Column::Source).to_owned(),
    })
}

/// How many deadlines move, and how many stay although they would become earlier.
pub(super) async fn effects(ctx: &Ctx, calendars: &Calendars) -> Result<Vec<Effect>, Error> {
    let (mut moved, mut until, mut stay) = (BTreeSet::new(), None, BTreeSet::new());
    for row in store::panel_effects::clocks(ctx.portal.db(), calendars.first).await? {
        match calendars.recount(ctx, row.sent_ms, row.due_on, &row.due_article) {
            Recount::Later(day) => {
                until = until.max(Some(day));
                moved.insert(row.appeal);
            }
            Recount::Stays(_) => drop(stay.insert(row.appeal)),
            Recount::Same => {}
        }
    }
    let mut effects = Vec::new();
    if let Some(until) = until {
        effects.push(Effect::DeadlinesMove { n: moved.len() as u32, until });
    }
    if !stay.is_empty() {
        effects.push(Effect::DeadlinesStay { n: stay.len() as u32 });
    }
    Ok(effects)
}

/// The appeals with a clock that may move. Which does is decided on the locked row.
pub(super) async fn appeals(ctx: &Ctx, calendars: &Calendars) -> Result<Vec<AppealId>, Error> {
    let rows = store::panel_effects::clocks(ctx.portal.db(), calendars.first).await?;
    let moves = |row: &store::panel_effects::ClockRow| {
        let triage = calendars.recount(ctx, row.sent_ms, row.triage_due_ms.date(), TRIAGE);
        let answer = calendars.recount(ctx, row.sent_ms, row.due_on, &row.due_article);
        [triage, answer].iter().any(|one| matches!(one, Recount::Later(_)))
    };
    let found: BTreeSet<AppealId> = rows.into_iter().filter(moves).map(|row| row.appeal).collect();
    Ok(found.into_iter().collect())
}

/// Moves what runs over the changed days.
pub(super) async fn recount_all(ctx: &Ctx, tx: &mut Tx, calendars: &Calendars, appeals: &[AppealId]) -> Result<(), Error> {
    for id in appeals {
        recount_one(ctx, tx, calendars, id).await?;
    }
    Ok(())
}

async fn recount_one(ctx: &Ctx, tx: &mut Tx, calendars: &Calendars, id: &AppealId) -> Result<(), Error> {
    let Some(appeal) = store::appeals::lock(tx, id).await? else { return Ok(()) };
    if !appeal.status.is_open() {
        return Ok(());
    }
    let assignments = store::assignments::of_appeal_in(tx, id).await?;
    for work in assignments.iter().filter(|work| work.status.is_open()) {
        if let Recount::Later(day) = calendars.recount(ctx, appeal.sent_ms, work.due_on, &work.due_article) {
            store::assignments::set_due(tx, &work.id, day, &work.due_article).await?;
        }
    }
    if let Recount::Later(day) = calendars.recount(ctx, appeal.sent_ms, appeal.triage_due_ms.date(), TRIAGE) {
        store::appeals::set_triage_due(tx, id, day.ends_at(), ctx.now).await?;
    }
    let Recount::Later(day) = calendars.recount(ctx, appeal.sent_ms, appeal.due_on, &appeal.due_article) else { return Ok(()) };
    store::appeals::set_due(tx, id, day, &appeal.due_article, ctx.now).await?;
    let particulars = Particulars { inner: Some(calendars.acts.clone()), ..Particulars::due(day, &appeal.due_article) };
    store::events::append(tx, id, &[event(ctx, What::DeadlineSet, "A8.8", Audience::Public, &particulars)]).await?;
    let persons = crate::views::persons(&appeal, &store::joins::of_appeal_in(tx, id).await?);
    let told = Told { what: What::DeadlineSet, appeal: id.clone(), number: appeal.known_number().to_owned(), day: Some(day) };
    store::notices::add(tx, &for_all(ctx, &persons, &told)).await?;
    tx.publish(Change { appeal: id.clone(), persons, institutions: assignments.into_iter().map(|work| work.institution).collect() });
    Ok(())
}
