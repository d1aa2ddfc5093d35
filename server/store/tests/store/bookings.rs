//! Orders of places: what a step still has, how an order lives and ends, codes, what happened, who waits (Q3.1, Q3.2).

use crate::sample::{self, NOW, filled, write};
use domain::ids::{BookingId, CentreId, GroupId};
use domain::lang::Lang;
use domain::queue::slot::Step;
use domain::queue::{BookingState, OrderWhat};
use domain::time::{Date, UnixMs};
use store::booking_events::EventRow;
use store::bookings::{self, BookingRow};
use store::place_waits::{self, WaitRow};
use store::testing::TestDb;
use store::{booking_codes, booking_events, centres, queue_steps};

const CENTRE: &str = "m-1";
const GROUP: &str = "g";
const SERVICE: &str = "g.s";

fn day() -> Date {
    NOW.date().plus(1)
}

fn steps(at: &[u16], places: u32) -> Vec<Step> {
    at.iter().map(|at| Step { at: *at, places }).collect()
}

fn order(nr: u32) -> BookingRow {
    BookingRow {
        id: format!("b-{nr}").into(),
        centre: CENTRE.into(),
        service: SERVICE.into(),
        group: GROUP.into(),
        day: day(),
        at: 600,
        steps: 2,
        state: BookingState::Held,
        code: None,
        given_name: "Gülşən".into(),
        surname: "Şıxəliyeva".into(),
        patronymic: "İsgəndər qızı".into(),
        document: "AA1234567".into(),
        phone: "+994501234567".into(),
        email: "g@example.az".into(),
        person: Some("leyla".into()),
        lang: Lang::Az,
        channel: "web".into(),
        booked_by: None,
        held_ms: NOW,
        held_until_ms: UnixMs(NOW.0 + 900_000),
        booked_ms: None,
        revision: 0,
        unsettled_ms: None,
        mail_refused_ms: None,
        ended_why: None,
        step: Some(15),
    }
}

async fn ready() -> Vec<TestDb> {
    let all = filled().await;
    for test in &all {
        write!(test.db, |tx| {
            let group = centres::GroupRow {
                id: GROUP.into(),
                name_az: "Q".into(),
                name_en: "Q".into(),
                name_ru: "Q".into(),
                letter: "Q".into(),
                position: 1,
            };
            centres::put_group(tx, &group).await?;
            let service = centres::ServiceRow {
                id: SERVICE.into(),
                group: GROUP.into(),
                name_az: "S".into(),
                name_en: "S".into(),
                name_ru: "S".into(),
                folded: "s".into(),
                steps: 2,
                sign_in: false,
                active: true,
                position: 1,
            };
            centres::put_service(tx, &service).await?;
            let centre = centres::CentreRow { late_min: 10, ..sample::centre(CENTRE) };
            centres::put(tx, &centre).await
        })
        .unwrap();
    }
    all
}

async fn held(test: &TestDb, nr: u32) -> BookingId {
    let row = order(nr);
    let id = row.id.clone();
    assert!(write!(test.db, |tx| bookings::add(tx, &row, "sixeliyeva").await).unwrap());
    id
}

async fn booked(test: &TestDb, nr: u32, code: &'static str) -> BookingId {
    let id = held(test, nr).await;
    let of = id.clone();
    assert!(write!(test.db, |tx| bookings::confirm(tx, &of, code, NOW).await).unwrap(), "{}", test.name);
    id
}

