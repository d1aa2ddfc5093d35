//! Escalation of deadlines (A8.8): who is told when, once, in one notice a day.

use crate::escalation::escalate;
use crate::testing::{World, form, later, new_id, sqlite, worlds};
use crate::{Ctx, Error, account, appeals, institution, owner, procedure};
use domain::account::AccountWhat;
use domain::appeal::form::{AnswerForm, AppealForm, RouteForm};
use domain::ids::AppealId;
use domain::lifecycle::Status;
use domain::procedure::QueryForm;
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
    told_of(ctx, AccountWhat::Deadlines).await
}

async fn told_of(ctx: &Ctx, what: AccountWhat) -> Vec<String> {
    let notices = account::notices(&later(ctx)).await.unwrap();
    notices.into_iter().filter(|notice| notice.what == what).map(|notice| notice.word).collect()
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

#[tokio::test]
async fn a8_5_the_owner_is_told_of_appeals_whose_institution_is_not_found_yet() {
    for world in worlds().await {
        let (near, far) = (world.owner_staff().await, world.bounded("Aynur", Role::OwnerStaff, None, "quba").await);
        let author = world.citizen("Aygün").await;
        let id = appeals::submit(&later(&author), AppealForm { id: new_id(), ..form() }).await.unwrap().appeal;
        routed(&world, &author).await;
        let last = store::appeals::find(world.portal.db(), &id).await.unwrap().unwrap().triage_due_ms.date();
        morning(&world, last);
        assert_eq!(escalate(&world.portal).await.unwrap(), 1, "{}: on the last day", world.name);
        assert_eq!(escalate(&world.portal).await.unwrap(), 0, "once");
        morning(&world, world.portal.reference().calendar.next_working_day(last));
        assert_eq!(escalate(&world.portal).await.unwrap(), 1, "{}: and when it has passed", world.name);
        assert_eq!(told_of(&near, AccountWhat::Triage).await, ["0;1", "1;0"]);
        assert!(told_of(&far, AccountWhat::Triage).await.is_empty(), "{}: it lies elsewhere", world.name);
        let route = RouteForm { appeal: id, institutions: vec!["azersu".into()], ..RouteForm::default() };
        owner::route(&later(&near), route).await.unwrap();
        assert_eq!(escalate(&world.portal).await.unwrap(), 0, "what has its institution is nobody's worry here");
    }
}

#[tokio::test]
async fn a8_10_who_is_asked_is_told_before_the_last_day_and_who_asks_after_it() {
    for world in worlds().await {
        let (asker, asked, other) =
            (world.institution_staff("azersu").await, world.institution_staff("aayda").await, world.institution_staff("azeriqaz").await);
        let id = routed(&world, &world.citizen("Aygün").await).await;
        let question = QueryForm {
            appeal: id,
            to: Some("aayda".into()),
            text: "Bu yolda iyul ayında qazıntı işi aparılıbmı?".into(),
            ..QueryForm::default()
        };
        let last = procedure::send_query(&later(&asker), question).await.unwrap();
        let calendar = world.portal.reference().calendar.clone();
        morning(&world, (1..30).map(|days| last.plus(-days)).find(|day| calendar.is_working(*day)).unwrap());
        assert_eq!(escalate(&world.portal).await.unwrap(), 1, "{}", world.name);
        morning(&world, last);
        assert_eq!(escalate(&world.portal).await.unwrap(), 0, "it was told of this day already");
        assert!(told_of(&asker, AccountWhat::QueryUnanswered).await.is_empty());
        morning(&world, calendar.next_working_day(last));
        assert_eq!(escalate(&world.portal).await.unwrap(), 2, "{}: both sides", world.name);
        assert_eq!(told_of(&asked, AccountWhat::Queries).await, ["0;1", "1;0"]);
        assert_eq!(told_of(&asker, AccountWhat::QueryUnanswered).await, ["1"]);
        assert!(told_of(&other, AccountWhat::Queries).await.is_empty());
    }
}

#[tokio::test]
async fn a8_8_whoever_keeps_the_calendar_is_told_each_month_of_a_year_that_has_none() {
    let world = sqlite().await;
    let (keeper, bounded) = (world.owner_staff().await, world.bounded("Aynur", Role::OwnerStaff, None, "quba").await);
    let calendar = world.portal.reference().calendar.clone();
    let year = (2026..2100).find(|year| !calendar.covers_year(*year)).unwrap();
    let day_of = |month: u8| calendar.next_working_day(Date::new(year - 1, month, 1).unwrap());
    morning(&world, day_of(9));
    assert_eq!(escalate(&world.portal).await.unwrap(), 0, "nobody decides it so early");
    for month in [10, 11] {
        morning(&world, day_of(month));
        assert_eq!(escalate(&world.portal).await.unwrap(), 1);
        morning(&world, calendar.next_working_day(day_of(month)));
        assert_eq!(escalate(&world.portal).await.unwrap(), 0, "once a month");
    }
    assert_eq!(told_of(&keeper, AccountWhat::CalendarMissing).await, [year.to_string(), year.to_string()]);
    assert!(told_of(&bounded, AccountWhat::CalendarMissing).await.is_empty(), "the calendar is not theirs");
    // The Cabinet decides: nothing of the year is a projection any more.
    let decided = |row: &domain::calendar::CalendarDay| store::calendar::CalendarRow {
        day: row.date,
        kind: row.kind.as_str().into(),
        name_az: row.name_az.clone(),
        status: "official".into(),
        source: "NK".into(),
    };
    let rows: Vec<_> = calendar.rows().filter(|row| row.date.year() == year).map(decided).collect();
    assert!(!rows.is_empty(), "{year} is projected");
    let write = world.portal.db().write(move |tx| Box::pin(async move { Ok::<_, Error>(store::calendar::put_many(tx, &rows).await?) }));
    write.await.unwrap();
    world.portal.reload_reference().await.unwrap();
    morning(&world, day_of(12));
    assert_eq!(escalate(&world.portal).await.unwrap(), 0, "it is there");
}
