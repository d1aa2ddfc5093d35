//! The office: what the staff of owner, operator and institutions have to do with each other. One address for all of them,
//! `/office/{page}`: who is signed in decides which side speaks. The operator's own desk is `/operator`.

mod announce;
mod announcements;
mod archive;
mod ask;
mod documents;
mod health;
mod incidents;
pub mod news;
mod official;
mod operator;
pub mod queue;
mod request;
mod restrict;
pub mod words;

use crate::error::AppError;
use crate::ui::ErrorView;
use domain::refusal::{Field, Refusal};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

/// Address of the official requests (A5.0.7).
pub const OFFICIAL: &str = "/office/official";
/// Address of the announcements (A7.0.7).
pub const ANNOUNCEMENTS: &str = "/office/announcements";
/// Address of the incidents (A6.0.3).
pub const INCIDENTS: &str = "/office/incidents";
/// Address of the archive (A6.0.2).
pub const ARCHIVE: &str = "/office/archive";
/// Address of the operator's desk.
pub const OPERATOR: &str = "/operator";

/// The pages `/operator` and `/office/{page}/{id}`.
#[component]
pub fn OfficePage() -> impl IntoView {
    let params = use_params_map();
    let asked = Memo::new(move |_| params.with(|params| (params.get("page").unwrap_or_default(), params.get("id"))));
    move || {
        let (page, id) = asked.get();
        match (page.as_str(), id) {
            ("", None) => view! { <operator::OperatorPage /> }.into_any(),
            ("official", None) => view! { <official::OfficialPage /> }.into_any(),
            ("official", Some(id)) => view! { <request::RequestPage id /> }.into_any(),
            ("announcements", None) => view! { <announcements::AnnouncementsPage /> }.into_any(),
            ("archive", None) => view! { <archive::ArchivePage /> }.into_any(),
            ("incidents", None) => view! { <incidents::IncidentsPage /> }.into_any(),
            _ => view! { <div class="page"><ErrorView error=AppError::NotFound /></div> }.into_any(),
        }
    }
}

/// What became of a form: refusals beside their fields, everything else beside the button.
#[derive(Clone, Copy)]
struct Outcome {
    refusals: Signal<Vec<Refusal>>,
    error: Signal<Option<AppError>>,
}

/// `fields` are those of the form; a refusal of another field stands beside the button.
fn outcome(failed: Memo<Option<AppError>>, fields: &'static [Field]) -> Outcome {
    let refusals = Signal::derive(move || match failed.get() {
        Some(AppError::Refused(refusals)) => refusals,
        _ => Vec::new(),
    });
    let in_fields = move |error: &AppError| matches!(error, AppError::Refused(all) if all.iter().all(|one| fields.contains(&one.field)));
    Outcome { refusals, error: Signal::derive(move || failed.get().filter(|error| !in_fields(error))) }
}
