//! An answer that a second person approves and signs (A7.0.2, decision 17).

use super::{House, routed};
use crate::testing::{later, refusals, worlds};
use crate::{Ctx, Error, cabinet, house, institution, owner, people, procedure};
use domain::appeal::form::{AnswerForm, RouteForm};
use domain::appeal::view::{StaffQuery, What};
use domain::house::{ApprovalForm, DraftForm, DraftState, EmployeeForm, HandForm, HandsOf, ReturnForm};
use domain::ids::AppealId;
use domain::lifecycle::Status;
use domain::procedure::ForwardForm;
use domain::refusal::{Code, Field};
use domain::role::Role;

const TEXT: &str = "Boru dəyişdirildi, su verilişi bərpa olundu.";

fn written(appeal: &AppealId, revision: i64) -> DraftForm {
    DraftForm { appeal: appeal.clone(), text: TEXT.into(), submit: true, revision, ..DraftForm::default() }
}

fn approval(appeal: &AppealId, revision: i64) -> ApprovalForm {
    ApprovalForm { appeal: appeal.clone(), revision }
}

async fn in_su(house: &House, appeal: &AppealId) {
    let form = HandForm { appeal: appeal.clone(), unit: Some(house.su.clone()), ..HandForm::default() };
    house::hand_over(&house.head, form).await.unwrap();
}

async fn draft(ctx: &Ctx, appeal: &AppealId) -> domain::house::DraftView {
    house::appeal_house(ctx, appeal).await.unwrap().draft.unwrap()
}

#[tokio::test]
async fn a7_0_2_where_the_house_wants_it_a_second_person_signs_exactly_what_was_written() {
    for world in worlds().await {
        let house = House::of(&world).await;
        let (author, id) = routed(&world).await;
        in_su(&house, &id).await;
        assert_eq!(refusals(house::keep_answer(&house.clerk, written(&id, 0)).await), [(Field::Form, Code::NotNow)], "nobody approves yet");
        house::settle_approval(&house.head, true).await.unwrap();
        let direct = AnswerForm { appeal: id.clone(), text: TEXT.into(), ..AnswerForm::default() };
        assert_eq!(refusals(institution::answer(&house.clerk, direct).await), [(Field::Form, Code::NeedsApproval)], "{}", world.name);

        house::keep_answer(&house.clerk, DraftForm { submit: false, text: String::new(), ..written(&id, 0) }).await.unwrap();
        house::keep_answer(&house.clerk, written(&id, 1)).await.unwrap();
        assert_eq!(cabinet::card(&author, &id).await.unwrap().answers.len(), 0, "nothing is sent before it is signed");
        let told = people::notices(&house.chief).await.unwrap();
        assert_eq!(told.iter().map(|one| one.what).collect::<Vec<_>>(), [What::DraftSubmitted]);
        assert_eq!(house::house_waiting(&house.chief).await.unwrap().approvals, 1);
        assert_eq!(house::house_waiting(&house.clerk).await.unwrap().approvals, 0);
        let mine = StaffQuery { hands: HandsOf::Approval, ..StaffQuery::default() };
        assert_eq!(institution::list(&house.chief, mine.clone()).await.unwrap().total, 1);
        assert_eq!(institution::list(&house.clerk, mine).await.unwrap().total, 0);

        assert!(!draft(&house.clerk, &id).await.may_approve && draft(&house.chief, &id).await.may_approve);
        for who in [&house.clerk, &house.other] {
            assert_eq!(refusals(house::approve_answer(who, approval(&id, 2)).await), [(Field::Form, Code::NotYours)]);
        }
        house::approve_answer(&house.chief, approval(&id, 2)).await.unwrap();
        let card = cabinet::card(&author, &id).await.unwrap();
        let [answer] = &card.answers[..] else { panic!("one answer") };
        assert_eq!((answer.text.as_str(), answer.signer.as_str(), answer.signature_valid), (TEXT, "Aynur Əliyev", true));
        assert_eq!(card.line.status, Status::Answered);
        assert_eq!(house::house_waiting(&house.chief).await.unwrap().approvals, 0);
        assert_eq!(house::appeal_house(&house.chief, &id).await.unwrap().draft, None);
    }
}

#[tokio::test]
async fn a7_0_2_of_two_who_approve_at_once_one_signs_and_the_other_is_told() {
    for world in worlds().await {
        let house = House::of(&world).await;
        let (author, id) = routed(&world).await;
        in_su(&house, &id).await;
        house::settle_approval(&house.head, true).await.unwrap();
        house::keep_answer(&house.clerk, written(&id, 0)).await.unwrap();
        let (one, two) =
            tokio::join!(house::approve_answer(&house.head, approval(&id, 1)), house::approve_answer(&house.chief, approval(&id, 1)),);
        let won = [&one, &two].into_iter().filter(|result| result.is_ok()).count();
        let conflicts = [&one, &two].into_iter().filter(|result| matches!(result, Err(Error::Conflict))).count();
        assert_eq!((won, conflicts), (1, 1), "{}: {one:?} {two:?}", world.name);
        assert_eq!(cabinet::card(&author, &id).await.unwrap().answers.len(), 1);
        let late = house::approve_answer(&house.head, approval(&id, 1)).await;
        assert!(matches!(late, Err(Error::Conflict)), "{late:?}");
    }
}

