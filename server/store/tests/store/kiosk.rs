//! Queue machines, their numbers and tickets (Q3.2.2).

use crate::sample::{self, NOW, filled, write};
use domain::ids::{CentreId, KioskId, TicketId};
use domain::queue::BookingState;
use domain::queue::kiosk::numbers::Block;
use domain::queue::kiosk::printer::Printing;
use domain::queue::ticket::TicketState;
use domain::time::UnixMs;
use std::sync::atomic::{AtomicU32, Ordering};
use store::centres::{CounterRow, GroupRow, ServiceRow};
use store::kiosks::KioskRow;
use store::testing::order;
use store::tickets::TicketRow;
use store::{Db, StoreError, bookings, centres, kiosk_orders, kiosks, tickets};

const CENTRE: &str = "m-1";

async fn housed(db: &Db) {
    let centre = sample::centre(CENTRE);
    let group = GroupRow {
        id: "q".into(),
        name_az: "Qrup".into(),
        name_en: String::new(),
        name_ru: String::new(),
        letter: "Z".into(),
        position: 1,
    };
    let service = ServiceRow {
        id: "x".into(),
        group: "q".into(),
        name_az: "Xidmət".into(),
        name_en: String::new(),
        name_ru: String::new(),
        folded: "xidmet".into(),
        steps: 1,
        sign_in: false,
        active: true,
        position: 1,
    };
    let counter = CounterRow { id: "m-1.1".into(), centre: CENTRE.into(), number: 1, zone: String::new(), active: true };
    write!(db, |tx| {
        centres::put(tx, &centre).await?;
        centres::put_group(tx, &group).await?;
        centres::put_service(tx, &service).await?;
        centres::put_counter(tx, &counter).await?;
        centres::serve(tx, &counter.id, &["q".into()]).await?;
        kiosks::add(tx, &machine("k-1"), ("pair", UnixMs(NOW.0 + 1_000))).await
    })
    .unwrap();
}

fn machine(id: &str) -> KioskRow {
    KioskRow {
        id: id.into(),
        centre: CENTRE.into(),
        name: "Giriş".into(),
        printer: String::new(),
        paired_ms: None,
        seen_ms: None,
        wrong: 0,
        wrong_ms: None,
        created_ms: NOW,
        created_by: Some("leyla".into()),
        revoked_ms: None,
    }
}

fn fresh() -> TicketId {
    static NR: AtomicU32 = AtomicU32::new(0);
    TicketId(format!("t-{}", NR.fetch_add(1, Ordering::Relaxed)))
}

fn ticket(number: u32) -> TicketRow {
    TicketRow {
        id: fresh(),
        centre: CENTRE.into(),
        day: NOW.date(),
        letter: "Z".into(),
        number,
        group: "q".into(),
        service: "x".into(),
        booking: None,
        kiosk: Some("k-1".into()),
        request: format!("r-{number}"),
        secret: format!("s-{number}"),
        priority: 1,
        class: "elderly".into(),
        state: TicketState::Waiting,
        due_min: None,
        issued_ms: NOW,
        place_ms: UnixMs(NOW.0 + i64::from(number)),
        counter: None,
        printed_ms: None,
        printing: Printing::Waiting,
        offline: false,
    }
}

