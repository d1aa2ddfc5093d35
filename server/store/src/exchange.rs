//! Where what is known of a person came from (A4.1, A4.3), and which registers were asked about whom (T3.4).

use crate::holds::holds_person;
use crate::{Db, StoreError, Tx};
use domain::exchange::{Data, Fact, FactSource, FactState};
use domain::ids::PersonId;
use domain::time::UnixMs;

row! {
    /// A fact of a person: its origin; names, phone and the legal person's name stand with the person.
    FactRow {
        /// Whose.
        person: PersonId = "person_id",
        /// Which.
        fact: Fact = "fact",
        /// What became of asking the register.
        state: FactState = "state",
        /// Where what is kept came from.
        source: FactSource = "source",
        /// When it came, or when asking began.
        at_ms: UnixMs = "at_ms",
        /// The register is not asked again before then.
        until_ms: UnixMs = "until_ms",
        /// The legal person it is about.
        voen: Option<String> = "voen",
        /// That one's address.
        address: Option<String> = "address",
        /// On what an employee relied; empty when none entered it.
        basis: String = "basis",
        /// Who entered it.
        entered_by: Option<PersonId> = "entered_by",
    }
}

row! {
    /// A question to a register.
    CallRow {
        /// Its id, the same at the register (`X-Road-Id`).
        id: String = "id",
        /// About whom.
        person: PersonId = "person_id",
        /// What was asked.
        fact: Fact = "fact",
        /// What for.
        purpose: String = "purpose",
        /// When.
        at_ms: UnixMs = "at_ms",
        /// `asked`, `answered`, `unknown`, or the word of a trouble.
        outcome: String = "outcome",
        /// The hash by which the security server's log knows the question (`X-Road-Request-Hash`).
        request_hash: Option<String> = "request_hash",
    }
}

macro_rules! fact {
    () => {
        "person_id, fact, state, source, at_ms, until_ms, voen, address, basis, entered_by"
    };
}

statements! {
    OF_PERSON = concat!("select ", fact!(), " from person_fact where person_id = $1 order by fact");
    // A question in place of what was known leaves source, moment and address until it is answered, unless it is about another
    // legal person.
    ASK = "insert into person_fact (person_id, fact, state, source, at_ms, until_ms, voen, address, basis, entered_by) \
        values ($1, $2, 'waiting', 'sign_in', $3, $3, $4, null, '', null) on conflict (person_id, fact) do update set state = 'waiting', \
        source = case when person_fact.voen = excluded.voen or excluded.voen is null then person_fact.source else 'sign_in' end, \
        address = case when person_fact.voen = excluded.voen or excluded.voen is null then person_fact.address else null end, \
        basis = case when person_fact.voen = excluded.voen or excluded.voen is null then person_fact.basis else '' end, \
        entered_by = case when person_fact.voen = excluded.voen or excluded.voen is null then person_fact.entered_by else null end, \
        voen = excluded.voen";
    PUT = "insert into person_fact (person_id, fact, state, source, at_ms, until_ms, voen, address, basis, entered_by) \
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict (person_id, fact) do update set state = excluded.state, \
        source = excluded.source, at_ms = excluded.at_ms, until_ms = excluded.until_ms, voen = excluded.voen, address = excluded.address, \
        basis = excluded.basis, entered_by = excluded.entered_by";
    END = "update person_fact set state = $3, until_ms = $4 where person_id = $1 and fact = $2 and state = 'waiting'";
    END_ABOUT = "update person_fact set state = $3, until_ms = $4 where person_id = $1 and fact = $2 and state = 'waiting' \
        and coalesce(voen, '') = $5";
    // Both databases lock the row by this; SQLite has no `for update`.
    HOLD = "update person set created_ms = created_ms where id = $1";
    NAMES = "update person set surname = $2, given_name = $3, patronymic = $4 where id = $1 and issuer <> 'closed'";
    PHONE = "update person set phone = $2 where id = $1 and issuer <> 'closed'";
    LEGAL_NAME = "update person set legal_name = $2 where id = $1 and voen = $3 and issuer <> 'closed'";
    FORGET = concat!("delete from person_fact where person_id = $1 and not ", holds_person!());
    CALL = "insert into exchange_call (id, person_id, fact, purpose, at_ms, outcome) values ($1, $2, $3, $4, $5, 'asked')";
    CALLED = "update exchange_call set outcome = $2, request_hash = $3 where id = $1 and outcome = 'asked'";
    CALLS = "select id, person_id, fact, purpose, at_ms, outcome, request_hash from exchange_call where person_id = $1 \
        order by at_ms desc, id desc limit $2";
}