#[tokio::test]
async fn a_step_is_taken_no_oftener_than_it_has_places() {
    for test in ready().await {
        let (db, centre, group) = (&test.db, CentreId::from(CENTRE), GroupId::from(GROUP));
        let take = async |at: &'static [u16]| {
            let (centre, group) = (centre.clone(), group.clone());
            write!(test.db, |tx| {
                let taken = queue_steps::take(tx, &centre, &group, day(), &steps(at, 2)).await?;
                // As the services do: a visit that is not whole leaves nothing behind.
                if taken { Ok(true) } else { Err(store::StoreError::NoRow) }
            })
            .unwrap_or(false)
        };
        assert!(take(&[600, 615]).await && take(&[615, 630]).await, "{}", test.name);
        assert!(!take(&[600, 615]).await, "{}: 615 is full", test.name);
        let taken = async || {
            let mut rows = queue_steps::between(db, &centre, &group, day(), day()).await.unwrap();
            rows.sort_by_key(|row| row.at);
            rows.into_iter().map(|row| (row.at, row.taken)).collect::<Vec<_>>()
        };
        assert_eq!(taken().await, [(600, 1), (615, 2), (630, 1)], "{}", test.name);
        let visit = |at: u16, steps: u16, step: Option<u16>| {
            let (id, centre, group) = ("x".into(), centre.clone(), group.clone());
            bookings::Freed { id, centre, group, day: day(), at, steps, step }
        };
        let back = visit(600, 2, None);
        write!(test.db, |tx| queue_steps::give_back(tx, &back).await).unwrap();
        assert_eq!(taken().await, [(615, 1), (630, 1)], "{}: by the centre's step where none was kept", test.name);
        // The centre's step is another one now: what was taken by steps of fifteen minutes is given back by them.
        assert!(take(&[700, 715]).await && take(&[730]).await);
        let mut wider = centres::find(db, &centre).await.unwrap().unwrap();
        wider.step_min = 30;
        write!(test.db, |tx| centres::put(tx, &wider).await).unwrap();
        let back = visit(700, 2, Some(15));
        write!(test.db, |tx| queue_steps::give_back(tx, &back).await).unwrap();
        assert_eq!(taken().await, [(615, 1), (630, 1), (730, 1)], "{}", test.name);
        let (c, g) = (centre.clone(), group.clone());
        let none = write!(test.db, |tx| queue_steps::take(tx, &c, &g, day(), &steps(&[600], 0)).await).unwrap();
        assert!(!none, "{}: a step without places has none", test.name);
    }
}

#[tokio::test]
async fn an_order_is_confirmed_once_and_only_while_it_is_kept() {
    for test in ready().await {
        let id = held(&test, 1).await;
        let again = order(1);
        assert!(!write!(test.db, |tx| bookings::add(tx, &again, "").await).unwrap(), "{}: the same id", test.name);
        let (of, late) = (id.clone(), UnixMs(NOW.0 + 900_000));
        assert!(!write!(test.db, |tx| bookings::confirm(tx, &of, "1", late).await).unwrap(), "{}: too late", test.name);
        let mut other = order(1);
        other.at = 660;
        assert!(write!(test.db, |tx| bookings::hold_again(tx, &other, "x").await).unwrap());
        let of = id.clone();
        assert!(write!(test.db, |tx| bookings::confirm(tx, &of, "123456789", NOW).await).unwrap());
        let of = id.clone();
        assert!(!write!(test.db, |tx| bookings::confirm(tx, &of, "2", NOW).await).unwrap(), "{}: once", test.name);
        let found = bookings::find(&test.db, &id).await.unwrap().unwrap();
        assert_eq!((found.at, found.state, found.booked_ms), (660, BookingState::Booked, Some(NOW)), "{}", test.name);
        assert_eq!(bookings::find_by_code(&test.db, "123456789").await.unwrap().map(|row| row.id), Some(id.clone()));
        let present = write!(test.db, |tx| bookings::present_by_code(tx, "123456789").await).unwrap();
        assert_eq!(present.map(|row| row.id), Some(id.clone()), "{}", test.name);
        let of = id.clone();
        let locked = write!(test.db, |tx| bookings::lock(tx, &of).await).unwrap().unwrap();
        assert_eq!(locked.revision, 1);
        let second = held(&test, 2).await;
        let taken = write!(test.db, |tx| bookings::confirm(tx, &second, "123456789", NOW).await);
        assert!(taken.is_err_and(|error| error.is_unique()), "{}: a code belongs to one order", test.name);
        let of = id.clone();
        write!(test.db, |tx| bookings::mail_refused(tx, &of, NOW).await).unwrap();
        assert_eq!(bookings::find(&test.db, &id).await.unwrap().unwrap().mail_refused_ms, Some(NOW));
    }
}

