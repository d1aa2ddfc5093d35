//! Official appeals (R11.7): their files and signatures, and every reader that leaves them out.

use crate::sample::{NOW, appeal, document, filled, id, send, send_this, signed, write};
use domain::geo::Point;
use domain::lifecycle::Status;
use domain::official::DocumentKind;
use domain::statistics::Period;
use domain::time::UnixMs;
use store::appeals::{self, Filter, NewAppeal};
use store::documents::{self, Documents};
use store::letter_files::{self, LetterFileRow};
use store::map::LiveMap;
use store::open_data::{self, OpenFilter};
use store::signatures::{self, LetterSignatureRow};
use store::{Db, categories, panel_effects, registry, statistics};

/// An official appeal as it is kept: nowhere, in its own category.
fn letter(nr: u64) -> NewAppeal {
    NewAppeal {
        category: "official".into(),
        subject: "Su sayğacı".into(),
        point: Point { lat: 0.0, lon: 0.0 },
        district: None,
        place: String::new(),
        address: String::new(),
        ..appeal(nr)
    }
}

fn file(name: &str, letter: u64, kind: Option<DocumentKind>) -> LetterFileRow {
    LetterFileRow {
        id: name.into(),
        digest: "x".into(),
        kind,
        name: "Akt.pdf".into(),
        bytes: 9,
        owner: "leyla".into(),
        letter: id(letter),
        appeal: None,
        position: 0,
        added_ms: NOW,
    }
}

#[tokio::test]
async fn r11_7_files_wait_in_a_form_and_go_along_once() {
    for test in filled().await {
        let db = &test.db;
        send_this(db, letter(1)).await.unwrap();
        let (pdf, signature, other) = (file("a", 1, Some(DocumentKind::Pdf)), file("b", 1, None), file("c", 2, Some(DocumentKind::Png)));
        for row in [&pdf, &signature, &other] {
            let row = row.clone();
            write!(db, |tx| letter_files::add(tx, &row).await).unwrap();
        }
        assert_eq!(letter_files::of_letter(db, &id(1)).await.unwrap(), [pdf.clone(), signature.clone()], "{}", test.name);
        for first in [true, false] {
            assert_eq!(write!(db, |tx| letter_files::attach(tx, &"a".into(), &id(1)).await).unwrap(), first, "once");
        }
        assert!(!write!(db, |tx| letter_files::attach(tx, &"c".into(), &id(1)).await).unwrap(), "of another form");
        let sent = LetterFileRow { appeal: Some(id(1)), ..pdf };
        assert_eq!(letter_files::find(db, &"a".into()).await.unwrap(), Some(sent));
        let forget = async |id: &'static str| {
            write!(db, |tx| documents::forget(tx, Documents::Letter, &document(id, "x", 9), UnixMs(NOW.0 + 1)).await).unwrap()
        };
        assert!(!forget("a").await, "what was sent stays");
        let old: Vec<_> =
            documents::old(db, Documents::Letter, UnixMs(NOW.0 + 1), 9).await.unwrap().into_iter().map(|row| row.id).collect();
        assert_eq!(old, ["b", "c"]);
        assert!(documents::old(db, Documents::Letter, NOW, 9).await.unwrap().is_empty());
        let own = documents::own(db, &"leyla".into()).await.unwrap();
        assert_eq!(
            own,
            [(Documents::Letter, document("b", "x", 9)), (Documents::Letter, document("c", "x", 9))],
            "what was sent waits no more"
        );
        assert!(documents::own(db, &"murad".into()).await.unwrap().is_empty());
        assert!(forget("b").await);
        assert_eq!((documents::uses(db, Documents::Letter, &"x".into()).await.unwrap(), documents::count(db).await.unwrap()), (2, 2));
        let first = documents::after(db, Documents::Letter, None, 1).await.unwrap();
        assert_eq!(first, [document("a", "x", 9)]);
        assert_eq!(documents::after(db, Documents::Letter, first.last(), 9).await.unwrap(), [document("c", "x", 9)]);
    }
}

