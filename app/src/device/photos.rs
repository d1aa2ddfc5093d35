//! Photos chosen or taken by the person, and their way to the server.

use crate::error::AppError;
use domain::media::Uploaded;
use leptos::ev::Event;

/// A file chosen by the person. A light handle: the file itself stays with the browser until [`Chosen::release`].
#[derive(Clone, Debug, PartialEq)]
pub struct Chosen {
    /// Key of this choice in this page.
    pub key: u32,
    /// The file's name on the device.
    pub name: String,
    /// Size in bytes.
    pub bytes: f64,
    /// Address under which the page can show it.
    pub preview: String,
}

impl Chosen {
    /// Lets the browser forget the file.
    pub fn release(&self) {
        #[cfg(feature = "hydrate")]
        browser::release(self);
    }
}

/// The files of an `<input type="file">`, which is emptied so that the same file can be chosen again.
pub fn chosen(event: &Event) -> Vec<Chosen> {
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

/// Sends a photo. `on_progress` is told 0 when it starts and 100 when the server has taken it.
///
/// # Errors
/// What the server says of the file, or [`AppError::Transport`].
pub async fn upload(photo: &Chosen, on_progress: impl Fn(u8)) -> Result<Uploaded, AppError> {
    #[cfg(feature = "hydrate")]
    {
        on_progress(0);
        let uploaded = browser::upload(photo).await?;
        on_progress(100);
        Ok(uploaded)
    }
    #[cfg(not(feature = "hydrate"))]
    {
        let _ = (photo, on_progress);
        Err(AppError::Transport)
    }
}

/// The file of a choice.
#[cfg(feature = "hydrate")]
pub(super) use browser::file_of;
/// A file that was kept, as if it had just been chosen; `None` when it is no file.
#[cfg(feature = "hydrate")]
pub(super) use browser::taken_up;

#[cfg(feature = "hydrate")]
mod browser {
    use super::Chosen;
    use crate::error::AppError;
    use domain::media::Uploaded;
    use gloo_net::http::Request;
    use leptos::ev::Event;
    use std::cell::{Cell, RefCell};
    use std::collections::HashMap;
    use wasm_bindgen::{JsCast, JsValue};
    use web_sys::{Blob, File, HtmlInputElement, Url};

    thread_local! {
        static FILES: RefCell<HashMap<u32, Blob>> = RefCell::new(HashMap::new());
        static NEXT: Cell<u32> = const { Cell::new(0) };
    }

    pub fn chosen(event: &Event) -> Vec<Chosen> {
        let Some(input) = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok()) else { return Vec::new() };
        let Some(files) = input.files() else { return Vec::new() };
        let chosen = (0..files.length()).filter_map(|at| files.get(at)).map(take).collect();
        input.set_value("");
        chosen
    }

    fn take(file: File) -> Chosen {
        let name = file.name();
        hold(file.into(), name)
    }

    fn hold(file: Blob, name: String) -> Chosen {
        let key = NEXT.replace(NEXT.get().wrapping_add(1));
        let preview = Url::create_object_url_with_blob(&file).unwrap_or_default();
        let chosen = Chosen { key, name, bytes: file.size(), preview };
        FILES.with_borrow_mut(|files| files.insert(key, file));
        chosen
    }

    pub fn file_of(photo: &Chosen) -> Option<Blob> {
        FILES.with_borrow(|files| files.get(&photo.key).cloned())
    }

    pub fn taken_up(kept: JsValue, name: &str) -> Option<Chosen> {
        Some(hold(kept.dyn_into::<Blob>().ok()?, name.to_owned()))
    }

    pub fn release(photo: &Chosen) {
        FILES.with_borrow_mut(|files| files.remove(&photo.key));
        let _ = Url::revoke_object_url(&photo.preview);
    }

    pub async fn upload(photo: &Chosen) -> Result<Uploaded, AppError> {
        let file = file_of(photo).ok_or(AppError::Transport)?;
        let request = Request::post("/upload/photo")
            .header("content-type", "application/octet-stream")
            .body(JsValue::from(file))
            .map_err(|_| AppError::Transport)?;
        let answer = request.send().await.map_err(|_| AppError::Transport)?;
        let body = answer.binary().await.map_err(|_| AppError::Transport)?;
        match answer.ok() {
            true => crate::wire::read(&body).map_err(|_| AppError::Transport),
            false => Err(crate::wire::read(&body).unwrap_or(AppError::Transport)),
        }
    }
}
