//! The parts of the program. The public map with its list is loaded first; what is read, what is sent, the cabinet and the
//! staff's desks are files of their own, loaded by who opens them (decision 8).

use super::centre as at_centre;
use super::desk::{self, side::Side};
use super::queue as order;
use super::register as keeping;
use super::{
    alerts, cabinet as own, call, data, drafts, duties, hall, help, institution, join, kiosk, letter as official_letter, office, owner,
    panel, privacy, registry, regulation, report, reports, request, services as eservices, settings, statistics, terms, track, verify,
};
use crate::ui::bring_sentences;
use leptos::prelude::*;
use leptos_router::LazyRoute;

/// Pages that are read: one appeal, the terms, help.
enum Reading {
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
enum Sending {
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
enum Writing {
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
enum Cabinet {
    List,
    Notices,
    Card,
    Materials,
    Step,
    Settings,
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
enum Staffs {
    Desk(Side),
    Person,
    Call,
    Complaints,
    Requests,
    Queries,
    Office,
    Registry,
    Reports,
    Letters,
    House,
    Panel,
    CallQueue,
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
enum Orders {
    Order,
    Find,
    Complaint,
    Card,
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
enum Centre {
    Kiosk,
    Kiosks,
    Counter,
    Day,
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
enum Register {
    Desk,
    Application,
    Import,
    Quality,
    Regulations,
    Regulation,
    Requests,
    Request,
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
enum Portal {
    Services,
    Service,
    Mine,
    Questions,
    Duties,
    Regulations,
    Regulation,
    Request,
    MyRequests,
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

/// Routes whose pages lie in a part. `$loading` loads the part beforehand: the page can wake up only as a whole.
macro_rules! page_of {
    ($part:ident, $loading:ident: $($(#[$about:meta])* $route:ident = $page:expr),+ $(,)?) => {
        $(
            $(#[$about])*
            pub struct $route;

            impl LazyRoute for $route {
                fn data() -> Self {
                    Self
                }

                async fn view(_: Self) -> AnyView {
                    $part($page).await
                }

                async fn preload() {
                    #[cfg(feature = "hydrate")]
                    {
                        $crate::i18n::load_more().await;
                        $loading().await;
                    }
                }
            }
        )+
    };
}

page_of! { reading, __preload_reading:
    /// `/track`.
    Track = Reading::Track,
    /// `/track/{number}`.
    Tracked = Reading::Tracked,
    /// `/appeals/{id}`.
    PublicAppeal = Reading::Public,
    /// `/terms`.
    Terms = Reading::Terms,
    /// `/terms/{version}`.
    TermsVersion = Reading::TermsVersion,
    /// `/privacy`.
    Privacy = Reading::Privacy,
    /// `/help`.
    Help = Reading::Help,
    /// `/help/{topic}`.
    HelpTopic = Reading::HelpTopic,
    /// `/statistics`.
    Statistics = Reading::Country,
    /// `/statistics/institution/{code}`.
    InstitutionStatistics = Reading::Institution,
    /// `/statistics/district/{code}`.
    DistrictStatistics = Reading::District,
    /// `/data`.
    Data = Reading::Data,
    /// `/kiosk/track`.
    Kiosk = Reading::Kiosk,
    /// `/verify`.
    Verify = Reading::Verify,
}

page_of! { sending, __preload_sending:
    /// `/report`.
    Report = Sending::Report,
    /// `/join/{appeal}`.
    Join = Sending::Join,
    /// `/drafts`.
    Drafts = Sending::Drafts,
}

page_of! { letter, __preload_letter:
    /// `/letter`: an official appeal (R11.7).
    Letter = Writing::Letter,
}

page_of! { cabinet, __preload_cabinet:
    /// `/my`.
    MyAppeals = Cabinet::List,
    /// `/my/notices`.
    Notices = Cabinet::Notices,
    /// `/my/{id}`.
    MyAppeal = Cabinet::Card,
    /// `/my/{id}/materials`.
    Materials = Cabinet::Materials,
    /// `/my/{id}/{step}`.
    MyStep = Cabinet::Step,
    /// `/my/complaints`: own complaints (A9.1, Q3.5).
    MyComplaints = Cabinet::Complaints,
    /// `/my/settings`.
    Settings = Cabinet::Settings,
    /// `/my/alerts`.
    Alerts = Cabinet::Alerts,
    /// `/my/account`.
    Account = Cabinet::Account,
    /// `/my/account/closed`.
    AccountClosed = Cabinet::AccountClosed,
}

page_of! { staffs, __preload_staffs:
    /// `/owner/{id}`: the inbox of the owner's staff (A8.5, A8.6).
    OwnerDesk = Staffs::Desk(Side::Owner),
    /// `/institution/{id}`: an institution's cabinet (A7.0.1–7.0.3, A8.9).
    InstitutionDesk = Staffs::Desk(Side::Institution),
    /// `/owner/{id}/person`: what registers can't say is entered by hand (A4.3).
    OwnerPerson = Staffs::Person,
    /// `/call`: the telephone 108 (A2.2.2).
    Call = Staffs::Call,
    /// `/owner/complaints`: complaints that wait for a decision (A9.1, A9.2).
    Complaints = Staffs::Complaints,
    /// `/owner/requests`: restrictions and who asks for them to be lifted (T1.9).
    OwnerRequests = Staffs::Requests,
    /// `/institution/queries`: what other institutions ask (A8.10).
    Queries = Staffs::Queries,
    /// `/operator` and `/office/{page}/{id}`: the operator's desk; what owner, operator and institutions have to do with each other
    /// (A5.0.7, A6.0.3, A6.0.4, A7.0.7).
    Office = Staffs::Office,
    /// `/registry`: every appeal by any filter (A6.0.8).
    Registry = Staffs::Registry,
    /// `/reports`: any parameter against any other (A6.0.8).
    Reports = Staffs::Reports,
    /// `/institution/letters`: answers by post (A8.9).
    Letters = Staffs::Letters,
    /// `/institution/house`: units and employees (A7.0.1).
    House = Staffs::House,
    /// `/panel/{resource}`: what people keep without a developer (A3.1.4, A3.5).
    Panel = Staffs::Panel,
    /// `/call/queue`: the desk of 108 for orders (Q2.5).
    CallQueue = Staffs::CallQueue,
    /// `/operator/queue`: how the queue of the centres runs (Q3.4).
    QueueSupervision = Staffs::Queue,
}

page_of! { queue, __preload_queue:
    /// `/queue`: ordering a place (Q3.1.1).
    Queue = Orders::Order,
    /// `/queue/find`.
    QueueFind = Orders::Find,
    /// `/queue/complaint` (Q3.5).
    QueueComplaint = Orders::Complaint,
    /// `/queue/order/{secret}`.
    QueueOrder = Orders::Card,
    /// `/queue/ticket/{secret}`: a ticket on a phone (Q+).
    PhoneTicket = Orders::Ticket,
}

page_of! { centre, __preload_centre:
    /// `/kiosk/queue/{page}/{id}`: the queue machine (Q3.2.2).
    QueueKiosk = Centre::Kiosk,
    /// `/centre/kiosks`: a centre's machines.
    Kiosks = Centre::Kiosks,
    /// `/centre/counter/{number}`: a counter at work (Q+).
    Counter = Centre::Counter,
    /// `/centre`: the day of a centre for who manages it (Q+).
    CentreDay = Centre::Day,
    /// `/hall/{centre}`: the display of the hall (Q+).
    Hall = Centre::Hall,
}

page_of! { register, __preload_register:
    /// `/register`: own services and applications, or the operator's queue (R10).
    RegisterDesk = Register::Desk,
    /// `/register/applications/{id}`: an application (R-annex2).
    RegisterApplication = Register::Application,
    /// `/register/import`: services from a file.
    RegisterImport = Register::Import,
    /// `/register/quality`: how the own services are judged.
    RegisterQuality = Register::Quality,
    /// `/register/regulations`: regulations as staff write and agree them (R9).
    StaffRegulations = Register::Regulations,
    /// `/register/regulations/{id}`.
    StaffRegulation = Register::Regulation,
    /// `/register/requests`: the provider's desk (R7.1.2).
    RequestDesk = Register::Requests,
    /// `/register/requests/{id}`.
    RequestAtDesk = Register::Request,
    /// `/register/forms/{number}`: the form of a service, made by its provider.
    RequestFormOf = Register::Form,
}

page_of! { portal, __preload_portal:
    /// `/services`: finding a service by need (R11.2, R11.5.2).
    Services = Portal::Services,
    /// `/services/{number}`: the page of a service (R7.1.1).
    Service = Portal::Service,
    /// `/my/services`: favourites and history (R6.1.3).
    MyServices = Portal::Mine,
    /// `/services/questions`: what people ask an institution about its services.
    ServiceQuestions = Portal::Questions,
    /// `/services/duties`: overdue duties of providers and the operator.
    ServiceDuties = Portal::Duties,
    /// `/regulations`: under discussion and in force (R9.7, R9.8).
    Regulations = Portal::Regulations,
    /// `/regulations/{id}`.
    Regulation = Portal::Regulation,
    /// `/services/{number}/request`: the form of a service that is used here (R7.1.2).
    ServiceRequest = Portal::Request,
    /// `/my/requests` (R7.1.3).
    MyRequests = Portal::MyRequests,
    /// `/my/requests/{id}` (R7.1.3, R7.4).
    MyRequest = Portal::MyRequest,
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
