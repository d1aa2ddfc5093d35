//! Addresses, switches, subscriptions, deliveries, and what persons follow.

use crate::sample::{NOW, filled, id, send, write};
use domain::appeal::view::What;
use domain::ids::{AlertId, PersonId};
use domain::notice::{Channel, DeliveryState, NoticeKind, Switches, Trouble};
use domain::time::UnixMs;
use store::addresses;
use store::alerts::{self, AlertRow};
use store::deliveries::{self, OPEN_CHANNELS, Work};
use store::notices::{self, NoticeRow};
use store::subscriptions::{self, SubscriptionRow};
use store::{Db, events, outbox, settings, switches};

const LEYLA: &str = "leyla";

fn leyla() -> PersonId {
    LEYLA.into()
}

fn after(ms: i64) -> UnixMs {
    UnixMs(NOW.0 + ms)
}

fn notice(nr: &str, what: What) -> NoticeRow {
    NoticeRow {
        id: nr.into(),
        person: leyla(),
        appeal: id(1),
        what,
        number: "AM-2026-0000001-0".into(),
        day: None,
        sent_ms: NOW,
        read_ms: None,
        alert: None,
        count: 0,
    }
}

async fn open(db: &Db, channels: &'static str) {
    write!(db, |tx| settings::set(tx, OPEN_CHANNELS, channels).await).unwrap();
}

async fn browser(db: &Db, name: &'static str, person: &'static str) {
    let row = SubscriptionRow {
        id: name.into(),
        person: person.into(),
        endpoint: format!("https://push.example/{name}"),
        p256dh: "key".into(),
        auth: "secret".into(),
        created_ms: NOW,
    };
    write!(db, |tx| subscriptions::put(tx, &row).await).unwrap();
}

/// The channels that a notice went to.
async fn told(db: &Db, row: NoticeRow) -> Vec<Channel> {
    let nr = row.id.clone();
    write!(db, |tx| notices::add(tx, &[row]).await).unwrap();
    let mut found = deliveries::of_notices(db, std::slice::from_ref(&nr)).await.unwrap();
    found.remove(&nr).unwrap_or_default().into_iter().map(|delivery| delivery.channel).collect()
}

#[tokio::test]
async fn t1_4_an_address_counts_once_its_code_was_typed() {
    for test in filled().await {
        let db = &test.db;
        let ask = |address: &'static str| async move {
            write!(db, |tx| addresses::ask(tx, &leyla(), Channel::Email, address, NOW).await).unwrap()
        };
        ask("wrong@example.az").await;
        ask("l@example.az").await;
        let [waits] = &addresses::codes_of(db, &leyla()).await.unwrap()[..] else { panic!("one waits") };
        assert_eq!((waits.address.as_str(), &waits.code_hash), ("l@example.az", &None), "{}", test.name);
        assert!(write!(db, |tx| addresses::code_sent(tx, &leyla(), Channel::Email, "hash", after(900)).await).unwrap());
        assert!(!write!(db, |tx| addresses::code_sent(tx, &leyla(), Channel::Sms, "hash", after(900)).await).unwrap());
        assert!(write!(db, |tx| addresses::code_refused(tx, &leyla(), Channel::Email, "l@example.az", after(2)).await).unwrap());
        assert!(!write!(db, |tx| addresses::code_refused(tx, &leyla(), Channel::Email, "wrong@example.az", after(2)).await).unwrap());
        let tried = write!(db, |tx| addresses::try_code(tx, &leyla(), Channel::Email).await).unwrap().unwrap();
        assert_eq!((tried.tries, tried.code_hash.as_deref(), tried.expires_ms), (1, Some("hash"), Some(after(900))));
        assert_eq!(tried.refused_ms, Some(after(2)));
        assert_eq!(deliveries::address(db, &leyla(), Channel::Email).await.unwrap(), None, "not proved yet");
        write!(db, |tx| {
            addresses::confirm(tx, &leyla(), Channel::Email, "l@example.az", NOW).await?;
            addresses::forget(tx, &leyla(), Channel::Email).await
        })
        .unwrap();
        assert!(addresses::codes_of(db, &leyla()).await.unwrap().is_empty());
        assert_eq!(deliveries::address(db, &leyla(), Channel::Email).await.unwrap().as_deref(), Some("l@example.az"));
        assert!(!write!(db, |tx| addresses::fails(tx, &leyla(), Channel::Email, "old@example.az", NOW).await).unwrap());
        assert!(write!(db, |tx| addresses::fails(tx, &leyla(), Channel::Email, "l@example.az", after(1)).await).unwrap());
        assert_eq!(deliveries::address(db, &leyla(), Channel::Email).await.unwrap(), None, "refused for good");
        assert_eq!(addresses::of_person(db, &leyla()).await.unwrap()[0].failing_ms, Some(after(1)));
        assert!(write!(db, |tx| addresses::remove(tx, &leyla(), Channel::Email).await).unwrap());
        assert!(!write!(db, |tx| addresses::remove(tx, &leyla(), Channel::Email).await).unwrap());
    }
}

