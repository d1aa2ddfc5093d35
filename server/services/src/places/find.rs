//! Finding by name: exact before prefix before word before infix, then the larger place.

use crate::reference::{District, Place, Reference};
use domain::appeal::view::PlaceHit;
use domain::fold::fold;

/// Most hits shown.
const MOST: usize = 8;
/// Longest text that is looked at, in characters.
const LONGEST: usize = 80;
/// A district counts as a place of so many people.
const DISTRICT_PEOPLE: i64 = 1_000_000;

/// The best hits for a text; none for fewer than two letters.
pub(super) fn best(reference: &Reference, text: &str) -> Vec<PlaceHit> {
    let wanted = fold(&text.chars().take(LONGEST).collect::<String>());
    if wanted.chars().count() < 2 {
        return Vec::new();
    }
    let districts =
        reference.districts.iter().filter_map(|one| Some((rank(&one.folded, &wanted)?, -DISTRICT_PEOPLE, of_district(reference, one))));
    let places =
        reference.places.iter().filter_map(|place| Some((rank(&place.folded, &wanted)?, -place.population, of_place(reference, place))));
    let mut hits: Vec<_> = districts.chain(places).collect();
    hits.sort_by(|a, b| (a.0, a.1, &a.2.name).cmp(&(b.0, b.1, &b.2.name)));
    hits.into_iter().map(|(.., hit)| hit).take(MOST).collect()
}

/// How well the best of the names matches: 0 is best.
fn rank(names: &[String], wanted: &str) -> Option<u8> {
    names.iter().filter_map(|name| rank_of(name, wanted)).min()
}

fn rank_of(name: &str, wanted: &str) -> Option<u8> {
    match name.find(wanted)? {
        0 if name.len() == wanted.len() => Some(0),
        0 => Some(1),
        at if name.as_bytes().get(at - 1) == Some(&b' ') => Some(2),
        _ => Some(3),
    }
}

/// One that is switched off is found by its old name still, and named with the one that took its place (A3.5).
fn of_district(reference: &Reference, district: &District) -> PlaceHit {
    let heir = reference.heir(district);
    let around = (heir.id != district.id).then(|| heir.name.clone());
    PlaceHit { place: None, district: Some(heir.id.clone()), name: district.name.az.clone(), around, point: district.point }
}

fn of_place(reference: &Reference, place: &Place) -> PlaceHit {
    let around = place.district.as_ref().and_then(|id| reference.district(id));
    PlaceHit {
        place: Some(place.id.clone()),
        district: place.district.clone(),
        name: place.name.clone(),
        around: around.map(|district| district.name.clone()),
        point: place.point,
    }
}
