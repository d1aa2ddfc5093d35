//! Outlines of districts and zones: is a point inside, how far is it to the edge, how large is it.

use serde::{Deserialize, Serialize};

use super::point::{BBox, EARTH_RADIUS_M, Point};

/// A closed line; the last point joins the first whether it is repeated or not.
pub type Ring = Vec<Point>;

/// One or several polygons with holes: of each, the first ring is the outline, the others are holes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Shape {
    polygons: Vec<Vec<Ring>>,
    bbox: BBox,
}

impl Shape {
    /// A shape of `polygons`; `None` when there is no outline of at least three points or a coordinate isn't one.
    pub fn new(polygons: Vec<Vec<Ring>>) -> Option<Self> {
        let whole = !polygons.is_empty() && polygons.iter().all(|rings| rings.first().is_some_and(|outline| outline.len() >= 3));
        let valid = polygons.iter().flatten().flatten().all(|point| point.is_valid());
        let bbox = BBox::around(polygons.iter().filter_map(|rings| rings.first()).flatten().copied())?;
        (whole && valid).then_some(Self { polygons, bbox })
    }

    /// A shape without holes.
    pub fn of_ring(outline: Ring) -> Option<Self> {
        Self::new(vec![vec![outline]])
    }

    /// The smallest box around it.
    pub fn bbox(&self) -> BBox {
        self.bbox
    }

    /// The polygons, each with its outline first.
    pub fn polygons(&self) -> &[Vec<Ring>] {
        &self.polygons
    }

    /// The point lies inside (even-odd rule, so holes are outside).
    pub fn contains(&self, point: Point) -> bool {
        self.bbox.contains(point) && self.edges().filter(|(a, b)| is_crossed(point, *a, *b)).count() % 2 == 1
    }

    /// Metres from the point to the nearest edge, inside or outside; near a border that is only approximate the person is
    /// asked to confirm.
    pub fn metres_to_edge(&self, point: Point) -> f64 {
        let squared = self.edges().map(|(a, b)| squared_metres_to_line(point, a, b));
        squared.fold(f64::INFINITY, f64::min).sqrt()
    }

    /// Area in square kilometres (flat at its middle latitude: within a few per cent for a district).
    pub fn square_km(&self) -> f64 {
        let middle = self.bbox.centre();
        let ring_area = |ring: &Ring| edges_of(ring).map(|(a, b)| cross(flat(middle, a), flat(middle, b))).sum::<f64>().abs() / 2.0;
        let areas = self.polygons.iter().map(|rings| {
            let holes: f64 = rings.iter().skip(1).map(ring_area).sum();
            rings.first().map_or(0.0, ring_area) - holes
        });
        areas.sum::<f64>() / 1e6
    }

    fn edges(&self) -> impl Iterator<Item = (Point, Point)> + '_ {
        self.polygons.iter().flatten().flat_map(edges_of)
    }
}

fn edges_of(ring: &Ring) -> impl Iterator<Item = (Point, Point)> + '_ {
    ring.iter().copied().zip(ring.iter().copied().cycle().skip(1))
}

/// A ray from the point to the east crosses the edge. One end counts, the other not, so corners are counted once.
fn is_crossed(p: Point, a: Point, b: Point) -> bool {
    (a.lat > p.lat) != (b.lat > p.lat) && p.lon < a.lon + (p.lat - a.lat) / (b.lat - a.lat) * (b.lon - a.lon)
}

/// Metres east and north of `origin` on the plane that touches it.
fn flat(origin: Point, p: Point) -> (f64, f64) {
    let east = (p.lon - origin.lon).to_radians() * origin.lat.to_radians().cos();
    (east * EARTH_RADIUS_M, (p.lat - origin.lat).to_radians() * EARTH_RADIUS_M)
}

fn cross(a: (f64, f64), b: (f64, f64)) -> f64 {
    a.0 * b.1 - a.1 * b.0
}

fn squared_metres_to_line(p: Point, a: Point, b: Point) -> f64 {
    let (a, b) = (flat(p, a), flat(p, b));
    let along = (b.0 - a.0, b.1 - a.1);
    let length = along.0 * along.0 + along.1 * along.1;
    let share = if length > 0.0 { (-(a.0 * along.0 + a.1 * along.1) / length).clamp(0.0, 1.0) } else { 0.0 };
    (a.0 + share * along.0).powi(2) + (a.1 + share * along.1).powi(2)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn square(lat: f64, lon: f64, side: f64) -> Ring {
        let corner = |up: f64, aside: f64| Point { lat: lat + up * side, lon: lon + aside * side };
        vec![corner(0.0, 0.0), corner(0.0, 1.0), corner(1.0, 1.0), corner(1.0, 0.0)]
    }

    fn with_hole_and_island() -> Shape {
        Shape::new(vec![vec![square(40.0, 49.0, 1.0), square(40.4, 49.4, 0.2)], vec![square(40.0, 50.2, 0.1)]]).unwrap()
    }

    fn at(lat: f64, lon: f64) -> Point {
        Point { lat, lon }
    }

    #[test]
    fn holes_are_outside_and_islands_inside() {
        let shape = with_hole_and_island();
        assert!(shape.contains(at(40.1, 49.1)));
        assert!(!shape.contains(at(40.5, 49.5)), "in the hole");
        assert!(shape.contains(at(40.05, 50.25)), "on the island");
        assert!(!shape.contains(at(40.05, 50.15)), "between the two");
        assert!(!shape.contains(at(f64::NAN, 49.1)));
    }

    #[test]
    fn a_ring_may_repeat_its_first_point() {
        let mut closed = square(40.0, 49.0, 1.0);
        closed.push(closed[0]);
        let shape = Shape::of_ring(closed).unwrap();
        assert!(shape.contains(at(40.5, 49.5)));
        assert!((shape.square_km() - Shape::of_ring(square(40.0, 49.0, 1.0)).unwrap().square_km()).abs() < 1e-6);
    }

    #[test]
    fn sizes_and_distances_are_in_metres() {
        let shape = Shape::of_ring(square(40.0, 49.0, 0.1)).unwrap();
        assert!((shape.square_km() - 94.7).abs() < 0.5, "{}", shape.square_km());
        assert!((shape.metres_to_edge(at(40.101, 49.05)) - 111.2).abs() < 0.5);
        assert!((shape.metres_to_edge(at(40.099, 49.05)) - 111.2).abs() < 0.5, "from inside as well");
    }

    #[test]
    fn what_is_no_outline_is_refused() {
        assert_eq!(Shape::new(vec![]), None);
        assert_eq!(Shape::of_ring(vec![at(40.0, 49.0), at(40.0, 49.1)]), None);
        assert_eq!(Shape::of_ring(vec![at(40.0, 49.0), at(40.0, 49.1), at(f64::NAN, 49.0)]), None);
    }

    proptest! {
        #[test]
        fn neighbours_share_no_point_and_leave_no_gap(lat in 40.0..41.0, lon in 49.0..50.0, split in 49.1..49.9) {
            let half = |west: f64, east: f64| {
                Shape::of_ring(vec![at(40.0, west), at(40.0, east), at(41.0, east), at(41.0, west)]).unwrap()
            };
            let inside = [half(49.0, split), half(split, 50.0)].iter().filter(|shape| shape.contains(at(lat, lon))).count();
            prop_assert_eq!(inside, 1);
        }
    }
}