#[tokio::test]
async fn q3_2_2_a_machine_is_paired_once_and_switched_off_for_good() {
    for test in filled().await {
        let db = &test.db;
        housed(db).await;
        assert!(write!(db, |tx| kiosks::add(tx, &machine("k-2"), ("pair", NOW)).await).unwrap_err().is_unique(), "{}", test.name);
        let paired = write!(db, |tx| kiosks::pair(tx, "pair", "key", NOW).await).unwrap().unwrap();
        assert_eq!((paired.id.as_str(), paired.paired_ms), ("k-1", Some(NOW)));
        assert_eq!(write!(db, |tx| kiosks::pair(tx, "pair", "other", NOW).await).unwrap(), None, "a code is good once");
        let own = kiosks::by_key(db, "key").await.unwrap().unwrap();
        assert_eq!(own, paired);
        assert!(write!(db, |tx| kiosks::pair_again(tx, &CENTRE.into(), &"k-1".into(), ("again", UnixMs(NOW.0 + 10))).await).unwrap());
        assert!(!write!(db, |tx| kiosks::pair_again(tx, &"m-2".into(), &"k-1".into(), ("x", NOW)).await).unwrap(), "another centre's");
        assert_eq!(write!(db, |tx| kiosks::pair(tx, "again", "late", UnixMs(NOW.0 + 10)).await).unwrap(), None, "too old");
        write!(db, |tx| {
            kiosks::seen(tx, &"k-1".into(), UnixMs(NOW.0 + 5)).await?;
            for second in 0..3 {
                kiosks::wrong(tx, &"k-1".into(), UnixMs(NOW.0 + second), NOW).await?;
            }
            Ok::<_, StoreError>(())
        })
        .unwrap();
        let seen = kiosks::of_centre(db, &CENTRE.into()).await.unwrap().remove(0);
        assert_eq!((seen.seen_ms, seen.wrong), (Some(UnixMs(NOW.0 + 5)), 2), "those before the time asked for are forgotten");
        write!(db, |tx| kiosks::right(tx, &"k-1".into()).await).unwrap();
        assert_eq!(kiosks::by_key(db, "key").await.unwrap().unwrap().wrong, 0);
        assert!(write!(db, |tx| kiosks::revoke(tx, &CENTRE.into(), &"k-1".into(), &"leyla".into(), NOW).await).unwrap());
        assert!(!write!(db, |tx| kiosks::revoke(tx, &CENTRE.into(), &"k-1".into(), &"leyla".into(), NOW).await).unwrap());
        assert_eq!(kiosks::by_key(db, "key").await.unwrap(), None);
        assert_eq!(kiosks::classes(db, &CENTRE.into()).await.unwrap(), "elderly,disability,infant");
        write!(db, |tx| kiosks::set_classes(tx, &CENTRE.into(), "infant").await).unwrap();
        assert_eq!(kiosks::classes(db, &CENTRE.into()).await.unwrap(), "infant");
    }
}

