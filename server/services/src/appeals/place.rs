//! Where an appeal is: from the map, or from a settlement or district of the lists (the map is never the only way).

use crate::places::locate::{locate, nearest_place};
use crate::reference::Reference;
use domain::appeal::form::AppealForm;
use domain::geo::Point;
use domain::ids::DistrictId;
use domain::refusal::{Code, Field, Refusal};

/// A place as it is kept.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Placed {
    pub point: Point,
    pub district: Option<DistrictId>,
    /// Folded into what the appeal is found by.
    pub district_name: String,
    /// The nearest settlement's name.
    pub place: String,
}

impl Placed {
    /// Nowhere: an official appeal has no place (R11.7). Nothing that looks for places reads it.
    pub fn nowhere() -> Placed {
        Placed { point: Point { lat: 0.0, lon: 0.0 }, district: None, district_name: String::new(), place: String::new() }
    }
}

/// The place of a form; refused outside the country or when it names what does not exist.
pub(super) fn placed(reference: &Reference, form: &AppealForm) -> Result<Placed, Refusal> {
    let district = form.district.as_ref();
    if let Some(point) = form.point {
        return at(reference, point, district);
    }
    if let Some(id) = &form.place {
        let place = reference.places.iter().find(|place| place.id == *id).ok_or(unknown())?;
        return at(reference, place.point, district);
    }
    let chosen = district.and_then(|id| reference.district(id)).ok_or(unknown())?;
    at(reference, chosen.point, district)
}

/// A point in the country; `chosen` is the person's (or employee's) own word where borders are only approximate.
pub(crate) fn at(reference: &Reference, point: Point, chosen: Option<&DistrictId>) -> Result<Placed, Refusal> {
    let found = locate(reference, point);
    let chosen = chosen.map(|id| reference.district(id).ok_or(unknown())).transpose()?;
    if !found.inside && chosen.is_none_or(|chosen| chosen.point != point) {
        return Err(Refusal::new(Field::Place, Code::OutsideCountry));
    }
    let sure = found.inside && !found.approximate;
    let district = if sure { found.district } else { chosen.map(|chosen| reference.heir(chosen)).or(found.district) };
    Ok(Placed {
        point,
        district: district.map(|district| district.id.clone()),
        district_name: district.map(|district| district.name.az.clone()).unwrap_or_default(),
        place: nearest_place(reference, point).map(|(place, _)| place.name.clone()).unwrap_or_default(),
    })
}

fn unknown() -> Refusal {
    Refusal::new(Field::Place, Code::Unknown)
}
