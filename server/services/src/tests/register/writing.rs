//! A provider writes, its head signs (R10.3, R-annex2).

use super::{Cast, facts, form, registered, submitted};
use crate::testing::{later, refusals, sqlite, worlds};
use crate::{Error, account, eservice};
use domain::account::AccountWhat;
use domain::eservice::Item;
use domain::eservice::application::{ApplicationQuery, ApplicationState, ApplicationStep, FactsForm};
use domain::refusal::{Code, Field};
use domain::regulation::Text;

#[tokio::test]
async fn r_annex2_an_incomplete_application_is_refused_with_each_missing_item_named() {
    for world in worlds().await {
        let cast = Cast::of(&world).await;
        let id = eservice::open(&cast.head, "register", "").await.unwrap();
        let told = refusals(eservice::write(&cast.head, form(&id, 1, FactsForm::default(), "submit")).await);
        let missing = [
            Item::NameAz,
            Item::ContentAz,
            Item::LegalBasis,
            Item::Kind,
            Item::Paid,
            Item::Audiences,
            Item::Address,
            Item::Field,
            Item::Automation,
        ];
        assert_eq!(told, missing.map(|item| (Field::Eservice(item), Code::Required)), "{}", world.name);
        let card = eservice::application_card(&cast.head, &id).await.unwrap();
        assert_eq!((card.line.state, card.missing.len()), (ApplicationState::Draft, missing.len()));
    }
}

#[tokio::test]
async fn r9_1_a_service_goes_by_a_regulation_of_its_own_provider() {
    for world in worlds().await {
        let (cast, now) = (Cast::of(&world).await, world.portal.now());
        for (id, provider) in [("reqlament-1", "azersu"), ("reqlament-2", "aayda")] {
            let text = Text { name: "Arayışın verilməsi".into(), ..Text::default() };
            crate::regulation::plant(&world.portal, &id.into(), &provider.into(), text, now).await.unwrap();
        }
        let id = eservice::open(&cast.head, "register", "").await.unwrap();
        let by = |regulation: &str| FactsForm { regulation: regulation.into(), ..facts("Arayış") };
        for strange in ["reqlament-2", "reqlament-3"] {
            let told = refusals(eservice::write(&cast.head, form(&id, 1, by(strange), "submit")).await);
            assert_eq!(told, [(Field::Eservice(Item::Regulation), Code::Unknown)], "{}: {strange}", world.name);
        }
        assert!(eservice::write(&cast.head, form(&id, 1, by("reqlament-1"), "submit")).await.unwrap().number.is_some());
    }
}

#[tokio::test]
async fn r_annex2_a_person_who_is_not_the_head_can_write_and_not_sign() {
    for world in worlds().await {
        let cast = Cast::of(&world).await;
        let id = eservice::open(&cast.clerk, "register", "").await.unwrap();
        let kept = eservice::write(&cast.clerk, form(&id, 1, facts("Arayış"), "")).await.unwrap();
        let refused = refusals(eservice::write(&cast.clerk, form(&id, kept.revision, facts("Arayış"), "submit")).await);
        assert_eq!(refused, [(Field::Form, Code::HeadSigns)], "{}", world.name);
        let queue = eservice::desk(&cast.operator, ApplicationQuery::default()).await.unwrap();
        assert_eq!(queue.waiting, (0, 0), "nothing was submitted");
        let sent = eservice::write(&cast.head, form(&id, kept.revision, facts("Arayış"), "submit")).await.unwrap();
        assert!(sent.number.unwrap().starts_with("EA-2026-0000001-"));
        let card = eservice::application_card(&cast.operator, &id).await.unwrap();
        assert!(card.signature.unwrap().report.is_valid(), "{}: signed over the text of annex 2", world.name);
        assert_eq!(
            card.entries.iter().map(|one| (one.step, one.by.as_str())).collect::<Vec<_>>(),
            [(ApplicationStep::Submit, "Elnur Əliyev")]
        );
        let check = world.portal.check_signatures(|_, _| {}).await.unwrap();
        assert_eq!((check.signatures, check.invalid.len()), (1, 0), "{}: and checked with all others", world.name);
    }
}

