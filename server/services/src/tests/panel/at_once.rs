//! An institution that is switched off while work is given to it: by routing, and by a person who says "not solved". Several rounds, each side
//! beginning first and later.

use super::*;
use crate::rights;
use crate::tests::rights as person;
use domain::lifecycle::{AssignmentStatus, Status, Step};

/// How many turns routing and switching off let pass before they begin; the one that lets none pass is polled first.
const BEGIN: [(u32, u32); 8] = [(0, 0), (0, 1), (1, 0), (0, 4), (4, 0), (0, 16), (16, 0), (2, 2)];

async fn after<T>(turns: u32, work: impl Future<Output = T>) -> T {
    for _ in 0..turns {
        tokio::task::yield_now().await;
    }
    work.await
}

/// What switches the institution off, its consequences confirmed.
async fn off(owner: &Ctx, institution: &str) -> PanelForm {
    let off = edited(owner, Resource::Institutions, institution, &[(Column::Active, "0")]).await;
    match save(owner, off.clone()).await.unwrap() {
        Saved::Confirm { mark, .. } => PanelForm { confirmed: mark, ..off },
        other => panic!("it has rules: {other:?}"),
    }
}

async fn on(owner: &Ctx, institution: &str) {
    saved(owner, edited(owner, Resource::Institutions, institution, &[(Column::Active, "1")]).await).await;
}

#[tokio::test]
async fn a3_5_of_routing_to_an_institution_and_switching_it_off_at_once_one_succeeds() {
    for world in worlds().await {
        let owner = world.owner_staff().await;
        let (_, id) = sent(&world, "yol.cuxur").await;
        for (routes, switches) in BEGIN {
            let off = off(&owner, "azeriqaz").await;
            let to = RouteForm { appeal: id.clone(), institutions: vec!["azeriqaz".into()], ..RouteForm::default() };
            let (routing, switching) = tokio::join!(after(routes, owner::route(&owner, to)), after(switches, save(&owner, off)));
            let done = matches!(switching, Ok(Saved::Done { .. }));
            let round = format!("{} {routes}:{switches}", world.name);
            assert!(routing.is_ok() != done, "{round}: {routing:?} {switching:?}");
            let work = store::panel_effects::open_work(world.portal.db(), &"azeriqaz".into()).await.unwrap();
            assert_eq!(work, u32::from(!done), "{round}: who is switched off has nothing to do");
            match done {
                true => on(&owner, "azeriqaz").await,
                false => assert_eq!(owner::undo(&owner, Some(&id)).await.unwrap().len(), 1, "{round}"),
            }
        }
    }
}

#[tokio::test]
async fn a9_1_of_not_solved_and_switching_off_at_once_the_appeal_lies_where_somebody_sees_it() {
    for world in worlds().await {
        let (owner, author) = (world.owner_staff().await, world.citizen("Aygün").await);
        for (disputes, switches) in [(0, 0), (0, 4), (4, 0), (16, 0)] {
            let id = person::sent(&author).await;
            person::routed(&world, &id, &["azeriqaz"]).await;
            person::answer(&world, &id, "azeriqaz").await;
            let off = off(&owner, "azeriqaz").await;
            let dispute = rights::exercise(&author, person::right(&id, Step::Dispute, "Heç nə edilməyib, gəlib baxın."));
            let (disputed, switching) = tokio::join!(after(disputes, dispute), after(switches, save(&owner, off)));
            disputed.unwrap();
            let card = cabinet::card(&author, &id).await.unwrap();
            let (done, stands) = (matches!(switching, Ok(Saved::Done { .. })), (card.line.status, card.assignments[0].status));
            let expected = match done {
                true => (Status::Sent, AssignmentStatus::Recalled),
                false => (Status::InProgress, AssignmentStatus::InProgress),
            };
            assert_eq!(stands, expected, "{} {disputes}:{switches}: {switching:?}", world.name);
            match done {
                true => on(&owner, "azeriqaz").await,
                false => person::answer(&world, &id, "azeriqaz").await,
            }
        }
    }
}
