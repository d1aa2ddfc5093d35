//! Answers that go by post as well (A8.9).

use crate::testing::{World, form, new_id, refusals, worlds};
use crate::{Ctx, Error, appeals, cabinet, house, institution, owner, people, post, rights};
use domain::appeal::form::{AnswerForm, AnswerMode, AppealForm, JoinForm, RightForm, RouteForm};
use domain::appeal::view::What;
use domain::desk::merge::MergeForm;
use domain::house::PostForm;
use domain::ids::{AppealId, JoinId};
use domain::lifecycle::Step;
use domain::refusal::{Code, Field};
use domain::role::Role;

const ADDRESS: &str = "AZ1000 Bakı, Nizami küçəsi 1, mənzil 5";

/// Answered by Azərsu: the author and one of two who joined chose post.
async fn answered(world: &World) -> (Ctx, Ctx, AppealId) {
    let (author, staff, azersu) = (world.citizen("Aygün").await, world.owner_staff().await, world.institution_staff("azersu").await);
    let sent = AppealForm { answer_mode: AnswerMode::AmisAndPost, postal_address: ADDRESS.into(), ..form() };
    let id = appeals::submit(&author, sent).await.unwrap().appeal;
    for (name, answer_mode, postal_address) in
        [("Elçin", AnswerMode::AmisAndPost, "AZ1001 Bakı, Füzuli 2"), ("Günel", AnswerMode::Amis, "")]
    {
        let join = JoinForm {
            id: JoinId(new_id().0),
            appeal: id.clone(),
            text: "Mən də buradan keçirəm.".into(),
            answer_mode,
            postal_address: postal_address.into(),
            ..JoinForm::default()
        };
        appeals::join(&world.citizen(name).await, join).await.unwrap();
    }
    owner::route(&staff, RouteForm { appeal: id.clone(), institutions: vec!["azersu".into()], ..RouteForm::default() }).await.unwrap();
    let answer = AnswerForm { appeal: id.clone(), text: "Nasazlıq aradan qaldırıldı.".into(), ..AnswerForm::default() };
    institution::answer(&azersu, answer).await.unwrap();
    (author, azersu, id)
}

#[tokio::test]
async fn a8_9_whoever_chose_post_gets_a_letter_and_the_register_counts_what_waits() {
    for world in worlds().await {
        let (author, azersu, id) = answered(&world).await;
        let waiting = post::letters(&azersu, false, None).await.unwrap();
        let mut names: Vec<&str> = waiting.rows.iter().map(|line| line.person.as_str()).collect();
        names.sort_unstable();
        assert_eq!((names, waiting.total), (vec!["Aygün Əliyev", "Elçin Əliyev"], 2), "{}", world.name);
        assert_eq!(house::house_waiting(&azersu).await.unwrap().letters, 2);
        let mine = waiting.rows.iter().find(|line| line.address == ADDRESS).unwrap();
        let letter = post::letter(&azersu, &mine.id).await.unwrap();
        assert_eq!(
            (letter.text.as_str(), letter.person.as_str(), letter.address.as_str()),
            ("Nasazlıq aradan qaldırıldı.", "Aygün Əliyev", ADDRESS)
        );
        assert_eq!(letter.number, cabinet::card(&author, &id).await.unwrap().line.number);

        post::mark_printed(&azersu, &mine.id).await.unwrap();
        let form = |day: &str, tracking: &str| PostForm { letter: mine.id.clone(), day: day.into(), tracking: tracking.into() };
        let wrong = refusals(post::mark_posted(&azersu, form("2026-03-12", "RR123456780AZ")).await);
        assert_eq!(
            wrong,
            [(Field::PostedOn, Code::BadFormat), (Field::Tracking, Code::BadCheckDigit)],
            "before the answer, and no such number"
        );
        post::mark_posted(&azersu, form("2026-03-13", "rr 123456785 az")).await.unwrap();
        let again = refusals(post::mark_posted(&azersu, form("2026-03-13", "")).await);
        assert_eq!(again, [(Field::Form, Code::AlreadyDone)]);
        let posted = post::letters(&azersu, true, None).await.unwrap();
        assert_eq!(posted.rows.iter().map(|line| line.tracking.as_str()).collect::<Vec<_>>(), ["RR123456785AZ"]);
        assert!(posted.rows[0].printed_ms.is_some() && posted.rows[0].posted_on.is_some());
        assert_eq!(house::house_waiting(&azersu).await.unwrap().letters, 1);

        let told = |notices: Vec<domain::notice::Notice>| notices.iter().filter(|one| one.what == What::Posted).count();
        assert_eq!(told(people::notices(&author).await.unwrap()), 1, "the receiver hears of it");
        assert_eq!(told(people::notices(&world.citizen("Elçin").await).await.unwrap()), 0, "nobody else does");
        let seen = cabinet::card(&world.citizen("Elçin").await, &id).await.unwrap().timeline;
        assert!(seen.iter().all(|entry| entry.what != What::Posted), "who chose post is nobody else's business");
    }
}

