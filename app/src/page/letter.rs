//! «Rəsmi müraciət» (R11.6, R11.7): to an institution that the sender chooses, without a place, with documents and an own signature.
//!
//! It is a plain form, with script and without: it is posted as it stands, and comes back as a draft when something is missing. With script
//! the list of institutions is searched, everything typed is kept on the device, and without a network the page stays with words and files.

use crate::api::letter::letter_start;
use crate::tr;
use crate::ui::*;
use domain::ids::{AppealId, InstitutionId};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

mod files;
mod form;
pub mod institution;
pub mod keep;
pub mod view;

use form::LetterFields;

/// The page `/letter`; `?draft=` brings back a form kept by the server, `?to=` chooses the institution.
#[component]
pub fn LetterPage() -> impl IntoView {
    let query = use_query_map();
    let draft = Memo::new(move |_| query.with(|query| query.get("draft")).map(AppealId));
    let to = Memo::new(move |_| query.with(|query| query.get("to")).map(InstitutionId));
    let start = crate::wire::resource(move || draft.get(), letter_start);
    view! {
        <div class="page stack">
            <PageHead title=tr!(letter_form.title) lead=tr!(letter_form.lead)/>
            <Suspense fallback=|| view! { <Skeleton lines=8/> }>
                {move || Suspend::new(async move {
                    match start.await {
                        Ok(start) => view! { <LetterFields start to=to.get_untracked()/> }.into_any(),
                        Err(error) => view! { <ErrorView error/> }.into_any(),
                    }
                })}
            </Suspense>
        </div>
    }
}
