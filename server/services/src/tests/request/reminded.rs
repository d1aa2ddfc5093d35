//! Requests near their last day (R5.1.1): who is told when, and what is overdue for everybody.

use super::*;
use crate::escalation::escalate;
use domain::time::{Date, UnixMs};

/// Ten in the morning of that day, in Bakı.
fn morning(world: &World, day: Date) {
    world.clock.set(UnixMs(day.starts_at().0 + 10 * 3_600_000));
}

async fn reminded(ctx: &Ctx) -> Vec<String> {
    let notices = account::notices(&later(ctx)).await.unwrap();
    notices.into_iter().filter(|notice| notice.what == AccountWhat::RequestDeadlines).map(|notice| notice.word).collect()
}

#[tokio::test]
async fn r5_1_1_employees_are_told_before_the_last_day_and_their_head_on_it_and_after_it() {
    for world in worlds().await {
        let number = service(&world).await;
        let (head, clerk) = (world.employee("Elnur", "azersu").await, world.employee("Murad", "azersu").await);
        world.make_head(&head).await;
        let (aygun, owner, other) = (world.citizen("Aygün").await, world.owner_staff().await, world.institution_staff("aayda").await);
        let id = sent(&aygun, &number).await;
        let resting = sent(&aygun, &number).await;
        request::give_back(&clerk, illegible(&resting)).await.unwrap();
        let (last, calendar) = (request::card(&aygun, &id).await.unwrap().due, world.portal.reference().calendar.clone());
        let before = (1..30).map(|days| last.plus(-days)).filter(|day| calendar.is_working(*day)).nth(2).unwrap();
        morning(&world, before);
        assert_eq!(
            (escalate(&world.portal).await.unwrap(), escalate(&world.portal).await.unwrap()),
            (2, 0),
            "{}: each step once",
            world.name
        );
        morning(&world, last);
        assert_eq!(escalate(&world.portal).await.unwrap(), 1);
        assert_eq!(crate::eservice::duties(&later(&world.visitor())).await.unwrap().late_requests, [], "there is time until midnight");
        morning(&world, calendar.next_working_day(last));
        assert_eq!(escalate(&world.portal).await.unwrap(), 1);
        let heads = vec!["0;1".to_owned(), "1;0".to_owned(), "1;0".to_owned()];
        assert_eq!((reminded(&head).await, reminded(&clerk).await), (heads, vec!["1;0".to_owned()]));
        assert!(reminded(&owner).await.is_empty() && reminded(&other).await.is_empty(), "another body's service");
        let late = crate::eservice::duties(&later(&world.visitor())).await.unwrap().late_requests;
        assert_eq!(
            late.iter().map(|one| (one.provider.as_str(), one.count)).collect::<Vec<_>>(),
            [("azersu", 1)],
            "what rests is not late"
        );
    }
}
