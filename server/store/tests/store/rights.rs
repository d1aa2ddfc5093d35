//! What persons do with an appeal after sending it (A9.1, A8.4, A8.7).

use crate::sample::{NOW, appeal, assignment, filled, id, photo, place, send, send_this, write};
use domain::appeal::form::AnswerMode;
use domain::appeal::view::Heap;
use domain::time::UnixMs;
use store::additions::{self, AdditionKind, AdditionRow};
use store::appeals::{self, Amendment, NewAppeal, StaffFilter};
use store::joins::{self, JoinRow};
use store::{disclosures, media};

fn addition(nr: u64, kind: AdditionKind) -> AdditionRow {
    AdditionRow {
        id: format!("addition-{nr}").into(),
        appeal: id(1),
        person: "leyla".into(),
        kind,
        number: None,
        institution: None,
        text: "Əlavə 🕳 '; drop table appeal_addition; --".into(),
        demand: String::new(),
        added_ms: UnixMs(NOW.0 + nr as i64),
    }
}

fn joining(id_: &str, at: i64) -> JoinRow {
    JoinRow {
        id: id_.into(),
        appeal: id(1),
        person: "murad".into(),
        text: format!("Mən də ({id_})"),
        answer_mode: AnswerMode::Amis,
        postal_address: String::new(),
        joined_ms: UnixMs(NOW.0 + at),
    }
}

#[tokio::test]
async fn a9_1_additions_are_kept_word_for_word_with_their_files() {
    for test in filled().await {
        let db = &test.db;
        send(db, 1).await.unwrap();
        let documents = addition(1, AdditionKind::Documents);
        let number = write!(db, |tx| additions::complaint_number(tx, NOW).await).unwrap();
        assert!(number.starts_with("S-2026-0000001-"), "{number}");
        let complaint = AdditionRow {
            number: Some(number),
            institution: Some("azersu".into()),
            demand: "Yenidən baxılsın".into(),
            ..addition(2, AdditionKind::Complaint)
        };
        for (row, files) in [(documents.clone(), vec![photo('a').id]), (complaint.clone(), Vec::new())] {
            write!(db, |tx| additions::insert(tx, &row, &files).await).unwrap();
        }
        let all = [documents.clone(), complaint.clone()];
        assert_eq!(additions::of_appeal(db, &id(1)).await.unwrap(), all, "{}", test.name);
        assert_eq!(write!(db, |tx| additions::of_appeal_in(tx, &id(1)).await).unwrap(), all);
        assert_eq!(additions::find(db, &"addition-2".into()).await.unwrap(), Some(complaint));
        assert_eq!(additions::find(db, &"addition-9".into()).await.unwrap(), None);
        let twice = write!(db, |tx| additions::insert(tx, &documents, &[]).await).unwrap_err();
        assert!(twice.is_unique(), "{twice:?}");
        let link = &media::of_appeal(db, &id(1)).await.unwrap()[0];
        assert_eq!((link.addition.clone(), link.join.clone()), (Some("addition-1".into()), None));
        assert!(media::first_of(db, &[id(1)]).await.unwrap().is_empty(), "an addition is not the appeal's own photo");
    }
}

#[tokio::test]
async fn a9_1_each_change_of_the_person_is_kept() {
    for test in filled().await {
        let db = &test.db;
        send(db, 1).await.unwrap();
        let at = UnixMs(NOW.0 + 60_000);
        let to = Amendment {
            text: "Küçədə işıq yanmır".into(),
            text_folded: "kucede isiq yanmir".into(),
            address: "Nizami 2".into(),
            category: "isiq".into(),
            urgent: true,
            photos: 1,
        };
        write!(db, |tx| {
            appeals::amend(tx, &id(1), &to, at).await?;
            media::replace_own(tx, &id(1), &[photo('a').id], at).await?;
            appeals::set_routing(tx, &id(1), None, Some("Açıq mətn"), true, at).await?;
            appeals::set_confidential(tx, &id(1), Some(at), at).await?;
            appeals::set_rating(tx, &id(1), 2, &[domain::appeal::rating::RatingReason::Late], "Gec", at).await?;
            appeals::count_complaint(tx, &id(1), at).await
        })
        .unwrap();
        let kept = appeals::find(db, &id(1)).await.unwrap().unwrap();
        assert_eq!((kept.text.as_str(), kept.address.as_str(), kept.category.as_str()), ("Küçədə işıq yanmır", "Nizami 2", "isiq"));
        assert_eq!((kept.urgent, kept.revision, kept.confidential_ms, kept.complaint_count), (true, 1, Some(at), 1), "{}", test.name);
        write!(db, |tx| {
            appeals::unpublish(tx, &id(1), at).await?;
            appeals::set_confidential(tx, &id(1), None, at).await?;
            appeals::author_left(tx, &id(1), at).await?;
            appeals::reopen(tx, &id(1), at).await
        })
        .unwrap();
        let kept = appeals::find(db, &id(1)).await.unwrap().unwrap();
        assert_eq!((kept.public_text, kept.publish_photos, kept.confidential_ms), (None, false, None));
        assert_eq!((kept.author_left_ms, kept.dispute_count), (Some(at), 1));
        assert_eq!((kept.stars, kept.stars_text, kept.stars_reasons.as_str()), (None, None, ""), "it may be rated anew");
        assert!(write!(db, |tx| appeals::reopen(tx, &id(9), at).await).is_err());
    }
}

