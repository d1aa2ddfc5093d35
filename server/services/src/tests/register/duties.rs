//! Overdue duties are public, and nothing personal is in them (R4.1, R9.1, R10.4, R10.6, R10.8, R13.1).

use super::{Cast, facts, form, grant, registered, submitted};
use crate::eservice;
use crate::testing::{later, worlds};
use domain::eservice::application::{ApplicationForm, FactsForm};

#[tokio::test]
async fn r10_6_a_change_that_was_reported_late_is_named_with_its_provider() {
    for world in worlds().await {
        let cast = Cast::of(&world).await;
        for (name, day, late) in [("Birinci", "2026-03-10", 0), ("İkinci", "2026-03-09", 1)] {
            let number = registered(&cast, name).await;
            let id = eservice::open(&cast.head, "amend", &number).await.unwrap();
            let told = ApplicationForm { happened_on: day.into(), ..form(&id, 1, facts(&format!("{name} arayış")), "submit") };
            eservice::write(&cast.head, told).await.unwrap();
            world.wait_seconds(61);
            let found = eservice::duties(&later(&world.visitor())).await.unwrap();
            let counts: u32 = found.late_reports.iter().map(|one| one.count).sum();
            assert_eq!(counts, late, "{}: {day}", world.name);
        }
    }
}

#[tokio::test]
async fn r10_4_r10_8_the_operators_own_lateness_is_public_too() {
    for world in worlds().await {
        let cast = Cast::of(&world).await;
        let (id, sent) = submitted(&cast.head, "Arayış").await;
        let found = eservice::duties(&world.visitor()).await.unwrap();
        assert_eq!((found.waiting, found.late, found.decided_late), (1, 0, 0), "{}", world.name);
        world.wait_hours(24 * 6);
        let found = eservice::duties(&later(&world.visitor())).await.unwrap();
        assert_eq!((found.waiting, found.late), (1, 1), "{}: the last day is over", world.name);
        grant(&later(&cast.operator), &id, sent.revision).await.unwrap();
        let found = eservice::duties(&later(&world.visitor())).await.unwrap();
        assert_eq!((found.waiting, found.late, found.decided_late, found.services), (0, 0, 1, 1), "{}", world.name);
    }
}

#[tokio::test]
async fn r4_1_an_interactive_service_without_a_regulation_in_force_is_an_overdue_duty() {
    for world in worlds().await {
        let now = world.portal.now();
        let telling = FactsForm { kind: "informational".into(), ..facts("Su kəsintiləri barədə məlumat") };
        for (id, facts) in [("one", facts("Arayış")), ("two", telling)] {
            eservice::plant(&world.portal, &id.into(), facts.facts(&"azersu".into()), now).await.unwrap();
        }
        let found = eservice::duties(&world.visitor()).await.unwrap();
        assert_eq!((found.without_count, found.services), (1, 2), "{}", world.name);
        assert_eq!(found.without_regulation[0].service.az, "Arayış");
    }
}

#[tokio::test]
async fn r13_1_nothing_personal_is_in_what_everybody_sees() {
    for world in worlds().await {
        let cast = Cast::of(&world).await;
        registered(&cast, "Arayış").await;
        let (_, _) = submitted(&cast.head, "İkinci arayış").await;
        let said = serde_json::to_string(&eservice::duties(&world.visitor()).await.unwrap()).unwrap();
        for secret in ["Elnur", "Murad", "Aygün", "FINElnur", "Əliyev"] {
            assert!(!said.contains(secret), "{}: {secret} in {said}", world.name);
        }
    }
}
