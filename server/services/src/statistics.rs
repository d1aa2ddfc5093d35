//! Public statistics (A2.2.5): for the country, an institution, a district. Two questions to the database for a page, four for
//! the country's; the answer is kept for the minute it was asked in, and whoever asks meanwhile waits for the same one.

use crate::permission::Function;
use crate::reference::Reference;
use crate::{Ctx, Error};
use anyhow::anyhow;
use domain::lang::Named;
use domain::statistics::{Counts, Line, Month, Period, PeriodChoice, Scope, Statistics, StatisticsQuery, WorkingDays, half};
use domain::time::Date;
use std::collections::BTreeMap;
use std::sync::Arc;
use store::statistics::GroupRow;

mod kept;

pub(crate) use kept::Kept;

/// The statistics asked for. Own days that mean nothing give the usual ones, and that is said.
///
/// # Errors
/// [`Error::NotFound`] for an institution or district that there isn't, [`Error::Busy`] when too many different ones are asked for
/// at once.
pub async fn statistics(ctx: &Ctx, query: StatisticsQuery) -> Result<Arc<Statistics>, Error> {
    ctx.may(Function::Statistics)?;
    let name = name(&ctx.portal.reference(), &query.scope)?;
    let today = ctx.now.date();
    let asked = query.period.on(today);
    let usual = || PeriodChoice::default().on(today);
    let period = asked.or_else(usual).unwrap_or(Period { from: today, until: today });
    let not_understood = asked.is_none();
    let key = kept::Key::new(ctx, &query.scope, period, not_understood);
    ctx.portal.statistics.get(key, count(ctx, query.scope, name, period, not_understood)).await
}

fn name(reference: &Reference, scope: &Scope) -> Result<Option<Named>, Error> {
    Ok(match scope {
        Scope::Country => None,
        Scope::Institution(id) => Some(reference.institution(id).ok_or(Error::NotFound)?.name.clone()),
        Scope::District(id) => Some(reference.district(id).ok_or(Error::NotFound)?.name.clone()),
    })
}

async fn count(ctx: &Ctx, scope: Scope, name: Option<Named>, period: Period, not_understood: bool) -> Result<Statistics, Error> {
    let (db, today, reference) = (ctx.portal.db(), ctx.now.date(), ctx.portal.reference());
    let (days, categories) = match &scope {
        Scope::Country => {
            tokio::try_join!(store::statistics::days(db, period, None, today), store::statistics::categories(db, period, None, today))?
        }
        Scope::District(id) => tokio::try_join!(
            store::statistics::days(db, period, Some(id), today),
            store::statistics::categories(db, period, Some(id), today)
        )?,
        Scope::Institution(id) => tokio::try_join!(
            store::statistics::institution_days(db, period, id, today),
            store::statistics::institution_categories(db, period, id, today)
        )?,
    };
    let (institutions, districts) = match scope {
        Scope::Country => {
            tokio::try_join!(store::statistics::institutions(db, period, today), store::statistics::districts(db, period, today))?
        }
        _ => (Vec::new(), Vec::new()),
    };
    let answers: Vec<(Date, Date, u32)> = days.iter().filter_map(|row| Some((day(row)?, row.answered_on?, row.answered))).collect();
    let working = WorkingDays::over(&reference.calendar, period.from, today);
    let mut counts = Counts::default();
    days.iter().for_each(|row| counts.join(&row.counts()));
    Ok(Statistics {
        name,
        period,
        not_understood,
        as_of_ms: ctx.now,
        counts,
        half: half(&answers, &working),
        months: months(&days, period),
        categories: by_root(&reference, &categories),
        institutions: lines(&institutions, |code| reference.institution(&code.into()).map(|found| found.name.clone())),
        districts: lines(&districts, |code| reference.district(&code.into()).map(|found| found.name.clone())),
    })
}

fn day(row: &GroupRow) -> Option<Date> {
    row.key.as_deref()?.parse().ok().map(Date::from_days)
}

/// Every month of the period, also one in which nothing came.
fn months(days: &[GroupRow], period: Period) -> Vec<Month> {
    let mut months: BTreeMap<(i32, u8), Counts> = BTreeMap::new();
    for day in period.from.days()..=period.until.days() {
        let (year, month, _) = Date::from_days(day).ymd();
        months.entry((year, month)).or_default();
    }
    for row in days {
        if let Some((year, month, _)) = day(row).map(Date::ymd) {
            months.entry((year, month)).or_default().join(&row.counts());
        }
    }
    months.into_iter().map(|((year, month), counts)| Month { year, month, counts }).collect()
}

/// The leaves' numbers at their roots, the most first. A category that isn't offered any more counts at its old root.
fn by_root(reference: &Reference, rows: &[GroupRow]) -> Vec<Line> {
    let mut roots: BTreeMap<String, Counts> = BTreeMap::new();
    for row in rows {
        let leaf = row.key.clone().unwrap_or_default();
        let root = leaf.split('.').next().unwrap_or_default().to_owned();
        roots.entry(root).or_default().join(&row.counts());
    }
    let name = |id: &str| reference.category(&id.into()).map(|found| found.name.clone());
    sorted(roots.into_iter().map(|(id, counts)| Line { name: name(&id).unwrap_or_else(|| code_name(&id)), id, counts }).collect())
}

fn lines(rows: &[GroupRow], name: impl Fn(&str) -> Option<Named>) -> Vec<Line> {
    let line = |row: &GroupRow| {
        let id = row.key.clone()?;
        Some(Line { name: name(&id).unwrap_or_else(|| code_name(&id)), counts: row.counts(), id })
    };
    sorted(rows.iter().filter_map(line).collect())
}

fn code_name(code: &str) -> Named {
    Named { az: code.to_owned(), ..Named::default() }
}

fn sorted(mut lines: Vec<Line>) -> Vec<Line> {
    lines.sort_by(|one, other| other.counts.received.cmp(&one.counts.received).then_with(|| one.id.cmp(&other.id)));
    lines
}

/// What went wrong for all who waited for the same answer.
fn shared(error: Arc<Error>) -> Error {
    match error.as_ref() {
        Error::Busy { retry_s } => Error::Busy { retry_s: *retry_s },
        other => Error::Internal(anyhow!("statistics: {other:?}")),
    }
}
