//! Recording a voice message (A8.3). Each second's sound is laid on the device's shelf as it comes, with consent (T8.1), so that a
//! window that crashes or is reloaded loses nothing: [`left`] finds it again.

use super::recordings::Held;

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
    /// No microphone.
    NoDevice,
    /// The person or the system forbids it.
    Denied,
    /// Another program has it.
    Taken,
    /// The browser can't record.
    Unsupported,
}

/// Begins to record for a form, for at most so many seconds.
///
/// # Errors
/// [`Trouble`].
pub async fn start(form: String, seconds: u32, told: impl Fn(Told) + 'static) -> Result<(), Trouble> {
    #[cfg(feature = "hydrate")]
    {
        browser::start(form, seconds, told).await
    }
    #[cfg(not(feature = "hydrate"))]
    {
        let _ = (form, seconds, told);
        Err(Trouble::Unsupported)
    }
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

/// Whether a recording was left on the device by a window that is gone.
pub async fn left() -> bool {
    #[cfg(feature = "hydrate")]
    {
        browser::left().await
    }
    #[cfg(not(feature = "hydrate"))]
    false
}

/// Brings what was left back.
pub async fn bring_back() -> Option<Held> {
    #[cfg(feature = "hydrate")]
    {
        browser::bring_back().await
    }
    #[cfg(not(feature = "hydrate"))]
    None
}

/// Forgets what lies on the device: it was stored by the server, or is not wanted.
pub async fn forget() {
    #[cfg(feature = "hydrate")]
    browser::forget().await;
}

#[cfg(feature = "hydrate")]
mod browser {
    use super::super::{consent, recordings, shelf};
    use super::{Held, Told, Trouble};
    use crate::device::shelf::Shelf;
    use domain::account::DeviceUse;
    use gloo_timers::callback::Interval;
    use js_sys::{Array, Date};
    use leptos::prelude::window;
    use leptos::task::spawn_local;
    use std::cell::{Cell, RefCell};
    use std::rc::Rc;
    use wasm_bindgen::closure::Closure;
    use wasm_bindgen::{JsCast, JsValue};
    use wasm_bindgen_futures::JsFuture;
    use web_sys::{
        AnalyserNode, AudioContext, Blob, BlobEvent, BlobPropertyBag, DomException, MediaRecorder, MediaRecorderOptions, MediaStream,
        MediaStreamConstraints, MediaStreamTrack, RecordingState,
    };

    /// What every phone plays comes first.
    const TYPES: [&str; 4] = ["audio/mp4", "audio/webm;codecs=opus", "audio/webm", "audio/ogg;codecs=opus"];
    /// Bits a second: a voice is clear, and three minutes stay small.
    const BITS: u32 = 32_000;
    /// Milliseconds of sound in a piece, and between two looks at the level.
    const PIECE: i32 = 1_000;
    const LOOK: u32 = 100;

    thread_local! {
        static CURRENT: RefCell<Option<Rc<Current>>> = const { RefCell::new(None) };
    }

    struct Current {
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
            self.before.get() + self.since.get().map_or(0.0, |since| Date::now() - since)
        }

        fn level(&self) -> u8 {
            let Some((_, analyser)) = &self.sound else { return 0 };
            let mut samples = vec![0_u8; analyser.fft_size() as usize];
            analyser.get_byte_time_domain_data(&mut samples);
            let loudest = samples.iter().map(|sample| sample.abs_diff(128)).max().unwrap_or(0);
            (u32::from(loudest) * 100 / 128).min(100) as u8
        }

        /// Gives the microphone back.
        fn close(&self) {
            self.ticking.take();
            for track in self.stream.get_tracks() {
                track.unchecked_into::<MediaStreamTrack>().stop();
            }
            if let Some((context, _)) = &self.sound {
                let _ = context.close();
            }
        }
    }

    pub async fn start(form: String, seconds: u32, told: impl Fn(Told) + 'static) -> Result<(), Trouble> {
        stop(true);
        let stream = microphone().await?;
        let recorder = recorder(&stream).ok_or(Trouble::Unsupported)?;
        forget().await;
        let current = Rc::new(Current {
            sound: meter(&stream),
            recorder,
            stream,
            parts: Array::new(),
            asked: Cell::new(false),
            before: Cell::new(0.0),
            since: Cell::new(Some(Date::now())),
            ticking: RefCell::new(None),
        });
        let told: Rc<dyn Fn(Told)> = Rc::new(told);
        on_piece(&current, &form, &told);
        on_stop(&current, &told);
        current.recorder.start_with_time_slice(PIECE).map_err(|_| Trouble::Unsupported)?;
        tick(&current, seconds, told);
        CURRENT.set(Some(current));
        Ok(())
    }

    async fn microphone() -> Result<MediaStream, Trouble> {
        let devices = window().navigator().media_devices().map_err(|_| Trouble::Unsupported)?;
        let wanted = MediaStreamConstraints::new();
        wanted.set_audio(&JsValue::TRUE);
        let asked = devices.get_user_media_with_constraints(&wanted).map_err(|_| Trouble::Unsupported)?;
        let stream = JsFuture::from(asked).await.map_err(|why| match why.dyn_ref::<DomException>().map(DomException::name).as_deref() {
            Some("NotFoundError" | "OverconstrainedError") => Trouble::NoDevice,
            Some("NotReadableError" | "AbortError") => Trouble::Taken,
            Some("NotAllowedError" | "SecurityError") => Trouble::Denied,
            _ => Trouble::Unsupported,
        })?;
        Ok(stream.unchecked_into())
    }

    fn recorder(stream: &MediaStream) -> Option<MediaRecorder> {
        // Where there is no such thing at all, asking it throws.
        js_sys::Reflect::get(&window(), &"MediaRecorder".into()).ok().filter(JsValue::is_function)?;
        let options = MediaRecorderOptions::new();
        options.set_audio_bits_per_second(BITS);
        if let Some(known) = TYPES.into_iter().find(|known| MediaRecorder::is_type_supported(known)) {
            options.set_mime_type(known);
        }
        MediaRecorder::new_with_media_stream_and_media_recorder_options(stream, &options).ok()
    }

    fn meter(stream: &MediaStream) -> Option<(AudioContext, AnalyserNode)> {
        let context = AudioContext::new().ok()?;
        let analyser = context.create_analyser().ok()?;
        analyser.set_fft_size(512);
        context.create_media_stream_source(stream).ok()?.connect_with_audio_node(&analyser).ok()?;
        Some((context, analyser))
    }

    fn on_piece(current: &Rc<Current>, form: &str, told: &Rc<dyn Fn(Told)>) {
        let (parts, told, nr, full) = (current.parts.clone(), Rc::clone(told), Cell::new(0_u32), Rc::new(Cell::new(false)));
        let prefix = format!("voice/{form}/");
        let allowed = consent::state(DeviceUse::Storage) == Some(true);
        let piece = Closure::<dyn Fn(BlobEvent)>::new(move |event: BlobEvent| {
            let Some(blob) = event.data().filter(|blob| blob.size() > 0.0) else { return };
            parts.push(&blob);
            let key = format!("{prefix}{:06}", nr.replace(nr.get() + 1));
            if !allowed || full.get() {
                return;
            }
            let (told, full) = (Rc::clone(&told), Rc::clone(&full));
            spawn_local(async move {
                if shelf::put(Shelf::Blobs, &key, &blob).await.is_err() && !full.replace(true) {
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
            let held = whole(&current.parts, &current.recorder.mime_type());
            told(Told::Ended { held, asked: current.asked.get() });
        });
        current.recorder.set_onstop(Some(ended.unchecked_ref()));
    }

    fn whole(parts: &Array, mime: &str) -> Option<Held> {
        let kind = BlobPropertyBag::new();
        kind.set_type(mime);
        let blob = Blob::new_with_blob_sequence_and_options(parts, &kind).ok().filter(|blob| blob.size() > 0.0)?;
        Some(recordings::hold(blob, String::new()))
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
                current.since.set((!paused).then(Date::now));
            }
        });
    }

    pub fn stop(asked: bool) {
        with_current(|current| {
            current.asked.set(asked);
            if current.recorder.state() != RecordingState::Inactive {
                let _ = current.recorder.stop();
            }
        });
    }

    pub async fn left() -> bool {
        let recording = CURRENT.with_borrow(Option::is_some);
        !recording && shelf::keys(Shelf::Blobs, "voice/").await.is_ok_and(|keys| !keys.is_empty())
    }

    pub async fn bring_back() -> Option<Held> {
        let parts = Array::new();
        for key in shelf::keys(Shelf::Blobs, "voice/").await.ok()? {
            if let Ok(Some(part)) = shelf::get(Shelf::Blobs, &key).await {
                parts.push(&part);
            }
        }
        let mime = parts.get(0).dyn_into::<Blob>().ok()?.type_();
        whole(&parts, &mime)
    }

    pub async fn forget() {
        for key in shelf::keys(Shelf::Blobs, "voice/").await.unwrap_or_default() {
            // What can't be taken away is offered once more, no more harm than that.
            let _ = shelf::remove(Shelf::Blobs, &key).await;
        }
    }
}
