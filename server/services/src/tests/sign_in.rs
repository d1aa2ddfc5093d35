//! Sessions, terms, restrictions (A3.8, A8.2, A8.12, T1.3).

use crate::people::{Identity, accept_terms, session, sign_in, sign_out, terms, whoami};
use crate::testing::{form, later, refusals, worlds};
use crate::{Error, appeals, cabinet};
use domain::refusal::{Code, Field};
use domain::role::Role;
use domain::time::UnixMs;

#[tokio::test]
async fn a8_2_the_cabinet_exists_from_the_first_sign_in() {
    for world in worlds().await {
        let newcomer = world.newcomer("Aygün").await;
        assert!(cabinet::list(&newcomer).await.unwrap().is_empty());
        let me = whoami(&newcomer).await.unwrap().unwrap();
        assert_eq!((me.display_name.as_str(), me.role, me.terms_accepted), ("Aygün Əliyev", Role::Citizen, false));
        assert_eq!(whoami(&world.visitor()).await.unwrap(), None);
        assert!(matches!(cabinet::list(&world.visitor()).await, Err(Error::SignIn)));
        let again = world.newcomer("Aygün").await;
        assert_eq!(again.actor.person, newcomer.actor.person, "the same cabinet at the next sign-in");
    }
}

#[tokio::test]
async fn t1_3_terms_first() {
    for world in worlds().await {
        let newcomer = world.newcomer("Aygün").await;
        assert_eq!(refusals(appeals::submit(&newcomer, form()).await), [(Field::Terms, Code::TermsNotAccepted)]);
        assert_eq!(refusals(accept_terms(&newcomer, "0").await), [(Field::Terms, Code::Unknown)], "an older text");
        let shown = terms(&newcomer).await.unwrap();
        assert!(!shown.accepted && !shown.paragraphs.is_empty());
        accept_terms(&newcomer, &shown.version).await.unwrap();
        assert!(terms(&newcomer).await.unwrap().accepted);
        assert!(appeals::submit(&newcomer, form()).await.is_ok(), "at once");
    }
}

#[tokio::test]
async fn a8_12_a_restricted_person_cannot_send_until_the_day() {
    for world in worlds().await {
        let author = world.newcomer("Aygün").await;
        let (person, until) = (author.person().unwrap().clone(), UnixMs(author.now.0 + 3_600_000));
        let write = world
            .portal
            .db()
            .write(move |tx| Box::pin(async move { store::people::restrict(tx, &person, Some(until), Some("T1.8")).await }));
        write.await.unwrap();
        accept_terms(&author, "1").await.unwrap();
        assert_eq!(refusals(appeals::submit(&author, form()).await), [(Field::Form, Code::Restricted)]);
        world.wait_hours(2);
        assert!(appeals::submit(&later(&author), form()).await.is_ok());
    }
}

#[tokio::test]
async fn a_session_ends_by_signing_out_and_by_time() {
    for world in worlds().await {
        let identity = Identity { issuer: "test".into(), subject: "Aygün".into(), given_name: "Aygün".into(), ..Identity::default() };
        let secret = sign_in(&world.portal, identity.clone(), "test").await.unwrap();
        assert_eq!(secret.len(), 64);
        assert!(session(&world.portal, &secret).await.unwrap().is_some());
        sign_out(&world.portal, &secret).await.unwrap();
        assert_eq!(session(&world.portal, &secret).await.unwrap(), None);
        assert_eq!(session(&world.portal, "guess").await.unwrap(), None);
        let second = sign_in(&world.portal, identity, "test").await.unwrap();
        world.wait_hours(13);
        assert_eq!(session(&world.portal, &second).await.unwrap(), None);
        assert_eq!(world.portal.upkeep().await.unwrap().sessions, 1);
    }
}

#[tokio::test]
async fn staff_act_under_their_own_role_and_institution() {
    for world in worlds().await {
        let staff = world.institution_staff("azersu").await;
        let me = whoami(&staff).await.unwrap().unwrap();
        assert_eq!((me.role, me.institution.unwrap().0.as_str()), (Role::InstitutionStaff, "azersu"));
        assert!(matches!(appeals::submit(&staff, form()).await, Err(Error::Forbidden)));
    }
}
