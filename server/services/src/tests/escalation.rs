//! Escalation of deadlines (A8.8): who is told when, once, in one notice a day.

use crate::escalation::escalate;
use crate::testing::{World, form, later, new_id, worlds};
use crate::{Ctx, Error, account, appeals, institution, owner};
use domain::account::AccountWhat;
use domain::appeal::form::{AnswerForm, AppealForm, RouteForm};
use domain::ids::AppealId;
use domain::lifecycle::Status;
use domain::role::Role;
use domain::time::{Date, UnixMs};

async fn routed(world: &World, author: &Ctx) -> AppealId {
    let id = appeals::submit(&later(author), AppealForm { id: new_id(), ..form() }).await.unwrap().appeal;
    let staff = later(&world.owner_staff().await);
    owner::route(&staff, RouteForm { appeal: id.clone(), institutions: vec!["azersu".into()], ..RouteForm::default() }).await.unwrap();
    id
}

async fn due(world: &World, id: &AppealId) -> Date {
    store::assignments::find(world.portal.db(), id, &"azersu".into()).await.unwrap().unwrap().due_on
}

/// Ten in the morning of that day, in Bakı.
fn morning(world: &World, day: Date) {
    world.clock.set(UnixMs(day.starts_at().0 + 10 * 3_600_000));
}

async fn told(ctx: &Ctx) -> Vec<String> {
    let notices = account::notices(&later(ctx)).await.unwrap();
    notices.into_iter().filter(|notice| notice.what == AccountWhat::Deadlines).map(|notice| notice.word).collect()
}

#[tokio::test]
async fn a8_8_staff_are_told_before_the_last_day_and_the_owner_after_it_each_once() {
    for world in worlds().await {
        let author = world.citizen("Aygün").await;
        let (owner, desk, other) =
            (world.owner_staff().await, world.institution_staff("azersu").await, world.institution_staff("azeriqaz").await);
        let (first, second) = (routed(&world, &author).await, routed(&world, &author).await);
        let (last, calendar) = (due(&world, &first).await, world.portal.reference().calendar.clone());
        assert_eq!(escalate(&world.portal).await.unwrap(), 0, "{}: there is time", world.name);
        let three_before = (1..30).map(|days| last.plus(-days)).filter(|day| calendar.is_working(*day)).nth(2).unwrap();
        world.clock.set(UnixMs(three_before.starts_at().0 + 8 * 3_600_000));
        assert_eq!(escalate(&world.portal).await.unwrap(), 0, "not before the morning");
        morning(&world, three_before);
        assert_eq!(escalate(&world.portal).await.unwrap(), 1);
        assert_eq!(escalate(&world.portal).await.unwrap(), 0, "each step once");
        assert_eq!((told(&desk).await, told(&owner).await, told(&other).await), (vec!["2;0".to_owned()], vec![], vec![]));
        morning(&world, last);
        let answer = AnswerForm { appeal: second, text: "Nasazlıq aradan qaldırıldı.".into(), ..AnswerForm::default() };
        institution::answer(&later(&desk), answer).await.unwrap();
        escalate(&world.portal).await.unwrap();
        assert_eq!(told(&desk).await, ["1;0", "2;0"], "what is answered is nobody's worry");
        let next = calendar.next_working_day(last);
        if next != last.plus(1) {
            morning(&world, last.plus(1));
            assert_eq!(escalate(&world.portal).await.unwrap(), 0, "nobody is told on a day off");
        }
        morning(&world, next);
        assert_eq!(escalate(&world.portal).await.unwrap(), 1);
        assert_eq!((told(&owner).await, told(&other).await.len()), (vec!["0;1".to_owned()], 0));
        morning(&world, calendar.next_working_day(next));
        assert_eq!(escalate(&world.portal).await.unwrap(), 0);
    }
}

#[tokio::test]
async fn a8_8_the_last_day_is_the_heads_and_an_appeal_counts_once_however_many_steps_bring_it() {
    for world in worlds().await {
        let (head, clerk) = (world.employee("Elnur", "azersu").await, world.employee("Murad", "azersu").await);
        world.make_head(&head).await;
        let id = routed(&world, &world.citizen("Aygün").await).await;
        let last = due(&world, &id).await;
        let before = (1..30).map(|days| last.plus(-days)).find(|day| world.portal.reference().calendar.is_working(*day)).unwrap();
        morning(&world, before);
        assert_eq!(escalate(&world.portal).await.unwrap(), 2, "{}: the house, before the last day", world.name);
        morning(&world, last);
        routed(&world, &world.citizen("Elçin").await).await;
        assert_eq!(escalate(&world.portal).await.unwrap(), 1, "the head alone");
        assert_eq!((told(&head).await, told(&clerk).await), (vec!["1;0".to_owned(), "1;0".to_owned()], vec!["1;0".to_owned()]));
    }
    for world in worlds().await {
        let desk = world.institution_staff("azersu").await;
        let id = routed(&world, &world.citizen("Aygün").await).await;
        morning(&world, due(&world, &id).await);
        escalate(&world.portal).await.unwrap();
        assert_eq!(told(&desk).await, ["1;0"], "{}: two steps in one turn, no head in the house", world.name);
    }
}

#[tokio::test]
async fn a8_8_nobody_is_told_of_what_lies_outside_the_territory_or_rests() {
    for world in worlds().await {
        let (owner, desk) = (Role::OwnerStaff, Role::InstitutionStaff);
        let near = world.bounded("Elnur", desk, Some("azersu"), "baki-seher").await;
        let far = world.bounded("Murad", desk, Some("azersu"), "quba").await;
        world.make_head(&far).await;
        let (near_owner, far_owner) =
            (world.bounded("Zaur", owner, None, "baki-yasamal").await, world.bounded("Aynur", owner, None, "quba").await);
        let author = world.citizen("Aygün").await;
        let (id, resting) = (routed(&world, &author).await, routed(&world, &author).await);
        let stop = resting.clone();
        let now = world.portal.now();
        let write = world.portal.db().write(move |tx| {
            Box::pin(async move { Ok::<_, Error>(store::appeals::set_status(tx, &stop, Status::Restricted, now).await?) })
        });
        write.await.unwrap();
        let last = due(&world, &id).await;
        morning(&world, last);
        escalate(&world.portal).await.unwrap();
        assert_eq!((told(&near).await, told(&far).await), (vec!["1;0".to_owned()], vec![]), "{}", world.name);
        morning(&world, world.portal.reference().calendar.next_working_day(last));
        escalate(&world.portal).await.unwrap();
        assert_eq!((told(&near_owner).await, told(&far_owner).await), (vec!["0;1".to_owned()], vec![]));
    }
}
