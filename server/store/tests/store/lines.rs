//! The line of a centre: calling, and what counters do with tickets (Q+).

use crate::sample::{self, NOW, filled, write};
use domain::ids::{CentreId, CounterId, PersonId, TicketId};
use domain::queue::kiosk::printer::Printing;
use domain::queue::line::{Place, turn};
use domain::queue::ticket::{Act, By, Target, TicketState, step};
use domain::time::{Date, UnixMs};
use std::collections::BTreeSet;
use store::centres::{CounterRow, GroupRow, ServiceRow};
use store::lines::{self, LineRow};
use store::seats::{self, SeatRow};
use store::ticket_events::{self, TicketEventRow};
use store::ticket_follows;
use store::tickets::{self, TicketRow};
use store::{Db, StoreError, centre_load, centres};

const CENTRE: &str = "merkez-1";
const MINUTE: i64 = 60_000;

fn centre() -> CentreId {
    CENTRE.into()
}

fn day() -> Date {
    NOW.date()
}

/// This minute of the day.
fn at(minute: i64) -> UnixMs {
    UnixMs(day().starts_at().0 + minute * MINUTE)
}

fn counter(number: u32) -> CounterId {
    CounterId(format!("{CENTRE}.{number}"))
}

/// A centre with two groups of one service each; odd counters serve the first, even ones the second, and so many of them.
async fn open(db: &Db, counters: u32) {
    let row = sample::centre(CENTRE);
    write!(db, |tx| {
        centres::put(tx, &row).await?;
        for (group, letter) in [("bir", "X"), ("iki", "Y")] {
            let name = GroupRow {
                id: group.into(),
                name_az: group.into(),
                name_en: String::new(),
                name_ru: String::new(),
                letter: letter.into(),
                position: 1,
            };
            centres::put_group(tx, &name).await?;
            let service = ServiceRow {
                id: format!("{group}.xidmet").into(),
                group: group.into(),
                name_az: group.into(),
                name_en: String::new(),
                name_ru: String::new(),
                folded: group.into(),
                steps: 1,
                sign_in: false,
                active: true,
                position: 1,
            };
            centres::put_service(tx, &service).await?;
        }
        for number in 1..=counters {
            let row =
                CounterRow { id: counter(number), centre: centre(), number, zone: if number < 3 { "A" } else { "B" }.into(), active: true };
            centres::put_counter(tx, &row).await?;
            centres::serve(tx, &row.id, &[if number % 2 == 1 { "bir" } else { "iki" }.into()]).await?;
        }
        Ok(())
    })
    .unwrap();
}

fn ticket(number: u32, came: i64, due: Option<i64>, priority: u8) -> TicketRow {
    TicketRow {
        id: TicketId(format!("019a0000-0000-7000-9000-{number:012}")),
        centre: centre(),
        day: day(),
        letter: "X".into(),
        number,
        group: "bir".into(),
        service: "bir.xidmet".into(),
        booking: None,
        kiosk: None,
        request: format!("r-{number}"),
        secret: format!("s-{number}"),
        priority,
        state: TicketState::Waiting,
        due_min: due,
        issued_ms: at(came),
        place_ms: at(came),
        counter: None,
        printed_ms: None,
        printing: Printing::Waiting,
        offline: false,
        class: String::new(),
    }
}

async fn issue(db: &Db, rows: Vec<TicketRow>) {
    write!(db, |tx| {
        for row in &rows {
            assert!(tickets::issue(tx, row).await?);
        }
        Ok(())
    })
    .unwrap();
}

async fn claim(db: &Db, counter: CounterId, now: UnixMs) -> Result<Option<LineRow>, StoreError> {
    write!(db, |tx| lines::claim(tx, &counter, &centre(), day(), now).await)
}

