//! Every page and its address. The file of a page has the name of its address.

use crate::page::{home, not_found, parts};
use crate::ui::layout::Layout;
use domain::alert::AlertForm;
use domain::appeal::form::RightForm;
use domain::appeal::view::PublicFilter;
use domain::exchange::Fact;
use domain::geo::{BBox, Point, degrees};
use domain::ids::{AppealId, LetterId, OfficialFileId, RequestFileId, RequestId};
use domain::lifecycle::Step;
use leptos::prelude::*;
use leptos_meta::provide_meta_context;
use leptos_router::components::{ParentRoute, Route, Router, Routes};
use leptos_router::{Lazy, SsrMode, path};

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
                    <Route path=path!("/report") view={Lazy::<parts::Report>::new()} ssr=SsrMode::Async />
                    <Route path=path!("/drafts") view={Lazy::<parts::Drafts>::new()} ssr=SsrMode::Async />
                    <Route path=path!("/letter") view={Lazy::<parts::Letter>::new()} ssr=SsrMode::Async />
                    <Route path=path!("/join/:appeal") view={Lazy::<parts::Join>::new()} ssr=SsrMode::Async />
                    <Route path=path!("/track") view={Lazy::<parts::Track>::new()} ssr=SsrMode::Async />
                    <Route path=path!("/track/:number") view={Lazy::<parts::Tracked>::new()} ssr=SsrMode::Async />
                    <Route path=path!("/appeals/:id") view={Lazy::<parts::PublicAppeal>::new()} ssr=SsrMode::Async />
                    <Route path=path!("/terms") view={Lazy::<parts::Terms>::new()} ssr=SsrMode::Async />
                    <Route path=path!("/terms/:version") view={Lazy::<parts::TermsVersion>::new()} ssr=SsrMode::Async />
                    <Route path=path!("/privacy") view={Lazy::<parts::Privacy>::new()} ssr=SsrMode::Async />
                    <Route path=path!("/help") view={Lazy::<parts::Help>::new()} ssr=SsrMode::Async />
                    <Route path=path!("/help/:topic") view={Lazy::<parts::HelpTopic>::new()} ssr=SsrMode::Async />
                    <Route path=path!("/statistics") view={Lazy::<parts::Statistics>::new()} ssr=SsrMode::Async />
                    <Route path=path!("/statistics/institution/:code") view={Lazy::<parts::InstitutionStatistics>::new()} ssr=SsrMode::Async />
                    <Route path=path!("/statistics/district/:code") view={Lazy::<parts::DistrictStatistics>::new()} ssr=SsrMode::Async />
                    <Route path=path!("/verify") view={Lazy::<parts::Verify>::new()} ssr=SsrMode::Async />
                    <Route path=path!("/services") view={Lazy::<parts::Services>::new()} ssr=SsrMode::Async />
                    <Route path=path!("/services/questions") view={Lazy::<parts::ServiceQuestions>::new()} ssr=SsrMode::Async />
                    <Route path=path!("/services/duties") view={Lazy::<parts::ServiceDuties>::new()} ssr=SsrMode::Async />
                    <Route path=path!("/services/:number") view={Lazy::<parts::Service>::new()} ssr=SsrMode::Async />
                    <Route path=path!("/data") view={Lazy::<parts::Data>::new()} ssr=SsrMode::Async />
                    <Route path=path!("/my") view={Lazy::<parts::MyAppeals>::new()} ssr=SsrMode::Async />
                    <Route path=path!("/my/notices") view={Lazy::<parts::Notices>::new()} ssr=SsrMode::Async />
                    <Route path=path!("/my/settings") view={Lazy::<parts::Settings>::new()} ssr=SsrMode::Async />
                    <Route path=path!("/my/alerts") view={Lazy::<parts::Alerts>::new()} ssr=SsrMode::Async />
                    <Route path=path!("/my/account") view={Lazy::<parts::Account>::new()} ssr=SsrMode::Async />
                    <Route path=path!("/my/account/closed") view={Lazy::<parts::AccountClosed>::new()} ssr=SsrMode::Async />
                    <Route path=path!("/my/complaints") view={Lazy::<parts::MyComplaints>::new()} ssr=SsrMode::Async />
                    <Route path=path!("/services/:number/request") view={Lazy::<parts::ServiceRequest>::new()} ssr=SsrMode::Async />
                    <Route path=path!("/my/requests") view={Lazy::<parts::MyRequests>::new()} ssr=SsrMode::Async />
                    <Route path=path!("/my/requests/:id") view={Lazy::<parts::MyRequest>::new()} ssr=SsrMode::Async />
                    <Route path=path!("/register/requests") view={Lazy::<parts::RequestDesk>::new()} ssr=SsrMode::Async />
                    <Route path=path!("/register/requests/:id") view={Lazy::<parts::RequestAtDesk>::new()} ssr=SsrMode::Async />
                    <Route path=path!("/register/forms/:number") view={Lazy::<parts::RequestFormOf>::new()} ssr=SsrMode::Async />
                    <Route path=path!("/my/services") view={Lazy::<parts::MyServices>::new()} ssr=SsrMode::Async />
                    <Route path=path!("/my/:id/materials") view={Lazy::<parts::Materials>::new()} ssr=SsrMode::Async />
                    <Route path=path!("/my/:id/:step") view={Lazy::<parts::MyStep>::new()} ssr=SsrMode::Async />
                    <Route path=path!("/my/:id") view={Lazy::<parts::MyAppeal>::new()} ssr=SsrMode::Async />
                    <Route path=path!("/call") view={Lazy::<parts::Call>::new()} ssr=SsrMode::Async />
                    <Route path=path!("/owner/requests") view={Lazy::<parts::OwnerRequests>::new()} ssr=SsrMode::Async />
                    <Route path=path!("/owner/complaints") view={Lazy::<parts::Complaints>::new()} ssr=SsrMode::Async />
                    <Route path=path!("/owner/:id/person") view={Lazy::<parts::OwnerPerson>::new()} ssr=SsrMode::Async />
                    <Route path=path!("/owner/:id?") view={Lazy::<parts::OwnerDesk>::new()} ssr=SsrMode::Async />
                    <Route path=path!("/registry") view={Lazy::<parts::Registry>::new()} ssr=SsrMode::Async />
                    <Route path=path!("/reports") view={Lazy::<parts::Reports>::new()} ssr=SsrMode::Async />
                    <Route path=path!("/panel/:resource?") view={Lazy::<parts::Panel>::new()} ssr=SsrMode::Async />
                    <Route path=path!("/institution/queries") view={Lazy::<parts::Queries>::new()} ssr=SsrMode::Async />
                    <Route path=path!("/institution/letters") view={Lazy::<parts::Letters>::new()} ssr=SsrMode::Async />
                    <Route path=path!("/institution/house") view={Lazy::<parts::House>::new()} ssr=SsrMode::Async />
                    <Route path=path!("/institution/:id?") view={Lazy::<parts::InstitutionDesk>::new()} ssr=SsrMode::Async />
                    <Route path=path!("/queue") view={Lazy::<parts::Queue>::new()} ssr=SsrMode::Async />
                    <Route path=path!("/queue/find") view={Lazy::<parts::QueueFind>::new()} ssr=SsrMode::Async />
                    <Route path=path!("/queue/complaint") view={Lazy::<parts::QueueComplaint>::new()} ssr=SsrMode::Async />
                    <Route path=path!("/queue/order/:secret") view={Lazy::<parts::QueueOrder>::new()} ssr=SsrMode::Async />
                    <Route path=path!("/call/queue") view={Lazy::<parts::CallQueue>::new()} ssr=SsrMode::Async />
                    <Route path=path!("/register/regulations") view={Lazy::<parts::StaffRegulations>::new()} ssr=SsrMode::Async />
                    <Route path=path!("/register/regulations/:id") view={Lazy::<parts::StaffRegulation>::new()} ssr=SsrMode::Async />
                    <Route path=path!("/regulations") view={Lazy::<parts::Regulations>::new()} ssr=SsrMode::Async />
                    <Route path=path!("/regulations/:id") view={Lazy::<parts::Regulation>::new()} ssr=SsrMode::Async />
                    <Route path=path!("/centre") view={Lazy::<parts::CentreDay>::new()} ssr=SsrMode::Async />
                    <Route path=path!("/centre/counter/:number?") view={Lazy::<parts::Counter>::new()} ssr=SsrMode::Async />
                    <Route path=path!("/operator/queue") view={Lazy::<parts::QueueSupervision>::new()} ssr=SsrMode::Async />
                    <Route path=path!("/operator") view={Lazy::<parts::Office>::new()} ssr=SsrMode::Async />
                    <Route path=path!("/office/:page/:id?") view={Lazy::<parts::Office>::new()} ssr=SsrMode::Async />
                    <Route path=path!("/queue/ticket/:secret") view={Lazy::<parts::PhoneTicket>::new()} ssr=SsrMode::Async />
                    <Route path=path!("/centre/kiosks") view={Lazy::<parts::Kiosks>::new()} ssr=SsrMode::Async />
                    <Route path=path!("/register") view={Lazy::<parts::RegisterDesk>::new()} ssr=SsrMode::Async />
                    <Route path=path!("/register/import") view={Lazy::<parts::RegisterImport>::new()} ssr=SsrMode::Async />
                    <Route path=path!("/register/applications/:id") view={Lazy::<parts::RegisterApplication>::new()} ssr=SsrMode::Async />
                </ParentRoute>
                <Route path=path!("/kiosk/queue") view={Lazy::<parts::QueueKiosk>::new()} ssr=SsrMode::Async />
                <Route path=path!("/kiosk/queue/:page/:id?") view={Lazy::<parts::QueueKiosk>::new()} ssr=SsrMode::Async />
                <Route path=path!("/hall/:centre") view={Lazy::<parts::Hall>::new()} ssr=SsrMode::Async />
                <Route path=path!("/kiosk/track") view={Lazy::<parts::Kiosk>::new()} ssr=SsrMode::Async />
            </Routes>
        </Router>
    }
}

