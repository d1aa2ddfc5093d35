//! In whose hands an appeal lies (A7.0.1).

use super::{House, routed};
use crate::testing::{World, later, refusals, worlds};
use crate::{Ctx, Error, cabinet, house, institution, people, rights};
use domain::appeal::form::{AnswerForm, RightForm};
use domain::appeal::view::{StaffQuery, What};
use domain::house::{EmployeeForm, HandForm, HandsOf, UnitForm};
use domain::ids::{AdditionId, AppealId, PersonId, UnitId};
use domain::lifecycle::Step;
use domain::refusal::{Code, Field};
use domain::role::Role;

fn to(appeal: &AppealId, unit: Option<&UnitId>, person: Option<&Ctx>) -> HandForm {
    let employee: Option<PersonId> = person.map(|ctx| ctx.person().unwrap().clone());
    HandForm { appeal: appeal.clone(), unit: unit.cloned(), employee, seen_ms: None }
}

async fn listed(ctx: &Ctx, hands: HandsOf) -> usize {
    institution::list(ctx, StaffQuery { hands, ..StaffQuery::default() }).await.unwrap().rows.len()
}

#[tokio::test]
async fn a7_0_1_an_appeal_is_laid_into_hands_and_whoever_has_it_is_told() {
    for world in worlds().await {
        let house = House::of(&world).await;
        let (author, id) = routed(&world).await;
        assert_eq!(listed(&house.clerk, HandsOf::Nobody).await, 1, "{}", world.name);
        house::hand_over(&house.head, to(&id, Some(&house.su), None)).await.unwrap();
        assert_eq!((listed(&house.clerk, HandsOf::Unit).await, listed(&house.other, HandsOf::Unit).await), (1, 0));
        let seen = house::appeal_house(&house.chief, &id).await.unwrap();
        assert_eq!(seen.hands.unit, Some((house.su.clone(), "Su şəbəkəsi".into())));
        world.wait_seconds(60);
        let chief = later(&house.chief);
        house::hand_over(&chief, HandForm { seen_ms: seen.hands.since_ms, ..to(&id, None, Some(&house.clerk)) }).await.unwrap();

        let row = &institution::list(&house.clerk, StaffQuery { hands: HandsOf::Mine, ..StaffQuery::default() }).await.unwrap().rows[0];
        assert_eq!(row.hands, ["Su şəbəkəsi", "Murad Əliyev"]);
        let notices = people::notices(&house.clerk).await.unwrap();
        assert_eq!(notices.iter().map(|one| (one.what, one.appeal.clone())).collect::<Vec<_>>(), [(What::HandedOver, id.clone())]);
        let handed = |kinds: Vec<What>| kinds.into_iter().filter(|what| *what == What::HandedOver).count();
        let timeline = institution::card(&house.other, &id).await.unwrap().timeline;
        assert_eq!(timeline.last().unwrap().text.as_deref(), Some("Su şəbəkəsi · Murad Əliyev"));
        assert_eq!(handed(timeline.iter().map(|entry| entry.what).collect()), 2);
        let mine = cabinet::card(&author, &id).await.unwrap();
        assert_eq!(handed(mine.timeline.iter().map(|entry| entry.what).collect()), 0, "the house is nobody else's business");
    }
}

#[tokio::test]
async fn a7_0_1_nobody_takes_what_is_not_theirs_to_give() {
    for world in worlds().await {
        let house = House::of(&world).await;
        let (_, id) = routed(&world).await;
        let no = [(Field::Form, Code::NotYours)];
        assert_eq!(refusals(house::hand_over(&house.clerk, to(&id, None, Some(&house.other))).await), no, "{}", world.name);
        assert_eq!(refusals(house::hand_over(&house.chief, to(&id, Some(&house.yol), None)).await), no);
        house::hand_over(&house.other, to(&id, None, Some(&house.other))).await.unwrap();
        let since = house::appeal_house(&house.other, &id).await.unwrap().hands.since_ms;
        let stale = house::hand_over(&house.head, to(&id, Some(&house.su), None)).await;
        assert!(matches!(stale, Err(Error::Conflict)), "a colleague had taken it up meanwhile");
        let taken = HandForm { seen_ms: since, ..to(&id, None, Some(&house.clerk)) };
        assert_eq!(refusals(house::hand_over(&house.clerk, taken).await), no, "what somebody has in hand is not taken away");
        let stranger = world.institution_staff("aayda").await;
        assert!(matches!(house::hand_over(&stranger, to(&id, None, None)).await, Err(Error::NotFound)), "another house's appeal");
        assert!(matches!(house::appeal_house(&stranger, &id).await, Err(Error::NotFound)));
        let foreign = HandForm { seen_ms: since, ..to(&id, None, Some(&stranger)) };
        assert_eq!(refusals(house::hand_over(&house.head, foreign).await), [(Field::Form, Code::Unknown)]);
        let offered = house::appeal_house(&house.clerk, &id).await.unwrap().targets;
        assert!(offered.is_empty(), "nothing is offered that would be refused: {offered:?}");
        assert_eq!(refusals(house::settle_unit(&house.chief, UnitForm { name: "Yeni".into(), ..UnitForm::default() }).await), no);
    }
}

