use super::*;
use crate::testing::refusals;
use domain::queue::No;
use domain::refusal::{Code, Field};

#[tokio::test]
async fn an_order_is_moved_under_its_code_and_its_place_comes_back_only_after_a_while() {
    for world in reachable_worlds().await {
        let secret = booked(&world, &form(1)).await;
        let before = (free(&world, SERVICE, MONDAY, "09:30").await, free(&world, SERVICE, "2026-03-17", "10:00").await);
        let code = view(&world, &secret).await.code;
        letters(&world).await;
        queue::change(&visitor(&world), &secret, day("2026-03-17"), 600).await.unwrap();
        let order = view(&world, &secret).await;
        assert_eq!((order.day, order.at, &order.code, order.open), (day("2026-03-17"), 600, &code, true), "{}", world.name);
        let (to, mail) = letters(&world).await.remove(0);
        assert_eq!((to.as_str(), mail.letter, mail.revision > 0), ("g1@example.az", OrderLetter::Changed, true));
        assert_eq!(free(&world, SERVICE, "2026-03-17", "10:00").await, before.1 - 1);
        // Whoever sells places can't hand this one over: it rests for thirty minutes at least.
        world.wait_seconds(29 * 60);
        queue::tend(&world.portal).await.unwrap();
        assert_eq!(free(&world, SERVICE, MONDAY, "09:30").await, before.0, "{}", world.name);
        world.wait_seconds(31 * 60 + 1);
        assert_eq!(queue::tend(&world.portal).await.unwrap().freed, 1, "{}", world.name);
        assert_eq!(free(&world, SERVICE, MONDAY, "09:30").await, before.0 + 1);
        assert_eq!(queue::tend(&world.portal).await.unwrap().freed, 0, "once");
    }
}

#[tokio::test]
async fn an_order_is_cancelled_once_and_never_by_looking_at_it() {
    for world in reachable_worlds().await {
        let secret = booked(&world, &form(1)).await;
        letters(&world).await;
        for _ in 0..3 {
            // A program that looks through mail opens the link, again and again.
            assert_eq!(view(&world, &secret).await.state, BookingState::Booked);
        }
        let ctx = visitor(&world);
        let (one, two) = tokio::join!(queue::cancel(&ctx, &secret), queue::cancel(&ctx, &secret));
        assert!(one.is_ok() != two.is_ok(), "{}: of two at once one wins: {one:?} {two:?}", world.name);
        assert_eq!(view(&world, &secret).await.state, BookingState::Cancelled);
        let again = refusals(queue::cancel(&visitor(&world), &secret).await);
        assert_eq!(again, [(Field::Form, Code::Queue(No::Ended))], "{}", world.name);
        assert!(letters(&world).await.iter().any(|(_, mail)| mail.letter == OrderLetter::Cancelled));
    }
}

#[tokio::test]
async fn an_order_that_has_begun_is_changed_no_more() {
    for world in reachable_worlds().await {
        let secret = booked(&world, &form(1)).await;
        world.clock.set(domain::queue::window::instant(day(MONDAY), 570));
        let begun = [(Field::Form, Code::Queue(No::Begun))];
        assert_eq!(refusals(queue::change(&visitor(&world), &secret, day("2026-03-17"), 600).await), begun, "{}", world.name);
        assert_eq!(refusals(queue::cancel(&visitor(&world), &secret).await), begun);
        assert!(!view(&world, &secret).await.open);
    }
}

#[tokio::test]
async fn an_order_is_found_by_code_and_surname_and_by_nothing_less() {
    for world in reachable_worlds().await {
        let secret = booked(&world, &form(1)).await;
        let code = view(&world, &secret).await.code;
        let found = queue::find(&visitor(&world), &code.replace('-', " "), " şıxƏLİYEVA ").await.unwrap();
        assert_eq!(found, secret, "{}", world.name);
        let unknown = [(Field::Order, Code::Unknown)];
        assert_eq!(refusals(queue::find(&visitor(&world), &code, "Əliyeva").await), unknown, "the surname of another");
        let other = domain::queue::OrderCode::from_random(7).to_string();
        assert_eq!(refusals(queue::find(&visitor(&world), &other, "Şıxəliyeva").await), unknown, "the same answer");
        let empty = refusals(queue::find(&visitor(&world), "", "").await);
        assert_eq!(empty, [(Field::Order, Code::Required), (Field::Surname, Code::Required)]);
        let (plain, tag) = secret.split_once('-').unwrap();
        for forged in [format!("{plain}-{}", "0".repeat(tag.len())), plain.to_owned(), format!("{plain}-"), "x-y".into(), String::new()] {
            assert!(matches!(queue::order(&visitor(&world), &forged).await, Err(Error::NotFound)), "{forged}");
        }
    }
}

