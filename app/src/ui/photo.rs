//! Photos: small ones in a grid, a press shows the large one. Without script the link opens the large one.

use super::button::{Button, Look};
use super::dialog::Dialog;
use super::icon::{Glyph, Icon};
use crate::tr;
use domain::ids::MediaId;
use leptos::prelude::*;

/// Address of a picture in one of its sizes: `full`, `medium`, `thumb`.
pub fn address(photo: &MediaId, size: &str) -> String {
    format!("/media/{photo}/{size}")
}

/// A grid of photos.
#[component]
pub fn PhotoGrid(
    /// The photos in order.
    photos: Vec<MediaId>,
) -> impl IntoView {
    let shown = RwSignal::new(None::<usize>);
    let thumbs = photos.iter().enumerate().map(|(at, photo)| thumb(at, photo, shown)).collect_view();
    (!photos.is_empty()).then(|| {
        view! {
            <ul class="photos" aria-label=tr!(ui.photos)>{thumbs}</ul>
            <Lightbox photos shown />
        }
    })
}

fn thumb(at: usize, photo: &MediaId, shown: RwSignal<Option<usize>>) -> impl IntoView + use<> {
    let number = at + 1;
    view! {
        <li>
            <a
                class="photo"
                rel="external"
                href=address(photo, "full")
                aria-label=tr!(ui.photo_open, number)
                on:click=move |event| {
                    event.prevent_default();
                    shown.set(Some(at));
                }
            >
                <img src=address(photo, "thumb") alt="" loading="lazy" width="160" height="160" />
            </a>
        </li>
    }
}

#[component]
fn Lightbox(photos: Vec<MediaId>, shown: RwSignal<Option<usize>>) -> impl IntoView {
    let open = RwSignal::new(false);
    // Each follows the other only where they differ: setting what is set already would wake the other one for ever.
    Effect::new(move || {
        let wanted = shown.with(Option::is_some);
        if open.get_untracked() != wanted {
            open.set(wanted);
        }
    });
    Effect::new(move || {
        if !open.get() && shown.with_untracked(Option::is_some) {
            shown.set(None);
        }
    });
    let count = photos.len();
    let photos = StoredValue::new(photos);
    let step = move |by: usize| shown.update(|at| *at = at.map(|at| (at + by) % count));
    let title = Signal::derive(move || shown.get().map(|at| tr!(ui.photo_n, at + 1)).unwrap_or_default());
    view! {
        <Dialog open title wide=true>
            {move || {
                shown.get().map(|at| {
                    let address = photos.with_value(|photos| photos.get(at).map(|photo| address(photo, "medium")));
                    view! { <img class="lightbox-picture" src=address alt=title.get_untracked() /> }
                })
            }}
            <div class="row lightbox-steps" hidden=count < 2>
                <Button kind="button" look=Look::Quiet on_press=move |()| step(count - 1)>
                    <Glyph icon=Icon::Back />
                    <span>{tr!(ui.previous)}</span>
                </Button>
                <Button kind="button" look=Look::Quiet on_press=move |()| step(1)>{tr!(ui.next)}</Button>
            </div>
        </Dialog>
    }
}
