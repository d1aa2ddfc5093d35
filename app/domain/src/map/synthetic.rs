//! The same pseudo-random points on every machine, for measurements that others can repeat: half of them uniform over the
//! country, half around Baku (normal, 0.08°), twenty categories; and viewports of 1280 × 800 pixels at such points.
//!
//! The generator is mulberry32. The order of draws is part of the definition: place first (for Baku: radius, angle, again
//! if outside), then category.

use crate::geo::mercator::point_at;
use crate::geo::{BBox, Point};
use std::f64::consts::PI;

/// The seed of the points that all measurements use.
pub const SEED: u32 = 20_261_121;

/// The extent of the measurements: agreed with others once, so it stays whatever becomes of the country's box.
const EXTENT: BBox = BBox { west: 44.7, south: 38.3, east: 50.7, north: 42.0 };
const BAKU: Point = Point { lat: 40.4093, lon: 49.8671 };
const SIGMA: f64 = 0.08;
const CATEGORIES: f64 = 20.0;

/// A synthetic appeal's place and category (0–19).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Synthetic {
    /// Place, to a millionth of a degree.
    pub point: Point,
    /// Category, 0–19.
    pub category: u8,
}

/// The first `count` points of a seed.
pub fn points(count: usize, seed: u32) -> impl Iterator<Item = Synthetic> {
    let mut random = Mulberry32(seed);
    (0..count).map(move |at| draw(&mut random, at))
}

/// The first `count` viewports of a zoom.
pub fn viewports(count: usize, zoom: u8) -> impl Iterator<Item = BBox> {
    let mut random = Mulberry32(7 + u32::from(zoom));
    (0..count).map(move |at| viewport(draw(&mut random, at).point, zoom))
}

struct Mulberry32(u32);

impl Mulberry32 {
    /// The next number from 0 up to, not including, 1.
    fn next(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x6D2B_79F5);
        let mut t = (self.0 ^ self.0 >> 15).wrapping_mul(1 | self.0);
        t = t.wrapping_add((t ^ t >> 7).wrapping_mul(61 | t)) ^ t;
        f64::from(t ^ t >> 14) / 4_294_967_296.0
    }
}

fn draw(random: &mut Mulberry32, at: usize) -> Synthetic {
    let place = if at.is_multiple_of(2) { anywhere(random) } else { around_baku(random) };
    let point = Point { lat: micro(place.lat), lon: micro(place.lon) };
    Synthetic { point, category: (random.next() * CATEGORIES) as u8 }
}

fn anywhere(random: &mut Mulberry32) -> Point {
    let lon = EXTENT.west + random.next() * (EXTENT.east - EXTENT.west);
    Point { lon, lat: EXTENT.south + random.next() * (EXTENT.north - EXTENT.south) }
}

fn around_baku(random: &mut Mulberry32) -> Point {
    loop {
        let radius = (-2.0 * (1.0 - random.next()).ln()).sqrt();
        let angle = 2.0 * PI * random.next();
        let point = Point { lon: BAKU.lon + SIGMA * radius * angle.cos(), lat: BAKU.lat + SIGMA * radius * angle.sin() };
        if EXTENT.contains(point) {
            return point;
        }
    }
}

fn micro(degrees: f64) -> f64 {
    (degrees * 1e6 + 0.5).floor() / 1e6
}

fn viewport(centre: Point, zoom: u8) -> BBox {
    let (half_width, half_height) = (640.0, 400.0);
    let side = 256.0 * f64::from(zoom).exp2();
    let sine = (centre.lat * PI / 180.0).sin();
    let x = (centre.lon / 360.0 + 0.5) * side;
    let y = (0.5 - 0.25 * ((1.0 + sine) / (1.0 - sine)).ln() / PI) * side;
    let finest = |pixel: f64| pixel / side * 4_294_967_296.0;
    let south_west = point_at(finest(x - half_width), finest(y + half_height));
    let north_east = point_at(finest(x + half_width), finest(y - half_height));
    BBox { west: south_west.lon, south: south_west.lat, east: north_east.lon, north: north_east.lat }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_points_are_the_agreed_ones() {
        let agreed = [
            (48.848378, 39.602684, 10),
            (49.676811, 40.286896, 4),
            (49.456776, 39.668969, 18),
            (49.823879, 40.492181, 3),
            (50.520073, 40.75335, 4),
            (49.818146, 40.267744, 10),
        ];
        let made: Vec<_> = points(6, SEED).map(|made| (made.point.lon, made.point.lat, made.category)).collect();
        assert_eq!(made, agreed);
    }

    #[test]
    fn a_million_points_are_the_agreed_ones() {
        let mix = |sum: u32, value: f64| sum.wrapping_mul(31).wrapping_add(value as i64 as u32);
        let sum = points(1_000_000, SEED).fold(0, |sum, made| {
            let micro = |degrees: f64| (degrees * 1e6 + 0.5).floor();
            mix(mix(mix(sum, micro(made.point.lon)), micro(made.point.lat)), f64::from(made.category))
        });
        assert_eq!(sum, 506_817_031);
    }

    #[test]
    fn the_first_viewports_are_the_agreed_ones() {
        let agreed = [
            (6, [34.035_435_999_999_976, 32.539_036_302_769_5, 62.160_435_999_999_976, 46.066_830_270_475_435]),
            (12, [44.831_538_437_5, 39.403_453_189_816_53, 45.270_991_562_5, 39.615_357_245_475_65]),
        ];
        for (zoom, edges) in agreed {
            let made = viewports(1, zoom).next().unwrap();
            for (made, agreed) in [made.west, made.south, made.east, made.north].into_iter().zip(edges) {
                assert!((made - agreed).abs() < 1e-9, "zoom {zoom}: {made} for {agreed}");
            }
        }
    }
}
