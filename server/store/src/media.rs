//! What is known of files; the files themselves are in [`crate::files`]. A file is named by its content, so the same picture
//! sent by two persons is one file with two owners.

use crate::{Db, StoreError, Tx};
use domain::ids::{AdditionId, AppealId, JoinId, MediaId, PersonId, QueryId};
use domain::media::MediaKind;
use domain::time::UnixMs;

row! {
    /// A file.
    MediaRow {
        /// SHA-256 of the stored content.
        id: MediaId = "id",
        /// Kind.
        kind: MediaKind = "kind",
        /// MIME type.
        mime: String = "mime",
        /// Size in bytes.
        bytes: i64 = "bytes",
        /// Width in pixels; 0 for sound.
        width: i64 = "width",
        /// Height in pixels; 0 for sound.
        height: i64 = "height",
        /// How long it plays, milliseconds; 0 for photos.
        duration_ms: i64 = "duration_ms",
        /// Of what a recording is made, for instance `avc1.42E01E mp4a`; empty for photos.
        codecs: String = "codecs",
        /// A picture from a video.
        poster: Option<MediaId> = "poster_id",
        /// When it was stored first.
        created_ms: UnixMs = "created_ms",
    }
}

row! {
    /// A file's place in an appeal, a joining, an answer, a later addition or the answer to a query.
    LinkRow {
        /// The appeal.
        appeal: AppealId = "appeal_id",
        /// The joining it came with.
        join: Option<JoinId> = "join_id",
        /// The answer it came with.
        answer: Option<String> = "answer_id",
        /// What was added later and it came with (A9.1).
        addition: Option<AdditionId> = "addition_id",
        /// The query whose answer it came with (A8.10).
        query: Option<QueryId> = "query_id",
        /// The file.
        media: MediaId = "media_id",
        /// Order.
        position: i64 = "position",
        /// When the author took it away, correcting (A9.1); then it is for the record alone.
        taken_ms: Option<UnixMs> = "taken_ms",
    }
}

impl LinkRow {
    /// The author sent it with the appeal itself, and it stands: no joining, answer, addition or query brought it.
    pub fn is_appeals_own(&self) -> bool {
        self.taken_ms.is_none() && self.join.is_none() && self.answer.is_none() && self.addition.is_none() && self.query.is_none()
    }
}

macro_rules! media_columns {
    () => {
        "id, kind, mime, bytes, width, height, duration_ms, codecs, poster_id, created_ms"
    };
}

/// Nothing shows the file: no appeal, no answer that is still being written.
macro_rules! unused {
    ($file:literal) => {
        concat!(
            "not exists (select 1 from appeal_media where appeal_media.media_id = ",
            $file,
            ") and not exists (select 1 from answer_draft where answer_draft.media like '%' || ",
            $file,
            " || '%') and not exists (select 1 from photo_cover where photo_cover.copy_id = ",
            $file,
            " or photo_cover.media_id = ",
            $file,
            ")"
        )
    };
}
pub(crate) use unused;

/// What the author sent with the appeal itself, and did not take away.
macro_rules! own {
    () => {
        "join_id is null and answer_id is null and addition_id is null and query_id is null and taken_ms is null"
    };
}

macro_rules! link_columns {
    () => {
        "appeal_id, join_id, answer_id, addition_id, query_id, media_id, position, taken_ms"
    };
}

