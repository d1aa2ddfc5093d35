//! One recording at a time: its pieces as they come, its level, its end.

use super::super::{consent, ids, pieces};
use super::devices::{devices, give_back, meter, recorder};
use super::{Told, Trouble};
use domain::account::DeviceUse;
use domain::media::{MediaKind, RecordingLimits};
use gloo_timers::callback::Interval;
use js_sys::Array;
use leptos::html;
use leptos::prelude::{Get, NodeRef, window};
use leptos::task::spawn_local;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{AnalyserNode, AudioContext, BlobEvent, MediaRecorder, MediaStream, MediaStreamTrack, RecordingState};

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

/// Milliseconds by a clock that nobody sets meanwhile.
fn now() -> f64 {
    window().performance().map_or(0.0, |performance| performance.now())
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
