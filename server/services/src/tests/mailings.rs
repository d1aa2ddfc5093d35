//! Reports by e-mail (A6.0.8): on working days, to whoever may see them, once.

use crate::mailings::{mail_report, plan, report_mails, settle, stop_mail, take};
use crate::registry::{forget_view, keep_view, saved_views};
use crate::testing::{World, form, later, reachable_worlds, refusals};
use crate::{Ctx, Error, appeals, owner};
use domain::appeal::form::RouteForm;
use domain::ids::PersonId;
use domain::notice::{Channel, Trouble};
use domain::refusal::{Code, Field};
use domain::registry::{SaveForm, Shelf};
use domain::reports::mailing::{LetterState, MailForm, MailingView};

/// Keeps a report, and gives the form that has it sent.
async fn kept(ctx: &Ctx, title: &str) -> MailForm {
    let form = SaveForm { shelf: Shelf::Reports, title: title.into(), query: "rows=institution&measure=count".into() };
    keep_view(ctx, form).await.unwrap();
    let views = saved_views(ctx, Shelf::Reports).await.unwrap();
    let view = views.into_iter().find(|view| view.title == title).unwrap().id;
    MailForm { view, rhythm: "daily".into(), file: "csv".into(), to: Vec::new() }
}

async fn with_address(ctx: &Ctx, address: &'static str) {
    let (person, now) = (ctx.person().unwrap().clone(), ctx.now);
    let write = ctx.portal.db().write(move |tx| {
        let person = person.clone();
        Box::pin(async move { Ok::<_, Error>(store::addresses::confirm(tx, &person, Channel::Email, address, now).await?) })
    });
    write.await.unwrap();
}

async fn list(ctx: &Ctx) -> Vec<MailingView> {
    report_mails(ctx).await.unwrap().list
}

/// Sends everything that is due, the mail server saying this; to whom.
async fn sent(world: &World, says: Result<(), Trouble>) -> Vec<(String, u32)> {
    plan(&world.portal).await.unwrap();
    let mut gone = Vec::new();
    while let Some(letter) = take(&world.portal).await.unwrap() {
        gone.push((letter.to.clone(), letter.report.total.value.unwrap_or_default()));
        settle(&world.portal, letter, says).await.unwrap();
    }
    gone.sort();
    gone
}

fn person(ctx: &Ctx) -> PersonId {
    ctx.person().unwrap().clone()
}

#[tokio::test]
async fn a6_0_8_a_kept_report_goes_out_on_the_working_day_once_and_says_so() {
    for world in reachable_worlds().await {
        let owner = world.owner_staff().await;
        with_address(&owner, "sahib@example.az").await;
        mail_report(&owner, kept(&owner, "Qurumlar").await).await.unwrap();
        let again = mail_report(&owner, kept(&owner, "Qurumlar").await).await;
        assert_eq!(refusals(again), [(Field::Report, Code::AlreadyDone)], "{}", world.name);
        // It is Friday, ten o'clock: the next working day is Monday.
        let [one] = &list(&owner).await[..] else { panic!("one report") };
        assert_eq!((one.next_on.to_string().as_str(), one.readers[0].last), ("2026-03-16", None));
        world.wait_hours(24);
        assert!(sent(&world, Ok(())).await.is_empty(), "nothing on a Saturday");
        world.wait_hours(47);
        assert_eq!(sent(&world, Ok(())).await, [("sahib@example.az".to_owned(), 0)], "Monday at nine");
        assert!(sent(&world, Ok(())).await.is_empty(), "once a day, however often the job runs");
        let [one] = &list(&later(&owner)).await[..] else { panic!("one report") };
        assert_eq!(one.readers[0].last, Some((LetterState::Sent, world.portal.now())));
        assert_eq!(one.next_on.to_string(), "2026-03-17");
        // Three days without a server are one letter.
        world.wait_hours(72);
        assert_eq!(sent(&world, Ok(())).await.len(), 1);
    }
}

