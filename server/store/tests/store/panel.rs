//! The management panel (A3.5): its history, what a change asks, roles.

use crate::sample::{NOW, appeal, assignment, category, filled, id, institution, place, send, send_this, write};
use domain::deadline::escalation::{Step, Whom};
use domain::ids::InstitutionId;
use domain::lang::Lang;
use domain::map::MapIndex;
use domain::panel::{Act, Resource};
use domain::role::Role;
use domain::template::TemplateKind;
use domain::time::{Date, UnixMs};
use store::map::LiveMap;
use store::panel::ChangeRow;
use store::people::GrantRow;
use store::routing::ZoneRow;
use store::templates::TemplateRow;
use store::{Db, categories, escalations, grants, institutions, panel, panel_effects, people, routing, templates};

fn change(record: &str, act: Act) -> ChangeRow {
    ChangeRow {
        resource: Resource::Institutions,
        record: record.into(),
        at_ms: NOW,
        person: "leyla".into(),
        act,
        before: None,
        after: Some(r#"{"name_az":"Azərsu '; --"}"#.into()),
    }
}

async fn append(db: &Db, row: ChangeRow, seen: u32) -> bool {
    write!(db, |tx| panel::append(tx, &row, seen).await).unwrap()
}

#[tokio::test]
async fn a3_5_the_history_is_a_chain_and_its_length_the_revision() {
    for test in filled().await {
        let db = &test.db;
        assert_eq!(panel::count(db).await.unwrap(), 0);
        assert!(append(db, change("azersu", Act::Saved), 0).await, "{}", test.name);
        assert!(!append(db, change("azersu", Act::Saved), 0).await, "somebody was faster");
        assert!(append(db, change("azersu", Act::Removed), 1).await && append(db, change("aayda", Act::Imported), 0).await);
        let kept = panel::changes(db, Resource::Institutions, "azersu").await.unwrap();
        assert_eq!(kept, [change("azersu", Act::Saved), change("azersu", Act::Removed)]);
        assert!(panel::changes(db, Resource::Rules, "azersu").await.unwrap().is_empty());
        let revisions = panel::revisions(db, Resource::Institutions).await.unwrap();
        assert_eq!((revisions.get("azersu"), revisions.get("aayda"), panel::count(db).await.unwrap()), (Some(&2), Some(&1), 3));
        let records = panel::records(db).await.unwrap();
        assert_eq!(records, [(Resource::Institutions, "aayda".to_owned()), (Resource::Institutions, "azersu".to_owned())]);
        let unknown = ChangeRow { person: "nobody".into(), ..change("x", Act::Saved) };
        assert!(write!(db, |tx| panel::append(tx, &unknown, 0).await).is_err());
    }
}

#[tokio::test]
async fn a3_5_what_hangs_on_a_record_is_counted() {
    for test in filled().await {
        let db = &test.db;
        for nr in 1..=3 {
            send_this(db, appeal(nr)).await.unwrap();
        }
        place(db, assignment(1, "azersu", true)).await;
        let azersu: InstitutionId = "azersu".into();
        assert_eq!((panel_effects::open_work(db, &azersu).await.unwrap(), panel_effects::staff(db, &azersu).await.unwrap()), (1, 0));
        assert_eq!(write!(db, |tx| panel_effects::open_work_in(tx, &"azersu".into()).await).unwrap(), 1);
        assert_eq!(panel_effects::of_category(db, &"yol.cuxur".into()).await.unwrap(), 3, "{}", test.name);
        assert_eq!(panel_effects::accounts(db).await.unwrap(), 0);
        let recent = panel_effects::recent(db, UnixMs(0), 2).await.unwrap();
        assert_eq!((recent.len(), recent[0].category.as_str()), (2, "yol.cuxur"));
        let clocks = panel_effects::clocks(db, Date::new(2026, 9, 22).unwrap()).await.unwrap();
        let work: Vec<_> = clocks.iter().filter_map(|row| row.work.clone()).collect();
        assert_eq!((clocks.len(), work.len(), clocks[0].appeal == id(1)), (4, 1, true));
        assert!(panel_effects::clocks(db, Date::new(2030, 1, 1).unwrap()).await.unwrap().is_empty());
    }
}

#[tokio::test]
async fn a3_5_only_what_nothing_points_at_is_removed() {
    for test in filled().await {
        let db = &test.db;
        send(db, 1).await.unwrap();
        place(db, assignment(1, "azersu", true)).await;
        for (used, free) in [("azersu", "aayda")] {
            assert!(write!(db, |tx| institutions::remove(tx, &used.into()).await).is_err(), "{}", test.name);
            assert!(write!(db, |tx| institutions::remove(tx, &free.into()).await).unwrap());
            assert!(!write!(db, |tx| institutions::remove(tx, &free.into()).await).unwrap());
        }
        assert!(write!(db, |tx| categories::remove(tx, &"yol.cuxur".into()).await).is_err());
        assert!(write!(db, |tx| categories::remove(tx, &"isiq".into()).await).unwrap());
        let zone = ZoneRow { id: "bulvar".into(), name_az: "Bulvar".into(), shape: "[]".into(), institution: "azersu".into() };
        write!(db, |tx| routing::put_zone(tx, &zone).await).unwrap();
        assert!(write!(db, |tx| routing::remove_zone(tx, "bulvar").await).unwrap());
        assert!(routing::zones(db).await.unwrap().is_empty());
        let template = TemplateRow {
            id: "t".into(),
            kind: TemplateKind::Answer,
            ground: None,
            institution: None,
            language: Lang::Az,
            title: "t".into(),
            text: "t".into(),
            position: 1,
            active: true,
        };
        write!(db, |tx| templates::put(tx, &template).await).unwrap();
        assert!(write!(db, |tx| templates::remove(tx, "t").await).unwrap());
        assert!(!write!(db, |tx| templates::remove(tx, "t").await).unwrap());
    }
}

#[tokio::test]
async fn a8_8_steps_are_switched_off_and_on() {
    for test in filled().await {
        let db = &test.db;
        let step = Step { id: "last-day".into(), days: 0, whom: Whom::Owner };
        write!(db, |tx| escalations::put_step(tx, &step, false).await).unwrap();
        let all = escalations::all_steps(db).await.unwrap();
        assert_eq!(
            all.iter().map(|(step, active)| (step.days, step.whom, *active)).collect::<Vec<_>>(),
            [(-3, Whom::Staff, true), (0, Whom::Owner, false), (1, Whom::Owner, true)]
        );
        assert_eq!(escalations::steps(db).await.unwrap().len(), 2, "{}", test.name);
    }
}

#[tokio::test]
async fn a3_5_roles_are_listed_and_changed() {
    for test in filled().await {
        let db = &test.db;
        let grant = |id: &str, person: &str, role| GrantRow {
            id: id.into(),
            person: person.into(),
            role,
            institution: None,
            district: None,
            granted_ms: NOW,
            granted_by: None,
            revoked_ms: None,
        };
        let rows = [grant("g1", "leyla", Role::OwnerStaff), grant("g2", "murad", Role::Operator), grant("g3", "murad", Role::Citizen)];
        write!(db, |tx| {
            for row in &rows {
                people::grant(tx, row).await?;
            }
            Ok(())
        })
        .unwrap();
        let staff = grants::staff(db).await.unwrap();
        assert_eq!(
            staff.iter().map(|row| (row.grant.as_str(), row.role, row.head)).collect::<Vec<_>>(),
            [("g1", Role::OwnerStaff, false), ("g2", Role::Operator, false)]
        );
        let azersu: InstitutionId = "azersu".into();
        assert!(write!(db, |tx| grants::change(tx, "g2", Role::InstitutionStaff, Some(&azersu), Some(&"yasamal".into())).await).unwrap());
        assert!(!write!(db, |tx| grants::change(tx, "none", Role::Operator, None, None).await).unwrap(), "{}", test.name);
        let holders = write!(db, |tx| grants::holders(tx, Role::OwnerStaff).await).unwrap();
        assert_eq!(holders, ["leyla".into()]);
        assert!(write!(db, |tx| grants::holders(tx, Role::InstitutionStaff).await).unwrap().is_empty(), "limited to a district");
        assert_eq!(panel_effects::staff(db, &"azersu".into()).await.unwrap(), 1);
    }
}

#[tokio::test]
async fn the_map_is_read_again_when_numbers_change() {
    for test in filled().await {
        let db = &test.db;
        send(db, 1).await.unwrap();
        let map = LiveMap::load(db).await.unwrap();
        let renumbered = category("yol.cuxur", Some("yol"), 77);
        write!(db, |tx| categories::put(tx, &renumbered).await).unwrap();
        let other = institution("azersu", 9);
        write!(db, |tx| institutions::put(tx, &other).await).unwrap();
        map.reload(db).await.unwrap();
        assert_eq!(map.read(MapIndex::len), 1, "{}", test.name);
    }
}
