use super::*;
use crate::testing::{sqlite, worlds};
use domain::queue::OrderWhat;
use domain::queue::kiosk::book::{Conflict, OfflineTicket, Shelf};
use domain::queue::kiosk::view::Priority;
use domain::queue::ticket::TicketState;
use domain::time::UnixMs;

/// The machine's shelf as it is renewed while there is a network.
pub(super) async fn shelf(ctx: &Ctx, before: Option<Shelf>) -> Shelf {
    let ctx = later(ctx);
    let (home, book) = (kiosk::home(&ctx).await.unwrap().unwrap(), kiosk::sync(&ctx, before.is_some()).await.unwrap().unwrap());
    Shelf::renewed(before, home, book, ctx.now.0)
}

async fn tell(ctx: &Ctx, shelf: &mut Shelf) {
    let told = shelf.to_tell();
    let known = kiosk::reconcile(&later(ctx), told.clone()).await.unwrap();
    shelf.told(&told, &known);
    assert!(shelf.to_tell().is_empty());
}

#[tokio::test]
async fn q3_2_2_what_a_machine_gave_without_the_network_is_known_afterwards_with_no_number_twice() {
    for world in worlds().await {
        let (one, two) = (machine(&world, CENTRE, "").await, machine(&world, CENTRE, "").await);
        order(&world, "o-1", "123456789", 620).await;
        let (mut first, mut second) = (shelf(&one, None).await, shelf(&two, None).await);
        let now = world.portal.now().0;
        let mut numbers = Vec::new();
        let booked = first.enter("123456789", &request(), now).unwrap();
        numbers.push(booked.number);
        for _ in 0..10 {
            numbers.push(first.take(&MARRIAGE.0.into(), Priority::None, &request(), now).unwrap().number);
            numbers.push(second.take(&MARRIAGE.0.into(), Priority::Infant, &request(), now).unwrap().number);
            numbers.push(shown(&one, &ticket_of(take(&one, MARRIAGE.0, "none", &request()).await)).await.number);
        }
        let distinct: std::collections::BTreeSet<u32> = numbers.iter().copied().collect();
        assert_eq!(distinct.len(), 31, "{}: {numbers:?}", world.name);
        let before = first.to_tell();
        tell(&one, &mut first).await;
        kiosk::reconcile(&one, before).await.unwrap();
        tell(&two, &mut second).await;
        let waiting = store::tickets::waiting(world.portal.db(), &CENTRE.into(), today()).await.unwrap();
        assert_eq!(waiting, [(MARRIAGE.1.into(), 31)], "each once, however often it is told");
        let same = ticket_of(enter(&two, "123456789", &request()).await);
        assert_eq!(shown(&two, &same).await.number, booked.number, "the order has the number that is on the paper");
        let manager = world.at_centre("rəhbər iki", CENTRE, true).await;
        assert_eq!(kiosk::list(&manager).await.unwrap().conflicts, []);
        // The next list knows what was given, and brings new numbers when few are left.
        let renewed = shelf(&one, Some(first)).await;
        let blocks: Vec<u32> = renewed.book.blocks.iter().filter(|block| block.letter == "A").map(|block| block.first).collect();
        assert_eq!(blocks, [700, 740]);
        assert_eq!(renewed.book.orders[0].number, Some(booked.number));
    }
}

#[tokio::test]
async fn q3_2_2_an_order_used_at_another_machine_meanwhile_is_named_and_both_papers_stay_good() {
    let world = sqlite().await;
    let (one, two) = (machine(&world, CENTRE, "").await, machine(&world, CENTRE, "").await);
    order(&world, "o-1", "123456789", 620).await;
    order(&world, "o-2", "223456789", 620).await;
    let mut alone = shelf(&one, None).await;
    let now = world.portal.now().0;
    alone.enter("123456789", &request(), now).unwrap();
    alone.enter("223456789", &request(), now).unwrap();
    let online = ticket_of(enter(&two, "123456789", &request()).await);
    store::testing::cancel_order(world.portal.db(), "o-2").await;
    tell(&one, &mut alone).await;
    let manager = world.at_centre("rəhbər iki", CENTRE, true).await;
    let mut found = kiosk::list(&manager).await.unwrap().conflicts;
    found.sort_by(|a, b| a.number.cmp(&b.number));
    let found: Vec<_> = found.into_iter().map(|line| (line.number, line.conflict)).collect();
    assert_eq!(found, [("A700".into(), Conflict::UsedElsewhere("A001".into())), ("A701".into(), Conflict::OrderGone)]);
    assert_eq!(shown(&two, &online).await.number, 1);
    let waiting = store::tickets::waiting(world.portal.db(), &CENTRE.into(), today()).await.unwrap();
    assert_eq!(waiting, [(MARRIAGE.1.into(), 3)], "nobody with a paper is left out");
}

