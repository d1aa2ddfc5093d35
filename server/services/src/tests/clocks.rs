//! Clocks that go back, midnight in Baku, the end of a year, a year whose days nobody has entered yet.

use super::procedure::at;
use crate::testing::{World, form, later, worlds};
use crate::{appeals, cabinet, institution, owner, people};
use domain::appeal::form::{AnswerForm, ProgressForm, RateForm, RouteForm};
use domain::lifecycle::Status;
use domain::number::Number;
use domain::time::{Date, UnixMs};

/// The last millisecond of a day in Baku.
fn last_of(year: i32, month: u8, day: u8) -> UnixMs {
    Date::new(year, month, day).unwrap().ends_at()
}

/// Numbers and days of an appeal that arrives at this moment.
async fn received(world: &World, name: &str, at: UnixMs) -> (u16, u32, String, String) {
    world.clock.set(at);
    let receipt = appeals::submit(&world.citizen(name).await, form()).await.unwrap();
    let number: Number = receipt.number.parse().unwrap();
    (number.year(), number.serial(), receipt.triage_due.to_string(), receipt.due.to_string())
}

#[tokio::test]
async fn a8_5_what_arrives_in_the_last_moment_of_a_day_is_of_that_day() {
    for world in worlds().await {
        let thursday = last_of(2026, 3, 12);
        let (_, _, triage, due) = received(&world, "Aygün", thursday).await;
        assert_eq!((triage.as_str(), due.as_str()), ("2026-03-13", "2026-04-13"), "{}", world.name);
        let (_, _, triage, due) = received(&world, "Elçin", UnixMs(thursday.0 + 1)).await;
        assert_eq!((triage.as_str(), due.as_str()), ("2026-03-16", "2026-04-14"), "{}: a millisecond later it is Friday", world.name);
    }
}

#[tokio::test]
async fn a8_5_at_new_year_in_baku_numbers_begin_anew() {
    for world in worlds().await {
        let old_year = last_of(2026, 12, 31);
        let (year, serial, ..) = received(&world, "Aygün", old_year).await;
        assert_eq!((year, serial), (2026, 1), "{}", world.name);
        let (year, serial, ..) = received(&world, "Elçin", UnixMs(old_year.0 + 1)).await;
        assert_eq!((year, serial), (2027, 1), "{}: in London it is still the old year", world.name);
    }
}

#[tokio::test]
async fn a8_8_a_year_without_its_calendar_is_counted_by_weeks_and_stops_nobody() {
    for world in worlds().await {
        let monday = UnixMs(Date::new(2027, 12, 20).unwrap().starts_at().0 + 10 * 3_600_000);
        let (year, _, triage, due) = received(&world, "Aygün", monday).await;
        assert_eq!((year, triage.as_str()), (2027, "2027-12-21"), "{}", world.name);
        assert_eq!(due, "2028-01-11", "{}: fifteen working days, 31 December not counted, of 2028 the week ends", world.name);
        let (year, serial, ..) = received(&world, "Elçin", UnixMs(Date::new(2028, 6, 1).unwrap().starts_at().0)).await;
        assert_eq!((year, serial), (2028, 1), "{}: nobody has entered a day of that year", world.name);
    }
}

#[tokio::test]
async fn a_clock_that_goes_back_in_the_middle_of_the_work_stops_nobody_and_breaks_no_chain() {
    for world in worlds().await {
        let secret =
            people::sign_in(&world.portal, people::Identity { subject: "x".into(), issuer: "test".into(), ..Default::default() }, "x");
        let secret = secret.await.unwrap();
        let author = world.citizen("Aygün").await;
        let (staff, azersu) = (world.owner_staff().await, at(&world, "azersu").await);
        let sent = form();
        let receipt = appeals::submit(&author, sent.clone()).await.unwrap();
        let id = receipt.appeal.clone();

        world.wait_hours(-2);
        let route = RouteForm { appeal: id.clone(), institutions: vec!["azersu".into()], ..RouteForm::default() };
        owner::route(&later(&staff), route).await.unwrap();
        world.wait_hours(-1);
        let progress = ProgressForm { appeal: id.clone(), text: "Briqada göndərildi.".into(), to_citizen: true };
        institution::progress(&later(&azersu), progress).await.unwrap();
        let answer = AnswerForm { appeal: id.clone(), text: "Çuxur dolduruldu.".into(), ..AnswerForm::default() };
        institution::answer(&later(&azersu), answer).await.unwrap();
        let rating = RateForm { appeal: id.clone(), stars: 4, ..RateForm::default() };
        cabinet::rate(&later(&author), rating).await.unwrap();

        let mine = cabinet::card(&later(&author), &id).await.unwrap();
        assert_eq!((mine.line.status, mine.answers.len()), (Status::Rated, 1), "{}", world.name);
        assert_eq!(appeals::submit(&later(&author), sent).await.unwrap(), receipt, "{}: sent again it is still one", world.name);
        assert!(people::session(&world.portal, &secret).await.unwrap().is_some(), "{}: nobody is signed out", world.name);
        let next: Number = appeals::submit(&later(&author), form()).await.unwrap().number.parse().unwrap();
        assert_eq!(next.serial(), 2, "{}", world.name);
        assert!(world.portal.check(|_, _| {}).await.unwrap().broken.is_empty(), "{}", world.name);
    }
}
