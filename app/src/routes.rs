//! Every page and its address. The file of a page has the name of its address.

use crate::page::home;
use domain::alert::AlertForm;
use domain::appeal::form::RightForm;
use domain::appeal::view::PublicFilter;
use domain::exchange::Fact;
use domain::geo::{BBox, Point, degrees};
use domain::ids::{AppealId, InstitutionId, LetterId, OfficialFileId, RegulationId, RequestFileId, RequestId};
use domain::kept_words::{KeptWords, WordsOf};
use domain::lifecycle::Step;

mod table;

pub use table::App;

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
/// Address of how the own services are judged, for providers.
pub const REGISTER_QUALITY: &str = "/register/quality";

/// The same with what was said of one service.
pub fn service_quality(number: &str) -> String {
    format!("{REGISTER_QUALITY}?service={}#said", in_query(number))
}

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

/// The same with the institution chosen.
pub fn letter_to(institution: &InstitutionId) -> String {
    format!("{LETTER}?to={}", in_query(institution.as_str()))
}

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

/// Where a browser without script sends a rating of a service.
pub fn service_rating(number: &str) -> String {
    format!("{SERVICES}/{number}/rating")
}

/// Where it sends a question about one.
pub fn service_asked(number: &str) -> String {
    format!("{SERVICES}/{number}/questions")
}

/// Where it sends what is said of a regulation (R9.7).
pub fn regulation_comments(id: &RegulationId) -> String {
    format!("{REGULATIONS}/{id}/comments")
}

/// A regulation right after something was said of it.
pub fn regulation_said(id: &RegulationId, state: domain::regulation::CommentState) -> String {
    format!("{REGULATIONS}/{id}?said={}#{}", state.as_str(), part_of_words(WordsOf::Comment))
}

/// The page with words that could not be taken as they were.
pub fn kept_words(words: &KeptWords) -> String {
    let page = match words.of {
        WordsOf::Rating | WordsOf::Question => service(&words.about),
        WordsOf::Comment => format!("{REGULATIONS}/{}", words.about),
    };
    format!("{page}?draft={}", words.id)
}

/// The part of the page where they are typed.
pub fn part_of_words(of: WordsOf) -> &'static str {
    match of {
        WordsOf::Rating => "quality",
        WordsOf::Question => "questions",
        WordsOf::Comment => "discussion",
    }
}

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
