//! Counters, the hall, who manages a centre, who supervises all of them (Q2.5, Q3.4, Q+).

mod managing;

use crate::testing::{World, later, refusals, worlds};
use crate::{Ctx, Error, people, queue};
use domain::ids::{CentreId, TicketId};
use domain::queue::desk::{ActForm, CallOutcome, Current, Desk};
use domain::queue::kiosk::printer::Printing;
use domain::queue::ticket::{Act, TicketState};
use domain::refusal::{Code, Field};
use domain::role::{Actor, CentrePost, Role};
use store::tickets::TicketRow;

const CENTRE: &str = "baki-1";

/// An employee of the centre.
async fn employee(world: &World, name: &str, manager: bool) -> Ctx {
    let ctx = world.citizen(name).await;
    let post = CentrePost { centre: CENTRE.into(), manager };
    people::grant_post(&world.portal, ctx.person().unwrap(), Some(post.clone())).await.unwrap();
    Ctx { actor: Actor { role: Role::CentreStaff, post: Some(post), ..ctx.actor.clone() }, ..ctx }
}

/// The services of the group that a counter serves.
async fn services_of(ctx: &Ctx, number: u32) -> Vec<domain::ids::ServiceId> {
    let page = queue::counter_page(ctx, Some(number)).await.unwrap();
    page.desk.unwrap().services.into_iter().filter(|group| group.own).flat_map(|group| group.services).map(|(id, _)| id).collect()
}

/// A ticket for what counter `counter` serves, taken now.
async fn ticket(ctx: &Ctx, counter: u32, number: u32) -> TicketId {
    ticket_with(ctx, counter, number, |row| row).await
}

async fn ticket_with(ctx: &Ctx, counter: u32, number: u32, change: impl FnOnce(TicketRow) -> TicketRow) -> TicketId {
    let service = services_of(ctx, counter).await.into_iter().next().unwrap();
    let services = store::centres::services(ctx.portal.db()).await.unwrap();
    let group = services.into_iter().find(|row| row.id == service).unwrap().group;
    let now = ctx.portal.now();
    let row = change(TicketRow {
        id: TicketId(uuid::Uuid::now_v7().to_string()),
        centre: CENTRE.into(),
        day: now.date(),
        letter: "A".into(),
        number,
        group,
        service,
        booking: None,
        kiosk: None,
        request: uuid::Uuid::now_v7().to_string(),
        secret: uuid::Uuid::now_v7().to_string(),
        priority: 0,
        state: TicketState::Waiting,
        due_min: None,
        issued_ms: now,
        place_ms: now,
        counter: None,
        printed_ms: None,
        printing: Printing::Waiting,
        offline: false,
        class: String::new(),
    });
    let id = row.id.clone();
    let write = ctx.portal.db().write(move |tx| Box::pin(async move { Ok::<_, Error>(store::tickets::issue(tx, &row).await?) }));
    assert!(write.await.unwrap());
    id
}

async fn desk(ctx: &Ctx, number: u32) -> Desk {
    queue::counter_page(&later(ctx), Some(number)).await.unwrap().desk.unwrap()
}

async fn in_hand(ctx: &Ctx, number: u32) -> Current {
    desk(ctx, number).await.current.unwrap()
}

fn act_form(counter: u32, current: &Current, act: Act) -> ActForm {
    ActForm { counter, ticket: current.id.clone(), act: act.as_str().into(), revision: current.revision, ..ActForm::default() }
}

async fn act(ctx: &Ctx, counter: u32, act: Act) {
    let current = in_hand(ctx, counter).await;
    queue::ticket_act(&later(ctx), act_form(counter, &current, act)).await.unwrap();
}

fn form_no(code: Code) -> [(Field, Code); 1] {
    [(Field::Form, code)]
}

