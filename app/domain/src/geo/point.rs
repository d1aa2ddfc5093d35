//! Points and boxes in degrees (WGS 84), distances in metres.

use serde::{Deserialize, Serialize};

/// Mean radius of the earth in metres (IUGG).
pub const EARTH_RADIUS_M: f64 = 6_371_008.8;

/// The box around the Republic of Azerbaijan and its part of the sea; points outside it can't be sent.
pub const COUNTRY: BBox = BBox { west: 44.7, south: 38.3, east: 51.0, north: 42.0 };

/// A point in degrees. Whatever arrives from outside is checked with [`Point::is_valid`] before it is used.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Point {
    /// Latitude, degrees north.
    pub lat: f64,
    /// Longitude, degrees east.
    pub lon: f64,
}

impl Point {
    /// A point of the earth; `None` when a coordinate isn't a number or lies off the globe.
    pub fn new(lat: f64, lon: f64) -> Option<Self> {
        let point = Self { lat, lon };
        point.is_valid().then_some(point)
    }

    /// Both coordinates are numbers and on the globe.
    pub fn is_valid(self) -> bool {
        (-90.0..=90.0).contains(&self.lat) && (-180.0..=180.0).contains(&self.lon)
    }

    /// To a millionth of a degree (11 cm): as exact as a finger on a map, and half as long when written.
    pub fn rounded(self) -> Self {
        let micro = |degrees: f64| (degrees * 1e6).round() / 1e6;
        Self { lat: micro(self.lat), lon: micro(self.lon) }
    }

    /// Inside [`COUNTRY`]. A rough test; the outline's [`super::Shape::contains`] is the exact one.
    pub fn in_country_box(self) -> bool {
        COUNTRY.contains(self)
    }

    /// Distance in metres along the surface.
    pub fn metres_to(self, other: Self) -> f64 {
        metres_between(self, other)
    }
}

/// Distance in metres along the surface of the sphere (haversine; within 0.5 % of the true one).
pub fn metres_between(a: Point, b: Point) -> f64 {
    let half = |from: f64, to: f64| ((to - from).to_radians() / 2.0).sin().powi(2);
    let h = half(a.lat, b.lat) + a.lat.to_radians().cos() * b.lat.to_radians().cos() * half(a.lon, b.lon);
    2.0 * EARTH_RADIUS_M * h.clamp(0.0, 1.0).sqrt().asin()
}

/// A box in degrees that doesn't cross the date line. The default is the whole country.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct BBox {
    /// Western edge, degrees east.
    pub west: f64,
    /// Southern edge, degrees north.
    pub south: f64,
    /// Eastern edge, degrees east.
    pub east: f64,
    /// Northern edge, degrees north.
    pub north: f64,
}

impl Default for BBox {
    fn default() -> Self {
        COUNTRY
    }
}

impl BBox {
    /// The smallest box around the points; `None` without points.
    pub fn around(points: impl IntoIterator<Item = Point>) -> Option<Self> {
        let mut points = points.into_iter();
        let first = points.next()?;
        let start = Self { west: first.lon, south: first.lat, east: first.lon, north: first.lat };
        Some(points.fold(start, Self::grown_to))
    }

    /// The box that reaches `metres` from the point to each side.
    pub fn reaching(centre: Point, metres: f64) -> Self {
        let up = (metres / EARTH_RADIUS_M).to_degrees();
        let aside = up / centre.lat.to_radians().cos().abs().max(1e-6);
        Self { west: centre.lon - aside, south: centre.lat - up, east: centre.lon + aside, north: centre.lat + up }
    }

    /// The point lies inside or on the edge; never for coordinates that aren't numbers.
    pub fn contains(&self, point: Point) -> bool {
        (self.west..=self.east).contains(&point.lon) && (self.south..=self.north).contains(&point.lat)
    }

    /// The boxes have a point in common.
    pub fn meets(&self, other: &Self) -> bool {
        self.west <= other.east && other.west <= self.east && self.south <= other.north && other.south <= self.north
    }

    /// The box with its edges moved outwards to whole millionths of a degree: shorter when written, nothing lost.
    pub fn widened(&self) -> Self {
        let (down, up) = (|degrees: f64| (degrees * 1e6).floor() / 1e6, |degrees: f64| (degrees * 1e6).ceil() / 1e6);
        Self { west: down(self.west), south: down(self.south), east: up(self.east), north: up(self.north) }
    }

    /// The point, or the nearest one that keeps away from every side by a share (0 to 0.5) of the box.
    pub fn keep_inside(&self, point: Point, away: f64) -> Point {
        let (aside, up) = ((self.east - self.west) * away, (self.north - self.south) * away);
        let lat = point.lat.clamp(self.south + up, (self.north - up).max(self.south + up));
        let lon = point.lon.clamp(self.west + aside, (self.east - aside).max(self.west + aside));
        Point { lat, lon }
    }

    /// The middle.
    pub fn centre(&self) -> Point {
        Point { lat: (self.south + self.north) / 2.0, lon: (self.west + self.east) / 2.0 }
    }

    /// All edges are numbers on the globe, west of east and south of north.
    pub fn is_valid(&self) -> bool {
        let corners = Point { lat: self.south, lon: self.west }.is_valid() && Point { lat: self.north, lon: self.east }.is_valid();
        corners && self.west <= self.east && self.south <= self.north
    }

    fn grown_to(self, point: Point) -> Self {
        Self {
            west: self.west.min(point.lon),
            south: self.south.min(point.lat),
            east: self.east.max(point.lon),
            north: self.north.max(point.lat),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const BAKU: Point = Point { lat: 40.4093, lon: 49.8671 };
    const GANJA: Point = Point { lat: 40.6828, lon: 46.3606 };

    #[test]
    fn distances_are_those_of_the_map() {
        let km = metres_between(BAKU, GANJA) / 1000.0;
        assert!((297.0..299.0).contains(&km), "Bakı to Gəncə is about 298 km in a straight line, got {km}");
        assert!(metres_between(BAKU, BAKU) < 0.001);
        let north = Point { lat: BAKU.lat + 0.001, ..BAKU };
        assert!((metres_between(BAKU, north) - 111.2).abs() < 0.1);
    }

    #[test]
    fn a_point_outside_the_country_or_off_the_globe_is_seen() {
        assert!(BAKU.in_country_box());
        for (lat, lon) in [(41.0, 29.0), (0.0, 0.0), (f64::NAN, 49.0), (40.0, f64::INFINITY), (400.0, 49.0)] {
            assert!(!Point { lat, lon }.in_country_box());
        }
        assert_eq!(Point::new(f64::NAN, 1.0), None);
        assert_eq!(Point::new(91.0, 1.0), None);
    }

    #[test]
    fn a_box_around_a_circle_holds_it_and_little_more() {
        let reach = BBox::reaching(BAKU, 250.0);
        let corner = Point { lat: reach.north, lon: reach.east };
        assert!((metres_between(BAKU, Point { lat: reach.north, ..BAKU }) - 250.0).abs() < 0.5);
        assert!((metres_between(BAKU, Point { lon: reach.east, ..BAKU }) - 250.0).abs() < 0.5);
        assert!((metres_between(BAKU, corner) - 353.6).abs() < 1.0);
    }
}
