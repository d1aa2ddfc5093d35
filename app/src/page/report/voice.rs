//! The voice message of a form (A8.3): recorded here, or a file. Without script the file travels with the form itself.

use super::recorded::{Kept, use_limits};
use super::recorder::{Recorder, RecorderPart};
use super::recordings::Recordings;
use crate::device::recordings::chosen;
use crate::tr;
use crate::ui::*;
use domain::media::RecordingLimits;
use domain::refusal::{Field as Of, Refusal};
use leptos::prelude::*;

/// Recording, listening, taking away; or a file.
#[component]
pub fn VoicePart(
    /// The message.
    list: Recordings,
    /// What was refused.
    refusals: Signal<Vec<Refusal>>,
) -> impl IntoView {
    let limits = use_limits();
    let recorder = Recorder::new(list, limits);
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