#[tokio::test]
async fn a6_0_8_each_reader_gets_the_own_figures_and_only_as_long_as_they_may() {
    for world in reachable_worlds().await {
        let (author, owner) = (world.citizen("Aygün").await, world.owner_staff().await);
        for house in ["azersu", "aayda"] {
            let sent = appeals::submit(&author, form()).await.unwrap();
            let route = RouteForm { appeal: sent.appeal, institutions: vec![house.into()], ..RouteForm::default() };
            owner::route(&owner, route).await.unwrap();
        }
        let (one, two) = (world.employee("bir", "azersu").await, world.employee("iki", "azersu").await);
        let elsewhere = world.institution_staff("aayda").await;
        with_address(&one, "bir@example.az").await;
        with_address(&two, "iki@example.az").await;
        let form = kept(&one, "Bizim işlər").await;
        let foreign = MailForm { to: vec![person(&elsewhere)], ..form.clone() };
        assert_eq!(refusals(mail_report(&one, foreign).await), [(Field::Readers, Code::Unknown)], "{}", world.name);
        assert_eq!(refusals(mail_report(&two, form.clone()).await), [(Field::Report, Code::Unknown)], "another's kept report");
        let names: Vec<_> = report_mails(&one).await.unwrap().colleagues.into_iter().map(|one| one.id).collect();
        assert_eq!(names, [person(&two)]);
        mail_report(&one, MailForm { to: vec![person(&two)], ..form }).await.unwrap();
        world.wait_hours(72);
        let own = [("bir@example.az".to_owned(), 1), ("iki@example.az".to_owned(), 1)];
        assert_eq!(sent(&world, Ok(())).await, own, "two appeals there are, one is theirs");
        // One works here no longer.
        let grants = store::people::grants(world.portal.db(), &person(&two)).await.unwrap();
        let (id, now) = (grants[0].id.clone(), world.portal.now());
        let revoke = world.portal.db().write(move |tx| {
            let id = id.clone();
            Box::pin(async move { Ok::<_, Error>(store::people::revoke(tx, &id, now).await?) })
        });
        revoke.await.unwrap();
        world.wait_hours(24);
        assert_eq!(sent(&world, Ok(())).await, own[..1]);
        let shown = list(&later(&one)).await.remove(0).readers;
        let state = shown.iter().filter_map(|reader| reader.last).map(|(state, _)| state).filter(|state| *state != LetterState::Sent);
        assert_eq!(state.collect::<Vec<_>>(), [LetterState::NotAllowed]);
        assert!(matches!(report_mails(&author).await, Err(Error::Forbidden)));
        assert!(matches!(report_mails(&world.visitor()).await, Err(Error::SignIn)));
    }
}

#[tokio::test]
async fn a6_0_8_a_worker_that_dies_over_a_letter_sends_no_second_one() {
    for world in reachable_worlds().await {
        let owner = world.owner_staff().await;
        with_address(&owner, "sahib@example.az").await;
        mail_report(&owner, kept(&owner, "Qurumlar").await).await.unwrap();
        world.wait_hours(71);
        plan(&world.portal).await.unwrap();
        assert!(take(&world.portal).await.unwrap().is_some(), "{}: it left, and nobody has heard since", world.name);
        assert!(sent(&world, Ok(())).await.is_empty(), "another process leaves it alone");
        world.wait_hours(1);
        assert!(sent(&world, Ok(())).await.is_empty());
        let state = list(&later(&owner)).await[0].readers[0].last.map(|(state, _)| state);
        assert_eq!(state, Some(LetterState::Unclear));
        // The server says "not now": the same letter is tried again, and counted once.
        world.wait_hours(24);
        assert_eq!(sent(&world, Err(Trouble::NotNow)).await.len(), 1);
        world.wait_seconds(5);
        assert!(sent(&world, Ok(())).await.is_empty(), "after a pause");
        world.wait_seconds(10);
        assert_eq!(sent(&world, Ok(())).await.len(), 1);
        assert!(sent(&world, Ok(())).await.is_empty());
    }
}

#[tokio::test]
async fn a6_0_8_whoever_stops_it_gets_no_more() {
    for world in reachable_worlds().await {
        let (one, two) = (world.employee("bir", "azersu").await, world.employee("iki", "azersu").await);
        with_address(&one, "bir@example.az").await;
        with_address(&two, "iki@example.az").await;
        let form = kept(&one, "Bizim işlər").await;
        mail_report(&one, MailForm { to: vec![person(&two)], ..form }).await.unwrap();
        let theirs = list(&two).await.remove(0);
        assert!(!theirs.own && theirs.readers.len() == 1, "{}: a reader sees the own line alone", world.name);
        let stranger = world.institution_staff("aayda").await;
        assert!(matches!(stop_mail(&stranger, theirs.id.clone()).await, Err(Error::NotFound)));
        world.wait_hours(71);
        plan(&world.portal).await.unwrap();
        stop_mail(&later(&two), theirs.id.clone()).await.unwrap();
        assert_eq!(sent(&world, Ok(())).await, [("bir@example.az".to_owned(), 0)], "not even what was planned");
        assert!(list(&two).await.is_empty());
        forget_view(&later(&one), saved_views(&one, Shelf::Reports).await.unwrap().remove(0).id).await.unwrap();
        assert!(list(&one).await.is_empty(), "it ends with the kept report");
        world.wait_hours(24);
        assert!(sent(&world, Ok(())).await.is_empty());
    }
}

#[tokio::test]
async fn a6_0_8_without_an_address_nothing_goes_out_and_it_is_said() {
    for world in reachable_worlds().await {
        let owner = world.owner_staff().await;
        assert!(!report_mails(&owner).await.unwrap().address);
        mail_report(&owner, kept(&owner, "Qurumlar").await).await.unwrap();
        world.wait_hours(71);
        assert!(sent(&world, Ok(())).await.is_empty());
        let state = list(&later(&owner)).await[0].readers[0].last.map(|(state, _)| state);
        assert_eq!(state, Some(LetterState::NoAddress), "{}", world.name);
    }
}
