use super::*;
use crate::portal::Limits;
use crate::testing::{refusals, world_with};
use domain::notice::Trouble;
use domain::queue::No;
use domain::refusal::{Code, Field};

async fn try_code(world: &World, form: &OrderForm, code: &str) -> Result<String, Error> {
    queue::confirm(&visitor(world), &OrderForm { code: code.into(), ..form.clone() }).await
}

fn other(code: &str) -> String {
    let digit = if code.starts_with('0') { '1' } else { '0' };
    format!("{digit}{}", &code[1..])
}

#[tokio::test]
async fn q3_2_1_a_code_typed_wrong_five_times_refuses_the_order_and_frees_its_place() {
    for world in reachable_worlds().await {
        let form = form(1);
        let before = free(&world, SERVICE, MONDAY, "09:30").await;
        queue::hold(&visitor(&world), &form).await.unwrap();
        let code = digits(&world, &form.email).await;
        for left in [4, 3, 2, 1] {
            let refused = refusals(try_code(&world, &form, &other(&code)).await);
            assert_eq!(refused, [(Field::Code, Code::Queue(No::WrongCode { left }))], "{}", world.name);
        }
        assert_eq!(refusals(try_code(&world, &form, &other(&code)).await), [(Field::Code, Code::Queue(No::CodeSpent))]);
        assert_eq!(free(&world, SERVICE, MONDAY, "09:30").await, before, "{}: free at once", world.name);
        let right = refusals(try_code(&world, &form, &code).await);
        assert_eq!(right, [(Field::Code, Code::Queue(No::CodeSpent))], "the right one comes too late");
        // A new code begins anew; nothing typed has to be typed again.
        queue::hold(&visitor(&world), &form).await.unwrap();
        let fresh = digits(&world, &form.email).await;
        assert!(try_code(&world, &form, &fresh).await.is_ok(), "{}", world.name);
    }
}

#[tokio::test]
async fn a_code_confirms_once_and_pressing_twice_is_one_order() {
    for world in reachable_worlds().await {
        let form = form(1);
        queue::hold(&visitor(&world), &form).await.unwrap();
        let code = digits(&world, &form.email).await;
        let (one, two) = tokio::join!(try_code(&world, &form, &code), try_code(&world, &form, &code));
        assert_eq!(one.unwrap(), two.unwrap(), "{}", world.name);
        assert_eq!(letters(&world).await.len(), 1, "{}: one notice", world.name);
        let again = queue::hold(&visitor(&world), &form).await;
        assert_eq!(refusals(again), [(Field::Form, Code::AlreadyDone)]);
    }
}

#[tokio::test]
async fn a_place_whose_time_ran_out_is_not_confirmed_although_nobody_has_cleared_it_yet() {
    for world in reachable_worlds().await {
        let form = form(1);
        queue::hold(&visitor(&world), &form).await.unwrap();
        let code = digits(&world, &form.email).await;
        world.wait_seconds(15 * 60);
        assert_eq!(refusals(try_code(&world, &form, &code).await), [(Field::Code, Code::Queue(No::Lost))], "{}", world.name);
        let done = queue::tend(&world.portal).await.unwrap();
        assert_eq!((done.expired, queue::tend(&world.portal).await.unwrap().expired), (1, 0), "{}", world.name);
        assert_eq!(refusals(try_code(&world, &form, &code).await), [(Field::Code, Code::Queue(No::Lost))]);
    }
}

#[tokio::test]
async fn a_new_code_ends_the_one_before_and_there_are_only_so_many() {
    for world in reachable_worlds().await {
        let form = form(1);
        let before = free(&world, SERVICE, MONDAY, "09:30").await;
        let mut last = String::new();
        for left in [3, 2, 1, 0] {
            assert_eq!(queue::hold(&visitor(&world), &form).await.unwrap().codes_left, left);
            let fresh = digits(&world, &form.email).await;
            if !last.is_empty() && last != fresh {
                assert!(try_code(&world, &form, &last).await.is_err(), "{}: the earlier one", world.name);
            }
            last = fresh;
            assert_eq!(free(&world, SERVICE, MONDAY, "09:30").await, before - 1, "the same place, once");
        }
        let more = refusals(queue::hold(&visitor(&world), &form).await);
        assert_eq!(more, [(Field::Code, Code::Queue(No::CodesSent { max: 4 }))], "{}", world.name);
        assert!(try_code(&world, &form, &last).await.is_ok());
    }
}

