//! Who may see a picture.

use super::is_own;
use crate::permission::Function;
use crate::{Ctx, Error};
use anyhow::anyhow;
use bytes::Bytes;
use domain::ids::MediaId;
use domain::role::Role;
use store::appeals::AppealRow;
use store::media::LinkRow;

/// The sizes kept of each photo.
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
    pub mime: &'static str,
    /// Everybody may see it, so caches may keep it.
    pub public: bool,
}

/// A picture: for its uploader; for author and joined persons of its appeal; for the owner's staff and the institutions
/// that have the appeal; for everybody when staff have cleared it (A8.5).
///
/// # Errors
/// [`Error::NotFound`] when there is none, or none for this actor.
pub async fn open(ctx: &Ctx, id: &MediaId, size: Size) -> Result<Picture, Error> {
    ctx.may(Function::OpenMedia)?;
    let digest = id.as_str().len() == 64 && id.as_str().bytes().all(|byte| byte.is_ascii_hexdigit());
    if !digest {
        return Err(Error::NotFound);
    }
    let public = access(ctx, id).await?.ok_or(Error::NotFound)?;
    let bytes = ctx.portal.files().get(id, size.as_str()).await?;
    let bytes = bytes.ok_or_else(|| anyhow!("file {id} is missing although its row is there"))?;
    Ok(Picture { bytes, mime: "image/jpeg", public })
}

/// `Some(true)` for everybody, `Some(false)` for this actor, `None` for this actor not.
async fn access(ctx: &Ctx, id: &MediaId) -> Result<Option<bool>, Error> {
    let uses = store::media::uses(ctx.portal.db(), id).await?;
    let mut mine = false;
    for used in &uses {
        let Some(appeal) = store::appeals::find(ctx.portal.db(), &used.appeal).await? else { continue };
        if appeal.publish_photos && used.join.is_none() && used.answer.is_none() && used.addition.is_none() && used.query.is_none() {
            return Ok(Some(true));
        }
        mine = mine || may_see(ctx, &appeal, used).await?;
    }
    let mine = mine || is_own(ctx, id).await?;
    Ok(mine.then_some(false))
}

async fn may_see(ctx: &Ctx, appeal: &AppealRow, used: &LinkRow) -> Result<bool, Error> {
    match ctx.actor.role {
        Role::OwnerStaff => Ok(crate::owner::in_territory(ctx, appeal)),
        Role::InstitutionStaff => at_institution(ctx, appeal, used).await,
        Role::Citizen => takes_part(ctx, appeal, used).await,
        _ => Ok(false),
    }
}

/// An institution sees what lies in its cabinet; what came with the answer to a query, when it asked or answered; and the
/// appeal's own photos, when a query to it took them along (A8.10).
async fn at_institution(ctx: &Ctx, appeal: &AppealRow, used: &LinkRow) -> Result<bool, Error> {
    let Some(own) = &ctx.actor.institution else { return Ok(false) };
    if let Some(id) = &used.query {
        let query = store::queries::find(ctx.portal.db(), id).await?;
        return Ok(query.is_some_and(|query| query.institution == *own || query.asked == *own));
    }
    let appeals_own = used.join.is_none() && used.answer.is_none() && used.addition.is_none();
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
