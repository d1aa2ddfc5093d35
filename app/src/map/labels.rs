//! Names of settlements on the map, the larger ones from farther away. Decoration: screen readers get the list.

use super::board::{div_icon, lat_lng};
use domain::geo::{BBox, Point};
use leaflet::{DivIconOptions, Layer, LayerGroup, Map, Marker, MarkerOptions};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;

/// Most names at once.
const MOST: usize = 40;

/// Name, latitude, longitude, zoom from which it is shown.
type Name = (String, f64, f64, u8);

/// The names of one map.
#[derive(Clone, Default)]
pub struct Labels(Rc<RefCell<State>>);

#[derive(Default)]
struct State {
    names: Vec<Name>,
    group: Option<LayerGroup>,
}

impl Labels {
    /// Takes the names from the file.
    pub fn learn(&self, file: &str) {
        self.0.borrow_mut().names = crate::wire::read(file.as_bytes()).unwrap_or_default();
    }

    /// Shows the names for this part and zoom.
    pub fn show(&self, map: &Map, seen: BBox, zoom: u8) {
        let mut state = self.0.borrow_mut();
        if let Some(old) = state.group.take() {
            old.unchecked_ref::<Layer>().remove();
        }
        let group = LayerGroup::new();
        let fitting = state.names.iter().filter(|(_, lat, lon, from)| *from <= zoom && seen.contains(Point { lat: *lat, lon: *lon }));
        for name in fitting.take(MOST) {
            group.add_layer(marker(name).unchecked_ref());
        }
        group.unchecked_ref::<Layer>().add_to(map);
        state.group = Some(group);
    }

    /// Takes all names away.
    pub fn clear(&self) {
        if let Some(old) = self.0.borrow_mut().group.take() {
            old.unchecked_ref::<Layer>().remove();
        }
    }
}

fn marker((name, lat, lon, from): &Name) -> Marker {
    let icon = DivIconOptions::new();
    let class = if *from <= 7 { "map-label map-label-big" } else { "map-label" };
    icon.set_class_name(class.to_owned());
    icon.set_icon_size(leaflet::Point::new(0.0, 0.0));
    icon.set_html(format!("<span aria-hidden=\"true\">{}</span>", super::pins::escaped(name)));
    let options = MarkerOptions::new();
    if let Some(icon) = div_icon(&icon) {
        options.set_icon(icon);
    }
    options.set_interactive(false);
    options.set_keyboard(false);
    options.set_z_index_offset(-1000.0);
    Marker::new_with_options(&lat_lng(Point { lat: *lat, lon: *lon }), &options)
}
