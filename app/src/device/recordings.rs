//! Sound and films chosen or recorded by the person, and their way to the server: piece by piece, so that a broken network costs
//! one piece and not the whole (A8.3).

use crate::error::AppError;
use domain::media::{MediaKind, Stored};
use leptos::ev::Event;

/// A recording on the device. A light handle: the sound itself stays with the browser until [`Held::release`].
#[derive(Clone, Debug, PartialEq)]
pub struct Held {
    /// Key in this page.
    pub key: u32,
    /// Its name on the device; empty for what was recorded here.
    pub name: String,
    /// Size in bytes.
    pub bytes: f64,
    /// Address under which the page can play it.
    pub preview: String,
    /// Id of its upload: the same for every attempt.
    pub upload: String,
    /// Where the recorder has laid its pieces on the device; empty for a file.
    pub pieces: String,
}

impl Held {
    /// Lets the browser forget it.
    pub fn release(&self) {
        #[cfg(feature = "hydrate")]
        browser::release(self);
    }
}

/// The files of an `<input type="file">`, which is emptied so that the same file can be chosen again.
pub fn chosen(event: &Event) -> Vec<Held> {
    #[cfg(feature = "hydrate")]
    {
        browser::chosen(event)
    }
    #[cfg(not(feature = "hydrate"))]
    {
        let _ = event;
        Vec::new()
    }
}

/// How far an upload is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// Percent that have arrived.
    Sent(u8),
    /// The network is broken; it is tried again by itself.
    Waiting,
}

/// Sends a recording. After a break it asks what has arrived and goes on from there, less and less often, for a few minutes.
/// `told` hears how far it is and says whether anybody still wants it.
///
/// # Errors
/// What the server says of the file, or [`AppError::Transport`] when the network stays away.
pub async fn send(held: &Held, kind: MediaKind, told: impl Fn(Way) -> bool) -> Result<Stored, AppError> {
    #[cfg(feature = "hydrate")]
    {
        browser::send(held, kind, told).await
    }
    #[cfg(not(feature = "hydrate"))]
    {
        let _ = (held, kind, told);
        Err(AppError::Transport)
    }
}

#[cfg(feature = "hydrate")]
pub(super) use browser::{blob_of, hold, taken_up};

#[cfg(feature = "hydrate")]
mod browser {
    use super::super::poster;
    use super::{Held, Way};
    use crate::error::AppError;
    use domain::appeal::kept::DraftFile;
    use domain::media::{BeginUpload, FinishUpload, MAX_CHUNK, MediaKind, Stored, UploadState};
    use gloo_net::http::{Request, RequestBuilder};
    use gloo_timers::future::TimeoutFuture;
    use leptos::ev::Event;
    use serde::Serialize;
    use serde::de::DeserializeOwned;
    use std::cell::{Cell, RefCell};
    use std::collections::HashMap;
    use wasm_bindgen::{JsCast, JsValue};
    use web_sys::{Blob, HtmlInputElement, Url};

    /// Attempts in a row without anything arriving: with the pauses between them about four minutes.
    const ATTEMPTS: u32 = 12;
    /// The longest pause between two attempts, milliseconds.
    const LONGEST_PAUSE: u32 = 30_000;

    thread_local! {
        static HELD: RefCell<HashMap<u32, Blob>> = RefCell::new(HashMap::new());
        static NEXT: Cell<u32> = const { Cell::new(0) };
    }

    /// Takes a sound or film into the page's hands.
    pub fn hold(blob: Blob, name: String) -> Held {
        hold_as(blob, name, super::super::ids::fresh().unwrap_or_default())
    }

    fn hold_as(blob: Blob, name: String, upload: String) -> Held {
        let key = NEXT.replace(NEXT.get().wrapping_add(1));
        let preview = Url::create_object_url_with_blob(&blob).unwrap_or_default();
        let held = Held { key, name, bytes: blob.size(), preview, upload, pieces: String::new() };
        HELD.with_borrow_mut(|all| all.insert(key, blob));
        held
    }

    /// The sound or film itself.
    pub fn blob_of(held: &Held) -> Option<Blob> {
        HELD.with_borrow(|all| all.get(&held.key).cloned())
    }

