//! The whole way: from a marked place to two signed answers and a rating.

use crate::testing::{form, later, new_id, worlds};
use crate::{appeals, cabinet, institution, owner, people};
use domain::appeal::form::{AnswerForm, AnswerMode, JoinForm, ProgressForm, RateForm, RouteForm};
use domain::appeal::view::{Heap, ProposalReason, StaffQuery, What};
use domain::ids::JoinId;
use domain::lifecycle::{AssignmentStatus, Status, Step};

#[tokio::test]
async fn the_journey_from_the_phone_to_the_signed_answers() {
    for world in worlds().await {
        let (author, neighbour) = (world.citizen("Aygün").await, world.citizen("Elçin").await);
        let (staff, azersu, executive) =
            (world.owner_staff().await, world.institution_staff("azersu").await, world.institution_staff("ih-baki-yasamal").await);

        // Sent, shown to the neighbour as similar, joined.
        let sent = form();
        let receipt = appeals::submit(&author, sent.clone()).await.unwrap();
        let id = receipt.appeal.clone();
        let similar = appeals::similar(&neighbour, sent.point.unwrap(), &"yol.lyuk".into()).await.unwrap();
        assert_eq!(similar.iter().map(|one| (&one.line.id, one.own)).collect::<Vec<_>>(), [(&id, false)], "{}", world.name);
        let join =
            JoinForm {
                id: JoinId(new_id().0), appeal: id.clone(), text: "Mən də hər gün buradan keçirəm.".into(), ..JoinForm::default()
            };
        appeals::join(&neighbour, join).await.unwrap();

        // Found in the inbox, routed to two institutions.
        let inbox = owner::inbox(&staff, StaffQuery::default()).await.unwrap();
        assert_eq!(inbox.rows.iter().map(|row| &row.line.id).collect::<Vec<_>>(), [&id]);
        assert_eq!(inbox.rows[0].line.joined, 1);
        let card = owner::card(&staff, &id).await.unwrap();
        assert_eq!(card.proposals[0].institution.as_str(), "aayda");
        assert_eq!(card.proposals[0].reason, ProposalReason::Category);
        assert_eq!(card.joins[0].text, "Mən də hər gün buradan keçirəm.");
        let route = RouteForm { appeal: id.clone(), institutions: vec!["azersu".into(), "ih-baki-yasamal".into()], ..RouteForm::default() };
        let number = owner::route(&staff, route).await.unwrap();

        // Each works in its own cabinet.
        for desk in [&azersu, &executive] {
            let rows = institution::list(desk, StaffQuery::default()).await.unwrap();
            assert_eq!(rows.rows[0].assignment, Some(AssignmentStatus::Placed));
        }
        world.wait_hours(24);
        let progress = |text: &str| ProgressForm { appeal: id.clone(), text: text.into(), to_citizen: true };
        institution::progress(&later(&azersu), progress("Briqada göndərildi.")).await.unwrap();
        assert_eq!(cabinet::card(&author, &id).await.unwrap().line.status, Status::InProgress);
        let answer = |text: &str| AnswerForm { appeal: id.clone(), text: text.into(), ..AnswerForm::default() };
        institution::answer(&later(&azersu), answer("Boru təmir edildi, çuxur dolduruldu.")).await.unwrap();
        assert_eq!(cabinet::card(&author, &id).await.unwrap().line.status, Status::InProgress, "one of two has answered");
        institution::answer(&later(&executive), answer("Asfalt örtüyü bərpa olundu.")).await.unwrap();

        // Read, verified, rated.
        let mine = cabinet::card(&later(&author), &id).await.unwrap();
        assert_eq!((mine.line.status, mine.line.number.as_str()), (Status::Answered, number.as_str()));
        assert_eq!(mine.answers.iter().map(|one| one.signature_valid).collect::<Vec<_>>(), [true, true]);
        assert!(mine.steps.contains(&Step::Rate));
        cabinet::rate(&later(&author), RateForm { appeal: id.clone(), stars: 5, text: "Çox sağ olun".into(), ..RateForm::default() })
            .await
            .unwrap();
        let public = appeals::track(&world.visitor(), &number.to_lowercase()).await.unwrap();
        assert_eq!((public.line.status, public.stars), (Status::Rated, Some(5)));
        let kinds: Vec<What> = public.timeline.iter().map(|entry| entry.what).collect();
        let expected = [
            What::Sent,
            What::Joined,
            What::Registered,
            What::Routed,
            What::Routed,
            What::DeadlineSet,
            What::Started,
            What::Progress,
            What::Answered,
            What::Answered,
            What::Rated,
        ];
        assert_eq!(kinds, expected);
        assert_eq!(institution::list(&azersu, StaffQuery { heap: Heap::Done, ..StaffQuery::default() }).await.unwrap().total, 1);
        let told: Vec<What> = people::notices(&neighbour).await.unwrap().iter().map(|notice| notice.what).collect();
        assert_eq!(told, [What::Answered, What::Answered, What::Progress, What::Registered]);
        assert!(world.portal.check(|_, _| {}).await.unwrap().broken.is_empty());
    }
}

#[tokio::test]
async fn a8_9_signed_answer_in_cabinet() {
    for world in worlds().await {
        let (author, staff, azersu) = (world.citizen("Aygün").await, world.owner_staff().await, world.institution_staff("azersu").await);
        let sent = domain::appeal::form::AppealForm {
            answer_mode: AnswerMode::AmisAndPost,
            postal_address: "AZ1000 Bakı, Nizami 1".into(),
            ..form()
        };
        let id = appeals::submit(&author, sent).await.unwrap().appeal;
        owner::route(&staff, RouteForm { appeal: id.clone(), institutions: vec!["azersu".into()], ..RouteForm::default() }).await.unwrap();
        let answer = AnswerForm { appeal: id.clone(), text: "Nasazlıq aradan qaldırıldı.".into(), ..AnswerForm::default() };
        institution::answer(&azersu, answer.clone()).await.unwrap();
        let mine = cabinet::card(&author, &id).await.unwrap();
        let [one] = &mine.answers[..] else { panic!("one answer") };
        assert_eq!(
            (one.text.as_str(), one.signer.as_str(), one.signature_valid, one.demo),
            ("Nasazlıq aradan qaldırıldı.", "azersu Əliyev", true, true)
        );
        assert_eq!(mine.answer_mode, AnswerMode::AmisAndPost);
        let again = crate::testing::refusals(institution::answer(&azersu, answer).await);
        assert_eq!(again, [(domain::refusal::Field::Form, domain::refusal::Code::AlreadyDone)]);
        assert_eq!(cabinet::card(&author, &id).await.unwrap().answers.len(), 1);
    }
}
