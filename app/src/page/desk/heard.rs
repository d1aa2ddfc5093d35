//! Voice and video on the card, and "Mətnə köçürmə": staff write down what they hear (A8.3).

use super::state::{State, use_desk};
use crate::api::recordings::write_transcript;
use crate::device::storage::{self, Key, Words};
use crate::device::typed::{adopt, rather};
use crate::tr;
use crate::ui::player::player;
use crate::ui::{Button, Look};
use domain::appeal::form::TranscriptForm;
use domain::appeal::validate;
use domain::ids::{AppealId, MediaId};
use domain::media::Recording;
use leptos::prelude::*;

/// Recordings, each with its player, its words, and the form to write them.
#[component]
pub fn Heard(
    /// The recordings in order.
    recordings: Vec<Recording>,
    /// The appeal they came with.
    appeal: AppealId,
) -> impl IntoView {
    let one = move |recording: Recording| {
        let media = recording.id.clone();
        let words = recording.transcript.as_ref().map(|words| words.text.clone()).unwrap_or_default();
        view! {
            {player(recording)}
            <Write appeal=appeal.clone() media words/>
        }
    };
    recordings.into_iter().map(one).collect_view()
}

/// The form. What is typed stays on the device until it is kept: the card may be drawn anew while somebody listens.
#[component]
fn Write(appeal: AppealId, media: MediaId, words: String) -> impl IntoView {
    let desk = use_desk();
    let key = Words::Desk.about(&format!("transcript/{media}"));
    let id = format!("transcript-{media}");
    let fold = format!("desk/transcript/{media}");
    let unfolded = desk.is_unfolded(&fold);
    let text = RwSignal::new(words.clone());
    adopt(&id, text);
    let begun = RwSignal::new(false);
    {
        let key = key.clone();
        Effect::new(move || {
            if let Some(kept) = storage::read::<String>(&key) {
                // What was typed before the page woke up lies over it.
                text.update(|text| *text = rather(&words, std::mem::take(text), kept));
                begun.set(true);
            }
        });
    }
    let typed = {
        let key = key.clone();
        move |event: leptos::ev::Event| {
            text.set(event_target_value(&event));
            storage::write(&key, &text.get_untracked());
        }
    };
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        send(desk, TranscriptForm { appeal: appeal.clone(), media: media.clone(), text: text.get_untracked() }, key.clone());
    };
    view! {
        <details class="fold" open=move || begun.get() || unfolded>
            <summary on:click=move |_| desk.toggle_fold(&fold)>{tr!(voice.write)}</summary>
            <form class="stack" on:submit=submit>
                <label for=id.clone()>{tr!(voice.write_hint)}</label>
                <textarea id=id rows="4" maxlength=validate::MAX_TEXT.to_string() prop:value=move || text.get() on:input=typed></textarea>
                <div class="row"><Button look=Look::Secondary busy=desk.busy>{tr!(voice.write_save)}</Button></div>
            </form>
        </details>
    }
}

fn send(desk: State, form: TranscriptForm, key: Key) {
    if !desk.passes(validate::transcript(&form)) {
        return;
    }
    let sent = form.text.clone();
    desk.take(form.appeal.clone(), write_transcript(form), move |()| {
        // What was typed on meanwhile comes back when the card is drawn anew.
        if storage::read::<String>(&key).is_none_or(|now| now == sent) {
            storage::remove(&key);
        }
        desk.say(tr!(voice.written));
        desk.refresh();
    });
}
