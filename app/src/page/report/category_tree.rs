//! The category tree with script: roots, their leaves, a search over both; the choice stays visible and can be changed.

use super::category::{CHOSEN, KindButton};
use super::start::Lists;
use super::state::Report;
use crate::ui::*;
use crate::{context, device, tr};
use domain::appeal::category::Category;
use domain::appeal::guess;
use domain::ids::CategoryId;
use leptos::prelude::*;

/// The chosen category, or the way to choose one.
#[component]
pub fn CategoryTree(report: Report, lists: StoredValue<Lists>, error: Signal<Option<String>>) -> impl IntoView {
    let chosen = Memo::new(move |_| {
        let code = report.category.get();
        lists.with_value(|lists| lists.categories.iter().find(|one| one.id.0 == code).cloned())
    });
    view! {
        <Show when=move || chosen.with(Option::is_some) fallback=move || view! { <Choosing report lists error/> }>
            {move || chosen.get().map(|category| view! { <Chosen report category/> })}
        </Show>
    }
}

#[component]
fn Chosen(report: Report, category: Category) -> impl IntoView {
    let root = category.parent.clone().unwrap_or_else(|| category.id.clone());
    let change = Callback::new(move |()| {
        report.category.set(String::new());
        device::focus::focus("category");
    });
    view! {
        <h2>{tr!(report.category_title)}</h2>
        <p class="kind-chosen" id=CHOSEN tabindex="-1"><Glyph icon=Icon::of_category(root.as_str())/> <strong>{category.name.in_lang(context::lang()).to_owned()}</strong></p>
        <Button kind="button" look=Look::Quiet icon=Icon::Edit on_press=change>{tr!(report.category_change)}</Button>
    }
}

#[component]
fn Choosing(report: Report, lists: StoredValue<Lists>, error: Signal<Option<String>>) -> impl IntoView {
    let described = Parts::new("category", "hint", error);
    let text = RwSignal::new(String::new());
    let root = RwSignal::new(None::<CategoryId>);
    let open = Callback::new(move |id: CategoryId| {
        root.set(Some(id));
        device::focus::focus("kinds");
    });
    let back = Callback::new(move |()| root.set(None));
    let shown = Memo::new(move |_| lists.with_value(|lists| offered(&text.get(), root.get(), &lists.categories)));
    let searching = move || !text.with(|text| text.trim().is_empty());
    view! {
        <Field name="category" label=tr!(report.category_title) hint=tr!(report.category_search_hint) error required=true>
            <input id="category" class="control" type="search" autocomplete="off" aria-describedby=move || described.described_by() aria-invalid=move || described.invalid() placeholder=tr!(report.category_search)
                prop:value=move || text.get() on:input=move |event| text.set(event_target_value(&event))/>
        </Field>
        <Show when=move || root.get().is_some() && !searching()>
            <Button kind="button" look=Look::Quiet icon=Icon::Back on_press=back>{tr!(report.category_back)}</Button>
        </Show>
        <div class="kinds" id="kinds" tabindex="-1">
            {move || shown.get().into_iter().map(|category| match is_root(&category) {
                true => view! { <RootButton category open/> }.into_any(),
                false => view! { <KindButton report category/> }.into_any(),
            }).collect_view()}
        </div>
        <p role="status" class="muted">{move || shown.with(Vec::is_empty).then(|| tr!(report.category_none))}</p>
    }
}

#[component]
fn RootButton(category: Category, open: Callback<CategoryId>) -> impl IntoView {
    let name = category.name.in_lang(context::lang()).to_owned();
    let icon = Icon::of_category(category.id.as_str());
    let press = Callback::new(move |()| open.run(category.id.clone()));
    view! { <Button kind="button" icon on_press=press>{name}</Button> }
}

fn is_root(category: &Category) -> bool {
    category.parent.is_none()
}

/// Words win over the tree; without words the roots, or the leaves of the opened root.
fn offered(text: &str, root: Option<CategoryId>, categories: &[Category]) -> Vec<Category> {
    if !text.trim().is_empty() {
        return guess::search(text, categories).into_iter().cloned().collect();
    }
    categories.iter().filter(|one| one.parent == root).cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::lang::Named;

    fn category(id: &str, az: &str) -> Category {
        let parent = id.split_once('.').map(|(root, _)| root.into());
        let name = Named { az: az.into(), ..Named::default() };
        Category { id: id.into(), parent, name, index: 1, urgent: false, emergency: None, words: String::new() }
    }

    #[test]
    fn first_the_roots_then_their_leaves_and_words_look_everywhere() {
        let tree = [category("yol", "Yol"), category("yol.cuxur", "Çuxur"), category("qaz", "Qaz"), category("qaz.iy", "Qaz iyi")];
        let ids = |text: &str, root: Option<&str>| -> Vec<String> {
            offered(text, root.map(Into::into), &tree).into_iter().map(|one| one.id.0).collect()
        };
        assert_eq!(ids("", None), ["yol", "qaz"]);
        assert_eq!(ids("", Some("qaz")), ["qaz.iy"]);
        assert_eq!(ids("cuxur", Some("qaz")), ["yol.cuxur"]);
    }
}