#[tokio::test]
async fn who_is_signed_in_finds_the_own_orders_and_nobody_elses() {
    for world in reachable_worlds().await {
        let (aysel, murad) = (world.citizen("Aysel").await, world.citizen("Murad").await);
        let form = form(1);
        queue::hold(&aysel, &form).await.unwrap();
        let code = digits(&world, &form.email).await;
        let secret = queue::confirm(&aysel, &OrderForm { code, ..form }).await.unwrap();
        let own = queue::start(&aysel, None).await.unwrap().own;
        assert_eq!(own.iter().map(|one| (one.address.clone(), one.at)).collect::<Vec<_>>(), [(format!("/queue/order/{secret}"), 570)]);
        assert!(queue::start(&murad, None).await.unwrap().own.is_empty(), "{}", world.name);
        queue::cancel(&aysel, &secret).await.unwrap();
        assert!(queue::start(&aysel, None).await.unwrap().own.is_empty(), "{}: only open ones", world.name);
    }
}

/// Every place of the Monday's step but one belongs to other people.
async fn one_place_left(world: &World) {
    let places = free(world, SERVICE, MONDAY, "09:30").await;
    for nr in 100..100 + places - 1 {
        booked(world, &form(nr)).await;
    }
    assert_eq!(free(world, SERVICE, MONDAY, "09:30").await, 1, "{}", world.name);
}

#[tokio::test]
async fn the_own_place_that_rests_stands_in_nobodys_own_way() {
    for world in reachable_worlds().await {
        one_place_left(&world).await;
        let secret = booked(&world, &form(1)).await;
        queue::change(&visitor(&world), &secret, day("2026-03-17"), 600).await.unwrap();
        // It rests: a stranger can't have it, its own person can, and sees it.
        let stranger = refusals(queue::hold(&visitor(&world), &form(2)).await);
        assert_eq!(stranger, [(Field::Time, Code::Queue(No::Full))], "{}", world.name);
        let seen = queue::places_for(&visitor(&world), &secret).await.unwrap();
        let monday = seen.iter().find(|one| one.day == day(MONDAY)).unwrap();
        assert!(monday.places.iter().any(|place| (place.at, place.free) == (570, 1)), "{}: {monday:?}", world.name);
        queue::change(&visitor(&world), &secret, day(MONDAY), 570).await.unwrap();
        assert_eq!(view(&world, &secret).await.at, 570);
        assert_eq!(free(&world, SERVICE, MONDAY, "09:30").await, 0, "{}: it is one place, not two", world.name);
        world.wait_hours(2);
        assert_eq!(queue::tend(&world.portal).await.unwrap().freed, 1, "{}: the Tuesday's alone", world.name);
        assert_eq!(free(&world, SERVICE, MONDAY, "09:30").await, 0);
    }
}

#[tokio::test]
async fn an_order_is_not_moved_to_a_day_on_which_the_document_has_one() {
    for world in reachable_worlds().await {
        booked(&world, &form(1)).await;
        let tuesday = OrderForm { day: "2026-03-17".into(), document: form(1).document, ..form(2) };
        let secret = booked(&world, &tuesday).await;
        let refused = refusals(queue::change(&visitor(&world), &secret, day(MONDAY), 660).await);
        assert_eq!(refused, [(Field::Form, Code::Queue(No::SameDay))], "{}", world.name);
        assert_eq!(view(&world, &secret).await.day, day("2026-03-17"), "{}: it stays where it was", world.name);
        queue::change(&visitor(&world), &secret, day("2026-03-17"), 660).await.unwrap();
        assert_eq!(view(&world, &secret).await.at, 660, "{}: within its own day it moves", world.name);
    }
}

#[tokio::test]
async fn q3_2_1_a_place_that_went_to_another_before_the_code_was_typed_is_said_to_be_taken_and_another_hour_helps() {
    for world in reachable_worlds().await {
        one_place_left(&world).await;
        let late = form(1);
        queue::hold(&visitor(&world), &late).await.unwrap();
        let code = digits(&world, &late.email).await;
        world.wait_seconds(15 * 60);
        assert_eq!(queue::tend(&world.portal).await.unwrap().expired, 1, "{}", world.name);
        booked(&world, &form(2)).await;
        let refused = refusals(queue::confirm(&visitor(&world), &OrderForm { code, ..late.clone() }).await);
        assert_eq!(refused, [(Field::Code, Code::Queue(No::Lost))], "{}", world.name);
        let again = refusals(queue::hold(&visitor(&world), &late).await);
        assert_eq!(again, [(Field::Time, Code::Queue(No::Full))], "{}: the last place is another's", world.name);
        booked(&world, &OrderForm { time: "11:00".into(), ..late }).await;
    }
}
