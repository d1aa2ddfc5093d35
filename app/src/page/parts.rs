//! The parts of the program. The public map with its list is loaded first; what is read, what is sent, the cabinet and the
//! staff's desks are files of their own, loaded by who opens them (decision 8).

use super::centre as at_centre;
use super::desk::{self, side::Side};
use super::queue as order;
use super::register as keeping;
use super::{
    alerts, cabinet as own, call, data, drafts, duties, hall, help, home, institution, join, kiosk, letter as official_letter, office,
    owner, panel, privacy, registry, regulation, report, reports, request, services as eservices, settings, statistics, terms, track,
    verify,
};
use crate::ui::bring_sentences;
use leptos::prelude::*;
use leptos_router::ChooseView;

/// Pages that are read: one appeal, the terms, help.
#[derive(Clone, Copy)]
pub(crate) enum Reading {
    Track,
    Tracked,
    Public,
    Terms,
    TermsVersion,
    Privacy,
    Help,
    HelpTopic,
    Country,
    Institution,
    District,
    Data,
    Kiosk,
    Verify,
}

#[lazy]
fn reading(page: Reading) -> AnyView {
    bring_sentences();
    match page {
        Reading::Track => view! { <track::TrackPage /> }.into_any(),
        Reading::Tracked => view! { <track::TrackedPage /> }.into_any(),
        Reading::Public => view! { <track::PublicAppealPage /> }.into_any(),
        Reading::Terms => view! { <terms::TermsPage /> }.into_any(),
        Reading::TermsVersion => view! { <terms::TermsVersionPage /> }.into_any(),
        Reading::Privacy => view! { <privacy::PrivacyPage /> }.into_any(),
        Reading::Help => view! { <help::HelpPage /> }.into_any(),
        Reading::HelpTopic => view! { <help::HelpTopicPage /> }.into_any(),
        Reading::Country => view! { <statistics::StatisticsPage /> }.into_any(),
        Reading::Institution => view! { <statistics::InstitutionPage /> }.into_any(),
        Reading::District => view! { <statistics::DistrictPage /> }.into_any(),
        Reading::Data => view! { <data::DataPage /> }.into_any(),
        Reading::Kiosk => view! { <kiosk::KioskTrackPage /> }.into_any(),
        Reading::Verify => view! { <verify::VerifyPage /> }.into_any(),
    }
}

/// Pages of who sends or joins: what a phone on a weak network loads most.
#[derive(Clone, Copy)]
pub(crate) enum Sending {
    Report,
    Join,
    Drafts,
}

#[lazy]
fn sending(page: Sending) -> AnyView {
    bring_sentences();
    match page {
        Sending::Report => view! { <report::ReportPage /> }.into_any(),
        Sending::Join => view! { <join::JoinPage /> }.into_any(),
        Sending::Drafts => view! { <drafts::DraftsPage /> }.into_any(),
    }
}

/// The page of who writes to an institution: light, and a part of its own.
#[derive(Clone, Copy)]
pub(crate) enum Writing {
    /// An official appeal (R11.7).
    Letter,
}

#[lazy]
fn letter(page: Writing) -> AnyView {
    bring_sentences();
    match page {
        Writing::Letter => view! { <official_letter::LetterPage /> }.into_any(),
    }
}

/// Pages of the own cabinet.
#[derive(Clone, Copy)]
pub(crate) enum Cabinet {
    List,
    Notices,
    Card,
    Materials,
    Step,
    Settings,
    /// Own complaints (A9.1, Q3.5).
    Complaints,
    Alerts,
    Account,
    AccountClosed,
}

#[lazy]
fn cabinet(page: Cabinet) -> AnyView {
    bring_sentences();
    match page {
        Cabinet::List => view! { <own::list::MyAppealsPage /> }.into_any(),
        Cabinet::Notices => view! { <own::notices::NoticesPage /> }.into_any(),
        Cabinet::Card => view! { <own::card::MyAppealPage /> }.into_any(),
        Cabinet::Materials => view! { <own::materials::MaterialsPage /> }.into_any(),
        Cabinet::Step => view! { <own::step::MyStepPage /> }.into_any(),
        Cabinet::Complaints => view! { <own::complaints::ComplaintsPage /> }.into_any(),
        Cabinet::Settings => view! { <settings::SettingsPage /> }.into_any(),
        Cabinet::Alerts => view! { <alerts::AlertsPage /> }.into_any(),
        Cabinet::Account => view! { <own::account::AccountPage /> }.into_any(),
        Cabinet::AccountClosed => view! { <own::account::ClosedPage /> }.into_any(),
    }
}

