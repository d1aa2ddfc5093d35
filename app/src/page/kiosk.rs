//! "Where is my appeal" on the large touch screen of a centre: one question, large keys, three languages, nothing personal, no
//! way out of the page. It forgets by itself. Without script it is one plain form, and a result goes away after a minute.

use crate::api;
use crate::context;
use crate::device::idle;
use crate::error::AppError;
use crate::tr;
use crate::ui::layout::own_name;
use crate::ui::settings;
use domain::appeal::view::PublicAppeal;
use domain::lang::Lang;
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;

mod countdown;
mod found;
mod pad;
pub mod queue;
#[cfg(all(test, feature = "ssr"))]
mod served;
mod typed;

use countdown::Countdown;
use found::Found;
use pad::NumberPart;

/// Address of the page.
pub const ADDRESS: &str = "/kiosk/track";
/// Id of the form that begins anew, in Azerbaijani.
const RESET: &str = "kiosk-reset";
/// So long nobody touches it before it begins anew, seconds.
const IDLE_S: u32 = 60;
/// From so many seconds on the countdown is shown.
const WARN_S: u32 = 20;

/// The page `/kiosk/track`; `?number=` as the form, or a scanner in its field, sends it.
#[component]
pub fn KioskTrackPage() -> impl IntoView {
    let query = use_query_map();
    let number = Memo::new(move |_| typed::scanned(&query.with(|query| query.get("number")).unwrap_or_default()));
    let value = RwSignal::new(String::new());
    let appeal = crate::wire::resource(move || number.get(), look);
    let in_use = Signal::derive(move || number.with(|number| !number.is_empty()) || value.with(|typed| !typed.is_empty()));
    view! {
        <Title text=tr!(kiosk.title)/>
        <main class="kiosk" id="main">
            <Head number/>
            <Suspense fallback=|| ()>
                {move || Suspend::new(async move {
                    let asked = number.get_untracked();
                    match appeal.await {
                        Ok(Some(appeal)) => view! { <Found appeal/> }.into_any(),
                        Ok(None) => view! { <NumberPart value wrong=""/> }.into_any(),
                        Err(error) => {
                            value.set(asked);
                            view! { <NumberPart value wrong=sentence(&error)/> }.into_any()
                        }
                    }
                })}
            </Suspense>
            <Foot in_use/>
        </main>
    }
}

/// Nothing typed is nothing to look for.
async fn look(number: String) -> Result<Option<PublicAppeal>, AppError> {
    if number.is_empty() { Ok(None) } else { api::appeals::track(number).await.map(Some) }
}

fn sentence(error: &AppError) -> &'static str {
    match error {
        AppError::Refused(_) => tr!(kiosk.slip),
        AppError::NotFound => tr!(kiosk.not_found),
        _ => tr!(kiosk.failed),
    }
}

/// Name, languages, and the demonstration's word.
#[component]
fn Head(number: Memo<String>) -> impl IntoView {
    // The same appeal in another language.
    let here = move || match number.with(|number| typed::written(number)) {
        number if number.is_empty() => ADDRESS.to_owned(),
        number => format!("{ADDRESS}?number={number}"),
    };
    let language = |choice: Lang| {
        let chosen = (choice == context::lang()).then_some("true");
        view! {
            <button class="kiosk-key" type="submit" name="lang" value=choice.tag() lang=choice.tag() aria-pressed=chosen>{own_name(choice)}</button>
        }
    };
    view! {
        <header class="kiosk-head">
            <p class="kiosk-brand">{tr!(ui.site_name)} {settings().demo.then(|| view! { " " <span class="tag">{tr!(ui.demo_word)}</span> })}</p>
            <form class="kiosk-languages" method="post" action="/language" aria-label=tr!(ui.language)>
                <input type="hidden" name="back" value=here/>
                {Lang::ALL.map(language).into_iter().collect_view()}
            </form>
        </header>
        <h1 class="kiosk-title">{tr!(kiosk.title)}</h1>
    }
}

/// Begins anew, in Azerbaijani whatever the last person has chosen.
#[component]
fn Reset(words: &'static str) -> impl IntoView {
    view! {
        <form id=RESET method="post" action="/language">
            <input type="hidden" name="lang" value=Lang::Az.tag()/>
            <input type="hidden" name="back" value=ADDRESS/>
            <button class="kiosk-key kiosk-wide" type="submit">{words}</button>
        </form>
    }
}

/// The way back to the beginning, and what happens when nobody is there any more; without script the page itself asks to be loaded anew.
#[component]
fn Foot(in_use: Signal<bool>) -> impl IntoView {
    let foreign = context::lang() != Lang::Az;
    let running = Signal::derive(move || foreign || in_use.get());
    let (left, again) = idle::use_idle(IDLE_S, running, || idle::send_form(RESET));
    view! {
        <div class="kiosk-foot">
            <Reset words=tr!(kiosk.end)/>
            <p class="muted">{tr!(kiosk.private)}</p>
            <noscript inner_html=format!("<meta http-equiv=\"refresh\" content=\"{IDLE_S};url={ADDRESS}\">")></noscript>
        </div>
        <Countdown left again warn_s=WARN_S/>
    }
}
