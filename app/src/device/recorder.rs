//! Recording a voice message or a video (A8.3). Each second is laid on the device's shelf as it comes, with consent (T8.1), so that
//! a window that crashes or is reloaded loses nothing: [`left`] finds it again.

use super::recordings::Held;
use domain::account::DeviceUse;
use domain::media::{MediaKind, RecordingLimits};
use leptos::html;
use leptos::prelude::NodeRef;

/// What the recorder tells while it works.
#[derive(Clone, Debug, PartialEq)]
pub enum Told {
    /// How loud it is, 0 to 100, and how long it has recorded, milliseconds.
    Level(u8, u32),
    /// The device has no room: what comes now is kept in this window only.
    NoRoom,
    /// It has ended. `asked` says whether the person (or the end of the time) ended it; otherwise the device did.
    Ended { held: Option<Held>, asked: bool },
}

/// Why there is no recording.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// No microphone, or no camera.
    NoDevice,
    /// The person or the system forbids it.
    Denied,
    /// Another program has it.
    Taken,
    /// The browser can't record.
    Unsupported,
}

/// What of the device a recording of a kind needs, in the order in which it is asked (T8.1).
pub fn needs(kind: MediaKind) -> &'static [DeviceUse] {
    match kind {
        MediaKind::Video => &[DeviceUse::Camera, DeviceUse::Microphone],
        _ => &[DeviceUse::Microphone],
    }
}

/// Begins to record, within the limits of its kind. One that runs already ends and is kept.
///
/// # Errors
/// [`Trouble`].
pub async fn start(kind: MediaKind, limits: RecordingLimits, told: impl Fn(Told) + 'static) -> Result<(), Trouble> {
    #[cfg(feature = "hydrate")]
    {
        browser::start(kind, limits, Box::new(told)).await
    }
    #[cfg(not(feature = "hydrate"))]
    {
        let _ = (kind, limits, told);
        Err(Trouble::Unsupported)
    }
}

/// Shows what the camera sees.
pub fn show(mirror: NodeRef<html::Video>) {
    #[cfg(feature = "hydrate")]
    browser::show(mirror);
    #[cfg(not(feature = "hydrate"))]
    let _ = mirror;
}

/// Pauses, or goes on.
pub fn pause(paused: bool) {
    #[cfg(feature = "hydrate")]
    browser::pause(paused);
    #[cfg(not(feature = "hydrate"))]
    let _ = paused;
}

/// Ends the recording; [`Told::Ended`] brings it.
pub fn stop() {
    #[cfg(feature = "hydrate")]
    browser::stop(true);
}

/// Whether a recording of a kind was left on the device by a window that is gone.
pub async fn left(kind: MediaKind) -> bool {
    #[cfg(feature = "hydrate")]
    {
        browser::left(kind).await
    }
    #[cfg(not(feature = "hydrate"))]
    {
        let _ = kind;
        false
    }
}

/// Brings what was left back, the oldest first.
pub async fn bring_back(kind: MediaKind) -> Vec<Held> {
    #[cfg(feature = "hydrate")]
    {
        super::pieces::all(kind).await
    }
    #[cfg(not(feature = "hydrate"))]
    {
        let _ = kind;
        Vec::new()
    }
}

/// Forgets all that was left: it is not wanted.
pub async fn forget_left(kind: MediaKind) {
    #[cfg(feature = "hydrate")]
    super::pieces::forget(super::pieces::of(kind)).await;
    #[cfg(not(feature = "hydrate"))]
    let _ = kind;
}

/// Forgets the pieces of one recording: it was stored by the server, lies on the device as a whole, or is not wanted.
pub async fn forget(held: &Held) {
    #[cfg(feature = "hydrate")]
    if !held.pieces.is_empty() {
        super::pieces::forget(&held.pieces).await;
    }
    #[cfg(not(feature = "hydrate"))]
    let _ = held;
}

