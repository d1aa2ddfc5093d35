//! The parts of the program. The public map with its list is loaded first; the citizen's pages and the staff's desks are
//! files of their own, loaded by who opens them (decision 8).

use super::desk::{self, side::Side};
use super::{alerts, cabinet, help, join, owner, privacy, report, settings, terms, track};
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
}

#[lazy]
fn reading(page: Reading) -> AnyView {
    match page {
        Reading::Track => view! { <track::TrackPage /> }.into_any(),
        Reading::Tracked => view! { <track::TrackedPage /> }.into_any(),
        Reading::Public => view! { <track::PublicAppealPage /> }.into_any(),
        Reading::Terms => view! { <terms::TermsPage /> }.into_any(),
        Reading::TermsVersion => view! { <terms::TermsVersionPage /> }.into_any(),
        Reading::Privacy => view! { <privacy::PrivacyPage /> }.into_any(),
        Reading::Help => view! { <help::HelpPage /> }.into_any(),
        Reading::HelpTopic => view! { <help::HelpTopicPage /> }.into_any(),
    }
}

/// Pages of who sends, joins, or looks into the own cabinet.
enum Citizens {
    Report,
    Join,
    List,
    Notices,
    Card,
    Materials,
    Step,
    Settings,
    Alerts,
    Account,
    AccountClosed,
}

#[lazy]
fn citizens(page: Citizens) -> AnyView {
    match page {
        Citizens::Report => view! { <report::ReportPage /> }.into_any(),
        Citizens::Join => view! { <join::JoinPage /> }.into_any(),
        Citizens::List => view! { <cabinet::list::MyAppealsPage /> }.into_any(),
        Citizens::Notices => view! { <cabinet::notices::NoticesPage /> }.into_any(),
        Citizens::Card => view! { <cabinet::card::MyAppealPage /> }.into_any(),
        Citizens::Materials => view! { <cabinet::materials::MaterialsPage /> }.into_any(),
        Citizens::Step => view! { <cabinet::step::MyStepPage /> }.into_any(),
        Citizens::Settings => view! { <settings::SettingsPage /> }.into_any(),
        Citizens::Alerts => view! { <alerts::AlertsPage /> }.into_any(),
        Citizens::Account => view! { <cabinet::account::AccountPage /> }.into_any(),
        Citizens::AccountClosed => view! { <cabinet::account::ClosedPage /> }.into_any(),
    }
}

/// Pages of staff.
enum Staffs {
    Desk(Side),
    Requests,
}

#[lazy]
fn staffs(page: Staffs) -> AnyView {
    match page {
        Staffs::Desk(side) => view! { <desk::Desk side /> }.into_any(),
        Staffs::Requests => view! { <owner::requests::RequestsPage /> }.into_any(),
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
                    $loading().await;
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
}

page_of! { citizens, __preload_citizens:
    /// `/report`.
    Report = Citizens::Report,
    /// `/join/{appeal}`.
    Join = Citizens::Join,
    /// `/my`.
    MyAppeals = Citizens::List,
    /// `/my/notices`.
    Notices = Citizens::Notices,
    /// `/my/{id}`.
    MyAppeal = Citizens::Card,
    /// `/my/{id}/materials`.
    Materials = Citizens::Materials,
    /// `/my/{id}/{step}`.
    MyStep = Citizens::Step,
    /// `/my/settings`.
    Settings = Citizens::Settings,
    /// `/my/alerts`.
    Alerts = Citizens::Alerts,
    /// `/my/account`.
    Account = Citizens::Account,
    /// `/my/account/closed`.
    AccountClosed = Citizens::AccountClosed,
}

page_of! { staffs, __preload_staffs:
    /// `/owner/{id}`: the inbox of the owner's staff (A8.5, A8.6).
    OwnerDesk = Staffs::Desk(Side::Owner),
    /// `/institution/{id}`: an institution's cabinet (A7.0.1–7.0.3, A8.9).
    InstitutionDesk = Staffs::Desk(Side::Institution),
    /// `/owner/requests`: restrictions and who asks for them to be lifted (T1.9).
    OwnerRequests = Staffs::Requests,
}

/// Name of the part that the page of this address needs besides the first one; the same as its function's above.
pub fn part_of(path: &str) -> Option<&'static str> {
    let first = path.trim_start_matches('/').split('/').next().unwrap_or_default();
    match first {
        "track" | "appeals" | "terms" | "privacy" | "help" => Some("reading"),
        "report" | "join" | "my" => Some("citizens"),
        "owner" | "institution" => Some("staffs"),
        _ => None,
    }
}
