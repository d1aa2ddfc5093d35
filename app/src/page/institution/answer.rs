//! The written answer with proof photos (A8.9). It is looked at once more, and signed, in [`super::confirm`].

use super::prepared::Prepared;
use crate::api::house::keep_answer;
use crate::device::photos;
use crate::error::AppError;
use crate::page::desk::draft::attach;
use crate::page::desk::panel::CancelButton;
use crate::page::desk::state::{State, use_desk};
use crate::tr;
use crate::ui::{Button, Field as FieldFrame, Icon, InlineError, Look, TextArea, error_of};
use domain::appeal::form::AnswerForm;
use domain::appeal::validate;
use domain::house::{self, DraftForm};
use domain::ids::{AppealId, MediaId};
use domain::media::{MAX_PHOTO_MB, MAX_PHOTOS};
use domain::refusal::{Code, Field, Refusal};
use domain::template::TemplateKind;
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
            <FromDraft />
            <Prepared kind=TemplateKind::Answer text=typed.answer />
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
                desk
                error=error_of(desk.refusals(), Field::Photos)
            />
            <div class="row">
                <Button look=Look::Primary icon=Icon::Check busy=Signal::derive(move || uploading.get() > 0)>
                    {tr!(institution.answer_check)}
                </Button>
                <Button kind="button" busy=desk.busy on_press=Callback::new(move |()| keep(desk))>{tr!(house.keep_button)}</Button>
                <CancelButton />
            </div>
            <p class="muted">{tr!(desk.kept)}</p>
        </form>
    }
}

/// A colleague's draft can be gone on with: it is put into the form when nothing else was typed, and otherwise when asked for.
#[component]
fn FromDraft() -> impl IntoView {
    let desk = use_desk();
    let draft = Memo::new(move |_| {
        let open = desk.selected.get();
        desk.house.with(|house| house.as_ref().filter(|(of, _)| Some(of) == open.as_ref()).and_then(|(_, house)| house.draft.clone()))
    });
    let take = move |()| {
        if let Some(draft) = draft.get_untracked() {
            desk.typed.answer.set(draft.text);
            desk.typed.media.set(draft.media);
        }
    };
    Effect::new(move |_| {
        let empty = desk.typed.answer.with_untracked(String::is_empty) && desk.typed.media.with_untracked(Vec::is_empty);
        if draft.get().is_some() && empty {
            take(());
        }
    });
    let other =
        Memo::new(move |_| draft.with(|draft| draft.as_ref().is_some_and(|draft| desk.typed.answer.with(|text| *text != draft.text))));
    view! {
        <Show when=move || other.get()>
            <div class="row"><Button kind="button" look=Look::Quiet on_press=Callback::new(take)>{tr!(house.draft_use)}</Button></div>
        </Show>
    }
}

/// What is kept or submitted, over the draft that the house has.
pub fn draft(desk: State, submit: bool) -> Option<DraftForm> {
    let AnswerForm { appeal, text, media } = form(desk)?;
    let held = desk.house.with_untracked(|house| house.as_ref().filter(|(of, _)| *of == appeal).and_then(|(_, house)| house.draft.clone()));
    Some(DraftForm { appeal, text, media, submit, revision: held.map_or(0, |draft| draft.revision) })
}

/// Keeps it on the server, so that a colleague can go on with it.
fn keep(desk: State) {
    let Some(form) = draft(desk, false) else { return };
    if desk.passes(house::draft(&form)) {
        desk.take(form.appeal.clone(), keep_answer(form), move |()| {
            desk.say(tr!(house.keep_done));
            desk.refresh();
        });
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
    /// The desk on whose open card they are attached.
    #[prop(optional)]
    desk: Option<State>,
    /// What is wrong with them.
    error: Signal<Option<String>>,
) -> impl IntoView {
    let problem = RwSignal::new(None::<AppError>);
    let choose = move |event: leptos::ev::Event| {
        problem.set(None);
        let about = desk.and_then(|desk| Some((desk, desk.selected.get_untracked()?)));
        for chosen in photos::chosen(&event) {
            upload(chosen, media, uploading, problem, about.clone());
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

fn upload(
    chosen: photos::Chosen,
    media: RwSignal<Vec<MediaId>>,
    uploading: RwSignal<u32>,
    problem: RwSignal<Option<AppError>>,
    about: Option<(State, AppealId)>,
) {
    let room = media.with_untracked(Vec::len) + uploading.get_untracked() as usize;
    if room >= MAX_PHOTOS as usize {
        return problem.set(Some(AppError::Refused(vec![Refusal::new(Field::Photos, Code::TooMany { max: MAX_PHOTOS })])));
    }
    uploading.update(|n| *n += 1);
    spawn_local(async move {
        match photos::upload(&chosen, |_| {}).await {
            Ok(done) => match about {
                Some((desk, appeal)) => attach(desk, &appeal, done.id),
                None => media.update(|media| {
                    if !media.contains(&done.id) {
                        media.push(done.id);
                    }
                }),
            },
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
