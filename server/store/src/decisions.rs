//! What institutions decided besides answering, with their reasons (A8.8, A8.11, A9.2). Only ever added to.

use crate::{Db, StoreError, Tx};
use domain::ids::{AppealId, InstitutionId, PersonId};
use domain::procedure::{DecisionKind, UnconsideredGround};
use domain::time::{Date, UnixMs};

row! {
    /// A decision.
    DecisionRow {
        /// Id (UUIDv7).
        id: String = "id",
        /// The appeal.
        appeal: AppealId = "appeal_id",
        /// Who decided.
        institution: InstitutionId = "institution_id",
        /// The employee.
        person: PersonId = "person_id",
        /// What was decided.
        kind: DecisionKind = "kind",
        /// The ground of leaving unconsidered (law 8.1).
        ground: Option<UnconsideredGround> = "ground",
        /// The reasons.
        text: String = "text",
        /// To whom it was sent on.
        target: Option<InstitutionId> = "target_id",
        /// The last day before an extension.
        due_before: Option<Date> = "due_before",
        /// And after it.
        due_on: Option<Date> = "due_on",
        /// The article that the extension rests on.
        due_article: Option<String> = "due_article",
        /// When.
        decided_ms: UnixMs = "decided_ms",
    }
}

macro_rules! columns {
    () => {
        "id, appeal_id, institution_id, person_id, kind, ground, text, target_id, due_before, due_on, due_article, decided_ms"
    };
}

statements! {
    INSERT = concat!("insert into decision (", columns!(), ") values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)");
    OF_APPEAL = concat!("select ", columns!(), " from decision where appeal_id = $1 order by decided_ms, id");
}

/// Writes a decision down.
///
/// # Errors
/// [`StoreError::Reference`] when appeal, institution or person is unknown.
pub async fn insert(tx: &mut Tx, decision: &DecisionRow) -> Result<(), StoreError> {
    let d = decision;
    let (before, due) = (d.due_before.map(|day| day.to_string()), d.due_on.map(|day| day.to_string()));
    let (ground, target) = (d.ground.map(UnconsideredGround::as_str), d.target.as_ref().map(InstitutionId::as_str));
    #[rustfmt::skip]
    exec!(tx, INSERT, &d.id, d.appeal.as_str(), d.institution.as_str(), d.person.as_str(), d.kind.as_str(), ground, &d.text, target,
        before, due, &d.due_article, d.decided_ms.0)?;
    Ok(())
}

/// An appeal's decisions, the oldest first.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn of_appeal(db: &Db, appeal: &AppealId) -> Result<Vec<DecisionRow>, StoreError> {
    all!(db, DecisionRow, OF_APPEAL, appeal.as_str())
}

/// [`of_appeal`] within a transaction.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn of_appeal_in(tx: &mut Tx, appeal: &AppealId) -> Result<Vec<DecisionRow>, StoreError> {
    all!(tx, DecisionRow, OF_APPEAL, appeal.as_str())
}
