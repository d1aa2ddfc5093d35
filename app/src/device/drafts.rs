//! Drafts of appeals on the device, with their files (T8.3): kept only with consent, each with its own version, so that two
//! windows don't write over one another.

use super::photos::Chosen;
use super::recordings::Held;
use super::shelf::ShelfError;
use crate::error::AppError;
use domain::appeal::form::AppealForm;
#[cfg(feature = "hydrate")]
use domain::appeal::kept::poster_key;
use domain::appeal::kept::{DraftFile, DraftState};
use domain::appeal::view::{PlaceHit, Receipt};
use domain::ids::{AppealId, PersonId};
use domain::media::MediaKind;
use domain::time::UnixMs;
use serde::{Deserialize, Serialize};

/// A draft as it lies on the device; `public/outbox.js` reads and writes it too.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct KeptDraft {
    /// Grows whenever a page writes it.
    pub version: u32,
    /// Its place among the others: the order of sending, whatever the device's clock says.
    pub position: u32,
    /// How it stands.
    pub state: DraftState,
    /// On its way: how much of it has gone up, percent.
    pub percent: u8,
    /// The form; its id is the draft's.
    pub form: AppealForm,
    /// The place found by its name.
    pub hit: Option<PlaceHit>,
    /// The place in words.
    pub place: String,
    /// Files in the order shown.
    pub files: Vec<DraftFile>,
    /// Who ordered it to be sent; nobody else's name may stand under it.
    pub owner: Option<PersonId>,
    /// The server's receipt, once sent.
    pub receipt: Option<Receipt>,
    /// Why it stays.
    pub error: Option<AppError>,
    /// When it was last written, by the device's clock; shown, never counted with.
    pub at_ms: Option<UnixMs>,
}

/// What became of saving.
#[derive(Clone, Debug, PartialEq)]
pub enum Saved {
    /// It is kept, under this version and in this place.
    Kept(u32),
    /// Another window has written it since: that one lies there, nothing was overwritten.
    Changed(Box<KeptDraft>),
}

/// All drafts, those to be sent first in front.
///
/// # Errors
/// [`ShelfError::Unavailable`].
pub async fn all() -> Result<Vec<KeptDraft>, ShelfError> {
    #[cfg(feature = "hydrate")]
    {
        let mut drafts: Vec<_> = super::shelf::values(super::shelf::Shelf::Drafts).await?.iter().filter_map(browser::read).collect();
        drafts.sort_by_key(|draft| draft.position);
        Ok(drafts)
    }
    #[cfg(not(feature = "hydrate"))]
    Err(ShelfError::Unavailable)
}

/// One draft.
///
/// # Errors
/// [`ShelfError::Unavailable`].
pub async fn one(id: &AppealId) -> Result<Option<KeptDraft>, ShelfError> {
    #[cfg(feature = "hydrate")]
    {
        let found = super::shelf::get(super::shelf::Shelf::Drafts, id.as_str()).await?;
        Ok(found.and_then(|found| browser::read(&found)))
    }
    #[cfg(not(feature = "hydrate"))]
    {
        let _ = id;
        Err(ShelfError::Unavailable)
    }
}

/// Writes a draft that was read, or saved last, under `draft.version`; 0: it is new.
///
/// # Errors
/// [`ShelfError`]; then what lay there still does.
pub async fn save(draft: KeptDraft) -> Result<Saved, ShelfError> {
    #[cfg(feature = "hydrate")]
    {
        browser::save(draft).await
    }
    #[cfg(not(feature = "hydrate"))]
    {
        let _ = draft;
        Err(ShelfError::Unavailable)
    }
}

/// Takes a draft out of the queue to be written on; `None` when it is on its way, sent or gone.
///
/// # Errors
/// [`ShelfError`].
pub async fn take_out(id: &AppealId) -> Result<Option<KeptDraft>, ShelfError> {
    #[cfg(feature = "hydrate")]
    {
        browser::take_out(id).await
    }
    #[cfg(not(feature = "hydrate"))]
    {
        let _ = id;
        Err(ShelfError::Unavailable)
    }
}