#[tokio::test]
async fn q3_2_1_a_code_typed_in_time_without_the_network_is_in_time_although_the_server_called_it_missed() {
    for world in worlds().await {
        let one = machine(&world, CENTRE, "").await;
        order(&world, "o-1", "123456789", 605).await;
        order(&world, "o-2", "223456789", 605).await;
        let mut alone = shelf(&one, None).await;
        let number = alone.enter("123456789", &request(), world.portal.now().0).unwrap().number;
        world.wait_seconds(6 * 60);
        assert_eq!(crate::queue::tend(&world.portal).await.unwrap().missed, 2, "{}", world.name);
        tell(&one, &mut alone).await;
        assert_eq!(shown(&one, &ticket_of(enter(&one, "123456789", &request()).await)).await.number, number, "{}", world.name);
        assert_eq!(no_of(enter(&one, "223456789", &request()).await), No::TooLate(605), "{}: the other one was not typed", world.name);
        let manager = world.at_centre("rəhbər iki", CENTRE, true).await;
        assert_eq!(kiosk::list(&manager).await.unwrap().conflicts, [], "{}", world.name);
        let told = store::booking_events::of_code(world.portal.db(), "123456789").await.unwrap();
        let told: Vec<OrderWhat> = told.into_iter().map(|event| event.what).collect();
        assert_eq!(told, [OrderWhat::Activated, OrderWhat::Missed], "{}: both stand in its story", world.name);
    }
}

#[tokio::test]
async fn q3_2_2_when_only_the_answer_was_lost_the_paper_in_the_hand_counts() {
    let world = sqlite().await;
    let one = machine(&world, CENTRE, "").await;
    order(&world, "o-1", "123456789", 620).await;
    let mut alone = shelf(&one, None).await;
    let pressing = request();
    let ours = ticket_of(enter(&one, "123456789", &pressing).await);
    let paper = alone.enter("123456789", &pressing, world.portal.now().0).unwrap();
    tell(&one, &mut alone).await;
    assert_eq!(shown(&one, &ours).await.number, paper.number);
    let waiting = store::tickets::waiting(world.portal.db(), &CENTRE.into(), today()).await.unwrap();
    assert_eq!(waiting, [(MARRIAGE.1.into(), 1)], "one person, one place");
}

#[tokio::test]
async fn q3_2_2_a_clock_that_runs_ahead_is_not_believed_and_foreign_numbers_are_not_taken() {
    let world = sqlite().await;
    let one = machine(&world, CENTRE, "").await;
    let mut alone = shelf(&one, None).await;
    let now = world.portal.now();
    alone.take(&MARRIAGE.0.into(), Priority::None, &request(), now.0 + 2 * 3_600_000).unwrap();
    let mut foreign = alone.given[0].clone();
    (foreign.request, foreign.number) = (request(), 1);
    tell(&one, &mut alone).await;
    kiosk::reconcile(&one, vec![foreign]).await.unwrap();
    let manager = world.at_centre("rəhbər iki", CENTRE, true).await;
    let found = kiosk::list(&manager).await.unwrap().conflicts;
    assert_eq!(found.iter().map(|line| (line.number.as_str(), line.conflict.clone())).collect::<Vec<_>>(), [("A700", Conflict::Clock)]);
    let waiting = store::tickets::waiting(world.portal.db(), &CENTRE.into(), today()).await.unwrap();
    assert_eq!(waiting, [(MARRIAGE.1.into(), 1)]);
    // What is told the day after is written down, and waits for nobody.
    let mut late = shelf(&one, None).await;
    let given = late.take(&MARRIAGE.0.into(), Priority::None, &request(), now.0).unwrap();
    world.wait_hours(24);
    tell(&one, &mut late).await;
    let found = store::tickets::waiting(world.portal.db(), &CENTRE.into(), today().plus(1)).await.unwrap();
    assert_eq!(found, []);
    let write = world.portal.db().write(move |tx| Box::pin(async move { store::tickets::find_by_request(tx, &given.request).await }));
    let row: Result<_, store::StoreError> = write.await;
    let row = row.unwrap().unwrap();
    assert_eq!((row.state, row.issued_ms), (TicketState::Left, UnixMs(now.0)));
}

