//! Work that would go back to an institution that was switched off meanwhile (A3.5, A9.1): it waits in the owner's inbox, and everybody is told
//! what is true.

use super::*;
use crate::tests::rights as person;
use crate::{Error, complaints, rights};
use domain::appeal::form::{RefusalGround, RefuseForm, RightForm};
use domain::appeal::view::{StaffQuery, StaffRow};
use domain::complaint::{DecideForm, Outcome};
use domain::ids::AdditionId;
use domain::lifecycle::{AssignmentStatus, Status, Step};

const NOT_SOLVED: &str = "Çuxur yerindədir, gəlib baxın.";

async fn switched_off(owner: &Ctx, institution: &str) {
    saved(owner, edited(owner, Resource::Institutions, institution, &[(Column::Active, "0")]).await).await;
}

/// Routed to these and answered by each; its author and who joined.
async fn answered(world: &World, institutions: &[&str]) -> (Ctx, Ctx, AppealId) {
    let (author, neighbour) = (world.citizen("Aygün").await, world.citizen("Elçin").await);
    let id = person::sent(&author).await;
    person::joined(&neighbour, &id).await;
    person::routed(world, &id, institutions).await;
    for institution in institutions {
        person::answer(world, &id, institution).await;
    }
    (author, neighbour, id)
}

async fn inbox(owner: &Ctx) -> Vec<StaffRow> {
    owner::inbox(&later(owner), StaffQuery::default()).await.unwrap().rows
}

async fn last_notice(ctx: &Ctx) -> What {
    people::notices(ctx).await.unwrap()[0].what
}

fn to(id: &AppealId, institution: &str) -> RouteForm {
    RouteForm { appeal: id.clone(), institutions: vec![institution.into()], ..RouteForm::default() }
}

/// Complains about this institution's decision, and the complaint is right.
async fn granted(author: &Ctx, owner: &Ctx, id: &AppealId, institution: &str) {
    let form = RightForm {
        demand: "Yenidən baxılsın.".into(),
        institution: Some(institution.into()),
        ..person::right(id, Step::Complain, "Cavab həqiqətə uyğun deyil.")
    };
    let complaint: AdditionId = form.id.clone();
    rights::exercise(author, form).await.unwrap();
    let reasons = "Cavabda görülən iş təsdiqlənmir, yenidən yoxlanılmalıdır.".into();
    complaints::decide(owner, DecideForm { id: complaint, outcome: Some(Outcome::Granted), reasons }).await.unwrap();
}

#[tokio::test]
async fn a9_1_not_solved_goes_to_the_owners_inbox_when_who_answered_is_switched_off() {
    for world in worlds().await {
        let owner = world.owner_staff().await;
        let (author, neighbour, id) = answered(&world, &["azersu"]).await;
        let (number, name) =
            (cabinet::card(&author, &id).await.unwrap().line.number, world.portal.reference().institution_name(&"azersu".into()));
        switched_off(&owner, "azersu").await;
        world.wait_hours(24 * 4);
        rights::exercise(&later(&author), person::right(&id, Step::Dispute, NOT_SOLVED)).await.unwrap();
        let card = cabinet::card(&later(&author), &id).await.unwrap();
        assert_eq!((card.line.status, card.assignments[0].status), (Status::Sent, AssignmentStatus::Recalled), "{}", world.name);
        assert_eq!(card.due.unwrap().to_string(), "2026-04-16", "the term begins anew on 17 March all the same");
        assert_eq!(card.line.institution, None, "nobody has it");
        assert_eq!((last_notice(&author).await, last_notice(&neighbour).await), (What::InstitutionGone, What::InstitutionGone));
        let rows = inbox(&owner).await;
        assert_eq!((rows.len(), &rows[0].gone), (1, &vec![name.clone()]), "the inbox says why it is there");
        assert_eq!(rows[0].clock.unwrap().due.to_string(), "2026-03-18", "one working day to find the institution");
        let seen = owner::card(&later(&owner), &id).await.unwrap();
        let gone = seen.timeline.iter().find(|entry| entry.what == What::InstitutionGone).unwrap();
        assert_eq!((gone.institution.as_ref(), gone.by), (Some(&name), Role::System));
        assert!(seen.timeline.iter().any(|entry| entry.what == What::Disputed && entry.text.as_deref() == Some(NOT_SOLVED)));
        assert!(!seen.proposals.is_empty() && seen.proposals.iter().all(|one| one.institution.as_str() != "azersu"));
        let employee = later(&world.institution_staff("azersu").await);
        assert!(matches!(institution::card(&employee, &id).await, Err(Error::NotFound)), "it is not in the cabinet");

        assert_eq!(owner::route(&later(&owner), to(&id, "aayda")).await.unwrap(), number, "the number stays");
        assert!(inbox(&owner).await.is_empty());
        owner::undo(&later(&owner), Some(&id)).await.unwrap();
        assert_eq!(inbox(&owner).await[0].gone, [name], "a routing taken back comes to the inbox again, to nobody else");
        owner::route(&later(&owner), to(&id, "aayda")).await.unwrap();
        person::answer(&world, &id, "aayda").await;
        assert_eq!(cabinet::card(&later(&author), &id).await.unwrap().line.status, Status::Answered);
        assert!(world.portal.check(|_, _| {}).await.unwrap().broken_records.is_empty());
    }
}

