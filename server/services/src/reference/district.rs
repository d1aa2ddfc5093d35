//! Cities, rayons, and the raions of Bakı.

use crate::Error;
use crate::places::geojson;
use domain::appeal::view::DistrictView;
use domain::fold::{fold, sort_key};
use domain::geo::{Point, Shape};
use domain::ids::DistrictId;
use domain::lang::Named;
use store::districts::DistrictRow;

/// A district.
#[derive(Clone, Debug, PartialEq)]
pub struct District {
    /// Code.
    pub id: DistrictId,
    /// Name with its kind: "Quba rayonu".
    pub name: Named,
    /// Folded names without their kind, by which it is found: "quba", "губа".
    pub folded: Vec<String>,
    /// A raion of Bakı hangs under Bakı.
    pub parent: Option<DistrictId>,
    /// Its centre.
    pub point: Point,
    /// Its outline, if there is one.
    pub shape: Option<Shape>,
    /// The outline is only a first guess.
    pub approximate: bool,
    /// Appeals are filed there.
    pub active: bool,
    /// What takes its new appeals when it is switched off (A3.5).
    pub successor: Option<DistrictId>,
}

impl District {
    /// As the browser sees it.
    pub fn view(&self) -> DistrictView {
        DistrictView { id: self.id.clone(), name: self.name.clone(), point: self.point, parent: self.parent.clone(), active: self.active }
    }
}

/// All districts in Azerbaijani order.
pub(super) fn in_order(mut rows: Vec<DistrictRow>) -> Result<Vec<District>, Error> {
    rows.sort_by_cached_key(|row| sort_key(&row.name_az));
    rows.into_iter().map(district).collect()
}

fn district(row: DistrictRow) -> Result<District, Error> {
    Ok(District {
        folded: [&row.name_az, &row.name_en, &row.name_ru].into_iter().map(|name| short(name)).filter(|name| !name.is_empty()).collect(),
        id: row.id,
        name: Named { az: row.name_az, en: row.name_en, ru: row.name_ru },
        parent: row.parent,
        point: Point { lat: row.lat, lon: row.lon },
        shape: row.shape.as_deref().map(geojson::shape_from_text).transpose()?,
        approximate: row.approximate,
        active: row.active,
        successor: row.successor,
    })
}

/// A folded name without the word for its kind, in three languages.
pub(crate) fn short(name: &str) -> String {
    let folded = fold(name);
    let kinds = ["seheri", "rayonu", "city", "district", "раион", "г."];
    let words = folded.split(' ').filter(|word| !kinds.contains(word));
    words.collect::<Vec<_>>().join(" ")
}
