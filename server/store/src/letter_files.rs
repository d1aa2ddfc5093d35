//! Files of official appeals (R11.7): documents and the detached signature, first waiting in a form, then sent along with the
//! appeal. The contents are in [`crate::files`], named by their hash.

use crate::{Db, StoreError, Tx};
use domain::ids::{AppealId, MediaId, OfficialFileId, PersonId};
use domain::official::DocumentKind;
use domain::time::UnixMs;

/// The variant under which a content is stored.
pub const VARIANT: &str = "letter";

row! {
    /// A file.
    LetterFileRow {
        /// Id (UUIDv7).
        id: OfficialFileId = "id",
        /// SHA-256 of the content.
        digest: MediaId = "digest",
        /// Of what kind, by its content; `None`: a detached signature.
        kind: Option<DocumentKind> = "kind",
        /// Its name.
        name: String = "name",
        /// Size in bytes.
        bytes: i64 = "bytes",
        /// Who has added it: the person, or the browser that had not signed in.
        owner: PersonId = "owner",
        /// The id under which the form is sent.
        letter: AppealId = "letter_id",
        /// The appeal with which it was sent; `None` while it waits.
        appeal: Option<AppealId> = "appeal_id",
        /// Order.
        position: i64 = "position",
        /// When it was added.
        added_ms: UnixMs = "added_ms",
    }
}

macro_rules! columns {
    () => {
        "id, digest, kind, name, bytes, owner, letter_id, appeal_id, position, added_ms"
    };
}

statements! {
    ADD = concat!("insert into letter_file (", columns!(), ") values ($1, $2, $3, $4, $5, $6, $7, null, $8, $9)");
    FIND = concat!("select ", columns!(), " from letter_file where id = $1");
    OF_LETTER = concat!("select ", columns!(), " from letter_file where letter_id = $1 order by position, id");
    ATTACH = "update letter_file set appeal_id = letter_id where id = $1 and letter_id = $2 and appeal_id is null";
}

/// A file waits in a form.
///
/// # Errors
/// [`StoreError::Unique`] when the id is there already.
pub async fn add(tx: &mut Tx, row: &LetterFileRow) -> Result<(), StoreError> {
    let (r, kind) = (row, row.kind.map(DocumentKind::as_str));
    #[rustfmt::skip]
    exec!(tx, ADD, r.id.as_str(), r.digest.as_str(), kind, &r.name, r.bytes, r.owner.as_str(), r.letter.as_str(), r.position, r.added_ms.0)?;
    Ok(())
}

/// One file.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn find(db: &Db, id: &OfficialFileId) -> Result<Option<LetterFileRow>, StoreError> {
    maybe!(db, LetterFileRow, FIND, id.as_str())
}

/// The files of a form or of the appeal it has become, in their order, whoever added them.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn of_letter(db: &Db, letter: &AppealId) -> Result<Vec<LetterFileRow>, StoreError> {
    all!(db, LetterFileRow, OF_LETTER, letter.as_str())
}

/// Sends a waiting file along; false when it waits no more.
///
/// # Errors
/// [`StoreError::Reference`] when there is no such appeal.
pub async fn attach(tx: &mut Tx, id: &OfficialFileId, letter: &AppealId) -> Result<bool, StoreError> {
    Ok(exec!(tx, ATTACH, id.as_str(), letter.as_str())? == 1)
}
