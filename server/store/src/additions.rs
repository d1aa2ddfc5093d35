//! What persons add to an appeal after sending it: documents, disputes, complaints (A9.1). Only ever added to.

use crate::{Db, StoreError, Tx, counters, media};
use domain::ids::{AdditionId, AppealId, InstitutionId, MediaId, PersonId};
use domain::number::Series;
use domain::time::UnixMs;

/// What kind of addition it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum AdditionKind {
    /// Words and photos (law 14, item 1).
    Documents,
    /// That nothing is solved (law 14, item 8).
    Dispute,
    /// A complaint about a decision (law 14, item 8).
    Complaint,
}

impl AdditionKind {
    /// The word used in the database.
    pub fn as_str(self) -> &'static str {
        match self {
            AdditionKind::Documents => "documents",
            AdditionKind::Dispute => "dispute",
            AdditionKind::Complaint => "complaint",
        }
    }

    fn parse(text: &str) -> Option<AdditionKind> {
        [AdditionKind::Documents, AdditionKind::Dispute, AdditionKind::Complaint].into_iter().find(|kind| kind.as_str() == text)
    }
}

impl crate::row::Column for AdditionKind {
    type Raw = String;
    fn read(raw: String) -> Result<Self, crate::row::Unknown> {
        AdditionKind::parse(&raw).ok_or(crate::row::Unknown)
    }
}

row! {
    /// An addition.
    AdditionRow {
        /// Id, made by the browser.
        id: AdditionId = "id",
        /// The appeal.
        appeal: AppealId = "appeal_id",
        /// Who.
        person: PersonId = "person_id",
        /// What.
        kind: AdditionKind = "kind",
        /// The complaint's own number.
        number: Option<String> = "number",
        /// Whose decision is complained about.
        institution: Option<InstitutionId> = "institution_id",
        /// Own words.
        text: String = "text",
        /// What a complaint asks for.
        demand: String = "demand",
        /// When.
        added_ms: UnixMs = "added_ms",
    }
}

macro_rules! columns {
    () => {
        "id, appeal_id, person_id, kind, number, institution_id, text, demand, added_ms"
    };
}

statements! {
    INSERT = concat!("insert into appeal_addition (", columns!(), ") values ($1, $2, $3, $4, $5, $6, $7, $8, $9)");
    OF_APPEAL = concat!("select ", columns!(), " from appeal_addition where appeal_id = $1 order by added_ms, id");
    FIND = concat!("select ", columns!(), " from appeal_addition where id = $1");
}

/// Writes an addition and its files.
///
/// # Errors
/// [`StoreError::Unique`] when the id was used before, [`StoreError::Reference`] when appeal, person or a file is unknown.
pub async fn insert(tx: &mut Tx, addition: &AdditionRow, files: &[MediaId]) -> Result<(), StoreError> {
    let a = addition;
    let institution = a.institution.as_ref().map(InstitutionId::as_str);
    #[rustfmt::skip]
    exec!(tx, INSERT, a.id.as_str(), a.appeal.as_str(), a.person.as_str(), a.kind.as_str(), &a.number, institution, &a.text, &a.demand,
        a.added_ms.0)?;
    media::link_addition(tx, &a.appeal, &a.id, files).await
}

/// The number of a new complaint, from the book of the year.
///
/// # Errors
/// [`StoreError::Damaged`] when the year is out of range.
pub async fn complaint_number(tx: &mut Tx, now: UnixMs) -> Result<String, StoreError> {
    Ok(counters::next(tx, Series::Complaint, now.date().year()).await?.to_string())
}

/// Everything added to an appeal, the oldest first.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn of_appeal(db: &Db, appeal: &AppealId) -> Result<Vec<AdditionRow>, StoreError> {
    all!(db, AdditionRow, OF_APPEAL, appeal.as_str())
}

/// [`of_appeal`] within a transaction.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn of_appeal_in(tx: &mut Tx, appeal: &AppealId) -> Result<Vec<AdditionRow>, StoreError> {
    all!(tx, AdditionRow, OF_APPEAL, appeal.as_str())
}

/// An addition by id.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn find(db: &Db, id: &AdditionId) -> Result<Option<AdditionRow>, StoreError> {
    maybe!(db, AdditionRow, FIND, id.as_str())
}
