//! Copying a whole database into another one.

use crate::sample::{event, filled, send, write};
use domain::appeal::view::What;
use store::testing::{columns, databases};
use store::{StoreError, appeals, copy, events, settings};

#[tokio::test]
async fn every_table_and_row_is_in_the_copy_whichever_database_it_is() {
    for from in filled().await {
        for nr in 1..=3 {
            send(&from.db, nr).await.unwrap();
        }
        // A later appeal points at an earlier one, and the earlier at a later: rows of one table in both directions.
        write!(from.db, |tx| appeals::set_merged(tx, &crate::sample::id(1), Some(&crate::sample::id(3)), crate::sample::NOW).await)
            .unwrap();
        write!(from.db, |tx| settings::set(tx, "key", "dəyər").await).unwrap();
        for to in databases().await {
            let mut told = 0;
            let copied = copy::copy(&from.db, &to.db, |_| told += 1).await.unwrap();
            assert_eq!(told, copied.len(), "{} to {}", from.name, to.name);
            let tables: std::collections::BTreeSet<_> =
                columns(&to.db).await.into_iter().map(|column| column.split('.').next().unwrap().to_owned()).collect();
            assert_eq!(copied.len(), tables.len(), "no table is forgotten");
            assert_eq!(settings::get(&to.db, "key").await.unwrap().as_deref(), Some("dəyər"));
            let (before, after) = (
                appeals::find(&from.db, &crate::sample::id(1)).await.unwrap(),
                appeals::find(&to.db, &crate::sample::id(1)).await.unwrap(),
            );
            assert_eq!(before, after);
            assert_eq!(events::verify(&to.db, &crate::sample::id(2)).await.unwrap(), events::Chain::Whole);
            // What comes after goes on where the copied numbers end.
            let newest = events::newest(&to.db).await.unwrap();
            write!(to.db, |tx| events::append(tx, &crate::sample::id(2), &[event(What::Note, None)]).await).unwrap();
            assert!(events::newest(&to.db).await.unwrap() > newest);
            assert!(matches!(copy::copy(&from.db, &to.db, |_| {}).await, Err(StoreError::Damaged(_))), "nothing is written over");
        }
    }
}
