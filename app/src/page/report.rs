//! "Müraciət göndər" (A8.3, A8.4): one scroll, from photos to "Göndər".
//!
//! Without script the form is posted as it stands and comes back as a draft when something is missing. With script the
//! parts help themselves: photos go up at once, the place is found, similar appeals appear, nothing typed is ever lost.
//! It never contains what is right or wrong in a form: that is `domain::appeal::validate`.

use crate::api;
use crate::tr;
use crate::ui::*;
use domain::ids::AppealId;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

pub mod answer;
pub mod category;
mod category_tree;
mod draft;
mod emergency;
pub mod files;
mod form;
pub mod keep;
pub mod personal;
pub mod photo_list;
mod photo_offer;
pub mod photos;
mod place;
mod place_search;
pub mod place_words;
pub mod public;
pub mod recorded;
pub mod recorder;
pub mod recordings;
mod rules;
pub mod sending;
mod similar;
mod start;
mod state;
#[cfg(test)]
mod tests;
mod trouble;
pub mod video;
pub mod voice;

use form::ReportForm;
use keep::Asked;
use start::{Lists, Start};

/// Address of the page.
pub const ADDRESS: &str = "/report";

/// The page `/report`; `?draft=` brings back a form kept by the server, `?find=` the search of a place without script; `?open=`
/// is a draft on the device, `?new=1` a blank form beside the drafts there.
#[component]
pub fn ReportPage() -> impl IntoView {
    let query = use_query_map();
    let asked = Memo::new(move |_| query.with(|query| (query.get("draft"), query.get("find"))));
    let on_device =
        Memo::new(move |_| query.with(|query| Asked { open: query.get("open").map(AppealId), blank: query.get("new").is_some() }));
    let start = crate::wire::resource(move || asked.get(), |(draft, find)| Start::load(draft, find));
    let categories = crate::wire::resource(|| (), |()| api::map::categories());
    let districts = crate::wire::resource(|| (), |()| api::places::districts());
    view! {
        <div class="page stack">
            <PageHead title=tr!(report.title) lead=tr!(report.lead)/>
            <p class="only-script"><a href=crate::routes::DRAFTS>{tr!(drafts.title)}</a></p>
            <crate::page::help::FirstUse/>
            <Suspense fallback=|| view! { <Skeleton lines=8/> }>
                {move || Suspend::new(async move {
                    match (start.await, categories.await, districts.await) {
                        (Ok(start), Ok(categories), Ok(districts)) => {
                            view! { <ReportForm start lists=Lists { categories, districts } asked=on_device.get()/> }.into_any()
                        }
                        (Err(error), ..) | (_, Err(error), _) | (.., Err(error)) => view! { <ErrorView error/> }.into_any(),
                    }
                })}
            </Suspense>
        </div>
    }
}
