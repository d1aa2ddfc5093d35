//! What was found: services, what narrows them, pages.

use super::{start, words};
use crate::context::lang;
use crate::ui::eservice::{audience_name, automation_name, event_name, field_name, kind_name};
use crate::ui::{Chip, Chips, EmptyState, Icon, LinkButton, Notice, Tone, served_list};
use crate::{routes, tr};
use domain::eservice::portal::{FoundServices, ServiceLine};
use domain::eservice::search::{Address, Filter, PAGE, Standing};
use leptos::prelude::*;

/// The list; where nothing is found, what to do.
pub fn found(address: &Address, found: FoundServices) -> AnyView {
    let FoundServices { lines, total, loose, .. } = found;
    let empty = lines.is_empty();
    let items = lines.into_iter().map(line).collect_view().into_any();
    view! {
        <section class="stack" aria-labelledby="services-total">
            <div role="status"><h2 id="services-total">{tr!(portal.total, i64::from(total))}</h2></div>
            {chosen(address)}
            {(loose && !empty).then(|| view! { <Notice kind=Tone::Info><p>{tr!(portal.loose)}</p></Notice> })}
            {if empty { nothing(address, total) } else { served_list("plain-list stack services-list", || items) }}
            {pages(address, total)}
            {start::files()}
        </section>
    }
    .into_any()
}

/// A service in a list.
pub fn line(line: ServiceLine) -> impl IntoView {
    let lang = lang();
    let tags = [
        Some(kind_name(line.kind)),
        Some(if line.paid { tr!(eservice.paid) } else { tr!(eservice.free) }),
        line.here.then(|| tr!(portal.here_tag)),
        line.cancelled.then(|| tr!(portal.cancelled_tag)),
    ];
    let tags = tags.into_iter().flatten().map(|tag| view! { <span class="tag">{tag}</span> }).collect_view();
    view! {
        <li class="panel service-line">
            <h3><a href=routes::service(&line.number)>{line.name.in_lang(lang).to_owned()}</a></h3>
            <p class="muted">{line.provider.in_lang(lang).to_owned()}</p>
            <p>{line.content.in_lang(lang).to_owned()}</p>
            <p class="row">{tags}</p>
        </li>
    }
}

/// What is chosen, each a link that lets it go.
fn chosen(address: &Address) -> Option<AnyView> {
    let filter = &address.filter;
    let without = |change: &dyn Fn(&mut Filter)| {
        let mut other = Address { filter: filter.clone(), order: address.order, page: 1 };
        change(&mut other.filter);
        routes::services(&other)
    };
    let mut all: Vec<(String, String)> = Vec::new();
    let mut add = |name: Option<String>, change: &dyn Fn(&mut Filter)| all.extend(name.map(|name| (name, without(change))));
    add(filter.event.map(|one| event_name(one).to_owned()), &|other| other.event = None);
    add(filter.field.map(|one| field_name(one).to_owned()), &|other| other.field = None);
    add(filter.provider.as_ref().map(|_| tr!(portal.provider_chosen).to_owned()), &|other| other.provider = None);
    add(filter.kind.map(|one| kind_name(one).to_owned()), &|other| other.kind = None);
    add(filter.paid.map(|paid| if paid { tr!(eservice.paid) } else { tr!(eservice.free) }.to_owned()), &|other| other.paid = None);
    add(filter.audience.map(|one| audience_name(one).to_owned()), &|other| other.audience = None);
    add(filter.automation.map(|one| automation_name(one).to_owned()), &|other| other.automation = None);
    add((filter.state != Standing::default()).then(|| words::standing(filter.state).to_owned()), &|other| {
        other.state = Standing::default()
    });
    let chips = all.into_iter().map(|(name, href)| view! { <Chip href label=tr!(portal.let_go, name)/> }).collect_view();
    filter.is_narrowed().then(|| view! { <Chips label=tr!(portal.chosen)>{chips}</Chips> }.into_any())
}

fn nothing(address: &Address, total: u32) -> AnyView {
    if total > 0 {
        let href = routes::services(&address.at(1));
        return view! { <EmptyState title=tr!(portal.after_last) icon=Icon::Search><LinkButton href>{tr!(portal.first_page)}</LinkButton></EmptyState> }
            .into_any();
    }
    let narrowed = address.filter.is_narrowed() && !address.filter.words.is_empty();
    let only_words = Address { filter: Filter { words: address.filter.words.clone(), ..Filter::default() }, ..Address::default() };
    view! {
        <EmptyState title=tr!(portal.empty_title) text=tr!(portal.empty) icon=Icon::Search>
            {narrowed.then(|| view! { <LinkButton href=routes::services(&only_words)>{tr!(portal.without_filters)}</LinkButton> })}
            <LinkButton href=routes::SERVICES>{tr!(portal.all_services)}</LinkButton>
        </EmptyState>
    }
    .into_any()
}

fn pages(address: &Address, total: u32) -> Option<AnyView> {
    let size = u32::try_from(PAGE).unwrap_or(1);
    let count = total.div_ceil(size).max(1);
    let page = address.page.min(count);
    if count == 1 {
        return None;
    }
    let chip = |at: u32, label: &'static str| {
        let href = routes::services(&address.at(at));
        view! { <Chip href label/> }
    };
    let before = (page > 1).then(|| chip(page - 1, tr!(portal.previous)));
    let after = (page < count).then(|| chip(page + 1, tr!(portal.next)));
    Some(view! { <p>{tr!(portal.page_of, page, count)}</p> <Chips label=tr!(portal.pages)>{before} {after}</Chips> }.into_any())
}
