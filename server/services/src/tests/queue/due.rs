use super::*;
use domain::ids::BookingId;
use store::bookings;

async fn row(world: &World, secret: &str) -> bookings::BookingRow {
    let code = secret.split_once('-').unwrap().0;
    bookings::find_by_code(world.portal.db(), code).await.unwrap().unwrap()
}

#[tokio::test]
async fn q3_2_1_an_order_whose_code_is_not_typed_by_the_set_time_is_cancelled() {
    for world in reachable_worlds().await {
        let (late, came) = (booked(&world, &form(1)).await, booked(&world, &form(2)).await);
        let start = domain::queue::window::instant(day(MONDAY), 570);
        world.clock.set(start);
        let id: BookingId = row(&world, &came).await.id;
        let activate = async |id: BookingId| {
            let now = world.portal.now();
            let write = world.portal.db().write(move |tx| Box::pin(async move { Ok::<_, Error>(bookings::activate(tx, &id, now).await?) }));
            write.await.unwrap()
        };
        assert!(activate(id.clone()).await, "{}", world.name);
        assert!(!activate(id).await, "one code, one ticket");
        assert_eq!(queue::tend(&world.portal).await.unwrap().missed, 0, "{}: the minute itself is in time", world.name);
        world.wait_seconds(60);
        assert_eq!(queue::tend(&world.portal).await.unwrap().missed, 1, "{}", world.name);
        assert_eq!(view(&world, &late).await.state, BookingState::Missed);
        assert_eq!(view(&world, &came).await.state, BookingState::Activated);
        assert!(!activate(row(&world, &late).await.id).await, "too late");
    }
}

#[tokio::test]
async fn a_reminder_goes_out_the_day_before_and_once() {
    for world in reachable_worlds().await {
        booked(&world, &OrderForm { day: "2026-03-17".into(), ..form(1) }).await;
        letters(&world).await;
        world.clock.set(UnixMs(day(MONDAY).starts_at().0 + 9 * 3_600_000));
        assert_eq!(queue::tend(&world.portal).await.unwrap().reminded, 0, "{}: not before ten", world.name);
        world.wait_hours(1);
        assert_eq!(queue::tend(&world.portal).await.unwrap().reminded, 1, "{}", world.name);
        assert_eq!(queue::tend(&world.portal).await.unwrap().reminded, 0);
        let (_, mail) = letters(&world).await.remove(0);
        assert_eq!((mail.letter, mail.day), (OrderLetter::Reminder, day("2026-03-17")));
        // Whoever orders now for tomorrow knows it.
        booked(&world, &OrderForm { day: "2026-03-17".into(), time: "11:00".into(), ..form(2) }).await;
        world.wait_hours(2);
        assert_eq!(queue::tend(&world.portal).await.unwrap().reminded, 0, "{}", world.name);
    }
}

#[tokio::test]
async fn a_holiday_added_later_is_told_and_one_press_moves_the_order() {
    for world in reachable_worlds().await {
        let secret = booked(&world, &form(1)).await;
        let other = booked(&world, &OrderForm { day: "2026-03-17".into(), ..form(2) }).await;
        letters(&world).await;
        close(&world, MONDAY).await;
        assert_eq!(queue::tend(&world.portal).await.unwrap().unsettled, 1, "{}", world.name);
        assert_eq!(queue::tend(&world.portal).await.unwrap().unsettled, 0, "told once");
        let (to, mail) = letters(&world).await.remove(0);
        assert_eq!((to.as_str(), mail.letter), ("g1@example.az", OrderLetter::Unsettled));
        let order = view(&world, &secret).await;
        assert!(order.unsettled && order.offers.len() == 3, "{}: {order:?}", world.name);
        assert_eq!(order.offers[0].day, day("2026-03-17"), "the nearest day");
        queue::change(&visitor(&world), &secret, order.offers[1].day, order.offers[1].at).await.unwrap();
        let order = view(&world, &secret).await;
        assert!(!order.unsettled && order.offers.is_empty() && order.open, "{}", world.name);
        assert!(!view(&world, &other).await.unsettled, "nobody else is troubled");
    }
}

