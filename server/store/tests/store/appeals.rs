//! Sending and changing appeals.

use crate::sample::{BAKU, NOW, appeal, event, filled, id, photo, send, send_this, write};
use domain::appeal::form::RefusalGround;
use domain::appeal::rating::RatingReason;
use domain::appeal::view::What;
use domain::geo::Point;
use domain::lifecycle::Status;
use domain::media::MediaKind;
use domain::number::Series;
use domain::time::{Date, UnixMs};
use store::appeals::{self, BulkAppeal, NewAppeal};
use store::{StoreError, counters, media};

#[tokio::test]
async fn a8_3_what_is_sent_is_kept_word_for_word() {
    for test in filled().await {
        let db = &test.db;
        let sent = NewAppeal { media: vec![photo('a').id], ..appeal(1) };
        let number = send_this(db, sent.clone()).await.unwrap();
        let kept = appeals::find(db, &id(1)).await.unwrap().unwrap();
        assert_eq!(kept.receipt_number, number, "{}", test.name);
        assert_eq!((kept.text, kept.address, kept.place), (sent.text, sent.address, sent.place));
        assert_eq!((kept.answer_mode, kept.postal_address), (sent.answer_mode, sent.postal_address));
        assert_eq!((kept.status, kept.status_ms, kept.sent_ms), (Status::Sent, sent.sent_ms, sent.sent_ms));
        assert_eq!((kept.triage_due_ms, kept.due_on, kept.number), (sent.triage_due_ms, sent.due_on, None));
        assert_eq!((kept.photo_count, kept.event_count, kept.joined_count), (1, 1, 0));
        assert_eq!((kept.lat, kept.lon), (BAKU.lat, BAKU.lon));
        assert_eq!(appeals::by_number(db, &number).await.unwrap().unwrap().id, id(1));
    }
}

#[tokio::test]
async fn receipt_numbers_have_no_gaps_even_after_a_repeated_sending() {
    for test in filled().await {
        let db = &test.db;
        let first = send(db, 1).await.unwrap();
        let again = send(db, 1).await.unwrap_err();
        assert!(again.is_unique(), "{} {again:?}", test.name);
        let second = send(db, 2).await.unwrap();
        assert!(first.starts_with("Q-2026-0000001-") && second.starts_with("Q-2026-0000002-"), "{first} {second}");
        assert_eq!(appeals::count(db).await.unwrap(), 2);
    }
}

#[tokio::test]
async fn an_appeal_that_points_at_nothing_is_not_kept() {
    for test in filled().await {
        let db = &test.db;
        let wrong = send_this(db, NewAppeal { category: "none".into(), ..appeal(1) }).await.unwrap_err();
        assert!(matches!(wrong, StoreError::Reference(_)), "{} {wrong:?}", test.name);
        let no_photo = send_this(db, NewAppeal { media: vec![photo('f').id], ..appeal(1) }).await.unwrap_err();
        assert!(matches!(no_photo, StoreError::Reference(_)), "{} {no_photo:?}", test.name);
        assert_eq!(appeals::count(db).await.unwrap(), 0);
    }
}

#[tokio::test]
async fn a_nul_in_a_text_is_told_or_finds_nothing_and_is_no_fault_of_ours() {
    for test in filled().await {
        let db = &test.db;
        let found = appeals::find(db, &"a\0b".into()).await;
        assert!(matches!(found, Ok(None) | Err(StoreError::NoText(_))), "{} {found:?}", test.name);
        let kept = send_this(db, NewAppeal { text: "Yolda\0çuxur".into(), ..appeal(1) }).await;
        assert!(matches!(kept, Ok(_) | Err(StoreError::NoText(_))), "{} {kept:?}", test.name);
        assert!(send(db, 2).await.is_ok(), "{}: the next one is kept", test.name);
    }
}

