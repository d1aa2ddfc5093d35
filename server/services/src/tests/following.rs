//! Following areas, categories and appeals: told of what everybody may see, at most once an hour.

use crate::alerts::{alert_words, alerts, follow, gather, tell, unfollow};
use crate::testing::{World, YASAMAL, form, later, new_id, reachable_worlds, refusals};
use crate::{Ctx, Error, appeals, institution, owner, people};
use domain::alert::{AlertForm, MAX_ALERTS};
use domain::appeal::form::{AnswerForm, AppealForm, ProgressForm, RouteForm};
use domain::appeal::view::What;
use domain::geo::Point;
use domain::ids::AppealId;
use domain::notice::{Channel, Notice};
use domain::refusal::{Code, Field};

/// A minute passes, and the job does its round.
async fn round(world: &World) -> u32 {
    world.wait_seconds(60);
    while gather(&world.portal).await.unwrap() {}
    tell(&world.portal).await.unwrap()
}

async fn sent(author: &Ctx) -> AppealId {
    appeals::submit(&later(author), form()).await.unwrap().appeal
}

async fn told(ctx: &Ctx) -> Vec<Notice> {
    people::notices(ctx).await.unwrap()
}

fn category(id: &str) -> AlertForm {
    AlertForm { category: Some(id.into()), ..AlertForm::default() }
}

#[tokio::test]
async fn new_appeals_of_a_followed_kind_and_place_are_told_together() {
    for world in reachable_worlds().await {
        let (author, me) = (world.citizen("Aygün").await, world.citizen("Elçin").await);
        sent(&author).await;
        assert_eq!(round(&world).await, 0, "{}: what was before is not news", world.name);
        let near = AlertForm { lat: Some(YASAMAL.lat), lon: Some(YASAMAL.lon), radius_m: Some(500), ..category("yol") };
        follow(&me, near.clone()).await.unwrap();
        follow(&me, near).await.unwrap();
        follow(&me, AlertForm { district: Some("quba".into()), ..AlertForm::default() }).await.unwrap();
        let first = sent(&author).await;
        assert_eq!(round(&world).await, 1);
        let notices = told(&me).await;
        let [notice] = &notices[..] else { panic!("one notice, not {}", notices.len()) };
        let followed = notice.followed.as_ref().unwrap();
        assert_eq!((&notice.appeal, notice.what, followed.count), (&first, What::Sent, 1));
        assert_eq!(followed.words.category.as_ref().unwrap().az, world.portal.reference().category(&"yol".into()).unwrap().name.az);
        assert_eq!(followed.words.area.as_ref().unwrap().1, 500);
        assert!(notice.number.starts_with("Q-"), "the public number, nothing else");
        assert_eq!(people::whoami(&me).await.unwrap().unwrap().unread, 1);

        // Within the hour what happens is counted.
        for _ in 0..2 {
            sent(&author).await;
            assert_eq!(round(&world).await, 0, "{}: at most one notice an hour", world.name);
        }
        let away = Some(Point { lat: YASAMAL.lat + 0.01, ..YASAMAL });
        appeals::submit(&later(&author), AppealForm { point: away, id: new_id(), ..form() }).await.unwrap();
        world.wait_hours(1);
        assert_eq!(round(&world).await, 1);
        assert_eq!(told(&me).await[0].followed.as_ref().unwrap().count, 2, "and not the one a kilometre away");
        assert_eq!(told(&author).await.len(), 0, "the author follows nothing");
    }
}

#[tokio::test]
async fn what_was_sent_a_moment_before_following_is_no_news() {
    for world in reachable_worlds().await {
        let (author, me) = (world.citizen("Aygün").await, world.citizen("Elçin").await);
        round(&world).await;
        sent(&author).await;
        world.wait_seconds(1);
        follow(&later(&me), category("yol")).await.unwrap();
        assert_eq!(round(&world).await, 0, "{}", world.name);
        let first = sent(&author).await;
        assert_eq!(round(&world).await, 1);
        let notices = told(&me).await;
        assert_eq!((&notices[0].appeal, notices[0].followed.as_ref().unwrap().count), (&first, 1));
    }
}