#[tokio::test]
async fn r12_2_a_signature_stands_under_its_appeal_once() {
    for test in filled().await {
        let db = &test.db;
        send_this(db, letter(1)).await.unwrap();
        let row = LetterSignatureRow { appeal: id(1), file: None, signed: signed("leyla") };
        for first in [true, false] {
            let row = row.clone();
            assert_eq!(write!(db, |tx| signatures::insert_letter(tx, &row).await).is_ok(), first, "{}", test.name);
        }
        assert_eq!(signatures::of_letter(db, &id(1)).await.unwrap().as_ref(), Some(&row));
        assert_eq!(signatures::count(db).await.unwrap(), 1);
        assert_eq!(signatures::letters_after(db, None, 9).await.unwrap(), std::slice::from_ref(&row));
        assert!(signatures::letters_after(db, Some(&row), 9).await.unwrap().is_empty());
    }
}

/// What each reader of the public or of places finds: one appeal on the map, and nothing of the official one beside it.
#[tokio::test]
async fn r11_7_every_reader_of_places_leaves_it_out_and_the_registry_does_not() {
    for test in filled().await {
        let db = &test.db;
        send(db, 1).await.unwrap();
        send_this(db, letter(2)).await.unwrap();
        read_by_all(db, test.name).await;
        // A change reaches the map's follower by another way than the first load.
        let map = LiveMap::load(db).await.unwrap();
        write!(db, |tx| appeals::set_status(tx, &id(2), Status::Routed, NOW).await).unwrap();
        map.reload(db).await.unwrap();
        assert_eq!(map.len(), 1, "{}", test.name);
        let changed = store::map::changed_since(db, UnixMs(0)).await.unwrap();
        let hidden: Vec<bool> = [1, 2].map(|nr| changed.iter().find(|row| row.id == id(nr)).unwrap().hidden).to_vec();
        assert_eq!(hidden, [false, true], "and whoever follows the commits");
        read_by_all(db, test.name).await;
    }
}

async fn read_by_all(db: &Db, name: &str) {
    assert_eq!(LiveMap::load(db).await.unwrap().len(), 1, "{name}: the map at the start");
    let list = appeals::public_list(db, &Filter::default(), None, 9).await.unwrap();
    assert_eq!((list.rows.len(), list.total), (1, 1), "the public list and the feed");
    let named = Filter { category: Some("official".into()), ..Filter::default() };
    assert_eq!(appeals::public_list(db, &named, None, 9).await.unwrap().total, 0, "also for who asks for it");
    assert_eq!(open_data::page(db, &OpenFilter::default(), None, 9).await.unwrap().len(), 1, "open data");
    assert_eq!(panel_effects::recent(db, UnixMs(0), 9).await.unwrap().len(), 1, "what would be proposed elsewhere");
    let (today, period) = (NOW.date(), Period { from: NOW.date().plus(-7), until: NOW.date().plus(7) });
    let received = |rows: Vec<statistics::GroupRow>| rows.iter().map(|row| row.received).sum::<u32>();
    assert_eq!(received(statistics::days(db, period, None, today).await.unwrap()), 1, "the country's days");
    assert_eq!(received(statistics::categories(db, period, None, today).await.unwrap()), 1, "its categories");
    assert_eq!(received(statistics::districts(db, period, today).await.unwrap()), 1, "districts");
    let mut all = 0;
    registry::each(db, |_| all += 1).await.unwrap();
    assert_eq!(all, 2, "the registry counts it");
}

#[tokio::test]
async fn r11_7_its_category_is_there_and_no_list_of_categories_holds_it() {
    for test in filled().await {
        let all = categories::all(&test.db).await.unwrap();
        assert!(all.iter().all(|row| !row.id.is_official()), "{}", test.name);
        let official = categories::official(&test.db).await.unwrap().unwrap();
        assert_eq!((official.name_az.as_str(), official.active, official.idx), ("Rəsmi müraciət", false, 0));
    }
}
