//! Coverings of photos, and who looked under them (A8.5).

use crate::sample::{NOW, filled, id, photo, send, write};
use domain::ids::PersonId;
use domain::time::UnixMs;
use store::covers::{self, CoverRow, ViewRow};
use store::media;

fn covering(name: &str) -> CoverRow {
    CoverRow {
        id: name.into(),
        photo: photo('a').id,
        copy: photo('b').id,
        appeal: id(1),
        areas: "0,0,500,1000".into(),
        person: "murad".into(),
        covered_ms: NOW,
        lifted_ms: None,
        lifted_by: None,
    }
}

#[tokio::test]
async fn a8_5_one_covering_holds_at_a_time_and_its_files_stay() {
    for test in filled().await {
        let db = &test.db;
        send(db, 1).await.unwrap();
        write!(db, |tx| media::insert(tx, &photo('b'), &"murad".into()).await).unwrap();
        let (first, second) = (covering("first"), covering("second"));
        let row = first.clone();
        write!(db, |tx| covers::cover(tx, &row).await).unwrap();
        let other = second.clone();
        assert!(write!(db, |tx| covers::cover(tx, &other).await).unwrap_err().is_unique(), "{}", test.name);
        assert_eq!(covers::holds(db, &photo('a').id).await.unwrap(), Some(first.clone()));
        assert_eq!(covers::holding(db, &[photo('b').id, photo('a').id]).await.unwrap(), [first]);
        let murad: PersonId = "murad".into();
        let (by, other) = (murad.clone(), second.clone());
        let done = write!(db, |tx| {
            let lifted = (covers::lift(tx, "first", &by, NOW).await?, covers::lift(tx, "first", &by, NOW).await?);
            let none = covers::holds_in(tx, &other.photo).await?;
            covers::cover(tx, &other).await?;
            Ok((lifted, none))
        });
        assert_eq!(done.unwrap(), ((true, false), None));
        let all: Vec<_> = covers::of_copy(db, &photo('b').id).await.unwrap().into_iter().map(|row| (row.id, row.lifted_by)).collect();
        assert_eq!(all, [("first".into(), Some(murad.clone())), ("second".into(), None)], "what held before stays for the record");
        let later = UnixMs(i64::MAX);
        assert!(!media::orphans(db, later, 99).await.unwrap().contains(&photo('b').id), "the copy is in use");

        let view = |nr: i64| ViewRow {
            id: format!("view-{nr}"),
            photo: photo('a').id,
            person: murad.clone(),
            session: Some("s1".into()),
            at_ms: UnixMs(NOW.0 + nr),
        };
        for row in [view(1), view(2)] {
            write!(db, |tx| covers::saw(tx, &row).await).unwrap();
        }
        assert_eq!(covers::views(db, &photo('a').id, 1).await.unwrap(), [view(2)]);
        assert!(covers::views(db, &photo('b').id, 9).await.unwrap().is_empty());
    }
}
