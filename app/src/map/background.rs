//! The background that comes with the program: districts, sea, waters. Needs no network but our own.

use super::board::{factory, object};
use super::labels::Labels;
use crate::device::turns;
use gloo_net::http::Request;
use js_sys::{Array, JSON, Reflect};
use leaflet::{Layer, Map};
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::{JsCast, JsValue};

/// Shapes that are drawn in one turn.
const AT_ONCE: u32 = 25;

/// Draws it, layer by layer as the files arrive; what fails is left out.
pub fn draw(map: &Map, labels: &Labels) {
    let (map, labels) = (map.clone(), labels.clone());
    spawn_local(async move {
        if let Some(districts) = read("/geo/districts.json").await {
            add(&map, &districts, &["--map-land", "--map-border"], 1.0).await;
        }
        if let Some(water) = read("/geo/water.json").await {
            add(&map, &water, &["--map-water", "--map-water"], 0.5).await;
        }
        if let Some(names) = read_text("/geo/labels.json").await {
            labels.learn(&names);
            // The map may have been taken away meanwhile.
            if map_is_there(&map) {
                let seen = map.get_bounds();
                let (low, high) = (seen.get_south_west(), seen.get_north_east());
                let seen = domain::geo::BBox { west: low.lng(), south: low.lat(), east: high.lng(), north: high.lat() };
                labels.show(&map, seen, map.get_zoom() as u8);
            }
        }
    });
}

async fn read_text(address: &str) -> Option<String> {
    let answer = Request::get(address).send().await.ok().filter(|answer| answer.ok())?;
    answer.text().await.ok()
}

/// The shapes of a file.
async fn read(address: &str) -> Option<Array> {
    let file = JSON::parse(&read_text(address).await?).ok()?;
    Reflect::get(&file, &"features".into()).ok()?.dyn_into().ok()
}

async fn add(map: &Map, shapes: &Array, [fill, line]: &[&str; 2], weight: f64) {
    let style =
        object(&[("fillColor", colour(fill).into()), ("fillOpacity", 1.into()), ("color", colour(line).into()), ("weight", weight.into())]);
    let options = object(&[("style", style), ("interactive", false.into())]);
    for from in (0..shapes.length()).step_by(AT_ONCE as usize) {
        turns::pause().await;
        if !map_is_there(map) {
            return;
        }
        if let Some(layer) = geo_json(&shapes.slice(from, from + AT_ONCE), &options) {
            layer.add_to(map);
        }
    }
}

/// `L.geoJSON`, which the bindings don't export.
fn geo_json(shapes: &JsValue, options: &JsValue) -> Option<Layer> {
    Some(factory("geoJSON")?.call2(&JsValue::NULL, shapes, options).ok()?.unchecked_into())
}

/// Leaflet forgets its panes when a map is removed.
fn map_is_there(map: &Map) -> bool {
    let pane = Reflect::get(map, &"_mapPane".into());
    pane.is_ok_and(|pane| pane.is_object())
}

/// A colour of the design system's present theme.
fn colour(name: &str) -> String {
    let root = document().document_element();
    let style = root.and_then(|root| window().get_computed_style(&root).ok().flatten());
    let value = style.and_then(|style| style.get_property_value(name).ok()).unwrap_or_default();
    value.trim().to_owned()
}