#[tokio::test]
async fn open_orders_are_counted_by_document_address_and_telephone() {
    for test in ready().await {
        booked(&test, 1, "111111111").await;
        let same = order(9);
        let open = write!(test.db, |tx| bookings::open(tx, &same, NOW.date()).await).unwrap();
        assert_eq!((open.document, open.email, open.phone, open.same), (1, 1, 1, 1), "{}", test.name);
        let other = BookingRow { document: "X".into(), email: String::new(), phone: "Y".into(), ..order(9) };
        let open = write!(test.db, |tx| bookings::open(tx, &other, NOW.date()).await).unwrap();
        assert_eq!((open.document, open.email, open.phone, open.same), (0, 0, 0, 0), "{}", test.name);
    }
}

#[tokio::test]
async fn an_order_loses_its_place_and_has_it_again_once_each() {
    for test in ready().await {
        let (db, id) = (&test.db, booked(&test, 1, "111111111").await);
        let centre = CentreId::from(CENTRE);
        let days = async || bookings::unsettled(db, &centre, NOW.date()).await.unwrap();
        assert!(days().await.is_empty(), "{}", test.name);
        let of = id.clone();
        assert!(!write!(test.db, |tx| bookings::resettle(tx, &of).await).unwrap(), "{}: it has its place", test.name);
        let of = id.clone();
        assert!(write!(test.db, |tx| bookings::unsettle(tx, &of, NOW).await).unwrap());
        assert_eq!(days().await, [day()], "{}", test.name);
        for expected in [true, false] {
            let of = id.clone();
            assert_eq!(write!(test.db, |tx| bookings::resettle(tx, &of).await).unwrap(), expected, "{}", test.name);
        }
        assert!(days().await.is_empty(), "{}", test.name);
    }
}

#[tokio::test]
async fn orders_that_lie_ahead_are_counted_by_centre_and_service() {
    for test in ready().await {
        let (db, id) = (&test.db, booked(&test, 1, "111111111").await);
        let counted = async |centre: &str, service: &str, from: Date, closed: bool| {
            store::panel_effects::orders(db, centre, service, from, closed).await.unwrap()
        };
        let count = async |centre: &str, service: &str, from: Date| counted(centre, service, from, false).await;
        let today = NOW.date();
        assert_eq!((count(CENTRE, "", today).await, count("", SERVICE, today).await, count(CENTRE, SERVICE, today).await), (1, 1, 1));
        assert_eq!((count("yoxdur", "", today).await, count(CENTRE, "yoxdur", today).await, count("", "", day().plus(1)).await), (0, 0, 0));
        write!(test.db, |tx| bookings::unsettle(tx, &id, NOW).await).unwrap();
        assert_eq!(count(CENTRE, "", today).await, 0, "{}: whoever knows of the closing is not counted", test.name);
        assert_eq!(counted(CENTRE, "", today, true).await, 1, "{}: but keeps the places by the step of then", test.name);
    }
}

#[tokio::test]
async fn what_rests_is_found_by_its_own_document_alone() {
    for test in ready().await {
        let (db, id, later) = (&test.db, booked(&test, 1, "111111111").await, UnixMs(NOW.0 + 1_000_000));
        let of = id.clone();
        assert!(write!(test.db, |tx| bookings::hand_on(tx, &of, "111111111", NOW, later).await).unwrap());
        let found = async |of: &BookingRow| bookings::resting(db, of, NOW.date(), NOW.date().plus(9)).await.unwrap();
        let own = order(1).places();
        assert_eq!(found(&order(9)).await, std::slice::from_ref(&own), "{}", test.name);
        let then = order(9);
        assert_eq!(write!(test.db, |tx| bookings::resting_then(tx, &then).await).unwrap(), [own], "{}", test.name);
        let others = [
            BookingRow { document: "X".into(), ..order(9) },
            BookingRow { document: String::new(), ..order(9) },
            BookingRow { centre: "yoxdur".into(), ..order(9) },
        ];
        for other in others {
            assert!(found(&other).await.is_empty(), "{}: {other:?}", test.name);
        }
        assert!(write!(test.db, |tx| bookings::settle(tx, &id).await).unwrap());
        assert!(found(&order(9)).await.is_empty(), "{}: it rests no more", test.name);
    }
}

