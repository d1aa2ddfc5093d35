//! Recordings of a form as they are shown before it is sent: to be played, with how far each is on its way.

use super::recordings::{Far, One, Recordings};
use crate::api::recordings::limits_of_recordings;
use crate::error::AppError;
use crate::tr;
use crate::ui::*;
use domain::media::{MediaKind, RecordingLimits};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// How long and how large recordings may be. The usual limits, until the server has told its own.
pub fn use_limits() -> RwSignal<RecordingLimits> {
    let limits = RwSignal::new(RecordingLimits::default());
    Effect::new(move || {
        spawn_local(async move {
            if let Ok(told) = limits_of_recordings().await {
                limits.try_set(told);
            }
        })
    });
    limits
}

/// Everything that is there.
#[component]
pub fn Kept(
    /// The recordings.
    list: Recordings,
    /// Records once more, where that can be done: what was recorded here, no file.
    #[prop(optional, into)]
    redo: Option<Callback<()>>,
) -> impl IntoView {
    view! {
        <For each=move || list.keys() key=|key| *key let:key>
            <Tile list key_of=key redo/>
        </For>
    }
}

#[component]
fn Tile(list: Recordings, key_of: u32, redo: Option<Callback<()>>) -> impl IntoView {
    let one = move || list.get(key_of);
    let source = Memo::new(move |_| one().and_then(|one| one.source()));
    let remove = Callback::new(move |()| list.remove(key_of));
    let recorded = untrack(one).is_some_and(|one| one.name.is_empty());
    let again = redo.filter(|_| recorded).map(|redo| {
        Callback::new(move |()| {
            list.remove(key_of);
            redo.run(());
        })
    });
    view! {
        <div class="recording stack">
            {move || source.get().map(|source| played(list.kind, source))}
            {move || one().map(|one| far(list, one))}
            <div class="only-script row">
                {again.map(|again| view! {
                    <Button kind="button" look=Look::Quiet icon=Icon::Refresh on_press=again>{tr!(voice.redo)}</Button>
                })}
                <Button kind="button" look=Look::Quiet icon=Icon::Trash on_press=remove>{tr!(voice.remove)}</Button>
            </div>
        </div>
    }
}

fn played(kind: MediaKind, source: String) -> AnyView {
    match kind {
        MediaKind::Video => {
            view! { <video class="player" controls preload="metadata" playsinline src=source aria-label=tr!(voice.video_title)></video> }
                .into_any()
        }
        _ => view! { <audio class="player" controls preload="metadata" src=source aria-label=tr!(voice.voice_title)></audio> }.into_any(),
    }
}

fn far(list: Recordings, one: One) -> AnyView {
    let key = one.key;
    match one.far {
        Far::Ready(_) => view! { <p class="muted" role="status"><Glyph icon=Icon::Check/> " " {tr!(voice.kept)}</p> }.into_any(),
        Far::Sending(percent) => {
            view! { <progress max="100" value=percent.to_string() aria-label=tr!(voice.sending)></progress> }.into_any()
        }
        Far::Waiting | Far::Failed(_) if one.is_kept() => {
            view! { <p class="photo-waits muted" role="status"><Glyph icon=Icon::Offline/> " " {tr!(drafts.photo_waits)}</p> }.into_any()
        }
        Far::Waiting => view! { <p class="muted" role="status"><Glyph icon=Icon::Offline/> " " {tr!(voice.waiting)}</p> }.into_any(),
        Far::Failed(error) => {
            let again = Callback::new(move |()| list.send(key));
            let why = if error == AppError::Transport { tr!(voice.lost).to_owned() } else { error_sentence(&error) };
            view! {
                <div class="photo-problem" role="alert">
                    <p>{one.name} " " {why}</p>
                    {(!matches!(error, AppError::Refused(_))).then(|| view! {
                        <Button kind="button" icon=Icon::Refresh on_press=again>{tr!(voice.retry)}</Button>
                    })}
                </div>
            }
            .into_any()
        }
    }
}
