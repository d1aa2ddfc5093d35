//! Pins and clusters: real elements that can be reached by keyboard and have names. What stays in view stays the same
//! element, so that focus isn't lost when the map is refreshed.

use super::board::{div_icon, lat_lng};
use crate::ui::icon::Icon;
use crate::ui::status::group_name;
use crate::{tr, ui};
use domain::appeal::view::{ClusterView, MapView, PinView};
use domain::geo::Point;
use domain::geo::degrees::written;
use leaflet::{DivIconOptions, Layer, Map, Marker, MarkerOptions};
use std::collections::HashMap;
use std::collections::hash_map::Entry;
use wasm_bindgen::JsCast;

/// What a marker stands for.
#[derive(Clone, Debug, PartialEq)]
pub enum Item {
    /// Several appeals.
    Cluster(ClusterView),
    /// One appeal.
    Pin(PinView),
}

impl Item {
    /// The same key means the same marker.
    fn key(&self) -> String {
        match self {
            Item::Cluster(ClusterView { point, count, .. }) => format!("c{},{},{count}", written(point.lat, 4), written(point.lon, 4)),
            Item::Pin(pin) => format!("p{}{}", pin.id, pin.group.as_str()),
        }
    }

    fn point(&self) -> Point {
        match self {
            Item::Cluster(cluster) => cluster.point,
            Item::Pin(pin) => pin.point,
        }
    }
}

/// Markers that are put on the map in one turn.
const AT_ONCE: usize = 20;

/// The markers on a map, by their keys.
#[derive(Default)]
pub struct Pins {
    shown: HashMap<String, (Item, Marker)>,
}

impl Pins {
    /// Shows this view: what is no more goes, what is new comes, so many in a turn. Whether all are there.
    pub fn show(&mut self, map: &Map, view: &MapView, names: &HashMap<u8, String>) -> bool {
        let clusters = view.clusters.iter().cloned().map(Item::Cluster);
        let wanted: HashMap<String, Item> =
            clusters.chain(view.pins.iter().cloned().map(Item::Pin)).map(|item| (item.key(), item)).collect();
        self.shown.retain(|key, (_, marker)| {
            let stays = wanted.contains_key(key);
            if !stays {
                marker.unchecked_ref::<Layer>().remove();
            }
            stays
        });
        let mut new = 0;
        for (key, item) in wanted {
            if let Entry::Vacant(free) = self.shown.entry(key) {
                if new == AT_ONCE {
                    return false;
                }
                let marker = marker(free.key(), &item, names);
                marker.unchecked_ref::<Layer>().add_to(map);
                free.insert((item, marker));
                new += 1;
            }
        }
        true
    }

    /// What the pressed element stands for.
    pub fn pressed(&self, target: Option<web_sys::EventTarget>) -> Option<Item> {
        let element = target?.dyn_into::<web_sys::Element>().ok()?;
        let root = element.closest(".map-pin, .map-cluster").ok()??;
        let key = root.query_selector("[data-key]").ok()??.get_attribute("data-key")?;
        self.shown.get(&key).map(|(item, _)| item.clone())
    }

    /// Takes all away.
    pub fn clear(&mut self) {
        for (_, (_, marker)) in self.shown.drain() {
            marker.unchecked_ref::<Layer>().remove();
        }
    }
}

fn marker(key: &str, item: &Item, names: &HashMap<u8, String>) -> Marker {
    let (class, side, html) = match item {
        Item::Cluster(cluster) => cluster_look(cluster),
        Item::Pin(pin) => pin_look(pin, names.get(&pin.category).map_or("", String::as_str)),
    };
    let icon = DivIconOptions::new();
    icon.set_class_name(class);
    icon.set_icon_size(leaflet::Point::new(side, side));
    icon.set_html(format!("<span data-key=\"{}\">{html}</span>", escaped(key)));
    let options = MarkerOptions::new();
    if let Some(icon) = div_icon(&icon) {
        options.set_icon(icon);
    }
    options.set_rise_on_hover(true);
    Marker::new_with_options(&lat_lng(item.point()), &options)
}

fn cluster_look(cluster: &ClusterView) -> (String, f64, String) {
    let (size, side) = match cluster.count {
        0..10 => ("small", 44.0),
        10..100 => ("middle", 50.0),
        100..1000 => ("large", 58.0),
        _ => ("huge", 66.0),
    };
    let name = tr!(ui.cluster, i64::from(cluster.count));
    let html = format!(
        "<span class=\"map-number\" aria-hidden=\"true\">{}</span><span class=\"visually-hidden\">{}</span>",
        short(cluster.count),
        escaped(&name)
    );
    (format!("map-cluster map-cluster-{size}"), side, html)
}

fn pin_look(pin: &PinView, what: &str) -> (String, f64, String) {
    let state = group_name(pin.group);
    let name = tr!(ui.pin, if what.is_empty() { tr!(ui.nav_report) } else { what }, state);
    let (_, icon): (_, Icon) = ui::badge::group_look(pin.group);
    let html = format!(
        "<svg class=\"icon\" viewBox=\"0 0 24 24\" aria-hidden=\"true\"><path d=\"{}\"/></svg><span class=\"visually-hidden\">{}</span>",
        icon.path(),
        escaped(&name)
    );
    (format!("map-pin map-pin-{}", pin.group.as_str()), 44.0, html)
}

/// 1234 as `1,2k`: four signs fit into a circle.
fn short(count: u32) -> String {
    match count {
        0..1000 => count.to_string(),
        1000..10_000 => format!("{},{}k", count / 1000, count % 1000 / 100),
        _ => format!("{}k", count / 1000),
    }
}

/// Text as content or attribute of HTML.
pub fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
