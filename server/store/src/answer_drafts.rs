//! Answers before they are signed: one for each institution's part, with a revision that tells a colleague's change (A7.0.2).

use crate::{Db, StoreError, Tx};
use domain::house::DraftState;
use domain::ids::{AssignmentId, DistrictId, InstitutionId, MediaId, PersonId, UnitId};
use domain::time::UnixMs;

row! {
    /// A draft.
    AnswerDraftRow {
        /// The institution's part.
        assignment: AssignmentId = "assignment_id",
        /// The institution.
        institution: InstitutionId = "institution_id",
        /// Who wrote it last.
        person: PersonId = "person_id",
        /// The words.
        text: String = "text",
        /// Ids of photos with spaces between.
        media: String = "media",
        /// Where it stands.
        state: DraftState = "state",
        /// Why it came back.
        remark: String = "remark",
        /// Grows with every change, from 1.
        revision: i64 = "revision",
        /// When it was changed last.
        changed_ms: UnixMs = "changed_ms",
        /// Who approved or returned it.
        decided_by: Option<PersonId> = "decided_by",
        /// When.
        decided_ms: Option<UnixMs> = "decided_ms",
    }
}

macro_rules! columns {
    () => {
        "assignment_id, institution_id, person_id, text, media, state, remark, revision, changed_ms, decided_by, decided_ms"
    };
}

statements! {
    FIND = concat!("select ", columns!(), " from answer_draft where assignment_id = $1");
    PUT = "insert into answer_draft (assignment_id, institution_id, person_id, text, media, state, remark, revision, changed_ms) \
        values ($1, $2, $3, $4, $5, $6, '', 1, $7) \
        on conflict (assignment_id) do update set person_id = excluded.person_id, text = excluded.text, media = excluded.media, \
        state = excluded.state, revision = answer_draft.revision + 1, changed_ms = excluded.changed_ms \
        where answer_draft.revision = $8";
    DECIDE = "update answer_draft set state = $3, remark = $4, decided_by = $5, decided_ms = $6, revision = revision + 1 \
        where assignment_id = $1 and revision = $2 and state = 'submitted'";
    CLOSE = "update answer_draft set state = 'signed', revision = revision + 1 where assignment_id = $1";
    COUNT_SUBMITTED = "select count(*) from answer_draft join assignment on assignment.id = answer_draft.assignment_id \
        where answer_draft.institution_id = $1 and answer_draft.state = 'submitted' and assignment.open = 1 \
        and answer_draft.person_id <> $2 and (cast($3 as text) is null or assignment.unit_id = $3) \
        and (cast($4 as text) is null or exists (select 1 from appeal where appeal.id = assignment.appeal_id \
        and (appeal.district_id is null or appeal.district_id = $4 \
        or appeal.district_id in (select district.id from district where district.parent_id = $4))))";
    SHOWS = "select count(*) from answer_draft where institution_id = $1 and media like '%' || $2 || '%'";
}

impl AnswerDraftRow {
    /// Its photos.
    pub fn photos(&self) -> Vec<MediaId> {
        self.media.split_whitespace().map(MediaId::from).collect()
    }
}

/// The draft of a part.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn find(db: &Db, assignment: &AssignmentId) -> Result<Option<AnswerDraftRow>, StoreError> {
    maybe!(db, AnswerDraftRow, FIND, assignment.as_str())
}

/// [`find`] within a transaction.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn find_in(tx: &mut Tx, assignment: &AssignmentId) -> Result<Option<AnswerDraftRow>, StoreError> {
    maybe!(tx, AnswerDraftRow, FIND, assignment.as_str())
}

/// Keeps words, photos and state over the revision that the row names; false when another one is there.
///
/// # Errors
/// [`StoreError::Reference`] when part, institution or person is unknown.
pub async fn put(tx: &mut Tx, row: &AnswerDraftRow) -> Result<bool, StoreError> {
    let r = row;
    #[rustfmt::skip]
    let written = exec!(tx, PUT, r.assignment.as_str(), r.institution.as_str(), r.person.as_str(), &r.text, &r.media, r.state.as_str(),
        r.changed_ms.0, r.revision)?;
    Ok(written == 1)
}

/// Approves or returns what waits, over this revision; false when it is not there any more.
///
/// # Errors
/// [`StoreError::Reference`] when the person is unknown.
pub async fn decide(
    tx: &mut Tx,
    assignment: &AssignmentId,
    revision: i64,
    state: DraftState,
    remark: &str,
    (by, now): (&PersonId, UnixMs),
) -> Result<bool, StoreError> {
    Ok(exec!(tx, DECIDE, assignment.as_str(), revision, state.as_str(), remark, by.as_str(), now.0)? == 1)
}

/// The part was answered without approval: nothing is left to be written.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn close(tx: &mut Tx, assignment: &AssignmentId) -> Result<(), StoreError> {
    exec!(tx, CLOSE, assignment.as_str())?;
    Ok(())
}

/// How many wait for approval by somebody who is not `author`: in one unit, or in the whole house; `within` the district of that
/// employee's grant, where what has no district is everybody's.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn count_submitted(
    db: &Db,
    institution: &InstitutionId,
    author: &PersonId,
    (unit, within): (Option<&UnitId>, Option<&DistrictId>),
) -> Result<u32, StoreError> {
    let (unit, within) = (unit.map(UnitId::as_str), within.map(DistrictId::as_str));
    let (count,) = one!(db, (i64,), COUNT_SUBMITTED, institution.as_str(), author.as_str(), unit, within)?;
    Ok(u32::try_from(count).unwrap_or(u32::MAX))
}

/// Whether a photo belongs to a draft of this institution.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn shows(db: &Db, institution: &InstitutionId, media: &MediaId) -> Result<bool, StoreError> {
    let (count,) = one!(db, (i64,), SHOWS, institution.as_str(), media.as_str())?;
    Ok(count > 0)
}
