//! The written answer with proof photos (A8.9). It is looked at once more, and signed, in [`super::confirm`].

use crate::device::photos;
use crate::error::AppError;
use crate::page::desk::panel::CancelButton;
use crate::page::desk::state::{State, use_desk};
use crate::tr;
use crate::ui::{Button, Field as FieldFrame, Icon, InlineError, Look, TextArea, error_of};
use domain::appeal::form::AnswerForm;
use domain::appeal::validate;
use domain::ids::MediaId;
use domain::media::{MAX_PHOTO_MB, MAX_PHOTOS};
use domain::refusal::{Code, Field, Refusal};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The form, for the card on the screen.
#[component]
pub fn AnswerPanel() -> impl IntoView {
    let desk = use_desk();
    let typed = desk.typed;
    let uploading = RwSignal::new(0_u32);
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        review(desk);
    };
    view! {
        <form class="panel stack" on:submit=submit aria-labelledby="answer-title">
            <h3 id="answer-title">{tr!(institution.answer_title)}</h3>
            <TextArea
                name="text"
                label=tr!(institution.answer_text)
                hint=tr!(institution.answer_hint)
                error=error_of(desk.refusals(), Field::Text)
                value=typed.answer
                rows=8
                required=true
            />
            <Photos
                label=tr!(institution.answer_photos)
                media=typed.media
                uploading
                error=error_of(desk.refusals(), Field::Photos)
            />
            <div class="row">
                <Button look=Look::Primary icon=Icon::Check busy=Signal::derive(move || uploading.get() > 0)>
                    {tr!(institution.answer_check)}
                </Button>
                <CancelButton />
            </div>
            <p class="muted">{tr!(desk.kept)}</p>
        </form>
    }
}

/// What will be signed and sent; `None` while another card is loading.
pub fn form(desk: State) -> Option<AnswerForm> {
    let card = untrack(|| desk.current())?;
    let typed = desk.typed;
    Some(AnswerForm { appeal: card.row.line.id, text: typed.answer.get_untracked(), media: typed.media.get_untracked() })
}

/// Opens the last look; what is missing is named at once.
fn review(desk: State) {
    if form(desk).is_some_and(|form| desk.passes(validate::answer(&form))) {
        desk.dialog.set(true);
    }
}

/// Photos that staff attach: uploaded as soon as they are chosen.
#[component]
pub fn Photos(
    /// What they are of.
    label: &'static str,
    /// Those uploaded.
    media: RwSignal<Vec<MediaId>>,
    /// How many are on their way.
    uploading: RwSignal<u32>,
    /// What is wrong with them.
    error: Signal<Option<String>>,
) -> impl IntoView {
    let problem = RwSignal::new(None::<AppError>);
    let choose = move |event: leptos::ev::Event| {
        problem.set(None);
        for chosen in photos::chosen(&event) {
            upload(chosen, media, uploading, problem);
        }
    };
    let thumb = move |id: MediaId| view! { <Thumb id media /> };
    view! {
        <FieldFrame
            name="photos"
            label
            hint=tr!(institution.answer_photos_hint, MAX_PHOTO_MB)
            error
        >
            <input id="photos" type="file" multiple=true accept="image/jpeg,image/png,image/webp" on:change=choose />
        </FieldFrame>
        <p class="muted" role="status">
            {move || Some(uploading.get()).filter(|n| *n > 0).map(|n| tr!(institution.answer_uploading, n))}
        </p>
        <InlineError error=problem />
        <ul class="desk-photos">
            <For each=move || media.get() key=Clone::clone children=thumb />
        </ul>
    }
}

fn upload(chosen: photos::Chosen, media: RwSignal<Vec<MediaId>>, uploading: RwSignal<u32>, problem: RwSignal<Option<AppError>>) {
    let room = media.with_untracked(Vec::len) + uploading.get_untracked() as usize;
    if room >= MAX_PHOTOS as usize {
        return problem.set(Some(AppError::Refused(vec![Refusal::new(Field::Photos, Code::TooMany { max: MAX_PHOTOS })])));
    }
    uploading.update(|n| *n += 1);
    spawn_local(async move {
        match photos::upload(&chosen, |_| {}).await {
            Ok(done) => media.update(|media| {
                if !media.contains(&done.id) {
                    media.push(done.id);
                }
            }),
            Err(error) => problem.set(Some(error)),
        }
        chosen.release();
        uploading.update(|n| *n -= 1);
    });
}

#[component]
fn Thumb(id: MediaId, media: RwSignal<Vec<MediaId>>) -> impl IntoView {
    let src = format!("/media/{id}/thumb");
    let remove = move |()| media.update(|media| media.retain(|other| *other != id));
    view! {
        <li>
            <img src=src alt="" loading="lazy" />
            <Button kind="button" look=Look::Quiet icon=Icon::Trash on_press=Callback::new(remove)>
                {tr!(institution.answer_remove)}
            </Button>
        </li>
    }
}