#[tokio::test]
async fn every_end_of_an_order_happens_once() {
    for test in ready().await {
        let (db, later) = (&test.db, UnixMs(NOW.0 + 1_000_000));
        let kept = held(&test, 1).await;
        assert_eq!(
            bookings::expired(db, later, 10).await.unwrap().iter().map(|row| row.id.clone()).collect::<Vec<_>>(),
            std::slice::from_ref(&kept)
        );
        assert!(bookings::expired(db, NOW, 10).await.unwrap().is_empty(), "{}: not yet", test.name);
        for expected in [true, false] {
            let of = kept.clone();
            assert_eq!(write!(test.db, |tx| bookings::expire(tx, &of, "time", later, later).await).unwrap(), expected, "{}", test.name);
        }
        let id = booked(&test, 2, "222222222").await;
        for expected in [true, false] {
            let of = id.clone();
            let cancelled = write!(test.db, |tx| bookings::cancel(tx, &of, "person", NOW, later).await).unwrap();
            assert_eq!(cancelled, expected, "{}", test.name);
        }
        assert!(bookings::cooled(db, NOW, 10).await.unwrap().is_empty());
        let cooled = bookings::cooled(db, later, 10).await.unwrap();
        assert_eq!(cooled.iter().map(|row| (row.at, row.steps)).collect::<Vec<_>>(), [(600, 2)], "{}", test.name);
        for expected in [true, false] {
            let of = id.clone();
            assert_eq!(write!(test.db, |tx| bookings::settle(tx, &of).await).unwrap(), expected, "{}", test.name);
        }
        let id = booked(&test, 3, "333333333").await;
        for expected in [true, false] {
            let of = id.clone();
            assert_eq!(write!(test.db, |tx| bookings::activate(tx, &of, NOW).await).unwrap(), expected, "{}", test.name);
        }
        let of = id.clone();
        assert!(!write!(test.db, |tx| bookings::cancel(tx, &of, "person", NOW, later).await).unwrap(), "{}: used", test.name);
        // Called missed a minute after its code was typed somewhere without the network: it was in time. Typed later it was not.
        let id = booked(&test, 4, "444444444").await;
        let of = id.clone();
        assert!(write!(test.db, |tx| bookings::missed(tx, &of, later).await).unwrap());
        for (typed, expected) in [(later, false), (UnixMs(later.0 - 1), true)] {
            let of = id.clone();
            assert_eq!(write!(test.db, |tx| bookings::activate(tx, &of, typed).await).unwrap(), expected, "{}", test.name);
        }
    }
}

#[tokio::test]
async fn an_order_hands_its_code_on_to_the_one_that_follows_it() {
    for test in ready().await {
        let id = booked(&test, 1, "444444444").await;
        let mut next = order(2);
        (next.state, next.code, next.booked_ms) = (BookingState::Booked, Some("444444444".into()), Some(NOW));
        let of = id.clone();
        write!(test.db, |tx| {
            assert!(bookings::hand_on(tx, &of, "444444444", NOW, NOW).await?);
            assert!(!bookings::hand_on(tx, &of, "444444444", NOW, NOW).await?, "once");
            bookings::add(tx, &next, "x").await
        })
        .unwrap();
        let found = bookings::find_by_code(&test.db, "444444444").await.unwrap().unwrap();
        assert_eq!(found.id, BookingId::from("b-2"), "{}", test.name);
        let before = bookings::find(&test.db, &id).await.unwrap().unwrap();
        assert_eq!((before.state, before.code), (BookingState::Cancelled, None), "{}", test.name);
    }
}

