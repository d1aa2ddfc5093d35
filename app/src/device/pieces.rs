//! Pieces of a recorder on the device's shelf, `{kind}/{id}/{n}`: what was said is there even when the window is gone.

use super::recordings::{self, Held};
use super::shelf::{self, Shelf, ShelfError};
use domain::media::MediaKind;
use js_sys::Array;
use wasm_bindgen::JsCast;
use web_sys::{Blob, BlobPropertyBag};

/// Fewer bytes are the head of a file and nothing to hear yet: an MP4 begins with 600 to 1,500 of them, its sound follows seconds later. A
/// second of voice takes about 4,000.
const HEAD: f64 = 2_048.0;

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

/// Some of a kind lie there, with something to hear.
pub(super) async fn are_there(kind: MediaKind) -> bool {
    !lying(kind).await.is_empty()
}

/// Every recording of a kind, put together; the oldest first.
pub(super) async fn all(kind: MediaKind) -> Vec<Held> {
    let put_together = |(pieces, parts): (String, Array)| {
        let mime = parts.get(0).dyn_into::<Blob>().ok()?.type_();
        whole(&parts, &mime, pieces)
    };
    lying(kind).await.into_iter().filter_map(put_together).collect()
}

/// Where each recording lies, and its parts in their order.
async fn lying(kind: MediaKind) -> Vec<(String, Array)> {
    let keys = shelf::keys(Shelf::Blobs, of(kind)).await.unwrap_or_default();
    let place = |key: &String| key.rfind('/').map_or(0, |at| at + 1);
    let mut found = Vec::new();
    for one in keys.chunk_by(|one, next| one[..place(one)] == next[..place(next)]) {
        let (parts, mut bytes) = (Array::new(), 0.0);
        for key in one {
            if let Some(part) = shelf::get(Shelf::Blobs, key).await.ok().flatten().and_then(|part| part.dyn_into::<Blob>().ok()) {
                bytes += part.size();
                parts.push(&part);
            }
        }
        if bytes >= HEAD {
            found.push((one[0][..place(&one[0])].to_owned(), parts));
        }
    }
    found
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
