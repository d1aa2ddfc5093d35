//! Who acts: roles, and what an actor may be scoped to.

use crate::ids::{CentreId, InstitutionId, PersonId};
use serde::{Deserialize, Serialize};

kinds! {
    /// A role under which a person acts (A5, A6, A7, A8).
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
    #[serde(rename_all = "snake_case")]
    Role {
        /// Not signed in.
        Visitor = "visitor",
        /// A user: a natural person or a legal person's representative (T1.2).
        Citizen = "citizen",
        /// Staff of the owner (sahib), who find the competent institution (A8.5).
        OwnerStaff = "owner_staff",
        /// Staff of an institution (qurum), always scoped to one (A7).
        InstitutionStaff = "institution_staff",
        /// Staff of the operator, who keep the system running (A6).
        Operator = "operator",
        /// Staff of an ASAN xidmət centre: counters, and who manages it; always scoped to one (Q3.2).
        CentreStaff = "centre_staff",
        /// Whoever answers the telephone 108 (Q2.5).
        CallCentre = "call_centre",
        /// Staff of the operator of the register of e-services (reyestrin operatoru; R2.1.6, R10.1).
        RegistryOperator = "registry_operator",
        /// The system itself: deadlines, jobs.
        System = "system",
    }
}

/// A role granted to a person, with its scope.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Grant {
    /// The role.
    pub role: Role,
    /// The institution whose staff the person is; `None` for the owner's and operator's staff.
    pub institution: Option<InstitutionId>,
    /// The district to which the grant is limited; `None` for the whole country.
    #[serde(default)]
    pub territory: Option<crate::ids::DistrictId>,
}

/// Who is acting in a request.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Actor {
    /// `None` for a visitor and for the system.
    pub person: Option<PersonId>,
    /// The role under which the person acts now.
    pub role: Role,
    /// The institution of an [`Role::InstitutionStaff`].
    pub institution: Option<InstitutionId>,
    /// The district to which the grant is limited.
    #[serde(default)]
    pub territory: Option<crate::ids::DistrictId>,
    /// The centre of a [`Role::CentreStaff`].
    #[serde(default)]
    pub post: Option<CentrePost>,
}

/// Where a person works in a centre.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CentrePost {
    /// The centre.
    pub centre: CentreId,
    /// Manages it: sees its figures, sets its hours and counters.
    pub manager: bool,
}

impl Actor {
    /// Somebody who has not signed in.
    pub fn visitor() -> Actor {
        Actor { person: None, role: Role::Visitor, institution: None, territory: None, post: None }
    }

    /// The system itself.
    pub fn system() -> Actor {
        Actor { person: None, role: Role::System, institution: None, territory: None, post: None }
    }
}

/// What the browser knows of the person who is signed in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Me {
    /// The person.
    pub person: PersonId,
    /// Given name and surname, as the single sign-on gave them.
    pub display_name: String,
    /// The role under which the person acts.
    pub role: Role,
    /// Staff: the institution and its name.
    pub institution: Option<(InstitutionId, crate::lang::Named)>,
    /// Whether the present terms of use have been accepted (T1.3).
    pub terms_accepted: bool,
    /// Unread notices in the cabinet.
    pub unread: u32,
    /// An earlier version of the terms was accepted, the present one not yet (T1.7).
    #[serde(default)]
    pub terms_changed: bool,
    /// Access is restricted until then (A8.12).
    #[serde(default)]
    pub restricted_until_ms: Option<crate::time::UnixMs>,
    /// The owner's staff: requests to lift a restriction that wait (T1.9).
    #[serde(default)]
    pub lift_requests: u32,
}