#[tokio::test]
async fn t1_4_the_sign_ons_phone_serves_until_an_own_one_is_given() {
    for test in filled().await {
        let db = &test.db;
        let phone = || async { deliveries::address(db, &leyla(), Channel::Sms).await.unwrap() };
        assert_eq!(phone().await.as_deref(), Some("+994501234567"), "{}", test.name);
        write!(db, |tx| addresses::confirm(tx, &leyla(), Channel::Sms, "+994701112233", NOW).await).unwrap();
        assert_eq!(phone().await.as_deref(), Some("+994701112233"));
        write!(db, |tx| addresses::fails(tx, &leyla(), Channel::Sms, "+994701112233", NOW).await).unwrap();
        assert_eq!(phone().await, None, "the person is asked, nothing is guessed");
    }
}

#[tokio::test]
async fn t4_2_a_notice_goes_where_the_person_can_and_wants_to_be_reached() {
    for test in filled().await {
        let db = &test.db;
        send(db, 1).await.unwrap();
        assert!(told(db, notice("n1", What::Answered)).await.is_empty(), "{}: no channel is open", test.name);
        open(db, "email,sms,push").await;
        assert_eq!(told(db, notice("n2", What::Answered)).await, [Channel::Sms], "a phone is all there is");
        write!(db, |tx| addresses::confirm(tx, &leyla(), Channel::Email, "l@example.az", NOW).await).unwrap();
        browser(db, "b1", LEYLA).await;
        assert_eq!(told(db, notice("n3", What::Answered)).await, Channel::ALL);
        assert_eq!(told(db, notice("n4", What::Progress)).await, [Channel::Email, Channel::Push]);
        let mut own = switches::of_person(db, &leyla()).await.unwrap();
        assert_eq!(own, Switches::default());
        own.set(NoticeKind::Answered, Channel::Email, false);
        let kept = own.clone();
        write!(db, |tx| switches::set(tx, &leyla(), &kept).await).unwrap();
        assert_eq!(switches::of_person(db, &leyla()).await.unwrap(), own);
        assert_eq!(told(db, notice("n5", What::Answered)).await, [Channel::Sms, Channel::Push]);
        open(db, "email,carrier-pigeon").await;
        assert!(told(db, notice("n6", What::Answered)).await.is_empty());
    }
}

