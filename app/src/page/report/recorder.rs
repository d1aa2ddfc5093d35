//! The recorder of a form's voice message or of its videos (A8.3): one machine for both, which asks, records, pauses and ends.

use super::recordings::Recordings;
use crate::device::consent;
use crate::device::recorder::{self, Told, Trouble};
use crate::tr;
use crate::ui::*;
use domain::account::DeviceUse;
use domain::media::{MediaKind, RecordingLimits, play_time};
use leptos::prelude::*;
use leptos::{html, task::spawn_local};

/// Where the recorder stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Phase {
    Idle,
    Asking,
    Running,
    Paused,
}

/// What is to be said beside the button.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Said {
    Trouble(Trouble),
    NoRoom,
    Ended,
    Nothing,
}

/// The recorder of a form.
#[derive(Clone, Copy)]
pub struct Recorder {
    list: Recordings,
    limits: RwSignal<RecordingLimits>,
    phase: RwSignal<Phase>,
    level: RwSignal<u8>,
    elapsed_ms: RwSignal<u32>,
    said: RwSignal<Option<Said>>,
    /// Asks for what the kind needs, one after the other.
    asks: [(DeviceUse, RwSignal<bool>); 2],
}

impl Recorder {
    /// Stands still.
    pub fn new(list: Recordings, limits: RwSignal<RecordingLimits>) -> Recorder {
        Recorder {
            list,
            limits,
            phase: RwSignal::new(Phase::Idle),
            level: RwSignal::new(0),
            elapsed_ms: RwSignal::new(0),
            said: RwSignal::new(None),
            asks: [DeviceUse::Camera, DeviceUse::Microphone].map(|of| (of, RwSignal::new(false))),
        }
    }

    /// Begins, after the consents, which are asked at this very moment (T8.1).
    pub fn press(self) {
        self.said.set(None);
        spawn_local(async move {
            for of in recorder::needs(self.list.kind) {
                if !consent::is_settled(*of).await {
                    self.asks.iter().filter(|(asked, _)| asked == of).for_each(|(_, open)| {
                        open.try_set(true);
                    });
                    return;
                }
            }
            self.begin().await;
        });
    }

    async fn begin(self) {
        self.phase.try_set(Phase::Asking);
        let (Some(limits), kind) = (self.limits.try_get_untracked(), self.list.kind) else { return };
        match recorder::start(kind, limits, move |told| self.told(told)).await {
            Ok(()) => {
                self.elapsed_ms.try_set(0);
                self.list.recording.try_set(true);
                self.phase.try_set(Phase::Running);
            }
            Err(trouble) => {
                self.phase.try_set(Phase::Idle);
                self.said.try_set(Some(Said::Trouble(trouble)));
            }
        }
    }

    fn told(self, told: Told) {
        match told {
            Told::Level(level, elapsed_ms) => {
                self.level.try_set(level);
                self.elapsed_ms.try_set(elapsed_ms);
            }
            Told::NoRoom => {
                self.said.try_set(Some(Said::NoRoom));
            }
            Told::Ended { held, asked } => {
                self.list.recording.try_set(false);
                self.phase.try_set(Phase::Idle);
                let said = if held.is_none() { Some(Said::Nothing) } else { (!asked).then_some(Said::Ended) };
                self.said.try_set(said);
                self.list.add(held.into_iter().collect());
            }
        }
    }

    fn pause(self, paused: bool) {
        recorder::pause(paused);
        self.phase.set(if paused { Phase::Paused } else { Phase::Running });
    }

    fn is_video(self) -> bool {
        self.list.kind == MediaKind::Video
    }

    fn left_ms(self) -> i64 {
        i64::from(self.limits.get().seconds(self.list.kind)) * 1_000 - i64::from(self.elapsed_ms.get())
    }
}

/// The button, then the running recorder.
#[component]
pub fn RecorderPart(
    /// The machine.
    recorder: Recorder,
) -> impl IntoView {
    let Recorder { list, phase, asks, .. } = recorder;
    on_cleanup(recorder::stop);
    let press = Callback::new(move |()| recorder.press());
    let running = move || matches!(phase.get(), Phase::Running | Phase::Paused);
    let (icon, record, asking) = match recorder.is_video() {
        true => (Icon::Camera, tr!(camera.record), tr!(camera.asking)),
        false => (Icon::Microphone, tr!(voice.record), tr!(voice.asking)),
    };
    view! {
        <Left list/>
        <Show when=move || list.has_room() && phase.get() == Phase::Idle>
            <div><Button kind="button" icon on_press=press>{record}</Button></div>
        </Show>
        {asks.map(|(of, open)| view! { <ConsentAsk of open on_yes=press/> }).into_iter().collect_view()}
        <Show when=move || phase.get() == Phase::Asking><p role="status">{asking}</p></Show>
        <Show when=running><Running recorder/></Show>
        <div aria-live="polite">
            {move || recorder.said.get().map(|said| {
                view! { <Notice kind=Tone::Warn><p>{sentence(said, recorder.is_video())}</p></Notice> }
            })}
        </div>
    }
}