/// Pages of staff.
#[derive(Clone, Copy)]
pub(crate) enum Staffs {
    /// The inbox of the owner's staff (A8.5, A8.6), and an institution's cabinet (A7.0.1–7.0.3, A8.9).
    Desk(Side),
    /// What registers can't say is entered by hand (A4.3).
    Person,
    /// The telephone 108 (A2.2.2).
    Call,
    /// Complaints that wait for a decision (A9.1, A9.2).
    Complaints,
    /// Restrictions and who asks for them to be lifted (T1.9).
    Requests,
    /// What other institutions ask (A8.10).
    Queries,
    /// The operator's desk; what owner, operator and institutions have to do with each other (A5.0.7, A6.0.3, A6.0.4, A7.0.7).
    Office,
    /// Every appeal by any filter (A6.0.8).
    Registry,
    /// Any parameter against any other (A6.0.8).
    Reports,
    /// Answers by post (A8.9).
    Letters,
    /// Units and employees (A7.0.1).
    House,
    /// What people keep without a developer (A3.1.4, A3.5).
    Panel,
    /// The desk of 108 for orders (Q2.5).
    CallQueue,
    /// How the queue of the centres runs (Q3.4).
    Queue,
}

#[lazy]
fn staffs(page: Staffs) -> AnyView {
    bring_sentences();
    match page {
        Staffs::Desk(side) => view! { <desk::Desk side /> }.into_any(),
        Staffs::Person => view! { <owner::person::PersonPage /> }.into_any(),
        Staffs::Call => view! { <call::CallPage /> }.into_any(),
        Staffs::Complaints => view! { <owner::complaints::ComplaintsPage /> }.into_any(),
        Staffs::Requests => view! { <owner::requests::RequestsPage /> }.into_any(),
        Staffs::Queries => view! { <institution::queries::QueriesPage /> }.into_any(),
        Staffs::Office => view! { <office::OfficePage /> }.into_any(),
        Staffs::Registry => view! { <registry::RegistryPage /> }.into_any(),
        Staffs::Reports => view! { <reports::ReportsPage /> }.into_any(),
        Staffs::Letters => view! { <institution::letters::LettersPage /> }.into_any(),
        Staffs::House => view! { <institution::house::HousePage /> }.into_any(),
        Staffs::Panel => view! { <panel::PanelPage /> }.into_any(),
        Staffs::CallQueue => view! { <call::queue::CallQueuePage /> }.into_any(),
        Staffs::Queue => view! { <office::queue::QueuePage /> }.into_any(),
    }
}

/// Pages of who orders a place in a centre's queue, and of the ticket in the hand.
#[derive(Clone, Copy)]
pub(crate) enum Orders {
    /// Ordering a place (Q3.1.1).
    Order,
    Find,
    /// A complaint about a queue (Q3.5).
    Complaint,
    Card,
    /// A ticket on a phone (Q+).
    Ticket,
}

#[lazy]
fn queue(page: Orders) -> AnyView {
    bring_sentences();
    match page {
        Orders::Order => view! { <order::OrderPage /> }.into_any(),
        Orders::Find => view! { <order::find::FindPage /> }.into_any(),
        Orders::Complaint => view! { <order::complaint::ComplaintPage /> }.into_any(),
        Orders::Card => view! { <order::card::OrderCardPage /> }.into_any(),
        Orders::Ticket => view! { <order::ticket::PhoneTicketPage /> }.into_any(),
    }
}

/// Pages in a centre: machines, counters, who manages it, the display of the hall.
#[derive(Clone, Copy)]
pub(crate) enum Centre {
    /// The queue machine (Q3.2.2).
    Kiosk,
    /// A centre's machines.
    Kiosks,
    /// A counter at work (Q+).
    Counter,
    /// The day of a centre for who manages it (Q+).
    Day,
    /// The display of the hall (Q+).
    Hall,
}

#[lazy]
fn centre(page: Centre) -> AnyView {
    bring_sentences();
    match page {
        Centre::Kiosk => view! { <kiosk::queue::QueueKioskPage /> }.into_any(),
        Centre::Kiosks => view! { <at_centre::kiosks::KiosksPage /> }.into_any(),
        Centre::Counter => view! { <at_centre::counter::CounterPage /> }.into_any(),
        Centre::Day => view! { <at_centre::day::CentrePage /> }.into_any(),
        Centre::Hall => view! { <hall::HallPage /> }.into_any(),
    }
}

/// Pages of who keeps the register of e-services: its operator and providers.
#[derive(Clone, Copy)]
pub(crate) enum Register {
    /// Own services and applications, or the operator's queue (R10).
    Desk,
    /// An application (R-annex2).
    Application,
    /// Services from a file.
    Import,
    /// How the own services are judged.
    Quality,
    /// Regulations as staff write and agree them (R9).
    Regulations,
    Regulation,
    /// The provider's desk (R7.1.2).
    Requests,
    Request,
    /// The form of a service, made by its provider.
    Form,
}

#[lazy]
fn register(page: Register) -> AnyView {
    bring_sentences();
    match page {
        Register::Desk => view! { <keeping::desk::RegisterPage /> }.into_any(),
        Register::Application => view! { <keeping::application::ApplicationPage /> }.into_any(),
        Register::Import => view! { <keeping::import::ImportPage /> }.into_any(),
        Register::Quality => view! { <keeping::quality::QualityPage /> }.into_any(),
        Register::Regulations => view! { <regulation::staff::StaffListPage /> }.into_any(),
        Register::Regulation => view! { <regulation::staff::StaffPage /> }.into_any(),
        Register::Requests => view! { <request::desk::RequestsPage /> }.into_any(),
        Register::Request => view! { <request::work::RequestPage /> }.into_any(),
        Register::Form => view! { <request::build::FormPage /> }.into_any(),
    }
}

