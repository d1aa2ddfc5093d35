//! Entries, their chain, joinings, answers, assignments.

use crate::sample::{NOW, assignment, event, filled, id, photo, place, send, signed, write};
use domain::appeal::form::AnswerMode;
use domain::appeal::view::What;
use domain::lifecycle::AssignmentStatus;
use domain::time::{Date, UnixMs};
use sqlx::{AssertSqlSafe, Connection, Executor};
use store::answers::{self, AnswerRow};
use store::assignments::{self, AssignmentRow};
use store::events::{self, Chain, NewEvent};
use store::joins::{self, JoinRow};
use store::signatures::{self, SignatureRow, SignedKind};
use store::testing::TestDb;
use store::{StoreError, appeals, media};

#[tokio::test]
async fn entries_are_chained_and_the_chain_is_whole() {
    for test in filled().await {
        let db = &test.db;
        send(db, 1).await.unwrap();
        send(db, 2).await.unwrap();
        let more = [event(What::Registered, None), event(What::Routed, Some("murad"))];
        let kept = more.clone();
        write!(db, |tx| events::append(tx, &id(1), &more).await).unwrap();
        let rows = events::of_appeal(db, &id(1)).await.unwrap();
        assert_eq!(rows.iter().map(|row| row.what).collect::<Vec<_>>(), [What::Sent, What::Registered, What::Routed]);
        assert_eq!((rows[2].person.clone(), rows[2].data.clone()), (Some("murad".into()), kept[1].data.clone()));
        assert!(rows.windows(2).all(|pair| pair[1].prev_hash == pair[0].hash && pair[0].seq < pair[1].seq));
        assert_eq!(events::verify(db, &id(1)).await.unwrap(), Chain::Whole, "{}", test.name);
        assert_eq!(events::since(db, rows[0].seq, 10).await.unwrap().len(), 3);
        assert!(write!(db, |tx| events::append(tx, &id(9), &[event(What::Note, None)]).await).is_err());
    }
}

#[tokio::test]
async fn tampering_with_an_entry_shows() {
    for test in filled().await {
        let db = &test.db;
        for nr in 1..=3 {
            send(db, nr).await.unwrap();
            write!(db, |tx| events::append(tx, &id(nr), &[event(What::Progress, None), event(What::Answered, None)]).await).unwrap();
        }
        by_hand(&test, format!("update appeal_event set data = '{{}}' where appeal_id = '{}' and nr = 2", id(1))).await;
        by_hand(&test, format!("delete from appeal_event where appeal_id = '{}' and nr = 3", id(2))).await;
        by_hand(&test, format!("delete from appeal_event where appeal_id = '{}' and nr = 1", id(3))).await;
        assert_eq!(events::verify(db, &id(1)).await.unwrap(), Chain::Broken(2), "{}", test.name);
        assert_eq!(events::verify(db, &id(2)).await.unwrap(), Chain::Broken(3));
        assert_eq!(events::verify(db, &id(3)).await.unwrap(), Chain::Broken(1));
    }
}

/// What somebody with the database's password could do.
async fn by_hand(test: &TestDb, sql: String) {
    let done = match test.name {
        "sqlite" => sqlx::SqliteConnection::connect(&test.url).await.unwrap().execute(AssertSqlSafe(sql)).await.unwrap().rows_affected(),
        _ => sqlx::PgConnection::connect(&test.url).await.unwrap().execute(AssertSqlSafe(sql)).await.unwrap().rows_affected(),
    };
    assert_eq!(done, 1);
}

#[tokio::test]
async fn a8_4_join_adds_own_text_photo_and_answer_mode_once() {
    for test in filled().await {
        let db = &test.db;
        send(db, 1).await.unwrap();
        let join = JoinRow {
            id: "join-1".into(),
            appeal: id(1),
            person: "murad".into(),
            text: "Məndə də".into(),
            answer_mode: AnswerMode::AmisAndPost,
            postal_address: "AZ1001".into(),
            joined_ms: UnixMs(NOW.0 + 5_000),
        };
        let row = join.clone();
        write!(db, |tx| joins::insert(tx, &row, &[photo('a').id]).await).unwrap();
        let again = JoinRow { id: "join-2".into(), ..join.clone() };
        assert!(write!(db, |tx| joins::insert(tx, &again, &[]).await).unwrap_err().is_unique(), "{}", test.name);
        assert_eq!(joins::of_appeal(db, &id(1)).await.unwrap(), std::slice::from_ref(&join));
        assert_eq!(joins::find(db, &id(1), &"murad".into()).await.unwrap(), Some(join.clone()));
        assert_eq!(joins::find(db, &id(1), &"leyla".into()).await.unwrap(), None);
        assert_eq!(joins::by_id(db, &"join-1".into()).await.unwrap(), Some(join.clone()));
        assert_eq!(joins::appeals_of(db, &"murad".into()).await.unwrap(), [id(1)]);
        assert_eq!(appeals::find(db, &id(1)).await.unwrap().unwrap().joined_count, 1);
        assert_eq!(media::of_appeal(db, &id(1)).await.unwrap()[0].join, Some(join.id));
        assert!(appeals::is_participant(db, &id(1), &"murad".into()).await.unwrap());
    }
}