/// The day's closing is lifted.
async fn open_again(world: &World, date: &str) {
    let exceptions = store::centres::exceptions(world.portal.db(), &CENTRE.into(), day(date), day(date)).await.unwrap();
    let now = world.portal.now();
    let write = world.portal.db().write(move |tx| {
        Box::pin(async move {
            for one in exceptions {
                store::centres::lift_exception(tx, &one.id, now).await?;
            }
            Ok::<_, Error>(())
        })
    });
    write.await.unwrap();
    world.portal.queue.forget();
}

#[tokio::test]
async fn a_day_that_is_opened_again_settles_its_orders_and_says_so() {
    for world in reachable_worlds().await {
        let secret = booked(&world, &form(1)).await;
        letters(&world).await;
        close(&world, MONDAY).await;
        assert_eq!(queue::tend(&world.portal).await.unwrap().unsettled, 1, "{}", world.name);
        letters(&world).await;
        open_again(&world, MONDAY).await;
        let done = queue::tend(&world.portal).await.unwrap();
        assert_eq!((done.settled, done.unsettled), (1, 0), "{}", world.name);
        assert_eq!(queue::tend(&world.portal).await.unwrap().settled, 0, "{}: told once", world.name);
        let order = view(&world, &secret).await;
        assert!(!order.unsettled && order.open && order.offers.is_empty(), "{}: {order:?}", world.name);
        let (to, mail) = letters(&world).await.remove(0);
        assert_eq!((to.as_str(), mail.letter), ("g1@example.az", OrderLetter::Settled));
    }
}

#[tokio::test]
async fn an_order_whose_day_stayed_closed_ends_as_cancelled_by_the_centre() {
    for world in reachable_worlds().await {
        let told = booked(&world, &form(1)).await;
        let late = booked(&world, &OrderForm { time: "10:00".into(), ..form(2) }).await;
        close(&world, MONDAY).await;
        assert_eq!(queue::tend(&world.portal).await.unwrap().unsettled, 2, "{}", world.name);
        letters(&world).await;
        world.clock.set(UnixMs(domain::queue::window::instant(day(MONDAY), 570).0 + 60_000));
        let done = queue::tend(&world.portal).await.unwrap();
        assert_eq!((done.missed, done.closed), (0, 1), "{}", world.name);
        let order = view(&world, &told).await;
        assert_eq!((order.state, order.by_centre), (BookingState::Cancelled, true), "{}", world.name);
        assert!(view(&world, &late).await.open, "the other one can still be moved");
        let (to, mail) = letters(&world).await.remove(0);
        assert_eq!((to.as_str(), mail.letter), ("g1@example.az", OrderLetter::Closed));
        // Opened again when its time is over, it is no longer settled: nobody who was told to stay away is called missed.
        world.clock.set(domain::queue::window::instant(day(MONDAY), 600));
        open_again(&world, MONDAY).await;
        world.wait_seconds(60);
        let done = queue::tend(&world.portal).await.unwrap();
        assert_eq!((done.missed, done.closed, done.settled), (0, 1, 0), "{}", world.name);
    }
}

#[tokio::test]
async fn a_day_closed_at_the_last_moment_makes_nobody_missed() {
    for world in reachable_worlds().await {
        let secret = booked(&world, &form(1)).await;
        letters(&world).await;
        close(&world, MONDAY).await;
        // No turn was taken between the closing and the set time.
        world.clock.set(UnixMs(domain::queue::window::instant(day(MONDAY), 570).0 + 60_000));
        let done = queue::tend(&world.portal).await.unwrap();
        assert_eq!((done.missed, done.closed), (0, 1), "{}", world.name);
        assert!(view(&world, &secret).await.by_centre, "{}", world.name);
        let told: Vec<OrderLetter> = letters(&world).await.into_iter().map(|(_, mail)| mail.letter).collect();
        assert_eq!(told, [OrderLetter::Closed], "{}: one letter, the one that is still true", world.name);
    }
}