/// Pages of the portal of e-services (R11.3).
#[derive(Clone, Copy)]
pub(crate) enum Portal {
    /// Finding a service by need (R11.2, R11.5.2).
    Services,
    /// The page of a service (R7.1.1).
    Service,
    /// Favourites and history (R6.1.3).
    Mine,
    /// What people ask an institution about its services.
    Questions,
    /// Overdue duties of providers and the operator.
    Duties,
    /// Regulations under discussion and in force (R9.7, R9.8).
    Regulations,
    Regulation,
    /// The form of a service that is used here (R7.1.2).
    Request,
    /// Own requests (R7.1.3).
    MyRequests,
    /// An own request (R7.1.3, R7.4).
    MyRequest,
}

#[lazy]
fn portal(page: Portal) -> AnyView {
    bring_sentences();
    match page {
        Portal::Services => view! { <eservices::ServicesPage /> }.into_any(),
        Portal::Service => view! { <eservices::card::ServicePage /> }.into_any(),
        Portal::Mine => view! { <eservices::mine::MyServicesPage /> }.into_any(),
        Portal::Questions => view! { <eservices::questions::QuestionsPage /> }.into_any(),
        Portal::Duties => view! { <duties::DutiesPage /> }.into_any(),
        Portal::Regulations => view! { <regulation::list::RegulationsPage /> }.into_any(),
        Portal::Regulation => view! { <regulation::public::RegulationPage /> }.into_any(),
        Portal::Request => view! { <request::form::RequestPage /> }.into_any(),
        Portal::MyRequests => view! { <request::mine::MyRequestsPage /> }.into_any(),
        Portal::MyRequest => view! { <request::card::MyRequestPage /> }.into_any(),
    }
}

/// Every page. One type for all, so that the router is compiled once and an address costs the first part no code of its own.
#[derive(Clone, Copy)]
pub(crate) enum Page {
    /// The public map, which lies in the first part.
    Home,
    Reading(Reading),
    Sending(Sending),
    Writing(Writing),
    Cabinet(Cabinet),
    Staffs(Staffs),
    Orders(Orders),
    Centre(Centre),
    Register(Register),
    Portal(Portal),
}

impl ChooseView for Page {
    async fn choose(self) -> AnyView {
        match self {
            Page::Home => view! { <home::HomePage /> }.into_any(),
            Page::Reading(page) => reading(page).await,
            Page::Sending(page) => sending(page).await,
            Page::Writing(page) => letter(page).await,
            Page::Cabinet(page) => cabinet(page).await,
            Page::Staffs(page) => staffs(page).await,
            Page::Orders(page) => queue(page).await,
            Page::Centre(page) => centre(page).await,
            Page::Register(page) => register(page).await,
            Page::Portal(page) => portal(page).await,
        }
    }

    /// Loads the part and all texts beforehand: a page can wake up only as a whole.
    async fn preload(&self) {
        #[cfg(feature = "hydrate")]
        {
            if matches!(self, Page::Home) {
                // All that comes before waking up has been one turn; that itself is another.
                crate::device::turns::pause().await;
            } else {
                crate::i18n::load_more().await;
            }
            match self {
                Page::Home => {}
                Page::Reading(_) => __preload_reading().await,
                Page::Sending(_) => __preload_sending().await,
                Page::Writing(_) => __preload_letter().await,
                Page::Cabinet(_) => __preload_cabinet().await,
                Page::Staffs(_) => __preload_staffs().await,
                Page::Orders(_) => __preload_queue().await,
                Page::Centre(_) => __preload_centre().await,
                Page::Register(_) => __preload_register().await,
                Page::Portal(_) => __preload_portal().await,
            }
        }
    }
}

/// Name of the part that the page of this address needs besides the first one; the same as its function's above.
pub fn part_of(path: &str) -> Option<&'static str> {
    let first = path.trim_start_matches('/').split('/').next().unwrap_or_default();
    match first {
        "kiosk" if path.trim_start_matches('/').starts_with("kiosk/queue") => Some("centre"),
        "my" if ["my/services", "my/requests"].iter().any(|start| path.trim_start_matches('/').starts_with(start)) => Some("portal"),
        "track" | "appeals" | "terms" | "privacy" | "help" | "statistics" | "data" | "kiosk" | "verify" => Some("reading"),
        "report" | "join" | "drafts" => Some("sending"),
        "letter" => Some("letter"),
        "my" => Some("cabinet"),
        "call" | "owner" | "institution" | "office" | "operator" | "registry" | "reports" | "panel" => Some("staffs"),
        "queue" => Some("queue"),
        "centre" | "hall" => Some("centre"),
        "register" => Some("register"),
        "services" | "regulations" => Some("portal"),
        _ => None,
    }
}
