//! What was done with accounts, only ever added to; and everything a person did, with accounts and with appeals (T6.1).

use crate::{Db, StoreError, Tx};
use domain::account::Act;
use domain::appeal::view::What;
use domain::ids::{AppealId, PersonId};
use domain::role::Role;
use domain::time::UnixMs;

row! {
    /// An action on an account.
    AccountEventRow {
        /// Id; UUIDv7.
        id: String = "id",
        /// Whose account.
        person: PersonId = "person_id",
        /// When.
        at_ms: UnixMs = "at_ms",
        /// Who did it; `None` for the system.
        actor: Option<PersonId> = "actor_person_id",
        /// Under which role.
        role: Role = "actor_role",
        /// Name of the session.
        session: Option<String> = "session",
        /// What.
        what: Act = "what",
        /// What belongs to it: a version, a reason, a day.
        data: String = "data",
    }
}

row! {
    /// An action on an appeal, as far as the person's own log shows it.
    AppealActionRow {
        /// When.
        at_ms: UnixMs = "at_ms",
        /// What.
        what: What = "what",
        /// Under which role.
        role: Role = "actor_role",
        /// Name of the session.
        session: Option<String> = "session",
        /// The appeal.
        appeal: AppealId = "appeal_id",
        /// Its number now.
        number: String = "number",
    }
}

statements! {
    INSERT = "insert into account_event (id, person_id, at_ms, actor_person_id, actor_role, session, what, data) \
        values ($1, $2, $3, $4, $5, $6, $7, $8)";
    OF_PERSON = "select id, person_id, at_ms, actor_person_id, actor_role, session, what, data from account_event \
        where person_id = $1 order by at_ms desc, id desc limit $2";
    ON_APPEALS = "select appeal_event.at_ms, appeal_event.what, appeal_event.actor_role, appeal_event.session, appeal_event.appeal_id, \
        coalesce(appeal.number, appeal.receipt_number) as number from appeal_event join appeal on appeal.id = appeal_event.appeal_id \
        where appeal_event.actor_person_id = $1 order by appeal_event.seq desc limit $2";
}

/// Writes an action down.
///
/// # Errors
/// [`StoreError::Reference`] when a person is unknown.
pub async fn append(tx: &mut Tx, row: &AccountEventRow) -> Result<(), StoreError> {
    let r = row;
    let actor = r.actor.as_ref().map(PersonId::as_str);
    #[rustfmt::skip]
    exec!(tx, INSERT, &r.id, r.person.as_str(), r.at_ms.0, actor, r.role.as_str(), &r.session, r.what.as_str(), &r.data)?;
    Ok(())
}

/// What was done with a person's account, the newest first.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn of_person(db: &Db, person: &PersonId, limit: u32) -> Result<Vec<AccountEventRow>, StoreError> {
    all!(db, AccountEventRow, OF_PERSON, person.as_str(), i64::from(limit))
}

/// What a person did with appeals, the newest first.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn on_appeals(db: &Db, person: &PersonId, limit: u32) -> Result<Vec<AppealActionRow>, StoreError> {
    all!(db, AppealActionRow, ON_APPEALS, person.as_str(), i64::from(limit))
}
