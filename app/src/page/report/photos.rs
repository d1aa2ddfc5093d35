//! The photos' part of a form. Without script the files travel with the form itself.

use super::photo_list::{Photo, PhotoList, PhotoState};
use crate::error::AppError;
use crate::ui::*;
use crate::{device, routes, tr};
use domain::media::{MAX_PHOTO_MB, MAX_PHOTOS};
use domain::refusal::{Code, Field as Of, Refusal};
use leptos::prelude::*;

/// Choosing photos and seeing how far each is.
#[component]
pub fn PhotosPart(list: PhotoList, refusals: Signal<Vec<Refusal>>) -> impl IntoView {
    let mounted = device::mounted();
    let too_many = move || list.too_many.get().then(|| Refusal::new(Of::Photos, Code::TooMany { max: MAX_PHOTOS }));
    let all = Signal::derive(move || refusals.get().into_iter().chain(too_many()).collect::<Vec<_>>());
    let error = error_of(all, Of::Photos);
    let described = Parts::new("photos", "hint", error);
    let count = move || list.ready().len() as i64;
    view! {
        <section class="panel stack">
            <ul class="photo-list">
                <For each=move || list.keys() key=|key| *key let:key>
                    <PhotoTile list key_of=key/>
                </For>
            </ul>
            <Field name="photos" label=tr!(report.photos_title) hint=tr!(report.photos_hint, MAX_PHOTOS, MAX_PHOTO_MB) error>
                <input id="photos" name="photos" type="file" multiple accept="image/jpeg,image/png,image/webp" class="file"
                    aria-describedby=move || described.described_by()
                    on:change=move |event| list.add(device::photos::chosen(&event))/>
            </Field>
            <Show when=move || !mounted.get() && count() != 0><p>{move || tr!(report.photos_kept, count())}</p></Show>
            <p class="muted">{tr!(report.photos_privacy)}</p>
        </section>
    }
}

/// One photo: its picture, its state, and how to take it away.
#[component]
fn PhotoTile(list: PhotoList, key_of: u32) -> impl IntoView {
    let photo = move || list.get(key_of);
    let number = move || list.keys().iter().position(|key| *key == key_of).map_or(1, |at| at + 1);
    let thumb = Memo::new(move |_| photo().and_then(|photo| photo.thumb()));
    let remove = Callback::new(move |()| list.remove(key_of));
    view! {
        <li class="photo-tile">
            {move || thumb.get().map(|source| view! { <img src=source alt=tr!(report.photo_alt, number())/> })}
            {move || photo().map(|photo| view! { <TileState list photo/> })}
            <div class="only-script">
                <Button kind="button" look=Look::Quiet icon=Icon::Trash on_press=remove>
                    <span class="visually-hidden">{move || tr!(report.photo_remove, number())}</span>
                </Button>
            </div>
        </li>
    }
}

#[component]
fn TileState(list: PhotoList, photo: Photo) -> impl IntoView {
    let key = photo.key;
    match photo.state.clone() {
        PhotoState::Ready(_) => ().into_any(),
        PhotoState::Sending(percent) => view! {
            <progress max="100" value=percent.to_string() aria-label=tr!(report.photo_sending)></progress>
        }
        .into_any(),
        PhotoState::Failed(_) if photo.waits() => view! { <p class="photo-waits muted">{tr!(drafts.photo_waits)}</p> }.into_any(),
        PhotoState::Failed(error) => {
            let again = Callback::new(move |()| list.send(key));
            view! {
                <div class="photo-problem" role="alert">
                    <p>{photo.name} ": " {why(&error)}</p>
                    {(error == AppError::SignIn).then(|| view! {
                        <LinkButton href=routes::sign_in(super::ADDRESS)>{tr!(ui.sign_in)}</LinkButton>
                    })}
                    {may_work_again(&error).then(|| view! {
                        <Button kind="button" icon=Icon::Refresh on_press=again>{tr!(report.photo_retry)}</Button>
                    })}
                </div>
            }
            .into_any()
        }
    }
}

fn why(error: &AppError) -> String {
    match error {
        AppError::Transport => tr!(report.photo_lost).to_owned(),
        other => error_sentence(other),
    }
}

/// A refused file stays refused; anything else may have been chance.
fn may_work_again(error: &AppError) -> bool {
    matches!(error, AppError::Transport | AppError::Busy { .. } | AppError::NoRoom | AppError::Failed { .. })
}
