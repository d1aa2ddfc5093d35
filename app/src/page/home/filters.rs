//! Filters: chips that are links, and a form of two lists. Both work without script.

use super::address::{Address, PERIODS};
use super::reference::Reference;
use crate::context::lang;
use crate::error::AppError;
use crate::ui::{Chip, Chips, Choice, Icon, LinkButton, Look, Select, group_name};
use crate::wire::Resource;
use crate::{routes, tr};
use domain::lifecycle::StatusGroup;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

/// The filters of map and list.
#[component]
pub fn Filters(address: Memo<Address>, reference: Resource<Result<Reference, AppError>>) -> impl IntoView {
    view! {
        <section class="filters" aria-label=tr!(home.filters)>
            {move || status_chips(&address.get())}
            {move || period_chips(&address.get())}
            <Suspense fallback=|| ()>
                {move || Suspend::new(async move {
                    let reference = reference.await.unwrap_or_default();
                    view! { <Lists address reference /> }
                })}
            </Suspense>
            {move || ways_on(&address.get())}
        </section>
    }
}

/// Being told of what the filters show: in the cabinet, or by a feed reader.
fn ways_on(address: &Address) -> impl IntoView + use<> {
    let feed = address.feed(lang());
    view! {
        <p class="row ways-on">
            <LinkButton href=routes::follow(&address.alert()) look=Look::Quiet icon=Icon::Bell>{tr!(home.follow_filter)}</LinkButton>
            <a href=feed rel="external">{tr!(home.feed)}</a>
        </p>
    }
}

fn status_chips(address: &Address) -> impl IntoView + use<> {
    let chosen = address.filter.status;
    let chip = |group: Option<StatusGroup>| {
        let href = address.with(|filter| filter.status = group).href();
        let label = group.map_or(tr!(home.all), group_name);
        view! { <Chip href label on=group == chosen /> }
    };
    let chips: Vec<_> = std::iter::once(None).chain(StatusGroup::ALL.map(Some)).map(chip).collect();
    view! { <Chips label=tr!(home.status)>{chips}</Chips> }
}

fn period_chips(address: &Address) -> impl IntoView + use<> {
    let chosen = address.filter.days;
    let chip = |days: Option<u16>| {
        let href = address.with(|filter| filter.days = days).href();
        let label = days.map_or_else(|| tr!(home.any_time).to_owned(), |days| tr!(home.days, i64::from(days)));
        view! { <Chip href label on=days == chosen /> }
    };
    let chips: Vec<_> = std::iter::once(None).chain(PERIODS.map(Some)).map(chip).collect();
    view! { <Chips label=tr!(home.period)>{chips}</Chips> }
}

/// Category and institution. Without script the form is sent by its button, with script every choice takes effect at once.
#[component]
fn Lists(address: Memo<Address>, reference: Reference) -> impl IntoView {
    let category = RwSignal::new(String::new());
    let institution = RwSignal::new(String::new());
    let follow = move |address: &Address| {
        category.set(address.filter.category.as_ref().map(ToString::to_string).unwrap_or_default());
        institution.set(address.filter.institution.as_ref().map(ToString::to_string).unwrap_or_default());
    };
    follow(&address.get_untracked());
    Effect::new(move || address.with(follow));
    let navigate = use_navigate();
    let choose = Callback::new(move |_: String| {
        let given = |text: RwSignal<String>| Some(text.get_untracked()).filter(|text| !text.is_empty());
        let next = address.get_untracked().with(|filter| {
            filter.category = given(category).map(Into::into);
            filter.institution = given(institution).map(Into::into);
        });
        navigate(&next.href(), NavigateOptions { scroll: false, ..NavigateOptions::default() });
    });
    let kept = move || hidden(&address.get());
    view! {
        <form class="filter-lists" method="get" action="/">
            {kept}
            <Filter name="category" label=tr!(home.category) empty=tr!(home.all_categories) value=category
                choices=reference.category_choices() on_change=choose />
            <Filter name="institution" label=tr!(home.institution) empty=tr!(home.all_institutions) value=institution
                choices=reference.institution_choices() on_change=choose />
            <button class="button only-no-script" type="submit"><span>{tr!(home.apply)}</span></button>
        </form>
    }
}

#[component]
fn Filter(
    name: &'static str,
    label: &'static str,
    empty: &'static str,
    value: RwSignal<String>,
    choices: Vec<Choice>,
    on_change: Callback<String>,
) -> impl IntoView {
    view! { <Select name label empty value choices on_change required=true /> }
}

/// What the form must not lose: the other filters and the part of the map.
fn hidden(address: &Address) -> impl IntoView + use<> {
    let rest = address.with(|filter| (filter.category, filter.institution) = (None, None)).href();
    let query = rest.split_once('?').map(|(_, query)| query.to_owned()).unwrap_or_default();
    let pairs: Vec<(String, String)> =
        query.split('&').filter_map(|pair| pair.split_once('=')).map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
    pairs.into_iter().map(|(name, value)| view! { <input type="hidden" name=name value=value /> }).collect_view()
}