#[tokio::test]
async fn what_is_due_is_found_and_noted_once() {
    for test in ready().await {
        let (db, id) = (&test.db, booked(&test, 1, "555555555").await);
        assert!(bookings::due(db, day(), 610, 10).await.unwrap().is_empty(), "{}: ten minutes of grace", test.name);
        assert_eq!(bookings::due(db, day(), 611, 10).await.unwrap().len(), 1, "{}", test.name);
        assert_eq!(bookings::due(db, day().plus(1), 0, 10).await.unwrap().len(), 1, "{}", test.name);
        let later = UnixMs(NOW.0 + 1);
        assert_eq!(bookings::to_remind(db, day(), later, 10).await.unwrap().len(), 1, "{}", test.name);
        assert!(bookings::to_remind(db, day(), NOW, 10).await.unwrap().is_empty(), "{}: too fresh", test.name);
        for expected in [true, false] {
            let of = id.clone();
            assert_eq!(write!(test.db, |tx| bookings::reminded(tx, &of, NOW).await).unwrap(), expected, "{}", test.name);
        }
        assert!(bookings::to_remind(db, day(), later, 10).await.unwrap().is_empty());
        assert_eq!(bookings::upcoming(db, &CENTRE.into(), day()).await.unwrap().len(), 1, "{}", test.name);
        assert_eq!(bookings::days(db, &CENTRE.into(), day()).await.unwrap(), [day()], "{}", test.name);
        assert!(bookings::days(db, &CENTRE.into(), day().plus(1)).await.unwrap().is_empty(), "{}", test.name);
        for expected in [true, false] {
            let of = id.clone();
            assert_eq!(write!(test.db, |tx| bookings::unsettle(tx, &of, NOW).await).unwrap(), expected, "{}", test.name);
        }
        for expected in [true, false] {
            let of = id.clone();
            assert_eq!(write!(test.db, |tx| bookings::missed(tx, &of, NOW).await).unwrap(), expected, "{}", test.name);
        }
        assert_eq!(bookings::of_centre_day(db, &CENTRE.into(), day()).await.unwrap().len(), 1, "missed ones are shown");
    }
}

#[tokio::test]
async fn orders_are_found_by_what_a_caller_can_say_and_forgotten_in_time() {
    for test in ready().await {
        let db = &test.db;
        booked(&test, 1, "666666666").await;
        let search = async |code: &str, phone: &str, word: &str, folded: &str| {
            bookings::search(db, code, phone, word, folded, NOW.date(), 10).await.unwrap().len()
        };
        assert_eq!(search("666666666", "", "", "").await, 1, "{}", test.name);
        assert_eq!(search("", "+994501234567", "", "").await, 1);
        assert_eq!(search("", "", "AA1234567", "").await, 1);
        assert_eq!(search("", "", "g@example.az", "").await, 1);
        assert_eq!(search("", "", "", "sixeliyeva").await, 1);
        assert_eq!(search("x", "x", "x", "x").await, 0, "{}", test.name);
        assert_eq!(bookings::of_person(db, &"leyla".into(), 10).await.unwrap().len(), 1, "{}", test.name);
        assert_eq!(write!(test.db, |tx| bookings::forget(tx, day()).await).unwrap(), 0, "{}: not yet", test.name);
        assert_eq!(write!(test.db, |tx| bookings::forget(tx, day().plus(1)).await).unwrap(), 1, "{}", test.name);
        assert_eq!(search("", "", "", "sixeliyeva").await, 0, "{}", test.name);
        assert!(bookings::of_person(db, &"leyla".into(), 10).await.unwrap().is_empty());
    }
}

#[tokio::test]
async fn a_confirmation_code_lives_until_the_next_one() {
    for test in ready().await {
        let (db, id) = (&test.db, held(&test, 1).await);
        let ask = async |at: UnixMs| {
            let id = id.clone();
            write!(test.db, |tx| booking_codes::ask(tx, &id, at).await).unwrap();
        };
        let sent = async |asked: UnixMs, hash: &'static str| {
            let id = id.clone();
            write!(test.db, |tx| booking_codes::sent(tx, &id, asked, hash, UnixMs(NOW.0 + 9)).await).unwrap()
        };
        assert_eq!(booking_codes::find(db, &id).await.unwrap(), None, "{}", test.name);
        ask(NOW).await;
        assert!(sent(NOW, "a").await && !sent(UnixMs(1), "b").await, "{}: asked for anew meanwhile", test.name);
        let of = id.clone();
        let tried = write!(test.db, |tx| booking_codes::try_code(tx, &of).await).unwrap().unwrap();
        assert_eq!((tried.tries, tried.code_hash.as_deref(), tried.sends), (1, Some("a"), 1), "{}", test.name);
        let of = id.clone();
        assert!(write!(test.db, |tx| booking_codes::refused(tx, &of, NOW).await).unwrap());
        ask(UnixMs(NOW.0 + 1)).await;
        let of = id.clone();
        let present = write!(test.db, |tx| booking_codes::present(tx, &of).await).unwrap().unwrap();
        assert_eq!((present.tries, present.code_hash, present.refused_ms, present.sends), (0, None, None, 2), "{}", test.name);
        let of = id.clone();
        write!(test.db, |tx| booking_codes::used(tx, &of, NOW).await).unwrap();
        assert!(!sent(UnixMs(NOW.0 + 1), "c").await, "{}: used is used", test.name);
    }
}

