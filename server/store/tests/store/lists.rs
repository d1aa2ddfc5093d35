//! Lists: order, pages, filters, heaps.

use crate::sample::{NOW, appeal, assignment, filled, id, place, send, send_this, write};
use domain::appeal::view::Heap;
use domain::ids::AppealId;
use domain::lifecycle::{AssignmentStatus, Status, StatusGroup};
use domain::time::{Date, UnixMs};
use store::appeals::{AppealRow, Filter, NewAppeal, StaffFilter};
use store::joins::JoinRow;
use store::{Page, appeals, assignments, joins};

fn ids(page: &Page<AppealRow>) -> Vec<AppealId> {
    page.rows.iter().map(|row| row.id.clone()).collect()
}

#[tokio::test]
async fn a2_2_5_the_public_list_is_newest_first_and_pages_lose_nothing() {
    for test in filled().await {
        let db = &test.db;
        for nr in 1..=5 {
            send(db, nr).await.unwrap();
        }
        let (mut seen, mut after) = (Vec::new(), None);
        loop {
            let page = appeals::public_list(db, &Filter::default(), after.as_deref(), 2).await.unwrap();
            assert_eq!(page.total, 5);
            seen.extend(ids(&page));
            after = page.next;
            if after.is_none() {
                break;
            }
        }
        assert_eq!(seen, [5, 4, 3, 2, 1].map(id), "{}", test.name);
        let broken = appeals::public_list(db, &Filter::default(), Some("nonsense"), 9).await.unwrap();
        assert_eq!(broken.rows.len(), 5);
    }
}

#[tokio::test]
async fn the_public_list_is_filtered() {
    for test in filled().await {
        let db = &test.db;
        send(db, 1).await.unwrap();
        send_this(db, NewAppeal { category: "isiq".into(), district: None, ..appeal(2) }).await.unwrap();
        write!(db, |tx| {
            appeals::set_status(tx, &id(2), Status::Extended, NOW).await?;
            appeals::set_routing(tx, &id(2), Some(&"aayda".into()), None, false, NOW).await
        })
        .unwrap();
        let first = [
            Filter { status: Some(StatusGroup::New), ..Filter::default() },
            Filter { category: Some("yol".into()), ..Filter::default() },
            Filter { category: Some("yol.cuxur".into()), ..Filter::default() },
            Filter { district: Some("yasamal".into()), ..Filter::default() },
        ];
        let second = [
            Filter { status: Some(StatusGroup::InWork), ..Filter::default() },
            Filter { institution: Some("aayda".into()), ..Filter::default() },
            Filter { since: Some(UnixMs(NOW.0 + 2_000)), ..Filter::default() },
        ];
        for (filters, expected) in [(first.as_slice(), id(1)), (second.as_slice(), id(2))] {
            for filter in filters {
                let page = appeals::public_list(db, filter, None, 10).await.unwrap();
                assert_eq!((ids(&page), page.total), (vec![expected.clone()], 1), "{} {filter:?}", test.name);
            }
        }
    }
}

#[tokio::test]
async fn a8_2_a_cabinet_shows_own_and_joined_appeals() {
    for test in filled().await {
        let db = &test.db;
        send(db, 1).await.unwrap();
        send_this(db, NewAppeal { person: "murad".into(), ..appeal(2) }).await.unwrap();
        send_this(db, NewAppeal { person: "murad".into(), ..appeal(3) }).await.unwrap();
        let join = JoinRow {
            id: "j".into(),
            appeal: id(2),
            person: "leyla".into(),
            text: String::new(),
            answer_mode: Default::default(),
            postal_address: String::new(),
            joined_ms: NOW,
        };
        write!(db, |tx| joins::insert(tx, &join, &[]).await).unwrap();
        let page = appeals::of_person(db, &"leyla".into(), None, 10).await.unwrap();
        assert_eq!((ids(&page), page.total), (vec![id(2), id(1)], 2), "{}", test.name);
    }
}

