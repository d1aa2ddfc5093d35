//! From the index's answer to what the browser draws.

use domain::appeal::view::{ClusterView, MapView, PinView};
use domain::geo::{BBox, Point};
use domain::map::{Cluster, MapAnswer, Pin, appeal_id};

/// Digits that keep a place to about ten centimetres; more would only make the answer larger.
const DIGITS: f64 = 1e6;

pub(super) fn view(found: MapAnswer) -> MapView {
    MapView { clusters: found.clusters.iter().map(cluster).collect(), pins: found.pins.iter().map(pin).collect(), total: found.total }
}

fn cluster(cluster: &Cluster) -> ClusterView {
    let BBox { west, south, east, north } = cluster.bbox;
    let bbox = BBox { west: short(west), south: short(south), east: short(east), north: short(north) };
    ClusterView { point: point(cluster.point), count: cluster.count, bbox, stack: cluster.stack }
}

fn pin(pin: &Pin) -> PinView {
    PinView { id: appeal_id(pin.id), point: point(pin.point), group: pin.facet.status, category: pin.facet.category }
}

fn point(point: Point) -> Point {
    Point { lat: short(point.lat), lon: short(point.lon) }
}

fn short(degrees: f64) -> f64 {
    (degrees * DIGITS).round() / DIGITS
}