async fn act(db: &Db, row: &LineRow, act: Act, target: Target, now: UnixMs) -> LineRow {
    let after = step(&row.ticket(), act, By::Counter, target, now).unwrap();
    let (id, revision) = (row.id.clone(), row.revision);
    assert!(write!(db, |tx| lines::change(tx, &id, revision, &after).await).unwrap());
    lines::find(db, &row.id).await.unwrap().unwrap()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn q_plus_twenty_counters_never_call_one_person() {
    for test in filled().await {
        let db = &test.db;
        open(db, 40).await;
        issue(db, (1..=200).map(|number| ticket(number, i64::from(number), None, 0)).collect()).await;
        let counters = (1..=40).step_by(2).map(|number| {
            let db = db.clone();
            tokio::spawn(async move {
                let mut called = Vec::new();
                while let Some(row) = claim(&db, counter(number), at(400)).await.unwrap() {
                    called.push(row.number);
                    let serving = act(&db, &row, Act::Start, Target::default(), at(401)).await;
                    act(&db, &serving, Act::Finish, Target::default(), at(402)).await;
                }
                called
            })
        });
        let mut all = Vec::new();
        for counter in futures::future::join_all(counters).await {
            let called = counter.unwrap();
            assert!(called.is_sorted(), "{}: each counter calls in the order of the line: {called:?}", test.name);
            all.extend(called);
        }
        assert_eq!(all.len(), 200, "{}: called once each", test.name);
        assert_eq!(all.into_iter().collect::<BTreeSet<_>>().len(), 200, "{}", test.name);
    }
}

#[tokio::test]
async fn q_plus_the_line_is_ordered_by_the_rule() {
    for test in filled().await {
        let db = &test.db;
        open(db, 2).await;
        let rows = vec![
            ticket(1, 590, None, 0),
            ticket(2, 505, None, 0),
            ticket(3, 585, Some(600), 0),
            ticket(4, 595, Some(615), 0),
            ticket(5, 599, None, 2),
            ticket(6, 598, None, 0),
            ticket(7, 590, Some(590), 0),
        ];
        issue(db, rows.clone()).await;
        for now in [580, 600, 612, 640, 700] {
            let mut expected: Vec<&TicketRow> = rows.iter().collect();
            expected.sort_by_key(|row| turn(Place { place: row.place_ms, due: row.due_min.map(at), priority: row.priority }, at(now)));
            let expected: Vec<u32> = expected.into_iter().map(|row| row.number).collect();
            let (line, count) = lines::waiting(db, &counter(1), (&centre(), day()), at(now), 5).await.unwrap();
            assert_eq!(
                (line.iter().map(|row| row.number).collect::<Vec<_>>(), count),
                (expected[..5].to_vec(), 7),
                "{} at {now}",
                test.name
            );
            for (before, number) in expected.iter().enumerate() {
                let id = &rows[*number as usize - 1].id;
                assert_eq!(lines::before(db, id, day(), at(now)).await.unwrap() as usize, before, "{}: {number} at {now}", test.name);
            }
        }
        let (other, count) = lines::waiting(db, &counter(2), (&centre(), day()), at(600), 5).await.unwrap();
        assert!(other.is_empty() && count == 0, "another counter serves other services");
        assert_eq!(claim(db, counter(1), at(600)).await.unwrap().unwrap().number, 7);
        assert_eq!(claim(db, counter(2), at(600)).await.unwrap(), None);
        assert!(claim(db, counter(1), at(600)).await.is_err(), "a counter has one ticket in hand");
        assert_eq!(lines::waiting_of_centre(db, &centre(), day()).await.unwrap(), 6);
    }
}

#[tokio::test]
async fn q_plus_a_visit_goes_on_in_other_hands_and_nothing_is_written_twice() {
    for test in filled().await {
        let db = &test.db;
        open(db, 4).await;
        issue(db, vec![ticket(1, 590, None, 0), ticket(2, 595, None, 0)]).await;
        let called = claim(db, counter(1), at(600)).await.unwrap().unwrap();
        assert_eq!((called.calls, called.first_called_ms, called.revision), (1, Some(at(600)), 1), "{}", test.name);
        assert_eq!(lines::at_counter(db, &counter(1), day()).await.unwrap().unwrap(), called);
        let serving = act(db, &called, Act::Start, Target::default(), at(601)).await;
        let (id, stale) = (called.id.clone(), serving.ticket());
        assert!(!write!(db, |tx| lines::change(tx, &id, 1, &stale).await).unwrap(), "a colleague was faster");
        let sent = act(db, &serving, Act::Transfer, Target { counter: Some(counter(2)), ..Target::default() }, at(605)).await;
        assert_eq!((sent.place_ms, sent.served_ms), (at(590), 4 * MINUTE), "the place in the line stays");
        assert_eq!(lines::waiting(db, &counter(1), (&centre(), day()), at(606), 9).await.unwrap().1, 1, "it waits for that counter alone");
        let again = claim(db, counter(2), at(606)).await.unwrap().unwrap();
        assert_eq!((again.id.clone(), again.for_counter.clone()), (called.id.clone(), None));
        let seen = write!(db, |tx| lines::at_counter_in(tx, &counter(2), day()).await).unwrap();
        assert_eq!(seen.as_ref(), Some(&again));
        let parked = act(db, &again, Act::Park, Target::default(), at(607)).await;
        assert_eq!(lines::held(db, &counter(1), (&centre(), day()), TicketState::Parked, 9).await.unwrap(), std::slice::from_ref(&parked));
        let recalled = act(db, &parked, Act::Call, Target { counter: Some(counter(3)), ..Target::default() }, at(610)).await;
        let done =
            act(db, &act(db, &recalled, Act::Start, Target::default(), at(611)).await, Act::Finish, Target::default(), at(615)).await;
        assert_eq!((done.served_ms, done.state), (8 * MINUTE, TicketState::Done));
        let times = tickets::service_times(db, &centre(), day(), &"bir".into(), 9).await.unwrap();
        assert_eq!(times, [8 * 60], "{}: all of the visit, not its last part", test.name);
        assert_eq!(lines::ended_at(db, &counter(3), day()).await.unwrap(), 1);
        let found = write!(db, |tx| lines::find_in(tx, &id_of(1)).await).unwrap();
        assert_eq!(found, Some(done));
        assert_eq!(lines::unfinished(db, day(), 9).await.unwrap(), []);
        assert_eq!(lines::unfinished(db, day().plus(1), 9).await.unwrap(), [ticket(2, 0, None, 0).id]);
        assert_eq!(tickets::find(db, &id_of(1)).await.unwrap().unwrap().state, TicketState::Done);
    }
}

#[tokio::test]
async fn q_plus_who_was_sent_to_a_counter_that_closes_waits_for_the_others_again() {
    for test in filled().await {
        let db = &test.db;
        open(db, 2).await;
        issue(db, vec![ticket(1, 590, None, 0), ticket(2, 595, None, 0)]).await;
        let called = claim(db, counter(1), at(600)).await.unwrap().unwrap();
        let sent = act(db, &called, Act::Transfer, Target { counter: Some(counter(2)), ..Target::default() }, at(601)).await;
        let before = async || lines::before(db, &id_of(2), day(), at(602)).await.unwrap();
        assert_eq!(before().await, 0, "{}: who was sent elsewhere is in nobody's way", test.name);
        assert_eq!(write!(db, |tx| lines::let_go(tx, &counter(2), day().plus(1)).await).unwrap(), 0, "another day's");
        assert_eq!(write!(db, |tx| lines::let_go(tx, &counter(2), day()).await).unwrap(), 1, "{}", test.name);
        assert_eq!(before().await, 1, "{}", test.name);
        let again = claim(db, counter(1), at(603)).await.unwrap().unwrap();
        assert_eq!((again.id, again.place_ms), (sent.id, sent.place_ms), "{}: in the same place", test.name);
    }
}

fn id_of(number: u32) -> TicketId {
    ticket(number, 0, None, 0).id
}

#[tokio::test]
async fn q_plus_the_hall_shows_the_newest_call_first_by_zone() {
    for test in filled().await {
        let db = &test.db;
        open(db, 5).await;
        issue(db, (1..=3).map(|number| ticket(number, 500 + i64::from(number), None, 0)).collect()).await;
        for (number, minute) in [(1, 600), (3, 601), (5, 602)] {
            claim(db, counter(number), at(minute)).await.unwrap().unwrap();
        }
        let shown = async |zone: &str, since: i64, limit: u32| {
            let calls = lines::calls(db, (&centre(), day()), zone, at(since), limit).await.unwrap();
            calls.into_iter().map(|call| (call.number, call.counter)).collect::<Vec<_>>()
        };
        assert_eq!(shown("", 590, 9).await, [(3, 5), (2, 3), (1, 1)], "{}", test.name);
        assert_eq!(shown("", 590, 1).await, [(3, 5)]);
        assert_eq!(shown("A", 590, 9).await, [(1, 1)]);
        assert_eq!(shown("B", 602, 9).await, [(3, 5)], "old calls go");
    }
}

#[tokio::test]
async fn q_plus_one_person_sits_at_one_counter() {
    for test in filled().await {
        let db = &test.db;
        open(db, 2).await;
        let seat = |id: &str, number: u32, person: &str| SeatRow {
            id: id.into(),
            counter: counter(number),
            centre: centre(),
            person: person.into(),
            from_ms: at(540),
            until_ms: None,
            paused_ms: None,
        };
        let take = async |row: SeatRow| write!(db, |tx| seats::take(tx, &row).await);
        take(seat("s-1", 1, "leyla")).await.unwrap();
        assert!(matches!(take(seat("s-2", 1, "murad")).await, Err(StoreError::Unique(_))), "{}: a colleague sits there", test.name);
        assert!(matches!(take(seat("s-3", 2, "leyla")).await, Err(StoreError::Unique(_))), "at two counters at once");
        let bir = store::centres::ServedRow { counter: counter(1), group: "bir".into() };
        assert_eq!(tickets::seated(db, &centre()).await.unwrap(), [bir], "{}", test.name);
        assert!(write!(db, |tx| seats::pause(tx, &"leyla".into(), Some(at(600))).await).unwrap());
        assert!(tickets::seated(db, &centre()).await.unwrap().is_empty(), "{}: a pause serves nobody", test.name);
        let found = seats::of_person(db, &"leyla".into()).await.unwrap().unwrap();
        assert_eq!((found.counter.clone(), found.paused_ms), (counter(1), Some(at(600))));
        assert_eq!(write!(db, |tx| seats::lock(tx, &counter(1)).await).unwrap(), Some(found.clone()));
        assert_eq!(seats::taken(db, &centre()).await.unwrap(), [found]);
        assert_eq!(counts(centre_load::seats(db).await.unwrap()), [("paused".to_owned(), 1)]);
        assert!(write!(db, |tx| seats::leave(tx, &"leyla".into(), at(700)).await).unwrap());
        assert!(!write!(db, |tx| seats::leave(tx, &"leyla".into(), at(701)).await).unwrap());
        take(seat("s-4", 1, "murad")).await.unwrap();
        assert_eq!(write!(db, |tx| seats::end_before(tx, at(540), at(1_500)).await).unwrap(), 0);
        assert_eq!(write!(db, |tx| seats::end_before(tx, at(541), at(1_500)).await).unwrap(), 1);
        assert!(seats::taken(db, &centre()).await.unwrap().is_empty());
        take(seat("s-5", 2, "leyla")).await.unwrap();
        let left = write!(db, |tx| seats::vacate(tx, &"leyla".into(), at(1_501)).await).unwrap();
        assert_eq!(left.map(|seat| (seat.id, seat.counter)), Some(("s-5".to_owned(), counter(2))));
        assert_eq!(write!(db, |tx| seats::vacate(tx, &"leyla".into(), at(1_502)).await).unwrap(), None);
    }
}

fn counts(rows: Vec<centre_load::StateRow>) -> Vec<(String, u32)> {
    rows.into_iter().filter(|row| row.centre == centre()).map(|row| (row.state, row.count)).collect()
}

#[tokio::test]
async fn q_plus_who_wants_to_hear_of_a_ticket_is_told_once() {
    for test in filled().await {
        let db = &test.db;
        open(db, 1).await;
        issue(db, vec![ticket(1, 590, None, 0), ticket(2, 591, None, 0)]).await;
        let (one, leyla) = (id_of(1), PersonId::from("leyla"));
        for _ in 0..2 {
            let (ticket, person) = (one.clone(), leyla.clone());
            write!(db, |tx| ticket_follows::add(tx, &ticket, &person, at(592)).await).unwrap();
        }
        assert!(ticket_follows::has(db, &one, &leyla).await.unwrap() && !ticket_follows::has(db, &id_of(2), &leyla).await.unwrap());
        let follow = ticket_follows::FollowRow { ticket: one.clone(), person: leyla.clone() };
        let day = at(592).date();
        assert_eq!(ticket_follows::open(db, day, 9).await.unwrap(), std::slice::from_ref(&follow), "{}: asked twice it is once", test.name);
        assert!(ticket_follows::open(db, day.plus(1), 9).await.unwrap().is_empty());
        for expected in [true, false] {
            let row = follow.clone();
            assert_eq!(write!(db, |tx| ticket_follows::told(tx, &row, at(593)).await).unwrap(), expected, "{}", test.name);
        }
        assert!(ticket_follows::open(db, day, 9).await.unwrap().is_empty());
        assert_eq!(write!(db, |tx| ticket_follows::forget(tx, at(592)).await).unwrap(), 0);
        assert_eq!(write!(db, |tx| ticket_follows::forget(tx, at(593)).await).unwrap(), 1, "{}", test.name);
    }
}

#[tokio::test]
async fn q2_5_what_was_done_with_a_ticket_is_a_chain() {
    for test in filled().await {
        let db = &test.db;
        open(db, 1).await;
        issue(db, vec![ticket(1, 590, None, 0)]).await;
        let entry = |act: Act, minute: i64, person: Option<&str>| TicketEventRow {
            ticket: id_of(1),
            centre: centre(),
            at_ms: at(minute),
            person: person.map(Into::into),
            counter: person.map(|_| counter(1)),
            act,
            group: "bir".into(),
            service: "bir.xidmet".into(),
        };
        let entries = [entry(Act::Issue, 590, None), entry(Act::Call, 600, Some("leyla")), entry(Act::Close, 1_400, None)];
        let rows = entries.clone();
        write!(db, |tx| {
            for row in &rows {
                ticket_events::append(tx, row).await?;
            }
            Ok(())
        })
        .unwrap();
        assert_eq!(ticket_events::events(db, &id_of(1)).await.unwrap(), entries, "{}", test.name);
        assert_eq!(ticket_events::chained(db, &"".into(), 9).await.unwrap(), [id_of(1)], "each once, however long its chain");
        assert!(ticket_events::chained(db, &id_of(1), 9).await.unwrap().is_empty());
    }
}

#[tokio::test]
async fn q3_4_a_day_is_counted_without_persons() {
    for test in filled().await {
        let db = &test.db;
        open(db, 1).await;
        let before = day().plus(-7);
        let old = |number: u32, minute: i64| TicketRow {
            day: before,
            issued_ms: UnixMs(before.starts_at().0 + minute * MINUTE),
            ..ticket(number, 0, None, 0)
        };
        issue(db, vec![ticket(1, 599, None, 0), ticket(2, 600, Some(610), 0), old(3, 600), old(4, 659), old(5, 660)]).await;
        claim(db, counter(1), at(620)).await.unwrap().unwrap();
        let visits = centre_load::visits(db, &centre(), day()).await.unwrap();
        assert_eq!((visits.len(), visits.iter().filter(|row| row.due_min.is_some()).count()), (2, 1), "{}", test.name);
        let hours = centre_load::walk_ins(db, &centre(), before, day()).await.unwrap();
        assert_eq!(hours.iter().map(|row| (row.day, row.hour, row.people)).collect::<Vec<_>>(), [(before, 10, 2), (before, 11, 1)]);
        assert!(centre_load::booked(db, &centre(), day()).await.unwrap().is_empty());
        assert_eq!(counts(centre_load::tickets(db, day()).await.unwrap()), [("called".to_owned(), 1), ("waiting".to_owned(), 1)]);
        assert!(counts(centre_load::orders(db, day()).await.unwrap()).is_empty());
        assert!(centre_load::ended(db, UnixMs(0)).await.unwrap().is_empty());
    }
}

#[tokio::test]
async fn q_plus_a_centre_is_told_after_the_commit_and_never_after_a_failure() {
    for test in filled().await {
        let db = &test.db;
        let mut told = db.centre_changes();
        let failed: Result<(), StoreError> = write!(db, |tx| {
            tx.publish_centre(&"basqa".into());
            Err(StoreError::NoRow)
        });
        assert!(failed.is_err());
        write!(db, |tx| {
            tx.publish_centre(&centre());
            tx.publish_centre(&centre());
            Ok(())
        })
        .unwrap();
        assert_eq!(told.recv().await.unwrap(), centre(), "{}", test.name);
        assert!(told.try_recv().is_err(), "{}: told once for a transaction", test.name);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn q_plus_processes_on_one_database_hear_of_each_others_calls() {
    for test in filled().await.into_iter().filter(|test| test.db.is_postgres()) {
        let other = Db::open(&test.url).await.unwrap();
        let mut told = other.centre_changes();
        // Listening begins a moment after opening: whoever is told nothing yet is told again.
        let heard = async {
            loop {
                write!(test.db, |tx| {
                    tx.publish_centre(&centre());
                    Ok(())
                })
                .unwrap();
                if let Ok(centre) = tokio::time::timeout(std::time::Duration::from_millis(200), told.recv()).await {
                    return centre.unwrap();
                }
            }
        };
        assert_eq!(tokio::time::timeout(std::time::Duration::from_secs(30), heard).await.unwrap(), centre());
    }
}