#[tokio::test]
async fn what_happened_stands_in_its_order_and_is_counted() {
    for test in ready().await {
        for (nr, what) in [(1, OrderWhat::Booked), (2, OrderWhat::Changed), (3, OrderWhat::Cancelled)] {
            let event = EventRow { id: nr.to_string(), code: "7".into(), at_ms: UnixMs(NOW.0 + nr), what, by: None };
            write!(test.db, |tx| booking_events::add(tx, &event).await).unwrap();
        }
        let events = booking_events::of_code(&test.db, "7").await.unwrap();
        assert_eq!(
            events.iter().map(|event| event.what).collect::<Vec<_>>(),
            [OrderWhat::Booked, OrderWhat::Changed, OrderWhat::Cancelled]
        );
        let counts = booking_events::counts(&test.db, NOW, UnixMs(NOW.0 + 3)).await.unwrap();
        assert_eq!(
            counts.iter().map(|row| (row.what, row.count)).collect::<Vec<_>>(),
            [(OrderWhat::Booked, 1), (OrderWhat::Changed, 1)],
            "{}",
            test.name
        );
    }
}

#[tokio::test]
async fn who_waits_is_told_once_and_not_for_ever() {
    for test in ready().await {
        let db = &test.db;
        for nr in [1, 2] {
            let wait = WaitRow {
                id: format!("w-{nr}"),
                centre: CENTRE.into(),
                service: SERVICE.into(),
                group: GROUP.into(),
                from: day(),
                until: day().plus(5),
                email: "w@example.az".into(),
                lang: Lang::Az,
                asked_ms: UnixMs(NOW.0 + nr),
            };
            write!(test.db, |tx| place_waits::add(tx, &wait).await).unwrap();
        }
        assert_eq!(write!(test.db, |tx| place_waits::of_email(tx, "w@example.az").await).unwrap(), 2, "{}", test.name);
        assert_eq!(place_waits::wanted(db).await.unwrap().len(), 1, "{}: each thing once", test.name);
        let open = async || {
            let rows = place_waits::open(db, &CENTRE.into(), &SERVICE.into(), 10).await.unwrap();
            rows.into_iter().map(|row| row.id).collect::<Vec<_>>()
        };
        assert_eq!(open().await, ["w-1", "w-2"], "{}", test.name);
        for expected in [true, false] {
            assert_eq!(write!(test.db, |tx| place_waits::told(tx, "w-1", NOW).await).unwrap(), expected, "{}", test.name);
        }
        let since = async |since: i64| place_waits::told_since(db, &CENTRE.into(), &SERVICE.into(), UnixMs(since)).await.unwrap();
        assert_eq!((since(NOW.0 - 1).await, since(NOW.0).await), (1, 0), "{}", test.name);
        assert_eq!(place_waits::find(db, "w-1").await.unwrap().map(|row| row.email), Some("w@example.az".into()));
        assert_eq!(write!(test.db, |tx| place_waits::end(tx, day().plus(6), NOW).await).unwrap(), 1, "{}", test.name);
        assert!(open().await.is_empty());
        assert_eq!(write!(test.db, |tx| place_waits::forget(tx, day().plus(6)).await).unwrap(), 2, "{}", test.name);
    }
}