#[tokio::test]
async fn r9_1_the_regulation_is_chosen_from_the_providers_own_that_are_in_force() {
    for world in worlds().await {
        let cast = Cast::of(&world).await;
        let text = |name: &str| Text { name: name.into(), ..Text::default() };
        for (id, provider, name) in [("own-1", "azersu", "Arayış reqlamenti"), ("other-1", "aayda", "Yol reqlamenti")] {
            crate::regulation::plant(&world.portal, &id.into(), &provider.into(), text(name), world.portal.now()).await.unwrap();
        }
        let id = eservice::open(&cast.head, "register", "").await.unwrap();
        let card = eservice::application_card(&cast.clerk, &id).await.unwrap();
        assert_eq!(card.regulations, [("own-1".into(), "Arayış reqlamenti".to_owned())], "{}", world.name);
        let by = |regulation: &str| FactsForm { regulation: regulation.into(), ..facts("Arayış") };
        for strange in ["other-1", "nowhere"] {
            let refused = refusals(eservice::write(&cast.head, form(&id, 1, by(strange), "submit")).await);
            assert_eq!(refused, [(Field::Eservice(Item::Regulation), Code::Unknown)], "{}: {strange}", world.name);
        }
        let kept = eservice::write(&cast.head, form(&id, 1, by("other-1"), "")).await.unwrap();
        let card = eservice::application_card(&cast.clerk, &id).await.unwrap();
        assert_eq!(card.regulations[1], ("other-1".into(), "other-1".to_owned()), "{}: another's has no name here", world.name);
        assert!(eservice::write(&cast.head, form(&id, kept.revision, by("own-1"), "submit")).await.unwrap().number.is_some());
        let card = eservice::application_card(&cast.operator, &id).await.unwrap();
        assert!(card.regulations.is_empty() && card.form.facts.regulation == "own-1", "who reads it chooses nothing");
    }
}

#[tokio::test]
async fn r10_3_a_draft_is_kept_and_of_two_editors_at_once_nobody_overwrites_the_other() {
    for world in worlds().await {
        let cast = Cast::of(&world).await;
        let id = eservice::open(&cast.clerk, "register", "").await.unwrap();
        assert_eq!(eservice::open(&cast.clerk, "register", "").await.unwrap(), id, "an untouched draft is opened again");
        eservice::write(&cast.clerk, form(&id, 1, FactsForm { name_az: "Yarımçıq".into(), ..FactsForm::default() }, "")).await.unwrap();
        let stale = eservice::write(&cast.head, form(&id, 1, facts("Başqa"), "")).await;
        assert!(matches!(stale, Err(Error::Conflict)), "{}", world.name);
        let card = eservice::application_card(&cast.head, &id).await.unwrap();
        assert_eq!((card.form.facts.name_az.as_str(), card.form.seen), ("Yarımçıq", 2));
    }
}

#[tokio::test]
async fn r10_3_applications_of_others_and_drafts_are_nobody_elses() {
    let world = sqlite().await;
    let cast = Cast::of(&world).await;
    let id = eservice::open(&cast.head, "register", "").await.unwrap();
    let stranger = world.employee("Vüsal", "aayda").await;
    for ctx in [&stranger, &cast.operator] {
        assert!(matches!(eservice::application_card(ctx, &id).await, Err(Error::NotFound)));
    }
    assert!(matches!(eservice::write(&stranger, form(&id, 1, facts("Arayış"), "")).await, Err(Error::NotFound)));
    assert!(matches!(eservice::withdraw(&stranger, id.clone(), 1).await, Err(Error::NotFound)));
    assert!(matches!(eservice::open(&cast.operator, "register", "").await, Err(Error::Forbidden)));
    let number = registered(&cast, "Su arayışı").await;
    assert!(matches!(eservice::open(&stranger, "cancel", &number).await, Err(Error::NotFound)), "another's service");
}

#[tokio::test]
async fn r10_3_what_came_back_is_mended_and_submitted_again_under_its_number() {
    for world in worlds().await {
        let cast = Cast::of(&world).await;
        let (id, sent) = submitted(&cast.head, "Arayış").await;
        let back = |reason: &str| domain::eservice::application::DecideForm {
            id: id.clone(),
            seen: sent.revision,
            decision: "return".into(),
            reason: reason.into(),
        };
        let bare = refusals(eservice::decide(&cast.operator, back("")).await);
        assert_eq!(bare, [(Field::Eservice(Item::Reason), Code::Required)], "{}", world.name);
        eservice::decide(&cast.operator, back("6-cı bənddə aktın maddəsini göstərin.")).await.unwrap();
        assert_eq!(account::notices(&cast.clerk).await.unwrap()[0].what, AccountWhat::EserviceReturned);
        let card = eservice::application_card(&cast.head, &id).await.unwrap();
        assert_eq!(card.returned.as_deref(), Some("6-cı bənddə aktın maddəsini göstərin."));
        world.wait_hours(24 * 3);
        let again = eservice::write(&later(&cast.head), form(&id, card.form.seen, facts("Arayış"), "submit")).await.unwrap();
        assert_eq!(again.number, sent.number, "{}: one number for one application", world.name);
        let card = eservice::application_card(&later(&cast.operator), &id).await.unwrap();
        assert_eq!(card.due.unwrap().0.to_string(), "2026-03-19", "the days are counted anew");
        assert_eq!(card.entries.len(), 3);
    }
}