#[tokio::test]
async fn q_plus_a_visit_from_the_call_to_the_end() {
    for world in worlds().await {
        let clerk = employee(&world, "Aytən", false).await;
        ticket(&clerk, 1, 1).await;
        assert_eq!(refusals(queue::call_next(&clerk, 1).await), form_no(Code::NotSeated), "{}", world.name);
        queue::take_seat(&clerk, 1).await.unwrap();
        assert_eq!(desk(&clerk, 1).await.waiting_count, 1);
        world.wait_seconds(300);
        assert_eq!(queue::call_next(&later(&clerk), 1).await.unwrap(), CallOutcome::Called);
        let called = in_hand(&clerk, 1).await;
        assert_eq!((called.number.as_str(), called.state, called.calls), ("A001", TicketState::Called, 1));
        assert_eq!(called.acts[0], Act::Start, "the likely act stands first");
        act(&clerk, 1, Act::Start).await;
        world.wait_seconds(420);
        act(&clerk, 1, Act::Finish).await;
        let after = desk(&clerk, 1).await;
        assert_eq!((after.current, after.done, after.waiting_count), (None, 1, 0));
        let chain = store::ticket_events::events(clerk.portal.db(), &called.id).await.unwrap();
        assert_eq!(chain.iter().map(|entry| entry.act).collect::<Vec<_>>(), [Act::Call, Act::Start, Act::Finish]);
        assert!(chain.iter().all(|entry| entry.person.as_ref() == Some(clerk.person().unwrap())), "Q2.5: who did it is written down");
        assert_eq!(queue::call_next(&later(&clerk), 1).await.unwrap(), CallOutcome::Nobody);
    }
}