#[tokio::test]
async fn a8_5_an_appeal_lies_with_several_institutions() {
    for test in filled().await {
        let db = &test.db;
        send(db, 1).await.unwrap();
        let (lead, second) = (assignment(1, "azersu", true), assignment(1, "aayda", false));
        place(db, second.clone()).await;
        place(db, lead.clone()).await;
        assert_eq!(assignments::of_appeal(db, &id(1)).await.unwrap(), [lead.clone(), second.clone()], "{}", test.name);
        assert_eq!(assignments::of_appeals(db, &[id(1), id(2)]).await.unwrap().len(), 2);
        let recalled = write!(db, |tx| {
            assignments::set_status(tx, &"assignment-1-azersu".into(), AssignmentStatus::Recalled, UnixMs(NOW.0 + 1)).await?;
            assignments::set_due(tx, &"assignment-1-aayda".into(), Date::new(2026, 12, 1).unwrap(), "10.2").await?;
            assignments::set_lead(tx, &id(1), &"aayda".into()).await?;
            assignments::of_appeal_in(tx, &id(1)).await
        })
        .unwrap();
        assert_eq!((recalled[0].institution.as_str(), recalled[0].due_article.as_str()), ("aayda", "10.2"));
        assert_eq!((recalled[1].status, recalled[1].lead), (AssignmentStatus::Recalled, false));
        let again = AssignmentRow { id: "another".into(), note: "Yenidən".into(), ..lead };
        let kept = write!(db, |tx| assignments::place(tx, &again).await).unwrap();
        assert_eq!(kept.as_str(), "assignment-1-azersu");
        let found = assignments::find(db, &id(1), &"azersu".into()).await.unwrap().unwrap();
        assert_eq!((found.status, found.note.as_str()), (AssignmentStatus::Placed, "Yenidən"));
    }
}

#[tokio::test]
async fn a8_9_an_answer_is_kept_exactly_as_it_was_signed() {
    for test in filled().await {
        let db = &test.db;
        send(db, 1).await.unwrap();
        let answer = AnswerRow {
            id: "answer-1".into(),
            appeal: id(1),
            institution: "azersu".into(),
            person: "murad".into(),
            text: "Çuxur bağlandı.\r\nHörmətlə".into(),
            payload: "AM-…\n{\"a\": 1}".into(),
            signature: "MEUCIQ==".into(),
            certificate: "-----BEGIN…".into(),
            signer: "Murad Əliyev".into(),
            demo: true,
            signed_ms: NOW,
        };
        let row = answer.clone();
        write!(db, |tx| answers::insert(tx, &row, &[photo('a').id]).await).unwrap();
        assert_eq!(answers::of_appeal(db, &id(1)).await.unwrap(), std::slice::from_ref(&answer), "{}", test.name);
        assert_eq!(answers::find(db, "answer-1").await.unwrap(), Some(answer));
        assert_eq!(media::of_appeal(db, &id(1)).await.unwrap()[0].answer.as_deref(), Some("answer-1"));
    }
}

#[tokio::test]
async fn a7_0_4_a_signature_is_kept_with_its_document_and_report() {
    for test in filled().await {
        let db = &test.db;
        send(db, 1).await.unwrap();
        let signature = |n: u8| SignatureRow {
            id: format!("signature-{n}"),
            appeal: id(1),
            kind: SignedKind::Refusal,
            answer: None,
            decision: None,
            institution: Some("azersu".into()).filter(|_| n == 2),
            signed: signed("murad"),
        };
        for n in [1, 2] {
            let row = signature(n);
            write!(db, |tx| signatures::insert(tx, &row).await).unwrap();
        }
        assert_eq!(signatures::of_appeal(db, &id(1)).await.unwrap(), [signature(1), signature(2)], "{}", test.name);
        assert_eq!(signatures::find(db, "signature-2").await.unwrap(), Some(signature(2)));
        assert_eq!(signatures::find(db, "signature-3").await.unwrap(), None);
        assert_eq!(signatures::count(db).await.unwrap(), 2);
        assert_eq!(signatures::after(db, None, 1).await.unwrap(), [signature(1)]);
        assert_eq!(signatures::after(db, Some(&signature(1)), 9).await.unwrap(), [signature(2)]);
        let unknown = SignatureRow { answer: Some("nowhere".into()), ..signature(3) };
        let refused = write!(db, |tx| signatures::insert(tx, &unknown).await);
        assert!(matches!(refused, Err(StoreError::Reference(_))), "{}: {refused:?}", test.name);
    }
}

#[tokio::test]
async fn a8_5_to_whom_an_appeal_did_not_go_back_is_known_until_it_comes_for_another_reason() {
    for test in filled().await {
        let db = &test.db;
        for nr in 1..=2 {
            send(db, nr).await.unwrap();
            let gone = NewEvent { institution: Some("azersu".into()), ..event(What::InstitutionGone, None) };
            write!(db, |tx| events::append(tx, &id(nr), &[event(What::Disputed, None), gone]).await).unwrap();
        }
        let gone = async || {
            let found = events::gone(db, &[id(1), id(2), id(3)]).await.unwrap();
            found.into_iter().map(|row| (row.appeal, row.institution.to_string())).collect::<Vec<_>>()
        };
        assert_eq!(gone().await, [(id(1), "azersu".to_owned()), (id(2), "azersu".to_owned())], "{}", test.name);
        write!(db, |tx| events::append(tx, &id(1), &[event(What::SentBack, None)]).await).unwrap();
        assert_eq!(gone().await, [(id(2), "azersu".to_owned())]);
        assert!(events::gone(db, &[]).await.unwrap().is_empty());
    }
}