#[tokio::test]
async fn a9_1_not_solved_stays_with_those_who_are_there_and_one_of_them_leads() {
    for world in worlds().await {
        let owner = world.owner_staff().await;
        let (author, neighbour, id) = answered(&world, &["azersu", "aayda"]).await;
        switched_off(&owner, "azersu").await;
        rights::exercise(&author, person::right(&id, Step::Dispute, NOT_SOLVED)).await.unwrap();
        let card = cabinet::card(&author, &id).await.unwrap();
        assert_eq!(card.line.status, Status::InProgress, "{}", world.name);
        let leads = world.portal.reference().institution_name(&"aayda".into());
        assert_eq!(card.line.institution, Some(leads));
        let states: Vec<_> = card.assignments.iter().map(|one| (one.institution.0.clone(), one.status)).collect();
        assert!(states.contains(&("azersu".into(), AssignmentStatus::Recalled)), "{states:?}");
        assert!(states.contains(&("aayda".into(), AssignmentStatus::InProgress)), "{states:?}");
        assert_eq!((last_notice(&author).await, last_notice(&neighbour).await), (What::Disputed, What::Disputed));
        assert!(inbox(&owner).await.is_empty());
        let seen = owner::card(&owner, &id).await.unwrap();
        assert!(seen.timeline.iter().any(|entry| entry.what == What::InstitutionGone), "the history says to whom it did not go back");
    }
}

#[tokio::test]
async fn a9_1_a_complaint_that_is_right_goes_to_the_owners_inbox_when_who_decided_is_switched_off() {
    for world in worlds().await {
        let owner = world.owner_staff().await;
        let (author, neighbour, id) = answered(&world, &["azersu", "aayda"]).await;
        switched_off(&owner, "azersu").await;
        granted(&author, &owner, &id, "azersu").await;
        assert_eq!(cabinet::card(&author, &id).await.unwrap().line.status, Status::Sent, "{}: whoever else has answered", world.name);
        assert_eq!((last_notice(&author).await, last_notice(&neighbour).await), (What::ComplaintDecided, What::Reopened));
        let reopened = owner::card(&owner, &id).await.unwrap().timeline.iter().any(|entry| entry.what == What::Reopened);
        assert!(!reopened, "nothing says that it went back");
        assert_eq!(inbox(&owner).await[0].gone.len(), 1);

        let refuse =
            RefuseForm { appeal: id.clone(), ground: RefusalGround::NotClear, reason: "Tələb aydın deyil, dəqiqləşdirin.".into() };
        owner::refuse(&owner, refuse).await.unwrap();
        owner::undo(&owner, Some(&id)).await.unwrap();
        assert_eq!(inbox(&owner).await.len(), 1, "a refusal taken back comes to the inbox again");
        assert_eq!(refusals(owner::route(&owner, to(&id, "azersu")).await), [(Field::Institutions, Code::Unknown)]);
        owner::route(&owner, to(&id, "aayda")).await.expect("who has answered may be the one that has the matter now");
        assert_eq!(cabinet::card(&author, &id).await.unwrap().line.status, Status::Routed);
        person::answer(&world, &id, "aayda").await;
        assert_eq!(cabinet::card(&later(&author), &id).await.unwrap().line.status, Status::Answered);
    }
}
