use super::*;
use crate::testing::refusals;
use domain::queue::{No, OrderWhat};
use domain::refusal::{Code, Field};

async fn operator(world: &World) -> Ctx {
    let staff = world.citizen("zeng").await;
    crate::people::grant_post(&world.portal, staff.person().unwrap(), None).await.unwrap();
    let mut staff = staff;
    staff.actor.role = domain::role::Role::CallCentre;
    staff
}

#[tokio::test]
async fn q2_5_the_call_centre_finds_makes_moves_and_cancels_an_order_and_every_step_is_recorded() {
    for world in reachable_worlds().await {
        let staff = operator(&world).await;
        let caller = OrderForm { email: String::new(), ..form(1) };
        let code = queue::call_book(&staff, &caller).await.unwrap();
        let found = queue::call_search(&staff, "050 000 00 01").await.unwrap();
        assert_eq!(found.len(), 1, "{}", world.name);
        assert_eq!((&found[0].order.code, found[0].document.as_str()), (&code, "AA•••••01"));
        for words in [code.as_str(), "şıxəliyeva", "aa 0000001"] {
            assert_eq!(queue::call_search(&staff, words).await.unwrap().len(), 1, "{}: {words}", world.name);
        }
        assert!(queue::call_search(&staff, "Tanınmaz").await.unwrap().is_empty());
        queue::call_change(&staff, &code, day("2026-03-17"), 600).await.unwrap();
        queue::call_cancel(&staff, &code).await.unwrap();
        let events = queue::call_search(&staff, &code).await.unwrap().remove(0).events;
        let steps: Vec<OrderWhat> = events.iter().map(|event| event.what).filter(|what| *what != OrderWhat::Read).collect();
        assert_eq!(steps, [OrderWhat::Booked, OrderWhat::Changed, OrderWhat::Cancelled], "{}", world.name);
        assert!(events.iter().all(|event| event.by.as_deref() == Some("zeng Əliyev")), "who did it stands beside it");
        assert_eq!(sent(&world, Channel::Sms).await.len(), 1, "{}: the caller hears by short message that it was cancelled", world.name);
    }
}

#[tokio::test]
async fn q2_5_the_call_centre_can_oversell_as_little_as_anybody() {
    for world in reachable_worlds().await {
        let staff = operator(&world).await;
        let places = free(&world, SERVICE, MONDAY, "09:30").await;
        for nr in 1..=places {
            queue::call_book(&staff, &form(nr)).await.unwrap();
        }
        let refused = refusals(queue::call_book(&staff, &form(99)).await);
        assert_eq!(refused, [(Field::Time, Code::Queue(No::Full))], "{}", world.name);
        assert!(matches!(queue::call_search(&visitor(&world), "050").await, Err(Error::SignIn)));
    }
}
