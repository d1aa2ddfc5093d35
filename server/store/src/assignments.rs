//! Assignments: an institution's part in an appeal, with its own clock (A8.5).

use crate::{Db, StoreError, Tx};
use domain::ids::{AppealId, AssignmentId, InstitutionId};
use domain::lifecycle::AssignmentStatus;
use domain::time::{Date, UnixMs};

row! {
    /// An assignment.
    AssignmentRow {
        /// Id.
        id: AssignmentId = "id",
        /// The appeal.
        appeal: AppealId = "appeal_id",
        /// The institution.
        institution: InstitutionId = "institution_id",
        /// It leads where several work.
        lead: bool = "lead",
        /// Where its work stands.
        status: AssignmentStatus = "status",
        /// The owner's note to it.
        note: String = "note",
        /// When it was placed in the cabinet.
        placed_ms: UnixMs = "placed_ms",
        /// Since when its status is.
        status_ms: UnixMs = "status_ms",
        /// Its deadline (A8.8).
        due_on: Date = "due_on",
        /// The article it comes from.
        due_article: String = "due_article",
    }
}

macro_rules! columns {
    () => {
        "id, appeal_id, institution_id, lead, status, note, placed_ms, status_ms, due_on, due_article"
    };
}

statements! {
    // Placed again after a recall or a forwarding it keeps its row and id.
    PLACE = concat!("insert into assignment (", columns!(), ", open) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) \
        on conflict (appeal_id, institution_id) do update set lead = excluded.lead, status = excluded.status, open = excluded.open, \
        note = excluded.note, placed_ms = excluded.placed_ms, status_ms = excluded.status_ms, due_on = excluded.due_on, \
        due_article = excluded.due_article, answered_on = null returning id");
    WRITE_ANEW = "update answer_draft set state = 'writing', revision = revision + 1 \
        where assignment_id = $1 and state in ('submitted', 'returned')";
    OF_APPEAL = concat!("select ", columns!(), " from assignment where appeal_id = $1 order by lead desc, placed_ms, id");
    OF_APPEALS = concat!("select ", columns!(), " from assignment where appeal_id in ", list32!(), " order by lead desc, placed_ms, id");
    FIND = concat!("select ", columns!(), " from assignment where appeal_id = $1 and institution_id = $2");
    SET_STATUS = "update assignment set status = $2, status_ms = $3, open = $4, answered_on = case $2 when 'answered' then $5 end \
        where id = $1";
    SET_DUE = "update assignment set due_on = $2, due_article = $3 where id = $1";
    SET_LEAD = "update assignment set lead = case when institution_id = $2 then 1 else 0 end where appeal_id = $1";
}

/// Places an appeal in an institution's cabinet, also again; the assignment's id.
///
/// # Errors
/// [`StoreError::Reference`] when appeal or institution is unknown.
pub async fn place(tx: &mut Tx, row: &AssignmentRow) -> Result<AssignmentId, StoreError> {
    let r = row;
    #[rustfmt::skip]
    let (id,) = one!(tx, (String,), PLACE, r.id.as_str(), r.appeal.as_str(), r.institution.as_str(), i64::from(r.lead), r.status.as_str(),
        &r.note, r.placed_ms.0, r.status_ms.0, r.due_on.to_string(), &r.due_article, i64::from(r.status.is_open()))?;
    // A draft from before begins again: nobody waits for an approval that was asked for then.
    exec!(tx, WRITE_ANEW, id.as_str())?;
    crate::hands::keep_who_is_there(tx, &id.as_str().into(), r.placed_ms).await?;
    // To whom a person's data are given is written down wherever they are given (T3.4).
    crate::disclosures::given(tx, &r.appeal, &r.institution, r.placed_ms).await?;
    Ok(id.into())
}

/// An appeal's assignments, the leading one first.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn of_appeal(db: &Db, appeal: &AppealId) -> Result<Vec<AssignmentRow>, StoreError> {
    all!(db, AssignmentRow, OF_APPEAL, appeal.as_str())
}

/// [`of_appeal`] within a transaction.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn of_appeal_in(tx: &mut Tx, appeal: &AppealId) -> Result<Vec<AssignmentRow>, StoreError> {
    all!(tx, AssignmentRow, OF_APPEAL, appeal.as_str())
}

/// The assignments of several appeals, leading ones first.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn of_appeals(db: &Db, appeals: &[AppealId]) -> Result<Vec<AssignmentRow>, StoreError> {
    all_in!(db, AssignmentRow, OF_APPEALS, appeals)
}

/// An institution's part in an appeal.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn find(db: &Db, appeal: &AppealId, institution: &InstitutionId) -> Result<Option<AssignmentRow>, StoreError> {
    maybe!(db, AssignmentRow, FIND, appeal.as_str(), institution.as_str())
}

/// Sets where the work stands; false when there is no such assignment.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn set_status(tx: &mut Tx, id: &AssignmentId, status: AssignmentStatus, now: UnixMs) -> Result<bool, StoreError> {
    Ok(exec!(tx, SET_STATUS, id.as_str(), status.as_str(), now.0, i64::from(status.is_open()), now.date().to_string())? == 1)
}

/// Sets the deadline and its article (A8.8); false when there is no such assignment.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn set_due(tx: &mut Tx, id: &AssignmentId, due: Date, article: &str) -> Result<bool, StoreError> {
    Ok(exec!(tx, SET_DUE, id.as_str(), due.to_string(), article)? == 1)
}

/// Makes this institution the leading one of the appeal.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn set_lead(tx: &mut Tx, appeal: &AppealId, institution: &InstitutionId) -> Result<(), StoreError> {
    exec!(tx, SET_LEAD, appeal.as_str(), institution.as_str())?;
    Ok(())
}