/// Address of one's own account.
pub const ACCOUNT: &str = "/my/account";
/// Address of the page after closing it.
pub const ACCOUNT_CLOSED: &str = "/my/account/closed";
/// Address of the notification section.
pub const NOTICES: &str = "/my/notices";
/// Address of the terms of use.
pub const TERMS: &str = "/terms";
/// Address of the owner's list of restrictions and requests.
pub const OWNER_REQUESTS: &str = "/owner/requests";

/// Address of the telephone 108 (A2.2.2).
pub const CALL: &str = "/call";
/// Address of the complaints that the owner's staff consider (A9.2).
pub const COMPLAINTS: &str = "/owner/complaints";
/// Address of one's own complaints (A9.1, Q3.5).
pub const MY_COMPLAINTS: &str = "/my/complaints";

/// The same, right after complaining.
pub fn complaint_filed(number: &str) -> String {
    format!("{MY_COMPLAINTS}?filed={number}")
}

/// The same with a form that begins with what it is about: a centre, a service, an order (Q3.5).
pub fn complain_about(subject: &str) -> String {
    format!("{MY_COMPLAINTS}?subject={}#new", in_query(subject))
}

/// Address of the day of a centre, for who manages it.
pub const CENTRE: &str = "/centre";
/// Address of the register of e-services, for its operator and for providers (R10).
pub const REGISTER: &str = "/register";
/// Address of the own counter.
pub const COUNTER: &str = "/centre/counter";