#[tokio::test]
async fn a8_5_official_numbers_are_a_book_of_their_own() {
    for test in filled().await {
        let db = &test.db;
        send(db, 1).await.unwrap();
        let number = write!(db, |tx| appeals::register(tx, &id(1), NOW).await).unwrap();
        assert!(number.starts_with("AM-2026-0000001-"), "{number}");
        let kept = appeals::by_number(db, &number).await.unwrap().unwrap();
        assert_eq!((kept.id, kept.registered_ms), (id(1), Some(NOW)));
        assert!(matches!(write!(db, |tx| appeals::register(tx, &id(9), NOW).await), Err(StoreError::NoRow)));
        let next = write!(db, |tx| counters::next(tx, Series::Registration, 2026).await).unwrap();
        assert_eq!(next.serial(), 2, "a number that was not used goes back");
        assert_eq!(write!(db, |tx| counters::next(tx, Series::Registration, 2027).await).unwrap().serial(), 1);
        assert_eq!(appeals::by_number(db, "AM-2026-0000009-9").await.unwrap(), None);
    }
}

#[tokio::test]
async fn each_change_is_kept() {
    for test in filled().await {
        let db = &test.db;
        send(db, 1).await.unwrap();
        let at = UnixMs(NOW.0 + 60_000);
        write!(db, |tx| {
            let before = appeals::lock(tx, &id(1)).await?.unwrap();
            assert_eq!(before.status, Status::Sent);
            appeals::set_status(tx, &id(1), Status::Routed, at).await?;
            appeals::set_place(tx, &id(1), Point { lat: 40.0, lon: 49.0 }, None, "Şəki", at).await?;
            appeals::set_category(tx, &id(1), &"isiq".into(), true, at).await?;
            appeals::set_due(tx, &id(1), Date::new(2026, 11, 2).unwrap(), "10.2", at).await?;
            appeals::set_routing(tx, &id(1), Some(&"azersu".into()), Some("Çuxur"), true, at).await?;
            appeals::set_refusal(tx, &id(1), RefusalGround::NotClear, "Aydın deyil", at).await?;
            appeals::set_rating(tx, &id(1), 4, &[RatingReason::Quick, RatingReason::Clear], "Sağ olun", at).await
        })
        .unwrap();
        let kept = appeals::find(db, &id(1)).await.unwrap().unwrap();
        assert_eq!((kept.status, kept.status_ms, kept.changed_ms), (Status::Routed, at, at));
        assert_eq!((kept.point(), kept.district, kept.place.as_str()), (Point { lat: 40.0, lon: 49.0 }, None, "Şəki"));
        assert_eq!((kept.category.as_str(), kept.urgent, kept.due_article.as_str()), ("isiq", true, "10.2"));
        assert_eq!((kept.lead_institution, kept.public_text.as_deref()), (Some("azersu".into()), Some("Çuxur")));
        assert_eq!((kept.refusal_ground, kept.stars), (Some(RefusalGround::NotClear), Some(4)));
        assert!(kept.publish_photos);
        assert_eq!((kept.stars_reasons.as_str(), kept.revision), ("quick clear", 2), "place and category are two changes");
    }
}

#[tokio::test]
async fn changing_what_is_not_there_is_told() {
    for test in filled().await {
        let db = &test.db;
        assert_eq!(write!(db, |tx| appeals::lock(tx, &id(5)).await).unwrap(), None);
        let gone = write!(db, |tx| appeals::set_status(tx, &id(5), Status::Routed, NOW).await);
        assert!(matches!(gone, Err(StoreError::NoRow)), "{}", test.name);
        send(db, 5).await.unwrap();
        let stars = write!(db, |tx| appeals::set_rating(tx, &id(5), 6, &[], "", NOW).await);
        assert!(stars.is_err(), "six stars are none");
    }
}

#[tokio::test]
async fn several_are_found_in_the_order_asked_for() {
    for test in filled().await {
        let db = &test.db;
        for nr in 1..=40 {
            send(db, nr).await.unwrap();
        }
        let asked: Vec<_> = (1..=40).rev().map(id).collect();
        let found = appeals::find_many(db, &asked).await.unwrap();
        assert_eq!(found.into_iter().map(|row| row.id).collect::<Vec<_>>(), asked);
        assert!(appeals::find_many(db, &[]).await.unwrap().is_empty());
        assert!(appeals::is_participant(db, &id(1), &"leyla".into()).await.unwrap());
        assert!(!appeals::is_participant(db, &id(1), &"murad".into()).await.unwrap());
    }
}

