//! The gazetteer's file gives one international name and many others without saying of which language they are; the
//! Azerbaijani one is chosen by its letters.

use super::csv_rows;
use crate::Error;
use crate::reference::short;
use domain::fold::fold;
use domain::geo::{Point, metres_between};
use serde::Deserialize;
use store::districts::DistrictRow;
use store::places::PlaceRow;

/// A settlement this near to a district's centre and of its name is that centre, in metres.
const CENTRE: f64 = 15_000.0;

#[derive(Deserialize)]
struct Line {
    geonameid: String,
    name: String,
    alternatenames: String,
    lat: f64,
    lon: f64,
    population: i64,
}

/// A name looked up by hand, where the letters choose a wrong or an old one.
#[derive(Deserialize)]
struct ByHand {
    name: String,
    name_az: String,
}

pub(super) fn rows(districts: &[DistrictRow]) -> Result<Vec<PlaceRow>, Error> {
    let lines: Vec<Line> = csv_rows("places.csv", include_str!("../../seed/places.csv"))?;
    let by_hand: Vec<ByHand> = csv_rows("place_names.csv", include_str!("../../seed/place_names.csv"))?;
    Ok(lines.into_iter().map(|line| row(line, &by_hand, districts)).collect())
}

fn row(line: Line, by_hand: &[ByHand], districts: &[DistrictRow]) -> PlaceRow {
    let others: Vec<&str> = line.alternatenames.split('|').filter(|name| !name.is_empty()).collect();
    let known = by_hand.iter().find(|known| known.name == line.name).map(|known| known.name_az.clone());
    let known = known.or_else(|| centre_name(&line, &others, districts));
    let name_az = known.unwrap_or_else(|| azerbaijani(&line.name, &others));
    PlaceRow {
        folded: all_folded(&name_az, &line.name, &others),
        name_ru: others.iter().find(|name| is_russian(name)).map(|name| (*name).to_owned()).unwrap_or_default(),
        id: line.geonameid.into(),
        name_en: line.name,
        name_az,
        lat: line.lat,
        lon: line.lon,
        population: line.population,
        district: None,
    }
}

/// The name of the district whose centre it is.
fn centre_name(line: &Line, others: &[&str], districts: &[DistrictRow]) -> Option<String> {
    let here = Point { lat: line.lat, lon: line.lon };
    let names: Vec<String> = others.iter().chain([&line.name.as_str()]).map(|name| fold(name)).collect();
    let near = districts.iter().filter(|district| metres_between(here, Point { lat: district.lat, lon: district.lon }) < CENTRE);
    let found = near.into_iter().find(|district| names.contains(&short(&district.name_az)))?;
    Some(found.name_az.trim_end_matches(" şəhəri").trim_end_matches(" rayonu").to_owned())
}

/// Folded names in Latin and Cyrillic letters, each once, joined by `|`.
fn all_folded(name_az: &str, name: &str, others: &[&str]) -> String {
    let readable = |name: &str| name.chars().all(|c| !c.is_alphabetic() || c < '\u{530}');
    let mut folded: Vec<String> =
        [name_az, name].into_iter().chain(others.iter().copied()).filter(|name| readable(name)).map(fold).collect();
    folded.sort();
    folded.dedup();
    folded.join("|")
}

fn azerbaijani(name: &str, others: &[&str]) -> String {
    let best = others
        .iter()
        .copied()
        .filter(|other| may_be_azerbaijani(other))
        .max_by_key(|other| (points(other), std::cmp::Reverse(other.len())));
    match best {
        Some(best) if points(best) > 0 && points(best) > points(name) => best.to_owned(),
        _ => name.to_owned(),
    }
}

/// Only letters of the alphabet, and written as a name.
fn may_be_azerbaijani(name: &str) -> bool {
    let letters = "abcçdeəfgğhxıijkqlmnoöprsştuüvyz";
    let capital = name.chars().next().is_some_and(char::is_uppercase) && name.chars().nth(1).is_some_and(|c| !c.is_uppercase());
    capital && name.chars().all(|c| c == ' ' || c == '-' || c == 'İ' || c.to_lowercase().all(|c| letters.contains(c)))
}

/// Letters that hardly any other language of the file uses speak for it; spellings of other languages speak against it.
fn points(name: &str) -> i32 {
    let lower = name.to_lowercase();
    let of = |letters: &[char], weight: i32| lower.chars().filter(|c| letters.contains(c)).count() as i32 * weight;
    let foreign = ["kh", "sh", "ch", "zh", "gh", "dzh", "dj", "ts", "ju", "ja", "yy", "aya"];
    let against = foreign.iter().filter(|word| lower.contains(**word)).count() as i32;
    of(&['ə'], 4) + of(&['ı', 'ğ', 'ş', 'ç', 'ö', 'ü'], 2) + of(&['x', 'q'], 2) - against * 4
}

fn is_russian(name: &str) -> bool {
    let letters = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя -";
    name.chars().all(|c| c.to_lowercase().all(|c| letters.contains(c)))
}