#[tokio::test]
async fn a8_9_the_register_and_its_numbers_end_where_the_territory_ends() {
    for world in worlds().await {
        answered(&world).await;
        for (name, territory, seen) in [("Kamran", "baki-seher", 2), ("Zaur", "baki-yasamal", 2), ("Günel", "quba", 0)] {
            let employee = world.bounded(name, Role::InstitutionStaff, Some("azersu"), territory).await;
            let waiting = post::letters(&employee, false, None).await.unwrap();
            assert_eq!((waiting.rows.len(), waiting.total), (seen, seen as u32), "{}: {territory}", world.name);
            assert_eq!(house::house_waiting(&employee).await.unwrap().letters, seen as u32);
            assert_eq!(post::letters(&employee, true, None).await.unwrap().total, 0);
        }
    }
}

#[tokio::test]
async fn a8_9_a_letter_is_its_own_institutions_alone() {
    for world in worlds().await {
        let (author, azersu, _) = answered(&world).await;
        let letter = post::letters(&azersu, false, None).await.unwrap().rows.remove(0).id;
        let stranger = world.institution_staff("aayda").await;
        assert_eq!(post::letters(&stranger, false, None).await.unwrap().total, 0, "{}", world.name);
        assert!(matches!(post::letter(&stranger, &letter).await, Err(Error::NotFound)));
        assert!(matches!(post::mark_printed(&stranger, &letter).await, Err(Error::NotFound)));
        let form = PostForm { letter: letter.clone(), day: "2026-03-13".into(), tracking: String::new() };
        assert!(matches!(post::mark_posted(&stranger, form).await, Err(Error::NotFound)));
        assert!(matches!(post::letter(&author, &letter).await, Err(Error::Forbidden)));
        assert!(matches!(post::letter(&world.visitor(), &letter).await, Err(Error::SignIn)));
    }
}

#[tokio::test]
async fn a8_9_who_withdrew_and_came_back_by_a_merge_gets_one_letter_and_who_only_withdrew_none() {
    for world in worlds().await {
        let (author, neighbour) = (world.citizen("Aygün").await, world.citizen("Elçin").await);
        let (staff, azersu) = (world.owner_staff().await, world.institution_staff("azersu").await);
        let by_post = |address: &str| AppealForm {
            answer_mode: AnswerMode::AmisAndPost,
            postal_address: address.into(),
            similar_seen: true,
            ..form()
        };
        let receivers = async || {
            let rows = post::letters(&azersu, false, None).await.unwrap().rows;
            rows.into_iter().map(|line| (line.person, line.address)).collect::<Vec<_>>()
        };
        for merged in [false, true] {
            let id = appeals::submit(&author, by_post(ADDRESS)).await.unwrap().appeal;
            let join = JoinForm { id: JoinId(new_id().0), appeal: id.clone(), text: "Bizdə də belədir.".into(), ..JoinForm::default() };
            appeals::join(&neighbour, join).await.unwrap();
            let withdrawal = RightForm { id: new_id().0.into(), appeal: id.clone(), step: Some(Step::Withdraw), ..RightForm::default() };
            rights::exercise(&author, withdrawal).await.unwrap();
            if merged {
                let again = appeals::submit(&author, by_post("AZ1001 Bakı, Füzuli 2")).await.unwrap().appeal;
                owner::merge(&staff, MergeForm { appeal: again, into: id.clone() }).await.unwrap();
            }
            let route = RouteForm { appeal: id.clone(), institutions: vec!["azersu".into()], ..RouteForm::default() };
            owner::route(&staff, route).await.unwrap();
            let answer = AnswerForm { appeal: id, text: "Nasazlıq aradan qaldırıldı.".into(), ..AnswerForm::default() };
            institution::answer(&azersu, answer).await.unwrap();
            let expected = if merged { vec![("Aygün Əliyev".to_owned(), "AZ1001 Bakı, Füzuli 2".to_owned())] } else { Vec::new() };
            assert_eq!(receivers().await, expected, "{}", world.name);
        }
    }
}

#[tokio::test]
async fn a8_9_who_joins_while_the_answer_is_being_signed_is_told_and_written_to() {
    for world in worlds().await {
        let (author, neighbour) = (world.citizen("Aygün").await, world.citizen("Elçin").await);
        let (staff, azersu) = (world.owner_staff().await, world.institution_staff("azersu").await);
        let id = appeals::submit(&author, form()).await.unwrap().appeal;
        owner::route(&staff, RouteForm { appeal: id.clone(), institutions: vec!["azersu".into()], ..RouteForm::default() }).await.unwrap();
        let (whole, work) = institution::own_work(&azersu, &id).await.unwrap();
        let join = JoinForm {
            id: JoinId(new_id().0),
            appeal: id.clone(),
            text: "Bizdə də belədir.".into(),
            answer_mode: AnswerMode::AmisAndPost,
            postal_address: ADDRESS.into(),
            ..JoinForm::default()
        };
        appeals::join(&neighbour, join).await.unwrap();
        let answer = AnswerForm { appeal: id, text: "Nasazlıq aradan qaldırıldı.".into(), ..AnswerForm::default() };
        institution::send(&azersu, answer, &whole, work, None).await.unwrap();
        assert_eq!(post::letters(&azersu, false, None).await.unwrap().total, 1, "{}", world.name);
        assert_eq!(people::notices(&neighbour).await.unwrap()[0].what, What::Answered);
    }
}
