//! The operator: incidents, restricting by what is known exactly, the state of the system (A6.0.1, A6.0.3, A8.12).

use crate::testing::{World, form, later, refusals, worlds};
use crate::{Error, account, appeals, incidents, official, operator, people};
use domain::account::{AccountWhat, RestrictPersonForm};
use domain::incident::{IncidentEndForm, IncidentForm, Service};
use domain::operator::Job;
use domain::refusal::{Code, Field};
use domain::role::{Grant, Role};

fn broken() -> IncidentForm {
    IncidentForm {
        service: "notices".into(),
        text: "SMS şlüzü cavab vermir, operatorla danışılır.".into(),
        since: "2026-03-13T09:30".into(),
    }
}

fn restriction(who: &str) -> RestrictPersonForm {
    RestrictPersonForm { who: who.into(), reason: "Qaydaların 6.0.3 bəndi pozulub.".into(), until: "2026-04-13".into(), stop: true }
}

#[tokio::test]
async fn a6_0_3_the_owner_is_told_of_an_incident_at_once_and_when_it_is_over() {
    for world in worlds().await {
        let (owner, operator) = (world.owner_staff().await, world.operator_staff().await);
        let mut changes = world.portal.changes();
        incidents::open(&operator, broken()).await.unwrap();
        assert!(changes.recv().await.unwrap().persons.contains(owner.person().unwrap()), "{}: at once", world.name);
        let told = account::notices(&owner).await.unwrap();
        assert_eq!((told[0].what, told[0].word.as_str()), (AccountWhat::IncidentOpened, "notices"));
        let standing = official::desk_news(&owner).await.unwrap().incidents;
        assert_eq!((standing[0].service, standing[0].since_ms.display_minute().as_str()), (Service::Notices, "13.03.2026 09:30"));

        world.wait_hours(2);
        let end = IncidentEndForm { id: standing[0].id.clone(), text: "Şlüz bərpa olundu, növbə boşaldı.".into() };
        let operator = later(&operator);
        incidents::close(&operator, end.clone()).await.unwrap();
        assert_eq!(refusals(incidents::close(&operator, end.clone()).await), [(Field::Form, Code::AlreadyDone)]);
        assert_eq!(account::notices(&owner).await.unwrap()[0].what, AccountWhat::IncidentClosed);
        assert!(official::desk_news(&owner).await.unwrap().incidents.is_empty());
        assert_eq!(incidents::list(&owner).await.unwrap()[0].closed, Some((operator.now, end.text.clone())));
        assert!(matches!(incidents::close(&operator, IncidentEndForm { id: "no".into(), ..end.clone() }).await, Err(Error::NotFound)));
        for other in [owner, world.institution_staff("azersu").await] {
            assert!(matches!(incidents::open(&other, broken()).await, Err(Error::Forbidden)));
            assert!(matches!(incidents::close(&other, end.clone()).await, Err(Error::Forbidden)));
        }
    }
}

async fn is_restricted(world: &World, name: &str) -> bool {
    let ctx = world.newcomer(name).await;
    account::view(&ctx).await.unwrap().restriction.is_some()
}

#[tokio::test]
async fn a8_12_the_operator_restricts_a_person_found_by_what_is_known_exactly() {
    for world in worlds().await {
        let (operator, author) = (world.operator_staff().await, world.citizen("Aygün").await);
        let number = appeals::submit(&author, form()).await.unwrap().number;
        for nobody in ["Q-2026-0000999-1", "Aygün Əliyev", "%", ""] {
            let (field, code) = refusals(account::restrict_person(&operator, restriction(nobody)).await).remove(0);
            assert_eq!(field, Field::Number, "{nobody}: {code:?}");
        }
        assert_eq!(refusals(account::restrict_person(&operator, restriction("5DM0L01")).await), [(Field::Number, Code::Unknown)]);
        account::restrict_person(&operator, restriction(&number)).await.unwrap();
        assert!(is_restricted(&world, "Aygün").await, "{}", world.name);
        assert_eq!(refusals(account::restrict_person(&operator, restriction(&number)).await), [(Field::Form, Code::AlreadyDone)]);
        let fin = world.citizen("TUR1").await;
        account::restrict_person(&operator, restriction("fintur1")).await.unwrap();
        assert!(is_restricted(&world, "TUR1").await);
        assert!(matches!(account::restrict_person(&fin, restriction(&number)).await, Err(Error::Forbidden)));
        assert!(matches!(account::requests(&operator).await, Err(Error::Forbidden)), "lifting remains with the owner (T1.9)");
    }
}

#[tokio::test]
async fn t1_9_staff_are_not_restricted_this_way() {
    for world in worlds().await {
        let operator = world.operator_staff().await;
        let person = world.citizen("TUR2").await.person().unwrap().clone();
        let role = Grant { role: Role::InstitutionStaff, institution: Some("azersu".into()), territory: None };
        people::grant(&world.portal, &person, role).await.unwrap();
        assert_eq!(
            refusals(account::restrict_person(&operator, restriction("FINTUR2")).await),
            [(Field::Form, Code::NotYours)],
            "{}",
            world.name
        );
    }
}

#[tokio::test]
async fn a6_0_1_the_operator_sees_what_waits_and_what_runs_and_no_person() {
    for world in worlds().await {
        let (operator, author) = (world.operator_staff().await, world.citizen("Aygün").await);
        appeals::submit(&author, form()).await.unwrap();
        world.portal.job_ran(Job::Upkeep, true);
        world.portal.job_ran(Job::Email, false);
        let desk = operator::desk(&operator).await.unwrap();
        let run = |job| desk.jobs.iter().find(|one| one.job == job).copied().unwrap();
        assert_eq!((run(Job::Upkeep).done_ms, run(Job::Email).failed_ms), (Some(operator.now), Some(operator.now)), "{}", world.name);
        assert_eq!((desk.queues.len(), desk.storage.appeals), (3, 1));
        assert!(desk.storage.disk_mb.is_some_and(|(free, all)| free <= all && all > 0));
        assert!(desk.odd_sign_ins.is_empty(), "it is ten o'clock on a Friday");
        world.wait_hours(14);
        world.institution_staff("azersu").await;
        let desk = operator::desk(&later(&operator)).await.unwrap();
        assert!(desk.odd_sign_ins.iter().all(|one| one.role == Role::InstitutionStaff && one.institution.is_some()));
        assert!(!desk.odd_sign_ins.is_empty());
        let seen = serde_json::to_string(&desk).unwrap();
        assert!(!seen.contains("Aygün") && !seen.contains("Əliyev"), "{seen}");
        for other in [author, world.owner_staff().await, world.institution_staff("azersu").await] {
            assert!(matches!(operator::desk(&other).await, Err(Error::Forbidden)));
        }
    }
}
