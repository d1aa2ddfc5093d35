use super::*;
use crate::portal::Limits;
use crate::portal::PortalConfig;
use crate::testing::{refusals, sqlite, world_with};
use domain::queue::No;
use domain::refusal::{Code, Field};

#[tokio::test]
async fn q3_2_1_every_reason_is_named_at_once() {
    let world = sqlite().await;
    let wrong = OrderForm { surname: String::new(), document: "AA12".into(), day: "2026-03-13".into(), ..form(1) };
    let refused = refusals(queue::hold(&visitor(&world), &wrong).await);
    use Field::{Day, Document, Surname};
    assert_eq!(
        refused,
        [(Surname, Code::Required), (Document, Code::BadFormat), (Day, Code::Queue(No::TooNear))],
        "the empty, the wrong and the too near one"
    );
    let sending = refusals(queue::confirm(&visitor(&world), &OrderForm { surname: String::new(), ..form(1) }).await);
    assert_eq!(sending, [(Surname, Code::Required), (Field::Code, Code::Required)]);
}

#[tokio::test]
async fn q3_1_1_a_place_is_ordered_at_the_latest_one_day_before() {
    for world in reachable_worlds().await {
        let on = |day: &str| OrderForm { day: day.into(), ..form(1) };
        for (day, no) in [
            ("2026-03-12", No::Past),
            ("2026-03-13", No::TooNear),
            ("2026-04-13", No::TooFar { days: 30 }),
            ("2026-03-15", No::Closed),
            ("2026-03-20", No::Closed),
        ] {
            let refused = refusals(queue::hold(&visitor(&world), &on(day)).await);
            assert_eq!(refused, [(Field::Day, Code::Queue(no))], "{} {day}", world.name);
        }
        let between = refusals(queue::hold(&visitor(&world), &OrderForm { time: "09:35".into(), ..form(1) }).await);
        assert_eq!(between, [(Field::Time, Code::Queue(No::Closed))]);
        // Kept before midnight, typed after it: the day before is over.
        let monday = form(1);
        world.clock.set(UnixMs(day(MONDAY).starts_at().0 - 60_000));
        queue::hold(&visitor(&world), &monday).await.unwrap();
        let code = digits(&world, &monday.email).await;
        world.wait_seconds(61);
        let refused = refusals(queue::confirm(&visitor(&world), &OrderForm { code, ..monday }).await);
        assert_eq!(refused, [(Field::Day, Code::Queue(No::TooNear))], "{}", world.name);
    }
}

#[tokio::test]
async fn what_is_not_there_or_not_offered_is_named() {
    let world = sqlite().await;
    let refused = async |form: OrderForm| refusals(queue::hold(&visitor(&world), &form).await);
    assert_eq!(refused(OrderForm { service: "x".into(), ..form(1) }).await, [(Field::Service, Code::Unknown)]);
    assert_eq!(refused(OrderForm { centre: "x".into(), ..form(1) }).await, [(Field::Centre, Code::Unknown)]);
    let marriage = OrderForm { service: "vvaq.nikah".into(), ..form(1) };
    assert_eq!(refused(marriage).await, [(Field::Service, Code::Queue(No::SignIn))]);
    let write = world
        .portal
        .db()
        .write(|tx| Box::pin(async move { Ok::<_, Error>(store::centres::offer(tx, &CENTRE.into(), &SERVICE.into(), false).await?) }));
    write.await.unwrap();
    world.portal.queue.forget();
    assert_eq!(refused(form(1)).await, [(Field::Centre, Code::Queue(No::NotOffered))]);
    assert_eq!(refused(OrderForm { service: LONG.into(), ..form(1) }).await, [(Field::Email, Code::NotNow)], "no way for letters is open");
}

#[tokio::test]
async fn one_document_and_one_address_have_only_so_many_orders_open() {
    let change = |config: &mut PortalConfig| {
        config.channels = vec![Channel::Email];
        config.queue.open_per_document = 2;
        config.queue.open_per_email = 3;
    };
    for database in store::testing::databases().await {
        let world = world_with(database, Limits::unlimited(), change).await;
        let of = |nr: u32, date: &str| OrderForm { document: "AA7777777".into(), day: date.into(), ..form(nr) };
        booked(&world, &of(1, "2026-03-16")).await;
        let same = of(2, "2026-03-16");
        queue::hold(&visitor(&world), &same).await.unwrap();
        let code = digits(&world, &same.email).await;
        let refused = refusals(queue::confirm(&visitor(&world), &OrderForm { code, ..same }).await);
        assert_eq!(refused, [(Field::Form, Code::Queue(No::SameDay))], "{}", world.name);
        let second = booked(&world, &of(3, "2026-03-17")).await;
        let third = of(4, "2026-03-18");
        queue::hold(&visitor(&world), &third).await.unwrap();
        let code = digits(&world, &third.email).await;
        let third = OrderForm { code, ..third };
        let refused = refusals(queue::confirm(&visitor(&world), &third).await);
        assert_eq!(refused, [(Field::Form, Code::Queue(No::OpenOrders { max: 2 }))], "{}", world.name);
        queue::cancel(&visitor(&world), &second).await.unwrap();
        assert!(queue::confirm(&visitor(&world), &third).await.is_ok(), "{}: one less is open, the code still good", world.name);
    }
}

