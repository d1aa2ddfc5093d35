//! Complaints near the last day of their review (A9.2; Q3.5): the owner's staff are told before it and after it.

use super::*;
use crate::escalation::escalate;
use crate::testing::World;
use domain::time::{Date, UnixMs};
use store::complaints::ComplaintRow;

/// Ten in the morning of that day, in Bakı.
fn morning(world: &World, day: &str) {
    world.clock.set(UnixMs(day.parse::<Date>().unwrap().starts_at().0 + 10 * 3_600_000));
}

async fn reminded(ctx: &Ctx) -> Vec<String> {
    let notices = account::notices(&later(ctx)).await.unwrap();
    notices.into_iter().filter(|notice| notice.what == AccountWhat::ComplaintDeadlines).map(|notice| notice.word).collect()
}

async fn about_serving(ctx: &Ctx) -> AdditionId {
    let form = ComplaintForm {
        id: AdditionId(new_id().0),
        about: About::Queue,
        subject: "1 nömrəli mərkəz".into(),
        text: "Növbəm ötürüldü, izahat verilmədi.".into(),
        demand: "Araşdırılsın.".into(),
    };
    complaints::file(ctx, form.clone()).await.unwrap();
    form.id
}

#[tokio::test]
async fn a9_2_q3_5_the_owner_is_told_before_the_last_day_of_a_complaints_review_and_after_it_each_once() {
    for world in worlds().await {
        let (aygun, owner, other) = (world.citizen("Aygün").await, world.owner_staff().await, world.institution_staff("azersu").await);
        let (_waits, decided) = (about_serving(&aygun).await, about_serving(&aygun).await);
        assert_eq!(waiting(&owner).await[0].review.due.to_string(), "2026-04-12", "{}: a Sunday", world.name);
        morning(&world, "2026-04-07");
        escalate(&world.portal).await.unwrap();
        assert!(reminded(&owner).await.is_empty(), "there is time");
        morning(&world, "2026-04-08");
        for _ in 0..2 {
            escalate(&world.portal).await.unwrap();
        }
        assert_eq!(reminded(&owner).await, ["2;0"], "{}: three working days before, once", world.name);
        complaints::decide(&later(&owner), decision(&decided, Outcome::Rejected)).await.unwrap();
        for day in ["2026-04-13", "2026-04-14"] {
            morning(&world, day);
            escalate(&world.portal).await.unwrap();
        }
        assert_eq!(reminded(&owner).await, ["0;1", "2;0"], "what is decided is nobody's worry");
        assert!(reminded(&other).await.is_empty() && reminded(&aygun).await.is_empty());
    }
}

#[tokio::test]
async fn a9_2_a_complaint_from_before_its_last_day_was_written_down_is_given_one_and_told_of() {
    for world in worlds().await {
        let (aygun, owner) = (world.citizen("Aygün").await, world.owner_staff().await);
        let id = about_serving(&aygun).await;
        let old = store::complaints::find(world.portal.db(), &id).await.unwrap().unwrap();
        let old = ComplaintRow { id: AdditionId(new_id().0), number: "Ş-0".into(), due_on: None, ..old };
        let undated = old.id.clone();
        let write = world.portal.db().write(move |tx| Box::pin(async move { store::complaints::file(tx, &old).await }));
        write.await.unwrap();
        morning(&world, "2026-04-08");
        for _ in 0..2 {
            escalate(&world.portal).await.unwrap();
        }
        assert_eq!(reminded(&owner).await, ["2;0"], "{}: of both, once", world.name);
        let dated = store::complaints::find(world.portal.db(), &undated).await.unwrap().unwrap();
        assert_eq!(dated.due_on.map(|day| day.to_string()).as_deref(), Some("2026-04-12"), "as the law counts it");
        assert!(store::complaints::undated(world.portal.db(), 10).await.unwrap().is_empty());
    }
}