#[tokio::test]
async fn a9_1_a_photo_that_was_taken_away_stays_for_the_record_and_is_no_longer_the_appeals_own() {
    for test in filled().await {
        let db = &test.db;
        send(db, 1).await.unwrap();
        let at = UnixMs(NOW.0 + 60_000);
        let [one, other] = ['a', 'b'].map(|letter| photo(letter).id);
        write!(db, |tx| media::insert(tx, &photo('b'), &"leyla".into()).await).unwrap();
        let both = [one.clone(), other.clone()];
        write!(db, |tx| media::replace_own(tx, &id(1), &both, NOW).await).unwrap();
        assert_eq!(media::first_of(db, &[id(1)]).await.unwrap()[0].media, one, "{}", test.name);
        let rest = [other.clone()];
        write!(db, |tx| media::replace_own(tx, &id(1), &rest, at).await).unwrap();
        assert_eq!(media::first_of(db, &[id(1)]).await.unwrap()[0].media, other);
        let own = write!(db, |tx| media::own_in(tx, &id(1)).await).unwrap();
        assert_eq!(own.into_iter().map(|row| row.id).collect::<Vec<_>>(), std::slice::from_ref(&other));
        let links = media::of_appeal(db, &id(1)).await.unwrap();
        let taken: Vec<_> = links.iter().filter(|link| !link.is_appeals_own()).collect();
        assert_eq!(taken.iter().map(|link| (&link.media, link.taken_ms)).collect::<Vec<_>>(), [(&one, Some(at))]);
        assert!(media::orphans(db, UnixMs(i64::MAX), 9).await.unwrap().iter().all(|orphan| *orphan != one), "its file stays too");
    }
}

#[tokio::test]
async fn a9_1_complaints_are_a_heap_of_the_owner() {
    for test in filled().await {
        let db = &test.db;
        send(db, 1).await.unwrap();
        send(db, 2).await.unwrap();
        write!(db, |tx| appeals::count_complaint(tx, &id(2), NOW).await).unwrap();
        let heap = appeals::inbox(db, Heap::Complaints, NOW, &StaffFilter::default(), None, 9).await.unwrap();
        assert_eq!((heap.rows.len(), heap.total, heap.rows[0].id.clone()), (1, 1, id(2)), "{}", test.name);
    }
}

#[tokio::test]
async fn a8_4_who_leaves_is_counted_no_more_and_may_join_again() {
    for test in filled().await {
        let db = &test.db;
        send(db, 1).await.unwrap();
        let first = joining("join-1", 1);
        let row = first.clone();
        write!(db, |tx| joins::insert(tx, &row, &[photo('a').id]).await).unwrap();
        let row = first.clone();
        assert!(write!(db, |tx| joins::leave(tx, &row, UnixMs(NOW.0 + 2)).await).unwrap());
        let row = first.clone();
        assert!(!write!(db, |tx| joins::leave(tx, &row, UnixMs(NOW.0 + 3)).await).unwrap(), "once");
        assert_eq!(appeals::find(db, &id(1)).await.unwrap().unwrap().joined_count, 0, "{}", test.name);
        assert!(joins::of_appeal(db, &id(1)).await.unwrap().is_empty());
        assert_eq!(joins::find(db, &id(1), &"murad".into()).await.unwrap(), None);
        assert!(joins::appeals_of(db, &"murad".into()).await.unwrap().is_empty());
        assert!(!appeals::is_participant(db, &id(1), &"murad".into()).await.unwrap());
        assert_eq!(appeals::of_person(db, &"murad".into(), None, 9).await.unwrap().total, 0);
        assert_eq!(media::of_appeal(db, &id(1)).await.unwrap().len(), 1, "what was added stays written down");

        let left = write!(db, |tx| joins::left_by(tx, &id(1), &"murad".into()).await).unwrap();
        assert_eq!(left, Some(first.clone()));
        place(db, assignment(1, "azersu", true)).await;
        let second = joining("join-2", 9);
        let row = second.clone();
        write!(db, |tx| joins::again(tx, &first.id, &row, &[]).await).unwrap();
        let given = disclosures::of_person(db, &"murad".into(), 9).await.unwrap();
        assert!(given.iter().any(|one| one.institution.as_str() == "azersu" && one.what == "given"), "it has the appeal by now (T3.4)");
        let kept = JoinRow { id: "join-1".into(), ..second };
        assert_eq!(joins::by_id(db, &"join-2".into()).await.unwrap(), Some(kept.clone()), "found by the id of the new attempt");
        assert_eq!(write!(db, |tx| joins::of_appeal_in(tx, &id(1)).await).unwrap(), [kept]);
        assert_eq!(write!(db, |tx| joins::left_by(tx, &id(1), &"murad".into()).await).unwrap(), None);
        assert_eq!(appeals::find(db, &id(1)).await.unwrap().unwrap().joined_count, 1);
    }
}

#[tokio::test]
async fn a8_7_the_new_appeal_remembers_the_earlier_one() {
    for test in filled().await {
        let db = &test.db;
        send(db, 1).await.unwrap();
        assert_eq!(appeals::repeated_by(db, &id(1)).await.unwrap(), None);
        send_this(db, NewAppeal { earlier: Some(id(1)), ..appeal(2) }).await.unwrap();
        assert_eq!(appeals::find(db, &id(2)).await.unwrap().unwrap().earlier, Some(id(1)), "{}", test.name);
        assert_eq!(appeals::repeated_by(db, &id(1)).await.unwrap().map(|row| row.id), Some(id(2)));
        let within = write!(db, |tx| appeals::repeated_by_in(tx, &id(1)).await).unwrap();
        assert_eq!(within.map(|row| row.id), Some(id(2)));
        write!(db, |tx| media::own(tx, &photo('a').id, &"murad".into(), NOW).await).unwrap();
        assert!(media::is_owner(db, &photo('a').id, &"murad".into()).await.unwrap());
    }
}