/// Address of the queries to an institution (A8.10).
pub const QUERIES: &str = "/institution/queries";

/// Address of the registry (A6.0.8).
pub const REGISTRY: &str = "/registry";
/// Address of the reports (A6.0.8).
pub const REPORTS: &str = "/reports";
/// Address of the management panel (A3.1.4).
pub const PANEL: &str = "/panel";
/// Address of the regulations that everybody reads (R9.7, R9.8).
pub const REGULATIONS: &str = "/regulations";
/// Address of the regulations as staff write and agree them (R9).
pub const STAFF_REGULATIONS: &str = "/register/regulations";
/// Address of the register of dispatch (A8.9).
pub const LETTERS: &str = "/institution/letters";
/// Address of the order of an institution's house (A7.0.1).
pub const HOUSE: &str = "/institution/house";

/// Address of the form of an order in the centres' queue (Q3.1.1).
pub const QUEUE: &str = "/queue";
/// Address where an order is found by its code.
pub const QUEUE_FIND: &str = "/queue/find";
/// How to complain about the queue (Q3.5).
pub const QUEUE_COMPLAINT: &str = "/queue/complaint";
/// Address of the desk of 108 for orders (Q2.5).
pub const CALL_QUEUE: &str = "/call/queue";

/// Address of an order, by its secret.
pub fn order(secret: &str) -> String {
    format!("/queue/order/{secret}")
}