/// Level, time left, pause, stop; of a video also what the camera sees.
#[component]
fn Running(recorder: Recorder) -> impl IntoView {
    let paused = move || recorder.phase.get() == Phase::Paused;
    let pause = Callback::new(move |()| recorder.pause(!untrack(paused)));
    let stop = Callback::new(|()| recorder::stop());
    let (icon, going) = match recorder.is_video() {
        true => (Icon::Camera, tr!(camera.recording)),
        false => (Icon::Microphone, tr!(voice.recording)),
    };
    view! {
        <div class="recorder stack">
            {recorder.is_video().then(|| view! { <Mirror/> })}
            <p role="status"><Glyph icon/> " " {move || if paused() { tr!(voice.paused) } else { going }}</p>
            <p class="recorder-time">{move || play_time(i64::from(recorder.elapsed_ms.get()))} " · "
                {move || tr!(voice.left, play_time(recorder.left_ms()))}</p>
            <meter class="level" min="0" max="100" value=move || recorder.level.get().to_string() aria-label=tr!(voice.level)></meter>
            <div class="row">
                <Button kind="button" look=Look::Primary icon=Icon::Check on_press=stop>{tr!(voice.stop)}</Button>
                <Button kind="button" on_press=pause>{move || if paused() { tr!(voice.resume) } else { tr!(voice.pause) }}</Button>
            </div>
        </div>
    }
}

/// What the camera sees now, without its sound.
#[component]
fn Mirror() -> impl IntoView {
    let mirror = NodeRef::<html::Video>::new();
    Effect::new(move || recorder::show(mirror));
    view! { <video class="player" node_ref=mirror autoplay playsinline muted aria-label=tr!(camera.mirror)></video> }
}

/// A recording that a crashed or reloaded window left on the device.
#[component]
fn Left(list: Recordings) -> impl IntoView {
    let found = RwSignal::new(false);
    Effect::new(move || {
        spawn_local(async move {
            let left = recorder::left(list.kind).await;
            found.try_set(left);
        })
    });
    let yes = Callback::new(move |()| {
        found.set(false);
        spawn_local(async move { list.add(recorder::bring_back(list.kind).await) });
    });
    let no = Callback::new(move |()| {
        found.set(false);
        spawn_local(recorder::forget_left(list.kind));
    });
    let words = if list.kind == MediaKind::Video { tr!(camera.found) } else { tr!(voice.found) };
    view! {
        <Show when=move || found.get() && list.has_room() && !list.recording.get()>
            <Notice kind=Tone::Info>
                <p>{words}</p>
                <div class="row">
                    <Button kind="button" look=Look::Primary on_press=yes>{tr!(voice.found_yes)}</Button>
                    <Button kind="button" look=Look::Quiet on_press=no>{tr!(voice.found_no)}</Button>
                </div>
            </Notice>
        </Show>
    }
}

/// What happened, and the way out of it.
fn sentence(said: Said, is_video: bool) -> &'static str {
    match (said, is_video) {
        (Said::Trouble(Trouble::NoDevice), true) => tr!(camera.no_device),
        (Said::Trouble(Trouble::NoDevice), false) => tr!(voice.no_device),
        (Said::Trouble(Trouble::Denied), true) => tr!(camera.denied),
        (Said::Trouble(Trouble::Denied), false) => tr!(voice.denied),
        (Said::Trouble(Trouble::Taken), true) => tr!(camera.device_busy),
        (Said::Trouble(Trouble::Taken), false) => tr!(voice.device_busy),
        (Said::Trouble(Trouble::Unsupported), true) => tr!(camera.unsupported),
        (Said::Trouble(Trouble::Unsupported), false) => tr!(voice.unsupported),
        (Said::NoRoom, _) => tr!(voice.full),
        (Said::Ended, true) => tr!(camera.ended),
        (Said::Ended, false) => tr!(voice.ended),
        (Said::Nothing, _) => tr!(voice.too_short),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn recorder(kind: MediaKind) -> Recorder {
        Recorder::new(Recordings::new(kind), RwSignal::new(RecordingLimits::default()))
    }

    #[test]
    fn a8_3_the_time_left_is_counted_down_from_the_limit_of_the_kind() {
        Owner::new().with(|| {
            for (kind, left_ms) in [(MediaKind::Video, 55_000), (MediaKind::Voice, 175_000)] {
                let recorder = recorder(kind);
                recorder.told(Told::Level(40, 5_000));
                assert_eq!((recorder.level.get(), recorder.left_ms()), (40, left_ms), "{kind:?}");
            }
        });
    }

    #[test]
    fn a8_3_a_recorder_that_ends_without_a_piece_says_so_and_can_be_pressed_again() {
        Owner::new().with(|| {
            let recorder = recorder(MediaKind::Video);
            recorder.phase.set(Phase::Running);
            recorder.list.recording.set(true);
            recorder.told(Told::Ended { held: None, asked: false });
            assert_eq!((recorder.phase.get(), recorder.said.get()), (Phase::Idle, Some(Said::Nothing)));
            assert!(recorder.list.has_room() && !recorder.list.is_busy());
        });
    }
}
