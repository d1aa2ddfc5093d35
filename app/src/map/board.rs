//! A Leaflet map with the country's background: made, moved, removed.

use super::background;
use super::frame::{Drawn, Press};
use super::labels::Labels;
use crate::device::turns;
use crate::ui::settings::{MapSettings, settings};
use domain::geo::{BBox, COUNTRY, Point};
use leaflet::{DivIconOptions, Evented, EventedHandle, Icon, LatLng, LatLngBounds, Map, MapOptions};
use leptos::html;
use leptos::prelude::*;
use leptos_leaflet::prelude::{LeafletMapContext, TileLayer, provide_leaflet_context};
use wasm_bindgen::{JsCast, JsValue};

/// Farthest zoom: the whole country on a phone.
const MIN_ZOOM: f64 = 6.0;
/// How far beyond the country the map may be moved, in degrees.
const MARGIN: f64 = 1.0;

/// What a map needs to know when it is made.
#[derive(Clone, Copy, Default)]
pub struct Plan {
    /// Where it starts; the whole country when there is nothing.
    pub start: Option<BBox>,
    /// A page that scrolls must not be trapped by the wheel.
    pub wheel: bool,
}

/// A drawn map.
#[derive(Clone)]
pub struct Board {
    /// Leaflet's map.
    pub map: Map,
    context: LeafletMapContext,
    labels: Labels,
}

/// Whether Leaflet has been loaded.
fn leaflet_is_there() -> bool {
    js_sys::Reflect::has(&window(), &"L".into()).unwrap_or(false)
}

impl Board {
    /// Draws a map in the element; `None` where Leaflet is missing.
    pub fn draw(element: &web_sys::HtmlElement, context: LeafletMapContext, plan: Plan) -> Option<Board> {
        if !leaflet_is_there() {
            return None;
        }
        let settings = settings().map;
        let map = Map::new_with_element(element, &options(&settings, plan)).ok()?;
        map.fit_bounds(&bounds(plan.start.unwrap_or(COUNTRY)));
        attribute(&map, &settings);
        context.set_map(&map);
        Some(Board { map, context, labels: Labels::default() })
    }

    /// Draws what lies under everything else, where no tiles do.
    fn background(&self) {
        if settings().map.tile_url.is_empty() {
            background::draw(&self.map, &self.labels);
        }
    }

    /// What is in view.
    pub fn seen(&self) -> (BBox, u8) {
        let seen = self.map.get_bounds();
        let (low, high) = (seen.get_south_west(), seen.get_north_east());
        let bbox = BBox { west: low.lng(), south: low.lat(), east: high.lng(), north: high.lat() };
        (bbox, self.map.get_zoom().clamp(0.0, 22.0) as u8)
    }

    /// Shows this part.
    pub fn show(&self, part: BBox) {
        self.map.fit_bounds_with_options(&bounds(part), &object(&[("maxZoom", 16.into()), ("animate", calm().into())]));
    }

    /// Shows this point, at least from close by.
    pub fn show_point(&self, point: Point, zoom: f64) {
        let zoom = self.map.get_zoom().max(zoom);
        self.map.set_view_with_options(&lat_lng(point), zoom, &object(&[("animate", calm().into())]));
    }

    /// Does what the frame's button says.
    pub fn press(&self, what: Press) {
        match what {
            Press::Closer => drop(self.map.zoom_in(1.0)),
            Press::Farther => self.map.zoom_out(1.0),
            Press::Country => self.show(COUNTRY),
        }
    }

    /// Calls `act` after each movement. The handle must be kept.
    pub fn on_moved(&self, act: impl FnMut() + 'static) -> EventedHandle<leaflet::Event> {
        let mut act = act;
        Evented::on_leaflet_event(&&self.map, "moveend", move |_: leaflet::Event| act())
    }

    /// Redraws the names of settlements for what is in view.
    pub fn refresh_labels(&self) {
        let (seen, zoom) = self.seen();
        self.labels.show(&self.map, seen, zoom);
    }

    /// Takes the map away.
    pub fn remove(&self) {
        self.labels.clear();
        if self.context.map_untracked().is_some() {
            self.map.remove();
        }
    }
}

