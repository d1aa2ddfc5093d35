//! Which page stands at which address.

use crate::page::desk::side::Side;
use crate::page::not_found;
use crate::page::parts::{Cabinet, Centre, Orders, Page, Portal, Reading, Register, Sending, Staffs, Writing};
use crate::ui::layout::Layout;
use leptos::prelude::*;
use leptos::tachys::view::iterators::StaticVec;
use leptos_meta::provide_meta_context;
use leptos_router::components::{Router, Routes};
use leptos_router::{IntoChooseViewMaybeErased, MatchNestedRoutes, NestedRoute, PossibleRouteMatch, SsrMode, path};
use std::sync::Arc;

/// The whole application.
#[component]
pub fn App() -> impl IntoView {
    provide_meta_context();
    crate::context::provide_page_context();
    view! {
        <Router>
            <Routes fallback=not_found::NotFoundPage children={ToChildren::to_children(addresses)} />
        </Router>
    }
}

/// An address and its page; all of one type, which keeps the router small.
type At = NestedRoute<Arc<dyn PossibleRouteMatch + Send + Sync>, (), (), <Page as IntoChooseViewMaybeErased>::Output>;

fn at(path: impl PossibleRouteMatch + Send + Sync + 'static, page: Page) -> At {
    NestedRoute::new(Arc::new(path) as Arc<dyn PossibleRouteMatch + Send + Sync>, page).ssr_mode(SsrMode::Async)
}

fn addresses() -> impl MatchNestedRoutes + Clone + Send + 'static {
    let frame = NestedRoute::new(path!(""), Layout).ssr_mode(SsrMode::Async);
    (frame.child(StaticVec::from(framed())), StaticVec::from(bare()))
}