#[tokio::test]
async fn a7_0_2_a_returned_answer_goes_on_with_its_remark_and_older_words_are_never_signed() {
    for world in worlds().await {
        let house = House::of(&world).await;
        let (_, id) = routed(&world).await;
        in_su(&house, &id).await;
        house::settle_approval(&house.head, true).await.unwrap();
        house::keep_answer(&house.clerk, written(&id, 0)).await.unwrap();
        let back = |reason: &str| ReturnForm { appeal: id.clone(), reason: reason.into(), revision: 1 };
        assert_eq!(refusals(house::return_answer(&house.chief, back(" ")).await), [(Field::Reason, Code::Required)]);
        house::return_answer(&house.chief, back("İşin görüldüyü tarixi yazın.")).await.unwrap();
        let seen = draft(&house.clerk, &id).await;
        assert_eq!((seen.state, seen.remark.as_str(), seen.text.as_str()), (DraftState::Returned, "İşin görüldüyü tarixi yazın.", TEXT));
        assert_eq!(people::notices(&house.clerk).await.unwrap()[0].what, What::DraftReturned, "{}", world.name);
        assert!(matches!(house::approve_answer(&house.head, approval(&id, 1)).await, Err(Error::Conflict)), "it is not submitted any more");

        let again = DraftForm { text: format!("{TEXT} İş 12 martda görüldü."), ..written(&id, seen.revision) };
        house::keep_answer(&later(&house.clerk), again).await.unwrap();
        let stale = house::keep_answer(&house.chief, written(&id, seen.revision)).await;
        assert!(matches!(stale, Err(Error::Conflict)), "a colleague wrote meanwhile");
        assert!(matches!(house::approve_answer(&house.chief, approval(&id, 2)).await, Err(Error::Conflict)), "these words were not read");
        house::approve_answer(&house.chief, approval(&id, 3)).await.unwrap();
    }
}

#[tokio::test]
async fn a7_0_2_what_nobody_could_approve_is_not_submitted_and_one_person_is_no_second() {
    for world in worlds().await {
        let alone = world.employee("Elnur", "azersu").await;
        world.employee("Elnur", "azersu").await;
        world.make_head(&alone).await;
        let on = house::settle_approval(&alone, true).await;
        assert_eq!(refusals(on), [(Field::Form, Code::NobodyApproves)], "{}: two grants are one person", world.name);
    }
    for world in worlds().await {
        let house = House::of(&world).await;
        let (_, id) = routed(&world).await;
        let leaves = EmployeeForm { person: house.head.person().unwrap().clone(), unit: None, head: false };
        assert_eq!(refusals(house::settle_employee(&house.head, leaves).await), [(Field::Form, Code::LastHead)], "{}", world.name);
        house::settle_approval(&house.head, true).await.unwrap();
        let far = world.bounded("Günel", Role::InstitutionStaff, Some("azersu"), "quba").await;
        world.make_head(&far).await;
        let alone = house::keep_answer(&house.head, written(&id, 0)).await;
        assert_eq!(refusals(alone), [(Field::Form, Code::NobodyApproves)], "{}: the other head sees nothing of it", world.name);
        in_su(&house, &id).await;
        house::keep_answer(&house.head, written(&id, 0)).await.unwrap();
        assert!(people::notices(&far).await.unwrap().is_empty());
        house::approve_answer(&house.chief, approval(&id, 1)).await.unwrap();
    }
}

#[tokio::test]
async fn a7_0_2_when_the_appeal_comes_back_to_the_house_its_draft_waits_for_no_old_approval() {
    for world in worlds().await {
        let house = House::of(&world).await;
        let (_, id) = routed(&world).await;
        in_su(&house, &id).await;
        house::settle_approval(&house.head, true).await.unwrap();
        house::keep_answer(&house.clerk, written(&id, 0)).await.unwrap();
        let back =
            ForwardForm { appeal: id.clone(), back: true, reason: "Bu yol bizim balansımızda deyil.".into(), ..Default::default() };
        procedure::forward(&house.head, back).await.unwrap();
        let route = RouteForm { appeal: id.clone(), institutions: vec!["azersu".into()], ..RouteForm::default() };
        owner::route(&world.owner_staff().await, route).await.unwrap();
        let seen = draft(&house.head, &id).await;
        assert_eq!((seen.state, seen.text.as_str()), (DraftState::Writing, TEXT), "{}", world.name);
        assert!(matches!(house::approve_answer(&house.head, approval(&id, 1)).await, Err(Error::Conflict)));
        assert_eq!(house::house_waiting(&house.head).await.unwrap().approvals, 0);
    }
}

#[tokio::test]
async fn a7_0_2_the_number_of_what_waits_ends_where_the_territory_ends() {
    for world in worlds().await {
        let house = House::of(&world).await;
        let (_, id) = routed(&world).await;
        house::settle_approval(&house.head, true).await.unwrap();
        let elsewhere = world.bounded("Gülnar", Role::InstitutionStaff, Some("azersu"), "quba").await;
        let form = EmployeeForm { person: elsewhere.person().unwrap().clone(), unit: None, head: true };
        house::settle_employee(&house.head, form).await.unwrap();
        house::keep_answer(&house.clerk, written(&id, 0)).await.unwrap();
        assert_eq!(house::house_waiting(&house.head).await.unwrap().approvals, 1, "{}", world.name);
        assert_eq!(house::house_waiting(&elsewhere).await.unwrap().approvals, 0, "it is in Yasamal");
        let mine = StaffQuery { hands: HandsOf::Approval, ..StaffQuery::default() };
        assert_eq!(institution::list(&elsewhere, mine).await.unwrap().total, 0, "the list says the same");
    }
}
