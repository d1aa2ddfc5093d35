//! What can be chosen in forms and filters: institutions, districts, places.

use crate::geo::Point;
use crate::ids::{DistrictId, InstitutionId, PlaceId};
use crate::lang::Named;
use serde::{Deserialize, Serialize};

/// An institution to choose from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct InstitutionView {
    /// Code.
    pub id: InstitutionId,
    /// Name.
    pub name: Named,
    /// Small number used by the map's filter.
    pub index: u8,
    /// The annex's ten and the local executives are told apart for grouping.
    pub local_executive: bool,
}

/// A district to choose from.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DistrictView {
    /// Code.
    pub id: DistrictId,
    /// Name.
    pub name: Named,
    /// A point in it.
    pub point: Point,
    /// Bakı's raions hang under Bakı.
    pub parent: Option<DistrictId>,
    /// Can be chosen for something new. One that was switched off is looked for in what was sent before.
    #[serde(default = "in_use")]
    pub active: bool,
}

/// A list that a browser kept from an earlier release holds nothing but districts in use.
fn in_use() -> bool {
    true
}

/// A settlement or district found by name.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PlaceHit {
    /// The settlement; `None` for a district.
    pub place: Option<PlaceId>,
    /// The district it is in, or the district itself.
    pub district: Option<DistrictId>,
    /// Name.
    pub name: String,
    /// Name of the district around it.
    pub around: Option<Named>,
    /// Point.
    pub point: Point,
}

/// A point in words: district by polygon, nearest settlement by distance.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PlaceWords {
    /// District.
    pub district: Option<(DistrictId, Named)>,
    /// Nearest settlement and its distance in metres.
    pub near: Option<(String, u32)>,
    /// Whether the point lies in the country.
    pub inside: bool,
    /// The district border is only approximate: ask the person to confirm.
    pub approximate: bool,
}
