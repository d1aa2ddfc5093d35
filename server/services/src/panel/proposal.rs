//! The next year's calendar as the Labour Code computes it (105.5, 105.6), as a file to be looked through, completed by the feasts
//! that are announced, and brought in. Nothing of it counts before a person has confirmed it.

use super::file::written;
use super::keeps;
use crate::permission::Function;
use crate::{Ctx, Error};
use domain::calendar::moved_days::{FixedDay, propose};
use domain::calendar::{CalendarDay, DayKind};
use domain::panel::{Column, PanelRow, Resource, Values};

/// The rows of a year as a file; those that the year has already are left out.
///
/// # Errors
/// [`Error::Forbidden`] for who doesn't keep the calendar, [`Error::NotFound`] for a year without a year before it to learn from.
pub async fn proposal(ctx: &Ctx, year: i32) -> Result<String, Error> {
    ctx.may(Function::PanelProposal)?;
    keeps(ctx, Resource::Calendar)?;
    let reference = ctx.portal.reference();
    let of = |year: i32| -> Vec<CalendarDay> { reference.calendar.rows().filter(|row| row.date.year() == year).cloned().collect() };
    let (last, before) = (of(year - 1), of(year - 2));
    if last.is_empty() {
        return Err(Error::NotFound);
    }
    // What does not return on its day wanders through the year: it is announced, not computed.
    let day = |row: &CalendarDay| (row.date.ymd().1, row.date.ymd().2);
    let returns =
        |row: &CalendarDay| before.is_empty() || before.iter().any(|other| other.name_az == row.name_az && day(other) == day(row));
    let wandering: Vec<CalendarDay> = last.iter().filter(|row| !returns(row)).cloned().collect();
    let fixed = FixedDay::of_year(&last, &wandering);
    // A fixed day that stands there already is no second feast on its day: no rest moves because of it.
    let is_announced =
        |row: &CalendarDay| matches!(row.kind, DayKind::Holiday | DayKind::Voting) && fixed.iter().all(|day| day.name_az != row.name_az);
    let announced: Vec<CalendarDay> = of(year).into_iter().filter(is_announced).collect();
    let moved = reference.calendar.rows().filter(|row| row.kind == DayKind::MovedRest).last();
    let moved = moved.map(|row| row.name_az.clone()).unwrap_or_default();
    let there: Vec<_> = of(year).into_iter().map(|row| row.date).collect();
    let proposed = propose(year, &fixed, &announced, &moved);
    let rows: Vec<PanelRow> = proposed.into_iter().filter(|row| !there.contains(&row.date)).map(row).collect();
    written(Resource::Calendar, &rows)
}

fn row(day: CalendarDay) -> PanelRow {
    let values = Values::default()
        .with(Column::Day, day.date.to_string())
        .with(Column::DayKind, day.kind.as_str())
        .with(Column::NameAz, day.name_az)
        .with(Column::Status, day.status.as_str())
        .with(Column::Source, day.act);
    PanelRow { id: day.date.to_string(), values }
}