/// Makes the board once the element is there, wires buttons and labels, removes it with the component. `ready` is told once.
/// Belongs into the component that shows the [`super::frame::Frame`].
pub fn use_board(
    node: NodeRef<html::Div>,
    drawn: RwSignal<Drawn>,
    pressed: RwSignal<(u32, Option<Press>)>,
    plan: Plan,
    ready: impl Fn(&Board) + 'static,
) -> StoredValue<Option<Board>, LocalStorage> {
    let context = provide_leaflet_context();
    let board = StoredValue::new_local(None::<Board>);
    let handle = StoredValue::new_local(None);
    let ready = StoredValue::new_local(ready);
    // By then the component may have gone.
    let drawn_board = move || board.try_get_value().flatten();
    let draw = move |element: web_sys::HtmlDivElement| {
        // The component may have gone, or another call may have drawn it.
        if board.try_with_value(Option::is_none) != Some(true) {
            return;
        }
        let Some(made) = Board::draw(element.unchecked_ref(), context, plan) else { return drawn.set(Drawn::Missing) };
        let moved = made.clone();
        handle.set_value(Some(made.on_moved(move || moved.refresh_labels())));
        board.set_value(Some(made));
        drawn.set(Drawn::Ready);
        turns::next(move || drawn_board().iter().for_each(|board| ready.with_value(|ready| ready(board))));
        turns::next(move || drawn_board().iter().for_each(Board::background));
    };
    let draw = StoredValue::new_local(draw);
    Effect::new(move || {
        if let Some(element) = node.get() {
            turns::next(move || draw.try_with_value(|draw| draw(element)).unwrap_or_default());
        }
    });
    Effect::new(move || {
        if let (_, Some(what)) = pressed.get() {
            board.with_value(|board| board.iter().for_each(|board| board.press(what)));
        }
    });
    on_cleanup(move || {
        handle.set_value(None);
        board.with_value(|board| board.iter().for_each(Board::remove));
    });
    board
}

/// Tiles, where the operator has configured an address; inside the component that called [`use_board`].
pub fn tiles() -> Option<impl IntoView> {
    let settings = settings().map;
    (!settings.tile_url.is_empty()).then(|| {
        view! {
            <TileLayer url=settings.tile_url attribution=settings.tile_attribution max_zoom=f64::from(settings.max_zoom) />
        }
    })
}

fn options(settings: &MapSettings, plan: Plan) -> MapOptions {
    let calm = calm();
    let options = MapOptions::new();
    options.set_prefer_canvas(true);
    options.set_zoom_control(false);
    options.set_scroll_wheel_zoom(plan.wheel);
    options.set_min_zoom(MIN_ZOOM);
    options.set_max_zoom(f64::from(settings.max_zoom));
    options.set_max_bounds(bounds(BBox {
        west: COUNTRY.west - MARGIN,
        south: COUNTRY.south - MARGIN,
        east: COUNTRY.east + MARGIN,
        north: COUNTRY.north + MARGIN,
    }));
    options.set_max_bounds_viscosity(0.8);
    options.set_zoom_animation(calm);
    options.set_fade_animation(calm);
    options.set_marker_zoom_animation(calm);
    options.set_inertia(calm);
    options
}

/// Who made the background's data; Leaflet's own line is left out.
fn attribute(map: &Map, settings: &MapSettings) {
    let Ok(control) = js_sys::Reflect::get(map, &"attributionControl".into()) else { return };
    call(&control, "setPrefix", &JsValue::FALSE);
    if settings.tile_url.is_empty() {
        call(&control, "addAttribution", &"© OpenStreetMap contributors (ODbL) | GeoNames | Natural Earth".into());
    }
}

/// Animations, unless the person asks for less motion.
fn calm() -> bool {
    let less = window().match_media("(prefers-reduced-motion: reduce)").ok().flatten();
    !less.is_some_and(|less| less.matches())
}

/// Calls a method that the bindings lack.
pub fn call(on: &JsValue, method: &str, argument: &JsValue) -> Option<JsValue> {
    let method = js_sys::Reflect::get(on, &method.into()).ok()?;
    method.dyn_into::<js_sys::Function>().ok()?.call1(on, argument).ok()
}

/// A JavaScript object.
pub fn object(pairs: &[(&str, JsValue)]) -> JsValue {
    let object = js_sys::Object::new();
    for (key, value) in pairs {
        let _ = js_sys::Reflect::set(&object, &(*key).into(), value);
    }
    object.into()
}

/// A function of Leaflet that the bindings lack or bind to another name.
pub fn factory(name: &str) -> Option<js_sys::Function> {
    let leaflet = js_sys::Reflect::get(&window(), &"L".into()).ok()?;
    js_sys::Reflect::get(&leaflet, &name.into()).ok()?.dyn_into().ok()
}

/// An icon made of elements. The bindings' own `DivIcon` calls Leaflet's constructor for pictures.
pub fn div_icon(options: &DivIconOptions) -> Option<Icon> {
    Some(factory("divIcon")?.call1(&JsValue::NULL, options).ok()?.unchecked_into())
}

/// A point for Leaflet.
pub fn lat_lng(point: Point) -> LatLng {
    LatLng::new(point.lat, point.lon)
}

/// A point from Leaflet.
pub fn point(place: &LatLng) -> Point {
    Point { lat: place.lat(), lon: place.lng() }
}

fn bounds(part: BBox) -> LatLngBounds {
    LatLngBounds::new(&LatLng::new(part.south, part.west), &LatLng::new(part.north, part.east))
}