#[tokio::test]
async fn nobody_is_reminded_of_a_visit_for_which_the_centre_is_closed() {
    for world in reachable_worlds().await {
        booked(&world, &OrderForm { day: "2026-03-17".into(), ..form(1) }).await;
        close(&world, "2026-03-17").await;
        assert_eq!(queue::tend(&world.portal).await.unwrap().unsettled, 1, "{}", world.name);
        world.clock.set(UnixMs(day(MONDAY).starts_at().0 + 11 * 3_600_000));
        assert_eq!(queue::tend(&world.portal).await.unwrap().reminded, 0, "{}", world.name);
    }
}

#[tokio::test]
async fn fewer_counters_move_those_who_came_last() {
    for world in reachable_worlds().await {
        let places = free(&world, SERVICE, MONDAY, "09:30").await;
        assert!(places >= 2, "{places}");
        let mut secrets = Vec::new();
        for nr in 1..=places {
            secrets.push(booked(&world, &form(nr)).await);
            world.wait_seconds(1);
        }
        let row = ExceptionRow {
            id: "x".into(),
            centre: CENTRE.into(),
            group: None,
            day: day(MONDAY),
            opens_min: Some(540),
            closes_min: Some(1080),
            counters: Some(1),
            reason: String::new(),
            set_by: None,
            set_ms: UnixMs(0),
        };
        let write = world.portal.db().write(move |tx| Box::pin(async move { Ok::<_, Error>(store::centres::except(tx, &row).await?) }));
        write.await.unwrap();
        world.portal.queue.forget();
        assert_eq!(queue::tend(&world.portal).await.unwrap().unsettled, places - 1, "{}", world.name);
        assert!(!view(&world, &secrets[0]).await.unsettled, "who confirmed first keeps the place");
        assert!(view(&world, secrets.last().unwrap()).await.unsettled);
    }
}

#[tokio::test]
async fn other_hours_of_the_week_and_services_nobody_serves_any_more_move_whom_they_concern() {
    for world in reachable_worlds().await {
        let (early, late) = (
            booked(&world, &form(1)).await,
            booked(&world, &OrderForm { day: "2026-03-17".into(), time: "11:00".into(), ..form(2) }).await,
        );
        assert_eq!(queue::tend(&world.portal).await.unwrap().unsettled, 0, "{}", world.name);
        let hours = (1..=5).map(|weekday| OpeningRow { weekday, opens_min: 600, closes_min: 1080 }).collect::<Vec<_>>();
        let write = world
            .portal
            .db()
            .write(move |tx| Box::pin(async move { Ok::<_, Error>(store::centres::set_openings(tx, &CENTRE.into(), &hours).await?) }));
        write.await.unwrap();
        world.portal.queue.forget();
        assert_eq!(queue::tend(&world.portal).await.unwrap().unsettled, 1, "{}: it opens at ten now", world.name);
        assert!(view(&world, &early).await.unsettled && !view(&world, &late).await.unsettled, "{}", world.name);
        let served = store::centres::served(world.portal.db(), &CENTRE.into()).await.unwrap();
        let write = world.portal.db().write(move |tx| {
            Box::pin(async move {
                for counter in served {
                    store::centres::serve(tx, &counter.counter, &[]).await?;
                }
                Ok::<_, Error>(())
            })
        });
        write.await.unwrap();
        world.portal.queue.forget();
        assert_eq!(queue::tend(&world.portal).await.unwrap().unsettled, 1, "{}: nobody serves it any more", world.name);
        assert!(view(&world, &late).await.unsettled, "{}", world.name);
        assert_eq!(queue::tend(&world.portal).await.unwrap().unsettled, 0, "told once");
    }
}

