//! The display of a hall (Q+): who is called where, the newest call larger, with a chime and spoken words. Nothing personal; it looks after
//! itself for weeks. Without script the page asks for itself anew every few seconds.

use crate::api::counter::hall;
use crate::context::lang;
use crate::device::centre::use_centre;
use crate::device::voice;
use crate::error::AppError;
use crate::tr;
use crate::ui::ErrorView;
use domain::ids::CentreId;
use domain::lang::Lang;
use domain::queue::hall::{HallCall, HallView, to_say};
use domain::queue::speech;
use domain::queue::ticket::written;
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::{use_params_map, use_query_map};

#[cfg(all(test, feature = "ssr"))]
mod served;

/// Without script the page is loaded anew after so many seconds.
const ANEW_S: u32 = 5;

/// The page `/hall/{centre}`; `?zone=` shows a part of the hall, `?quiet=1` says nothing.
#[component]
pub fn HallPage() -> impl IntoView {
    let (params, query) = (use_params_map(), use_query_map());
    let centre = Memo::new(move |_| params.with(|params| params.get("centre").unwrap_or_default()));
    let zone = Memo::new(move |_| query.with(|query| query.get("zone").unwrap_or_default()));
    let quiet = Memo::new(move |_| query.with(|query| query.get("quiet").is_some()));
    let changes = use_centre(Signal::derive(move || Some(centre.get())));
    let view = crate::wire::resource(move || (centre.get(), zone.get(), changes.get()), |(centre, zone, _)| hall(CentreId(centre), zone));
    call_out(view, quiet);
    view! {
        <Title text=tr!(hall.title)/>
        <main class="hall" id="main">
            <noscript inner_html=format!("<meta http-equiv=\"refresh\" content=\"{ANEW_S}\">")></noscript>
            <Transition>
                {move || Suspend::new(async move {
                    match view.await {
                        Ok(found) => view! { <Shown found/> }.into_any(),
                        Err(AppError::NotFound) => view! {
                            <h1 class="visually-hidden">{tr!(hall.title)}</h1>
                            <ErrorView error=AppError::NotFound/>
                        }.into_any(),
                        // The picture comes back by itself: nobody in a hall can press anything.
                        Err(_) => view! { <p class="hall-wait" role="status">{tr!(hall.again)}</p> }.into_any(),
                    }
                })}
            </Transition>
            <Allow quiet/>
        </main>
    }
}

/// Says what is new. What stood there when the page was opened is not said.
fn call_out(view: crate::wire::Resource<Result<HallView, AppError>>, quiet: Memo<bool>) {
    let said = StoredValue::new(None::<Vec<String>>);
    let lang = lang();
    Effect::new(move || {
        let Some(Ok(found)) = view.get() else { return };
        let before = said.get_value();
        let (new, keep) = to_say(&found.calls, before.as_deref().unwrap_or_default());
        said.set_value(Some(keep));
        if before.is_some() && !quiet.get_untracked() {
            voice::call_out(lang, new.iter().map(|call| sentence(lang, call)).collect());
        }
    });
}

/// "A yüz iyirmi üç nömrəli növbə, dördüncü pəncərə".
fn sentence(lang: Lang, call: &HallCall) -> String {
    let ticket = format!("{} {}", call.letter, speech::cardinal(lang, call.number));
    tr!(hall.spoken, ticket, speech::counter(lang, call.counter))
}

/// Name, calls, how many wait.
#[component]
pub fn Shown(found: HallView) -> impl IntoView {
    let HallView { centre, zone, calls, waiting, now_ms } = found;
    let name = centre.1.in_lang(lang()).to_owned();
    let zone = (!zone.is_empty()).then(|| view! { " · " {tr!(hall.zone, zone)} });
    let mut calls = calls.into_iter();
    let newest = calls.next().map(|call| {
        view! {
            <div class="hall-newest" data-key=call.key()>
                <p class="hall-ticket" translate="no">{written(&call.letter, call.number)}</p>
                <p class="hall-arrow" aria-hidden="true">"→"</p>
                <p class="hall-counter"><span class="hall-word">{tr!(hall.counter)}</span> " " {call.counter}</p>
            </div>
        }
    });
    let empty = newest.is_none().then(|| view! { <p class="hall-wait">{tr!(hall.none)}</p> });
    let others = calls
        .map(|call| {
            view! {
                <li class="hall-row" data-key=call.key()>
                    <span translate="no">{written(&call.letter, call.number)}</span>
                    <span aria-hidden="true">"→"</span>
                    <span><span class="visually-hidden">{tr!(hall.counter)} " "</span> {call.counter}</span>
                </li>
            }
        })
        .collect_view();
    view! {
        <header class="hall-head">
            <h1 class="hall-name">{name} {zone}</h1>
            <p class="hall-clock">{now_ms.display_time()}</p>
        </header>
        <section class="hall-calls" aria-live="polite" aria-label=tr!(hall.title)>
            {newest} {empty}
            <ol class="hall-others">{others}</ol>
        </section>
        <footer class="hall-foot"><p>{tr!(hall.waiting, i64::from(waiting))}</p><p>{tr!(hall.hint)}</p></footer>
    }
}

/// Browsers stay silent until somebody has touched the page once.
#[component]
fn Allow(quiet: Memo<bool>) -> impl IntoView {
    let (heard, allow) = voice::use_voice();
    let mounted = crate::device::mounted();
    view! {
        <Show when=move || mounted.get() && !heard.get() && !quiet.get()>
            <button class="hall-allow" type="button" on:click=move |_| allow.run(())>{tr!(hall.allow)}</button>
        </Show>
    }
}