#[tokio::test]
async fn q3_2_2_a_number_a_pressing_and_an_order_have_one_ticket() {
    for test in filled().await {
        let db = &test.db;
        housed(db).await;
        order(db, ("o-1", "123456789"), CENTRE, ("x", "q"), NOW.date(), 720).await;
        let serials = write!(db, |tx| {
            let mut serials = Vec::new();
            for _ in 0..3 {
                serials.push(tickets::next_serial(tx, &CENTRE.into(), NOW.date(), "Z").await?);
            }
            serials.push(tickets::next_serial(tx, &CENTRE.into(), NOW.date().plus(1), "Z").await?);
            serials.push(tickets::next_block(tx, &CENTRE.into(), NOW.date(), "Z").await?);
            Ok(serials)
        });
        assert_eq!(serials.unwrap(), [1, 2, 3, 1, 1], "{}: each day and each letter begins anew", test.name);
        let first = TicketRow { booking: Some("o-1".into()), ..ticket(1) };
        let row = first.clone();
        assert!(write!(db, |tx| tickets::issue(tx, &row).await).unwrap());
        let same = [
            TicketRow { request: "r-2".into(), secret: "s-2".into(), ..ticket(1) },
            TicketRow { request: first.request.clone(), ..ticket(2) },
            TicketRow { booking: first.booking.clone(), ..ticket(3) },
        ];
        for twin in same {
            assert!(!write!(db, |tx| tickets::issue(tx, &twin).await).unwrap(), "number, pressing, order");
        }
        let (by_request, by_booking) =
            write!(db, |tx| Ok((tickets::find_by_request(tx, "r-1").await?, tickets::find_by_booking(tx, &"o-1".into()).await?))).unwrap();
        assert_eq!((by_request.as_ref(), by_booking.as_ref()), (Some(&first), Some(&first)));
        assert_eq!(tickets::find(db, &first.id).await.unwrap(), Some(first.clone()));
        assert_eq!(tickets::find_by_secret(db, "s-1").await.unwrap(), Some(first.clone()));
        let later = ticket(2);
        let row = later.clone();
        assert!(write!(db, |tx| tickets::issue(tx, &row).await).unwrap());
        assert_eq!((before(db, &first).await, before(db, &later).await), (0, 1));
        assert_eq!(tickets::waiting(db, &CENTRE.into(), NOW.date()).await.unwrap(), [("q".into(), 2)]);
        assert_eq!(tickets::service_times(db, &CENTRE.into(), NOW.date(), &"q".into(), 9).await.unwrap(), Vec::<i64>::new());
        let id = first.id.clone();
        write!(db, |tx| tickets::printing(tx, &id, Printing::Done, Some(NOW)).await).unwrap();
        let printed = tickets::find(db, &first.id).await.unwrap().unwrap();
        assert_eq!((printed.printing, printed.printed_ms), (Printing::Done, Some(NOW)));
        let id = later.id.clone();
        assert!(write!(db, |tx| tickets::renumber(tx, &id, 700, (Printing::Done, Some(NOW))).await).unwrap());
        let renumbered = tickets::find(db, &later.id).await.unwrap().unwrap();
        assert_eq!((renumbered.number, renumbered.printing, renumbered.printed_ms), (700, Printing::Done, Some(NOW)));
        let id = later.id.clone();
        assert!(write!(db, |tx| tickets::renumber(tx, &id, 1, (Printing::NoPaper, None)).await).unwrap_err().is_unique());
    }
}

#[tokio::test]
async fn q3_2_2_an_order_is_used_once() {
    for test in filled().await {
        let db = &test.db;
        housed(db).await;
        order(db, ("o-1", "123456789"), CENTRE, ("x", "q"), NOW.date(), 720).await;
        let found = write!(db, |tx| Ok((kiosk_orders::by_code(tx, "123456789").await?, kiosk_orders::by_code(tx, "1").await?))).unwrap();
        let order = found.0.unwrap();
        assert_eq!((order.id.as_str(), order.start_min, order.state, found.1), ("o-1", 720, BookingState::Booked, None));
        assert!(write!(db, |tx| bookings::activate(tx, &"o-1".into(), NOW).await).unwrap(), "{}", test.name);
        assert!(!write!(db, |tx| bookings::activate(tx, &"o-1".into(), NOW).await).unwrap());
        let again = write!(db, |tx| kiosk_orders::by_id(tx, &"o-1".into()).await).unwrap().unwrap();
        assert_eq!(again.state, BookingState::Activated);
        assert_eq!(kiosk_orders::of_day(db, &CENTRE.into(), NOW.date()).await.unwrap(), [again]);
        assert!(kiosk_orders::of_day(db, &CENTRE.into(), NOW.date().plus(1)).await.unwrap().is_empty());
        let row = TicketRow { booking: Some("o-1".into()), ..ticket(4) };
        write!(db, |tx| tickets::issue(tx, &row).await).unwrap();
        let numbers = kiosk_orders::numbers(db, &CENTRE.into(), NOW.date()).await.unwrap();
        assert_eq!((numbers[0].booking.as_str(), numbers[0].number, numbers.len()), ("o-1", 4, 1));
    }
}

