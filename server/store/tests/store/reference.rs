//! Reference data: what is put comes back unchanged, and putting again replaces.

use crate::sample::{category, district, filled, institution, send, write};
use domain::time::Date;
use store::calendar::{self, CalendarRow};
use store::places::{self, PlaceRow};
use store::routing::{self, RuleRow, ZoneRow};
use store::{categories, districts, institutions, panel_effects, settings};

#[tokio::test]
async fn institutions_come_back_in_their_order() {
    for test in filled().await {
        let db = &test.db;
        let changed = institutions::InstitutionRow { active: false, district: Some("yasamal".into()), ..institution("azersu", 9) };
        let row = changed.clone();
        write!(db, |tx| institutions::put(tx, &row).await).unwrap();
        let all = institutions::all(db).await.unwrap();
        assert_eq!(all.iter().map(|row| row.id.as_str()).collect::<Vec<_>>(), ["aayda", "azersu"], "{}", test.name);
        assert_eq!(institutions::find(db, &"azersu".into()).await.unwrap(), Some(changed));
        let used = async |id: &'static str| write!(db, |tx| institutions::in_use(tx, &id.into()).await).unwrap();
        assert!(used("aayda").await && !used("azersu").await && !used("nobody").await, "{}", test.name);
        let same_number = institution("third", 9);
        assert!(write!(db, |tx| institutions::put(tx, &same_number).await).unwrap_err().is_unique());
        assert_eq!(all[0].name().ru, "ОАО «Азерсу»");
    }
}

#[tokio::test]
async fn districts_take_better_outlines() {
    for test in filled().await {
        let db = &test.db;
        let rows = [district("baki", None), district("sebail", Some("baki"))];
        write!(db, |tx| districts::put_many(tx, &rows).await).unwrap();
        let orphan = district("x", Some("nowhere"));
        assert!(write!(db, |tx| districts::put(tx, &orphan).await).is_err());
        assert!(write!(db, |tx| districts::set_shape(tx, &"sebail".into(), "[[[]]]", false, "cadastre").await).unwrap());
        assert!(!write!(db, |tx| districts::set_shape(tx, &"x".into(), "[]", false, "").await).unwrap());
        let names = domain::lang::Named { az: "Səbail".into(), en: "Sabail".into(), ru: "Сабаил".into() };
        assert!(write!(db, |tx| districts::rename(tx, &"sebail".into(), &names, "sebail").await).unwrap());
        let sebail = districts::all(db).await.unwrap().into_iter().find(|row| row.id.as_str() == "sebail").unwrap();
        assert_eq!((sebail.name_en.as_str(), sebail.folded.as_str()), ("Sabail", "sebail"), "{}", test.name);
        assert_eq!((sebail.shape.as_deref(), sebail.approximate, sebail.parent), (Some("[[[]]]"), false, Some("baki".into())));
    }
}

#[tokio::test]
async fn a3_5_districts_are_switched_so_that_no_way_leads_in_a_circle() {
    for test in filled().await {
        let db = &test.db;
        let rows = [district("baki", None), district("sebail", Some("baki")), district("quba", None), district("xacmaz", None)];
        write!(db, |tx| districts::put_many(tx, &rows).await).unwrap();
        let switch = async |id: &'static str, to: Option<&'static str>| {
            write!(db, |tx| districts::switch(tx, &id.into(), to.is_none(), to.map(Into::into).as_ref()).await).unwrap()
        };
        assert!(!switch("quba", Some("quba")).await && !switch("quba", Some("none")).await && !switch("none", Some("quba")).await);
        assert!(switch("quba", Some("xacmaz")).await);
        assert!(!switch("xacmaz", Some("quba")).await, "{}: what is switched off takes nothing", test.name);
        assert!(!switch("baki", Some("xacmaz")).await, "a part of it is in use");
        assert!(switch("sebail", Some("xacmaz")).await && switch("baki", Some("xacmaz")).await);
        assert!(!switch("sebail", None).await, "{}: that of which it is a part is not in use", test.name);
        let quba = districts::all(db).await.unwrap().into_iter().find(|row| row.id.as_str() == "quba").unwrap();
        assert_eq!((quba.active, quba.successor), (false, Some("xacmaz".into())));
        assert!(switch("baki", None).await && switch("sebail", None).await);
        assert!(districts::all(db).await.unwrap().iter().filter(|row| row.active).all(|row| row.successor.is_none()));
        assert!(districts::off_with_appeals(db).await.unwrap().is_empty());
        send(db, 1).await.unwrap();
        assert!(switch("yasamal", Some("xacmaz")).await);
        assert_eq!(districts::off_with_appeals(db).await.unwrap(), ["yasamal".into()], "{}: quba has none", test.name);
        assert_eq!(panel_effects::open_in_district(db, &"yasamal".into()).await.unwrap(), 1);
        assert_eq!(panel_effects::territories(db, &"yasamal".into()).await.unwrap(), 0);
    }
}