#[tokio::test]
async fn q_plus_calling_again_happens_on_purpose_only() {
    for world in worlds().await {
        let clerk = employee(&world, "Aytən", false).await;
        ticket(&clerk, 1, 1).await;
        ticket(&clerk, 1, 2).await;
        queue::take_seat(&clerk, 1).await.unwrap();
        queue::call_next(&clerk, 1).await.unwrap();
        assert_eq!(queue::call_next(&clerk, 1).await.unwrap(), CallOutcome::InHand, "{}: pressed twice", world.name);
        let current = in_hand(&clerk, 1).await;
        assert_eq!((current.number.as_str(), current.calls), ("A001", 1), "neither called again nor the next one called");
        assert!(!current.acts.contains(&Act::NoShow), "one call that was not heard costs nobody the turn");
        world.wait_seconds(60);
        act(&clerk, 1, Act::Recall).await;
        act(&clerk, 1, Act::Recall).await;
        let current = in_hand(&clerk, 1).await;
        assert_eq!((current.calls, current.acts[0]), (3, Act::NoShow), "three calls are enough");
        let again = queue::ticket_act(&later(&clerk), act_form(1, &current, Act::Recall)).await;
        assert_eq!(refusals(again), form_no(Code::TooOften { max: 3 }));
        act(&clerk, 1, Act::NoShow).await;
        let after = desk(&clerk, 1).await;
        assert_eq!(after.missed.iter().map(|one| one.number.as_str()).collect::<Vec<_>>(), ["A001"]);
        let back = ActForm {
            counter: 1,
            ticket: after.missed[0].id.clone(),
            act: "return".into(),
            revision: after.missed[0].revision,
            ..ActForm::default()
        };
        queue::ticket_act(&later(&clerk), back).await.unwrap();
        let line: Vec<String> = desk(&clerk, 1).await.waiting.into_iter().map(|one| one.number).collect();
        assert_eq!(line, ["A001", "A002"], "who comes back has kept the place");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn q_plus_two_clerks_never_call_one_person() {
    for world in worlds().await {
        // The second counter of the same services.
        let mut clerks = Vec::new();
        let first = employee(&world, "Aytən", false).await;
        let groups = queue::counter_page(&first, None).await.unwrap().counters;
        let own = groups[0].groups.clone();
        let same: Vec<u32> = groups.into_iter().filter(|one| one.groups == own).map(|one| one.number).collect();
        for number in &same {
            let clerk = employee(&world, &format!("Əməkdaş{number}"), false).await;
            queue::take_seat(&clerk, *number).await.unwrap();
            clerks.push((clerk, *number));
        }
        assert!(clerks.len() >= 2, "{}: {same:?}", world.name);
        for number in 1..=40 {
            ticket(&first, same[0], number).await;
        }
        let rounds = 40 / clerks.len();
        let mut called = Vec::new();
        for _ in 0..rounds {
            let calls = clerks.iter().map(|(ctx, number)| {
                let (ctx, number) = (later(ctx), *number);
                tokio::spawn(async move {
                    assert_eq!(queue::call_next(&ctx, number).await.unwrap(), CallOutcome::Called);
                    let current = in_hand(&ctx, number).await;
                    act(&ctx, number, Act::Start).await;
                    act(&ctx, number, Act::Finish).await;
                    current.number
                })
            });
            called.extend(futures::future::join_all(calls).await.into_iter().map(Result::unwrap));
        }
        let each: std::collections::BTreeSet<&String> = called.iter().collect();
        assert_eq!(each.len(), rounds * clerks.len(), "{}: {called:?}", world.name);
    }
}

#[tokio::test]
async fn q_plus_a_seat_is_one_persons() {
    for world in worlds().await {
        let (one, two) = (employee(&world, "Aytən", false).await, employee(&world, "Samir", false).await);
        queue::take_seat(&one, 1).await.unwrap();
        assert_eq!(refusals(queue::take_seat(&two, 1).await), form_no(Code::CounterTaken), "{}", world.name);
        queue::take_seat(&two, 2).await.unwrap();
        ticket(&one, 1, 1).await;
        queue::call_next(&one, 1).await.unwrap();
        let current = in_hand(&one, 1).await;
        assert_eq!(
            refusals(queue::ticket_act(&two, act_form(2, &current, Act::Start)).await),
            form_no(Code::NotYours),
            "in a colleague's hand"
        );
        assert_eq!(refusals(queue::ticket_act(&two, act_form(1, &current, Act::Start)).await), form_no(Code::NotSeated));
        assert_eq!(refusals(queue::leave_seat(&one).await), form_no(Code::StillServing));
        assert_eq!(refusals(queue::take_seat(&one, 3).await), form_no(Code::StillServing));
        act(&one, 1, Act::Start).await;
        assert!(matches!(queue::ticket_act(&one, act_form(1, &current, Act::Start)).await, Err(Error::Conflict)), "what was shown is old");
        act(&one, 1, Act::Finish).await;
        queue::pause_counter(&one, true).await.unwrap();
        assert_eq!(refusals(queue::call_next(&one, 1).await), form_no(Code::NotNow), "nobody is called during a pause");
        queue::pause_counter(&one, false).await.unwrap();
        queue::take_seat(&one, 3).await.unwrap();
        queue::take_seat(&two, 1).await.unwrap();
        assert!(matches!(queue::take_seat(&one, 999).await, Err(Error::NotFound)));
        queue::leave_seat(&two).await.unwrap();
        assert_eq!(desk(&one, 1).await.seat, None);
    }
}

#[tokio::test]
async fn q_plus_a_ticket_is_sent_on_and_keeps_its_place() {
    for world in worlds().await {
        let (one, two) = (employee(&world, "Aytən", false).await, employee(&world, "Samir", false).await);
        queue::take_seat(&one, 1).await.unwrap();
        queue::take_seat(&two, 2).await.unwrap();
        let id = ticket(&one, 1, 1).await;
        world.wait_seconds(60);
        ticket_with(&two, 2, 2, |row| TicketRow { letter: "B".into(), ..row }).await;
        queue::call_next(&later(&one), 1).await.unwrap();
        act(&one, 1, Act::Start).await;
        let other = services_of(&two, 2).await[0].clone();
        let current = in_hand(&one, 1).await;
        let next = ActForm { service: Some(other.clone()), ..act_form(1, &current, Act::Next) };
        assert_eq!(refusals(queue::ticket_act(&one, next).await), [(Field::Category, Code::Unknown)], "{}: others serve it", world.name);
        let aimless = act_form(1, &current, Act::Transfer);
        assert_eq!(refusals(queue::ticket_act(&one, aimless).await), [(Field::Category, Code::Required)]);
        let strange = ActForm { service: Some("yoxdur".into()), ..act_form(1, &current, Act::Transfer) };
        assert_eq!(refusals(queue::ticket_act(&one, strange).await), [(Field::Category, Code::Unknown)]);
        let transfer = ActForm { service: Some(other.clone()), ..act_form(1, &current, Act::Transfer) };
        queue::ticket_act(&later(&one), transfer).await.unwrap();
        let line: Vec<String> = desk(&two, 2).await.waiting.into_iter().map(|one| one.number).collect();
        assert_eq!(line, ["A001", "B002"], "who came first is before who came later, in the other line too");
        queue::call_next(&later(&two), 2).await.unwrap();
        act(&two, 2, Act::Start).await;
        let current = in_hand(&two, 2).await;
        let to_one = queue::counter_page(&two, None).await.unwrap().counters.into_iter().find(|line| line.number == 1).unwrap().id;
        let back = ActForm { to: Some(to_one.clone()), ..act_form(2, &current, Act::Transfer) };
        queue::ticket_act(&later(&two), back).await.unwrap();
        let waiting = desk(&one, 1).await.waiting;
        assert!(waiting.len() == 1 && waiting[0].id == id && waiting[0].sent_here, "sent to this very counter");
        assert_eq!(desk(&two, 2).await.waiting_count, 1, "and to no other");
        queue::leave_seat(&later(&one)).await.unwrap();
        assert_eq!(desk(&two, 2).await.waiting_count, 2, "{}: who was sent to a counter that closes is not forgotten", world.name);
        queue::call_next(&later(&two), 2).await.unwrap();
        let current = in_hand(&two, 2).await;
        let nowhere = ActForm { to: Some(to_one), ..act_form(2, &current, Act::Transfer) };
        let refused = refusals(queue::ticket_act(&later(&two), nowhere).await);
        assert_eq!(refused, [(Field::Category, Code::Unknown)], "{}: nobody sits there", world.name);
    }
}

#[tokio::test]
async fn q_plus_the_hall_shows_numbers_and_counters_to_everybody() {
    for world in worlds().await {
        let clerk = employee(&world, "Aytən", false).await;
        queue::take_seat(&clerk, 1).await.unwrap();
        ticket(&clerk, 1, 123).await;
        let mut told = world.portal.centre_changes();
        queue::call_next(&clerk, 1).await.unwrap();
        assert_eq!(told.recv().await.unwrap(), CentreId::from(CENTRE), "{}: displays are told", world.name);
        let hall = queue::hall(&world.visitor(), &CENTRE.into(), "").await.unwrap();
        assert_eq!(hall.calls.iter().map(|call| (call.number, call.counter, call.served)).collect::<Vec<_>>(), [(123, 1, false)]);
        let words = serde_json::to_string(&hall).unwrap();
        assert!(!words.contains("Aytən") && !words.contains("Əliyev"), "nobody's name: {words}");
        assert!(matches!(queue::hall(&world.visitor(), &"yoxdur".into(), "").await, Err(Error::NotFound)));
        world.wait_seconds(3_600);
        assert!(queue::hall(&world.visitor(), &CENTRE.into(), "").await.unwrap().calls.is_empty(), "old calls leave the display");
    }
}

#[tokio::test]
async fn q_plus_the_next_day_begins_with_empty_counters() {
    for world in worlds().await {
        let clerk = employee(&world, "Aytən", false).await;
        queue::take_seat(&clerk, 1).await.unwrap();
        let id = ticket(&clerk, 1, 1).await;
        let waits = ticket(&clerk, 1, 2).await;
        queue::call_next(&clerk, 1).await.unwrap();
        act(&clerk, 1, Act::Start).await;
        assert_eq!(queue::close_days(&world.portal).await.unwrap(), 0, "{}: the day goes on", world.name);
        world.wait_hours(24);
        assert_eq!(queue::close_days(&world.portal).await.unwrap(), 2);
        let state = async |id: &TicketId| store::lines::find(clerk.portal.db(), id).await.unwrap().unwrap().state;
        assert_eq!((state(&id).await, state(&waits).await), (TicketState::Done, TicketState::Left));
        assert_eq!(desk(&clerk, 1).await.seat, None);
        let chain = store::ticket_events::events(clerk.portal.db(), &id).await.unwrap();
        assert_eq!(chain.last().map(|entry| (entry.act, entry.person.clone())), Some((Act::Close, None)));
    }
}

#[tokio::test]
async fn q_plus_another_centres_line_is_nobody_elses() {
    for world in worlds().await {
        let clerk = employee(&world, "Aytən", false).await;
        let stranger = employee(&world, "Kənan", false).await;
        let post = CentrePost { centre: "baki-2".into(), manager: false };
        let stranger = Ctx { actor: Actor { post: Some(post), ..stranger.actor.clone() }, ..stranger };
        queue::take_seat(&stranger, 1).await.unwrap();
        let id = ticket(&clerk, 1, 1).await;
        assert_eq!(queue::call_next(&stranger, 1).await.unwrap(), CallOutcome::Nobody, "{}", world.name);
        let form = ActForm { counter: 1, ticket: id, act: "call".into(), revision: 0, ..ActForm::default() };
        assert!(matches!(queue::ticket_act(&stranger, form).await, Err(Error::NotFound)));
        let nobody = Ctx { actor: Actor { post: None, ..clerk.actor.clone() }, ..clerk.clone() };
        assert!(matches!(queue::counter_page(&nobody, None).await, Err(Error::Forbidden)));
        assert!(matches!(queue::counter_page(&world.visitor(), None).await, Err(Error::SignIn)));
    }
}