#[tokio::test]
async fn t4_3_the_moment_of_sending_is_kept_once() {
    for test in filled().await {
        let db = &test.db;
        send(db, 1).await.unwrap();
        open(db, "email,sms").await;
        write!(db, |tx| addresses::confirm(tx, &leyla(), Channel::Email, "l@example.az", NOW).await).unwrap();
        assert_eq!(told(db, notice("n1", What::Answered)).await, [Channel::Email, Channel::Sms]);
        let jobs = write!(db, |tx| outbox::claim(tx, "email", NOW, 1, 10).await).unwrap();
        assert_eq!(jobs.iter().map(|job| Work::read(&job.payload)).collect::<Vec<_>>(), [Some(Work::Notice("n1-email".into()))]);
        assert_eq!(Work::read("{\"pigeon\":1}"), None);
        let letter = deliveries::letter(db, "n1-email").await.unwrap().unwrap();
        assert_eq!((letter.number.as_str(), letter.state, letter.sent_ms), ("AM-2026-0000001-0", DeliveryState::Waiting, NOW));
        assert!(write!(db, |tx| deliveries::failed(tx, "n1-email", DeliveryState::Waiting, Trouble::Timeout).await).unwrap());
        assert!(write!(db, |tx| deliveries::sent(tx, "n1-email", after(5)).await).unwrap());
        assert!(!write!(db, |tx| deliveries::sent(tx, "n1-email", after(9)).await).unwrap());
        assert!(!write!(db, |tx| deliveries::failed(tx, "n1-email", DeliveryState::Failed, Trouble::Rejected).await).unwrap());
        write!(db, |tx| deliveries::failed(tx, "n1-sms", DeliveryState::Failed, Trouble::Rejected).await).unwrap();
        let found = deliveries::of_notices(db, &["n1".into()]).await.unwrap();
        let seen: Vec<_> = found[&"n1".into()].iter().map(|one| (one.channel, one.state, one.sent_ms, one.trouble)).collect();
        let expected = [
            (Channel::Email, DeliveryState::Sent, Some(after(5)), None),
            (Channel::Sms, DeliveryState::Failed, None, Some(Trouble::Rejected)),
        ];
        assert_eq!(seen, expected, "{}", test.name);
        let counts = deliveries::counts(db, &id(1)).await.unwrap();
        assert_eq!(
            counts.iter().map(|one| (one.channel, one.state, one.count)).collect::<Vec<_>>(),
            [(Channel::Email, DeliveryState::Sent, 1), (Channel::Sms, DeliveryState::Failed, 1)]
        );
    }
}

#[tokio::test]
async fn a_browser_belongs_to_who_uses_it_now() {
    for test in filled().await {
        let db = &test.db;
        browser(db, "b1", "leyla").await;
        browser(db, "b1", "murad").await;
        assert!(subscriptions::of_person(db, &leyla()).await.unwrap().is_empty(), "{}", test.name);
        assert_eq!(subscriptions::of_person(db, &"murad".into()).await.unwrap().len(), 1);
        assert!(!write!(db, |tx| subscriptions::remove_own(tx, &leyla(), "b1").await).unwrap());
        assert!(write!(db, |tx| subscriptions::remove_own(tx, &"murad".into(), "b1").await).unwrap());
        browser(db, "b2", "murad").await;
        assert!(write!(db, |tx| subscriptions::remove(tx, "b2").await).unwrap());
    }
}

fn alert(nr: &str) -> AlertRow {
    AlertRow {
        id: nr.into(),
        person: "murad".into(),
        appeal: None,
        category: Some("yol".into()),
        institution: Some("azersu".into()),
        district: Some("yasamal".into()),
        lat: Some(40.4),
        lon: Some(49.8),
        radius_m: Some(500),
        since_ms: NOW,
        told_ms: UnixMs(0),
        news: 0,
        news_appeal: None,
        news_what: None,
    }
}

