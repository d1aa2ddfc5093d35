//! What people do with e-services on the portal: uses, favourites, ratings, questions; what its index reads.

use crate::sample::{NOW, filled, write};
use domain::eservice::{Act, EserviceState, Facts};
use domain::ids::{EserviceId, PersonId};
use domain::lang::Named;
use domain::time::{DAY_MS, UnixMs};
use std::collections::HashMap;
use store::eservice_questions::{self, QuestionRow};
use store::eservice_ratings::{self, RatingRow};
use store::eservices::{self, EserviceChange, EserviceRow};
use store::{Db, StoreError, eservice_favourites, eservice_index, eservice_uses};

fn service(nr: u32) -> EserviceRow {
    let name = Named { az: format!("Arayış {nr}"), ..Named::default() };
    EserviceRow {
        id: format!("s{nr}").into(),
        number: format!("ER-2026-000000{nr}-0"),
        provider: "azersu".into(),
        facts: Facts { provider: "azersu".into(), name, ..Facts::default() },
        state: EserviceState::Registered,
        version: 1,
        registered_ms: NOW,
        changed_ms: NOW,
        cancelled_ms: None,
    }
}

async fn register(db: &Db, nr: u32) -> EserviceId {
    let row = service(nr);
    let change = EserviceChange {
        eservice: row.id.clone(),
        act: Act::Register,
        at_ms: NOW,
        person: None,
        application: None,
        facts: row.facts.clone(),
    };
    let id = row.id.clone();
    write!(db, |tx| {
        eservices::insert(tx, &row).await?;
        eservices::append(tx, &change).await
    })
    .unwrap();
    id
}

fn later(days: i64) -> UnixMs {
    UnixMs(NOW.0 + days * DAY_MS)
}

#[tokio::test]
async fn r6_1_3_a_use_is_kept_once_a_day_with_its_last_moment() {
    for test in filled().await {
        let (db, leyla) = (&test.db, PersonId::from("leyla"));
        let [first, second] = [register(db, 1).await, register(db, 2).await];
        for (service, at) in
            [(&first, NOW), (&first, UnixMs(NOW.0 + 60_000)), (&first, UnixMs(NOW.0 + 1_000)), (&second, later(1)), (&first, later(40))]
        {
            let (person, service) = (leyla.clone(), service.clone());
            write!(test.db, |tx| eservice_uses::add(tx, &person, &service, at).await).unwrap();
        }
        let used = eservice_uses::of_person(db, &leyla, 10).await.unwrap();
        let found: Vec<(&str, UnixMs)> = used.iter().map(|row| (row.eservice.as_str(), row.at_ms)).collect();
        assert_eq!(found, [("s1", later(40)), ("s2", later(1)), ("s1", UnixMs(NOW.0 + 60_000))], "{}", test.name);
        assert_eq!(eservice_uses::of_person(db, &leyla, 1).await.unwrap().len(), 1);
        assert_eq!(eservice_uses::last(db, &leyla, &first).await.unwrap(), Some(later(40)));
        assert_eq!(eservice_uses::last(db, &"murad".into(), &first).await.unwrap(), None);
        let months = eservice_uses::months(db, &first, NOW.date().plus(-300)).await.unwrap();
        assert_eq!(months, [("2026-09".to_owned(), 1), ("2026-10".to_owned(), 1)], "{}", test.name);
        assert!(eservice_uses::months(db, &first, NOW.date().plus(300)).await.unwrap().is_empty());
        let azersu = "azersu".into();
        let used = eservice_uses::of_provider(db, &azersu, NOW.date().plus(-300)).await.unwrap();
        assert_eq!(used, HashMap::from([(first.clone(), 2), (second.clone(), 1)]), "{}: once a person and day", test.name);
        assert_eq!(eservice_uses::of_provider(db, &azersu, NOW.date().plus(30)).await.unwrap(), HashMap::from([(first.clone(), 1)]));
        assert!(eservice_uses::of_provider(db, &"aayda".into(), NOW.date().plus(-300)).await.unwrap().is_empty());
        let nobody = write!(test.db, |tx| eservice_uses::add(tx, &"nobody".into(), &"s1".into(), NOW).await);
        assert!(matches!(nobody, Err(StoreError::Reference(_))), "{}: {nobody:?}", test.name);
    }
}

#[tokio::test]
async fn r11_5_favourites_are_kept_once_and_go_with_the_account() {
    for test in filled().await {
        let (db, leyla) = (&test.db, PersonId::from("leyla"));
        let [first, second] = [register(db, 1).await, register(db, 2).await];
        for (service, at) in [(&second, NOW), (&first, later(1)), (&second, later(2))] {
            let (person, service) = (leyla.clone(), service.clone());
            write!(test.db, |tx| eservice_favourites::add(tx, &person, &service, at).await).unwrap();
        }
        let kept = eservice_favourites::of_person(db, &leyla).await.unwrap();
        assert_eq!(kept, [(second.clone(), NOW), (first.clone(), later(1))], "{}", test.name);
        assert!(eservice_favourites::has(db, &leyla, &first).await.unwrap());
        assert!(!eservice_favourites::has(db, &"murad".into(), &first).await.unwrap());
        let (person, service) = (leyla.clone(), first.clone());
        assert!(write!(test.db, |tx| eservice_favourites::remove(tx, &person, &service).await).unwrap());
        let person = leyla.clone();
        assert!(!write!(test.db, |tx| eservice_favourites::remove(tx, &person, &"s1".into()).await).unwrap());
        let person = leyla.clone();
        assert_eq!(write!(test.db, |tx| eservice_favourites::remove_all(tx, &person).await).unwrap(), 1);
        assert!(eservice_favourites::of_person(db, &leyla).await.unwrap().is_empty());
    }
}

