use super::*;
use crate::lang::Named;
use crate::queue::kiosk::OpenHours;
use crate::queue::kiosk::view::{KioskGroup, KioskService};

/// 13 March 2026, at this hour and minute in Baku.
fn at(hour: i64, minute: i64) -> i64 {
    UnixMs(0).date().plus(20_525).starts_at().0 + (hour * 60 + minute) * 60_000
}

fn home() -> KioskHome {
    let service = KioskService { id: "nikah".into(), name: Named::default() };
    let today = UnixMs(at(9, 0)).date();
    let open = OpenHours { day: today, hours: vec![(540, 780), (840, 1080)], later: Some((today.plus(3), 540)) };
    let group = KioskGroup {
        id: "vvaq".into(),
        name: Named::default(),
        letter: "A".into(),
        waiting: 0,
        minutes: None,
        services: vec![service],
        open: Some(open),
    };
    KioskHome {
        id: "kiosk-1".into(),
        centre: "baki-1".into(),
        centre_name: Named::default(),
        others: Vec::new(),
        groups: vec![group],
        priorities: Vec::new(),
        request: String::new(),
        now_ms: UnixMs(at(9, 0)),
        device: None,
    }
}

fn order(code: &str, start_min: u16, number: Option<u32>) -> BookOrder {
    BookOrder { mark: mark("salt", code), booking: code.into(), service: "nikah".into(), start_min, number }
}

fn shelf() -> Shelf {
    let now_ms = UnixMs(at(9, 0));
    let book = KioskBook {
        day: now_ms.date(),
        salt: "salt".into(),
        now_ms,
        window: Window { early_min: 30, late_min: 0 },
        orders: vec![order("11112222", 570, None), order("33334444", 960, None), order("55556666", 570, Some(7))],
        cancelled: Vec::new(),
        blocks: vec![Block { letter: "A".into(), first: 700, last: 701 }],
    };
    Shelf::renewed(None, home(), book, at(9, 0))
}

#[test]
fn q3_2_2_without_the_network_a_code_of_today_is_a_ticket_and_the_same_one_again() {
    let mut shelf = shelf();
    let first = shelf.enter("1111 2222", "r1", at(9, 5)).unwrap();
    assert_eq!((first.letter.as_str(), first.number, first.start_min), ("A", 700, Some(570)));
    assert_eq!(
        shelf.enter("https://a.example/queue?code=11112222\n", "r2", at(9, 6)),
        Ok(first.clone()),
        "pressed twice, scanned once more"
    );
    assert_eq!(shelf.to_tell(), [first]);
    assert_eq!(shelf.enter("55556666", "r3", at(9, 7)).map(|ticket| ticket.number), Ok(7), "given before the network went");
    assert_eq!(shelf.to_tell().len(), 1, "which the server knows");
    assert_eq!(shelf.enter("33334444", "r4", at(9, 8)), Err(No::TooEarly(930)));
    assert_eq!(shelf.enter("99999999", "r5", at(9, 8)), Err(No::Unknown));
    assert_eq!(shelf.enter("11112222", "r6", at(23, 59)).map(|ticket| ticket.number), Ok(700), "printed again after its time too");
}

#[test]
fn q3_2_1_without_the_network_an_order_of_a_closed_day_is_told_when_it_opens() {
    let mut shelf = shelf();
    let open = shelf.home.groups[0].open.as_mut().unwrap();
    open.hours.clear();
    let monday = open.later;
    assert_eq!(shelf.enter("11112222", "r1", at(9, 5)), Err(No::DayClosed(monday)));
    assert_eq!(shelf.enter("33334444", "r2", at(9, 5)), Err(No::DayClosed(monday)), "also long before its time");
    assert_eq!(shelf.enter("55556666", "r3", at(9, 5)).map(|ticket| ticket.number), Ok(7), "a number that was given stays good");
    assert_eq!((shelf.enter("99999999", "r4", at(9, 5)), shelf.to_tell()), (Err(No::Unknown), Vec::new()));
    shelf.home.groups[0].open = None;
    assert_eq!(shelf.enter("11112222", "r5", at(9, 6)).map(|ticket| ticket.number), Ok(700), "a shelf that knows no hours goes on");
}

#[test]
fn q3_2_1_without_the_network_an_order_that_the_centre_cancelled_is_said_to_be() {
    let mut shelf = shelf();
    shelf.book.cancelled.push(shelf.book.orders.remove(0));
    shelf.book.cancelled.push(BookOrder { service: "pasport".into(), ..order("77778888", 570, None) });
    shelf.book.cancelled.push(order("88889999", 570, Some(8)));
    shelf.home.groups[0].open.as_mut().unwrap().hours.clear();
    let monday = shelf.home.groups[0].open.as_ref().unwrap().later;
    assert!(monday.is_some());
    assert_eq!(shelf.enter("11112222", "r1", at(9, 5)), Err(No::CentreCancelled(monday)));
    assert_eq!(shelf.enter("11112222", "r2", at(8, 0)), Err(No::CentreCancelled(monday)), "at whatever time");
    assert_eq!(shelf.enter("77778888", "r3", at(9, 5)), Err(No::CentreCancelled(None)), "nothing is known of its line any more");
    assert_eq!(shelf.enter("88889999", "r4", at(9, 5)).map(|ticket| ticket.number), Ok(8), "a number that was given stays good");
    assert_eq!(shelf.to_tell(), []);
    // A list of an earlier version names no cancelled orders.
    let mut old = serde_json::to_value(&shelf.book).unwrap();
    old.as_object_mut().unwrap().remove("cancelled");
    assert_eq!(serde_json::from_value::<KioskBook>(old).unwrap().cancelled, []);
}

