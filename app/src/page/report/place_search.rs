//! Searching a settlement or district by its name: a combobox with script, a button and radios without.

use super::place_words::hit_words;
use super::start::Start;
use super::state::Report;
use crate::device::typed::{adopt_radio, standing};
use crate::ui::*;
use crate::{api, tr};
use domain::appeal::view::PlaceHit;
use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Fewest letters for which it is worth asking.
const FEWEST: usize = 2;

/// What the combobox knows.
#[derive(Clone, Copy)]
struct Search {
    text: RwSignal<String>,
    hits: RwSignal<Vec<PlaceHit>>,
    open: RwSignal<bool>,
    at: RwSignal<Option<usize>>,
    answered: RwSignal<bool>,
}

impl Search {
    /// Asks for what is typed; `shown` as a list that opens by itself.
    fn typed(self, text: String, shown: bool) {
        self.text.set(text.clone());
        self.at.set(None);
        self.answered.set(false);
        if text.trim().chars().count() < FEWEST {
            self.open.set(false);
            return self.hits.set(Vec::new());
        }
        spawn_local(async move {
            let hits = api::places::find_place(text.clone()).await;
            // An older answer must not overwrite a newer one.
            if let (Ok(hits), true) = (hits, self.text.try_get_untracked() == Some(text)) {
                self.open.set(shown && !hits.is_empty());
                self.hits.set(hits);
                self.answered.set(true);
            }
        });
    }

    /// Moves through the list; `true` when the key was for us.
    fn key(self, key: &str, report: Report) -> bool {
        let count = self.hits.with_untracked(Vec::len);
        let at = self.at.get_untracked();
        match key {
            "ArrowDown" if count > 0 => self.point_at(at.map_or(0, |at| (at + 1) % count)),
            "ArrowUp" if count > 0 => self.point_at(at.map_or(count - 1, |at| (at + count - 1) % count)),
            "Enter" => self.take(at.unwrap_or(0), report),
            "Escape" => self.open.set(false),
            _ => return false,
        }
        true
    }

    fn point_at(self, at: usize) {
        self.open.set(true);
        self.at.set(Some(at));
    }

    fn take(self, at: usize, report: Report) {
        let Some(hit) = self.hits.with_untracked(|hits| hits.get(at).cloned()) else { return };
        self.text.set(hit.name.clone());
        self.open.set(false);
        report.take(hit);
    }
}

/// The combobox (WAI-ARIA list autocomplete): arrows, Enter and Escape work, the list is announced.
#[component]
pub fn PlaceSearch(report: Report, start: StoredValue<Start>, described: Parts) -> impl IntoView {
    let search = Search {
        text: RwSignal::new(report.hit.get_untracked().map(|hit| hit.name).unwrap_or_default()),
        hits: RwSignal::default(),
        open: RwSignal::new(false),
        at: RwSignal::new(None),
        answered: RwSignal::new(false),
    };
    let field = NodeRef::<html::Input>::new();
    take_over(search, report, start, field);
    let none = move || search.answered.get() && search.hits.with(Vec::is_empty);
    view! {
        <div class="combo">
            <input id="place" node_ref=field class="control" type="text" role="combobox" autocomplete="off" aria-autocomplete="list" aria-controls="place-list"
                aria-describedby=move || described.described_by() aria-invalid=move || described.invalid() aria-expanded=move || search.open.get().to_string()
                aria-activedescendant=move || search.at.get().map(|at| format!("place-{at}"))
                prop:value=move || search.text.get()
                on:input=move |event| search.typed(event_target_value(&event), true)
                on:keydown=move |event| if search.key(&event.key(), report) { event.prevent_default() }
                on:blur=move |_| search.open.set(false)/>
            <ul id="place-list" class="combo-list" role="listbox" aria-label=tr!(report.place_found) hidden=move || !search.open.get()>
                {move || search.hits.get().into_iter().enumerate().map(|(at, hit)| view! { <Suggestion search report at hit/> }).collect_view()}
            </ul>
        </div>
        <p role="status" class="muted">{move || none().then(|| tr!(report.place_none, search.text.get()))}</p>
    }
}

/// The field without script stands in this one's place until now: what was typed or pressed there goes over, and whoever types goes on typing.
fn take_over(search: Search, report: Report, start: StoredValue<Start>, field: NodeRef<html::Input>) {
    let Start { find, hits, .. } = start.get_value();
    let pressed = report.place.with_untracked(|code| hits.into_iter().find(|hit| hit.place.as_ref().is_some_and(|place| place.0 == *code)));
    if let Some(hit) = pressed.filter(|_| untrack(|| report.point.get().is_none() && report.hit.get().is_none())) {
        search.text.set(hit.name.clone());
        report.take(hit);
    }
    let (typed, typing) = standing("place");
    let known = typed == find && report.hit.with_untracked(Option::is_some);
    if !typed.trim().is_empty() && !known {
        search.typed(typed, typing);
    }
    if typing {
        field.on_load(|field| {
            let _ = field.focus();
        });
    }
}

#[component]
fn Suggestion(search: Search, report: Report, at: usize, hit: PlaceHit) -> impl IntoView {
    // Pressing, not clicking: a click would come after the field has lost the focus and closed the list.
    view! {
        <li id=format!("place-{at}") role="option" class="combo-option" aria-selected=move || (search.at.get() == Some(at)).to_string()
            on:mousedown=move |event| { event.prevent_default(); search.take(at, report) }>
            {hit_words(&hit)}
        </li>
    }
}

/// Without script: the search button brings the page back with radios.
#[component]
pub fn PlaceSearchPlain(report: Report, start: StoredValue<Start>, described: Parts) -> impl IntoView {
    let Start { find, hits, .. } = start.get_value();
    let chosen = report.place.get_untracked();
    // As the server has drawn it; what was pressed since is taken over by the field with script.
    adopt_radio("place", report.place);
    let none = (!find.trim().is_empty() && hits.is_empty()).then(|| tr!(report.place_none, &find));
    let radios = hits.into_iter().filter_map(|hit| Some((hit.place.clone()?.0, hit_words(&hit)))).collect::<Vec<_>>();
    let before = (!chosen.is_empty() && !radios.iter().any(|(code, _)| *code == chosen))
        .then(|| (chosen.clone(), tr!(report.place_before).to_owned()));
    view! {
        <div class="row">
            <input id="place" class="control" type="text" name="find" value=find aria-describedby=move || described.described_by() aria-invalid=move || described.invalid()/>
            <Button name="action" value="find" icon=Icon::Search>{tr!(report.place_find)}</Button>
        </div>
        {none.map(|sentence| view! { <p role="status">{sentence}</p> })}
        {(!radios.is_empty() || before.is_some()).then(|| view! {
            <fieldset class="choices">
                <legend>{tr!(report.place_found)}</legend>
                {before.into_iter().chain(radios).map(|(code, label)| {
                    let checked = code == chosen;
                    view! { <label class="choice"><input type="radio" name="place" value=code checked=checked/> <span>{label}</span></label> }
                }).collect_view()}
            </fieldset>
        })}
    }
}
