//! What a person sees of the account, and what the owner's staff see of restrictions.

use super::{AccountWhat, Done};
use crate::eservice::form::Held;
use crate::ids::{AppealId, PersonId, RequestId};
use crate::lang::Named;
use crate::role::Role;
use crate::time::UnixMs;
use serde::{Deserialize, Serialize};

/// The page of the account.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AccountView {
    /// Given name, surname, patronymic.
    pub names: [String; 3],
    /// Personal identification number, masked.
    pub fin: String,
    /// The legal person represented and its VÖEN (T1.2).
    pub legal: Option<(String, String)>,
    /// Phone; empty when none is known.
    pub phone: String,
    /// E-mail; empty when none was given.
    pub email: String,
    /// The role under which the person acts.
    pub role: Role,
    /// First sign-in (T1.4).
    pub since_ms: UnixMs,
    /// The terms accepted last, and when (T1.3).
    pub terms: Option<(String, UnixMs)>,
    /// Sessions that are open.
    pub sessions: Vec<SessionLine>,
    /// The last sign-ins (T8.4).
    pub sign_ins: Vec<SignInLine>,
    /// The last actions (T6.1).
    pub actions: Vec<ActionLine>,
    /// To whom data were given (T3.4).
    pub disclosures: Vec<DisclosureLine>,
    /// Which registers were asked about the person (A4.1, T3.4).
    #[serde(default)]
    pub exchanges: Vec<crate::exchange::ExchangeLine>,
    /// A restriction in force (T1.8).
    pub restriction: Option<RestrictionView>,
    /// Own appeals that are still being considered.
    pub open_appeals: u32,
}

/// An open session.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SessionLine {
    /// Its name: says which one, opens nothing.
    pub name: String,
    /// Browser and system in words.
    pub device: String,
    /// Since when.
    pub since_ms: UnixMs,
    /// Last use, to a quarter of an hour.
    pub seen_ms: UnixMs,
    /// The one that asks.
    pub this: bool,
}

/// A sign-in (T8.4, T8.6).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignInLine {
    /// When.
    pub at_ms: UnixMs,
    /// Browser and system in words.
    pub device: String,
    /// How: SİMA, ASAN İmza …
    pub method: String,
    /// Level of assurance as the single sign-on called it.
    pub assurance: String,
}

/// An action in the cabinet (T6.1).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ActionLine {
    /// When.
    pub at_ms: UnixMs,
    /// What.
    pub done: Done,
    /// Done by this role; staff may act on an account too.
    pub by: Role,
    /// The appeal and its number.
    pub appeal: Option<(AppealId, String)>,
    /// The first digits of the session's name.
    pub session: String,
    /// Browser and system in words.
    pub device: String,
}

/// Data of the person reached another body (T3.4).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DisclosureLine {
    /// When.
    pub at_ms: UnixMs,
    /// The body.
    pub institution: Named,
    /// Opened by its staff; otherwise placed in its cabinet.
    pub opened: bool,
    /// With which appeal, if it was one.
    pub appeal: Option<AppealId>,
    /// With which request for an e-service, if it was one.
    #[serde(default)]
    pub request: Option<RequestId>,
    /// What state registers had said and went along (R6.1.1).
    #[serde(default)]
    pub held: Vec<Held>,
    /// Number of the appeal or request.
    pub number: String,
}

/// A restriction as the person sees it (A8.12, T1.8).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RestrictionView {
    /// Why.
    pub reason: String,
    /// Since when; `None` where that was not written down.
    pub since_ms: Option<UnixMs>,
    /// Until when.
    pub until_ms: UnixMs,
    /// The person's own words asking to lift it, and when they were sent; while they wait for a decision.
    pub asked: Option<(String, UnixMs)>,
    /// The owner's last answer that did not lift it.
    pub answer: Option<(String, UnixMs)>,
}

/// A restricted person as the owner's staff see it (T1.9).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RestrictedPerson {
    /// The person.
    pub person: PersonId,
    /// Name.
    pub name: String,
    /// Why restricted.
    pub reason: String,
    /// Until when.
    pub until_ms: UnixMs,
    /// The request to lift it, and when it came.
    pub asked: Option<(String, UnixMs)>,
}

/// A notice about the account (T1.7, T4.2).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccountNotice {
    /// Id.
    pub id: String,
    /// What happened.
    pub what: AccountWhat,
    /// What belongs to it: the version, the last day, the reasons.
    pub word: String,
    /// Moment of sending (T4.3).
    pub sent_ms: UnixMs,
    /// Moment of reading.
    pub read_ms: Option<UnixMs>,
}
