//! What happened to an appeal, only ever added to. Each entry carries the hash of the one before, so that a changed or missing
//! entry shows.

mod chain;

use crate::{Db, StoreError, Tx};
use domain::appeal::view::What;
use domain::ids::{AppealId, InstitutionId, PersonId};
use domain::role::Role;
use domain::time::UnixMs;

pub use chain::Chain;
pub(crate) use chain::hash_of;

/// Who may read an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Audience {
    /// Everybody (A2.2.5).
    Public,
    /// The author, joined persons and staff.
    Participants,
    /// Staff alone.
    Staff,
}

impl Audience {
    /// The word used in the database.
    pub fn as_str(self) -> &'static str {
        match self {
            Audience::Public => "public",
            Audience::Participants => "participants",
            Audience::Staff => "staff",
        }
    }

    fn parse(text: &str) -> Option<Audience> {
        [Audience::Public, Audience::Participants, Audience::Staff].into_iter().find(|audience| audience.as_str() == text)
    }
}

impl crate::row::Column for Audience {
    type Raw = String;
    fn read(raw: String) -> Result<Self, crate::row::Unknown> {
        Audience::parse(&raw).ok_or(crate::row::Unknown)
    }
}

/// An entry to be added.
#[derive(Clone, Debug, PartialEq)]
pub struct NewEvent {
    /// When.
    pub at_ms: UnixMs,
    /// Who; `None` for the system.
    pub person: Option<PersonId>,
    /// Under which role.
    pub role: Role,
    /// The institution that did it or to which it went.
    pub institution: Option<InstitutionId>,
    /// What.
    pub what: What,
    /// The clause it rests on.
    pub clause: String,
    /// Who may read it.
    pub audience: Audience,
    /// What belongs to it, as JSON.
    pub data: String,
    /// Name of the session in which it was done (T6.1); `None` for the system.
    pub session: Option<String>,
}

row! {
    /// An institution to which an appeal did not go back, because it is no longer in use.
    GoneRow {
        /// The appeal.
        appeal: AppealId = "appeal_id",
        /// The institution.
        institution: InstitutionId = "institution_id",
    }
}

row! {
    /// An entry.
    EventRow {
        /// Grows over all appeals.
        seq: i64 = "seq",
        /// The appeal.
        appeal: AppealId = "appeal_id",
        /// Position within the appeal, from 1.
        nr: i64 = "nr",
        /// When.
        at_ms: UnixMs = "at_ms",
        /// Who.
        person: Option<PersonId> = "actor_person_id",
        /// Under which role.
        role: Role = "actor_role",
        /// The institution that did it or to which it went.
        institution: Option<InstitutionId> = "institution_id",
        /// What.
        what: What = "what",
        /// The clause it rests on.
        clause: String = "clause",
        /// Who may read it.
        audience: Audience = "audience",
        /// What belongs to it, as JSON.
        data: String = "data",
        /// Hash of the entry before; empty at the first.
        prev_hash: String = "prev_hash",
        /// Hash of this entry.
        hash: String = "hash",
        /// Name of the session in which it was done.
        session: Option<String> = "session",
    }
}

macro_rules! columns {
    () => {
        "appeal_id, nr, at_ms, actor_person_id, actor_role, institution_id, what, clause, audience, data, prev_hash, hash, \
         session"
    };
}

statements! {
    HEAD = "update appeal set event_count = event_count + $2 where id = $1 returning event_count, event_head_hash";
    SET_HEAD = "update appeal set event_head_hash = $2 where id = $1";
    NEWEST = "select max(seq) from appeal_event";
    INSERT = concat!("insert into appeal_event (", columns!(), ") values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)");
    OF_APPEAL = concat!("select seq, ", columns!(), " from appeal_event where appeal_id = $1 order by nr");
    GONE = concat!("select appeal_id, institution_id from appeal_event as gone where what = 'institution_gone' and institution_id is not null \
        and not exists (select 1 from appeal_event as later where later.appeal_id = gone.appeal_id and later.nr > gone.nr \
        and later.what in ('forwarded', 'sent_back', 'reopened')) and appeal_id in ", list32!(), " order by appeal_id, nr");
    SINCE = concat!("select seq, ", columns!(), " from appeal_event where seq > $1 order by seq limit $2");
    EXPECTED = "select event_count, event_head_hash from appeal where id = $1";
}

/// Adds entries to an appeal's chain, in their order.
///
/// # Errors
/// [`StoreError::NoRow`] when there is no such appeal.
pub async fn append(tx: &mut Tx, appeal: &AppealId, events: &[NewEvent]) -> Result<(), StoreError> {
    let added = events.len() as i64;
    let (count, mut head) = one!(tx, (i64, String), HEAD, appeal.as_str(), added)?;
    for (nr, event) in (count - added + 1..).zip(events) {
        head = insert(tx, appeal, nr, event, &head).await?;
    }
    exec!(tx, SET_HEAD, appeal.as_str(), &head)?;
    Ok(())
}

/// The institutions to which these appeals did not go back, as long as they have not come to the owner's staff for another reason since.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn gone(db: &Db, appeals: &[AppealId]) -> Result<Vec<GoneRow>, StoreError> {
    all_in!(db, GoneRow, GONE, appeals)
}

/// Adds one entry after the hash `prev`; its own hash. The caller keeps the appeal's head.
pub(crate) async fn insert(tx: &mut Tx, appeal: &AppealId, nr: i64, event: &NewEvent, prev: &str) -> Result<String, StoreError> {
    let (e, hash) = (event, hash_of(appeal, nr, event, prev));
    let person = e.person.as_ref().map(PersonId::as_str);
    let institution = e.institution.as_ref().map(InstitutionId::as_str);
    #[rustfmt::skip]
    exec!(tx, INSERT, appeal.as_str(), nr, e.at_ms.0, person, e.role.as_str(), institution, e.what.as_str(), &e.clause,
        e.audience.as_str(), &e.data, prev, &hash, &e.session)?;
    Ok(hash)
}

/// An appeal's entries, the oldest first.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn of_appeal(db: &Db, appeal: &AppealId) -> Result<Vec<EventRow>, StoreError> {
    all!(db, EventRow, OF_APPEAL, appeal.as_str())
}

/// Entries of all appeals after a `seq`, for followers. On PostgreSQL a number may appear a moment after a larger one.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn since(db: &Db, seq: i64, limit: u32) -> Result<Vec<EventRow>, StoreError> {
    all!(db, EventRow, SINCE, seq, i64::from(limit))
}

/// The largest `seq` of all; 0 when nothing has happened.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn newest(db: &Db) -> Result<i64, StoreError> {
    let (newest,) = one!(db, (Option<i64>,), NEWEST)?;
    Ok(newest.unwrap_or_default())
}

/// Checks an appeal's chain against its own hashes and against the head kept with the appeal.
///
/// # Errors
/// [`StoreError::NoRow`] when there is no such appeal.
pub async fn verify(db: &Db, appeal: &AppealId) -> Result<Chain, StoreError> {
    let (count, head) = one!(db, (i64, String), EXPECTED, appeal.as_str())?;
    let rows = of_appeal(db, appeal).await?;
    Ok(chain::check(&rows, count, &head))
}
