//! Every page and its address. The file of a page has the name of its address.

use crate::page::{cabinet, home, institution, join, not_found, owner, report, terms, track};
use crate::ui::layout::Layout;
use domain::appeal::form::RightForm;
use domain::ids::AppealId;
use domain::lifecycle::Step;
use leptos::prelude::*;
use leptos_meta::provide_meta_context;
use leptos_router::components::{ParentRoute, Route, Router, Routes};
use leptos_router::{SsrMode, path};

/// The whole application.
#[component]
pub fn App() -> impl IntoView {
    provide_meta_context();
    crate::context::provide_page_context();
    view! {
        <Router>
            <Routes fallback=not_found::NotFoundPage>
                <ParentRoute path=path!("") view=Layout ssr=SsrMode::Async>
                    <Route path=path!("/") view=home::HomePage ssr=SsrMode::Async />
                    <Route path=path!("/report") view=report::ReportPage ssr=SsrMode::Async />
                    <Route path=path!("/join/:appeal") view=join::JoinPage ssr=SsrMode::Async />
                    <Route path=path!("/track") view=track::TrackPage ssr=SsrMode::Async />
                    <Route path=path!("/track/:number") view=track::TrackedPage ssr=SsrMode::Async />
                    <Route path=path!("/appeals/:id") view=track::PublicAppealPage ssr=SsrMode::Async />
                    <Route path=path!("/terms") view=terms::TermsPage ssr=SsrMode::Async />
                    <Route path=path!("/my") view=cabinet::list::MyAppealsPage ssr=SsrMode::Async />
                    <Route path=path!("/my/notices") view=cabinet::notices::NoticesPage ssr=SsrMode::Async />
                    <Route path=path!("/my/:id") view=cabinet::card::MyAppealPage ssr=SsrMode::Async />
                    <Route path=path!("/my/:id/materials") view=cabinet::materials::MaterialsPage ssr=SsrMode::Async />
                    <Route path=path!("/my/:id/:step") view=cabinet::step::MyStepPage ssr=SsrMode::Async />
                    <Route path=path!("/owner") view=owner::OwnerDesk ssr=SsrMode::Async />
                    <Route path=path!("/owner/:id") view=owner::OwnerDesk ssr=SsrMode::Async />
                    <Route path=path!("/institution") view=institution::InstitutionDesk ssr=SsrMode::Async />
                    <Route path=path!("/institution/:id") view=institution::InstitutionDesk ssr=SsrMode::Async />
                </ParentRoute>
            </Routes>
        </Router>
    }
}

/// Address of an appeal in its author's cabinet.
pub fn my_appeal(id: &AppealId) -> String {
    format!("/my/{id}")
}

/// Address of a step on an own or joined appeal (A9.1).
pub fn my_step(id: &AppealId, step: Step) -> String {
    format!("/my/{id}/{}", step.as_str())
}

/// Address of everything of an own appeal (law 14, item 5).
pub fn my_materials(id: &AppealId) -> String {
    format!("/my/{id}/materials")
}

/// Where a step that was taken leads: to the appeal, or to the list when it is left.
pub fn done(form: &RightForm) -> String {
    let word = form.step.map(Step::as_str).unwrap_or_default();
    match form.step {
        Some(Step::Leave) => format!("/my?done={word}"),
        _ => format!("/my/{}?done={word}", form.appeal),
    }
}

/// Address of the form with a kept draft.
pub fn report_draft(id: &AppealId) -> String {
    format!("/report?draft={id}")
}

/// Address of an appeal's public page.
pub fn public_appeal(id: &AppealId) -> String {
    format!("/appeals/{id}")
}

/// Address of the tracking page of a number.
pub fn track(number: &str) -> String {
    format!("/track/{number}")
}

/// Address of the joining page.
pub fn join(id: &AppealId) -> String {
    format!("/join/{id}")
}

/// Address of a card at the owner's desk.
pub fn owner_card(id: &AppealId) -> String {
    format!("/owner/{id}")
}

/// Address of a card at an institution's desk.
pub fn institution_card(id: &AppealId) -> String {
    format!("/institution/{id}")
}

/// Sign-in that comes back to `next`.
pub fn sign_in(next: &str) -> String {
    format!("/sign-in?next={}", in_query(next))
}

/// The terms of use; accepting them goes on to `next`.
pub fn terms(next: &str) -> String {
    format!("/terms?next={}", in_query(next))
}

fn in_query(address: &str) -> String {
    address.replace('%', "%25").replace('?', "%3F").replace('&', "%26").replace('=', "%3D")
}

/// Only addresses of our own: a path that can't be read as another host's.
pub fn safe_next(next: &str) -> &str {
    let own = next.starts_with('/') && !next.starts_with("//") && !next.contains('\\') && !next.contains(char::is_control);
    if own { next } else { "/" }
}

#[cfg(test)]
mod tests {
    use super::safe_next;

    #[test]
    fn only_our_own_addresses_are_followed() {
        assert_eq!(safe_next("/my?x=1"), "/my?x=1");
        for foreign in ["https://a.example/", "//a.example", "/\\a.example", "javascript:x", "", "/\n/a"] {
            assert_eq!(safe_next(foreign), "/");
        }
    }
}
