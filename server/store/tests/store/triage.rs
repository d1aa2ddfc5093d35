//! The owner's desk: open cards, steps that can be taken back, merged appeals (A8.4, A8.5).

use crate::sample::{NOW, filled, id, send, write};
use domain::appeal::form::RefusalGround;
use domain::desk::undo::TakenStep;
use domain::time::UnixMs;
use store::taken::{self, TakenRow};
use store::{appeals, presence};

fn after(ms: i64) -> UnixMs {
    UnixMs(NOW.0 + ms)
}

#[tokio::test]
async fn a8_5_an_open_card_is_a_lease_that_ends_by_itself() {
    for test in filled().await {
        let db = &test.db;
        send(db, 1).await.unwrap();
        let open = async |at: i64| {
            let rows = presence::of_appeal(db, &id(1), after(at)).await.unwrap();
            rows.into_iter().map(|row| (row.person.0, row.opened_ms.0 - NOW.0)).collect::<Vec<_>>()
        };
        assert!(write!(db, |tx| presence::hold(tx, &id(1), &"murad".into(), after(0), after(60)).await).unwrap(), "{}", test.name);
        assert!(write!(db, |tx| presence::hold(tx, &id(1), &"leyla".into(), after(10), after(70)).await).unwrap());
        assert!(!write!(db, |tx| presence::hold(tx, &id(1), &"murad".into(), after(20), after(80)).await).unwrap(), "renewed");
        assert_eq!(open(60).await, [("murad".to_owned(), 0), ("leyla".to_owned(), 10)]);
        assert_eq!(open(70).await, [("murad".to_owned(), 0)]);
        assert!(write!(db, |tx| presence::hold(tx, &id(1), &"leyla".into(), after(75), after(135)).await).unwrap(), "opened anew");
        assert_eq!(open(76).await, [("murad".to_owned(), 0), ("leyla".to_owned(), 75)]);
        assert!(write!(db, |tx| presence::close(tx, &id(1), &"murad".into()).await).unwrap());
        assert!(!write!(db, |tx| presence::close(tx, &id(1), &"murad".into()).await).unwrap());
        assert_eq!(write!(db, |tx| presence::sweep(tx, after(134)).await).unwrap(), 0);
        assert_eq!(write!(db, |tx| presence::sweep(tx, after(135)).await).unwrap(), 1);
        assert!(write!(db, |tx| presence::hold(tx, &id(9), &"murad".into(), after(0), after(1)).await).is_err());
    }
}

#[tokio::test]
async fn a8_5_a_step_is_kept_with_what_stood_before_and_taken_back_once() {
    for test in filled().await {
        let db = &test.db;
        send(db, 1).await.unwrap();
        send(db, 2).await.unwrap();
        let step = |nr: i64, appeal: u64, step| TakenRow {
            id: format!("step-{nr}"),
            batch: "b".into(),
            appeal: id(appeal),
            person: "murad".into(),
            step,
            before: "{\"status\":\"sent\"}".into(),
            events_after: 3,
            taken_ms: after(nr),
            undone_ms: None,
        };
        let rows =
            [step(1, 1, TakenStep::Route), step(2, 2, TakenStep::Refuse), TakenRow { batch: "c".into(), ..step(3, 1, TakenStep::Merge) }];
        for row in rows.clone() {
            write!(db, |tx| taken::insert(tx, &row).await).unwrap();
        }
        assert_eq!(taken::of_batch(db, "b").await.unwrap(), rows[..2]);
        assert_eq!(taken::last_of(db, &id(1), &"murad".into()).await.unwrap().as_ref(), Some(&rows[2]));
        assert_eq!(taken::last_of(db, &id(1), &"leyla".into()).await.unwrap(), None);
        assert_eq!(taken::last(db, &"murad".into(), after(3)).await.unwrap().as_ref(), Some(&rows[2]));
        assert!(write!(db, |tx| taken::undone(tx, "step-3", after(9)).await).unwrap());
        assert!(!write!(db, |tx| taken::undone(tx, "step-3", after(9)).await).unwrap());
        assert_eq!(taken::last(db, &"murad".into(), after(3)).await.unwrap(), None);
        assert_eq!(taken::last(db, &"murad".into(), after(0)).await.unwrap().as_ref(), Some(&rows[1]));
        assert_eq!(taken::last_of(db, &id(1), &"murad".into()).await.unwrap().unwrap().undone_ms, Some(after(9)), "{}", test.name);
    }
}

#[tokio::test]
async fn a8_4_a_merged_appeal_names_the_earlier_one_and_a_refusal_can_be_taken_out() {
    for test in filled().await {
        let db = &test.db;
        send(db, 1).await.unwrap();
        send(db, 2).await.unwrap();
        write!(db, |tx| {
            appeals::set_merged(tx, &id(2), Some(&id(1)), NOW).await?;
            appeals::set_refusal(tx, &id(1), RefusalGround::Obscene, "nalayiq", NOW).await
        })
        .unwrap();
        assert_eq!(appeals::find(db, &id(2)).await.unwrap().unwrap().merged_into, Some(id(1)));
        assert!(write!(db, |tx| appeals::set_merged(tx, &id(2), Some(&id(7)), NOW).await).is_err());
        write!(db, |tx| {
            appeals::set_merged(tx, &id(2), None, NOW).await?;
            appeals::clear_refusal(tx, &id(1), NOW).await
        })
        .unwrap();
        assert_eq!(appeals::find(db, &id(2)).await.unwrap().unwrap().merged_into, None);
        let row = appeals::find(db, &id(1)).await.unwrap().unwrap();
        assert_eq!((row.refusal_ground, row.refusal_reason), (None, None), "{}", test.name);
    }
}