    /// What was kept on the device.
    pub fn taken_up(kept: JsValue, file: &DraftFile) -> Option<Held> {
        Some(hold_as(kept.dyn_into::<Blob>().ok()?, file.name.clone(), file.upload().to_owned()))
    }

    pub fn chosen(event: &Event) -> Vec<Held> {
        let Some(input) = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok()) else { return Vec::new() };
        let Some(files) = input.files() else { return Vec::new() };
        let held =
            (0..files.length()).filter_map(|at| files.get(at)).map(|file| hold(file.clone().unchecked_into(), file.name())).collect();
        input.set_value("");
        held
    }

    pub fn release(held: &Held) {
        HELD.with_borrow_mut(|all| all.remove(&held.key));
        let _ = Url::revoke_object_url(&held.preview);
    }

    pub async fn send(held: &Held, kind: MediaKind, told: impl Fn(Way) -> bool) -> Result<Stored, AppError> {
        let blob = blob_of(held).ok_or(AppError::Transport)?;
        let picture = if kind == MediaKind::Video { poster::frame(&held.preview).await } else { None };
        let (mut attempts, mut before) = (0, None);
        loop {
            let mut arrived = 0;
            match attempt(held, &blob, kind, picture.as_ref(), &told, &mut arrived).await {
                Err(AppError::Transport | AppError::Busy { .. } | AppError::Failed { .. }) => {}
                ended => return ended,
            }
            attempts = if before.is_some_and(|before| before < arrived) { 0 } else { attempts + 1 };
            before = Some(arrived);
            if attempts >= ATTEMPTS || !told(Way::Waiting) {
                return Err(AppError::Transport);
            }
            TimeoutFuture::new((500 << attempts.min(6)).min(LONGEST_PAUSE)).await;
        }
    }

    /// Goes on from what has arrived, to the end or to the next break.
    async fn attempt(
        held: &Held,
        blob: &Blob,
        kind: MediaKind,
        picture: Option<&Blob>,
        told: &impl Fn(Way) -> bool,
        arrived: &mut u64,
    ) -> Result<Stored, AppError> {
        let (id, whole) = (held.upload.as_str(), blob.size());
        let begun: UploadState =
            ask(Request::post("/upload/recording"), &BeginUpload { id: id.into(), kind, bytes: Some(whole as u64) }).await?;
        if let Some(stored) = begun.stored {
            return Ok(stored);
        }
        *arrived = begun.received;
        while (*arrived as f64) < whole {
            if !told(Way::Sent((*arrived as f64 / whole * 100.0) as u8)) {
                return Err(AppError::NotFound);
            }
            let end = (*arrived as f64 + MAX_CHUNK as f64).min(whole);
            let piece = blob.slice_with_f64_and_f64(*arrived as f64, end).map_err(|_| AppError::Transport)?;
            let request = Request::put(&format!("/upload/recording/{id}/{arrived}")).header("content-type", "application/octet-stream");
            let state: UploadState = read(request.body(JsValue::from(piece)).map_err(|_| AppError::Transport)?).await?;
            // Finished by the sender of drafts meanwhile.
            if let Some(stored) = state.stored {
                return Ok(stored);
            }
            *arrived = state.received;
        }
        told(Way::Sent(100));
        let poster = match picture {
            Some(picture) => poster::keep(picture).await?,
            None => None,
        };
        ask(Request::post(&format!("/upload/recording/{id}/finish")), &FinishUpload { sha256: None, poster }).await
    }

    async fn ask<T: DeserializeOwned>(request: RequestBuilder, question: &impl Serialize) -> Result<T, AppError> {
        let body = serde_json::to_string(question).map_err(|_| AppError::Transport)?;
        read(request.header("content-type", "application/json").body(body).map_err(|_| AppError::Transport)?).await
    }

    async fn read<T: DeserializeOwned>(request: Request) -> Result<T, AppError> {
        let answer = request.send().await.map_err(|_| AppError::Transport)?;
        let body = answer.binary().await.map_err(|_| AppError::Transport)?;
        match answer.ok() {
            true => crate::wire::read(&body).map_err(|_| AppError::Transport),
            false => Err(crate::wire::read(&body).unwrap_or(AppError::Transport)),
        }
    }
}