#[tokio::test]
async fn a8_5_the_inbox_goes_by_its_clock() {
    for test in filled().await {
        let db = &test.db;
        for nr in 1..=4 {
            let triage_due_ms = UnixMs(NOW.0 + 1_000 - nr as i64 * 100);
            send_this(db, NewAppeal { triage_due_ms, ..appeal(nr) }).await.unwrap();
        }
        write!(db, |tx| appeals::set_status(tx, &id(4), Status::Routed, NOW).await).unwrap();
        let all = StaffFilter::default();
        let waiting = appeals::inbox(db, Heap::Waiting, NOW, &all, None, 2).await.unwrap();
        assert_eq!((ids(&waiting), waiting.total), (vec![id(3), id(2)], 3), "{}", test.name);
        let rest = appeals::inbox(db, Heap::Waiting, NOW, &all, waiting.next.as_deref(), 2).await.unwrap();
        assert_eq!((ids(&rest), rest.next), (vec![id(1)], None));
        let late = appeals::inbox(db, Heap::Late, UnixMs(NOW.0 + 701), &all, None, 9).await.unwrap();
        assert_eq!(ids(&late), [id(3)]);
        assert_eq!(ids(&appeals::inbox(db, Heap::Done, NOW, &all, None, 9).await.unwrap()), [id(4)]);
        assert_eq!(appeals::inbox(db, Heap::All, NOW, &all, None, 9).await.unwrap().total, 4);
    }
}

#[tokio::test]
async fn staff_search_finds_words_numbers_and_takes_signs_literally() {
    for test in filled().await {
        let db = &test.db;
        let receipt = send(db, 1).await.unwrap();
        let other = NewAppeal { text_folded: "lampa yanmir".into(), category: "isiq".into(), district: None, ..appeal(2) };
        send_this(db, other).await.unwrap();
        let found = async |words: &str| {
            let filter = StaffFilter { words: words.to_owned(), ..StaffFilter::default() };
            ids(&appeals::inbox(db, Heap::All, NOW, &filter, None, 9).await.unwrap())
        };
        assert_eq!(found("cuxur").await, [id(1)], "{}", test.name);
        assert_eq!(found("lampa").await, [id(2)]);
        assert_eq!(found("100%").await, [id(1)], "a per cent sign is no wildcard");
        assert!(found("yol_a").await.is_empty(), "nor is an underscore");
        assert!(found("' or 1=1 --").await.is_empty());
        assert_eq!(found(&receipt.to_lowercase()).await, [id(1)]);
        let filter = StaffFilter { category: Some("yol".into()), district: Some("yasamal".into()), ..StaffFilter::default() };
        assert_eq!(ids(&appeals::inbox(db, Heap::Waiting, NOW, &filter, None, 9).await.unwrap()), [id(1)]);
    }
}

#[tokio::test]
async fn a7_a_cabinet_holds_the_institutions_own_appeals_by_deadline() {
    for test in filled().await {
        let db = &test.db;
        for nr in 1..=3 {
            send(db, nr).await.unwrap();
            place(db, assignment(nr, "azersu", true)).await;
        }
        place(db, assignment(1, "aayda", false)).await;
        let third = "assignment-3-azersu".into();
        write!(db, |tx| assignments::set_status(tx, &third, AssignmentStatus::Answered, NOW).await).unwrap();
        let today = Date::new(2026, 10, 3).unwrap();
        let heap = async |institution: &str, heap| {
            let page = appeals::cabinet(db, &institution.into(), heap, today, &StaffFilter::default(), None, 9).await.unwrap();
            assert!(page.rows.iter().all(|row| row.appeal.id == row.assignment.appeal));
            assert_eq!(page.total as usize, page.rows.len());
            page.rows.into_iter().map(|row| row.appeal.id).collect::<Vec<_>>()
        };
        assert_eq!(heap("azersu", Heap::Waiting).await, [id(1), id(2)], "{}", test.name);
        assert_eq!(heap("azersu", Heap::Late).await, [id(1)]);
        assert_eq!(heap("azersu", Heap::Done).await, [id(3)]);
        assert_eq!(heap("azersu", Heap::All).await, [id(3), id(2), id(1)]);
        assert_eq!(heap("aayda", Heap::All).await, [id(1)]);
        let page = appeals::cabinet(db, &"azersu".into(), Heap::Waiting, today, &StaffFilter::default(), None, 1).await.unwrap();
        let rest =
            appeals::cabinet(db, &"azersu".into(), Heap::Waiting, today, &StaffFilter::default(), page.next.as_deref(), 1).await.unwrap();
        assert_eq!((rest.rows[0].appeal.id.clone(), rest.next), (id(2), None));
    }
}
