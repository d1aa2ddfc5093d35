//! Pieces of a recorder on the device's shelf, `{kind}/{id}/{n}`: what was said is there even when the window is gone.

use super::recordings::{self, Held};
use super::shelf::{self, Shelf, ShelfError};
use domain::media::MediaKind;
use js_sys::Array;
use wasm_bindgen::JsCast;
use web_sys::{Blob, BlobPropertyBag};

/// Where the pieces of all recordings of a kind lie.
pub(super) fn of(kind: MediaKind) -> &'static str {
    if kind == MediaKind::Video { "video/" } else { "voice/" }
}

/// Where those of a new one will lie.
pub(super) fn fresh(kind: MediaKind, id: &str) -> String {
    format!("{}{id}/", of(kind))
}

/// Lays one down.
///
/// # Errors
/// [`ShelfError`].
pub(super) async fn put(pieces: &str, nr: u32, piece: &Blob) -> Result<(), ShelfError> {
    shelf::put(Shelf::Blobs, &format!("{pieces}{nr:06}"), piece).await
}

/// Some of a kind lie there.
pub(super) async fn are_there(kind: MediaKind) -> bool {
    shelf::keys(Shelf::Blobs, of(kind)).await.is_ok_and(|keys| !keys.is_empty())
}

/// Every recording of a kind, put together; the oldest first.
pub(super) async fn all(kind: MediaKind) -> Vec<Held> {
    let keys = shelf::keys(Shelf::Blobs, of(kind)).await.unwrap_or_default();
    let place = |key: &String| key.rfind('/').map_or(0, |at| at + 1);
    let mut found = Vec::new();
    for one in keys.chunk_by(|one, next| one[..place(one)] == next[..place(next)]) {
        found.extend(put_together(one, &one[0][..place(&one[0])]).await);
    }
    found
}

async fn put_together(keys: &[String], pieces: &str) -> Option<Held> {
    let parts = Array::new();
    for key in keys {
        if let Ok(Some(part)) = shelf::get(Shelf::Blobs, key).await {
            parts.push(&part);
        }
    }
    let mime = parts.get(0).dyn_into::<Blob>().ok()?.type_();
    whole(&parts, &mime, pieces.to_owned())
}

/// The recording that the parts are; `None` when nothing is in them.
pub(super) fn whole(parts: &Array, mime: &str, pieces: String) -> Option<Held> {
    let kind = BlobPropertyBag::new();
    kind.set_type(mime);
    let blob = Blob::new_with_blob_sequence_and_options(parts, &kind).ok().filter(|blob| blob.size() > 0.0)?;
    Some(Held { pieces, ..recordings::hold(blob, String::new()) })
}

/// Takes all away that lies there.
pub(super) async fn forget(pieces: &str) {
    for key in shelf::keys(Shelf::Blobs, pieces).await.unwrap_or_default() {
        // What can't be taken away is offered once more, no more harm than that.
        let _ = shelf::remove(Shelf::Blobs, &key).await;
    }
}