#[tokio::test]
async fn a_rating_is_one_each_and_the_last_one_stands() {
    for test in filled().await {
        let db = &test.db;
        let id = register(db, 1).await;
        let rated = |stars, text: &str, rated_ms| RatingRow { eservice: "s1".into(), stars, text: text.into(), rated_ms };
        for (person, rating) in [("leyla", rated(1, "Gec", NOW)), ("leyla", rated(5, "", later(1))), ("murad", rated(4, "Yaxşı", later(2)))]
        {
            write!(test.db, |tx| eservice_ratings::put(tx, &person.into(), &rating).await).unwrap();
        }
        assert_eq!(eservice_ratings::stars(db, &id).await.unwrap(), [0, 0, 0, 1, 1], "{}", test.name);
        assert_eq!(eservice_ratings::find(db, &"leyla".into(), &id).await.unwrap(), Some(rated(5, "", later(1))));
        assert_eq!(eservice_ratings::of_person(db, &"murad".into()).await.unwrap(), [rated(4, "Yaxşı", later(2))]);
        assert_eq!(eservice_ratings::with_words(db, &id, 10).await.unwrap(), [rated(4, "Yaxşı", later(2))]);
        let months = eservice_ratings::months(db, &id, NOW.date()).await.unwrap();
        assert_eq!(months, [("2026-09".to_owned(), 2)], "{}", test.name);
        let of_provider = eservice_ratings::stars_of_provider(db, &"azersu".into()).await.unwrap();
        assert_eq!(of_provider, HashMap::from([(id.clone(), [0, 0, 0, 1, 1])]), "{}", test.name);
        assert!(eservice_ratings::stars_of_provider(db, &"aayda".into()).await.unwrap().is_empty());
        let six = rated(6, "", NOW);
        assert!(write!(test.db, |tx| eservice_ratings::put(tx, &"leyla".into(), &six).await).is_err(), "no such star");
    }
}

#[tokio::test]
async fn r5_1_a_question_waits_and_is_answered_once() {
    for test in filled().await {
        let db = &test.db;
        let id = register(db, 1).await;
        let asked = |nr: i64| QuestionRow {
            id: format!("q{nr}"),
            eservice: "s1".into(),
            institution: "azersu".into(),
            person: "leyla".into(),
            text: format!("Sual {nr}?"),
            asked_ms: later(nr),
            answer: None,
            answered_by: None,
            answered_ms: None,
        };
        for nr in [2, 1] {
            let row = asked(nr);
            write!(test.db, |tx| eservice_questions::add(tx, &row).await).unwrap();
        }
        let again = asked(1);
        assert!(matches!(write!(test.db, |tx| eservice_questions::add(tx, &again).await), Err(StoreError::Unique(_))));
        assert_eq!(eservice_questions::waiting(db, &"azersu".into(), 10).await.unwrap(), [asked(1), asked(2)], "{}", test.name);
        assert!(eservice_questions::waiting(db, &"aayda".into(), 10).await.unwrap().is_empty());
        assert_eq!(eservice_questions::waiting_of(db, &id, &"leyla".into()).await.unwrap().len(), 2);
        let by_service = eservice_questions::waiting_by_service(db, &"azersu".into()).await.unwrap();
        assert_eq!(by_service, HashMap::from([(id.clone(), 2)]), "{}", test.name);
        for (words, first) in [("Bəli.", true), ("Xeyr.", false)] {
            let done = write!(test.db, |tx| eservice_questions::answer(tx, "q1", words, &"murad".into(), later(9)).await).unwrap();
            assert_eq!(done, first, "{}: {words}", test.name);
        }
        let answered =
            QuestionRow { answer: Some("Bəli.".into()), answered_by: Some("murad".into()), answered_ms: Some(later(9)), ..asked(1) };
        assert_eq!(eservice_questions::find(db, "q1").await.unwrap(), Some(answered.clone()));
        assert_eq!(eservice_questions::answered(db, &id, 10).await.unwrap(), std::slice::from_ref(&answered));
        assert_eq!(eservice_questions::of_person(db, &"leyla".into()).await.unwrap(), [asked(2), answered]);
    }
}

#[tokio::test]
async fn the_index_knows_that_something_is_new_and_reads_page_by_page() {
    for test in filled().await {
        let db = &test.db;
        assert_eq!((eservice_index::newest(db).await.unwrap(), eservice_index::count(db).await.unwrap()), (0, 0), "{}", test.name);
        for nr in 1..=5 {
            register(db, nr).await;
        }
        assert_eq!((eservice_index::newest(db).await.unwrap(), eservice_index::count(db).await.unwrap()), (5, 5), "{}", test.name);
        let (mut after, mut seen) = (String::new(), Vec::new());
        loop {
            let page = eservice_index::page(db, &after, 2).await.unwrap();
            let Some(last) = page.last() else { break };
            after.clone_from(&last.number);
            seen.extend(page.into_iter().map(|row| row.id.0));
        }
        assert_eq!(seen, ["s1", "s2", "s3", "s4", "s5"], "{}", test.name);
        assert!(eservice_index::requests(db, &"s1".into(), UnixMs(0)).await.unwrap().is_empty());
    }
}