#[tokio::test]
async fn an_appeal_followed_tells_its_landmarks_and_no_words() {
    for world in reachable_worlds().await {
        let (author, me) = (world.citizen("Aygün").await, world.citizen("Elçin").await);
        let id = sent(&author).await;
        round(&world).await;
        let form = AlertForm { appeal: Some(id.clone()), category: Some("su".into()), ..AlertForm::default() };
        follow(&later(&me), form).await.unwrap();
        let [followed] = &alerts(&me).await.unwrap()[..] else { panic!("one") };
        assert_eq!((followed.form.appeal.as_ref(), followed.form.category.as_ref()), (Some(&id), None), "one appeal and nothing else");
        assert!(followed.words.appeal.as_ref().unwrap().1.starts_with("Q-"));
        let (staff, azersu) = (world.owner_staff().await, world.institution_staff("azersu").await);
        let route = RouteForm { appeal: id.clone(), institutions: vec!["azersu".into()], ..RouteForm::default() };
        let number = owner::route(&later(&staff), route).await.unwrap();
        assert_eq!(round(&world).await, 1);
        let notice = told(&me).await.remove(0);
        assert_eq!((notice.what, &notice.number, notice.followed.unwrap().count), (What::Registered, &number, 1), "{}", world.name);
        world.wait_hours(1);
        let note = ProgressForm { appeal: id.clone(), text: "Daxili qeyd: ev nömrəsi 14".into(), to_citizen: false };
        institution::progress(&later(&azersu), note).await.unwrap();
        assert_eq!(round(&world).await, 0, "an internal note is nobody's news");
        let answer = AnswerForm { appeal: id.clone(), text: "Nasazlıq aradan qaldırıldı.".into(), ..AnswerForm::default() };
        institution::answer(&later(&azersu), answer).await.unwrap();
        assert_eq!(round(&world).await, 1);
        assert_eq!(told(&me).await[0].what, What::Answered);
        assert!(matches!(crate::cabinet::card(&me, &id).await, Err(Error::NotFound)), "following opens nothing");
        unfollow(&me, &followed.id).await.unwrap();
        assert!(matches!(unfollow(&me, &followed.id).await, Err(Error::NotFound)));
        assert!(alerts(&me).await.unwrap().is_empty());
        assert_eq!(told(&me).await.len(), 2, "what was told stays");
    }
}

#[tokio::test]
async fn an_institution_followed_tells_what_is_routed_to_it() {
    for world in reachable_worlds().await {
        let (author, me, staff) = (world.citizen("Aygün").await, world.citizen("Elçin").await, world.owner_staff().await);
        round(&world).await;
        follow(&me, AlertForm { institution: Some("azersu".into()), ..AlertForm::default() }).await.unwrap();
        let id = sent(&author).await;
        assert_eq!(round(&world).await, 0, "{}: nobody knows yet whose it is", world.name);
        let route = RouteForm { appeal: id, institutions: vec!["azersu".into(), "aayda".into()], ..RouteForm::default() };
        owner::route(&later(&staff), route).await.unwrap();
        assert_eq!(round(&world).await, 1);
        assert_eq!(told(&me).await[0].followed.as_ref().unwrap().count, 1);
    }
}

#[tokio::test]
async fn followers_hear_by_the_channels_they_want() {
    for world in reachable_worlds().await {
        let (author, me) = (world.citizen("Aygün").await, world.citizen("Elçin").await);
        round(&world).await;
        follow(&me, category("yol")).await.unwrap();
        sent(&author).await;
        round(&world).await;
        assert!(crate::delivery::take(&world.portal, Channel::Sms, 10).await.unwrap().is_empty(), "off until switched on");
        let mut on = domain::notice::Switches::default();
        on.set(domain::notice::NoticeKind::Followed, Channel::Sms, true);
        crate::notices::set_settings(&me, on, domain::lang::Lang::En).await.unwrap();
        world.wait_hours(1);
        sent(&author).await;
        round(&world).await;
        let parcels = crate::delivery::take(&world.portal, Channel::Sms, 10).await.unwrap();
        let crate::delivery::Contents::Notice(event) = &parcels[0].contents else { panic!("a notice") };
        let (followed, form) = event.followed.as_ref().unwrap();
        assert_eq!((followed.count, form.category.as_ref().unwrap().as_str()), (1, "yol"), "{}", world.name);
    }
}

#[tokio::test]
async fn only_what_exists_and_not_too_much_can_be_followed() {
    let world = reachable_worlds().await.remove(0);
    let me = world.citizen("Aygün").await;
    let id = sent(&me).await;
    let own = AlertForm { appeal: Some(id), ..AlertForm::default() };
    assert_eq!(refusals(follow(&me, own).await), [(Field::Form, Code::OwnAppeal)], "its news come anyway");
    assert_eq!(refusals(follow(&me, category("yox")).await), [(Field::Category, Code::Unknown)]);
    assert_eq!(refusals(follow(&me, AlertForm::default()).await), [(Field::Form, Code::Required)]);
    let district = AlertForm { district: Some("yox".into()), ..AlertForm::default() };
    assert_eq!(refusals(alert_words(&me, district).await), [(Field::Place, Code::Unknown)]);
    let nobody = AlertForm { appeal: Some(new_id()), ..AlertForm::default() };
    assert!(matches!(follow(&me, nobody).await, Err(Error::NotFound)));
    assert!(matches!(follow(&world.visitor(), category("yol")).await, Err(Error::SignIn)));
    for nr in 0..MAX_ALERTS {
        follow(&me, AlertForm { lat: Some(40.0 + f64::from(nr) / 100.0), lon: Some(49.0), radius_m: Some(500), ..AlertForm::default() })
            .await
            .unwrap();
    }
    assert_eq!(refusals(follow(&me, category("yol")).await), [(Field::Form, Code::TooMany { max: MAX_ALERTS })]);
}
