//! Who may see a picture, and hear a recording.

use super::is_own;
use crate::permission::Function;
use crate::{Ctx, Error};
use anyhow::anyhow;
use bytes::Bytes;
use domain::appeal::validate::is_digest;
use domain::ids::MediaId;
use domain::media::MediaKind;
use domain::role::Role;
use std::ops::Range;
use store::appeals::AppealRow;
use store::media::{LinkRow, MediaRow};

/// The sizes kept of each photo; of a recording there is the full one alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Size {
    /// At most 2560 pixels long.
    Full,
    /// At most 1280.
    Medium,
    /// At most 320.
    Thumb,
}

impl Size {
    /// The word in addresses.
    pub fn as_str(self) -> &'static str {
        match self {
            Size::Full => "full",
            Size::Medium => "medium",
            Size::Thumb => "thumb",
        }
    }

    /// The inverse of [`Size::as_str`].
    pub fn parse(text: &str) -> Option<Size> {
        [Size::Full, Size::Medium, Size::Thumb].into_iter().find(|size| size.as_str() == text)
    }
}

/// A picture to be sent.
#[derive(Clone, Debug)]
pub struct Picture {
    /// The file.
    pub bytes: Bytes,
    /// Its kind.
    pub mime: String,
    /// Everybody may see it, so caches may keep it.
    pub public: bool,
}

/// A file that this actor may see or hear.
#[derive(Clone, Debug)]
pub struct OpenFile {
    id: MediaId,
    size: Size,
    /// Its MIME type.
    pub mime: String,
    /// Photo, voice or video.
    pub kind: MediaKind,
    /// Bytes of its original.
    pub bytes: u64,
    /// Everybody may see it, so caches may keep it.
    pub public: bool,
    /// Parts of it are covered for the public: each look at it is written down, and no cache keeps it.
    pub covered: bool,
}

impl OpenFile {
    /// Names content and size, for caches that ask whether theirs is still good.
    pub fn tag(&self) -> String {
        format!("{}-{}", self.id, self.size.as_str())
    }

    /// The whole.
    ///
    /// # Errors
    /// [`Error::Internal`] when the file is missing.
    pub async fn whole(&self, ctx: &Ctx) -> Result<Bytes, Error> {
        self.there(ctx.portal.files().get(&self.id, self.size.as_str()).await?)
    }

    /// A part, for who plays it.
    ///
    /// # Errors
    /// [`Error::Internal`] when the file is missing, or the part begins beyond its end.
    pub async fn part(&self, ctx: &Ctx, range: Range<u64>) -> Result<Bytes, Error> {
        self.there(ctx.portal.files().part(&self.id, self.size.as_str(), range).await?)
    }

    fn there(&self, bytes: Option<Bytes>) -> Result<Bytes, Error> {
        Ok(bytes.ok_or_else(|| anyhow!("file {} is missing although its row is there", self.id))?)
    }
}

/// A picture: for its uploader; for author and joined persons of its appeal; for the owner's staff and the institutions
/// that have the appeal; for everybody when staff have cleared it (A8.5).
///
/// # Errors
/// [`Error::NotFound`] when there is none, or none for this actor.
pub async fn open(ctx: &Ctx, id: &MediaId, size: Size) -> Result<Picture, Error> {
    let file = file(ctx, id, size).await?;
    let bytes = file.whole(ctx).await?;
    Ok(Picture { bytes, mime: file.mime, public: file.public })
}

/// A file of any kind, opened and not read yet. Voice and video are personal: never for the public, and of citizens for the
/// one alone who sent it.
///
/// # Errors
/// [`Error::NotFound`] when there is none, or none for this actor.
pub async fn file(ctx: &Ctx, id: &MediaId, size: Size) -> Result<OpenFile, Error> {
    ctx.may(Function::OpenMedia)?;
    if !is_digest(id) {
        return Err(Error::NotFound);
    }
    let row = store::media::find(ctx.portal.db(), id).await?.ok_or(Error::NotFound)?;
    if !super::sizes(row.kind).contains(&size) {
        return Err(Error::NotFound);
    }
    let covered = store::covers::holds(ctx.portal.db(), id).await?.is_some();
    let public = access(ctx, &row, covered).await?.ok_or(Error::NotFound)?;
    if covered {
        super::cover::note(ctx, id).await?;
    }
    Ok(OpenFile { id: row.id, size, mime: row.mime, kind: row.kind, bytes: row.bytes.unsigned_abs(), public, covered })
}