/// Bits a second of sound and of picture: a voice is clear, a pothole can be seen, and the longest recording takes no more than
/// three quarters of the largest file.
#[cfg(any(test, feature = "hydrate"))]
fn bits(kind: MediaKind, limits: RecordingLimits) -> (u32, u32) {
    const VOICE: u32 = 32_000;
    const SOUND: u32 = 64_000;
    const PICTURE: u64 = 2_500_000;
    if kind != MediaKind::Video {
        return (VOICE, 0);
    }
    let room = limits.bytes(kind) * 6 / u64::from(limits.seconds(kind).max(1));
    (SOUND, room.saturating_sub(u64::from(SOUND)).min(PICTURE) as u32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a8_3_the_longest_recording_fits_into_the_largest_file() {
        let small = RecordingLimits { video_mb: 6, ..RecordingLimits::default() };
        for (kind, limits) in [(MediaKind::Video, RecordingLimits::default()), (MediaKind::Video, small), (MediaKind::Voice, small)] {
            let (sound, picture) = bits(kind, limits);
            let bytes = u64::from(sound + picture) * u64::from(limits.seconds(kind)) / 8;
            assert!(bytes <= limits.bytes(kind) * 3 / 4, "{kind:?}: {bytes}");
            assert_eq!(picture > 0, kind == MediaKind::Video);
        }
    }

    #[test]
    fn t8_1_a_video_asks_for_camera_and_microphone_a_voice_message_for_the_microphone_alone() {
        assert_eq!(needs(MediaKind::Voice), [DeviceUse::Microphone]);
        assert_eq!(needs(MediaKind::Video), [DeviceUse::Camera, DeviceUse::Microphone]);
    }
}

#[cfg(feature = "hydrate")]
mod browser {
    use super::super::{consent, ids, pieces};
    use super::{Told, Trouble, bits};
    use domain::account::DeviceUse;
    use domain::media::{MediaKind, RecordingLimits};
    use gloo_timers::callback::Interval;
    use js_sys::{Array, Object, Reflect};
    use leptos::html;
    use leptos::prelude::{Get, NodeRef, window};
    use leptos::task::spawn_local;
    use std::cell::{Cell, RefCell};
    use std::rc::Rc;
    use wasm_bindgen::closure::Closure;
    use wasm_bindgen::{JsCast, JsValue};
    use wasm_bindgen_futures::JsFuture;
    use web_sys::{
        AnalyserNode, AudioContext, BlobEvent, DomException, MediaRecorder, MediaRecorderOptions, MediaStream, MediaStreamConstraints,
        MediaStreamTrack, RecordingState,
    };

    /// What every phone plays comes first.
    const SOUNDS: [&str; 4] = ["audio/mp4", "audio/webm;codecs=opus", "audio/webm", "audio/ogg;codecs=opus"];
    const FILMS: [&str; 4] = ["video/mp4;codecs=avc1.42E01E,mp4a.40.2", "video/webm;codecs=vp8,opus", "video/webm", "video/mp4"];
    /// Pixels that are asked for; a camera that has fewer gives what it has.
    const WIDE: f64 = 1_280.0;
    const HIGH: f64 = 720.0;
    /// Milliseconds in a piece, and between two looks at the level.
    const PIECE: i32 = 1_000;
    const LOOK: u32 = 100;

    thread_local! {
        static CURRENT: RefCell<Option<Rc<Current>>> = const { RefCell::new(None) };
    }

    struct Current {
        kind: MediaKind,
        /// Where its pieces lie.
        pieces: String,
        recorder: MediaRecorder,
        stream: MediaStream,
        sound: Option<(AudioContext, AnalyserNode)>,
        parts: Array,
        asked: Cell<bool>,
        /// Recorded before the present stretch, and when that began.
        before: Cell<f64>,
        since: Cell<Option<f64>>,
        ticking: RefCell<Option<Interval>>,
    }

    impl Current {
        fn elapsed(&self) -> f64 {
            self.before.get() + self.since.get().map_or(0.0, |since| now() - since)
        }

        fn level(&self) -> u8 {
            let Some((_, analyser)) = &self.sound else { return 0 };
            let mut samples = vec![0_u8; analyser.fft_size() as usize];
            analyser.get_byte_time_domain_data(&mut samples);
            let loudest = samples.iter().map(|sample| sample.abs_diff(128)).max().unwrap_or(0);
            (u32::from(loudest) * 100 / 128).min(100) as u8
        }

        /// Gives microphone and camera back.
        fn close(&self) {
            self.ticking.take();
            give_back(&self.stream);
            if let Some((context, _)) = &self.sound {
                let _ = context.close();
            }
        }
    }

    pub async fn start(kind: MediaKind, limits: RecordingLimits, told: Box<dyn Fn(Told)>) -> Result<(), Trouble> {
        stop(true);
        let stream = devices(kind).await?;
        let Some(recorder) = recorder(&stream, kind, limits) else {
            give_back(&stream);
            return Err(Trouble::Unsupported);
        };
        let current = Rc::new(Current {
            kind,
            pieces: pieces::fresh(kind, &ids::fresh().unwrap_or_default()),
            sound: meter(&stream),
            recorder,
            stream,
            parts: Array::new(),
            asked: Cell::new(false),
            before: Cell::new(0.0),
            since: Cell::new(Some(now())),
            ticking: RefCell::new(None),
        });
        let told: Rc<dyn Fn(Told)> = Rc::from(told);
        on_piece(&current, limits.bytes(kind), &told);
        on_stop(&current, &told);
        if current.recorder.start_with_time_slice(PIECE).is_err() {
            current.close();
            return Err(Trouble::Unsupported);
        }
        tick(&current, limits.seconds(kind), told);
        CURRENT.set(Some(current));
        Ok(())
    }

    async fn devices(kind: MediaKind) -> Result<MediaStream, Trouble> {
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

    fn recorder(stream: &MediaStream, kind: MediaKind, limits: RecordingLimits) -> Option<MediaRecorder> {
        // Where there is no such thing at all, asking it throws.
        Reflect::get(&window(), &"MediaRecorder".into()).ok().filter(JsValue::is_function)?;
        let options = MediaRecorderOptions::new();
        let (sound, picture) = bits(kind, limits);
        options.set_audio_bits_per_second(sound);
        if picture > 0 {
            options.set_video_bits_per_second(picture);
        }
        let types = if kind == MediaKind::Video { FILMS } else { SOUNDS };
        if let Some(known) = types.into_iter().find(|known| MediaRecorder::is_type_supported(known)) {
            options.set_mime_type(known);
        }
        MediaRecorder::new_with_media_stream_and_media_recorder_options(stream, &options).ok()
    }

    /// Milliseconds by a clock that nobody sets meanwhile.
    fn now() -> f64 {
        window().performance().map_or(0.0, |performance| performance.now())
    }

    fn give_back(stream: &MediaStream) {
        for track in stream.get_tracks() {
            track.unchecked_into::<MediaStreamTrack>().stop();
        }
    }

    pub fn show(mirror: NodeRef<html::Video>) {
        if let Some(video) = mirror.get() {
            with_current(|current| {
                // An attribute would not do: only the property lets it play without a press.
                video.set_muted(true);
                video.set_src_object(Some(&current.stream));
                // Where it doesn't play, the recorder records all the same.
                let _ = video.play();
            });
        }
    }

    fn meter(stream: &MediaStream) -> Option<(AudioContext, AnalyserNode)> {
        let context = AudioContext::new().ok()?;
        let analyser = context.create_analyser().ok()?;
        analyser.set_fft_size(512);
        context.create_media_stream_source(stream).ok()?.connect_with_audio_node(&analyser).ok()?;
        Some((context, analyser))
    }

    fn on_piece(current: &Rc<Current>, most: u64, told: &Rc<dyn Fn(Told)>) {
        let (parts, told, full) = (current.parts.clone(), Rc::clone(told), Rc::new(Cell::new(false)));
        let (nr, size) = (Cell::new(0_u32), Cell::new(0.0));
        let pieces = current.pieces.clone();
        let allowed = consent::state(DeviceUse::Storage) == Some(true);
        let piece = Closure::<dyn Fn(BlobEvent)>::new(move |event: BlobEvent| {
            let Some(blob) = event.data().filter(|blob| blob.size() > 0.0) else { return };
            parts.push(&blob);
            size.set(size.get() + blob.size());
            // One piece more might be too many.
            if size.get() + 2.0 * blob.size() > most as f64 {
                stop(true);
            }
            let nr = nr.replace(nr.get() + 1);
            if !allowed || full.get() {
                return;
            }
            let (told, full, pieces) = (Rc::clone(&told), Rc::clone(&full), pieces.clone());
            spawn_local(async move {
                if pieces::put(&pieces, nr, &blob).await.is_err() && !full.replace(true) {
                    told(Told::NoRoom);
                }
            });
        });
        current.recorder.set_ondataavailable(Some(piece.as_ref().unchecked_ref()));
        // Lives as long as the recorder: one for each recording.
        piece.forget();
    }

    fn on_stop(current: &Rc<Current>, told: &Rc<dyn Fn(Told)>) {
        let (weak, told) = (Rc::downgrade(current), Rc::clone(told));
        let ended = Closure::once_into_js(move || {
            let Some(current) = weak.upgrade() else { return };
            current.close();
            // Another one may have begun meanwhile.
            CURRENT.with_borrow_mut(|running| drop(running.take_if(|running| Rc::ptr_eq(running, &current))));
            let held = pieces::whole(&current.parts, &current.recorder.mime_type(), current.pieces.clone());
            told(Told::Ended { held, asked: current.asked.get() });
        });
        current.recorder.set_onstop(Some(ended.unchecked_ref()));
        // A device that takes microphone or camera away ends it all: half of a video would be none.
        let recorder = current.recorder.clone();
        let taken = Closure::<dyn Fn()>::new(move || end(&recorder)).into_js_value();
        for track in current.stream.get_tracks() {
            track.unchecked_into::<MediaStreamTrack>().set_onended(Some(taken.unchecked_ref()));
        }
    }

    fn end(recorder: &MediaRecorder) {
        if recorder.state() != RecordingState::Inactive {
            // What it refuses to end has ended.
            let _ = recorder.stop();
        }
    }

    fn tick(current: &Rc<Current>, seconds: u32, told: Rc<dyn Fn(Told)>) {
        let weak = Rc::downgrade(current);
        let ticking = Interval::new(LOOK, move || {
            let Some(current) = weak.upgrade() else { return };
            let elapsed = current.elapsed();
            told(Told::Level(current.level(), elapsed as u32));
            if elapsed >= f64::from(seconds) * 1_000.0 {
                stop(true);
            }
        });
        current.ticking.replace(Some(ticking));
    }

    fn with_current(work: impl FnOnce(&Current)) {
        if let Some(current) = CURRENT.with_borrow(Clone::clone) {
            work(&current);
        }
    }

    pub fn pause(paused: bool) {
        with_current(|current| {
            let done = if paused { current.recorder.pause() } else { current.recorder.resume() };
            if done.is_ok() {
                current.before.set(current.elapsed());
                current.since.set((!paused).then(now));
            }
        });
    }

    pub fn stop(asked: bool) {
        with_current(|current| {
            current.asked.set(asked);
            end(&current.recorder);
        });
    }

    pub async fn left(kind: MediaKind) -> bool {
        let recording = CURRENT.with_borrow(|current| current.as_ref().is_some_and(|current| current.kind == kind));
        !recording && pieces::are_there(kind).await
    }
}
