//! Orders of the demo in the centres' queue (Q3.1): today's and those of the days ahead in the centres of Bakı, made through the use cases
//! by visitors who never existed. The same on every machine for the same day.

use super::words::Words;
use crate::{Ctx, Error, Portal, queue};
use domain::ids::{CentreId, ServiceId};
use domain::lang::Lang;
use domain::queue::clock;
use domain::queue::form::OrderForm;
use domain::queue::order::DayPlaces;
use domain::role::Actor;
use domain::time::{DAY_MS, UnixMs};
use rand::Rng;
use rand::rngs::StdRng;
use std::sync::Arc;

/// Centres with orders.
const CENTRES: [&str; 3] = ["baki-1", "baki-2", "baki-5"];
/// Services ordered there.
const SERVICES: [&str; 6] =
    ["senedler.pasport", "senedler.sexsiyyet-vesiqesi", "vvaq.dogum", "emlak.cixaris", "vergi.asan-imza", "kommunal.qaz-kart"];
/// Open days from today on.
const DAYS: usize = 5;
/// Of the hours of a day every so many is ordered.
const EVERY: usize = 7;

/// Makes the orders; those that the queue refuses are left out.
pub async fn play(portal: &Arc<Portal>, words: &Words, random: &mut StdRng) -> Result<(), Error> {
    // As if they had been made yesterday: today's are among them.
    let now = UnixMs(portal.now().0 - DAY_MS);
    let ctx = Ctx { now, ..portal.ctx(Actor::visitor(), Lang::Az, None) };
    let mut nr = 0;
    for centre in CENTRES {
        for service in SERVICES {
            let days = match queue::places(&ctx, &CentreId::from(centre), &ServiceId::from(service)).await {
                Ok(days) => days,
                Err(Error::Refused(_)) => continue,
                Err(error) => return Err(error),
            };
            for (day, time) in hours(&days, random.gen_range(0..EVERY)) {
                nr += 1;
                order(&ctx, form(words, nr, (centre, service), (day, time), random)).await?;
            }
        }
    }
    Ok(())
}

fn hours(days: &[DayPlaces], from: usize) -> Vec<(String, String)> {
    let open = days.iter().filter(|day| day.open).take(DAYS);
    let of = |day: &DayPlaces| {
        let places = day.places.iter().skip(from).step_by(EVERY);
        places.map(|place| (day.day.to_string(), clock(place.at))).collect::<Vec<_>>()
    };
    open.flat_map(of).collect()
}

async fn order(ctx: &Ctx, form: OrderForm) -> Result<(), Error> {
    let held = match queue::hold(ctx, &form).await {
        Ok(held) => held,
        Err(Error::Refused(_)) => return Ok(()),
        Err(error) => return Err(error),
    };
    // A demo that sends letters gives no code away: its orders are made by who tries it.
    let Some(code) = held.demo_code else { return Ok(()) };
    match queue::confirm(ctx, &OrderForm { code, ..form }).await {
        Ok(_) | Err(Error::Refused(_)) => Ok(()),
        Err(error) => Err(error),
    }
}

fn form(words: &Words, nr: usize, (centre, service): (&str, &str), (day, time): (String, String), random: &mut StdRng) -> OrderForm {
    let one = |list: &[String], random: &mut StdRng| list.get(random.gen_range(0..list.len().max(1))).cloned().unwrap_or_default();
    OrderForm {
        id: uuid::Uuid::now_v7().to_string(),
        given_name: one(&words.given, random),
        surname: one(&words.surname, random),
        patronymic: one(&words.given, random),
        document: format!("AA{:07}", 1_000_000 + nr),
        phone: format!("+99450{:07}", 2_000_000 + nr),
        email: format!("demo{nr}@example.az"),
        service: service.to_owned(),
        centre: centre.to_owned(),
        day,
        time,
        code: String::new(),
    }
}
