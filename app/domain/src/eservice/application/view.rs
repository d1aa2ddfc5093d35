//! What the pages of the register show.

use super::{ApplicationForm, ApplicationState, ApplicationStep, FactsForm};
use crate::appeal::view::{Clock, Rows};
use crate::eservice::{Act, EserviceState, Kind};
use crate::ids::{ApplicationId, EserviceId, InstitutionId, RegulationId};
use crate::lang::Named;
use crate::refusal::Refusal;
use crate::signature::SignatureView;
use crate::time::{Date, UnixMs};
use serde::{Deserialize, Serialize};

/// Which applications are asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ApplicationQuery {
    /// Those that are granted or withdrawn; otherwise the open ones.
    pub over: bool,
    /// Where the page of applications begins.
    pub after: Option<String>,
    /// Where the page of services begins: a number.
    pub services_after: Option<String>,
}

/// An application in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ApplicationLine {
    /// Id.
    pub id: ApplicationId,
    /// Its number; empty before it was submitted.
    pub number: String,
    /// What it asks for.
    pub act: Act,
    /// The service's name as it stands in the form; may be empty.
    pub service: String,
    /// Who asks.
    pub provider: Named,
    /// Where it stands.
    pub state: ApplicationState,
    /// The operator's clock, as long as it runs.
    pub clock: Option<Clock>,
    /// The operator was late.
    pub late: bool,
    /// Last submitted.
    pub submitted_ms: Option<UnixMs>,
    /// Last changed.
    pub changed_ms: UnixMs,
}

/// A registered service of a provider.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnService {
    /// Id.
    pub id: EserviceId,
    /// Registry number.
    pub number: String,
    /// Name.
    pub name: Named,
    /// Kind.
    pub kind: Kind,
    /// State.
    pub state: EserviceState,
    /// Number of its versions.
    pub version: u32,
    /// Last changed.
    pub changed_ms: UnixMs,
    /// The regulation in force forbids what its form asks: nobody can send a request until it is mended (R7.2).
    pub form_outdated: bool,
}

/// The page `/register`: of a provider or of the operator.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RegisterDesk {
    /// It is the operator's.
    pub operator: bool,
    /// The person heads the institution, so may sign.
    pub signs: bool,
    /// Applications that wait for the operator, and how many of them are late.
    pub waiting: (u32, u32),
    /// Applications.
    pub applications: Rows<ApplicationLine>,
    /// The provider's services.
    pub services: Rows<OwnService>,
}

/// A step that was taken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ApplicationEntry {
    /// When.
    pub at_ms: UnixMs,
    /// What.
    pub step: ApplicationStep,
    /// Who, by name.
    pub by: String,
    /// With which reasons.
    pub reason: String,
}

/// An entry of a service's history in the register (R10.5).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChangeLine {
    /// Number of the version.
    pub version: u32,
    /// What was done.
    pub act: Act,
    /// When.
    pub at_ms: UnixMs,
}

/// An application whole.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ApplicationCard {
    /// As in the list.
    pub line: ApplicationLine,
    /// The form, with the revision to send back.
    pub form: ApplicationForm,
    /// The facts as they are registered, of an amendment that waits.
    pub before: Option<FactsForm>,
    /// Registry number of the service, where there is one.
    pub service_number: Option<String>,
    /// The operator's last day and its clause.
    pub due: Option<(Date, String)>,
    /// The change was told later than three working days after it happened (R10.6).
    pub reported_late: bool,
    /// Why it came back, as long as it is not submitted again.
    pub returned: Option<String>,
    /// The steps that this person may take.
    pub steps: Vec<ApplicationStep>,
    /// The person heads the institution.
    pub signs: bool,
    /// What is still missing, for who writes it.
    pub missing: Vec<Refusal>,
    /// The provider's regulations in force with their names, for who writes it; the one that the form names is among them.
    pub regulations: Vec<(RegulationId, String)>,
    /// The signature under what was submitted.
    pub signature: Option<SignatureView>,
    /// What happened to it.
    pub entries: Vec<ApplicationEntry>,
    /// What happened to the service.
    pub history: Vec<ChangeLine>,
}

/// What became of a form that was sent.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Written {
    /// The revision now.
    pub revision: u32,
    /// The application's number, when it was submitted.
    pub number: Option<String>,
}

/// A row of a file that can't be taken in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BadLine {
    /// Its line in the file, from 1.
    pub line: u32,
    /// What is wrong, each with its column; a row of the wrong length has none.
    pub refusals: Vec<Refusal>,
}

/// What became of a file: everything is taken in, or nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TakenIn {
    /// Services registered.
    pub taken: u32,
    /// Bad rows, by line.
    pub bad: Vec<BadLine>,
    /// Bad rows in all; not all may be named.
    pub bad_count: u32,
}

/// A provider with duties that are overdue.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProviderDuty {
    /// Who.
    pub provider: InstitutionId,
    /// By name.
    pub name: Named,
    /// How many.
    pub count: u32,
}

/// A service that lacks what it must have.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ServiceDuty {
    /// Registry number.
    pub number: String,
    /// Name.
    pub service: Named,
    /// Who provides it.
    pub provider: Named,
}

/// Overdue duties of providers and the operator, for everybody (R4.1, R9.1, R10.4, R10.6, R10.8). Nothing personal.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Duties {
    /// Registered services.
    pub services: u32,
    /// Applications that wait for the operator.
    pub waiting: u32,
    /// Those of them whose last day is over.
    pub late: u32,
    /// Applications that the operator decided too late, of the last year.
    pub decided_late: u32,
    /// Who told of changes too late, in the last year (R10.6).
    pub late_reports: Vec<ProviderDuty>,
    /// Who has requests for services whose last day is over (R5.1.1).
    #[serde(default)]
    pub late_requests: Vec<ProviderDuty>,
    /// Interactive services without a regulation in force, some of them.
    pub without_regulation: Vec<ServiceDuty>,
    /// How many these are in all.
    pub without_count: u32,
}
