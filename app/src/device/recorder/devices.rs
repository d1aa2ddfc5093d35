//! Microphone, camera, and the recorder that the browser has for them.

use super::{Trouble, bits};
use domain::media::{MediaKind, RecordingLimits};
use js_sys::{Object, Reflect};
use leptos::prelude::window;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    AnalyserNode, AudioContext, DomException, MediaRecorder, MediaRecorderOptions, MediaStream, MediaStreamConstraints, MediaStreamTrack,
};

/// What every phone plays comes first.
const SOUNDS: [&str; 4] = ["audio/mp4", "audio/webm;codecs=opus", "audio/webm", "audio/ogg;codecs=opus"];
const FILMS: [&str; 4] = ["video/mp4;codecs=avc1.42E01E,mp4a.40.2", "video/webm;codecs=vp8,opus", "video/webm", "video/mp4"];
/// Pixels that are asked for; a camera that has fewer gives what it has.
const WIDE: f64 = 1_280.0;
const HIGH: f64 = 720.0;
/// Milliseconds after which a picture is kept whole again. An MP4 is written down fragment by fragment, each of which begins with a
/// whole picture: a browser left to itself makes the first one after four seconds, and a window that dies before leaves a mere head.
const WHOLE_EVERY: u32 = 1_000;

/// Camera and microphone, as far as the kind needs them.
///
/// # Errors
/// [`Trouble`].
pub(super) async fn devices(kind: MediaKind) -> Result<MediaStream, Trouble> {
    let devices = window().navigator().media_devices().map_err(|_| Trouble::Unsupported)?;
    let wanted = MediaStreamConstraints::new();
    wanted.set_audio(&JsValue::TRUE);
    if kind == MediaKind::Video {
        wanted.set_video(&camera());
    }
    let asked = devices.get_user_media_with_constraints(&wanted).map_err(|_| Trouble::Unsupported)?;
    let stream = JsFuture::from(asked).await.map_err(|why| match why.dyn_ref::<DomException>().map(DomException::name).as_deref() {
        Some("NotFoundError" | "OverconstrainedError") => Trouble::NoDevice,
        Some("NotReadableError" | "AbortError") => Trouble::Taken,
        Some("NotAllowedError" | "SecurityError") => Trouble::Denied,
        _ => Trouble::Unsupported,
    })?;
    Ok(stream.unchecked_into())
}

/// The camera that looks at the street, where there are two.
fn camera() -> JsValue {
    let wanted = Object::new();
    for (name, value) in [("facingMode", "environment".into()), ("width", ideal(WIDE)), ("height", ideal(HIGH))] {
        let _ = Reflect::set(&wanted, &name.into(), &value);
    }
    wanted.into()
}

fn ideal(value: f64) -> JsValue {
    let ideal = Object::new();
    let _ = Reflect::set(&ideal, &"ideal".into(), &value.into());
    ideal.into()
}

/// A recorder within the limits of its kind; `None` where the browser can't record.
pub(super) fn recorder(stream: &MediaStream, kind: MediaKind, limits: RecordingLimits) -> Option<MediaRecorder> {
    // Where there is no such thing at all, asking it throws.
    Reflect::get(&window(), &"MediaRecorder".into()).ok().filter(JsValue::is_function)?;
    let options = MediaRecorderOptions::new();
    let (sound, picture) = bits(kind, limits);
    options.set_audio_bits_per_second(sound);
    if picture > 0 {
        options.set_video_bits_per_second(picture);
        let _ = Reflect::set(&options, &"videoKeyFrameIntervalDuration".into(), &WHOLE_EVERY.into());
    }
    let types = if kind == MediaKind::Video { FILMS } else { SOUNDS };
    if let Some(known) = types.into_iter().find(|known| MediaRecorder::is_type_supported(known)) {
        options.set_mime_type(known);
    }
    MediaRecorder::new_with_media_stream_and_media_recorder_options(stream, &options).ok()
}

/// Gives microphone and camera back.
pub(super) fn give_back(stream: &MediaStream) {
    for track in stream.get_tracks() {
        track.unchecked_into::<MediaStreamTrack>().stop();
    }
}

/// Tells how loud it is; a recorder does without.
pub(super) fn meter(stream: &MediaStream) -> Option<(AudioContext, AnalyserNode)> {
    let context = AudioContext::new().ok()?;
    let analyser = context.create_analyser().ok()?;
    analyser.set_fft_size(512);
    context.create_media_stream_source(stream).ok()?.connect_with_audio_node(&analyser).ok()?;
    Some((context, analyser))
}
