//! The web-mercator square that map tiles are cut from, as whole numbers, and Morton keys in which neighbours in the plane
//! are neighbours in memory.

use std::f64::consts::PI;

use super::point::{BBox, Point};

/// The finest level: 2³² × 2³² cells of less than a centimetre, so a key of this level holds the place itself.
pub const FINEST: u8 = 32;

/// Latitude at which the square ends.
const EDGE_LAT: f64 = 85.051_128_779_806_59;

const SIDE: f64 = 4_294_967_296.0;

/// Column (from the west) and row (from the north) of the finest cell. What lies beyond the square counts as its edge.
pub fn cell_of(point: Point) -> (u32, u32) {
    let sine = point.lat.clamp(-EDGE_LAT, EDGE_LAT).to_radians().sin();
    let x = point.lon / 360.0 + 0.5;
    let y = 0.5 - 0.25 * ((1.0 + sine) / (1.0 - sine)).ln() / PI;
    ((x * SIDE) as u32, (y * SIDE) as u32)
}

/// The tile of `level` (0–32) that holds the point: column and row.
pub fn tile_xy(point: Point, level: u8) -> (u32, u32) {
    let (x, y) = cell_of(point);
    (coarser(x, level), coarser(y, level))
}

/// The point at a position of the finest level; the middle of a cell is at `+ 0.5`.
pub fn point_at(x: f64, y: f64) -> Point {
    let lat = (PI * (1.0 - 2.0 * y / SIDE)).sinh().atan().to_degrees();
    Point { lat, lon: (x / SIDE - 0.5) * 360.0 }
}

/// The box of a tile of `level`.
pub fn tile_bbox(x: u32, y: u32, level: u8) -> BBox {
    let side = (f64::from(FINEST.saturating_sub(level))).exp2();
    let north_west = point_at(f64::from(x) * side, f64::from(y) * side);
    let south_east = point_at((f64::from(x) + 1.0) * side, (f64::from(y) + 1.0) * side);
    BBox { west: north_west.lon, south: south_east.lat, east: south_east.lon, north: north_west.lat }
}

/// Side of the finest cell in metres on the ground at this latitude.
pub fn cell_metres(lat: f64) -> f64 {
    lat.to_radians().cos() * 2.0 * PI * super::point::EARTH_RADIUS_M / SIDE
}

/// Interleaves the bits of column and row.
pub fn morton(x: u32, y: u32) -> u64 {
    spread(x) | spread(y) << 1
}

/// Column and row again.
pub fn unmorton(key: u64) -> (u32, u32) {
    (gather(key), gather(key >> 1))
}

/// The finest Morton key of a point.
pub fn key_of(point: Point) -> u64 {
    let (x, y) = cell_of(point);
    morton(x, y)
}

/// The point in the middle of a finest cell: the point the key was made of, to a centimetre.
pub fn point_of(key: u64) -> Point {
    let (x, y) = unmorton(key);
    point_at(f64::from(x) + 0.5, f64::from(y) + 0.5)
}

/// The finest coordinate seen at a coarser level.
pub fn coarser(coordinate: u32, level: u8) -> u32 {
    match level {
        0 => 0,
        1..FINEST => coordinate >> (FINEST - level),
        _ => coordinate,
    }
}

fn spread(x: u32) -> u64 {
    let mut x = u64::from(x);
    x = (x | x << 16) & 0x0000_ffff_0000_ffff;
    x = (x | x << 8) & 0x00ff_00ff_00ff_00ff;
    x = (x | x << 4) & 0x0f0f_0f0f_0f0f_0f0f;
    x = (x | x << 2) & 0x3333_3333_3333_3333;
    (x | x << 1) & 0x5555_5555_5555_5555
}

fn gather(key: u64) -> u32 {
    let mut x = key & 0x5555_5555_5555_5555;
    x = (x | x >> 1) & 0x3333_3333_3333_3333;
    x = (x | x >> 2) & 0x0f0f_0f0f_0f0f_0f0f;
    x = (x | x >> 4) & 0x00ff_00ff_00ff_00ff;
    x = (x | x >> 8) & 0x0000_ffff_0000_ffff;
    (x | x >> 16) as u32
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn tiles_are_those_of_the_usual_maps() {
        let baku = Point { lat: 40.4093, lon: 49.8671 };
        assert_eq!(tile_xy(baku, 0), (0, 0));
        assert_eq!(tile_xy(baku, 10), (653, 386));
        assert!(tile_bbox(653, 386, 10).contains(baku));
    }

    #[test]
    fn what_is_no_place_gives_an_edge_and_no_panic() {
        for (lat, lon) in [(f64::NAN, f64::NAN), (90.0, 180.0), (-90.0, -180.0), (f64::INFINITY, 1e300)] {
            let (x, y) = tile_xy(Point { lat, lon }, 5);
            assert!(x < 32 && y < 32);
        }
    }

    proptest! {
        #[test]
        fn a_key_holds_its_place_to_a_centimetre(lat in -85.0..85.0, lon in -179.9..179.9) {
            let point = Point { lat, lon };
            prop_assert!(point.metres_to(point_of(key_of(point))) < 0.02);
        }

        #[test]
        fn keys_come_back(x: u32, y: u32) {
            prop_assert_eq!(unmorton(morton(x, y)), (x, y));
        }

        #[test]
        fn a_tile_holds_its_points(lat in 38.0..42.0, lon in 44.0..51.0, level in 1u8..20) {
            let point = Point { lat, lon };
            let (x, y) = tile_xy(point, level);
            prop_assert!(tile_bbox(x, y, level).contains(point));
        }
    }
}
