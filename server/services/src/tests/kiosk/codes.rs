use super::*;
use crate::testing::{sqlite, worlds};
use domain::queue::OrderWhat;
use domain::queue::kiosk::book::Shelf;
use domain::queue::manage::ExceptionForm;

#[tokio::test]
async fn q3_2_2_one_code_one_ticket() {
    for world in worlds().await {
        let tray = Tray::lie_in(&world);
        let (one, two) = (machine(&world, CENTRE, "10.1.2.3").await, machine(&world, CENTRE, "10.1.2.4").await);
        order(&world, "o-1", "123456789", 610).await;
        let pressing = request();
        let first = ticket_of(enter(&one, "123-456-789", &pressing).await);
        assert_eq!(ticket_of(enter(&one, "123456789", &pressing).await), first, "{}: pressed twice", world.name);
        assert_eq!(ticket_of(enter(&one, "123456789", &request()).await), first, "typed twice");
        assert_eq!(ticket_of(enter(&two, "123456789", &request()).await), first, "at two machines");
        assert_eq!(shown(&two, &first).await.written(), "A001");
        assert_eq!(tray.numbers(), ["A001"], "and one on paper");
    }
}

#[tokio::test]
async fn q3_2_2_two_machines_at_once_give_one_number() {
    for world in worlds().await {
        let (one, two) = (machine(&world, CENTRE, "").await, machine(&world, CENTRE, "").await);
        for round in 0..5 {
            let code = format!("12345678{round}");
            order(&world, &format!("o-{round}"), &code, 610).await;
            let (first, second) = (request(), request());
            let (a, b) = tokio::join!(enter(&one, &code, &first), enter(&two, &code, &second));
            let (a, b) = (ticket_of(a), ticket_of(b));
            assert_eq!(a, b, "{}", world.name);
            assert_eq!(shown(&one, &a).await.number, round + 1, "without gaps");
        }
    }
}

#[tokio::test]
async fn q3_2_2_after_a_fault_the_same_number_is_printed_again() {
    let world = sqlite().await;
    let tray = Tray::lie_in(&world);
    let one = machine(&world, CENTRE, "10.1.2.3").await;
    order(&world, "o-1", "123456789", 610).await;
    let id = ticket_of(enter(&one, "123456789", &request()).await);
    assert_eq!(shown(&one, &id).await.printing, Printing::Waiting);
    // The paper has ended; somebody puts in a new roll and types the code again.
    says(&world, &id, Printing::NoPaper).await;
    assert_eq!(ticket_of(enter(&one, "123456789", &request()).await), id);
    says(&world, &id, Printing::Silent).await;
    kiosk::print_again(&later(&one), &id).await.unwrap();
    assert_eq!(tray.numbers(), ["A001", "A001", "A001"]);
    // The power is cut before the printer says anything: nobody knows what is on paper, so it is printed again.
    world.wait_seconds(10);
    assert_eq!(ticket_of(enter(&one, "123456789", &request()).await), id);
    assert_eq!(tray.numbers().len(), 4);
    says(&world, &id, Printing::Done).await;
    kiosk::print_again(&later(&one), &id).await.unwrap();
    assert_eq!(tray.numbers().len(), 4, "pressed twice it comes out once");
    // Its time is long over; who lost the paper gets the same number.
    world.wait_hours(3);
    assert_eq!(ticket_of(enter(&one, "123456789", &request()).await), id);
    assert_eq!(shown(&one, &id).await.written(), "A001");
}

#[tokio::test]
async fn q3_2_1_the_machine_says_honestly_why_it_gives_no_number() {
    let world = sqlite().await;
    let one = machine(&world, CENTRE, "").await;
    let elsewhere = machine(&world, "baki-2", "").await;
    order(&world, "early", "100000001", 660).await;
    order(&world, "late", "100000002", 599).await;
    order(&world, "gone", "100000003", 610).await;
    order(&world, "now", "100000004", 600).await;
    let tomorrow = today().plus(1);
    store::testing::order(world.portal.db(), ("tomorrow", "100000005"), CENTRE, MARRIAGE, tomorrow, 600).await;
    store::testing::cancel_order(world.portal.db(), "gone").await;
    for (code, expected) in [
        ("100000001", No::TooEarly(630)),
        ("100000002", No::TooLate(599)),
        ("100000003", No::Unknown),
        ("100000005", No::OtherDay(tomorrow)),
        ("999999999", No::Unknown),
        ("", No::Unknown),
        ("<script>", No::Unknown),
    ] {
        assert_eq!(no_of(enter(&one, code, &request()).await), expected, "{code}");
    }
    assert_eq!(no_of(enter(&elsewhere, "100000004", &request()).await), No::OtherCentre(CENTRE.into()));
    ticket_of(enter(&one, "100000004", &request()).await);
    world.wait_seconds(30 * 60);
    assert_eq!(
        shown(&one, &ticket_of(enter(&one, "100000001", &request()).await)).await.due_min,
        Some(660),
        "half an hour later it is not"
    );
}

#[tokio::test]
async fn q3_2_1_who_tries_codes_is_stopped_and_one_right_code_begins_anew() {
    let world = sqlite().await;
    let one = machine(&world, CENTRE, "").await;
    order(&world, "o-1", "123456789", 620).await;
    for _ in 0..4 {
        assert_eq!(no_of(enter(&one, "999999999", &request()).await), No::Unknown);
    }
    ticket_of(enter(&one, "123456789", &request()).await);
    for _ in 0..5 {
        assert_eq!(no_of(enter(&one, "999999999", &request()).await), No::Unknown);
    }
    assert_eq!(no_of(enter(&one, "123456789", &request()).await), No::Wait(30), "also a right one");
    ticket_of(take(&one, MARRIAGE.0, "none", &request()).await);
    world.wait_seconds(31);
    ticket_of(enter(&one, "123456789", &request()).await);
}