/// Takes a draft and its files away, unless it is on its way.
///
/// # Errors
/// [`ShelfError::Unavailable`].
pub async fn remove(id: &AppealId) -> Result<(), ShelfError> {
    #[cfg(feature = "hydrate")]
    {
        browser::remove(id).await
    }
    #[cfg(not(feature = "hydrate"))]
    {
        let _ = id;
        Err(ShelfError::Unavailable)
    }
}

/// After the consent was taken back: all goes but what was ordered to be sent.
pub async fn settle() {
    for draft in all().await.unwrap_or_default().into_iter().filter(|draft| !draft.state.outlives_consent()) {
        // What can't be reached can't be taken away either.
        let _ = remove(&draft.form.id).await;
    }
    // Pieces of a recorder whose window is gone were there by the same consent.
    for kind in [MediaKind::Voice, MediaKind::Video] {
        super::recorder::forget_left(kind).await;
    }
}

/// Keeps the file of a photo under a key.
///
/// # Errors
/// [`ShelfError`].
pub async fn keep_file(key: &str, photo: &Chosen) -> Result<(), ShelfError> {
    #[cfg(feature = "hydrate")]
    {
        let file = super::photos::file_of(photo).ok_or(ShelfError::Unavailable)?;
        super::shelf::put(super::shelf::Shelf::Blobs, key, &file.into()).await
    }
    #[cfg(not(feature = "hydrate"))]
    {
        let _ = (key, photo);
        Err(ShelfError::Unavailable)
    }
}

/// The file under a key, as if it had just been chosen.
pub async fn file(key: &str, name: &str) -> Option<Chosen> {
    #[cfg(feature = "hydrate")]
    {
        let found = super::shelf::get(super::shelf::Shelf::Blobs, key).await.ok().flatten()?;
        super::photos::taken_up(found, name)
    }
    #[cfg(not(feature = "hydrate"))]
    {
        let _ = (key, name);
        None
    }
}

/// Keeps a recording under a key, and beside a video its picture, for the sender that can make none.
///
/// # Errors
/// [`ShelfError`].
pub async fn keep_recording(key: &str, held: &Held) -> Result<(), ShelfError> {
    #[cfg(feature = "hydrate")]
    {
        let blob = super::recordings::blob_of(held).ok_or(ShelfError::Unavailable)?;
        super::shelf::put(super::shelf::Shelf::Blobs, key, &blob.into()).await?;
        if let Some(at) = poster_key(key)
            && let Some(picture) = super::poster::frame(&held.preview).await
        {
            // Without it the video goes all the same.
            let _ = super::shelf::put(super::shelf::Shelf::Blobs, &at, &picture.into()).await;
        }
        Ok(())
    }
    #[cfg(not(feature = "hydrate"))]
    {
        let _ = (key, held);
        Err(ShelfError::Unavailable)
    }
}

/// The recording of a draft, as if it had just been made; it goes on under the upload that it began with.
pub async fn recording(file: &DraftFile) -> Option<Held> {
    #[cfg(feature = "hydrate")]
    {
        let found = super::shelf::get(super::shelf::Shelf::Blobs, &file.key).await.ok().flatten()?;
        super::recordings::taken_up(found, file)
    }
    #[cfg(not(feature = "hydrate"))]
    {
        let _ = file;
        None
    }
}

/// Forgets the file under a key.
pub async fn forget_file(key: &str) {
    #[cfg(feature = "hydrate")]
    let _ = browser::drop_file(key).await;
    #[cfg(not(feature = "hydrate"))]
    let _ = key;
}

#[cfg(feature = "hydrate")]
mod browser {
    use super::{KeptDraft, Saved, all};
    use crate::device::outbox;
    use crate::device::shelf::{self, Shelf, ShelfError};
    use domain::appeal::form::AppealForm;
    use domain::appeal::kept::{DraftState, poster_key};
    use domain::ids::AppealId;
    use domain::time::UnixMs;
    use js_sys::JSON;
    use std::cell::Cell;
    use std::rc::Rc;
    use wasm_bindgen::JsValue;

