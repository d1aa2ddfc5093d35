use super::*;
use crate::delivery::{Contents, Destination, Outcome, settle, take as due};
use crate::testing::{World, reachable_worlds, refusals};
use crate::{Error, notices, queue};
use domain::notice::{Channel, PushForm, PushKeys};
use domain::queue::kiosk::view::TurnPush;
use domain::queue::ticket::TicketState;
use domain::refusal::{Code, Field};

/// A browser with the keys of RFC 8291, Appendix A.
async fn allow(ctx: &Ctx) {
    let p256dh = "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4";
    let keys = PushKeys { p256dh: p256dh.into(), auth: "BTBZMqHH6r4Tts7J_aSIgg".into() };
    notices::allow_push(ctx, PushForm { endpoint: "https://push.example/1".into(), keys }).await.unwrap();
}

/// So many tickets of the line.
async fn tickets(world: &World, machine: &Ctx, count: usize) -> Vec<TicketId> {
    let mut all = Vec::new();
    for _ in 0..count {
        world.wait_seconds(1);
        all.push(ticket_of(take(machine, MARRIAGE.0, "none", &request()).await));
    }
    all
}

/// Somebody of the line goes.
async fn goes(world: &World, id: &TicketId) {
    let id = id.clone();
    let write = world.portal.db().write(move |tx| {
        Box::pin(async move {
            let line = store::lines::find_in(tx, &id).await?.unwrap();
            let after = domain::queue::ticket::Ticket { state: TicketState::Left, ..line.ticket() };
            Ok::<_, Error>(store::lines::change(tx, &line.id, line.revision, &after).await?)
        })
    });
    assert!(write.await.unwrap());
}

#[tokio::test]
async fn q_plus_who_asked_hears_once_that_the_turn_is_near_and_nothing_personal() {
    for world in reachable_worlds().await {
        let one = machine(&world, CENTRE, "").await;
        let me = world.citizen("Aygün").await;
        let line = tickets(&world, &one, 5).await;
        let secret = shown(&one, &line[4]).await.secret;
        let push = async |ctx: &Ctx| kiosk::phone(&later(ctx), &secret).await.unwrap().push;
        assert_eq!((push(&world.visitor()).await, push(&me).await), (TurnPush::Closed, TurnPush::NoBrowser), "{}", world.name);
        assert_eq!(refusals(kiosk::follow(&later(&me), &secret).await), [(Field::Form, Code::NotNow)]);
        assert!(matches!(kiosk::follow(&world.visitor(), &secret).await, Err(Error::Forbidden | Error::SignIn)));
        allow(&me).await;
        assert_eq!(push(&me).await, TurnPush::Off);
        for _ in 0..2 {
            kiosk::follow(&later(&me), &secret).await.unwrap();
        }
        assert_eq!(push(&me).await, TurnPush::On);
        assert_eq!(queue::tend(&world.portal).await.unwrap().near, 0, "{}: four are before", world.name);
        goes(&world, &line[0]).await;
        assert_eq!(queue::tend(&world.portal).await.unwrap().near, 0, "{}: three are before", world.name);
        goes(&world, &line[1]).await;
        assert_eq!(queue::tend(&world.portal).await.unwrap().near, 1, "{}: two are before", world.name);
        goes(&world, &line[2]).await;
        assert_eq!(queue::tend(&world.portal).await.unwrap().near, 0, "{}: told once", world.name);
        let mut parcels = due(&world.portal, Channel::Push, 10).await.unwrap();
        assert_eq!(parcels.len(), 1, "{}", world.name);
        let parcel = parcels.remove(0);
        assert!(matches!(&parcel.to, Destination::Browsers(browsers) if browsers.len() == 1));
        assert!(matches!(&parcel.contents, Contents::Turn { path } if *path == format!("/queue/ticket/{secret}")));
        settle(&world.portal, parcel, Outcome::from(Ok(()))).await.unwrap();
        assert!(due(&world.portal, Channel::Push, 10).await.unwrap().is_empty(), "{}: exactly one", world.name);
    }
}

#[tokio::test]
async fn q_plus_a_near_turn_that_comes_too_late_is_not_told() {
    for world in reachable_worlds().await {
        let one = machine(&world, CENTRE, "").await;
        let me = world.citizen("Aygün").await;
        allow(&me).await;
        let first = tickets(&world, &one, 1).await.remove(0);
        kiosk::follow(&later(&me), &shown(&one, &first).await.secret).await.unwrap();
        assert_eq!(queue::tend(&world.portal).await.unwrap().near, 1, "{}: nobody is before", world.name);
        world.wait_seconds(11 * 60);
        assert!(due(&world.portal, Channel::Push, 10).await.unwrap().is_empty(), "{}", world.name);
        // Whose ticket has been called knows it.
        let second = tickets(&world, &one, 1).await.remove(0);
        let secret = shown(&one, &second).await.secret;
        kiosk::follow(&later(&me), &secret).await.unwrap();
        assert_eq!(queue::tend(&world.portal).await.unwrap().near, 1);
        goes(&world, &second).await;
        assert!(due(&world.portal, Channel::Push, 10).await.unwrap().is_empty(), "{}", world.name);
        assert_eq!(refusals(kiosk::follow(&later(&me), &secret).await), [(Field::Form, Code::NotNow)], "it waits no more");
        // The day after nothing is left of who asked.
        world.wait_hours(24);
        queue::tend(&world.portal).await.unwrap();
        assert!(!store::ticket_follows::has(world.portal.db(), &second, me.person().unwrap()).await.unwrap(), "{}", world.name);
    }
}
