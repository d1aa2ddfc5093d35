//! Voice and video where they may be heard: the browser's own player, and the words that staff have written down (A8.3).

use super::clock::Moment;
use super::photo::address;
use crate::context::lang;
use crate::tr;
use domain::media::{MediaKind, Recording, play_time};
use leptos::prelude::*;

/// Recordings one under the other.
#[component]
pub fn Players(
    /// The recordings in order.
    recordings: Vec<Recording>,
) -> impl IntoView {
    recordings.into_iter().map(player).collect_view()
}

/// One recording, labelled with its kind and length. What can't be played here can be taken along.
pub fn player(recording: Recording) -> AnyView {
    let source = address(&recording.id, "full");
    let time = play_time(recording.duration_ms);
    let is_video = recording.kind == MediaKind::Video;
    let name = if is_video { tr!(voice.video_of, time) } else { tr!(voice.voice_of, time) };
    let label = name.clone();
    let media = if is_video {
        let poster = recording.poster.as_ref().map(|poster| address(poster, "medium"));
        view! { <video class="player" controls preload="metadata" playsinline src=source.clone() poster=poster aria-label=label></video> }
            .into_any()
    } else {
        view! { <audio class="player" controls preload="metadata" src=source.clone() aria-label=label></audio> }.into_any()
    };
    let words = recording.transcript.map(|words| {
        let by = words.by.map_or_else(|| tr!(voice.by_owner).to_owned(), |name| name.in_lang(lang()).to_owned());
        view! {
            <figcaption class="transcript">
                <p class="muted">{tr!(voice.transcript)} " · " {by} " · " <Moment at=words.at_ms /></p>
                <p class="prose">{words.text}</p>
            </figcaption>
        }
    });
    view! {
        <figure class="recording stack">
            <p class="recording-name">{name}</p>
            {media}
            <p class="muted"><a rel="external" href=source download="">{tr!(voice.download)}</a></p>
            {words}
        </figure>
    }
    .into_any()
}
