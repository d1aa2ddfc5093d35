//! A lively day in the first centre of the demo: people came all morning, some are served, some wait, somebody did not come. Through
//! the use cases of the counters, in the order in which it would have happened, on the working day on which the demo is made.

use super::cast::ISSUER;
use crate::{Ctx, Error, Portal, people, queue};
use domain::ids::{CentreId, CounterId, TicketId};
use domain::lang::Lang;
use domain::queue::desk::{ActForm, CallOutcome};
use domain::queue::kiosk::numbers;
use domain::queue::kiosk::printer::Printing;
use domain::queue::ticket::{Act, TicketState};
use domain::role::{Actor, CentrePost, Role};
use domain::time::UnixMs;
use std::sync::Arc;
use store::tickets::TicketRow;

const CENTRE: &str = "baki-1";
/// Who sits where; keys of `seed/persons.csv`.
const SEATS: [(&str, u32); 2] = [("pencere", 1), ("pencere-iki", 2)];
const MINUTE: i64 = 60_000;
/// Tickets of each counter's services.
const TICKETS: u32 = 14;
/// Of these are served.
const SERVED: u32 = 8;

/// Plays it.
pub async fn play(portal: &Arc<Portal>) -> Result<(), Error> {
    // So long ago it began: a day that has not reached it yet begins at its midnight.
    let now = portal.now();
    let began = UnixMs((now.0 - 150 * MINUTE).max(now.date().starts_at().0));
    let step = (now.0 - began.0) / i64::from(TICKETS + 2);
    for (key, number) in SEATS {
        let Some(clerk) = clerk(portal, key, began).await? else { return Ok(()) };
        queue::take_seat(&clerk, number).await?;
        let Some(desk) = queue::counter_page(&clerk, Some(number)).await?.desk else { continue };
        let Some((group, services)) = desk.services.into_iter().find(|group| group.own).map(|group| (group.id, group.services)) else {
            continue;
        };
        let letter =
            store::centres::groups(portal.db()).await?.into_iter().find(|row| row.id == group).map(|row| row.letter).unwrap_or_default();
        for nth in 0..TICKETS {
            let at = UnixMs(began.0 + i64::from(nth) * step);
            let service = services[nth as usize % services.len()].0.clone();
            give(portal, TicketRow { group: group.clone(), service, priority: u8::from(nth % 5 == 4), ..ticket(&letter, at) }).await?;
        }
        for nth in 0..=SERVED {
            let at = |part: i64| UnixMs((began.0 + (i64::from(nth) + 2) * step + step * part / 10).min(now.0));
            visit(&clerk, number, nth, at).await?;
        }
    }
    Ok(())
}

/// With the day's next number, as a machine gives it.
async fn give(portal: &Portal, mut row: TicketRow) -> Result<(), Error> {
    let write = portal.db().write(move |tx| {
        Box::pin(async move {
            row.number = numbers::of_serial(store::tickets::next_serial(tx, &row.centre, row.day, &row.letter).await?);
            store::tickets::issue(tx, &row).await?;
            queue::issued(tx, &row).await
        })
    });
    write.await
}

/// Calls the next one; the fourth one never comes, the last one is being served.
async fn visit(clerk: &Ctx, number: u32, nth: u32, at: impl Fn(i64) -> UnixMs) -> Result<(), Error> {
    let then = |part: i64| Ctx { now: at(part), ..clerk.clone() };
    if queue::call_next(&then(0), number).await? != CallOutcome::Called {
        return Ok(());
    }
    let acts: &[Act] = match nth {
        3 => &[Act::Recall, Act::NoShow],
        SERVED => &[Act::Start],
        _ => &[Act::Start, Act::Finish],
    };
    for (part, act) in (1..).zip(acts) {
        let ctx = then(part * 4);
        let Some(current) = queue::counter_page(&ctx, Some(number)).await?.desk.and_then(|desk| desk.current) else { break };
        let form =
            ActForm { counter: number, ticket: current.id, act: act.as_str().into(), revision: current.revision, ..ActForm::default() };
        queue::ticket_act(&ctx, form).await?;
    }
    Ok(())
}

async fn clerk(portal: &Arc<Portal>, key: &str, now: UnixMs) -> Result<Option<Ctx>, Error> {
    let Some(person) = people::person_of(portal, ISSUER, key).await? else { return Ok(None) };
    let post = Some(CentrePost { centre: CENTRE.into(), manager: false });
    let actor = Actor { person: Some(person), role: Role::CentreStaff, institution: None, territory: None, post };
    Ok(Some(Ctx { now, ..portal.ctx(actor, Lang::Az, None) }))
}

fn ticket(letter: &str, at: UnixMs) -> TicketRow {
    TicketRow {
        id: TicketId(uuid::Uuid::now_v7().to_string()),
        centre: CentreId::from(CENTRE),
        day: at.date(),
        letter: letter.to_owned(),
        number: 0,
        group: Default::default(),
        service: Default::default(),
        booking: None,
        kiosk: None,
        request: uuid::Uuid::now_v7().to_string(),
        secret: uuid::Uuid::now_v7().simple().to_string(),
        priority: 0,
        state: TicketState::Waiting,
        due_min: None,
        issued_ms: at,
        place_ms: at,
        counter: None::<CounterId>,
        printed_ms: None,
        printing: Printing::Waiting,
        offline: false,
        class: String::new(),
    }
}