statements! {
    INSERT = concat!("insert into media (", media_columns!(), ") values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict (id) do nothing");
    OWN = "insert into media_owner (media_id, person_id, created_ms) values ($1, $2, $3) on conflict (media_id, person_id) do nothing";
    FIND = concat!("select ", media_columns!(), " from media where id = $1");
    IS_OWNER_OF = "select count(*) from media_owner join media on media.id = media_owner.media_id \
        where media_owner.media_id = $1 and media_owner.person_id = $2 and media.kind = $3";
    RECORDINGS = concat!("select ", media_columns!(), " from media where kind <> 'photo' \
        and id in (select media_id from appeal_media where appeal_id = $1) order by id");
    SHOWN_BY = concat!("select ", media_columns!(), " from media where poster_id = $1 order by id");
    IS_OWNER = "select count(*) from media_owner where media_id = $1 and person_id = $2";
    LINK = "insert into appeal_media (appeal_id, join_id, answer_id, media_id, position) values ($1, $2, $3, $4, $5)";
    LINK_ADDITION = "insert into appeal_media (appeal_id, addition_id, media_id, position) values ($1, $2, $3, $4)";
    LINK_QUERY = "insert into appeal_media (appeal_id, query_id, media_id, position) values ($1, $2, $3, $4)";
    OF_APPEAL = concat!("select ", link_columns!(), " from appeal_media where appeal_id = $1 \
        order by answer_id nulls first, join_id nulls first, addition_id nulls first, query_id nulls first, position");
    FIRST_OF = concat!("select ", link_columns!(), " from appeal_media \
        where ", own!(), " and position = 0 and appeal_id in ", list32!());
    OWN_OF = concat!("select ", media_columns!(), " from media join appeal_media on media_id = id \
        where appeal_id = $1 and ", own!(), " order by position, id");
    PLACE = concat!("update appeal_media set position = $3 where appeal_id = $1 and media_id = $2 and ", own!());
    TAKE_AWAY = concat!("update appeal_media set taken_ms = $3 where appeal_id = $1 and media_id = $2 and ", own!());
    USES = concat!("select ", link_columns!(), " from appeal_media where media_id = $1 order by appeal_id");
    ORPHANS = concat!("select id from media where created_ms < $1 and ", unused!("media.id"), " \
        and not exists (select 1 from media as video where video.poster_id = media.id) order by created_ms, id limit $2");
    COUNT = "select count(*) from media";
    AFTER = concat!("select ", media_columns!(), " from media where id > $1 order by id limit $2");
    DISOWN = "delete from media_owner where media_id = $1";
    REMOVE = concat!("delete from media where id = $1 and ", unused!("media.id"));
}

/// Writes a stored file down as this person's.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn insert(tx: &mut Tx, media: &MediaRow, owner: &PersonId) -> Result<(), StoreError> {
    let m = media;
    let poster = m.poster.as_ref().map(MediaId::as_str);
    #[rustfmt::skip]
    exec!(tx, INSERT, m.id.as_str(), m.kind.as_str(), &m.mime, m.bytes, m.width, m.height, m.duration_ms, &m.codecs, poster, m.created_ms.0)?;
    exec!(tx, OWN, m.id.as_str(), owner.as_str(), m.created_ms.0)?;
    Ok(())
}

/// Attaches files in their order to an appeal, or to a joining or an answer of it.
pub(crate) async fn link(
    tx: &mut Tx,
    appeal: &AppealId,
    join: Option<&JoinId>,
    answer: Option<&str>,
    files: &[MediaId],
) -> Result<(), StoreError> {
    for (position, file) in (0_i64..).zip(files) {
        exec!(tx, LINK, appeal.as_str(), join.map(JoinId::as_str), answer, file.as_str(), position)?;
    }
    Ok(())
}

/// What the author sent with the appeal itself and did not take away, in its order.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn own_in(tx: &mut Tx, appeal: &AppealId) -> Result<Vec<MediaRow>, StoreError> {
    all!(tx, MediaRow, OWN_OF, appeal.as_str())
}

/// Puts files in the place of the appeal's own, in this order (A9.1). What is missing now is taken away and stays for the record.
///
/// # Errors
/// [`StoreError::Reference`] when there is no such file.
pub async fn replace_own(tx: &mut Tx, appeal: &AppealId, files: &[MediaId], now: UnixMs) -> Result<(), StoreError> {
    let before: Vec<MediaId> = own_in(tx, appeal).await?.into_iter().map(|row| row.id).collect();
    for gone in before.iter().filter(|file| !files.contains(file)) {
        exec!(tx, TAKE_AWAY, appeal.as_str(), gone.as_str(), now.0)?;
    }
    for (position, file) in (0_i64..).zip(files) {
        if before.contains(file) {
            exec!(tx, PLACE, appeal.as_str(), file.as_str(), position)?;
        } else {
            exec!(tx, LINK, appeal.as_str(), None::<&str>, None::<&str>, file.as_str(), position)?;
        }
    }
    Ok(())
}

/// Attaches files in their order to what was added later.
pub(crate) async fn link_addition(tx: &mut Tx, appeal: &AppealId, addition: &AdditionId, files: &[MediaId]) -> Result<(), StoreError> {
    for (position, file) in (0_i64..).zip(files) {
        exec!(tx, LINK_ADDITION, appeal.as_str(), addition.as_str(), file.as_str(), position)?;
    }
    Ok(())
}

