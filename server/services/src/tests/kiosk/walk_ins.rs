use super::*;
use crate::Error;
use crate::testing::{sqlite, worlds};
use domain::queue::kiosk::view::{NEAR, PriorityForm};
use domain::queue::manage::ExceptionForm;
use domain::queue::ticket::TicketState;
use domain::time::UnixMs;

#[tokio::test]
async fn q_plus_who_comes_without_an_order_gets_a_number_of_the_line() {
    for world in worlds().await {
        let one = machine(&world, CENTRE, "").await;
        let home = kiosk::home(&one).await.unwrap().unwrap();
        assert!(
            home.groups.iter().any(|group| group.letter == "A" && group.services.iter().any(|service| service.id.as_str() == MARRIAGE.0))
        );
        let pressing = request();
        let first = ticket_of(take(&one, MARRIAGE.0, "none", &pressing).await);
        assert_eq!(ticket_of(take(&one, MARRIAGE.0, "none", &pressing).await), first, "{}: pressed twice", world.name);
        let mut numbers = vec![shown(&one, &first).await.written()];
        for _ in 0..3 {
            numbers.push(shown(&one, &ticket_of(take(&one, MARRIAGE.0, "none", &request()).await)).await.written());
        }
        assert_eq!(numbers, ["A001", "A002", "A003", "A004"]);
        let other = home.groups.iter().find(|group| group.letter == "B").unwrap().services[0].id.clone();
        assert_eq!(
            shown(&one, &ticket_of(take(&one, other.as_str(), "none", &request()).await)).await.written(),
            "B001",
            "each letter for itself"
        );
        world.wait_hours(3 * 24);
        assert_eq!(shown(&one, &ticket_of(take(&one, MARRIAGE.0, "none", &request()).await)).await.written(), "A001", "each day anew");
        assert_eq!(no_of(take(&one, "vvaq.yoxdur", "none", &request()).await), No::NotServed);
    }
}

#[tokio::test]
async fn q_plus_outside_the_hours_no_number_is_given_and_the_next_opening_is_said() {
    for world in worlds().await {
        let one = machine(&world, CENTRE, "").await;
        let now = async || take(&one, MARRIAGE.0, "none", &request()).await;
        let monday = Some((today().plus(3), 540));
        let at = |days: i32, hour: i64| world.clock.set(UnixMs(today().plus(days).starts_at().0 + hour * 3_600_000));
        at(0, 8);
        assert_eq!(no_of(now().await), No::Closed(Some((today(), 540))), "{}: before it opens", world.name);
        at(0, 18);
        assert_eq!(no_of(now().await), No::Closed(monday), "{}: in the evening", world.name);
        at(1, 11);
        assert_eq!(no_of(now().await), No::Closed(monday), "{}: on Saturday", world.name);
        let shown = kiosk::home(&later(&one)).await.unwrap().unwrap();
        assert!(shown.groups.iter().all(|group| group.check(shown.now_ms) == Err(No::Closed(monday))), "the screen says it before");
        // The manager opens that Saturday, then closes the Monday.
        let manager = world.at_centre("başqa rəhbər", CENTRE, true).await;
        let day = |days: i32| ExceptionForm { day: today().plus(days).to_string(), reason: "x".into(), ..ExceptionForm::default() };
        let open = ExceptionForm { opens: "10:00".into(), closes: "13:00".into(), ..day(1) };
        crate::queue::settle_day(&later(&manager), open).await.unwrap();
        ticket_of(now().await);
        crate::queue::settle_day(&later(&manager), ExceptionForm { closed: true, ..day(3) }).await.unwrap();
        at(1, 13);
        assert_eq!(no_of(now().await), No::Closed(Some((today().plus(4), 540))), "{}: closed on Monday too", world.name);
        at(3, 11);
        assert_eq!(no_of(now().await), No::Closed(Some((today().plus(4), 540))), "{}", world.name);
    }
}

#[tokio::test]
async fn q_plus_twenty_pressings_at_once_are_twenty_numbers() {
    for world in worlds().await {
        let one = machine(&world, CENTRE, "").await;
        let requests: Vec<String> = (0..20).map(|_| request()).collect();
        let given = futures::future::join_all(requests.iter().map(|request| take(&one, MARRIAGE.0, "none", request))).await;
        let mut numbers = Vec::new();
        for given in given {
            numbers.push(shown(&one, &ticket_of(given)).await.number);
        }
        numbers.sort_unstable();
        assert_eq!(numbers, (1..=20).collect::<Vec<_>>(), "{}", world.name);
    }
}

