//! Taking a step back (A8.5, A8.6; decision 16).

use super::{sent, status, to};
use crate::testing::{later, new_id, refusals, worlds};
use crate::{Error, appeals, cabinet, institution, owner, people, rights};
use domain::appeal::form::{AppealForm, JoinForm, ProgressForm, RefusalGround, RefuseForm, RouteForm};
use domain::appeal::view::{StaffQuery, What};
use domain::desk::merge::MergeForm;
use domain::ids::JoinId;
use domain::lifecycle::Status;
use domain::refusal::{Code, Field};

#[tokio::test]
async fn a8_5_a_routing_is_taken_back_within_a_minute_and_the_number_stays() {
    for world in worlds().await {
        let (author, staff) = (world.citizen("Aygün").await, world.owner_staff().await);
        let employee = world.institution_staff("azersu").await;
        let id = sent(&author).await;
        let public = RouteForm { public_text: "Yolda çuxur var.".into(), ..to(&id, "azersu") };
        let number = owner::route(&staff, public).await.unwrap();
        world.wait_seconds(60);
        assert_eq!(owner::undo(&later(&staff), Some(&id)).await.unwrap(), std::slice::from_ref(&id));
        assert_eq!(status(&world, &id).await, Status::Sent, "{}", world.name);
        assert!(matches!(institution::card(&employee, &id).await, Err(Error::NotFound)), "it has left the cabinet");
        let shown = appeals::public(&world.visitor(), &id).await.unwrap();
        assert_eq!(shown.line.text, None, "and its words the public");
        assert!(shown.timeline.iter().any(|entry| entry.what == What::Undone));
        let notices = people::notices(&author).await.unwrap();
        assert_eq!(notices.iter().map(|notice| notice.what).collect::<Vec<_>>(), [What::Undone, What::Registered], "both are told");
        assert_eq!(owner::inbox(&staff, StaffQuery::default()).await.unwrap().total, 1, "it waits again");
        assert!(!owner::card(&staff, &id).await.unwrap().proposals.is_empty());
        assert_eq!(refusals(owner::undo(&later(&staff), Some(&id)).await), [(Field::Form, Code::AlreadyDone)]);
        assert_eq!(owner::route(&later(&staff), to(&id, "azersu")).await.unwrap(), number, "given once, kept");
        assert!(institution::card(&employee, &id).await.is_ok());
    }
}

#[tokio::test]
async fn a8_6_a_refusal_is_taken_back_by_who_took_it_and_in_time() {
    for world in worlds().await {
        let (author, staff) = (world.citizen("Aygün").await, world.owner_colleague("Murad").await);
        let other = world.owner_colleague("Nərgiz").await;
        let id = sent(&author).await;
        let refuse =
            || RefuseForm { appeal: id.clone(), ground: RefusalGround::NotClear, reason: "Tələb aydın deyil, dəqiqləşdirin.".into() };
        owner::refuse(&staff, refuse()).await.unwrap();
        assert!(matches!(owner::undo(&other, Some(&id)).await, Err(Error::NotFound)), "another's step");
        assert_eq!(refusals(owner::undo(&other, None).await), [(Field::Form, Code::UndoOver)]);
        owner::undo(&staff, None).await.unwrap();
        let card = cabinet::card(&author, &id).await.unwrap();
        assert_eq!((card.line.status, card.refusal), (Status::Sent, None), "{}", world.name);
        owner::refuse(&staff, refuse()).await.unwrap();
        world.wait_seconds(61);
        assert_eq!(refusals(owner::undo(&later(&staff), Some(&id)).await), [(Field::Form, Code::UndoOver)]);
        assert_eq!(status(&world, &id).await, Status::Refused);
        assert!(matches!(owner::undo(&author, None).await, Err(Error::Forbidden)));
    }
}

#[tokio::test]
async fn a8_5_what_an_institution_has_begun_with_is_not_taken_back() {
    for world in worlds().await {
        let (author, staff) = (world.citizen("Aygün").await, world.owner_staff().await);
        let employee = world.institution_staff("azersu").await;
        let id = sent(&author).await;
        owner::route(&staff, to(&id, "azersu")).await.unwrap();
        let begun = ProgressForm { appeal: id.clone(), text: "Briqada yola düşdü.".into(), to_citizen: true };
        institution::progress(&employee, begun).await.unwrap();
        assert_eq!(refusals(owner::undo(&staff, Some(&id)).await), [(Field::Form, Code::ActedUpon)]);
        assert_eq!(status(&world, &id).await, Status::InProgress, "{}", world.name);
    }
}