#[tokio::test]
async fn codes_of_other_people_are_not_tried_one_after_the_other() {
    let limits = Limits { finds_per_hour: 3, ..Limits::unlimited() };
    let world = world_with(store::testing::sqlite().await, limits, |config| config.channels = vec![domain::notice::Channel::Email]).await;
    let secret = booked(&world, &form(1)).await;
    let code = view(&world, &secret).await.code;
    let by = |key: &str| world.portal.ctx(Actor::visitor(), Lang::Az, Some(key.into()));
    // What is no code costs nothing: it was a slip of the finger.
    for _ in 0..5 {
        assert_eq!(refusals(queue::find(&by("bir"), "12", "Şıxəliyeva").await), [(Field::Order, Code::BadFormat)]);
    }
    for nr in 0..3 {
        let other = domain::queue::OrderCode::from_random(nr).to_string();
        assert_eq!(refusals(queue::find(&by("bir"), &other, "Şıxəliyeva").await), [(Field::Order, Code::Unknown)]);
    }
    assert!(matches!(queue::find(&by("bir"), &code, "Şıxəliyeva").await, Err(Error::Busy { retry_s }) if retry_s > 0), "one browser");
    assert_eq!(queue::find(&by("iki"), &code, "Şıxəliyeva").await.unwrap(), secret, "another one finds its own");
}

#[tokio::test]
async fn whoever_finds_the_own_order_is_counted_nowhere_and_whoever_guesses_is_stopped_with_the_network() {
    let limits = Limits { finds_per_hour: 3, ..Limits::unlimited() };
    let world = world_with(store::testing::sqlite().await, limits, |config| config.channels = vec![domain::notice::Channel::Email]).await;
    let secret = booked(&world, &form(1)).await;
    let code = view(&world, &secret).await.code;
    let by = |key: u32, network: &str| world.portal.ctx(Actor::visitor(), Lang::Az, Some(format!("brauzer {key}"))).from_network(network);
    for nr in 0..30 {
        let found = queue::find(&by(nr, "10.0.0.1"), &code, "Şıxəliyeva").await;
        assert_eq!(found.unwrap(), secret, "a town behind one address: {nr}");
        assert_eq!(queue::find(&by(0, "10.0.0.1"), &code, "Şıxəliyeva").await.unwrap(), secret, "and one browser again and again");
    }
    // A fresh cookie for each guess is no way around.
    for nr in 0..9 {
        let other = domain::queue::OrderCode::from_random(nr).to_string();
        assert_eq!(refusals(queue::find(&by(100 + nr, "10.0.0.1"), &other, "Şıxəliyeva").await), [(Field::Order, Code::Unknown)], "{nr}");
    }
    let stopped = queue::find(&by(200, "10.0.0.1"), &code, "Şıxəliyeva").await;
    assert!(matches!(stopped, Err(Error::Busy { retry_s }) if retry_s > 0), "also with a right one");
    assert_eq!(queue::find(&by(200, "10.0.0.2"), &code, "Şıxəliyeva").await.unwrap(), secret, "another network");
    let known = world.citizen("qonşu").await.from_network("10.0.0.1");
    assert_eq!(queue::find(&known, &code, "Şıxəliyeva").await.unwrap(), secret, "who has signed in answers for oneself");
    world.wait_hours(1);
    assert_eq!(queue::find(&by(200, "10.0.0.1"), &code, "Şıxəliyeva").await.unwrap(), secret, "an hour later");
}

#[tokio::test]
async fn surnames_are_not_tried_on_one_code() {
    let limits = Limits { codes_per_hour: 2, ..Limits::unlimited() };
    let world = world_with(store::testing::sqlite().await, limits, |config| config.channels = vec![domain::notice::Channel::Email]).await;
    let secret = booked(&world, &form(1)).await;
    let code = view(&world, &secret).await.code;
    let by = |key: &str| world.portal.ctx(Actor::visitor(), Lang::Az, Some(key.into()));
    for surname in ["Əliyev", "Məmmədova"] {
        assert_eq!(queue::find(&by("bir"), &code, "Şıxəliyeva").await.unwrap(), secret, "the right one is not counted");
        assert_eq!(refusals(queue::find(&by(surname), &code, surname).await), [(Field::Order, Code::Unknown)]);
    }
    assert!(matches!(queue::find(&by("üç"), &code, "Şıxəliyeva").await, Err(Error::Busy { .. })), "whoever asks");
    let other = domain::queue::OrderCode::from_random(7).to_string();
    assert_eq!(refusals(queue::find(&by("üç"), &other, "Şıxəliyeva").await), [(Field::Order, Code::Unknown)], "another code");
}
