//! Never oversold: many at once for one slot, on both databases, through two portals on the same database.

use super::*;
use crate::portal::{Clock, Limits, Portal, PortalConfig};
use crate::testing::{friday, refusals, world_with};
use domain::queue::No;
use domain::refusal::{Code, Field};
use futures::future::join_all;
use std::sync::Arc;

/// How many want the same hour.
const MANY: u32 = 400;

/// A second process on the same database; on SQLite two writers share one file.
async fn second(world: &World) -> (Arc<Portal>, tempfile::TempDir) {
    let data = tempfile::tempdir().unwrap();
    let mut config = PortalConfig { limits: Limits::unlimited(), ..PortalConfig::new(data.path(), world.url()) };
    config.channels = vec![Channel::Email];
    (Portal::open_with_clock(config, Clock::fixed(friday())).await.unwrap(), data)
}

async fn try_hold(portal: Arc<Portal>, form: OrderForm) -> Result<OrderForm, Error> {
    let ctx = portal.ctx(Actor::visitor(), Lang::Az, None);
    queue::hold(&ctx, &form).await.map(|_| form)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn q3_2_four_hundred_at_once_for_one_hour_get_exactly_its_places() {
    for database in store::testing::databases().await {
        let open = |config: &mut PortalConfig| config.channels = vec![Channel::Email];
        let world = world_with(database, Limits::unlimited(), open).await;
        let (other, _data) = second(&world).await;
        let places = free(&world, SERVICE, MONDAY, "10:00").await;
        assert!(places >= 2, "{places}");
        let wishes = (0..MANY).map(|nr| {
            let portal = if nr % 2 == 0 { Arc::clone(&world.portal) } else { Arc::clone(&other) };
            let form = OrderForm { time: "10:00".into(), ..form(nr) };
            tokio::spawn(try_hold(portal, form))
        });
        let answers: Vec<Result<OrderForm, Error>> = join_all(wishes).await.into_iter().map(Result::unwrap).collect();
        let mut held = Vec::new();
        for answer in answers {
            match answer {
                Ok(form) => held.push(form),
                Err(Error::Refused(refusals)) => {
                    let said: Vec<(Field, Code)> = refusals.into_iter().map(|one| (one.field, one.code)).collect();
                    assert_eq!(said, [(Field::Time, Code::Queue(No::Full))], "{}", world.name);
                }
                Err(error) => panic!("{}: everybody is answered plainly, not by {error:?}", world.name),
            }
        }
        assert_eq!(held.len(), places as usize, "{}: exactly as many as there are places", world.name);
        // All codes come, all who have one confirm at once, half of them twice.
        let codes = letters(&world).await;
        assert_eq!(codes.len(), places as usize, "{}", world.name);
        let confirms = held.iter().flat_map(|form| {
            let code = codes.iter().find(|(to, _)| *to == form.email).and_then(|(_, mail)| mail.digits.clone()).unwrap();
            let form = OrderForm { code, ..form.clone() };
            [Arc::clone(&world.portal), Arc::clone(&other)].map(|portal| {
                let form = form.clone();
                tokio::spawn(async move { queue::confirm(&portal.ctx(Actor::visitor(), Lang::Az, None), &form).await })
            })
        });
        let confirmed = join_all(confirms.collect::<Vec<_>>()).await.into_iter().map(Result::unwrap);
        let kept = store::bookings::of_centre_day(world.portal.db(), &CENTRE.into(), day(MONDAY)).await.unwrap();
        // The two portals have keys of one database: the same order has the same secret in both.
        let secrets: std::collections::BTreeSet<String> = confirmed.map(Result::unwrap).collect();
        assert_eq!((kept.len(), secrets.len()), (places as usize, places as usize), "{}", world.name);
        assert_eq!(free(&world, SERVICE, MONDAY, "10:00").await, 0);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn visits_of_several_steps_that_overlap_never_wait_for_each_other() {
    for database in store::testing::databases().await {
        let open = |config: &mut PortalConfig| config.channels = vec![Channel::Email];
        let world = world_with(database, Limits::unlimited(), open).await;
        let (other, _data) = second(&world).await;
        let wishes = (0..120_u32).map(|nr| {
            let portal = if nr % 2 == 0 { Arc::clone(&world.portal) } else { Arc::clone(&other) };
            let time = ["10:00", "10:15", "10:30", "10:45"][nr as usize % 4];
            tokio::spawn(try_hold(portal, OrderForm { service: LONG.into(), time: time.into(), ..form(nr) }))
        });
        let answers: Vec<Result<OrderForm, Error>> = join_all(wishes).await.into_iter().map(Result::unwrap).collect();
        assert!(answers.iter().all(|answer| matches!(answer, Ok(_) | Err(Error::Refused(_)))), "{}", world.name);
        let rows = store::queue_steps::between(world.portal.db(), &CENTRE.into(), &"vvaq".into(), day(MONDAY), day(MONDAY)).await.unwrap();
        let places = free(&world, LONG, MONDAY, "15:00").await;
        assert!(rows.iter().all(|row| row.taken <= places), "{}: {rows:?}", world.name);
        let taken: u32 = rows.iter().map(|row| row.taken).sum();
        let held = answers.iter().filter(|answer| answer.is_ok()).count() as u32;
        assert_eq!(taken, held * 2, "{}: who was refused has left nothing behind", world.name);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn orders_confirmed_at_once_do_not_pass_the_limit_of_a_document() {
    for database in store::testing::databases().await {
        let open = |config: &mut PortalConfig| config.channels = vec![Channel::Email];
        let world = world_with(database, Limits::unlimited(), open).await;
        let (other, _data) = second(&world).await;
        let of = |nr: u32| OrderForm { document: "AA7654321".into(), day: format!("2026-03-{}", 15 + nr), ..form(nr) };
        for nr in 1..=2 {
            booked(&world, &of(nr)).await;
        }
        let mut tried = Vec::new();
        for (nr, portal) in [(3, Arc::clone(&world.portal)), (4, other)] {
            let form = of(nr);
            queue::hold(&visitor(&world), &form).await.unwrap();
            let form = OrderForm { code: digits(&world, &form.email).await, ..form };
            tried.push(async move { queue::confirm(&portal.ctx(Actor::visitor(), Lang::Az, None), &form).await });
        }
        let answers = join_all(tried.into_iter().map(tokio::spawn)).await.into_iter().map(Result::unwrap);
        let (confirmed, refused): (Vec<_>, Vec<_>) = answers.partition(Result::is_ok);
        assert_eq!((confirmed.len(), refused.len()), (1, 1), "{}: of two for one place of the document one is confirmed", world.name);
        for answer in refused {
            assert_eq!(refusals(answer), [(Field::Form, Code::Queue(No::OpenOrders { max: 3 }))], "{}", world.name);
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn what_is_due_is_done_while_people_order_and_nobody_waits_for_the_other() {
    for database in store::testing::databases().await {
        let open = |config: &mut PortalConfig| config.channels = vec![Channel::Email];
        let world = world_with(database, Limits::unlimited(), open).await;
        let places = free(&world, SERVICE, MONDAY, "10:00").await;
        for nr in 0..places {
            queue::hold(&visitor(&world), &OrderForm { time: "10:00".into(), ..form(nr) }).await.unwrap();
        }
        // Their time runs out: turns clear them away while others order the same places and those beside them.
        world.wait_seconds(15 * 60);
        let turns = (0..4).map(|_| {
            let portal = Arc::clone(&world.portal);
            tokio::spawn(async move { queue::tend(&portal).await.map(|done| done.expired) })
        });
        let turns: Vec<_> = turns.collect();
        let wishes = (100..100 + 8 * places).map(|nr| {
            let time = if nr % 2 == 0 { "10:00" } else { "15:00" };
            tokio::spawn(try_hold(Arc::clone(&world.portal), OrderForm { time: time.into(), ..form(nr) }))
        });
        let wishes: Vec<_> = wishes.collect();
        let expired: u32 = join_all(turns).await.into_iter().map(|turn| turn.unwrap().unwrap()).sum();
        let mut held = 0;
        for answer in join_all(wishes).await.into_iter().map(Result::unwrap) {
            match answer {
                Ok(form) => held += u32::from(form.time == "10:00"),
                Err(Error::Refused(_)) => {}
                Err(error) => panic!("{}: everybody is answered plainly, not by {error:?}", world.name),
            }
        }
        let later = queue::tend(&world.portal).await.unwrap().expired;
        assert_eq!(expired + later, places, "{}: each once, whoever clears it", world.name);
        assert_eq!(free(&world, SERVICE, MONDAY, "10:00").await + held, places, "{}: none is lost, none is sold twice", world.name);
    }
}