#[tokio::test]
async fn a7_0_1_nothing_is_laid_into_hands_that_do_not_reach_it() {
    for world in worlds().await {
        let house = House::of(&world).await;
        let (_, id) = routed(&world).await;
        let (near, far) = (("Kamran", "baki-seher"), ("Günel", "quba"));
        let near = world.bounded(near.0, Role::InstitutionStaff, Some("azersu"), near.1).await;
        let far = world.bounded(far.0, Role::InstitutionStaff, Some("azersu"), far.1).await;
        let targets = house::appeal_house(&house.head, &id).await.unwrap().targets;
        let offered = |who: &Ctx| targets.iter().any(|to| to.employee.as_ref().is_some_and(|(person, _)| person == who.person().unwrap()));
        assert_eq!((offered(&near), offered(&far)), (true, false), "{}", world.name);
        assert_eq!(refusals(house::hand_over(&house.head, to(&id, None, Some(&far))).await), [(Field::Form, Code::Unknown)]);
        house::hand_over(&house.head, to(&id, None, Some(&near))).await.unwrap();
    }
}

#[tokio::test]
async fn a9_1_what_comes_back_as_not_solved_comes_back_to_the_same_hands() {
    for world in worlds().await {
        let house = House::of(&world).await;
        let (author, id) = routed(&world).await;
        house::hand_over(&house.head, to(&id, None, Some(&house.clerk))).await.unwrap();
        let answer = AnswerForm { appeal: id.clone(), text: "Nasazlıq aradan qaldırıldı.".into(), ..AnswerForm::default() };
        institution::answer(&house.clerk, answer).await.unwrap();
        assert_eq!(listed(&house.clerk, HandsOf::Mine).await, 0);
        dispute(&world, &author, &id).await;
        assert_eq!(listed(&later(&house.clerk), HandsOf::Mine).await, 1, "{}", world.name);
    }
}

#[tokio::test]
async fn a9_1_what_comes_back_does_not_come_back_to_who_left_nor_to_a_unit_that_was_closed() {
    for world in worlds().await {
        let house = House::of(&world).await;
        let (author, id) = routed(&world).await;
        house::hand_over(&house.head, to(&id, None, Some(&house.clerk))).await.unwrap();
        let done = async |world: &World| {
            let answer = AnswerForm { appeal: id.clone(), text: "Nasazlıq aradan qaldırıldı.".into(), ..AnswerForm::default() };
            institution::answer(&later(&house.head), answer).await.unwrap();
            world.wait_hours(1);
        };
        done(&world).await;
        let clerk = house.clerk.person().unwrap();
        let grant = store::employees::find(world.portal.db(), &"azersu".into(), clerk).await.unwrap().unwrap().grant;
        let now = world.portal.now();
        world.portal.db().write(move |tx| Box::pin(async move { store::people::revoke(tx, &grant, now).await })).await.unwrap();
        dispute(&world, &author, &id).await;
        let hands = house::appeal_house(&later(&house.head), &id).await.unwrap().hands;
        assert_eq!((hands.unit.map(|(unit, _)| unit), hands.employee), (Some(house.su.clone()), None), "{}: the unit has it", world.name);
        done(&world).await;
        let closed = UnitForm { id: Some(house.su.clone()), name: "Su şəbəkəsi".into(), closed: true };
        house::settle_unit(&later(&house.head), closed).await.unwrap();
        dispute(&world, &author, &id).await;
        assert_eq!(listed(&later(&house.head), HandsOf::Nobody).await, 1, "whoever is free sees it");
        let seen_ms = house::appeal_house(&later(&house.head), &id).await.unwrap().hands.since_ms;
        let back = HandForm { seen_ms, ..to(&id, Some(&house.su), None) };
        assert_eq!(refusals(house::hand_over(&later(&house.head), back).await), [(Field::Form, Code::Unknown)]);
    }
}

async fn dispute(world: &World, author: &Ctx, id: &AppealId) {
    world.wait_hours(1);
    let form = RightForm {
        id: AdditionId(uuid::Uuid::now_v7().to_string()),
        appeal: id.clone(),
        step: Some(Step::Dispute),
        text: "Çuxur hələ də yerindədir, heç nə edilməyib.".into(),
        ..RightForm::default()
    };
    rights::exercise(&later(author), form).await.unwrap();
}

#[tokio::test]
async fn a7_0_1_two_heads_who_step_each_other_down_leave_one_of_them() {
    for world in worlds().await {
        let (one, two) = (world.employee("Elnur", "aayda").await, world.employee("Aynur", "aayda").await);
        let down = |ctx: &Ctx| EmployeeForm { person: ctx.person().unwrap().clone(), unit: None, head: false };
        for round in 0..6 {
            world.make_head(&one).await;
            world.make_head(&two).await;
            let done = tokio::join!(house::settle_employee(&one, down(&two)), house::settle_employee(&two, down(&one)));
            let heads = house::house(&one).await.unwrap().employees.into_iter().filter(|one| one.place.heads_all()).count();
            assert_eq!((heads, done.0.is_ok() != done.1.is_ok()), (1, true), "{} {round}: {done:?}", world.name);
        }
        world.make_head(&one).await;
        house::settle_employee(&one, down(&two)).await.unwrap();
        assert_eq!(refusals(house::settle_employee(&one, down(&one)).await), [(Field::Form, Code::LastHead)], "the last one stays");
        assert_eq!(refusals(house::settle_employee(&two, down(&one)).await), [(Field::Form, Code::NotYours)]);
    }
}