/// Attaches files in their order to the answer to a query.
pub(crate) async fn link_query(tx: &mut Tx, appeal: &AppealId, query: &QueryId, files: &[MediaId]) -> Result<(), StoreError> {
    for (position, file) in (0_i64..).zip(files) {
        exec!(tx, LINK_QUERY, appeal.as_str(), query.as_str(), file.as_str(), position)?;
    }
    Ok(())
}

/// Writes a file down as this person's too: uploaded before signing in, and now used again.
///
/// # Errors
/// [`StoreError::Reference`] when there is no such file.
pub async fn own(tx: &mut Tx, id: &MediaId, person: &PersonId, now: UnixMs) -> Result<(), StoreError> {
    exec!(tx, OWN, id.as_str(), person.as_str(), now.0)?;
    Ok(())
}

/// A file by its content.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn find(db: &Db, id: &MediaId) -> Result<Option<MediaRow>, StoreError> {
    maybe!(db, MediaRow, FIND, id.as_str())
}

/// Whether this person uploaded the file.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn is_owner(db: &Db, id: &MediaId, person: &PersonId) -> Result<bool, StoreError> {
    let (count,) = one!(db, (i64,), IS_OWNER, id.as_str(), person.as_str())?;
    Ok(count > 0)
}

/// Those of the files that are of this kind and that this person uploaded.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn owned(db: &Db, person: &PersonId, kind: MediaKind, ids: &[MediaId]) -> Result<Vec<MediaId>, StoreError> {
    let mut owned = Vec::with_capacity(ids.len());
    for id in ids {
        let (count,) = one!(db, (i64,), IS_OWNER_OF, id.as_str(), person.as_str(), kind.as_str())?;
        if count > 0 {
            owned.push(id.clone());
        }
    }
    Ok(owned)
}

/// The voice messages and videos of an appeal: its own, its joinings', those added later; by their ids.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn recordings_of(db: &Db, appeal: &AppealId) -> Result<Vec<MediaRow>, StoreError> {
    all!(db, MediaRow, RECORDINGS, appeal.as_str())
}

/// The videos from which this picture is.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn shown_by(db: &Db, poster: &MediaId) -> Result<Vec<MediaRow>, StoreError> {
    all!(db, MediaRow, SHOWN_BY, poster.as_str())
}

/// All files of an appeal: its own, its joinings', its answers', those added later, those of answered queries.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn of_appeal(db: &Db, appeal: &AppealId) -> Result<Vec<LinkRow>, StoreError> {
    all!(db, LinkRow, OF_APPEAL, appeal.as_str())
}

/// The first own photo of each of these appeals.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn first_of(db: &Db, appeals: &[AppealId]) -> Result<Vec<LinkRow>, StoreError> {
    all_in!(db, LinkRow, FIRST_OF, appeals)
}

/// Where a file is used.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn uses(db: &Db, id: &MediaId) -> Result<Vec<LinkRow>, StoreError> {
    all!(db, LinkRow, USES, id.as_str())
}

/// Files stored before a moment that nothing uses: uploads that were never sent.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn orphans(db: &Db, before: UnixMs, limit: u32) -> Result<Vec<MediaId>, StoreError> {
    let rows = all!(db, (String,), ORPHANS, before.0, i64::from(limit))?;
    Ok(rows.into_iter().map(|(id,)| id.into()).collect())
}

/// How many files are known.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn count(db: &Db) -> Result<u64, StoreError> {
    let (count,) = one!(db, (i64,), COUNT)?;
    Ok(count.unsigned_abs())
}

/// All files by their id, a page at a time: those after `id`, which is empty at the first page.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn after(db: &Db, id: &MediaId, limit: u32) -> Result<Vec<MediaRow>, StoreError> {
    all!(db, MediaRow, AFTER, id.as_str(), i64::from(limit))
}

/// Forgets a file that nothing uses; false when something does. Remove its content afterwards.
///
/// # Errors
/// [`StoreError::Reference`] when it was put to use meanwhile.
pub async fn remove(tx: &mut Tx, id: &MediaId) -> Result<bool, StoreError> {
    exec!(tx, DISOWN, id.as_str())?;
    Ok(exec!(tx, REMOVE, id.as_str())? == 1)
}
