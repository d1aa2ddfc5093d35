//! Centres of ASAN xidmət, and who works there (Q1.2, Q2.5).

use crate::sample::{self, filled, write};
use domain::ids::{CentreId, CounterId, PersonId};
use domain::role::Role;
use domain::time::{Date, UnixMs};
use store::centre_grants::{self, CentreGrantRow};
use store::centres::{self, CentreRow, CounterRow, ExceptionRow, GroupRow, OpeningRow, ServiceRow};

const CENTRE: &str = "merkez-1";

fn centre() -> CentreRow {
    sample::centre(CENTRE)
}

fn group(letter: &str) -> GroupRow {
    GroupRow {
        id: format!("qrup-{letter}").into(),
        name_az: "Miqrasiya".into(),
        name_en: "Migration".into(),
        name_ru: "Миграция".into(),
        letter: letter.into(),
        position: 1,
    }
}

fn service(id: &str, active: bool) -> ServiceRow {
    ServiceRow {
        id: id.into(),
        group: "qrup-X".into(),
        name_az: "İş icazəsi".into(),
        name_en: "Work permit".into(),
        name_ru: "Разрешение".into(),
        folded: "is icazesi".into(),
        steps: 2,
        sign_in: true,
        active,
        position: -1,
    }
}

#[tokio::test]
async fn q1_2_a_centre_offers_services_at_counters() {
    for test in filled().await {
        let db = &test.db;
        let id = CentreId::from(CENTRE);
        let two = [service("is", true), service("kohne", false)];
        let counter = CounterRow { id: "merkez-1.4".into(), centre: id.clone(), number: 4, zone: "B".into(), active: true };
        let row = counter.clone();
        write!(db, |tx| {
            centres::put(tx, &centre()).await?;
            centres::put_group(tx, &group("X")).await?;
            for service in &two {
                centres::put_service(tx, service).await?;
                centres::offer(tx, &CENTRE.into(), &service.id, true).await?;
            }
            centres::put_counter(tx, &row).await?;
            centres::serve(tx, &row.id, &["qrup-X".into()]).await
        })
        .unwrap();
        assert_eq!(centres::find(db, &id).await.unwrap(), Some(centre()), "{}", test.name);
        let own = CentreRow { cooling_min: Some(0), open_orders: Some(2), ..centre() };
        let row = own.clone();
        write!(db, |tx| centres::put(tx, &row).await).unwrap();
        assert_eq!(centres::find(db, &id).await.unwrap(), Some(own), "{}: nothing is not zero", test.name);
        write!(db, |tx| centres::put(tx, &centre()).await).unwrap();
        assert!(centres::all(db).await.unwrap().contains(&centre()));
        assert!(centres::groups(db).await.unwrap().contains(&group("X")));
        assert!(centres::services(db).await.unwrap().contains(&service("kohne", false)));
        let offers = centres::offers(db).await.unwrap();
        assert!(offers.iter().any(|offer| offer.centre == id && offer.service.as_str() == "is"));
        assert!(offers.iter().all(|offer| offer.service.as_str() != "kohne"), "what is no longer offered can't be ordered");
        let offered = centres::offered(db).await.unwrap();
        assert_eq!(offered.iter().filter(|one| one.centre == id && one.active).count(), 2, "{}: also of a service that rests", test.name);
        assert_eq!(centres::counters(db, &id).await.unwrap(), [counter]);
        let served = centres::served(db, &id).await.unwrap();
        assert_eq!((served.len(), served[0].group.as_str()), (1, "qrup-X"));
        write!(db, |tx| centres::serve(tx, &CounterId::from("merkez-1.4"), &[]).await).unwrap();
        assert!(centres::served(db, &id).await.unwrap().is_empty());
        let twin = GroupRow { id: "qrup-Y".into(), ..group("X") };
        assert!(write!(db, |tx| centres::put_group(tx, &twin).await).is_err(), "two groups with one letter");
    }
}