#[tokio::test]
async fn q3_2_2_blocks_are_given_once_and_what_differs_is_kept() {
    for test in filled().await {
        let db = &test.db;
        housed(db).await;
        let block = Block { letter: "Z".into(), first: 700, last: 719 };
        let given = block.clone();
        write!(db, |tx| kiosks::give_block(tx, &machine("k-1"), NOW.date(), 1, &given, NOW).await).unwrap();
        let given = block.clone();
        let twice = write!(db, |tx| kiosks::give_block(tx, &machine("k-1"), NOW.date(), 1, &given, NOW).await);
        assert!(twice.unwrap_err().is_unique(), "{}", test.name);
        let row = ticket(703);
        let (ticket, kiosk) = (row.id.clone(), KioskId::from("k-1"));
        write!(db, |tx| {
            tickets::issue(tx, &row).await?;
            kiosks::conflict(tx, "c-1", &kiosk, &ticket, ("used_elsewhere", "Z007"), NOW).await
        })
        .unwrap();
        let own = write!(db, |tx| kiosks::blocks(tx, &"k-1".into(), NOW.date()).await).unwrap();
        assert_eq!(own.iter().map(|block| (block.first, block.last, block.given)).collect::<Vec<_>>(), [(700, 719, 1)]);
        let found = kiosks::conflicts(db, &CENTRE.into(), 9).await.unwrap();
        assert_eq!((found.len(), found[0].number, found[0].what.as_str(), found[0].value.as_str()), (1, 703, "used_elsewhere", "Z007"));
    }
}

async fn before(db: &store::Db, ticket: &TicketRow) -> u32 {
    store::lines::before(db, &ticket.id, ticket.day, NOW).await.unwrap()
}

#[tokio::test]
async fn q3_2_2_where_a_machine_prints_is_changed_by_its_centre_alone_while_it_is_on() {
    for test in filled().await {
        let db = &test.db;
        housed(db).await;
        let set = async |centre: &str, id: &str, printer: &str| {
            let (centre, id, printer) = (CentreId::from(centre), KioskId::from(id), printer.to_owned());
            write!(db, |tx| kiosks::set_printer(tx, &centre, &id, &printer).await).unwrap()
        };
        assert!(set(CENTRE, "k-1", "usb").await, "{}", test.name);
        assert!(!set("m-2", "k-1", "").await && !set(CENTRE, "k-9", "").await, "{}", test.name);
        assert_eq!(kiosks::of_centre(db, &CENTRE.into()).await.unwrap()[0].printer, "usb", "{}", test.name);
        write!(db, |tx| kiosks::revoke(tx, &CENTRE.into(), &"k-1".into(), &"leyla".into(), NOW).await).unwrap();
        assert!(!set(CENTRE, "k-1", "serial:115200").await, "{}: switched off", test.name);
    }
}

#[tokio::test]
async fn q3_2_1_an_order_is_found_by_its_code_also_when_the_centre_has_cancelled_it() {
    for test in filled().await {
        let db = &test.db;
        housed(db).await;
        for (id, code, why) in [("o-1", "123456789", bookings::BY_CENTRE), ("o-2", "223456789", "person")] {
            order(db, (id, code), CENTRE, ("x", "q"), NOW.date(), 720).await;
            assert!(write!(db, |tx| bookings::cancel(tx, &id.into(), why, NOW, NOW).await).unwrap());
        }
        let found = write!(db, |tx| Ok((kiosk_orders::by_code(tx, "123456789").await?, kiosk_orders::by_code(tx, "223456789").await?)));
        let (ours, theirs) = found.unwrap();
        assert_eq!(ours.map(|order| order.state), Some(BookingState::Cancelled), "{}", test.name);
        assert_eq!(theirs, None, "{}: given back by the person", test.name);
        let listed = kiosk_orders::of_day(db, &CENTRE.into(), NOW.date()).await.unwrap();
        let listed: Vec<_> = listed.into_iter().map(|order| (order.code, order.state)).collect();
        assert_eq!(listed, [("123456789".to_owned(), BookingState::Cancelled)], "{}: a machine alone says the same", test.name);
    }
}
