//! Reports (A6.0.8): any parameter against any other, of the appeals of any filter. The owner's staff and the operator count all
//! appeals, an institution its own parts.

use crate::permission::Function;
use crate::reference::Reference;
use crate::registry::Asked;
use crate::{Ctx, Error};
use anyhow::anyhow;
use domain::ids::{CategoryId, DistrictId, InstitutionId};
use domain::lang::Named;
use domain::registry::{Archive, Filter};
use domain::reports::{Address, Counting, Dimension, Head, Report, count};
use domain::statistics::WorkingDays;
use domain::time::Date;
use std::time::Duration;
use tokio::time::timeout;

/// How long others wait for their turn, seconds.
const PATIENCE_S: u64 = 10;
/// The first year from which working days are counted.
const FIRST_YEAR: i32 = 2015;

/// The report of a page's query.
///
/// # Errors
/// [`Error::Forbidden`] for everybody but staff, [`Error::Busy`] when too many are asked for at once.
pub async fn report(ctx: &Ctx, query: String) -> Result<Report, Error> {
    ctx.may(Function::Report)?;
    let address = Address::read(&query);
    // What rests in the archive happened all the same (A6.0.2).
    let asked = Asked::new(ctx, Filter { archive: Archive::With, ..address.filter.clone() }).await?;
    let waiting = timeout(Duration::from_secs(PATIENCE_S), ctx.portal.registry.turns.acquire()).await;
    let _turn = waiting.map_err(|_| Error::Busy { retry_s: PATIENCE_S as u32 })?.map_err(|closed| anyhow!(closed))?;
    let (reference, today) = (ctx.portal.reference(), ctx.now.date());
    let days = WorkingDays::over(&reference.calendar, Date::new(FIRST_YEAR, 1, 1).unwrap_or(today), today);
    let (rows, columns, measure) = (address.rows, address.columns, address.measure);
    let counted = asked.read(ctx, move |ledger, codes, sieve| {
        count(&Counting { rows, columns, measure, codes, days: &days, today }, ledger.passing(sieve))
    });
    let mut counted = counted.await?;
    counted.rows.iter_mut().for_each(|row| name(&reference, rows, &mut row.head));
    counted.columns.iter_mut().for_each(|head| name(&reference, columns.unwrap_or(rows), head));
    Ok(Report {
        columns: counted.columns,
        rows: counted.rows,
        more_rows: counted.more_rows,
        more_columns: counted.more_columns,
        totals: counted.totals,
        total: counted.total,
        as_of_ms: ctx.now,
        cut: asked.is_cut(),
        channels: ctx.portal.registry.channels(),
        institution: asked.own().map(|own| reference.institution_name(own)),
    })
}

/// Gives a code its present name; a code that is not known any more stands for itself.
fn name(reference: &Reference, dimension: Dimension, head: &mut Head) {
    let code = head.key.clone();
    if code.is_empty() {
        return;
    }
    let found: Option<Named> = match dimension {
        Dimension::Institution => reference.institution(&InstitutionId(code)).map(|found| found.name.clone()),
        Dimension::District => reference.district(&DistrictId(code)).map(|found| found.name.clone()),
        Dimension::Category | Dimension::Subject => reference.category(&CategoryId(code)).map(|found| found.name.clone()),
        _ => return,
    };
    head.name = found;
}