#[tokio::test]
async fn q_plus_hours_and_the_days_that_are_not_as_their_weekday() {
    for test in filled().await {
        let db = &test.db;
        let id = CentreId::from(CENTRE);
        let week =
            vec![OpeningRow { weekday: 1, opens_min: 540, closes_min: 780 }, OpeningRow { weekday: 1, opens_min: 840, closes_min: 1080 }];
        let hours = week.clone();
        let day: Date = "2026-12-01".parse().unwrap();
        let exception = ExceptionRow {
            id: "e-1".into(),
            centre: id.clone(),
            group: None,
            day,
            opens_min: None,
            closes_min: None,
            counters: Some(3),
            reason: "Təmir".into(),
            set_by: None,
            set_ms: UnixMs(5),
        };
        let row = exception.clone();
        write!(db, |tx| {
            centres::put(tx, &centre()).await?;
            centres::set_openings(tx, &CENTRE.into(), &hours).await?;
            centres::set_openings(tx, &CENTRE.into(), &hours).await?;
            centres::except(tx, &row).await
        })
        .unwrap();
        assert_eq!(centres::openings(db, &id).await.unwrap(), week, "{}", test.name);
        let all = centres::week(db).await.unwrap();
        let own: Vec<(u8, u32)> = all.iter().filter(|row| row.centre == id).map(|row| (row.weekday, row.opens_min)).collect();
        assert_eq!(own, [(1, 540), (1, 840)], "{}", test.name);
        assert_eq!(centres::exceptions(db, &id, day, day).await.unwrap(), [exception]);
        assert!(centres::exceptions(db, &id, day.plus(1), day.plus(9)).await.unwrap().is_empty());
        assert!(write!(db, |tx| centres::lift_exception(tx, "e-1", UnixMs(6)).await).unwrap());
        assert!(!write!(db, |tx| centres::lift_exception(tx, "e-1", UnixMs(7)).await).unwrap());
        assert!(centres::exceptions(db, &id, day, day).await.unwrap().is_empty());
    }
}

#[tokio::test]
async fn q2_5_a_grant_holds_until_it_is_taken_back() {
    for test in filled().await {
        let db = &test.db;
        let person = PersonId::from("leyla");
        let at = |id: &str, centre: Option<&str>, role| CentreGrantRow {
            id: id.into(),
            person: "leyla".into(),
            role,
            centre: centre.map(Into::into),
            manager: centre.is_some(),
            granted_ms: UnixMs(if centre.is_some() { 1 } else { 2 }),
            granted_by: None,
        };
        let both = [at("g-1", Some(CENTRE), Role::CentreStaff), at("g-2", None, Role::CallCentre)];
        let rows = both.clone();
        write!(db, |tx| {
            centres::put(tx, &centre()).await?;
            centre_grants::grant(tx, &rows[0]).await?;
            centre_grants::grant(tx, &rows[1]).await
        })
        .unwrap();
        assert_eq!(centre_grants::of_person(db, &person).await.unwrap(), both, "{}", test.name);
        assert_eq!(centre_grants::of_centre(db, &CENTRE.into()).await.unwrap(), both[..1]);
        assert!(write!(db, |tx| centre_grants::revoke(tx, "g-1", UnixMs(9)).await).unwrap());
        assert!(!write!(db, |tx| centre_grants::revoke(tx, "g-1", UnixMs(9)).await).unwrap());
        assert_eq!(centre_grants::of_person(db, &person).await.unwrap(), both[1..]);
        let clerk = CentreGrantRow { role: Role::CentreStaff, centre: Some(CENTRE.into()), manager: false, ..both[1].clone() };
        let change = |id: &'static str| async move {
            write!(db, |tx| centre_grants::change(tx, id, Role::CentreStaff, Some(&CENTRE.into()), false).await).unwrap()
        };
        assert!(change("g-2").await && !change("g-1").await, "{}: what was taken back is not changed", test.name);
        assert_eq!(centre_grants::all(db).await.unwrap(), [clerk]);
    }
}