    pub fn read(value: &JsValue) -> Option<KeptDraft> {
        let json = JSON::stringify(value).ok()?.as_string()?;
        crate::wire::read(json.as_bytes()).ok()
    }

    fn written(draft: &KeptDraft) -> Option<JsValue> {
        JSON::parse(&serde_json::to_string(draft).ok()?).ok()
    }

    pub async fn save(mut draft: KeptDraft) -> Result<Saved, ShelfError> {
        // A new draft, and one that is ordered to be sent, goes behind the others.
        let last = draft.version == 0 || draft.state.is_queued();
        let behind = if last { 1 + all().await?.iter().map(|other| other.position).max().unwrap_or_default() } else { 0 };
        draft.at_ms = Some(UnixMs(js_sys::Date::now() as i64));
        let id = draft.form.id.clone();
        let saved = Rc::new(Cell::new(None));
        let told = saved.clone();
        shelf::change(Shelf::Drafts, id.as_str(), move |there| {
            let lies = there.as_ref().and_then(read);
            let others = lies.clone().filter(|lies| lies.version != draft.version || !lies.state.may_write());
            if let Some(others) = others {
                told.set(Some(Saved::Changed(Box::new(others))));
                return there;
            }
            // Opening a draft writes nothing: another window that has it open would be told of a change that is none.
            if lies.as_ref().is_some_and(|lies| has_same_words(lies, &draft)) {
                told.set(Some(Saved::Kept(draft.version)));
                return there;
            }
            draft.version += 1;
            draft.position = if last { behind } else { lies.map_or(1, |lies| lies.position) };
            told.set(Some(Saved::Kept(draft.version)));
            written(&draft)
        })
        .await?;
        outbox::tell(&id);
        saved.take().ok_or(ShelfError::Unavailable)
    }

    fn has_same_words(one: &KeptDraft, other: &KeptDraft) -> bool {
        let words = |draft: &KeptDraft| AppealForm { similar_seen: false, ..draft.form.clone() };
        one.state == other.state && one.hit == other.hit && one.files == other.files && words(one) == words(other)
    }

    pub async fn take_out(id: &AppealId) -> Result<Option<KeptDraft>, ShelfError> {
        let taken = Rc::new(Cell::new(None));
        let told = taken.clone();
        shelf::change(Shelf::Drafts, id.as_str(), move |there| {
            let Some(mut draft) = there.as_ref().and_then(read).filter(|draft| draft.state.may_open()) else { return there };
            if draft.state.is_queued() {
                draft.state = DraftState::Draft;
                draft.version += 1;
            }
            let now = written(&draft);
            told.set(Some(draft));
            now
        })
        .await?;
        outbox::tell(id);
        Ok(taken.take())
    }

    pub async fn remove(id: &AppealId) -> Result<(), ShelfError> {
        let files = Rc::new(Cell::new(Vec::new()));
        let told = files.clone();
        shelf::change(Shelf::Drafts, id.as_str(), move |there| {
            let draft = there.as_ref().and_then(read);
            if draft.as_ref().is_some_and(|draft| !draft.state.may_remove()) {
                return there;
            }
            told.set(draft.map(|draft| draft.files).unwrap_or_default());
            None
        })
        .await?;
        for file in files.take().into_iter().filter(|file| !file.key.is_empty()) {
            drop_file(&file.key).await?;
        }
        outbox::tell(id);
        Ok(())
    }

    /// A file, and the picture of a video.
    pub async fn drop_file(key: &str) -> Result<(), ShelfError> {
        shelf::remove(Shelf::Blobs, key).await?;
        match poster_key(key) {
            Some(at) => shelf::remove(Shelf::Blobs, &at).await,
            None => Ok(()),
        }
    }
}