#[tokio::test]
async fn places_categories_and_settings_come_back() {
    for test in filled().await {
        let db = &test.db;
        let place = |id: &str, population| PlaceRow {
            id: id.into(),
            name_az: "Şəki".into(),
            name_en: "Sheki".into(),
            name_ru: "Шеки".into(),
            folded: "seki|sheki|шеки".into(),
            lat: 41.19,
            lon: 47.17,
            population,
            district: None,
        };
        let rows = [place("small", 10), place("large", 1_000)];
        write!(db, |tx| places::put_many(tx, &rows).await).unwrap();
        assert_eq!(places::all(db).await.unwrap(), [place("large", 1_000), place("small", 10)]);
        let leaf = category("isiq.direk", Some("isiq"), 11);
        let row = leaf.clone();
        write!(db, |tx| categories::put(tx, &row).await).unwrap();
        assert_eq!(categories::all(db).await.unwrap().last(), Some(&leaf));
        for value in ["received", "next"] {
            write!(db, |tx| settings::set(tx, "from_day", value).await).unwrap();
        }
        assert_eq!(settings::get(db, "from_day").await.unwrap().as_deref(), Some("next"));
        assert_eq!(settings::get(db, "nothing").await.unwrap(), None);
        assert_eq!(settings::all(db).await.unwrap(), [("from_day".to_owned(), "next".to_owned())]);
    }
}

#[tokio::test]
async fn a8_5_the_routing_table_is_data() {
    for test in filled().await {
        let db = &test.db;
        let zone = ZoneRow { id: "bulvar".into(), name_az: "Bulvar".into(), shape: "[]".into(), institution: "azersu".into() };
        let rule = |id: &str, institution: Option<&str>, priority| RuleRow {
            id: id.into(),
            category: "yol".into(),
            institution: institution.map(Into::into),
            priority,
        };
        let (z, first, second) = (zone.clone(), rule("r1", Some("aayda"), 1), rule("r2", None, 2));
        let (a, b) = (first.clone(), second.clone());
        write!(db, |tx| {
            routing::put_zone(tx, &z).await?;
            routing::put_rule(tx, &b).await?;
            routing::put_rule(tx, &a).await
        })
        .unwrap();
        assert_eq!(routing::zones(db).await.unwrap(), [zone]);
        assert_eq!(routing::rules(db).await.unwrap(), [first, second.clone()]);
        assert!(write!(db, |tx| routing::remove_rule(tx, "r1").await).unwrap());
        assert_eq!(routing::rules(db).await.unwrap(), [second]);
    }
}

#[tokio::test]
async fn the_calendar_is_asked_for_a_period() {
    for test in filled().await {
        let db = &test.db;
        let day = |day: &str| CalendarRow {
            day: day.parse::<Date>().unwrap(),
            kind: "holiday".into(),
            name_az: "Novruz bayramı".into(),
            status: "official".into(),
            source: "Labour Code 105".into(),
        };
        let rows = [day("2026-03-20"), day("2026-03-21"), day("2027-03-20")];
        write!(db, |tx| calendar::put_many(tx, &rows).await).unwrap();
        let moved = CalendarRow { kind: "moved_rest".into(), ..day("2026-03-21") };
        let row = moved.clone();
        write!(db, |tx| calendar::put(tx, &row).await).unwrap();
        let year = calendar::between(db, "2026-03-21".parse().unwrap(), "2026-12-31".parse().unwrap()).await.unwrap();
        assert_eq!(year, [moved]);
        assert!(write!(db, |tx| calendar::remove(tx, "2026-03-21".parse().unwrap()).await).unwrap());
        assert_eq!(calendar::all(db).await.unwrap().len(), 2);
    }
}
