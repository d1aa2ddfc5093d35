//! What stands around every screen: the centre, languages, low reach, and the way back.

use super::super::countdown::Countdown;
use super::Machine;
use crate::context;
use crate::device::{idle, kiosk};
use crate::ui::layout::own_name;
use crate::ui::settings;
use crate::{routes, tr};
use domain::lang::Lang;
use domain::queue::kiosk::view::KioskHome;
use leptos::prelude::*;
use leptos_router::hooks::{use_location, use_navigate};

/// Id of the form that begins anew, in Azerbaijani.
const RESET: &str = "machine-reset";
/// So long nobody touches it before it begins anew, seconds.
const IDLE_S: u32 = 30;
/// From so many seconds on that is said.
const WARN_S: u32 = 10;

/// The centre, its clock, and three flags.
#[component]
pub fn Head(home: StoredValue<KioskHome>) -> impl IntoView {
    let centre = home.with_value(|home| home.centre_name.in_lang(context::lang()).to_owned());
    let location = use_location();
    let here = move || format!("{}{}", location.pathname.get(), question(&location.search.get()));
    let language = |choice: Lang| {
        let chosen = (choice == context::lang()).then_some("true");
        view! {
            <button class="kiosk-key machine-flag" type="submit" name="lang" value=choice.tag() lang=choice.tag() aria-pressed=chosen>
                <Flag lang=choice/>
                <span>{own_name(choice)}</span>
            </button>
        }
    };
    view! {
        <header class="kiosk-head">
            <p class="kiosk-brand">{centre} {settings().demo.then(|| view! { " " <span class="tag">{tr!(ui.demo_word)}</span> })}</p>
            <form class="kiosk-languages" method="post" action="/language" aria-label=tr!(ui.language)>
                <input type="hidden" name="back" value=here/>
                {Lang::ALL.map(language).into_iter().collect_view()}
            </form>
        </header>
    }
}

fn question(search: &str) -> String {
    if search.is_empty() { String::new() } else { format!("?{}", search.trim_start_matches('?')) }
}

/// The flag of a language: for who can't read the others' names.
#[component]
fn Flag(lang: Lang) -> impl IntoView {
    let stripes = match lang {
        Lang::Az => view! {
            <rect width="30" height="7" fill="#00a3dd"/><rect y="7" width="30" height="6" fill="#e4002b"/><rect y="13" width="30" height="7" fill="#00ae65"/>
            <circle cx="14" cy="10" r="2.4" fill="#fff"/><circle cx="14.7" cy="10" r="2" fill="#e4002b"/><circle cx="17" cy="10" r="1" fill="#fff"/>
        }
        .into_any(),
        Lang::En => view! {
            <rect width="30" height="20" fill="#012169"/><path d="M0 0 30 20M30 0 0 20" stroke="#fff" stroke-width="4"/>
            <path d="M0 0 30 20M30 0 0 20" stroke="#c8102e" stroke-width="1.6"/><path d="M15 0v20M0 10h30" stroke="#fff" stroke-width="6.5"/>
            <path d="M15 0v20M0 10h30" stroke="#c8102e" stroke-width="4"/>
        }
        .into_any(),
        Lang::Ru => view! {
            <rect width="30" height="7" fill="#fff"/><rect y="7" width="30" height="6" fill="#0039a6"/><rect y="13" width="30" height="7" fill="#d52b1e"/>
        }
        .into_any(),
    };
    view! { <svg class="machine-picture" viewBox="0 0 30 20" width="48" height="32" aria-hidden="true">{stripes}</svg> }
}

/// Back to the beginning, low reach, and what happens when nobody is there any more.
#[component]
pub fn Foot(machine: Machine, first: bool) -> impl IntoView {
    let foreign = context::lang() != Lang::Az;
    let running = Signal::derive(move || foreign || !first || machine.low.get());
    let navigate = use_navigate();
    let anew = move || match machine.alone.get_untracked() {
        // Without the network a form would lead nowhere.
        true => navigate(routes::KIOSK, Default::default()),
        false => idle::send_form(RESET),
    };
    let (left, again) = idle::use_idle(IDLE_S, running, anew);
    let location = use_location();
    let other = move || {
        let query: Vec<String> = location
            .search
            .get()
            .trim_start_matches('?')
            .split('&')
            .filter(|part| !part.is_empty() && *part != "low=1")
            .map(str::to_owned)
            .collect();
        let query: Vec<String> = if machine.low.get() { query } else { query.into_iter().chain(["low=1".to_owned()]).collect() };
        let mark = if query.is_empty() { "" } else { "?" };
        format!("{}{mark}{}", location.pathname.get(), query.join("&"))
    };
    view! {
        <footer class="kiosk-foot machine-foot">
            <form id=RESET method="post" action="/language" hidden=first>
                <input type="hidden" name="lang" value=Lang::Az.tag()/>
                <input type="hidden" name="back" value=routes::KIOSK/>
                <button class="kiosk-key kiosk-wide" type="submit">{tr!(machine.anew)}</button>
            </form>
            <a class="kiosk-key kiosk-wide" href=other>{move || if machine.low.get() { tr!(machine.high) } else { tr!(machine.low) }}</a>
            <Show when=move || machine.alone.get()><p class="machine-alone" role="status">{tr!(machine.alone)}</p></Show>
            {(!first).then(|| view! {
                <noscript inner_html=format!("<meta http-equiv=\"refresh\" content=\"{IDLE_S};url={}\">", routes::KIOSK)></noscript>
            })}
        </footer>
        <Countdown left again warn_s=WARN_S/>
    }
}

/// The server is away and the machine knows nothing yet.
#[component]
pub fn Failed() -> impl IntoView {
    kiosk::every(10, || {
        leptos::task::spawn_local(async {
            if crate::api::kiosk::kiosk_home().await.is_ok() {
                crate::device::leave(routes::KIOSK);
            }
        });
    });
    view! {
        <h1 class="kiosk-title">{tr!(machine.closed)}</h1>
        <p class="kiosk-lead">{tr!(machine.closed_hint)}</p>
        <noscript inner_html=format!("<meta http-equiv=\"refresh\" content=\"15;url={}\">", routes::KIOSK)></noscript>
    }
}
