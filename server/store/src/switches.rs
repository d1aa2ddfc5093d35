//! What each person decided: which kinds of notices go out by which channel.

use crate::{Db, StoreError, Tx};
use domain::ids::PersonId;
use domain::notice::{Channel, NoticeKind, Switches};

row! {
    /// A decision.
    SwitchRow {
        /// Whose.
        person: PersonId = "person_id",
        /// Of which kind.
        kind: NoticeKind = "kind",
        /// By which channel.
        channel: Channel = "channel",
        /// Goes out.
        is_on: bool = "is_on",
    }
}

statements! {
    OF_PERSONS = concat!("select person_id, kind, channel, is_on from notice_switch where person_id in ", list32!());
    SET = "insert into notice_switch (person_id, kind, channel, is_on) values ($1, $2, $3, $4) \
        on conflict (person_id, kind, channel) do update set is_on = excluded.is_on";
}

/// How a person's switches stand.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn of_person(db: &Db, person: &PersonId) -> Result<Switches, StoreError> {
    let rows = all_in!(db, SwitchRow, OF_PERSONS, std::slice::from_ref(person))?;
    Ok(Switches::decided(rows.into_iter().map(|row| (row.kind, row.channel, row.is_on))))
}

/// What several persons decided; nothing for who never did.
pub(crate) async fn of_persons(tx: &mut Tx, persons: &[PersonId]) -> Result<Vec<SwitchRow>, StoreError> {
    all_in!(tx, SwitchRow, OF_PERSONS, persons)
}

/// Keeps every switch as it stands now.
///
/// # Errors
/// [`StoreError::Reference`] when the person is unknown.
pub async fn set(tx: &mut Tx, person: &PersonId, switches: &Switches) -> Result<(), StoreError> {
    for (kind, channel, on) in switches.all() {
        exec!(tx, SET, person.as_str(), kind.as_str(), channel.as_str(), i64::from(on))?;
    }
    Ok(())
}
