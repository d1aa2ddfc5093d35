//! Who comes without an order: a group, a service, and whether somebody goes first.

use super::{Machine, no_of_address, words};
use crate::context;
use crate::device::ids;
use crate::{routes, tr};
use domain::queue::kiosk::No;
use domain::queue::kiosk::view::{KioskGroup, KioskHome, Priority};
use leptos::form::ActionForm;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

/// One question after the other; the address says how far one is.
#[component]
pub fn TakePart(home: StoredValue<KioskHome>) -> impl IntoView {
    let query = use_query_map();
    let asked = Memo::new(move |_| query.with(|query| (query.get("group").unwrap_or_default(), query.get("service").unwrap_or_default())));
    let no = no_of_address();
    view! {
        <div role="alert">{move || no.get().map(|no| view! { <p class="machine-no">{words::no(&no, home)}</p> })}</div>
        {move || {
            let (group, service) = asked.get();
            let service = home.with_value(|home| home.service(&service.as_str().into()).map(|(_, service)| service.clone()));
            let group = home.with_value(|home| home.groups.iter().find(|one| one.id.as_str() == group).cloned());
            match (group, service) {
                (_, Some(service)) => confirm(home, service.id.to_string(), service.name.in_lang(context::lang()).to_owned()),
                (Some(group), None) => services(group),
                (None, None) => groups(home),
            }
        }}
    }
}

fn groups(home: StoredValue<KioskHome>) -> AnyView {
    let machine = expect_context::<Machine>();
    let (groups, now) = home.with_value(|home| (home.groups.clone(), home.now_ms));
    if groups.is_empty() {
        return view! { <h1 class="kiosk-title">{tr!(machine.none_served)}</h1> <p class="kiosk-lead">{tr!(machine.ask_staff)}</p> }
            .into_any();
    }
    let closed: Vec<No> = groups.iter().filter_map(|group| group.check(now).err()).collect();
    if closed.len() == groups.len() {
        let next = closed.iter().filter_map(|no| if let No::Closed(opens) = no { *opens } else { None }).min();
        // Hours of another day say nothing of when it opens.
        let known = closed.iter().all(|no| matches!(no, No::Closed(_)));
        let lead = if known { words::closed(next) } else { tr!(machine.ask_staff).to_owned() };
        return view! { <h1 class="kiosk-title">{tr!(machine.none_served)}</h1> <p class="kiosk-lead">{lead}</p> }.into_any();
    }
    let one = move |group: KioskGroup| {
        if let Err(no) = group.check(now) {
            return view! {
                <li><p class="machine-choice machine-closed">
                    <strong>{group.name.in_lang(context::lang()).to_owned()}</strong>
                    <span>{words::no(&no, home)}</span>
                </p></li>
            }
            .into_any();
        }
        let id = group.id.to_string();
        let href = move || routes::kiosk("take", &[("group", id.as_str())], machine.low.get());
        view! {
            <li><a class="machine-choice" href=href>
                <strong>{group.name.in_lang(context::lang()).to_owned()}</strong>
                <span>{words::line(group.waiting, group.minutes)}</span>
            </a></li>
        }
        .into_any()
    };
    view! {
        <h1 class="kiosk-title">{tr!(machine.which_group)}</h1>
        <ul class="machine-list">{groups.into_iter().map(one).collect_view()}</ul>
    }
    .into_any()
}

fn services(group: KioskGroup) -> AnyView {
    let machine = expect_context::<Machine>();
    let of = group.id.to_string();
    let services = group.services.into_iter().map(|service| {
        let (of, id) = (of.clone(), service.id.to_string());
        let href = move || routes::kiosk("take", &[("group", of.as_str()), ("service", id.as_str())], machine.low.get());
        view! { <li><a class="machine-choice" href=href><strong>{service.name.in_lang(context::lang()).to_owned()}</strong></a></li> }
    });
    view! {
        <h1 class="kiosk-title">{tr!(machine.which_service)}</h1>
        <p class="kiosk-lead">{group.name.in_lang(context::lang()).to_owned()}</p>
        <ul class="machine-list">{services.collect_view()}</ul>
        <p><a class="kiosk-key kiosk-wide" href=move || routes::kiosk("take", &[], machine.low.get())>{tr!(machine.back)}</a></p>
    }
    .into_any()
}

fn confirm(home: StoredValue<KioskHome>, service: String, name: String) -> AnyView {
    let machine = expect_context::<Machine>();
    let (priorities, request) = home.with_value(|home| (home.priorities.clone(), ids::fresh().unwrap_or_else(|| home.request.clone())));
    let busy = move || machine.take.pending().get();
    let class = |class: Priority| {
        view! {
            <button class="kiosk-key machine-class" type="submit" name="form[priority]" value=class.as_str() aria-disabled=move || busy().to_string()>
                {words::class(class)}
            </button>
        }
    };
    let first = (!priorities.is_empty()).then(|| {
        view! {
            <fieldset class="machine-classes">
                <legend class="kiosk-lead">{tr!(machine.first_lead)}</legend>
                {priorities.into_iter().map(class).collect_view()}
            </fieldset>
        }
    });
    view! {
        <h1 class="kiosk-title">{name}</h1>
        <ActionForm action=machine.take attr:class="kiosk-form machine-confirm">
            <input type="hidden" name="form[request]" value=request/>
            <input type="hidden" name="form[service]" value=service/>
            {machine.low.get_untracked().then(|| view! { <input type="hidden" name="low" value="true"/> })}
            <button class="kiosk-key kiosk-main kiosk-wide machine-go" type="submit" name="form[priority]" value="none" aria-disabled=move || busy().to_string()>
                {move || if busy() { tr!(machine.busy) } else { tr!(machine.take_send) }}
            </button>
            {first}
        </ActionForm>
        <p><a class="kiosk-key kiosk-wide" href=move || routes::kiosk("take", &[], machine.low.get())>{tr!(machine.back)}</a></p>
    }
    .into_any()
}
