//! Questions about e-services: everybody sees them once the provider has answered.

use crate::{Db, StoreError, Tx};
use domain::ids::{EserviceId, InstitutionId, PersonId};
use domain::time::UnixMs;
use std::collections::HashMap;

row! {
    /// A question.
    QuestionRow {
        /// Id, made by the page.
        id: String = "id",
        /// The service.
        eservice: EserviceId = "eservice_id",
        /// Who provided it when it was asked.
        institution: InstitutionId = "institution_id",
        /// Who asks; nobody else is told.
        person: PersonId = "person_id",
        /// The question.
        text: String = "text",
        /// When.
        asked_ms: UnixMs = "asked_ms",
        /// The answer.
        answer: Option<String> = "answer",
        /// By whom.
        answered_by: Option<PersonId> = "answered_by",
        /// When it was answered; `None` while it waits.
        answered_ms: Option<UnixMs> = "answered_ms",
    }
}

macro_rules! question {
    () => {
        "id, eservice_id, institution_id, person_id, text, asked_ms, answer, answered_by, answered_ms"
    };
}

statements! {
    ADD = "insert into eservice_question (id, eservice_id, institution_id, person_id, text, asked_ms) values ($1, $2, $3, $4, $5, $6)";
    FIND = concat!("select ", question!(), " from eservice_question where id = $1");
    ANSWER = "update eservice_question set answer = $2, answered_by = $3, answered_ms = $4 where id = $1 and answered_ms is null";
    ANSWERED = concat!("select ", question!(), " from eservice_question where eservice_id = $1 and answered_ms is not null \
        order by answered_ms desc, id limit $2");
    WAITING_OF = concat!("select ", question!(), " from eservice_question where eservice_id = $1 and person_id = $2 and answered_ms is null \
        order by asked_ms, id");
    WAITING = concat!("select ", question!(), " from eservice_question where institution_id = $1 and answered_ms is null \
        order by asked_ms, id limit $2");
    WAITING_BY_SERVICE = "select eservice_id, count(*) from eservice_question where institution_id = $1 and answered_ms is null group by eservice_id";
    OF_PERSON = concat!("select ", question!(), " from eservice_question where person_id = $1 order by asked_ms desc, id");
}

/// Keeps a question that waits.
///
/// # Errors
/// [`StoreError::Unique`] when the id was used before, [`StoreError::Reference`] when something is unknown.
pub async fn add(tx: &mut Tx, row: &QuestionRow) -> Result<(), StoreError> {
    let r = row;
    exec!(tx, ADD, &r.id, r.eservice.as_str(), r.institution.as_str(), r.person.as_str(), &r.text, r.asked_ms.0)?;
    Ok(())
}

/// A question by id.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn find(db: &Db, id: &str) -> Result<Option<QuestionRow>, StoreError> {
    maybe!(db, QuestionRow, FIND, id)
}

/// Answers it; false when a colleague was faster.
///
/// # Errors
/// [`StoreError::Reference`] when the person is unknown.
pub async fn answer(tx: &mut Tx, id: &str, words: &str, by: &PersonId, now: UnixMs) -> Result<bool, StoreError> {
    Ok(exec!(tx, ANSWER, id, words, by.as_str(), now.0)? == 1)
}

/// Answered questions about a service, answered last first.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn answered(db: &Db, eservice: &EserviceId, limit: u32) -> Result<Vec<QuestionRow>, StoreError> {
    all!(db, QuestionRow, ANSWERED, eservice.as_str(), i64::from(limit))
}

/// A person's questions about a service that wait.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn waiting_of(db: &Db, eservice: &EserviceId, person: &PersonId) -> Result<Vec<QuestionRow>, StoreError> {
    all!(db, QuestionRow, WAITING_OF, eservice.as_str(), person.as_str())
}

/// What waits for an institution, the oldest first.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn waiting(db: &Db, institution: &InstitutionId, limit: u32) -> Result<Vec<QuestionRow>, StoreError> {
    all!(db, QuestionRow, WAITING, institution.as_str(), i64::from(limit))
}

/// How many wait for an institution, by service.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn waiting_by_service(db: &Db, institution: &InstitutionId) -> Result<HashMap<EserviceId, u32>, StoreError> {
    let rows = all!(db, (String, i64), WAITING_BY_SERVICE, institution.as_str())?;
    Ok(rows.into_iter().map(|(id, count)| (EserviceId(id), u32::try_from(count).unwrap_or(u32::MAX))).collect())
}

/// All questions of a person, the newest first.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn of_person(db: &Db, person: &PersonId) -> Result<Vec<QuestionRow>, StoreError> {
    all!(db, QuestionRow, OF_PERSON, person.as_str())
}