#[tokio::test]
async fn news_of_what_is_followed_are_counted_and_told_once() {
    for test in filled().await {
        let db = &test.db;
        send(db, 1).await.unwrap();
        let one = AlertRow {
            appeal: Some(id(1)),
            category: None,
            institution: None,
            district: None,
            lat: None,
            lon: None,
            radius_m: None,
            ..alert("one")
        };
        for row in [alert("area"), one.clone()] {
            write!(db, |tx| alerts::add(tx, &row).await).unwrap();
        }
        let unknown = AlertRow { category: Some("x".into()), ..alert("x") };
        assert!(write!(db, |tx| alerts::add(tx, &unknown).await).is_err());
        assert_eq!(alerts::of_person(db, &"murad".into()).await.unwrap(), [one.clone(), alert("area")], "{}", test.name);
        assert_eq!(alerts::of_areas(db).await.unwrap(), [alert("area")]);
        assert_eq!(alerts::of_appeals(db, &[id(1), id(2)]).await.unwrap(), [one]);
        let area = AlertId::from("area");
        assert!(alerts::ripe(db, NOW, 10).await.unwrap().is_empty());
        let add = |count| write_news(db, count);
        add(2).await;
        add(1).await;
        let [ripe] = &alerts::ripe(db, NOW, 10).await.unwrap()[..] else { panic!("one is ripe") };
        assert_eq!((ripe.news, &ripe.news_appeal, ripe.news_what), (3, &Some(id(1)), Some(What::Sent)));
        add(1).await;
        let seen = ripe.clone();
        assert!(write!(db, |tx| alerts::told(tx, &seen, NOW).await).unwrap());
        let seen = ripe.clone();
        assert!(!write!(db, |tx| alerts::told(tx, &seen, NOW).await).unwrap(), "somebody else was faster");
        assert_eq!(alerts::ripe(db, NOW, 10).await.unwrap()[0].news, 1, "what came meanwhile waits");
        assert!(alerts::ripe(db, after(-1), 10).await.unwrap().is_empty());
        assert!(!write!(db, |tx| alerts::end(tx, &leyla(), &"area".into(), NOW).await).unwrap());
        assert!(write!(db, |tx| alerts::end(tx, &"murad".into(), &"area".into(), NOW).await).unwrap());
        assert!(alerts::of_areas(db).await.unwrap().is_empty() && alerts::ripe(db, NOW, 10).await.unwrap().is_empty());
        assert_eq!(alerts::find_many(db, &[area]).await.unwrap().len(), 1, "its notices still know what it was");
    }
}

async fn write_news(db: &Db, count: u32) {
    write!(db, |tx| alerts::news(tx, &"area".into(), count, &id(1), What::Sent).await).unwrap();
}

#[tokio::test]
async fn a_setting_begins_once_and_is_swapped_by_one() {
    for test in filled().await {
        let db = &test.db;
        assert_eq!(events::newest(db).await.unwrap(), 0, "{}", test.name);
        send(db, 1).await.unwrap();
        assert_eq!(events::newest(db).await.unwrap(), events::since(db, 0, 10).await.unwrap().last().unwrap().seq);
        let begin = |value: &'static str| async move { write!(db, |tx| settings::begin(tx, "key", value).await).unwrap() };
        assert_eq!((begin("first").await, begin("second").await), ("first".into(), "first".into()));
        assert!(write!(db, |tx| settings::swap(tx, "key", "first", "next").await).unwrap());
        assert!(!write!(db, |tx| settings::swap(tx, "key", "first", "other").await).unwrap());
        assert_eq!(settings::get(db, "key").await.unwrap().as_deref(), Some("next"));
    }
}

#[tokio::test]
async fn t2_2_who_closes_the_account_is_written_to_nowhere_and_follows_nothing() {
    for test in filled().await {
        let db = &test.db;
        let murad = || PersonId::from("murad");
        for person in [leyla(), murad()] {
            write!(db, |tx| {
                addresses::confirm(tx, &person, Channel::Email, "a@example.az", NOW).await?;
                addresses::ask(tx, &person, Channel::Sms, "+994501112233", NOW).await
            })
            .unwrap();
        }
        browser(db, "b1", LEYLA).await;
        browser(db, "b2", "murad").await;
        write!(db, |tx| alerts::add(tx, &alert("area")).await).unwrap();
        write!(db, |tx| {
            addresses::remove_all(tx, &murad()).await?;
            subscriptions::remove_all(tx, &murad()).await?;
            alerts::end_all(tx, &murad(), after(1)).await
        })
        .unwrap();
        assert!(addresses::of_person(db, &murad()).await.unwrap().is_empty(), "{}", test.name);
        assert!(
            addresses::codes_of(db, &murad()).await.unwrap().is_empty() && subscriptions::of_person(db, &murad()).await.unwrap().is_empty()
        );
        assert!(alerts::of_person(db, &murad()).await.unwrap().is_empty() && alerts::of_areas(db).await.unwrap().is_empty());
        assert_eq!(
            (addresses::of_person(db, &leyla()).await.unwrap().len(), addresses::codes_of(db, &leyla()).await.unwrap().len()),
            (1, 1)
        );
        assert_eq!(subscriptions::of_person(db, &leyla()).await.unwrap().len(), 1, "others keep theirs");
    }
}
