//! One place on a small map.

use super::frame::{Drawn, Frame};
use domain::geo::Point;
use leptos::html;
use leptos::prelude::*;

/// A map with one fixed pin.
#[component]
pub fn PlaceMap(
    /// The place.
    point: Point,
    /// Name of the map.
    #[prop(into)]
    label: String,
) -> impl IntoView {
    let node = NodeRef::<html::Div>::new();
    let drawn = RwSignal::new(Drawn::Waiting);
    let pressed = RwSignal::new((0, None));
    #[cfg(feature = "hydrate")]
    let tiles = browser::start(node, drawn, pressed, point, label.clone());
    #[cfg(not(feature = "hydrate"))]
    let tiles = {
        let _ = point;
        None::<AnyView> // the same kind of view as in the browser: their markers must agree
    };
    view! { <Frame label node drawn pressed class="map map-place">{tiles}</Frame> }
}

#[cfg(feature = "hydrate")]
pub(super) use browser::pin_marker;

#[cfg(feature = "hydrate")]
mod browser {
    use super::*;
    use crate::map::board::{Plan, div_icon, lat_lng, tiles, use_board};
    use crate::map::frame::Press;
    use crate::map::pins::escaped;
    use crate::ui::icon::Icon;
    use domain::geo::BBox;
    use leaflet::{DivIconOptions, Layer, Marker, MarkerOptions};
    use wasm_bindgen::JsCast;

    /// Metres around the place that are shown.
    const AROUND_M: f64 = 2_500.0;

    pub fn start(
        node: NodeRef<html::Div>,
        drawn: RwSignal<Drawn>,
        pressed: RwSignal<(u32, Option<Press>)>,
        point: Point,
        label: String,
    ) -> impl IntoView {
        let plan = Plan { start: Some(BBox::reaching(point, AROUND_M)), wheel: false };
        use_board(node, drawn, pressed, plan, move |board| {
            pin_marker(point, false, &label).unchecked_ref::<Layer>().add_to(&board.map);
        });
        tiles()
    }

    /// The large pin of a chosen place.
    pub fn pin_marker(point: Point, draggable: bool, name: &str) -> Marker {
        let icon = DivIconOptions::new();
        icon.set_class_name("map-place-pin".to_owned());
        icon.set_icon_size(leaflet::Point::new(44.0, 52.0));
        icon.set_icon_anchor(leaflet::Point::new(22.0, 50.0));
        icon.set_html(format!(
            "<svg class=\"icon\" viewBox=\"0 0 24 24\" aria-hidden=\"true\"><path d=\"{}\"/></svg><span class=\"visually-hidden\">{}</span>",
            Icon::Pin.path(),
            escaped(name)
        ));
        let options = MarkerOptions::new();
        if let Some(icon) = div_icon(&icon) {
            options.set_icon(icon);
        }
        options.set_draggable(draggable);
        options.set_keyboard(draggable);
        options.set_interactive(draggable);
        Marker::new_with_options(&lat_lng(point), &options)
    }
}