/// What is known about the origin of a person's facts.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn of_person(db: &Db, person: &PersonId) -> Result<Vec<FactRow>, StoreError> {
    all!(db, FactRow, OF_PERSON, person.as_str())
}

/// The same as this transaction sees it. Until it ends nobody else changes what is known of the person, so that what was read here
/// still holds when it is written.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn seen(tx: &mut Tx, person: &PersonId) -> Result<Vec<FactRow>, StoreError> {
    exec!(tx, HOLD, person.as_str())?;
    all!(tx, FactRow, OF_PERSON, person.as_str())
}

/// From now on the register is being asked; what is known stays until it answers. `voen` of the legal person, if it is about one.
///
/// # Errors
/// [`StoreError::Reference`] when the person is unknown.
pub async fn ask(tx: &mut Tx, person: &PersonId, fact: Fact, voen: Option<&str>, now: UnixMs) -> Result<(), StoreError> {
    exec!(tx, ASK, person.as_str(), fact.as_str(), now.0, voen)?;
    Ok(())
}

/// Keeps what a register said or an employee entered, and where it came from. False when the account was closed meanwhile, or
/// the person represents another legal person now: then nothing is kept.
///
/// # Errors
/// [`StoreError::Reference`] when a person is unknown.
pub async fn learn(tx: &mut Tx, row: &FactRow, data: &Data) -> Result<bool, StoreError> {
    let r = row;
    let id = r.person.as_str();
    let kept = match data {
        Data::Names { surname, given_name, patronymic } => exec!(tx, NAMES, id, surname, given_name, patronymic)?,
        Data::Phone(phone) => exec!(tx, PHONE, id, phone)?,
        Data::LegalPerson { name, .. } => exec!(tx, LEGAL_NAME, id, name, &r.voen)?,
    };
    if kept == 1 {
        let by = r.entered_by.as_ref().map(PersonId::as_str);
        #[rustfmt::skip]
        exec!(tx, PUT, id, r.fact.as_str(), r.state.as_str(), r.source.as_str(), r.at_ms.0, r.until_ms.0, &r.voen, &r.address, &r.basis, by)?;
    }
    Ok(kept == 1)
}

/// A question came to nothing; the register is not asked again before `until`. `voen` of the legal person it was about: a newer
/// question, about another one, goes on waiting.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn end_about(
    tx: &mut Tx,
    person: &PersonId,
    fact: Fact,
    voen: Option<&str>,
    state: FactState,
    until: UnixMs,
) -> Result<(), StoreError> {
    exec!(tx, HOLD, person.as_str())?;
    exec!(tx, END_ABOUT, person.as_str(), fact.as_str(), state.as_str(), until.0, voen.unwrap_or_default())?;
    Ok(())
}

/// There is nothing (any more) that could be asked; the register is not asked again before `until`.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn end(tx: &mut Tx, person: &PersonId, fact: Fact, state: FactState, until: UnixMs) -> Result<(), StoreError> {
    exec!(tx, HOLD, person.as_str())?;
    exec!(tx, END, person.as_str(), fact.as_str(), state.as_str(), until.0)?;
    Ok(())
}

/// Forgets where a person's facts came from (T2.2).
pub(crate) async fn forget(tx: &mut Tx, person: &PersonId) -> Result<(), StoreError> {
    exec!(tx, FORGET, person.as_str())?;
    Ok(())
}

/// Writes a question down, before it leaves.
///
/// # Errors
/// [`StoreError::Reference`] when the person is unknown.
pub async fn call(tx: &mut Tx, row: &CallRow) -> Result<(), StoreError> {
    exec!(tx, CALL, &row.id, row.person.as_str(), row.fact.as_str(), &row.purpose, row.at_ms.0)?;
    Ok(())
}

/// What became of a question.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn called(tx: &mut Tx, id: &str, outcome: &str, request_hash: Option<&str>) -> Result<(), StoreError> {
    exec!(tx, CALLED, id, outcome, request_hash)?;
    Ok(())
}

/// The questions about a person, the newest first.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn calls(db: &Db, person: &PersonId, limit: u32) -> Result<Vec<CallRow>, StoreError> {
    all!(db, CallRow, CALLS, person.as_str(), i64::from(limit))
}