#[tokio::test]
async fn q3_2_2_a_machine_that_has_lost_its_memory_gets_other_numbers() {
    let world = sqlite().await;
    let one = machine(&world, CENTRE, "").await;
    let mut before = shelf(&one, None).await;
    let given = before.take(&MARRIAGE.0.into(), Priority::None, &request(), world.portal.now().0).unwrap();
    let mut after = shelf(&one, None).await;
    let next = after.take(&MARRIAGE.0.into(), Priority::None, &request(), world.portal.now().0).unwrap();
    assert_eq!((given.number, next.number), (700, 720));
}

/// What the server knows of the printing of a ticket that was given alone.
async fn on_paper(world: &World, ticket: &OfflineTicket) -> (Printing, bool) {
    let request = ticket.request.clone();
    let write = world.portal.db().write(move |tx| Box::pin(async move { store::tickets::find_by_request(tx, &request).await }));
    let row: Result<_, store::StoreError> = write.await;
    let row = row.unwrap().unwrap();
    assert_eq!(row.number, ticket.number, "{}", world.name);
    (row.printing, row.printed_ms.is_some())
}

#[tokio::test]
async fn q3_2_2_a_ticket_given_alone_is_printed_only_when_the_printer_said_so_and_its_number_comes_again() {
    for world in worlds().await {
        let one = machine(&world, CENTRE, "usb").await;
        order(&world, "o-1", "123456789", 620).await;
        let mut alone = shelf(&one, None).await;
        let given = alone.enter("123456789", &request(), world.portal.now().0).unwrap();
        tell(&one, &mut alone).await;
        assert_eq!(on_paper(&world, &given).await, (Printing::Browser, false), "{}: the printer has said nothing", world.name);
        assert!(alone.said(&given.request, Printing::NoPaper));
        tell(&one, &mut alone).await;
        assert_eq!(on_paper(&world, &given).await, (Printing::NoPaper, false), "{}: told once more", world.name);
        let id = ticket_of(enter(&one, "123456789", &request()).await);
        let again = shown(&one, &id).await;
        assert_eq!((again.number, again.printing), (given.number, Printing::Browser), "{}: the same number is written again", world.name);
        kiosk::printed(&later(&one), &id, Printing::Done).await.unwrap();
        kiosk::reconcile(&later(&one), alone.given.clone()).await.unwrap();
        assert_eq!(on_paper(&world, &given).await, (Printing::Done, true), "{}: an old fault takes no paper away", world.name);
        let mut printed = alone.take(&MARRIAGE.0.into(), Priority::None, &request(), world.portal.now().0).unwrap();
        assert!(alone.said(&printed.request, Printing::Done));
        tell(&one, &mut alone).await;
        assert_eq!(on_paper(&world, &printed).await, (Printing::Done, true), "{}", world.name);
        // A machine says no more than what a printer can say.
        (printed.request, printed.number, printed.said) = (request(), printed.number + 1, Some(Printing::Waiting));
        kiosk::reconcile(&later(&one), vec![printed.clone()]).await.unwrap();
        assert_eq!(on_paper(&world, &printed).await, (Printing::Browser, false), "{}", world.name);
    }
}

#[tokio::test]
async fn q3_2_2_when_the_answer_was_lost_and_the_printer_was_empty_the_number_on_the_screen_counts_and_is_not_called_printed() {
    let world = sqlite().await;
    let one = machine(&world, CENTRE, "usb").await;
    order(&world, "o-1", "123456789", 620).await;
    let mut alone = shelf(&one, None).await;
    let pressing = request();
    let ours = ticket_of(enter(&one, "123456789", &pressing).await);
    let seen = alone.enter("123456789", &pressing, world.portal.now().0).unwrap();
    assert!(alone.said(&pressing, Printing::NoPaper));
    tell(&one, &mut alone).await;
    let ticket = shown(&one, &ours).await;
    assert_eq!((ticket.number, ticket.printing), (seen.number, Printing::NoPaper));
    assert!(alone.said(&pressing, Printing::Done));
    tell(&one, &mut alone).await;
    assert_eq!(shown(&one, &ours).await.printing, Printing::Done, "paper was put in, and the same number printed");
}
