//! A picture from a film, made on the device: shown before it is played. Where the device can't, there is none.

use crate::error::AppError;
use domain::ids::MediaId;
use domain::media::Uploaded;
use gloo_net::http::Request;
use gloo_timers::future::TimeoutFuture;
use js_sys::Promise;
use leptos::prelude::document;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, CanvasRenderingContext2d, HtmlCanvasElement, HtmlVideoElement};

/// Longest side, pixels.
const SIDE: f64 = 1_280.0;
/// So long a device may take to show the first picture, milliseconds.
const PATIENCE: u32 = 5_000;

/// Keeps the picture; one that the server refuses is none.
///
/// # Errors
/// What stood in the way and may be over later: the film does not go without its picture because of that.
pub(super) async fn keep(picture: &Blob) -> Result<Option<MediaId>, AppError> {
    let request = Request::post("/upload/photo").header("content-type", "image/jpeg").body(JsValue::from(picture));
    let answer = request.map_err(|_| AppError::Transport)?.send().await.map_err(|_| AppError::Transport)?;
    let body = answer.binary().await.map_err(|_| AppError::Transport)?;
    if answer.ok() {
        return crate::wire::read::<Uploaded>(&body).map(|uploaded| Some(uploaded.id)).map_err(|_| AppError::Transport);
    }
    match crate::wire::read(&body).unwrap_or(AppError::Transport) {
        AppError::Refused(_) => Ok(None),
        trouble => Err(trouble),
    }
}

/// The picture itself.
pub(super) async fn frame(film: &str) -> Option<Blob> {
    let video: HtmlVideoElement = document().create_element("video").ok()?.dyn_into().ok()?;
    video.set_muted(true);
    video.set_preload("auto");
    // The very first picture of a phone's film is often dark.
    video.set_src(&format!("{film}#t=0.1"));
    for _ in 0..PATIENCE / 100 {
        if video.ready_state() >= 2 && video.video_width() > 0 {
            return draw(&video).await;
        }
        TimeoutFuture::new(100).await;
    }
    None
}

async fn draw(video: &HtmlVideoElement) -> Option<Blob> {
    let (width, height) = (f64::from(video.video_width()), f64::from(video.video_height()));
    let by = (SIDE / width.max(height)).min(1.0);
    let canvas: HtmlCanvasElement = document().create_element("canvas").ok()?.dyn_into().ok()?;
    canvas.set_width((width * by) as u32);
    canvas.set_height((height * by) as u32);
    let context: CanvasRenderingContext2d = canvas.get_context("2d").ok()??.dyn_into().ok()?;
    context.draw_image_with_html_video_element_and_dw_and_dh(video, 0.0, 0.0, width * by, height * by).ok()?;
    let promise = Promise::new(&mut |resolve, reject| {
        let made = Closure::once_into_js(move |blob: JsValue| {
            let _ = resolve.call1(&JsValue::NULL, &blob);
        });
        if canvas.to_blob_with_type(made.unchecked_ref(), "image/jpeg").is_err() {
            let _ = reject.call0(&JsValue::NULL);
        }
    });
    JsFuture::from(promise).await.ok()?.dyn_into().ok()
}
