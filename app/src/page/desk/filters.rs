//! Search and filters of the list. A plain form that also works without script; with script, each change shows at once.

use super::query::{DeskQuery, heap_word};
use super::reference::{self, Reference};
use super::state::{State, use_desk};
use crate::error::AppError;
use crate::tr;
use crate::ui::{Button, Field, Icon, Look, Select};
use domain::appeal::view::StaffQuery;
use domain::house::HandsOf;
use domain::ids::{CategoryId, DistrictId};
use leptos::prelude::*;

/// The three filters as typed.
#[derive(Clone, Copy)]
struct Wanted {
    text: RwSignal<String>,
    category: RwSignal<String>,
    district: RwSignal<String>,
}

impl Wanted {
    /// Filled from the address; follows it when it changes ("back", "clear").
    fn follow(desk: State) -> Wanted {
        let texts = |query: &DeskQuery| {
            let code = |code: Option<String>| code.unwrap_or_default();
            let staff = &query.staff;
            (staff.text.clone(), code(staff.category.clone().map(|id| id.0)), code(staff.district.clone().map(|id| id.0)))
        };
        let (text, category, district) = desk.query.with_untracked(texts);
        let wanted = Wanted { text: RwSignal::new(text), category: RwSignal::new(category), district: RwSignal::new(district) };
        Effect::new(move |_| {
            let (text, category, district) = desk.query.with(texts);
            wanted.text.set(text);
            wanted.category.set(category);
            wanted.district.set(district);
        });
        wanted
    }

    fn apply(self, desk: State) {
        let filled = |value: RwSignal<String>| Some(value.get_untracked()).filter(|value| !value.is_empty());
        let staff = StaffQuery {
            heap: desk.query.with_untracked(|query| query.staff.heap),
            text: self.text.get_untracked().trim().to_owned(),
            category: filled(self.category).map(CategoryId),
            district: filled(self.district).map(DistrictId),
            hands: desk.query.with_untracked(|query| query.staff.hands),
            after: None,
        };
        desk.show(&DeskQuery { staff, pages: 1 });
    }
}

/// The form.
#[component]
pub fn Filters() -> impl IntoView {
    let desk = use_desk();
    let wanted = Wanted::follow(desk);
    let reference = crate::wire::resource(|| (), |()| reference::fetch());
    Effect::new(move |_| {
        if let Some(Ok(reference)) = reference.get() {
            desk.reference.set(reference);
        }
    });
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        wanted.apply(desk);
    };
    let action = move || desk.selected.with(|id| id.as_ref().map_or_else(|| desk.side.base().to_owned(), |id| desk.side.card_path(id)));
    let narrowed = desk.query.with_untracked(|query| query.staff.category.is_some() || query.staff.district.is_some());
    view! {
        <form class="desk-filters stack" method="get" action=action role="search" on:submit=submit>
            <input type="hidden" name="heap" value=move || heap_word(desk.query.with(|query| query.staff.heap)) />
            {move || {
                let hands = desk.query.with(|query| query.staff.hands);
                (hands != HandsOf::Any).then(|| view! { <input type="hidden" name="hands" value=hands.as_str() /> })
            }}
            <Words text=wanted.text />
            <details open=narrowed>
                <summary>{tr!(desk.filters_title)}</summary>
                <Transition fallback=|| ()>
                    {move || Suspend::new(async move { choices(desk, wanted, reference.await) })}
                </Transition>
            </details>
            <div class="row">
                <Button look=Look::Secondary icon=Icon::Search>{tr!(desk.search_button)}</Button>
                <Clear />
            </div>
        </form>
    }
}

/// The search field.
#[component]
fn Words(text: RwSignal<String>) -> impl IntoView {
    view! {
        <Field name="q" label=tr!(desk.search_label) hint=tr!(desk.search_hint) required=true>
            <input
                class="control"
                id="q"
                name="q"
                type="search"
                aria-describedby="hint-q"
                value=text.get_untracked()
                prop:value=move || text.get()
                on:input=move |event| text.set(event_target_value(&event))
            />
        </Field>
    }
}

/// Filters that need the lists; without them the words alone still search.
fn choices(desk: State, wanted: Wanted, reference: Result<Reference, AppError>) -> impl IntoView {
    let reference = reference.unwrap_or_default();
    let apply = Callback::new(move |_: String| wanted.apply(desk));
    view! {
        <Select
            name="category"
            label=tr!(desk.category_label)
            value=wanted.category
            choices=reference.category_filter()
            empty=tr!(desk.category_any)
            required=true
            on_change=apply
        />
        <Select
            name="district"
            label=tr!(desk.district_label)
            value=wanted.district
            choices=reference.district_choices()
            empty=tr!(desk.district_any)
            required=true
            on_change=apply
        />
    }
}

/// A link that clears the filters; there only while something is filtered.
#[component]
fn Clear() -> impl IntoView {
    let desk = use_desk();
    move || {
        let query = desk.query.get();
        query.is_filtered().then(|| {
            let href = desk.path_with(desk.selected.get().as_ref(), &query.without_filters());
            view! { <a href=href data-noscroll="true">{tr!(desk.filters_clear)}</a> }
        })
    }
}