#[tokio::test]
async fn another_place_gives_the_first_one_back_at_once() {
    for world in reachable_worlds().await {
        let first = form(1);
        let before = free(&world, SERVICE, MONDAY, "09:30").await;
        queue::hold(&visitor(&world), &first).await.unwrap();
        queue::hold(&visitor(&world), &OrderForm { time: "11:00".into(), ..first.clone() }).await.unwrap();
        assert_eq!(free(&world, SERVICE, MONDAY, "09:30").await, before, "{}", world.name);
        assert_eq!(free(&world, SERVICE, MONDAY, "11:00").await, before - 1);
    }
}

#[tokio::test]
async fn q3_2_1_a_letter_that_bounces_is_told_and_another_address_helps() {
    for world in reachable_worlds().await {
        let form = form(1);
        queue::hold(&visitor(&world), &form).await.unwrap();
        for parcel in take(&world.portal, Channel::Email, 10).await.unwrap() {
            settle(&world.portal, parcel, Outcome::from(Err(Trouble::BadAddress))).await.unwrap();
        }
        let refused = refusals(try_code(&world, &form, "000000").await);
        assert_eq!(refused, [(Field::Email, Code::Queue(No::MailRefused))], "{}", world.name);
        let better = OrderForm { email: "other@example.az".into(), ..form };
        queue::hold(&visitor(&world), &better).await.unwrap();
        let code = digits(&world, "other@example.az").await;
        assert!(try_code(&world, &better, &code).await.is_ok(), "{}", world.name);
    }
}

#[tokio::test]
async fn a_code_proves_the_address_it_was_sent_to_and_no_other() {
    for world in reachable_worlds().await {
        let form = form(1);
        queue::hold(&visitor(&world), &form).await.unwrap();
        let code = digits(&world, &form.email).await;
        let changed = OrderForm { email: "other@example.az".into(), ..form };
        let refused = refusals(try_code(&world, &changed, &code).await);
        assert_eq!(refused, [(Field::Code, Code::Queue(No::WrongCode { left: 4 }))], "{}", world.name);
        let unknown = OrderForm { id: uuid::Uuid::now_v7().to_string(), ..changed };
        assert_eq!(refusals(try_code(&world, &unknown, &code).await), [(Field::Code, Code::Queue(No::NoCode))]);
    }
}

#[tokio::test]
async fn whose_an_address_is_makes_no_difference_to_any_answer() {
    let limits = Limits { codes_per_hour: 1, ..Limits::unlimited() };
    let open = |config: &mut crate::portal::PortalConfig| config.channels = vec![Channel::Email];
    let world = world_with(store::testing::sqlite().await, limits, open).await;
    let first = OrderForm { email: "known@example.az".into(), ..form(1) };
    let second = OrderForm { email: "known@example.az".into(), ..form(2) };
    let one = queue::hold(&visitor(&world), &first).await.unwrap();
    let two = queue::hold(&visitor(&world), &second).await.unwrap();
    assert_eq!((one.until_ms, one.codes_left), (two.until_ms, two.codes_left), "the same answer");
    assert_eq!(letters(&world).await.len(), 1, "and one letter: nobody's box is flooded");
}

#[tokio::test]
async fn q3_1_1_the_minutes_of_the_letter_are_those_of_the_configuration() {
    let open = |config: &mut crate::portal::PortalConfig| {
        config.channels = vec![Channel::Email];
        config.queue.hold_minutes = 7;
    };
    let world = world_with(store::testing::sqlite().await, Limits::unlimited(), open).await;
    let held = queue::hold(&visitor(&world), &form(1)).await.unwrap();
    assert_eq!(held.until_ms.0 - world.portal.now().0, 7 * 60_000);
    let (_, mail) = letters(&world).await.remove(0);
    assert_eq!((mail.letter, mail.kept), (OrderLetter::Code, 7));
}
