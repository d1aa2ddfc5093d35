//! Who is signed in, sign-in and sign-out, the language. A native `<details>`: works without script.

use crate::context::lang;
use crate::ui::icon::{Glyph, Icon};
use crate::ui::status::role_name;
use crate::{routes, tr};
use domain::lang::Lang;
use domain::role::{Me, Role};
use leptos::prelude::*;
use leptos_router::hooks::use_location;

/// The person's menu.
#[component]
pub fn Account(
    /// Who is signed in.
    me: Option<Me>,
) -> impl IntoView {
    let name = me.as_ref().map(|me| me.display_name.clone());
    view! {
        <details class="account">
            <summary class="tab">
                <span class="tab-icon"><Glyph icon=Icon::Person /></span>
                <span class="account-name">{name.unwrap_or_else(|| tr!(ui.nav_profile).to_owned())}</span>
            </summary>
            <div class="account-sheet stack">
                {match me {
                    Some(me) => view! { <SignedIn me /> }.into_any(),
                    None => view! { <SignInLink /> }.into_any(),
                }}
                <a class="button" rel="external" href=routes::SERVICES><Glyph icon=Icon::Building /><span>{tr!(ui.nav_services)}</span></a>
                <a class="button" rel="external" href="/help"><Glyph icon=Icon::Info /><span>{tr!(ui.nav_help)}</span></a>
                <Language />
            </div>
        </details>
    }
}

/// The links load their pages whole, which closes the sheet with and without script.
#[component]
fn SignedIn(me: Me) -> impl IntoView {
    let place = me.institution.map(|(_, name)| name.in_lang(lang()).to_owned());
    view! {
        <div>
            <p class="account-who">{me.display_name}</p>
            <p class="muted">{place.unwrap_or_else(|| role_name(me.role).to_owned())}</p>
        </div>
        <a class="button" rel="external" href=routes::ACCOUNT><Glyph icon=Icon::Person /><span>{tr!(ui.nav_account)}</span></a>
        {(me.role == Role::OwnerStaff).then(|| view! {
            <a class="button" rel="external" href=routes::OWNER_REQUESTS><Glyph icon=Icon::Lock /><span>{tr!(ui.nav_requests_long)}</span></a>
        })}
        {matches!(me.role, Role::OwnerStaff | Role::Operator).then(|| view! {
            <a class="button" rel="external" href=routes::PANEL><Glyph icon=Icon::List /><span>{tr!(ui.nav_panel)}</span></a>
            <a class="button" rel="external" href=routes::REGISTRY><Glyph icon=Icon::Search /><span>{tr!(ui.nav_registry)}</span></a>
        })}
        {(me.role == Role::Citizen).then(|| view! {
            <a class="button" rel="external" href=routes::MY_SERVICES><Glyph icon=Icon::Star /><span>{tr!(ui.nav_my_services)}</span></a>
        })}
        {(me.role == Role::InstitutionStaff).then(|| view! {
            <a class="button" rel="external" href=routes::SERVICE_QUESTIONS><Glyph icon=Icon::List /><span>{tr!(ui.nav_service_questions)}</span></a>
        })}
        <p class="row">
            <a href="/my/settings">{tr!(ui.nav_settings)}</a>
            <a href="/my/alerts">{tr!(ui.nav_alerts)}</a>
        </p>
        <form method="post" action="/sign-out">
            <button class="button" type="submit"><Glyph icon=Icon::Door /><span>{tr!(ui.sign_out)}</span></button>
        </form>
    }
}

#[component]
fn SignInLink() -> impl IntoView {
    let here = use_here();
    view! {
        <a class="button button-primary" rel="external" href=move || routes::sign_in(&here.get())>
            <Glyph icon=Icon::Door /><span>{tr!(ui.sign_in)}</span>
        </a>
    }
}

/// The three languages as buttons of one form; the page comes back in the language chosen.
#[component]
fn Language() -> impl IntoView {
    let here = use_here();
    let buttons = Lang::ALL.map(|choice| {
        let chosen = (choice == lang()).then_some("true");
        view! {
            <button class="button" type="submit" name="lang" value=choice.tag() lang=choice.tag() aria-pressed=chosen>
                <span>{own_name(choice)}</span>
            </button>
        }
    });
    view! {
        <form class="language" method="post" action="/language" aria-label=tr!(ui.language)>
            <input type="hidden" name="back" value=move || here.get() />
            {buttons.collect_view()}
        </form>
    }
}

/// A language's name in itself.
pub fn own_name(choice: Lang) -> &'static str {
    match choice {
        Lang::Az => "Azərbaycanca",
        Lang::En => "English",
        Lang::Ru => "Русский",
    }
}

/// Path and query of the present page.
fn use_here() -> Signal<String> {
    let location = use_location();
    Signal::derive(move || {
        let search = location.search.get();
        let search = search.trim_start_matches('?');
        let path = location.pathname.get();
        if search.is_empty() { path } else { format!("{path}?{search}") }
    })
}
