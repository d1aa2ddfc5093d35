use super::persons::persons;
use super::words::Words;
use crate::{announcements, official};
use domain::appeal::view::{Heap, StaffQuery};
use domain::lifecycle::Status;
use domain::official::OfficialQuery;
use domain::role::{Actor, Role};

#[test]
fn the_demo_has_somebody_for_every_role_that_signs_in() {
    let people = persons().expect("the seed file reads");
    for role in [
        Role::Citizen,
        Role::OwnerStaff,
        Role::InstitutionStaff,
        Role::Operator,
        Role::CentreStaff,
        Role::CallCentre,
        Role::RegistryOperator,
    ] {
        assert!(people.iter().any(|person| person.role() == role), "nobody for {role:?}");
    }
    assert!(
        people.iter().all(|person| person.fin.len() == 7 && !person.fin.contains(['I', 'O'])),
        "a FIN has seven characters without I and O"
    );
}

#[test]
fn the_demo_has_words_for_every_leaf_category() {
    let words = Words::read().expect("the seed file reads");
    let categories = include_str!("../../../seed/categories.csv");
    for leaf in categories.lines().skip(1).filter_map(|line| line.split(',').next()).filter(|code| code.contains('.')) {
        assert!(words.appeals.contains_key(leaf), "no words for {leaf}");
    }
}

#[tokio::test]
async fn a5_0_7_the_demo_has_requests_that_are_answered_that_wait_and_that_are_late() {
    let world = crate::testing::sqlite().await;
    super::load(&world.portal, 2, &super::Printed::default(), |_, _| {}).await.expect("the demo plays");
    let visitor = world.visitor();
    let house = |id: &str| {
        let actor = Actor { role: Role::InstitutionStaff, institution: Some(id.into()), ..visitor.actor.clone() };
        crate::Ctx { actor, ..visitor.clone() }
    };
    let over = OfficialQuery { over: true, ..OfficialQuery::default() };
    let answered = official::list(&house("azersu"), over).await.expect("a list").rows;
    assert_eq!(answered.total, 1);
    let card = official::card(&house("azersu"), &answered.rows[0].id).await.expect("a card");
    assert_eq!(card.answer_documents.len(), 1);
    assert!(card.answer_signature.is_some_and(|one| one.report.is_valid()), "signed with its document");
    let news = official::desk_news(&house("azeristilik")).await.expect("news");
    assert_eq!((news.official, news.official_late, news.announcements.len()), (2, 1, 1));
    let read = announcements::list(&house("azersu")).await.expect("a list");
    assert_eq!((read[0].versions.len(), read[0].waiting()), (2, 0));
}

#[tokio::test]
async fn r10_3_the_demo_has_applications_that_wait_for_the_registers_operator() {
    let world = crate::testing::sqlite().await;
    super::load(&world.portal, 2, &super::Printed::default(), |_, _| {}).await.expect("the demo plays");
    let keeper = world.register_operator("reyestr").await;
    let desk = crate::eservice::desk(&keeper, domain::eservice::application::ApplicationQuery::default()).await.expect("a desk");
    assert_eq!(desk.waiting, (2, 0));
}

#[tokio::test]
async fn r11_7_the_demo_has_official_appeals_in_several_states_and_one_written_at_108() {
    let world = crate::testing::sqlite().await;
    super::load(&world.portal, 2, &super::Printed::default(), |_, _| {}).await.expect("the demo plays");
    let visitor = world.visitor();
    let mut found = Vec::new();
    for id in ["azerenerji", "bulvar", "iceriseher"] {
        let actor = Actor { role: Role::InstitutionStaff, institution: Some(id.into()), ..visitor.actor.clone() };
        let ctx = crate::Ctx { actor, ..visitor.clone() };
        let query = StaffQuery { heap: Heap::All, ..StaffQuery::default() };
        let rows = crate::institution::list(&ctx, query).await.expect("a list").rows;
        found.extend(rows.into_iter().filter(|row| row.line.official.is_some()).map(|row| (id, row.line.status)));
    }
    found.sort_by_key(|(id, status)| (*id, status.as_str()));
    let expected =
        [("azerenerji", Status::Answered), ("bulvar", Status::InProgress), ("iceriseher", Status::Routed), ("iceriseher", Status::Routed)];
    assert_eq!(found, expected);
    let row = store::phone_calls::of_phone(world.portal.db(), "+994557654322", 9).await.expect("calls").remove(0);
    let written = store::appeals::find(world.portal.db(), &row.appeal).await.expect("an appeal").expect("it is there");
    assert_eq!((written.channel.as_str(), written.subject.is_empty()), ("phone", false));
}
