//! Name of the site and the main sections, as far as they are this person's.

use super::account::Account;
use crate::ui::icon::{Glyph, Icon};
use crate::{routes, tr};
use domain::role::{Me, Role};
use leptos::prelude::*;
use leptos_router::hooks::use_location;

/// The header.
#[component]
pub fn Header(
    /// Who is signed in.
    me: Option<Me>,
) -> impl IntoView {
    let role = me.as_ref().map_or(Role::Visitor, |me| me.role);
    let unread = me.as_ref().map_or(0, |me| me.unread);
    let lift_requests = me.as_ref().map_or(0, |me| me.lift_requests);
    let staff = !matches!(role, Role::Visitor | Role::Citizen);
    view! {
        <header class="top" class:is-staff=staff>
            <a class="brand" href="/">
                <img class="brand-mark" src="/favicon.svg" alt="" width="32" height="32" />
                <span>{tr!(ui.site_name)}</span>
            </a>
            <nav class="tabs-bar" aria-label=tr!(ui.main_nav)>
                <Section href="/" icon=Icon::Map words=tr!(ui.nav_map) />
                {match role {
                    Role::OwnerStaff => view! {
                        <Section href="/owner" icon=Icon::List words=tr!(ui.nav_owner) />
                        {(lift_requests > 0).then(|| view! {
                            <Section href=routes::OWNER_REQUESTS icon=Icon::Lock words=tr!(ui.nav_requests) count=lift_requests />
                        })}
                    }
                    .into_any(),
                    Role::InstitutionStaff => {
                        view! {
                            <Section href="/institution" icon=Icon::List words=tr!(ui.nav_institution) />
                            <Section href=routes::REGISTER icon=Icon::Copy words=tr!(ui.nav_register) />
                        }
                        .into_any()
                    }
                    Role::CallCentre => view! {
                        <Section href=routes::CALL icon=Icon::Bell words=tr!(ui.nav_call) />
                        <Section href=routes::CALL_QUEUE icon=Icon::List words=tr!(ui.nav_call_queue) />
                    }
                    .into_any(),
                    Role::CentreStaff => view! {
                        <Section href=routes::COUNTER icon=Icon::List words=tr!(ui.nav_counter) />
                        <Section href=routes::CENTRE icon=Icon::Clock words=tr!(ui.nav_centre) />
                    }
                    .into_any(),
                    Role::RegistryOperator => view! { <Section href=routes::REGISTER icon=Icon::List words=tr!(ui.nav_register) /> }.into_any(),
                    Role::Operator => view! { <Section href="/operator" icon=Icon::List words=tr!(ui.nav_operator) /> }.into_any(),
                    _ => {
                        view! {
                            <Section href="/my" icon=Icon::Word words=tr!(ui.nav_mine) />
                            <a class="tab tab-send" href="/report">
                                <span class="tab-send-disc"><Glyph icon=Icon::Plus /></span>
                                <span class="tab-words-short">{tr!(ui.nav_report)}</span>
                                <span class="tab-words-long">{tr!(ui.send_appeal)}</span>
                            </a>
                        }
                            .into_any()
                    }
                }}
                {(!staff).then(|| view! { <Section href=routes::SERVICES icon=Icon::Building words=tr!(ui.nav_services) wide=true /> })}
                <Section href="/my/notices" icon=Icon::Bell words=tr!(ui.nav_notices) count=unread />
                <Account me />
            </nav>
        </header>
    }
}

/// One section; the present one is marked.
#[component]
fn Section(
    href: &'static str,
    icon: Icon,
    words: &'static str,
    #[prop(optional)] count: u32,
    /// Five sections fit beside each other on a phone; this one is in the menu there.
    #[prop(optional)]
    wide: bool,
) -> impl IntoView {
    let path = use_location().pathname;
    let here = move || {
        let path = path.get();
        let another = [routes::NOTICES, routes::ACCOUNT, routes::OWNER_REQUESTS, routes::COUNTER, routes::CALL_QUEUE, routes::MY_SERVICES]
            .iter()
            .any(|own| *own != href && path.starts_with(own));
        let below = href != "/" && path.starts_with(href) && !another;
        (path == href || below).then_some("page")
    };
    view! {
        <a class="tab" class:tab-wide=wide href=href aria-current=here>
            <span class="tab-icon">
                <Glyph icon />
                {(count > 0).then(|| view! { <span class="tab-count" aria-hidden="true">{count.min(99)}</span> })}
            </span>
            <span>{words}</span>
            {(count > 0).then(|| view! { <span class="visually-hidden">{tr!(ui.unread, i64::from(count))}</span> })}
        </a>
    }
}
