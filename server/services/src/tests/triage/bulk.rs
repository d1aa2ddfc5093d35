//! Several rows at once (A8.5, A8.6).

use super::{sent, status, to};
use crate::testing::{form, new_id, refusals, worlds};
use crate::{appeals, owner, procedure};
use domain::appeal::form::{AppealForm, RefusalGround, RouteForm};
use domain::desk::bulk::{BulkForm, BulkStep, Why};
use domain::lifecycle::Status;
use domain::procedure::ForwardForm;
use domain::refusal::{Code, Field, Refusal};

#[tokio::test]
async fn a8_5_several_rows_go_to_the_institution_proposed_for_each_and_come_back_together() {
    for world in worlds().await {
        let (author, staff) = (world.citizen("Aygün").await, world.owner_staff().await);
        let pothole = sent(&author).await;
        let gas = appeals::submit(&author, AppealForm { category: "qaz.yoxdur".into(), ..form() }).await.unwrap().appeal;
        let gone = new_id();
        let done_before = sent(&author).await;
        owner::route(&staff, to(&done_before, "aayda")).await.unwrap();
        let appeals = vec![pothole.clone(), gone.clone(), gas.clone(), done_before.clone()];
        let rows = owner::bulk(&staff, BulkForm { appeals: appeals.clone(), ..BulkForm::default() }).await.unwrap();
        assert_eq!(rows.iter().map(|row| row.appeal.clone()).collect::<Vec<_>>(), appeals);
        assert_eq!(
            rows.iter().map(|row| row.why).collect::<Vec<_>>(),
            [None, Some(Why::NotFound), None, Some(Why::Conflict)],
            "{}",
            world.name
        );
        let holder = async |id| owner::card(&staff, id).await.unwrap().assignments[0].institution.0.clone();
        assert_eq!((holder(&pothole).await.as_str(), holder(&gas).await.as_str()), ("aayda", "azeriqaz"));
        let mut back = owner::undo(&staff, Some(&gas)).await.unwrap();
        back.sort();
        let mut both = [pothole.clone(), gas.clone()];
        both.sort();
        assert_eq!(back, both, "the whole step, and nothing else");
        assert_eq!((status(&world, &pothole).await, status(&world, &done_before).await), (Status::Sent, Status::Routed));
    }
}

#[tokio::test]
async fn a8_6_several_rows_are_refused_with_one_reason_and_each_says_what_stands_in_the_way() {
    for world in worlds().await {
        let (author, staff) = (world.citizen("Aygün").await, world.owner_staff().await);
        let (one, two) = (sent(&author).await, sent(&author).await);
        owner::route(&staff, to(&two, "azersu")).await.unwrap();
        let form = BulkForm {
            appeals: vec![one.clone(), two.clone()],
            step: BulkStep::Refuse,
            ground: RefusalGround::NotOfField,
            reason: "Bu məsələ sahəyə aid deyil.".into(),
            ..BulkForm::default()
        };
        let empty = owner::bulk(&staff, BulkForm { reason: String::new(), ..form.clone() }).await.unwrap();
        assert!(empty.iter().all(|row| row.why == Some(Why::Refused(Refusal::new(Field::Reason, Code::Required)))), "{empty:?}");
        let rows = owner::bulk(&staff, form.clone()).await.unwrap();
        let why: Vec<_> = rows.iter().map(|row| row.why).collect();
        assert_eq!(why, [None, Some(Why::Refused(Refusal::form(Code::NotNow)))], "{}", world.name);
        assert_eq!(status(&world, &one).await, Status::Refused);
        assert_eq!(refusals(owner::bulk(&staff, BulkForm { appeals: Vec::new(), ..form }).await), [(Field::Form, Code::Required)]);
    }
}

#[tokio::test]
async fn a8_5_what_was_cleared_for_the_public_stays_so_when_several_rows_are_routed_again() {
    for world in worlds().await {
        let (author, staff, azersu) = (world.citizen("Aygün").await, world.owner_staff().await, world.institution_staff("azersu").await);
        let id = sent(&author).await;
        let cleared = RouteForm { public_text: "Yolda çuxur var.".into(), publish_photos: true, ..to(&id, "azersu") };
        owner::route(&staff, cleared).await.unwrap();
        let back =
            ForwardForm { appeal: id.clone(), back: true, reason: "Bu yol bizim balansımızda deyil.".into(), ..Default::default() };
        procedure::forward(&azersu, back).await.unwrap();
        let rows = owner::bulk(&staff, BulkForm { appeals: vec![id.clone()], ..BulkForm::default() }).await.unwrap();
        assert_eq!(rows[0].why, None);
        let row = store::appeals::find(world.portal.db(), &id).await.unwrap().unwrap();
        assert_eq!((row.public_text.as_deref(), row.publish_photos), (Some("Yolda çuxur var."), true), "{}", world.name);
    }
}
