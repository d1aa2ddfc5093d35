//! The kind of problem (A8.3): a plain list without script; with script a search, a tree, and a guess from the words.

use super::category_tree::CategoryTree;
use super::start::Lists;
use super::state::Report;
use crate::ui::*;
use crate::{context, device, tr};
use domain::appeal::category::Category;
use domain::appeal::guess;
use domain::refusal::Field as Of;
use leptos::prelude::*;

/// Id of the line that names the chosen category.
pub const CHOSEN: &str = "category-chosen";

/// Choosing the category.
#[component]
pub fn CategoryPart(report: Report, lists: StoredValue<Lists>) -> impl IntoView {
    let mounted = device::mounted();
    let refusals = Signal::derive(move || report.refusals.get());
    let error = error_of(refusals, Of::Category);
    view! {
        <section class="panel stack">
            <Show when=move || mounted.get() fallback=move || view! { <CategoryList report lists error/> }>
                <Guessed report lists/>
                <CategoryTree report lists error/>
            </Show>
        </section>
    }
}

/// The whole tree as one list with groups.
#[component]
fn CategoryList(report: Report, lists: StoredValue<Lists>, error: Signal<Option<String>>) -> impl IntoView {
    let choices = lists.with_value(|lists| choices(&lists.categories));
    view! { <Select name="category" label=tr!(report.category_title) value=report.category choices empty=tr!(report.choose) error required=true/> }
}

/// The leaves under their roots, for a list.
pub fn choices(categories: &[Category]) -> Vec<Choice> {
    let lang = context::lang();
    let root_name = |one: &Category| {
        categories.iter().find(|root| Some(&root.id) == one.parent.as_ref()).map(|root| root.name.in_lang(lang).to_owned())
    };
    let choice = |one: &Category| {
        let choice = Choice::new(one.id.as_str(), one.name.in_lang(lang));
        match root_name(one) {
            Some(root) => choice.in_group(root),
            None => choice,
        }
    };
    guess::leaves(categories).map(choice).collect()
}

/// What the text may be about, while nothing has been chosen.
#[component]
fn Guessed(report: Report, lists: StoredValue<Lists>) -> impl IntoView {
    let guessed = Memo::new(move |_| {
        let text = report.text.get();
        lists.with_value(|lists| guess::guess(&text, &lists.categories).into_iter().cloned().collect::<Vec<Category>>())
    });
    let shown = move || report.category.with(String::is_empty) && !guessed.with(Vec::is_empty);
    view! {
        <div aria-live="polite">
            <Show when=shown>
                <p>{tr!(report.category_guess)}</p>
                <div class="kinds">{move || guessed.get().into_iter().map(|category| view! { <KindButton report category/> }).collect_view()}</div>
            </Show>
        </div>
    }
}

/// One category to press.
#[component]
pub fn KindButton(report: Report, category: Category) -> impl IntoView {
    let root = category.parent.as_ref().unwrap_or(&category.id).clone();
    let name = category.name.in_lang(context::lang()).to_owned();
    // The pressed button goes away: the focus moves to what was chosen.
    let take = Callback::new(move |()| {
        report.category.set(category.id.0.clone());
        device::focus::focus(CHOSEN);
    });
    view! {
        <Button kind="button" icon=Icon::of_category(root.as_str()) on_press=take>{name}</Button>
    }
}