#[tokio::test]
async fn who_waits_hears_of_a_place_once_and_nobody_before_there_is_one() {
    for world in reachable_worlds().await {
        // The centre closes for the whole window: nothing is free.
        for ahead in 1..=31 {
            close(&world, &day("2026-03-13").plus(ahead).to_string()).await;
        }
        let wait = async |email: &str| queue::wait(&visitor(&world), &CENTRE.into(), &SERVICE.into(), email).await.unwrap();
        wait("w@example.az").await;
        wait("w@example.az").await;
        assert_eq!(queue::tend(&world.portal).await.unwrap().told, 0, "{}", world.name);
        let exceptions = store::centres::exceptions(world.portal.db(), &CENTRE.into(), day("2026-03-16"), day("2026-03-16")).await.unwrap();
        let now = world.portal.now();
        let write = world
            .portal
            .db()
            .write(move |tx| Box::pin(async move { Ok::<_, Error>(store::centres::lift_exception(tx, &exceptions[0].id, now).await?) }));
        assert!(write.await.unwrap());
        world.portal.queue.forget();
        assert!(queue::tend(&world.portal).await.unwrap().told >= 1, "{}", world.name);
        let parcels = take(&world.portal, Channel::Email, 10).await.unwrap();
        assert!(parcels.iter().all(|parcel| matches!(parcel.contents, Contents::Place(_))) && !parcels.is_empty(), "{}", world.name);
        assert_eq!(queue::tend(&world.portal).await.unwrap().told, 0, "once each");
    }
}

#[tokio::test]
async fn one_free_place_is_told_to_one_and_to_the_next_only_when_it_stays_free() {
    for world in reachable_worlds().await {
        for date in (1..=31).map(|ahead| day("2026-03-13").plus(ahead)).filter(|date| *date != day(MONDAY)) {
            close(&world, &date.to_string()).await;
        }
        let row = ExceptionRow {
            id: "x".into(),
            centre: CENTRE.into(),
            group: None,
            day: day(MONDAY),
            opens_min: Some(600),
            closes_min: Some(615),
            counters: Some(1),
            reason: String::new(),
            set_by: None,
            set_ms: UnixMs(0),
        };
        let write = world.portal.db().write(move |tx| Box::pin(async move { Ok::<_, Error>(store::centres::except(tx, &row).await?) }));
        write.await.unwrap();
        world.portal.queue.forget();
        assert_eq!(free(&world, SERVICE, MONDAY, "10:00").await, 1, "{}", world.name);
        for nr in 1..=3 {
            queue::wait(&visitor(&world), &CENTRE.into(), &SERVICE.into(), &format!("w{nr}@example.az")).await.unwrap();
        }
        assert_eq!(queue::tend(&world.portal).await.unwrap().told, 1, "{}", world.name);
        assert_eq!(queue::tend(&world.portal).await.unwrap().told, 0, "{}: the first one has time to order", world.name);
        world.wait_seconds(31 * 60);
        assert_eq!(queue::tend(&world.portal).await.unwrap().told, 1, "{}: it stayed free", world.name);
    }
}

#[tokio::test]
async fn what_is_personal_of_an_order_is_forgotten_a_month_after_its_day() {
    for world in reachable_worlds().await {
        let secret = booked(&world, &form(1)).await;
        let id = row(&world, &secret).await.id;
        world.wait_hours(24 * 25);
        queue::tend(&world.portal).await.unwrap();
        assert_eq!(row(&world, &secret).await.surname, "Şıxəliyeva", "{}", world.name);
        world.wait_hours(24 * 10);
        queue::tend(&world.portal).await.unwrap();
        let kept = bookings::find(world.portal.db(), &id).await.unwrap().unwrap();
        assert_eq!((kept.surname, kept.email, kept.document, kept.phone), Default::default(), "{}", world.name);
        assert_eq!(kept.day, day(MONDAY), "when and where stays for the figures");
    }
}