/// Address of the form of an order with a kept draft.
pub fn order_draft(id: &str) -> String {
    format!("{QUEUE}?draft={id}")
}

/// Address of the queue machine's first screen (Q3.2.2).
pub const KIOSK: &str = "/kiosk/queue";
/// Address of a centre's machines.
pub const KIOSKS: &str = "/centre/kiosks";

/// Address of a screen of the queue machine; `low` keeps what is pressed in reach of a wheelchair.
pub fn kiosk(page: &str, query: &[(&str, &str)], low: bool) -> String {
    let low = low.then_some(("low", "1"));
    let parts: Vec<String> = query.iter().copied().chain(low).map(|(name, value)| format!("{name}={}", in_query(value))).collect();
    let slash = if page.is_empty() { "" } else { "/" };
    let question = if parts.is_empty() { "" } else { "?" };
    format!("{KIOSK}{slash}{page}{question}{}", parts.join("&"))
}

/// Address of a ticket on a phone (Q+).
pub fn phone_ticket(secret: &str) -> String {
    format!("/queue/ticket/{secret}")
}

/// Address of the own requests for e-services (R7.1.3).
pub const MY_REQUESTS: &str = "/my/requests";
/// Address of the requests to a provider (R7.1.2).
pub const REQUEST_DESK: &str = "/register/requests";

/// Address of the form of a service that is used here, by its number in the register (R7.1.2).
pub fn service_request(number: &str) -> String {
    format!("/services/{number}/request")
}

/// The same with a kept draft.
pub fn service_request_draft(number: &str, id: &RequestId) -> String {
    format!("/services/{number}/request?draft={id}")
}

/// Address of an own request for an e-service.
pub fn my_request(id: &RequestId) -> String {
    format!("{MY_REQUESTS}/{id}")
}

/// Where one goes after sending a request: it has come in, or its result is there already.
pub fn my_request_sent(id: &RequestId, at_once: bool) -> String {
    format!("{MY_REQUESTS}/{id}?{}=1", if at_once { "done" } else { "sent" })
}

/// Address of a request at its provider's desk.
pub fn request_at_desk(id: &RequestId) -> String {
    format!("{REQUEST_DESK}/{id}")
}

/// Address where the provider makes the form of a service.
pub fn request_form(number: &str) -> String {
    format!("/register/forms/{number}")
}

/// Address of a document of a request, to be saved.
pub fn request_file(id: &RequestFileId) -> String {
    format!("/requests/files/{id}")
}

/// Address of what came of a request by itself, and of the seal under it, to be saved.
pub fn request_sealed(id: &RequestId, part: &str) -> String {
    format!("/requests/sealed/{id}/{part}")
}

