//! From a point to its district and nearest settlement.

use crate::reference::{District, Place, Reference};
use domain::geo::Point;

/// So far outside an approximate outline a point still counts as inside the country, in metres.
const NEAR_APPROXIMATE: f64 = 10_000.0;
/// So near to a settlement of the gazetteer a point counts as inside whatever the approximate outlines say: islands lack one.
const NEAR_SETTLEMENT: u32 = 5_000;
/// The same for an exact outline: shores and bridges.
const NEAR_EXACT: f64 = 500.0;
/// So near to an approximate border the person is asked to confirm, in metres.
const BORDER: f64 = 5_000.0;

/// Where a point lies.
pub(crate) struct Located<'a> {
    pub district: Option<&'a District>,
    pub inside: bool,
    pub approximate: bool,
}

/// The district to which what is sent from there belongs: that of the place, or the one that took its place (A3.5).
pub(crate) fn locate(reference: &Reference, point: Point) -> Located<'_> {
    let found = on_the_map(reference, point);
    Located { district: found.district.map(|district| reference.heir(district)), ..found }
}

/// The district by outline, in use or not; inside Bakı its raion, by outline or else by the nearest centre.
pub(crate) fn on_the_map(reference: &Reference, point: Point) -> Located<'_> {
    let Some((city, sure)) = by_outline(reference, point).or_else(|| by_nearness(reference, point)) else {
        return Located { district: None, inside: false, approximate: false };
    };
    match raion(reference, city, point) {
        Some((raion, sure)) => Located { district: Some(raion), inside: true, approximate: !sure },
        None => Located { district: Some(city), inside: true, approximate: !sure },
    }
}

fn top(reference: &Reference) -> impl Iterator<Item = &District> {
    reference.districts.iter().filter(|district| district.parent.is_none())
}

fn by_outline(reference: &Reference, point: Point) -> Option<(&District, bool)> {
    let found = top(reference).find(|district| district.shape.as_ref().is_some_and(|shape| shape.contains(point)))?;
    let edge = || found.shape.as_ref().map_or(0.0, |shape| shape.metres_to_edge(point));
    Some((found, !found.approximate || edge() > BORDER))
}

/// Outside all outlines, but near enough to one: on the shore, on a bridge, or beside an outline that is only approximate.
fn by_nearness(reference: &Reference, point: Point) -> Option<(&District, bool)> {
    if !point.in_country_box() {
        return None;
    }
    let distances = top(reference).filter_map(|district| Some((district, district.shape.as_ref()?.metres_to_edge(point))));
    let (district, metres) = distances.min_by(|a, b| a.1.total_cmp(&b.1))?;
    let settled = || district.approximate && nearest_place(reference, point).is_some_and(|(_, metres)| metres <= NEAR_SETTLEMENT);
    let limit = if district.approximate { NEAR_APPROXIMATE } else { NEAR_EXACT };
    (metres <= limit || settled()).then_some((district, false))
}

fn raion<'a>(reference: &'a Reference, city: &District, point: Point) -> Option<(&'a District, bool)> {
    let raions = || reference.districts.iter().filter(|district| district.parent.as_ref() == Some(&city.id));
    if let Some(exact) = raions().find(|raion| raion.shape.as_ref().is_some_and(|shape| shape.contains(point))) {
        return Some((exact, !exact.approximate));
    }
    let nearest = raions().min_by(|a, b| a.point.metres_to(point).total_cmp(&b.point.metres_to(point)))?;
    Some((nearest, false))
}

/// The nearest settlement and its distance in metres.
pub(crate) fn nearest_place(reference: &Reference, point: Point) -> Option<(&Place, u32)> {
    let distances = reference.places.iter().map(|place| (place, place.point.metres_to(point)));
    let (place, metres) = distances.min_by(|a, b| a.1.total_cmp(&b.1))?;
    Some((place, metres.round() as u32))
}
