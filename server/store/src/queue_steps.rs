//! How many places of each step are taken. A place is taken by one statement that fails when the step is full, so that no two writers,
//! however many processes there are, can take the last one both. Steps are taken in their order: two visits never wait for each other.

use crate::bookings::Freed;
use crate::{Db, StoreError, Tx};
use domain::ids::{CentreId, GroupId};
use domain::queue::slot::Step;
use domain::time::Date;

row! {
    /// A step of which something is taken.
    StepRow {
        /// The day.
        day: Date = "day",
        /// Minute of the day.
        at: u16 = "at_min",
        /// Places taken.
        taken: u32 = "taken",
    }
}

statements! {
    TAKE = "insert into queue_step (centre_id, group_id, day, at_min, taken) values ($1, $2, $3, $4, 1) \
        on conflict (centre_id, group_id, day, at_min) do update set taken = queue_step.taken + 1 where queue_step.taken < $5";
    GIVE = "update queue_step set taken = taken - 1 where centre_id = $1 and group_id = $2 and day = $3 and at_min >= $4 \
        and at_min < $4 + $5 * coalesce($6, (select step_min from centre where id = $1)) and taken > 0";
    BETWEEN = "select day, at_min, taken from queue_step where centre_id = $1 and group_id = $2 and day >= $3 and day <= $4 and taken > 0";
}

/// Takes a place of every step of a visit; false when one of them is full, and then the transaction must be undone.
///
/// # Errors
/// [`StoreError::Reference`] when centre or group is unknown.
pub async fn take(tx: &mut Tx, centre: &CentreId, group: &GroupId, day: Date, steps: &[Step]) -> Result<bool, StoreError> {
    let day = day.to_string();
    for step in steps {
        if step.places == 0 {
            return Ok(false);
        }
        let (at, places) = (i64::from(step.at), i64::from(step.places));
        if exec!(tx, TAKE, centre.as_str(), group.as_str(), &day, at, places)? == 0 {
            return Ok(false);
        }
    }
    Ok(!steps.is_empty())
}

/// Gives the places of a visit back, counted by the step at which they were taken.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn give_back(tx: &mut Tx, places: &Freed) -> Result<(), StoreError> {
    let p = places;
    #[rustfmt::skip]
    exec!(tx, GIVE, p.centre.as_str(), p.group.as_str(), p.day.to_string(), i64::from(p.at), i64::from(p.steps), p.step.map(i64::from))?;
    Ok(())
}

/// What is taken between two days, both included, in no order.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn between(db: &Db, centre: &CentreId, group: &GroupId, first: Date, last: Date) -> Result<Vec<StepRow>, StoreError> {
    all!(db, StepRow, BETWEEN, centre.as_str(), group.as_str(), first.to_string(), last.to_string())
}
