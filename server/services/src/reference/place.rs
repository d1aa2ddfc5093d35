//! Settlements of the gazetteer.

use domain::geo::Point;
use domain::ids::{DistrictId, PlaceId};
use store::places::PlaceRow;

/// A settlement.
#[derive(Clone, Debug, PartialEq)]
pub struct Place {
    /// Id.
    pub id: PlaceId,
    /// Its Azerbaijani name.
    pub name: String,
    /// All its names, folded.
    pub folded: Vec<String>,
    /// Where it is.
    pub point: Point,
    /// How many people live there.
    pub population: i64,
    /// The district around it.
    pub district: Option<DistrictId>,
}

impl From<PlaceRow> for Place {
    fn from(row: PlaceRow) -> Place {
        Place {
            id: row.id,
            name: row.name_az,
            folded: row.folded.split('|').map(str::to_owned).collect(),
            point: Point { lat: row.lat, lon: row.lon },
            population: row.population,
            district: row.district,
        }
    }
}
