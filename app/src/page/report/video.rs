//! The videos of a form (A8.3): recorded here, or files. Without script the files travel with the form itself.

use super::recorded::{Kept, use_limits};
use super::recorder::{Recorder, RecorderPart};
use super::recordings::Recordings;
use crate::device::recordings::chosen;
use crate::tr;
use crate::ui::*;
use domain::media::{MAX_VIDEOS, RecordingLimits};
use domain::refusal::{Code, Field as Of, Refusal};
use leptos::prelude::*;

/// Recording, looking at, taking away; or files.
#[component]
pub fn VideoPart(
    /// The videos.
    list: Recordings,
    /// What was refused.
    refusals: Signal<Vec<Refusal>>,
) -> impl IntoView {
    let limits = use_limits();
    let too_many = move || list.too_many.get().then(|| Refusal::new(Of::Video, Code::TooMany { max: MAX_VIDEOS }));
    let all = Signal::derive(move || refusals.get().into_iter().chain(too_many()).collect::<Vec<_>>());
    let error = error_of(all, Of::Video);
    let described = Parts::new("videos", "hint", error);
    let recorder = Recorder::new(list, limits);
    let redo = Callback::new(move |()| recorder.press());
    let hint = move || {
        let RecordingLimits { video_s, video_mb, .. } = limits.get();
        tr!(voice.video_hint, MAX_VIDEOS, video_s, video_mb)
    };
    view! {
        <section class="panel stack" aria-labelledby="videos-title">
            <h2 id="videos-title" class="section-title">{tr!(voice.video_title)}</h2>
            <p class="hint">{hint}</p>
            <Kept list redo/>
            <div class="only-script stack"><RecorderPart recorder/></div>
            <div hidden=move || !list.has_room() || list.recording.get()>
                <Field name="videos" label=tr!(camera.file) hint=tr!(camera.file_hint) error>
                    <input id="videos" name="videos" type="file" multiple accept="video/*" class="file"
                        aria-describedby=move || described.described_by() on:change=move |event| list.add(chosen(&event))/>
                </Field>
            </div>
        </section>
    }
}

/// What a browser without script sends along unseen: recordings that were stored before.
#[component]
pub fn HiddenRecordings(
    /// The voice message.
    voice: Recordings,
    /// The videos.
    videos: Recordings,
) -> impl IntoView {
    view! {
        {move || voice.ready().into_iter().map(|id| view! { <input type="hidden" name="voice_kept" value=id.0/> }).collect_view()}
        {move || videos.ready().into_iter().map(|id| view! { <input type="hidden" name="video_kept" value=id.0/> }).collect_view()}
    }
}
