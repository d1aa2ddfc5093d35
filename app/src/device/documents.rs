//! Documents from the device, on their way to a form of the office.

use super::photos::Chosen;
use crate::error::AppError;
use domain::ids::RegulationId;
use domain::regulation::FormFile;

/// Sends a chosen file; it then waits in the form of a new request (empty), or of the answer to one.
///
/// # Errors
/// What the server says of the file, or [`AppError::Transport`].
pub async fn upload(file: &Chosen, answered: &str) -> Result<(), AppError> {
    #[cfg(feature = "hydrate")]
    {
        browser::upload(file, answered).await
    }
    #[cfg(not(feature = "hydrate"))]
    {
        let _ = (file, answered);
        Err(AppError::Transport)
    }
}

/// Sends a form of a regulation (R-annex1, note 1 of 2.6); gives what the text names.
///
/// # Errors
/// What the server says of the file, or [`AppError::Transport`].
pub async fn upload_form(file: &Chosen, regulation: &RegulationId) -> Result<FormFile, AppError> {
    #[cfg(feature = "hydrate")]
    {
        browser::upload_form(file, regulation).await
    }
    #[cfg(not(feature = "hydrate"))]
    {
        let _ = (file, regulation);
        Err(AppError::Transport)
    }
}

#[cfg(feature = "hydrate")]
mod browser {
    use super::Chosen;
    use crate::device::photos::file_of;
    use crate::error::AppError;
    use domain::ids::RegulationId;
    use domain::regulation::FormFile;
    use gloo_net::http::Request;
    use wasm_bindgen::JsValue;

    pub async fn upload(chosen: &Chosen, answered: &str) -> Result<(), AppError> {
        let file = file_of(chosen).ok_or(AppError::Transport)?;
        // Names are people's words: they stand in no address, and headers hold plain letters alone.
        let name: String = js_sys::encode_uri_component(&chosen.name).into();
        let request = Request::post("/office/documents")
            .header("content-type", "application/octet-stream")
            .header("x-file-name", &name)
            .header("x-answer-to", answered)
            .body(JsValue::from(file))
            .map_err(|_| AppError::Transport)?;
        let answer = request.send().await.map_err(|_| AppError::Transport)?;
        let body = answer.binary().await.map_err(|_| AppError::Transport)?;
        match answer.ok() {
            true => Ok(()),
            false => Err(crate::wire::read(&body).unwrap_or(AppError::Transport)),
        }
    }

    pub async fn upload_form(chosen: &Chosen, regulation: &RegulationId) -> Result<FormFile, AppError> {
        let file = file_of(chosen).ok_or(AppError::Transport)?;
        let name: String = js_sys::encode_uri_component(&chosen.name).into();
        let request = Request::post(&format!("/register/regulations/{regulation}/forms"))
            .header("content-type", "application/octet-stream")
            .header("x-file-name", &name)
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