#[test]
fn q3_2_2_without_the_network_it_is_known_whether_a_ticket_is_on_paper() {
    let mut shelf = shelf();
    let given = shelf.enter("11112222", "r1", at(9, 5)).unwrap();
    assert_eq!(given.said, None, "the printer has said nothing");
    let before = shelf.to_tell();
    assert!(shelf.said("r1", Printing::NoPaper));
    assert!(!shelf.said("r1", Printing::NoPaper), "said already");
    shelf.told(&before, &["r1".into()]);
    assert_eq!(shelf.to_tell().len(), 1, "what was told meanwhile did not name the empty printer");
    let before = shelf.to_tell();
    shelf.told(&before, &["r1".into()]);
    assert_eq!(shelf.to_tell(), []);
    assert_eq!(shelf.enter("11112222", "r2", at(9, 6)).map(|ticket| ticket.number), Ok(given.number), "the same number again");
    assert!(shelf.said("r1", Printing::Done));
    assert_eq!(shelf.to_tell().iter().map(|ticket| ticket.said).collect::<Vec<_>>(), [Some(Printing::Done)], "told once more");
    for (request, said) in [("r1", Printing::Silent), ("r1", Printing::Waiting), ("r9", Printing::Done)] {
        assert!(!shelf.said(request, said), "{request} {said:?}");
    }
    assert_eq!(shelf.given[0].said, Some(Printing::Done), "what is on paper stays so");
    let mut old = serde_json::to_value(&given).unwrap();
    old.as_object_mut().unwrap().remove("said");
    assert_eq!(serde_json::from_value::<OfflineTicket>(old).unwrap(), given, "a ticket of an earlier version");
}

#[test]
fn q3_2_2_without_the_network_numbers_come_from_the_own_block_and_end_with_it() {
    let mut shelf = shelf();
    let nikah = ServiceId::from("nikah");
    let numbers = [("r1", Ok(700)), ("r1", Ok(700)), ("r2", Ok(701)), ("r3", Err(No::NotServed))];
    for (request, expected) in numbers {
        assert_eq!(shelf.take(&nikah, Priority::Elderly, request, at(9, 1)).map(|ticket| ticket.number), expected, "{request}");
    }
    assert_eq!(shelf.take(&"pasport".into(), Priority::None, "r4", at(9, 1)), Err(No::NotServed));
    let told = shelf.to_tell();
    shelf.told(&told, &["r1".into()]);
    assert_eq!(shelf.to_tell().iter().map(|ticket| ticket.request.as_str()).collect::<Vec<_>>(), ["r2"]);
    let mut more = shelf.book.clone();
    more.blocks.push(Block { letter: "A".into(), first: 740, last: 759 });
    let mut shelf = Shelf::renewed(Some(shelf), home(), more, at(9, 10));
    assert_eq!(shelf.take(&nikah, Priority::None, "r5", at(9, 11)).map(|ticket| ticket.number), Ok(740), "none of the old ones again");
}

#[test]
fn q3_2_2_without_the_network_no_number_is_given_outside_the_hours() {
    let nikah = ServiceId::from("nikah");
    let mut shelf = shelf();
    let today = shelf.book.day;
    let cases =
        [((13, 30), Err(No::Closed(Some((today, 840))))), ((14, 0), Ok(700)), ((18, 0), Err(No::Closed(Some((today.plus(3), 540)))))];
    for (nr, ((hour, minute), expected)) in cases.into_iter().enumerate() {
        let given = shelf.take(&nikah, Priority::None, &format!("r{nr}"), at(hour, minute)).map(|ticket| ticket.number);
        assert_eq!(given, expected, "{hour}:{minute:02}");
    }
    assert_eq!(shelf.take(&nikah, Priority::None, "r1", at(20, 0)).map(|ticket| ticket.number), Ok(700), "the same pressing");
    // A shelf of an earlier version knows no hours and goes on.
    let mut old = serde_json::to_value(&shelf).unwrap();
    old["home"]["groups"][0].as_object_mut().unwrap().remove("open");
    let mut old: Shelf = serde_json::from_value(old).unwrap();
    assert_eq!(old.take(&nikah, Priority::None, "r9", at(20, 0)).map(|ticket| ticket.number), Ok(701));
}

#[test]
fn q3_2_2_a_machine_whose_clock_is_wrong_goes_by_the_servers() {
    let mut shelf = shelf();
    let (mut late, book) = (shelf.book.clone(), shelf.book.clone());
    late.now_ms = UnixMs(at(9, 0));
    // The machine believes it is the year before.
    let wrong = at(9, 0) - 365 * 86_400_000;
    let mut behind = Shelf::renewed(None, home(), late, wrong);
    let given = behind.enter("11112222", "r1", wrong + 300_000).unwrap();
    assert_eq!(given.issued_ms, UnixMs(at(9, 5)));
    // The clock is put back while the network is away.
    assert_eq!(shelf.now(at(9, 0) - 7_200_000), book.now_ms, "never before the list");
    // Tomorrow the list of today is nothing to go by.
    assert_eq!(shelf.enter("11112222", "r2", at(33, 0)), Err(No::NotServed));
}

#[test]
fn q3_2_2_marks_tell_codes_apart_and_differ_from_day_to_day() {
    assert_eq!(mark("a", "1234-5678"), mark("a", " 12345678 "));
    assert_ne!(mark("a", "12345678"), mark("a", "12345679"));
    assert_ne!(mark("a", "12345678"), mark("b", "12345678"));
    assert_eq!(plain(&"9".repeat(500)).len(), 32);
    for conflict in [Conflict::UsedElsewhere("A007".into()), Conflict::OrderGone, Conflict::Clock] {
        let (word, value) = conflict.words();
        assert_eq!(Conflict::read(word, value), Some(conflict.clone()));
    }
}
