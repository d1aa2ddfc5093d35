//! What employees of 108 wrote for who called (A2.2.2).

use crate::sample::{NOW, filled, id, send, write};
use domain::time::UnixMs;
use store::footprints;
use store::phone_calls::{self, PhoneCallRow};

#[tokio::test]
async fn a2_2_2_calls_are_found_by_their_number_the_newest_first() {
    for test in filled().await {
        let db = &test.db;
        for nr in 1..=2 {
            send(db, nr).await.unwrap();
        }
        let call = |nr: u64| PhoneCallRow {
            id: id(nr).0,
            appeal: id(nr),
            caller: "leyla".into(),
            phone: "+994501234567".into(),
            written_by: "murad".into(),
            session: Some("s1".into()),
            consent_ms: UnixMs(NOW.0 + nr as i64),
        };
        for row in [call(1), call(2)] {
            write!(db, |tx| phone_calls::add(tx, &row).await).unwrap();
        }
        let twice = call(1);
        assert!(write!(db, |tx| phone_calls::add(tx, &twice).await).unwrap_err().is_unique(), "{}", test.name);
        assert_eq!(phone_calls::of_phone(db, "+994501234567", 9).await.unwrap(), [call(2), call(1)]);
        assert_eq!(phone_calls::of_phone(db, "+994501234567", 1).await.unwrap(), [call(2)]);
        assert!(phone_calls::of_phone(db, "+994501234568", 9).await.unwrap().is_empty());
        assert_eq!(phone_calls::of_appeal(db, &id(1)).await.unwrap(), [call(1)]);
        assert_eq!(phone_calls::find(db, &id(2).0).await.unwrap(), Some(call(2)));
        assert_eq!(phone_calls::find(db, "other").await.unwrap(), None);
        let done = footprints::of_person(db, &"murad".into(), 9).await.unwrap();
        let done: Vec<_> = done.iter().map(|row| (row.kind.as_str(), row.subject.as_str())).collect();
        assert_eq!(done, [("written_at_108", id(1).as_str()), ("written_at_108", id(2).as_str())], "the employee's own data hold it");
    }
}
