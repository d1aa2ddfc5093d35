//! What leaves the house as open data.

use crate::sample::{NOW, appeal, filled, id, send, send_this, write};
use domain::lifecycle::{Status, StatusGroup};
use domain::privacy::REGISTER;
use domain::time::{DAY_MS, UnixMs};
use store::appeals::{self, NewAppeal};
use store::open_data::{self, OpenFilter, OpenRow};
use store::{Db, StoreError};

/// Columns of the register that the public has anyway, on the map, the list and the public page (decision 7).
const PUBLIC_ANYWAY: [&str; 7] =
    ["appeal.number", "appeal.receipt_number", "appeal.sent_ms", "appeal.lat", "appeal.lon", "appeal.place", "appeal.public_text"];

#[test]
fn a2_2_5_the_rows_hold_no_personal_column_but_what_is_public_anyway() {
    let source = include_str!("../../src/open_data.rs");
    let columns = source.split_once("PAGE = \"select ").and_then(|(_, rest)| rest.split_once(" from appeal")).unwrap().0;
    let named: Vec<&str> = columns.split(|letter: char| !letter.is_alphanumeric() && letter != '_').collect();
    let personal = REGISTER.iter().flat_map(|kept| kept.columns).filter(|column| !PUBLIC_ANYWAY.contains(column));
    // They are read from this one table.
    let of_appeals = personal.filter_map(|column| column.strip_prefix("appeal."));
    let leaking: Vec<_> = of_appeals.filter(|column| named.contains(column)).collect();
    assert!(leaking.is_empty(), "{leaking:?}");
}

async fn ids(db: &Db, filter: &OpenFilter) -> Result<Vec<u64>, StoreError> {
    let rows = open_data::page(db, filter, None, 100).await?;
    Ok(rows.iter().map(|row| u64::from_str_radix(&row.id.as_str()[24..], 16).unwrap()).collect())
}

#[tokio::test]
async fn a2_2_5_filters_mean_what_they_say_and_pages_leave_nothing_out() {
    for test in filled().await {
        let db = &test.db;
        for nr in 1..=5 {
            send(db, nr).await.unwrap();
        }
        let later = UnixMs(NOW.0 + 3 * DAY_MS);
        send_this(db, NewAppeal { sent_ms: later, category: "isiq".into(), district: None, ..appeal(6) }).await.unwrap();
        write!(db, |tx| {
            appeals::set_routing(tx, &id(2), Some(&"azersu".into()), Some("Çuxur"), false, NOW).await?;
            appeals::set_status(tx, &id(3), Status::Answered, NOW).await
        })
        .unwrap();
        let all = OpenFilter::default();
        let day = |days: i64| Some(UnixMs(NOW.0 + days * DAY_MS).date());
        let table = [
            (all.clone(), vec![6, 5, 4, 3, 2, 1]),
            (OpenFilter { category: Some("yol".into()), ..all.clone() }, vec![5, 4, 3, 2, 1]),
            (OpenFilter { category: Some("isiq".into()), ..all.clone() }, vec![6]),
            (OpenFilter { district: Some("yasamal".into()), ..all.clone() }, vec![5, 4, 3, 2, 1]),
            (OpenFilter { institution: Some("azersu".into()), ..all.clone() }, vec![2]),
            (OpenFilter { status: Some(StatusGroup::Answered), ..all.clone() }, vec![3]),
            (OpenFilter { from: day(1), ..all.clone() }, vec![6]),
            (OpenFilter { until: day(0), ..all.clone() }, vec![5, 4, 3, 2, 1]),
            (OpenFilter { from: day(3), until: day(3), ..all.clone() }, vec![6]),
            (OpenFilter { from: day(4), until: day(1), ..all.clone() }, vec![]),
            (OpenFilter { category: Some("' or 1=1 --".into()), ..all.clone() }, vec![]),
        ];
        for (filter, expected) in table {
            assert_eq!(ids(db, &filter).await.unwrap(), expected, "{} {filter:?}", test.name);
        }
        let mut taken: Vec<OpenRow> = Vec::new();
        loop {
            let page = open_data::page(db, &all, taken.last(), 4).await.unwrap();
            let last = page.len() < 4;
            taken.extend(page);
            if last {
                break;
            }
        }
        assert_eq!(taken.iter().map(|row| row.id.clone()).collect::<Vec<_>>(), [6, 5, 4, 3, 2, 1].map(id));
        assert_eq!((taken[4].text.as_deref(), taken[4].institution.clone()), (Some("Çuxur"), Some("azersu".into())));
        assert_eq!((taken[3].answered_on, taken[5].text.as_deref()), (day(0), None));
    }
}

#[tokio::test]
async fn a9_1_a_confidential_appeal_is_no_row() {
    for test in filled().await {
        send(&test.db, 1).await.unwrap();
        write!(test.db, |tx| appeals::set_confidential(tx, &id(1), Some(NOW), NOW).await).unwrap();
        assert!(ids(&test.db, &OpenFilter::default()).await.unwrap().is_empty(), "{}", test.name);
        write!(test.db, |tx| appeals::set_confidential(tx, &id(1), None, NOW).await).unwrap();
        assert_eq!(ids(&test.db, &OpenFilter::default()).await.unwrap(), [1]);
    }
}
