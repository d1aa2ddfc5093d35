//! What the public map asks for and is shown.

use crate::geo::{BBox, Point};
use crate::ids::{AppealId, CategoryId, InstitutionId};
use crate::lifecycle::StatusGroup;
use serde::{Deserialize, Serialize};

/// The public map's question; the address bar holds it whole.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct MapQuery {
    /// Part of the map in view.
    pub bbox: BBox,
    /// Leaflet zoom.
    pub zoom: u8,
    /// Filters.
    pub filter: PublicFilter,
}

/// Filters of the public map and list.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct PublicFilter {
    /// Group of statuses.
    pub status: Option<StatusGroup>,
    /// Root or leaf of the tree.
    pub category: Option<CategoryId>,
    /// Institution.
    pub institution: Option<InstitutionId>,
    /// Sent within so many days.
    pub days: Option<u16>,
}

/// The public map's answer: at most 300 items.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct MapView {
    /// Several appeals in one cell.
    pub clusters: Vec<ClusterView>,
    /// Single appeals.
    pub pins: Vec<PinView>,
    /// How many appeals are in view.
    pub total: u32,
}

/// Several appeals shown as one number.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ClusterView {
    /// Where the number stands.
    pub point: Point,
    /// How many.
    pub count: u32,
    /// The cell; a press opens it.
    pub bbox: BBox,
    /// At the deepest zoom: open as a list, it can't be split further.
    pub stack: bool,
}

/// A single appeal on the map.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PinView {
    /// The appeal.
    pub id: AppealId,
    /// Point.
    pub point: Point,
    /// Group of its status: gives shape and colour.
    pub group: StatusGroup,
    /// Category's small number: gives the name.
    pub category: u8,
}
