//! Twenty employees at one inbox (A8.5).

use super::{sent, to};
use crate::testing::worlds;
use crate::{Ctx, Error, owner};
use domain::appeal::form::{CorrectForm, RefusalGround, RefuseForm};
use domain::appeal::view::What;
use domain::ids::AppealId;
use domain::number::Number;
use std::collections::BTreeSet;
use tokio::task::JoinSet;

/// How many of them there are.
const EMPLOYEES: usize = 20;

/// One refuses, one routes, one corrects first and routes then.
async fn handle(nr: usize, ctx: Ctx, id: AppealId) -> (AppealId, Result<(), Error>) {
    if nr.is_multiple_of(3) {
        let reason = "Tələb aydın deyil, dəqiqləşdirin.".to_owned();
        let refusal = RefuseForm { appeal: id.clone(), ground: RefusalGround::NotClear, reason };
        return (id, owner::refuse(&ctx, refusal).await);
    }
    if nr % 3 == 1 {
        let correction = CorrectForm { appeal: id.clone(), category: Some("yol.seki".into()), ..CorrectForm::default() };
        let corrected = owner::correct(&ctx, correction).await;
        assert!(matches!(corrected, Ok(()) | Err(Error::Refused(_))), "{corrected:?}");
    }
    let routed = owner::route(&ctx, to(&id, "aayda")).await.map(|_| ());
    (id, routed)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a8_5_twenty_employees_at_one_inbox_handle_each_appeal_once_and_lose_nothing() {
    for world in worlds().await {
        let author = world.citizen("Aygün").await;
        let mut staff = Vec::new();
        for nr in 0..EMPLOYEES {
            staff.push(world.owner_colleague(&format!("Əməkdaş{nr}")).await);
        }
        let mut ids = Vec::new();
        for _ in 0..8 {
            ids.push(sent(&author).await);
        }
        let mut work = JoinSet::new();
        for (nr, ctx) in staff.iter().enumerate() {
            for id in &ids {
                work.spawn(handle(nr, ctx.clone(), id.clone()));
            }
        }
        let results = work.join_all().await;
        let mut serials = BTreeSet::new();
        for id in &ids {
            let of_this: Vec<_> = results.iter().filter(|(of, _)| of == id).map(|(_, result)| result).collect();
            assert_eq!(of_this.len(), EMPLOYEES);
            assert_eq!(of_this.iter().filter(|result| result.is_ok()).count(), 1, "{}: handled once: {of_this:?}", world.name);
            let told = |result: &&&Result<(), Error>| matches!(result, Ok(()) | Err(Error::Conflict | Error::Refused(_)));
            assert_eq!(of_this.iter().filter(told).count(), EMPLOYEES, "{}: the others are told why: {of_this:?}", world.name);
            let events = store::events::of_appeal(world.portal.db(), id).await.unwrap();
            let count = |what: What| events.iter().filter(|event| event.what == what).count();
            assert_eq!(count(What::Routed) + count(What::Refused), 1, "one decision stands in the chain");
            let row = store::appeals::find(world.portal.db(), id).await.unwrap().unwrap();
            assert_eq!(row.event_count, events.len() as i64, "no entry was lost");
            serials.extend(row.number.map(|number| number.parse::<Number>().unwrap().serial()));
        }
        let expected: BTreeSet<u32> = (1..).take(serials.len()).collect();
        assert_eq!(serials, expected, "{}: no number was lost, none given twice", world.name);
    }
}