#[tokio::test]
async fn q3_4_a_code_that_was_used_stands_in_the_story_of_its_order_once() {
    for world in worlds().await {
        let one = machine(&world, CENTRE, "").await;
        order(&world, "o-1", "123456789", 610).await;
        let pressing = request();
        ticket_of(enter(&one, "123456789", &pressing).await);
        ticket_of(enter(&one, "123456789", &request()).await);
        let told = store::booking_events::of_code(world.portal.db(), "123456789").await.unwrap();
        assert_eq!(told.into_iter().map(|event| event.what).collect::<Vec<_>>(), [OrderWhat::Activated], "{}", world.name);
    }
}

#[tokio::test]
async fn q3_2_2_an_old_page_sent_with_another_code_gives_the_other_order_its_own_number() {
    for world in worlds().await {
        let one = machine(&world, CENTRE, "").await;
        order(&world, "o-1", "123456789", 610).await;
        order(&world, "o-2", "223456789", 610).await;
        let page = request();
        let first = ticket_of(enter(&one, "123456789", &page).await);
        let second = ticket_of(enter(&one, "223456789", &page).await);
        assert_ne!(first, second, "{}", world.name);
        assert_eq!(ticket_of(enter(&one, "223456789", &page).await), second, "{}: pressed twice", world.name);
    }
}

#[tokio::test]
async fn q3_2_1_on_a_day_closed_later_a_code_is_told_when_the_centre_opens_and_the_order_is_kept() {
    for world in worlds().await {
        let one = machine(&world, CENTRE, "").await;
        order(&world, "o-1", "123456789", 610).await;
        order(&world, "o-2", "223456789", 610).await;
        order(&world, "o-3", "323456789", 960).await;
        let before = ticket_of(enter(&one, "123456789", &request()).await);
        let monday = Some((today().plus(3), 540));
        let manager = world.at_centre("başqa rəhbər", CENTRE, true).await;
        let form = || ExceptionForm { day: today().to_string(), reason: "Bayram".into(), ..ExceptionForm::default() };
        crate::queue::settle_day(&later(&manager), ExceptionForm { closed: true, ..form() }).await.unwrap();
        assert_eq!(no_of(enter(&one, "223456789", &request()).await), No::DayClosed(monday), "{}", world.name);
        assert_eq!(no_of(enter(&one, "323456789", &request()).await), No::DayClosed(monday), "{}: not that it is too early", world.name);
        assert_eq!(ticket_of(enter(&one, "123456789", &request()).await), before, "{}: who was given a number keeps it", world.name);
        // Nobody is called missed for it, and the machine's list of the day says the same alone.
        assert_eq!(crate::queue::tend(&world.portal).await.unwrap().unsettled, 2, "{}", world.name);
        let mut alone = super::alone::shelf(&one, None).await;
        assert_eq!(alone.enter("223456789", &request(), world.portal.now().0), Err(No::DayClosed(monday)), "{}", world.name);
        // Opened again for the afternoon: the morning's order has no time there, the afternoon's has.
        let id = store::centres::exceptions(world.portal.db(), &CENTRE.into(), today(), today()).await.unwrap().remove(0).id;
        crate::queue::lift_day(&later(&manager), &id).await.unwrap();
        let short = ExceptionForm { opens: "14:00".into(), closes: "18:00".into(), ..form() };
        crate::queue::settle_day(&later(&manager), short).await.unwrap();
        let afternoon = Some((today(), 840));
        assert_eq!(no_of(enter(&one, "223456789", &request()).await), No::DayClosed(afternoon), "{}", world.name);
        assert_eq!(no_of(enter(&one, "323456789", &request()).await), No::TooEarly(930), "{}", world.name);
        world.wait_seconds(5 * 3_600 + 45 * 60);
        ticket_of(enter(&one, "323456789", &request()).await);
    }
}

#[tokio::test]
async fn q3_2_1_an_order_that_the_centre_has_cancelled_is_said_to_be_and_not_to_be_unknown() {
    for world in worlds().await {
        let one = machine(&world, CENTRE, "").await;
        order(&world, "o-1", "123456789", 610).await;
        let manager = world.at_centre("başqa rəhbər", CENTRE, true).await;
        let closed = ExceptionForm { day: today().to_string(), reason: "Bayram".into(), closed: true, ..ExceptionForm::default() };
        crate::queue::settle_day(&later(&manager), closed).await.unwrap();
        assert_eq!(crate::queue::tend(&world.portal).await.unwrap().unsettled, 1, "{}", world.name);
        world.wait_seconds(30 * 60);
        assert_eq!(crate::queue::tend(&world.portal).await.unwrap().closed, 1, "{}", world.name);
        let monday = Some((today().plus(3), 540));
        assert_eq!(no_of(enter(&one, "123456789", &request()).await), No::CentreCancelled(monday), "{}", world.name);
        order(&world, "o-2", "223456789", 660).await;
        store::testing::cancel_order(world.portal.db(), "o-2").await;
        assert_eq!(no_of(enter(&one, "223456789", &request()).await), No::Unknown, "{}: given back by the person", world.name);
        let mut alone = super::alone::shelf(&one, None).await;
        let now = world.portal.now().0;
        let without = |alone: &mut Shelf, code: &str| alone.enter(code, &request(), now).unwrap_err();
        assert_eq!(without(&mut alone, "123456789"), No::CentreCancelled(monday), "{}: the same without the network", world.name);
        assert_eq!(without(&mut alone, "223456789"), No::Unknown, "{}: likewise", world.name);
    }
}
