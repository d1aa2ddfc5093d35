//! Announcements of the owner to institutions (A7.0.7): every version is kept, and who acknowledged which.

use crate::{Db, StoreError, Tx};
use domain::ids::{AnnouncementId, InstitutionId, PersonId};
use domain::time::{Date, UnixMs};

row! {
    /// A version of an announcement.
    AnnouncementRow {
        /// Id, the same for all its versions (UUIDv7).
        id: AnnouncementId = "id",
        /// Version, from 1.
        version: u32 = "version",
        /// Title.
        title: String = "title",
        /// Text.
        text: String = "text",
        /// By when it is to be acknowledged.
        ack_by: Option<Date> = "ack_by",
        /// Who published it.
        person: PersonId = "person_id",
        /// When.
        published_ms: UnixMs = "published_ms",
    }
}

row! {
    /// An institution to which an announcement goes, with its acknowledgement of the newest version.
    ReaderRow {
        /// The announcement.
        announcement: AnnouncementId = "announcement_id",
        /// The institution.
        institution: InstitutionId = "institution_id",
        /// The employee who acknowledged it.
        person: Option<PersonId> = "person_id",
        /// When.
        at_ms: Option<UnixMs> = "at_ms",
    }
}

macro_rules! columns {
    () => {
        "announcement.id, announcement.version, title, text, ack_by, announcement.person_id, published_ms"
    };
}

macro_rules! newest {
    ($id:literal) => {
        concat!("(select max(version) from announcement as newest where newest.id = ", $id, ")")
    };
}

statements! {
    PUBLISH = "insert into announcement (id, version, title, text, ack_by, person_id, published_ms) values ($1, $2, $3, $4, $5, $6, $7)";
    ADD_READER = "insert into announcement_reader (announcement_id, institution_id) values ($1, $2)";
    ACKNOWLEDGE = "insert into announcement_ack (announcement_id, version, institution_id, person_id, at_ms) values ($1, $2, $3, $4, $5) \
        on conflict (announcement_id, version, institution_id) do nothing";
    NEWEST = concat!("select ", columns!(), " from announcement where announcement.version = ", newest!("announcement.id"),
        " order by published_ms desc, announcement.id desc limit $1");
    TO = concat!("select ", columns!(), " from announcement join announcement_reader on announcement_id = announcement.id \
        where institution_id = $1 and announcement.version = ", newest!("announcement.id"),
        " order by published_ms desc, announcement.id desc limit $2");
    WAITING = concat!("select ", columns!(), " from announcement join announcement_reader as reader on reader.announcement_id = announcement.id \
        where reader.institution_id = $1 and announcement.version = ", newest!("announcement.id"),
        " and not exists (select 1 from announcement_ack as ack where ack.announcement_id = announcement.id \
        and ack.version = announcement.version and ack.institution_id = $1) order by published_ms, announcement.id limit $2");
    VERSIONS = concat!("select ", columns!(), " from announcement where id in ", list32!(), " order by version desc");
    READERS = concat!("select reader.announcement_id, reader.institution_id, ack.person_id, ack.at_ms from announcement_reader as reader \
        left join announcement_ack as ack on ack.announcement_id = reader.announcement_id and ack.institution_id = reader.institution_id \
        and ack.version = ", newest!("reader.announcement_id"), " where reader.announcement_id in ", list32!());
}

/// Publishes a version.
///
/// # Errors
/// [`StoreError::Unique`] when there is this version already, [`StoreError::Reference`] when the person is unknown.
pub async fn publish(tx: &mut Tx, row: &AnnouncementRow) -> Result<(), StoreError> {
    let r = row;
    let day = r.ack_by.map(|day| day.to_string());
    exec!(tx, PUBLISH, r.id.as_str(), i64::from(r.version), &r.title, &r.text, day, r.person.as_str(), r.published_ms.0)?;
    Ok(())
}

/// To whom it goes, once, with the first version.
///
/// # Errors
/// [`StoreError::Reference`] when an institution is unknown.
pub async fn add_readers(tx: &mut Tx, id: &AnnouncementId, institutions: &[InstitutionId]) -> Result<(), StoreError> {
    for institution in institutions {
        exec!(tx, ADD_READER, id.as_str(), institution.as_str())?;
    }
    Ok(())
}

/// An institution has read a version; false when one of its employees acknowledged it before.
///
/// # Errors
/// [`StoreError::Reference`] when institution or person is unknown.
pub async fn acknowledge(
    tx: &mut Tx,
    id: &AnnouncementId,
    version: u32,
    institution: &InstitutionId,
    by: &PersonId,
    now: UnixMs,
) -> Result<bool, StoreError> {
    Ok(exec!(tx, ACKNOWLEDGE, id.as_str(), i64::from(version), institution.as_str(), by.as_str(), now.0)? == 1)
}

/// The newest version of each announcement, the last published first.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn newest(db: &Db, limit: u32) -> Result<Vec<AnnouncementRow>, StoreError> {
    all!(db, AnnouncementRow, NEWEST, i64::from(limit))
}

/// The same of those that go to an institution.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn to(db: &Db, institution: &InstitutionId, limit: u32) -> Result<Vec<AnnouncementRow>, StoreError> {
    all!(db, AnnouncementRow, TO, institution.as_str(), i64::from(limit))
}

/// Those whose newest version the institution has not acknowledged, the oldest first.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn waiting(db: &Db, institution: &InstitutionId, limit: u32) -> Result<Vec<AnnouncementRow>, StoreError> {
    all!(db, AnnouncementRow, WAITING, institution.as_str(), i64::from(limit))
}

/// All versions of these announcements, the newest first.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn versions(db: &Db, ids: &[AnnouncementId]) -> Result<Vec<AnnouncementRow>, StoreError> {
    all_in!(db, AnnouncementRow, VERSIONS, ids)
}

/// To whom these announcements go, with the acknowledgements of their newest versions.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn readers(db: &Db, ids: &[AnnouncementId]) -> Result<Vec<ReaderRow>, StoreError> {
    all_in!(db, ReaderRow, READERS, ids)
}