/// `Some(true)` for everybody, `Some(false)` for this actor, `None` for this actor not.
async fn access(ctx: &Ctx, row: &MediaRow, covered: bool) -> Result<Option<bool>, Error> {
    let mut mine = false;
    for (used, personal) in uses(ctx, row).await? {
        let Some(appeal) = store::appeals::find(ctx.portal.db(), &used.appeal).await? else { continue };
        let kept_back = personal || covered;
        if appeal.publish_photos && !kept_back && used.is_appeals_own() {
            return Ok(Some(true));
        }
        mine = mine || may_see(ctx, &appeal, &used, personal, covered).await?;
    }
    if row.kind == MediaKind::Photo {
        match of_copy(ctx, &row.id).await? {
            Some(true) => return Ok(Some(true)),
            Some(false) => mine = true,
            None => {}
        }
    }
    let mine = mine || is_own(ctx, &row.id).await? || crate::house::shows(ctx, &row.id).await?;
    Ok(mine.then_some(false))
}

/// The same for the covered copy of a photo: public wherever the photo would be, while the covering holds (A8.5).
async fn of_copy(ctx: &Ctx, id: &MediaId) -> Result<Option<bool>, Error> {
    let (db, mut mine) = (ctx.portal.db(), None);
    for cover in store::covers::of_copy(db, id).await? {
        for used in store::media::uses(db, &cover.photo).await?.into_iter().filter(LinkRow::is_appeals_own) {
            let Some(appeal) = store::appeals::find(db, &used.appeal).await? else { continue };
            if appeal.publish_photos && cover.lifted_ms.is_none() {
                return Ok(Some(true));
            }
            if may_see(ctx, &appeal, &used, false, false).await? {
                mine = Some(false);
            }
        }
    }
    Ok(mine)
}

/// Where it is used, and whether it is personal there: voice and video are, and so is the picture from a video.
async fn uses(ctx: &Ctx, row: &MediaRow) -> Result<Vec<(LinkRow, bool)>, Error> {
    let db = ctx.portal.db();
    let personal = row.kind != MediaKind::Photo;
    let mut all: Vec<_> = store::media::uses(db, &row.id).await?.into_iter().map(|used| (used, personal)).collect();
    if !personal {
        for video in store::media::shown_by(db, &row.id).await? {
            all.extend(store::media::uses(db, &video.id).await?.into_iter().map(|used| (used, true)));
        }
    }
    Ok(all)
}

/// What is covered only its author sees among citizens, and among institutions those that have the appeal.
async fn may_see(ctx: &Ctx, appeal: &AppealRow, used: &LinkRow, personal: bool, covered: bool) -> Result<bool, Error> {
    match ctx.actor.role {
        Role::OwnerStaff => Ok(crate::owner::in_territory(ctx, appeal)),
        // What the author took away is for the record (A9.1); the uploader sees it as the own file.
        _ if used.taken_ms.is_some() => Ok(false),
        Role::InstitutionStaff => at_institution(ctx, appeal, used, personal || covered).await,
        Role::Citizen if personal || covered => sent_it(ctx, appeal, used).await,
        Role::Citizen => takes_part(ctx, appeal, used).await,
        _ => Ok(false),
    }
}

/// An institution sees what lies in its cabinet; what came with the answer to a query, when it asked or answered; and the
/// appeal's own photos, when a query to it took them along (A8.10).
async fn at_institution(ctx: &Ctx, appeal: &AppealRow, used: &LinkRow, kept_back: bool) -> Result<bool, Error> {
    let Some(own) = &ctx.actor.institution else { return Ok(false) };
    if let Some(id) = &used.query {
        let query = store::queries::find(ctx.portal.db(), id).await?;
        return Ok(query.is_some_and(|query| query.institution == *own || query.asked == *own));
    }
    // Whoever is asked sees photos at the most: a voice is the person's own.
    let appeals_own = !kept_back && used.is_appeals_own();
    let shown = appeals_own && store::queries::shows_photos(ctx.portal.db(), &appeal.id, own).await?;
    Ok(shown || crate::institution::has(ctx, appeal).await?)
}

/// Author and joined persons see the appeal's own photos and those of answers; additions of one person are for staff and
/// that person.
async fn takes_part(ctx: &Ctx, appeal: &AppealRow, used: &LinkRow) -> Result<bool, Error> {
    let person = ctx.person()?;
    if used.join.is_some() || used.addition.is_some() || used.query.is_some() {
        return Ok(false);
    }
    Ok(appeal.person == *person || store::joins::find(ctx.portal.db(), &appeal.id, person).await?.is_some())
}

/// Whether this person sent it: with the own appeal, the own joining, or later.
async fn sent_it(ctx: &Ctx, appeal: &AppealRow, used: &LinkRow) -> Result<bool, Error> {
    let (person, db) = (ctx.person()?, ctx.portal.db());
    match (&used.join, &used.addition) {
        (Some(join), _) => Ok(store::joins::by_id(db, join).await?.is_some_and(|join| join.person == *person)),
        (_, Some(addition)) => Ok(store::additions::find(db, addition).await?.is_some_and(|added| added.person == *person)),
        _ => Ok(used.is_appeals_own() && appeal.person == *person),
    }
}
