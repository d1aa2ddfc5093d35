//! The voice message of a form (A8.3): recorded here, or a file. Without script the file travels with the form itself.

use super::recorded::{Kept, use_limits};
use super::recordings::Recordings;
use crate::device::consent;
use crate::device::recorder::{self, Told, Trouble};
use crate::device::recordings::chosen;
use crate::tr;
use crate::ui::*;
use domain::account::DeviceUse;
use domain::media::{RecordingLimits, play_time};
use domain::refusal::{Field as Of, Refusal};
use leptos::prelude::*;
use leptos::task::spawn_local;

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
struct Recorder {
    list: Recordings,
    form: Signal<String>,
    limits: RwSignal<RecordingLimits>,
    phase: RwSignal<Phase>,
    level: RwSignal<u8>,
    elapsed_ms: RwSignal<u32>,
    said: RwSignal<Option<Said>>,
    ask: RwSignal<bool>,
}

impl Recorder {
    /// After the consent, which is asked at this very moment (T8.1).
    fn press(self) {
        self.said.set(None);
        spawn_local(async move {
            if consent::is_settled(DeviceUse::Microphone).await {
                self.begin();
            } else {
                self.ask.try_set(true);
            }
        });
    }

    fn begin(self) {
        self.phase.try_set(Phase::Asking);
        let seconds = self.limits.get_untracked().voice_s;
        let form = self.form.get_untracked();
        spawn_local(async move {
            match recorder::start(form, seconds, move |told| self.told(told)).await {
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
        });
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

    fn left_ms(self) -> i64 {
        i64::from(self.limits.get().voice_s) * 1_000 - i64::from(self.elapsed_ms.get())
    }
}

/// Recording, listening, taking away; or a file.
#[component]
pub fn VoicePart(
    /// The message.
    list: Recordings,
    /// What was refused.
    refusals: Signal<Vec<Refusal>>,
    /// Id of the form it belongs to.
    #[prop(into)]
    form: Signal<String>,
) -> impl IntoView {
    let limits = use_limits();
    let recorder = Recorder {
        list,
        form,
        limits,
        phase: RwSignal::new(Phase::Idle),
        level: RwSignal::new(0),
        elapsed_ms: RwSignal::new(0),
        said: RwSignal::new(None),
        ask: RwSignal::new(false),
    };
    on_cleanup(recorder::stop);
    let error = error_of(refusals, Of::Voice);
    let described = Parts::new("voice", "hint", error);
    let redo = Callback::new(move |()| recorder.press());
    let hint = move || tr!(voice.voice_hint, limits.get().voice_s / 60);
    view! {
        <section class="panel stack" aria-labelledby="voice-title">
            <h2 id="voice-title" class="section-title">{tr!(voice.voice_title)}</h2>
            <p class="hint">{hint}</p>
            <Kept list redo/>
            <div class="only-script stack"><RecorderPart recorder/></div>
            <div hidden=move || !list.has_room() || list.recording.get()>
                <Field name="voice" label=tr!(voice.voice_file) hint=tr!(voice.voice_file_hint, RecordingLimits::default().voice_mb) error>
                    <input id="voice" name="voice" type="file" accept="audio/*,.m4a,.ogg,.opus,.webm" class="file"
                        aria-describedby=move || described.described_by() on:change=move |event| list.add(chosen(&event))/>
                </Field>
            </div>
        </section>
    }
}

/// The button, then the running recorder.
#[component]
fn RecorderPart(recorder: Recorder) -> impl IntoView {
    let Recorder { list, phase, ask, .. } = recorder;
    let press = Callback::new(move |()| recorder.press());
    let begin = Callback::new(move |()| recorder.begin());
    let running = move || matches!(phase.get(), Phase::Running | Phase::Paused);
    view! {
        <Left list/>
        <Show when=move || list.has_room() && phase.get() == Phase::Idle>
            <div><Button kind="button" icon=Icon::Microphone on_press=press>{tr!(voice.record)}</Button></div>
        </Show>
        <ConsentAsk of=DeviceUse::Microphone open=ask on_yes=begin/>
        <Show when=move || phase.get() == Phase::Asking><p role="status">{tr!(voice.asking)}</p></Show>
        <Show when=running><Running recorder/></Show>
        <div aria-live="polite">
            {move || recorder.said.get().map(|said| view! { <Notice kind=Tone::Warn><p>{sentence(said)}</p></Notice> })}
        </div>
    }
}

/// Level, time left, pause, stop.
#[component]
fn Running(recorder: Recorder) -> impl IntoView {
    let paused = move || recorder.phase.get() == Phase::Paused;
    let pause = Callback::new(move |()| recorder.pause(!untrack(paused)));
    let stop = Callback::new(|()| recorder::stop());
    view! {
        <div class="recorder stack">
            <p role="status"><Glyph icon=Icon::Microphone/> " " {move || if paused() { tr!(voice.paused) } else { tr!(voice.recording) }}</p>
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

/// A recording that a crashed or reloaded window left on the device.
#[component]
fn Left(list: Recordings) -> impl IntoView {
    let found = RwSignal::new(false);
    Effect::new(move || {
        spawn_local(async move {
            let left = recorder::left().await;
            found.try_set(left);
        })
    });
    let yes = Callback::new(move |()| {
        found.set(false);
        spawn_local(async move { list.add(recorder::bring_back().await.into_iter().collect()) });
    });
    let no = Callback::new(move |()| {
        found.set(false);
        spawn_local(recorder::forget());
    });
    view! {
        <Show when=move || found.get() && list.has_room() && !list.recording.get()>
            <Notice kind=Tone::Info>
                <p>{tr!(voice.found)}</p>
                <div class="row">
                    <Button kind="button" look=Look::Primary on_press=yes>{tr!(voice.found_yes)}</Button>
                    <Button kind="button" look=Look::Quiet on_press=no>{tr!(voice.found_no)}</Button>
                </div>
            </Notice>
        </Show>
    }
}

/// What happened, and the way out of it.
fn sentence(said: Said) -> &'static str {
    match said {
        Said::Trouble(Trouble::NoDevice) => tr!(voice.no_device),
        Said::Trouble(Trouble::Denied) => tr!(voice.denied),
        Said::Trouble(Trouble::Taken) => tr!(voice.device_busy),
        Said::Trouble(Trouble::Unsupported) => tr!(voice.unsupported),
        Said::NoRoom => tr!(voice.full),
        Said::Ended => tr!(voice.ended),
        Said::Nothing => tr!(voice.too_short),
    }
}
