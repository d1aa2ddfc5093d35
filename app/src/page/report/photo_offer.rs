//! Starting from a photo: what it says of its place and time is offered, never taken silently (T8.1). The server has removed
//! both from what it keeps.

use super::photo_list::PhotoList;
use super::state::Report;
use crate::tr;
use crate::ui::*;
use domain::time::UnixMs;
use leptos::prelude::*;

/// Asks whether place and time of the newest photo are those of the appeal.
#[component]
pub fn PhotoOffer(report: Report) -> impl IntoView {
    let list = report.photos;
    let place = Callback::new(move |()| {
        report.point.set(list.place.get_untracked());
        list.place.set(None);
    });
    let time = Callback::new(move |()| take_time(report, list));
    let decline = Callback::new(move |()| list.decline());
    let offered = move || list.place.get().is_some() || list.taken.get().is_some();
    view! {
        <div aria-live="polite">
            <Show when=offered>
                <Notice kind=Tone::Info>
                    <p>{move || words(list)}</p>
                    <div class="row">
                        <Show when=move || list.place.get().is_some()>
                            <Button kind="button" look=Look::Primary icon=Icon::Pin on_press=place>{tr!(report.photo_place_yes)}</Button>
                        </Show>
                        <Show when=move || list.taken.get().is_some()>
                            <Button kind="button" icon=Icon::Clock on_press=time>{tr!(report.photo_time_yes)}</Button>
                        </Show>
                        <Button kind="button" look=Look::Quiet on_press=decline>{tr!(report.photo_place_no)}</Button>
                    </div>
                </Notice>
            </Show>
        </div>
    }
}

fn words(list: PhotoList) -> String {
    match (list.place.get(), list.taken.get()) {
        (Some(_), Some(taken)) => tr!(report.photo_both_offer, taken.display_minute()),
        (None, Some(taken)) => tr!(report.photo_time_offer, taken.display_minute()),
        _ => tr!(report.photo_place_offer).to_owned(),
    }
}

/// The time becomes a line of the text, where the person can change it.
fn take_time(report: Report, list: PhotoList) {
    let Some(taken) = list.taken.get_untracked() else { return };
    report.text.update(|text| *text = with_line(text, taken));
    list.taken.set(None);
}

fn with_line(text: &str, taken: UnixMs) -> String {
    let line = tr!(report.photo_time_line, taken.display_minute());
    let before = text.trim_end();
    if before.is_empty() { line } else { format!("{before}\n{line}") }
}