/// Pages in the frame; of several addresses that fit, the first one counts.
fn framed() -> Vec<At> {
    vec![
        at(path!("/"), Page::Home),
        at(path!("/report"), Page::Sending(Sending::Report)),
        at(path!("/drafts"), Page::Sending(Sending::Drafts)),
        at(path!("/letter"), Page::Writing(Writing::Letter)),
        at(path!("/join/:appeal"), Page::Sending(Sending::Join)),
        at(path!("/track"), Page::Reading(Reading::Track)),
        at(path!("/track/:number"), Page::Reading(Reading::Tracked)),
        at(path!("/appeals/:id"), Page::Reading(Reading::Public)),
        at(path!("/terms"), Page::Reading(Reading::Terms)),
        at(path!("/terms/:version"), Page::Reading(Reading::TermsVersion)),
        at(path!("/privacy"), Page::Reading(Reading::Privacy)),
        at(path!("/help"), Page::Reading(Reading::Help)),
        at(path!("/help/:topic"), Page::Reading(Reading::HelpTopic)),
        at(path!("/statistics"), Page::Reading(Reading::Country)),
        at(path!("/statistics/institution/:code"), Page::Reading(Reading::Institution)),
        at(path!("/statistics/district/:code"), Page::Reading(Reading::District)),
        at(path!("/verify"), Page::Reading(Reading::Verify)),
        at(path!("/services"), Page::Portal(Portal::Services)),
        at(path!("/services/questions"), Page::Portal(Portal::Questions)),
        at(path!("/services/duties"), Page::Portal(Portal::Duties)),
        at(path!("/services/:number"), Page::Portal(Portal::Service)),
        at(path!("/data"), Page::Reading(Reading::Data)),
        at(path!("/my"), Page::Cabinet(Cabinet::List)),
        at(path!("/my/notices"), Page::Cabinet(Cabinet::Notices)),
        at(path!("/my/settings"), Page::Cabinet(Cabinet::Settings)),
        at(path!("/my/alerts"), Page::Cabinet(Cabinet::Alerts)),
        at(path!("/my/account"), Page::Cabinet(Cabinet::Account)),
        at(path!("/my/account/closed"), Page::Cabinet(Cabinet::AccountClosed)),
        at(path!("/my/complaints"), Page::Cabinet(Cabinet::Complaints)),
        at(path!("/services/:number/request"), Page::Portal(Portal::Request)),
        at(path!("/my/requests"), Page::Portal(Portal::MyRequests)),
        at(path!("/my/requests/:id"), Page::Portal(Portal::MyRequest)),
        at(path!("/register/requests"), Page::Register(Register::Requests)),
        at(path!("/register/requests/:id"), Page::Register(Register::Request)),
        at(path!("/register/forms/:number"), Page::Register(Register::Form)),
        at(path!("/my/services"), Page::Portal(Portal::Mine)),
        at(path!("/my/:id/materials"), Page::Cabinet(Cabinet::Materials)),
        at(path!("/my/:id/:step"), Page::Cabinet(Cabinet::Step)),
        at(path!("/my/:id"), Page::Cabinet(Cabinet::Card)),
        at(path!("/call"), Page::Staffs(Staffs::Call)),
        at(path!("/owner/requests"), Page::Staffs(Staffs::Requests)),
        at(path!("/owner/complaints"), Page::Staffs(Staffs::Complaints)),
        at(path!("/owner/:id/person"), Page::Staffs(Staffs::Person)),
        at(path!("/owner/:id?"), Page::Staffs(Staffs::Desk(Side::Owner))),
        at(path!("/registry"), Page::Staffs(Staffs::Registry)),
        at(path!("/reports"), Page::Staffs(Staffs::Reports)),
        at(path!("/panel/:resource?"), Page::Staffs(Staffs::Panel)),
        at(path!("/institution/queries"), Page::Staffs(Staffs::Queries)),
        at(path!("/institution/letters"), Page::Staffs(Staffs::Letters)),
        at(path!("/institution/house"), Page::Staffs(Staffs::House)),
        at(path!("/institution/:id?"), Page::Staffs(Staffs::Desk(Side::Institution))),
        at(path!("/queue"), Page::Orders(Orders::Order)),
        at(path!("/queue/find"), Page::Orders(Orders::Find)),
        at(path!("/queue/complaint"), Page::Orders(Orders::Complaint)),
        at(path!("/queue/order/:secret"), Page::Orders(Orders::Card)),
        at(path!("/call/queue"), Page::Staffs(Staffs::CallQueue)),
        at(path!("/register/regulations"), Page::Register(Register::Regulations)),
        at(path!("/register/regulations/:id"), Page::Register(Register::Regulation)),
        at(path!("/regulations"), Page::Portal(Portal::Regulations)),
        at(path!("/regulations/:id"), Page::Portal(Portal::Regulation)),
        at(path!("/centre"), Page::Centre(Centre::Day)),
        at(path!("/centre/counter/:number?"), Page::Centre(Centre::Counter)),
        at(path!("/operator/queue"), Page::Staffs(Staffs::Queue)),
        at(path!("/operator"), Page::Staffs(Staffs::Office)),
        at(path!("/office/:page/:id?"), Page::Staffs(Staffs::Office)),
        at(path!("/queue/ticket/:secret"), Page::Orders(Orders::Ticket)),
        at(path!("/centre/kiosks"), Page::Centre(Centre::Kiosks)),
        at(path!("/register"), Page::Register(Register::Desk)),
        at(path!("/register/quality"), Page::Register(Register::Quality)),
        at(path!("/register/import"), Page::Register(Register::Import)),
        at(path!("/register/applications/:id"), Page::Register(Register::Application)),
    ]
}

/// Pages of machines and displays, which fill the screen.
fn bare() -> Vec<At> {
    vec![
        at(path!("/kiosk/queue"), Page::Centre(Centre::Kiosk)),
        at(path!("/kiosk/queue/:page/:id?"), Page::Centre(Centre::Kiosk)),
        at(path!("/hall/:centre"), Page::Centre(Centre::Hall)),
        at(path!("/kiosk/track"), Page::Reading(Reading::Kiosk)),
    ]
}