#[tokio::test]
async fn q3_2_2_one_pressing_that_comes_twice_at_once_is_one_number() {
    for world in worlds().await {
        let one = machine(&world, CENTRE, "").await;
        for number in 1..=5 {
            let pressing = request();
            let (a, b) = tokio::join!(take(&one, MARRIAGE.0, "none", &pressing), take(&one, MARRIAGE.0, "none", &pressing));
            let (a, b) = (ticket_of(a), ticket_of(b));
            assert_eq!(a, b, "{}", world.name);
            assert_eq!(shown(&one, &a).await.number, number, "{}: without gaps", world.name);
        }
    }
}

#[tokio::test]
async fn q_plus_who_goes_first_says_so_as_far_as_the_centre_knows_it() {
    let world = sqlite().await;
    let one = machine(&world, CENTRE, "").await;
    let class = async |word: &str| {
        let id = ticket_of(take(&one, MARRIAGE.0, word, &request()).await);
        let row = store::tickets::find(world.portal.db(), &id).await.unwrap().unwrap();
        (row.priority, row.class)
    };
    assert_eq!(class("elderly").await, (1, "elderly".into()));
    assert_eq!(class("none").await, (0, String::new()));
    assert_eq!(class("president").await, (0, String::new()));
    let manager = world.at_centre("başqa rəhbər", CENTRE, true).await;
    kiosk::set_classes(&manager, PriorityForm { infant: true, ..PriorityForm::default() }).await.unwrap();
    assert_eq!(class("elderly").await, (0, String::new()), "no longer known here");
    assert_eq!(kiosk::home(&one).await.unwrap().unwrap().priorities.len(), 1);
}

#[tokio::test]
async fn q_plus_the_phone_shows_the_place_in_the_line_to_who_has_the_paper() {
    let world = sqlite().await;
    let one = machine(&world, CENTRE, "").await;
    let mut last = None;
    for _ in 0..6 {
        last = Some(ticket_of(take(&one, MARRIAGE.0, "none", &request()).await));
    }
    let ticket = shown(&one, &last.unwrap()).await;
    assert_eq!(ticket.before, 5);
    let visitor = world.visitor();
    let seen = kiosk::phone(&visitor, &ticket.secret).await.unwrap();
    assert_eq!((seen.number.as_str(), seen.before, seen.state, seen.past), ("A006", 5, TicketState::Waiting, false));
    // Three quarters of an hour each, as planned, at the counters of the line.
    let served = store::centres::served(world.portal.db(), &CENTRE.into()).await.unwrap();
    let counters = served.iter().filter(|row| row.group.as_str() == MARRIAGE.1).count() as u32;
    let planned = kiosk::home(&one).await.unwrap().unwrap().groups.into_iter().find(|group| group.letter == "A").unwrap();
    assert!(
        seen.minutes.unwrap() * counters >= 5 && planned.minutes > seen.minutes,
        "{:?}, for the next {:?}",
        seen.minutes,
        planned.minutes
    );
    assert!(!seen.is_near() && NEAR < 5);
    for wrong in ["", "0123456789abcdef0123456789abcdef", "' or 1=1 --", &"a".repeat(500)] {
        assert!(matches!(kiosk::phone(&visitor, wrong).await, Err(Error::NotFound)), "{wrong}");
    }
    world.wait_hours(24);
    assert!(kiosk::phone(&later(&visitor), &ticket.secret).await.unwrap().past, "yesterday's ticket says so");
}

#[tokio::test]
async fn q_plus_a_counter_of_two_lines_is_half_a_counter_in_each() {
    let world = sqlite().await;
    let one = machine(&world, CENTRE, "").await;
    let served = store::centres::served(world.portal.db(), &CENTRE.into()).await.unwrap();
    let own: Vec<_> = served.iter().filter(|row| row.group.as_str() == MARRIAGE.1).map(|row| row.counter.clone()).collect();
    for _ in 0..8 {
        take(&one, MARRIAGE.0, "none", &request()).await;
    }
    let wait = async || {
        let home = kiosk::home(&later(&one)).await.unwrap().unwrap();
        home.groups.into_iter().find(|group| group.letter == "A").unwrap().minutes.unwrap()
    };
    let alone = wait().await;
    let write = world.portal.db().write(move |tx| {
        Box::pin(async move {
            for counter in own {
                store::centres::serve(tx, &counter, &[MARRIAGE.1.into(), "senedler".into()]).await?;
            }
            Ok::<_, Error>(())
        })
    });
    write.await.unwrap();
    assert!(wait().await.abs_diff(alone * 2) <= 1, "twice as long: {alone}, then {}", wait().await);
}