#[tokio::test]
async fn very_many_are_loaded_with_numbers_without_gaps() {
    for test in filled().await {
        let db = &test.db;
        let row = |nr: u64| BulkAppeal {
            id: id(nr),
            person: "leyla".into(),
            point: BAKU,
            district: None,
            place: "Bakı".into(),
            category: "yol.cuxur".into(),
            text: "çuxur".into(),
            text_folded: "cuxur".into(),
            status: Status::InProgress,
            sent_ms: UnixMs(NOW.0 + (nr % 2) as i64 * 365 * 86_400_000),
            triage_due_ms: NOW,
            due_on: Date::new(2026, 10, 12).unwrap(),
            lead_institution: Some("azersu".into()),
            answered_on: None,
        };
        let mut told = 0;
        assert_eq!(appeals::bulk_insert(db, (0..1_001).map(row), |done| told = done).await.unwrap(), 1_001);
        assert_eq!(told, 1_001);
        let next = write!(db, |tx| counters::next(tx, Series::Receipt, 2027).await).unwrap();
        assert_eq!(next.serial(), 501);
        assert_eq!(appeals::find(db, &id(1_000)).await.unwrap().unwrap().status, Status::InProgress);
    }
}

#[tokio::test]
async fn files_belong_to_who_sent_them_and_unused_ones_are_found() {
    for test in filled().await {
        let db = &test.db;
        let (a, b) = (photo('a').id, photo('b').id);
        write!(db, |tx| {
            media::insert(tx, &photo('b'), &"leyla".into()).await?;
            media::insert(tx, &photo('b'), &"murad".into()).await
        })
        .unwrap();
        send_this(db, NewAppeal { media: vec![a.clone()], ..appeal(1) }).await.unwrap();
        assert_eq!(media::find(db, &a).await.unwrap(), Some(photo('a')));
        assert!(media::is_owner(db, &b, &"murad".into()).await.unwrap());
        assert_eq!(media::owned(db, &"murad".into(), MediaKind::Photo, &[a.clone(), b.clone()]).await.unwrap(), std::slice::from_ref(&b));
        assert_eq!(media::of_appeal(db, &id(1)).await.unwrap()[0].media, a);
        assert_eq!(media::first_of(db, &[id(1), id(2)]).await.unwrap().len(), 1);
        assert_eq!(media::count(db).await.unwrap(), 2);
        assert_eq!(media::after(db, &"".into(), 1).await.unwrap(), [photo('a')]);
        assert_eq!(media::after(db, &a, 10).await.unwrap(), [photo('b')]);
        assert_eq!(media::uses(db, &a).await.unwrap()[0].appeal, id(1));
        assert_eq!(media::orphans(db, UnixMs(NOW.0 + 1), 10).await.unwrap(), std::slice::from_ref(&b));
        let used = a.clone();
        assert!(!write!(db, |tx| media::remove(tx, &used).await).unwrap(), "a photo in use stays");
        assert!(write!(db, |tx| media::remove(tx, &b).await).unwrap());
    }
}

#[tokio::test]
async fn an_error_after_sending_takes_the_sending_back() {
    for test in filled().await {
        let db = &test.db;
        let result: Result<(), StoreError> = write!(db, |tx| {
            appeals::send(tx, &appeal(1), event(What::Sent, Some("leyla"))).await?;
            Err(StoreError::NoRow)
        });
        assert!(result.is_err());
        assert_eq!(appeals::find(db, &id(1)).await.unwrap(), None, "{}", test.name);
        assert!(send(db, 2).await.unwrap().starts_with("Q-2026-0000001-"), "and its number goes to the next one");
    }
}