#[tokio::test]
async fn a8_4_a_merge_stands_once_somebody_has_acted_on_the_earlier_appeal() {
    for world in worlds().await {
        let (first, second, third) = (world.citizen("Aygün").await, world.citizen("Rauf").await, world.citizen("Elçin").await);
        let staff = world.owner_staff().await;
        let (earlier, id) = (sent(&first).await, sent(&second).await);
        owner::merge(&staff, MergeForm { appeal: id.clone(), into: earlier.clone() }).await.unwrap();
        let join = JoinForm { id: JoinId(new_id().0), appeal: earlier.clone(), text: "Bizdə də belədir.".into(), ..JoinForm::default() };
        appeals::join(&third, join).await.unwrap();
        assert_eq!(refusals(owner::undo(&staff, Some(&id)).await), [(Field::Form, Code::ActedUpon)], "{}", world.name);
        assert!(cabinet::card(&second, &earlier).await.is_ok(), "nobody was taken out of it");
    }
}

#[tokio::test]
async fn a8_7_a_refusal_stands_once_the_matter_was_sent_again() {
    for world in worlds().await {
        let (author, staff) = (world.citizen("Aygün").await, world.owner_staff().await);
        let id = sent(&author).await;
        let reason = "Tələb aydın deyil, dəqiqləşdirin.".to_owned();
        owner::refuse(&staff, RefuseForm { appeal: id.clone(), ground: RefusalGround::NotClear, reason }).await.unwrap();
        let draft = rights::resend(&author, &id).await.unwrap();
        let again = appeals::draft(&author, &draft).await.unwrap().unwrap().form;
        appeals::submit(&author, AppealForm { similar_seen: true, ..again }).await.unwrap();
        assert_eq!(refusals(owner::undo(&staff, Some(&id)).await), [(Field::Form, Code::ActedUpon)], "{}", world.name);
        assert_eq!(status(&world, &id).await, Status::Refused);
    }
}

#[tokio::test]
async fn a8_6_the_minute_begins_when_the_step_is_written_not_when_it_was_asked_for() {
    for world in worlds().await {
        let (author, staff) = (world.citizen("Aygün").await, world.owner_staff().await);
        let id = sent(&author).await;
        // The request waited this long for a signature.
        world.wait_seconds(120);
        let reason = "Tələb aydın deyil, dəqiqləşdirin.".to_owned();
        owner::refuse(&staff, RefuseForm { appeal: id.clone(), ground: RefusalGround::NotClear, reason }).await.unwrap();
        world.wait_seconds(59);
        assert_eq!(owner::undo(&later(&staff), Some(&id)).await.unwrap(), [id], "{}", world.name);
    }
}

#[tokio::test]
async fn a8_7_a_refusal_taken_back_while_the_matter_is_sent_again_is_repeated_by_nothing() {
    for world in worlds().await {
        let (author, staff) = (world.citizen("Aygün").await, world.owner_staff().await);
        for round in 0..6 {
            let id = sent(&author).await;
            let reason = "Tələb aydın deyil, dəqiqləşdirin.".to_owned();
            owner::refuse(&staff, RefuseForm { appeal: id.clone(), ground: RefusalGround::NotClear, reason }).await.unwrap();
            let draft = rights::resend(&author, &id).await.unwrap();
            let again = appeals::draft(&author, &draft).await.unwrap().unwrap().form;
            let again = AppealForm { similar_seen: true, ..again };
            let (undone, repeated) = tokio::join!(owner::undo(&staff, Some(&id)), appeals::submit(&author, again));
            let later = cabinet::card(&author, &repeated.unwrap().appeal).await.unwrap();
            let linked = later.rights.earlier.is_some();
            assert_ne!(undone.is_ok(), linked, "{} {round}: either it stands and is repeated, or neither", world.name);
        }
    }
}
