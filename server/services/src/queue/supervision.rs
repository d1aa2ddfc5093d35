//! How the electronic service runs, for who supervises it (Q3.4): numbers of every centre, never persons.

use crate::permission::Function;
use crate::{Ctx, Error};
use domain::ids::CentreId;
use domain::notice::Channel;
use domain::queue::manage::{CentreLine, EndReason, Supervision};
use domain::queue::ticket::TicketState;
use domain::time::{DAY_MS, Date, UnixMs};
use std::collections::HashMap;
use store::centre_load::StateRow;
use store::centres::CentreRow;

/// Days of orders that came to nothing.
const DAYS: i64 = 7;
/// A machine that says nothing for so long is silent.
const SILENT_MS: i64 = 15 * 60_000;

/// The page of a day, `2026-04-14`; today without one.
///
/// # Errors
/// [`Error::Forbidden`] for everybody but the operator's and the owner's staff.
pub async fn supervision(ctx: &Ctx, day: &str) -> Result<Supervision, Error> {
    ctx.may(Function::Supervision)?;
    let db = ctx.portal.db();
    let day = day.parse::<Date>().unwrap_or(ctx.now.date());
    let since = UnixMs(ctx.now.0 - DAYS * DAY_MS);
    let (centres, tickets, orders, seats, ended, given_up) = tokio::try_join!(
        store::centres::all(db),
        store::centre_load::tickets(db, day),
        store::centre_load::orders(db, day),
        store::centre_load::seats(db),
        store::centre_load::ended(db, since),
        store::deliveries::given_up(db),
    )?;
    let silent = silent(ctx, &centres).await?;
    let mut lines: Vec<CentreLine> = centres
        .iter()
        .map(|centre| {
            let of = |rows: &[StateRow], states: &[&str]| -> u32 {
                rows.iter()
                    .filter(|row| row.centre == centre.id && (states.is_empty() || states.contains(&row.state.as_str())))
                    .map(|row| row.count)
                    .sum()
            };
            CentreLine {
                centre: (centre.id.clone(), centre.name()),
                booked: of(&orders, &["booked", "activated", "missed"]),
                activated: of(&orders, &["activated"]),
                not_activated: of(&orders, &["missed"]),
                tickets: of(&tickets, &[]),
                waiting: of(&tickets, &[TicketState::Waiting.as_str()]),
                missed: of(&tickets, &[TicketState::Missed.as_str()]),
                open: of(&seats, &[]),
                silent_kiosks: silent.get(&centre.id).copied().unwrap_or_default(),
            }
        })
        .filter(|line| line.booked + line.tickets + line.open + line.silent_kiosks > 0)
        .collect();
    lines.sort_by(|a, b| b.tickets.cmp(&a.tickets).then(b.booked.cmp(&a.booked)));
    let lost = |channel: &Channel| given_up.iter().find(|(kind, _)| kind == channel.as_str()).map_or(0, |(_, count)| *count);
    Ok(Supervision {
        day,
        centres: lines,
        refusals: ended.into_iter().filter_map(|(state, count)| Some((reason(&state)?, count))).collect(),
        undelivered: Channel::ALL.iter().map(|channel| (*channel, u32::try_from(lost(channel)).unwrap_or(u32::MAX))).collect(),
        incidents: crate::incidents::standing(ctx).await?,
    })
}

/// Machines at work that have not been heard of for a while, by centre.
async fn silent(ctx: &Ctx, centres: &[CentreRow]) -> Result<HashMap<CentreId, u32>, Error> {
    let mut silent = HashMap::new();
    for centre in centres {
        let kiosks = store::kiosks::of_centre(ctx.portal.db(), &centre.id).await?;
        let quiet = kiosks.iter().filter(|one| one.paired_ms.is_some() && one.revoked_ms.is_none());
        let quiet = quiet.filter(|one| one.seen_ms.is_none_or(|at| ctx.now.0 - at.0 > SILENT_MS)).count();
        silent.insert(centre.id.clone(), quiet as u32);
    }
    Ok(silent)
}

fn reason(state: &str) -> Option<EndReason> {
    match state {
        "expired" => Some(EndReason::NotConfirmed),
        "missed" => Some(EndReason::NotActivated),
        "cancelled" => Some(EndReason::Cancelled),
        _ => None,
    }
}