/// Address of a letter to be printed.
pub fn letter_pdf(id: &LetterId) -> String {
    format!("/letters/{id}.pdf")
}

/// Address of its envelope.
pub fn envelope_pdf(id: &LetterId) -> String {
    format!("/letters/{id}/envelope.pdf")
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

/// Address of the form of an official appeal (R11.7).
pub const LETTER: &str = "/letter";

/// The same with a kept form.
pub fn letter_draft(id: &AppealId) -> String {
    format!("{LETTER}?draft={id}")
}

/// Address of a file of an official appeal.
pub fn letter_file(id: &OfficialFileId) -> String {
    format!("/letter/files/{id}")
}

/// Address of the drafts on the device.
pub const DRAFTS: &str = "/drafts";

/// The same, right after an appeal was put into the queue.
pub fn draft_queued(id: &AppealId) -> String {
    format!("{DRAFTS}?queued={id}")
}

/// Address of the form with a draft on the device.
pub fn draft_open(id: &AppealId) -> String {
    format!("/report?open={id}")
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

/// Address of the page on which a fact about an appeal's author is entered by hand (A4.3).
pub fn owner_person(id: &AppealId, fact: Option<Fact>) -> String {
    let fact = fact.map(|fact| format!("?fact={}", fact.as_str())).unwrap_or_default();
    format!("/owner/{id}/person{fact}")
}

/// Address of a card at an institution's desk.
pub fn institution_card(id: &AppealId) -> String {
    format!("/institution/{id}")
}

/// Address of the page where something is followed; it asks first.
pub fn follow(form: &AlertForm) -> String {
    let mut query = Vec::new();
    let mut add = |name: &str, value: Option<String>| query.extend(value.map(|value| format!("{name}={value}")));
    add("appeal", form.appeal.as_ref().map(ToString::to_string));
    add("category", form.category.as_ref().map(ToString::to_string));
    add("institution", form.institution.as_ref().map(ToString::to_string));
    add("district", form.district.as_ref().map(ToString::to_string));
    if let Some((point, radius)) = form.area() {
        let [lat, lon] = [point.lat, point.lon].map(|side| degrees::written(side, 6));
        add("area", Some(format!("{lat},{lon},{radius}")));
    }
    format!("/my/alerts?{}", query.join("&"))
}

/// Address of the list of what a filter shows; a district alone has no list of its own.
pub fn list_of(form: &AlertForm) -> String {
    let filter = PublicFilter { category: form.category.clone(), institution: form.institution.clone(), ..PublicFilter::default() };
    home::Address { filter, part: form.area().map(|(point, radius)| part_around(point, radius)), after: None }.href()
}

/// The part of the map around a point, and a zoom at which a phone shows it.
fn part_around(point: Point, radius_m: u32) -> (BBox, u8) {
    let zoom = match radius_m {
        0..=400 => 16,
        401..=1_500 => 14,
        1_501..=6_000 => 12,
        _ => 10,
    };
    (BBox::reaching(point, f64::from(radius_m)), zoom)
}

/// Address of the portal of e-services (R11.3).
pub const SERVICES: &str = "/services";
/// Address of one's own services (R6.1.3).
pub const MY_SERVICES: &str = "/my/services";
/// Address of what people ask an institution about its services.
pub const SERVICE_QUESTIONS: &str = "/services/questions";

/// Address of the overdue duties of providers and of the register's operator (R10.6).
pub const SERVICE_DUTIES: &str = "/services/duties";

/// Address of a service; it is permanent.
pub fn service(number: &str) -> String {
    format!("{SERVICES}/{number}")
}

/// The same, right after something was done there.
pub fn service_done(number: &str, what: &str) -> String {
    format!("{SERVICES}/{number}?done={what}")
}

/// Address of the portal with what is asked of it.
pub fn services(asked: &domain::eservice::search::Address) -> String {
    let query = asked.query();
    if query.is_empty() { SERVICES.to_owned() } else { format!("{SERVICES}?{query}") }
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
