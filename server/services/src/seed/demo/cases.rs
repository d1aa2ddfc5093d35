//! The appeals of the demo before they are sent: who, what, where, when.

use super::words::{Words, one_of};
use crate::{Error, Portal};
use anyhow::Context;
use domain::geo::Point;
use domain::ids::{AppealId, CategoryId};
use domain::time::{DAY_MS, UnixMs};
use rand::Rng;
use rand::rngs::StdRng;
use serde::Deserialize;

const PLACES: &str = include_str!("../../../seed/places.csv");
/// How often each root of the tree comes up, out of 100: people report roads, waste, light and water most (domain facts 6.2).
const ROOTS: [(&str, u32); 10] = [
    ("yol", 26),
    ("temizlik", 18),
    ("isiq", 13),
    ("su", 14),
    ("abadliq", 10),
    ("bina", 7),
    ("elektrik", 5),
    ("qaz", 4),
    ("istilik", 2),
    ("diger", 1),
];

/// One appeal to be.
pub struct Case {
    /// Its id, the same in every demo of the same day.
    pub id: AppealId,
    /// Number of the author among the cast's citizens.
    pub author: usize,
    /// Leaf category.
    pub category: CategoryId,
    /// Root of the category.
    pub root: String,
    /// Where.
    pub point: Point,
    /// Settlement.
    pub place: String,
    /// What is written.
    pub text: String,
    /// When it is sent.
    pub sent: UnixMs,
    /// It will be refused (A8.6): index of the text that is refused.
    pub refused: Option<usize>,
}

#[derive(Deserialize)]
struct PlaceRow {
    name: String,
    lat: f64,
    lon: f64,
    population: f64,
}

/// Plans so many cases of the last 90 days.
pub fn plan(portal: &Portal, words: &Words, random: &mut StdRng, count: u32) -> Result<Vec<Case>, Error> {
    let rows: Result<Vec<PlaceRow>, csv::Error> = csv::Reader::from_reader(PLACES.as_bytes()).deserialize().collect();
    let places = rows.context("seed/places.csv")?;
    let now = portal.now();
    Ok((0..count).map(|number| case(words, &places, random, now, number)).collect())
}

fn case(words: &Words, places: &[PlaceRow], random: &mut StdRng, now: UnixMs, number: u32) -> Case {
    let place = somewhere(places, random);
    let (category, root) = some_category(words, random);
    let sent = some_moment(random, now);
    let refused = random.gen_bool(0.04).then(|| random.gen_range(0..words.refused_texts.len()));
    let text = match refused {
        Some(which) => words.refused_texts[which].clone(),
        None => one_of(random, &words.appeals[&category]).replace("{p}", &place.name),
    };
    Case {
        id: AppealId(id_of(sent, number)),
        author: random.gen_range(0..super::cast::CITIZENS),
        category: CategoryId(category),
        root,
        point: around(place, random),
        place: place.name.clone(),
        text,
        sent,
        refused,
    }
}

/// Big settlements more often, but small ones too: by the square root of the population.
fn somewhere<'a>(places: &'a [PlaceRow], random: &mut StdRng) -> &'a PlaceRow {
    let weight = |place: &PlaceRow| place.population.max(1.0).sqrt();
    let mut at = random.gen_range(0.0..places.iter().map(weight).sum());
    places
        .iter()
        .find(|place| {
            at -= weight(place);
            at < 0.0
        })
        .unwrap_or(&places[0])
}

/// A point near the settlement's own, nearer in small places, always on the land side of the capital's bay.
fn around(place: &PlaceRow, random: &mut StdRng) -> Point {
    let reach = if place.population > 1_000_000.0 {
        0.035
    } else if place.population > 100_000.0 {
        0.015
    } else {
        0.004
    };
    let north = random.gen_range(0.0..reach) + if place.population > 1_000_000.0 { 0.004 } else { -reach / 2.0 };
    let east = random.gen_range(-reach..reach) - if place.population > 1_000_000.0 { 0.025 } else { 0.0 };
    let round = |degrees: f64| (degrees * 1e6).round() / 1e6;
    Point { lat: round(place.lat + north), lon: round(place.lon + east) }
}

fn some_category(words: &Words, random: &mut StdRng) -> (String, String) {
    let mut at = random.gen_range(0..ROOTS.iter().map(|(_, weight)| weight).sum());
    let root = ROOTS
        .iter()
        .find(|(_, weight)| {
            if at < *weight {
                true
            } else {
                at -= weight;
                false
            }
        })
        .map_or("yol", |(root, _)| root);
    let prefix = format!("{root}.");
    let leaves: Vec<String> = words.appeals.keys().filter(|leaf| leaf.starts_with(&prefix)).cloned().collect();
    (one_of(random, &leaves).to_owned(), root.to_owned())
}

/// Some moment of the last 90 days, mostly by day; more of them lately.
fn some_moment(random: &mut StdRng, now: UnixMs) -> UnixMs {
    let days_ago = (90.0 * random.gen_range(0.0f64..1.0).powf(1.3)) as i32;
    let day = now.date().plus(-days_ago).starts_at().0;
    let hour: i64 = if random.gen_bool(0.85) { random.gen_range(8..21) } else { random.gen_range(0..24) };
    let moment = day + hour * 3_600_000 + random.gen_range(0..3_600_000);
    UnixMs(if moment >= now.0 { moment - DAY_MS } else { moment })
}

/// A UUIDv7 of the moment, its random part made of the number.
fn id_of(sent: UnixMs, number: u32) -> String {
    let hex = format!("{:012x}", sent.0);
    format!("{}-{}-7de0-8000-{:012x}", &hex[..8], &hex[8..], number)
}
