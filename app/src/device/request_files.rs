//! Documents of requests for e-services, and the sender's signatures over them, on their way to the server.

use super::photos::Chosen;
use crate::error::AppError;
use domain::eservice::request::RequestFileView;
use domain::ids::RequestFileId;
use domain::signature::Report;

/// Sends a chosen file; it then waits in the field of this request's form (no field: in its result).
///
/// # Errors
/// What the server says of the file, or [`AppError::Transport`].
pub async fn upload(file: &Chosen, request: &str, field: &str) -> Result<RequestFileView, AppError> {
    #[cfg(feature = "hydrate")]
    {
        browser::upload(file, request, field).await
    }
    #[cfg(not(feature = "hydrate"))]
    {
        let _ = (file, request, field);
        Err(AppError::Transport)
    }
}

/// Sends a signature over a document that waits; what its check found.
///
/// # Errors
/// As [`upload`].
pub async fn sign(file: &Chosen, id: &RequestFileId) -> Result<Report, AppError> {
    #[cfg(feature = "hydrate")]
    {
        browser::sign(file, id).await
    }
    #[cfg(not(feature = "hydrate"))]
    {
        let _ = (file, id);
        Err(AppError::Transport)
    }
}

#[cfg(feature = "hydrate")]
mod browser {
    use super::Chosen;
    use crate::device::photos::file_of;
    use crate::error::AppError;
    use domain::eservice::request::RequestFileView;
    use domain::ids::RequestFileId;
    use domain::signature::Report;
    use gloo_net::http::{Request, RequestBuilder};
    use serde::de::DeserializeOwned;
    use wasm_bindgen::JsValue;

    pub async fn upload(chosen: &Chosen, request: &str, field: &str) -> Result<RequestFileView, AppError> {
        // Names are people's words: they stand in no address, and headers hold plain letters alone.
        let name: String = js_sys::encode_uri_component(&chosen.name).into();
        let post = Request::post("/requests/files").header("x-file-name", &name).header("x-request", request).header("x-field", field);
        send(post, chosen).await
    }

    pub async fn sign(chosen: &Chosen, id: &RequestFileId) -> Result<Report, AppError> {
        send(Request::post(&format!("/requests/files/{id}/signature")), chosen).await
    }

    async fn send<T: DeserializeOwned>(post: RequestBuilder, chosen: &Chosen) -> Result<T, AppError> {
        let file = file_of(chosen).ok_or(AppError::Transport)?;
        let post = post.header("content-type", "application/octet-stream").body(JsValue::from(file)).map_err(|_| AppError::Transport)?;
        let answer = post.send().await.map_err(|_| AppError::Transport)?;
        let body = answer.binary().await.map_err(|_| AppError::Transport)?;
        match answer.ok() {
            true => crate::wire::read(&body).map_err(|_| AppError::Transport),
            false => Err(crate::wire::read(&body).unwrap_or(AppError::Transport)),
        }
    }
}
