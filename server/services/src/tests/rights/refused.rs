//! After a refusal: sent again from its content (A8.7), or complained about (A9.1).

use super::{right, sent_with_photo, take};
use crate::testing::{World, form, later, refusals, worlds};
use crate::{Error, appeals, cabinet, owner, rights};
use domain::appeal::form::{AnswerMode, AppealForm, RefuseForm, RightForm};
use domain::ids::AppealId;
use domain::lifecycle::{Status, Step};
use domain::refusal::{Code, Field};

async fn refused(world: &World, id: &AppealId) {
    let form = RefuseForm { appeal: id.clone(), reason: "Tələb aydın deyil, dəqiqləşdirin.".into(), ..RefuseForm::default() };
    owner::refuse(&world.owner_staff().await, form).await.unwrap();
}

#[tokio::test]
async fn a8_7_resend_opens_the_form_with_the_whole_old_content_under_a_new_id() {
    for world in worlds().await {
        let (author, stranger, staff) = (world.citizen("Aygün").await, world.citizen("Elçin").await, world.owner_staff().await);
        let photo = super::photo(&author).await;
        let old = AppealForm {
            media: vec![photo.clone()],
            answer_mode: AnswerMode::AmisAndPost,
            postal_address: "AZ1000 Bakı, Nizami 1".into(),
            ..form()
        };
        let receipt = appeals::submit(&author, old.clone()).await.unwrap();
        let id = receipt.appeal.clone();
        assert_eq!(refusals(rights::resend(&author, &id).await), [(Field::Form, Code::NotNow)], "it was not refused");
        refused(&world, &id).await;
        assert!(cabinet::card(&author, &id).await.unwrap().steps.contains(&Step::Resend));
        assert!(matches!(rights::resend(&stranger, &id).await, Err(Error::NotFound)));

        let new = rights::resend(&author, &id).await.unwrap();
        let draft = appeals::draft(&author, &new).await.unwrap().expect("a draft").form;
        assert_ne!(draft.id, id);
        assert_eq!((&draft.text, &draft.category, &draft.address, draft.point), (&old.text, &old.category, &old.address, old.point));
        assert_eq!((&draft.media, draft.answer_mode, &draft.postal_address), (&old.media, old.answer_mode, &old.postal_address));
        let mended = AppealForm { text: "Yolda çuxur var, doldurulmasını xahiş edirəm.".into(), ..draft };
        let again = appeals::submit(&author, mended).await.unwrap();

        let card = cabinet::card(&author, &again.appeal).await.unwrap();
        let earlier = card.rights.earlier.expect("the earlier one is named");
        assert_eq!((&earlier.id, &earlier.number), (&id, &receipt.number), "{}", world.name);
        let before = cabinet::card(&author, &id).await.unwrap();
        assert_eq!(before.rights.later.map(|later| later.id), Some(again.appeal.clone()));
        assert_eq!(before.line.status, Status::Refused, "the old one stays as it is");
        let seen = owner::card(&staff, &again.appeal).await.unwrap();
        assert_eq!(seen.rights.earlier.map(|earlier| earlier.id), Some(id));
        let public = serde_json::to_string(&appeals::public(&world.visitor(), &again.appeal).await.unwrap()).unwrap();
        assert!(!public.contains(&receipt.number), "the link is for its author and staff: {public}");
    }
}

#[tokio::test]
async fn a8_7_a_link_to_anothers_appeal_is_dropped() {
    for world in worlds().await {
        let (author, stranger) = (world.citizen("Aygün").await, world.citizen("Elçin").await);
        let (id, _) = sent_with_photo(&author).await;
        refused(&world, &id).await;
        let sent = appeals::submit(&stranger, AppealForm { earlier: Some(id.clone()), ..form() }).await.unwrap().appeal;
        assert_eq!(cabinet::card(&stranger, &sent).await.unwrap().rights.earlier, None);
        assert_eq!(cabinet::card(&author, &id).await.unwrap().rights.later, None, "{}", world.name);
    }
}

#[tokio::test]
async fn a9_1_a_refusal_can_be_complained_about_also_late() {
    for world in worlds().await {
        let author = world.citizen("Aygün").await;
        let (id, _) = sent_with_photo(&author).await;
        refused(&world, &id).await;
        world.wait_hours(24 * 40);
        let author = later(&author);
        assert!(cabinet::card(&author, &id).await.unwrap().rights.terms.late);
        let complaint = RightForm {
            demand: "Müraciətimə baxılmasını xahiş edirəm.".into(),
            ..right(&id, Step::Complain, "Tələbim aydın yazılıb.")
        };
        rights::exercise(&author, complaint).await.expect("whether the delay counts is for the higher body");
        let card = cabinet::card(&author, &id).await.unwrap();
        assert_eq!((card.rights.complaints.len(), card.rights.complaints[0].institution.clone()), (1, None), "{}", world.name);
        assert_eq!(refusals(take(&author, &id, Step::AddDocuments, "Bir sənəd").await), [(Field::Form, Code::NotNow)], "it is closed");
    }
}
