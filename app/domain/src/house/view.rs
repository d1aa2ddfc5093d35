//! What employees see of their house.

use super::{DraftView, Place};
use crate::ids::{PersonId, UnitId};
use crate::time::UnixMs;
use serde::{Deserialize, Serialize};

/// A unit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnitView {
    /// Id.
    pub id: UnitId,
    /// Name.
    pub name: String,
    /// Takes appeals.
    pub active: bool,
}

/// An employee.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EmployeeView {
    /// Who.
    pub person: PersonId,
    /// Name.
    pub name: String,
    /// Where.
    pub place: Place,
}

/// The house, for its page and for choosing.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct HouseView {
    /// Units, in the house's order.
    pub units: Vec<UnitView>,
    /// Employees, by name.
    pub employees: Vec<EmployeeView>,
    /// Answers are approved by a second person.
    pub approval: bool,
    /// The reader may change all this.
    pub may_settle: bool,
}

/// In whose hands an appeal lies, in names.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct HandView {
    /// The unit.
    pub unit: Option<(UnitId, String)>,
    /// The employee.
    pub employee: Option<(PersonId, String)>,
    /// Since when.
    pub since_ms: Option<UnixMs>,
}

/// What the house has to do with one appeal.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct AppealHouse {
    /// In whose hands it lies.
    pub hands: HandView,
    /// Into whose hands the reader may lay it.
    pub targets: Vec<Target>,
    /// Answers are approved by a second person.
    pub approval: bool,
    /// The answer before it is signed.
    pub draft: Option<DraftView>,
}

/// Hands into which an appeal may be laid.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Target {
    /// The unit and its name.
    pub unit: Option<(UnitId, String)>,
    /// The employee and the name.
    pub employee: Option<(PersonId, String)>,
}

kinds! {
    /// Which of the cabinet's appeals are asked for, by the hands in which they lie.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
    #[serde(rename_all = "snake_case")]
    HandsOf {
        /// All of them.
        #[default]
        Any = "any",
        /// In my hands.
        Mine = "mine",
        /// In my unit.
        Unit = "unit",
        /// In nobody's.
        Nobody = "nobody",
        /// Whose answers wait for my approval.
        Approval = "approval",
    }
}

/// What waits in the house for this employee.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct HouseCounts {
    /// Answers that wait for the reader's approval.
    pub approvals: u32,
    /// Letters that wait to be posted.
    pub letters: u32,
}
