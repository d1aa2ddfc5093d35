//! Choosing a place on the map: tap, drag, or centre and button. Never the only way: search and lists stand beside it.

use super::frame::{Drawn, Frame};
use crate::tr;
use crate::ui::{Button, Icon};
use domain::geo::Point;
use leptos::html;
use leptos::prelude::*;

/// A map with one pin that can be set and dragged.
#[component]
pub fn PlacePicker(
    /// The place; changes from outside move the pin.
    point: RwSignal<Option<Point>>,
    /// Name of the map.
    #[prop(into)]
    label: String,
) -> impl IntoView {
    let node = NodeRef::<html::Div>::new();
    let drawn = RwSignal::new(Drawn::Waiting);
    let pressed = RwSignal::new((0, None));
    let centre = RwSignal::new(0_u32);
    #[cfg(feature = "hydrate")]
    let tiles = browser::start(node, drawn, pressed, point, centre);
    #[cfg(not(feature = "hydrate"))]
    let tiles = None::<AnyView>; // the same kind of view as in the browser: their markers must agree
    let said = move || match point.get() {
        Some(Point { lat, lon }) => tr!(ui.picker_chosen, format!("{lat:.5}"), format!("{lon:.5}")),
        None => tr!(ui.picker_none).to_owned(),
    };
    view! {
        <div class="picker only-script">
            <Frame label hint=tr!(ui.picker_hint) node drawn pressed class="map map-picker">
                {tiles}
                <span class="map-cross" aria-hidden="true"></span>
            </Frame>
            <div class="row picker-foot">
                <Button kind="button" icon=Icon::Pin on_press=move |()| centre.update(|count| *count += 1)>
                    {tr!(ui.picker_centre)}
                </Button>
                <p class="muted" aria-live="polite">{said}</p>
            </div>
            <p class="hint">{tr!(ui.map_deep)}</p>
        </div>
    }
}

#[cfg(feature = "hydrate")]
mod browser {
    use super::*;
    use crate::map::board::{Board, Plan, lat_lng, point as of_leaflet, tiles, use_board};
    use crate::map::frame::Press;
    use crate::map::place::pin_marker;
    use domain::geo::BBox;
    use leaflet::{DragEndEvent, Evented, EventedHandle, Layer, Marker, MouseEvent};
    use wasm_bindgen::JsCast;

    /// Zoom to which a place chosen elsewhere is shown.
    const CLOSE: f64 = 14.0;
    /// Metres around a place that the map shows at first.
    const AROUND_M: f64 = 1_500.0;

    type Shared<T> = StoredValue<T, LocalStorage>;
    type Pin = (Marker, EventedHandle<DragEndEvent>);

    pub fn start(
        node: NodeRef<html::Div>,
        drawn: RwSignal<Drawn>,
        pressed: RwSignal<(u32, Option<Press>)>,
        point: RwSignal<Option<Point>>,
        centre: RwSignal<u32>,
    ) -> impl IntoView {
        let start = point.get_untracked().map(|point| BBox::reaching(point, AROUND_M));
        let taps: Shared<Option<EventedHandle<MouseEvent>>> = StoredValue::new_local(None);
        let pin: Shared<Option<Pin>> = StoredValue::new_local(None);
        let own = StoredValue::new_local(point.get_untracked());
        let choose = move |place: Point| {
            own.set_value(Some(place));
            point.set(Some(place));
        };
        let board = use_board(node, drawn, pressed, Plan { start, wheel: false }, move |board| {
            let tap = move |event: MouseEvent| choose(of_leaflet(&event.lat_lng()));
            taps.set_value(Some(Evented::on_leaflet_event(&&board.map, "click", tap)));
        });
        Effect::new(move || {
            let place = point.get();
            if drawn.get() == Drawn::Ready {
                let foreign = place != own.get_value();
                own.set_value(place);
                board.with_value(|board| board.iter().for_each(|board| show(board, pin, place, foreign, choose)));
            }
        });
        Effect::new(move |before: Option<u32>| {
            let count = centre.get();
            if before.is_some_and(|before| before != count) {
                let middle = board.with_value(|board| board.as_ref().map(|board| of_leaflet(&board.map.get_center())));
                middle.into_iter().for_each(choose);
            }
            count
        });
        on_cleanup(move || {
            taps.set_value(None);
            pin.set_value(None);
        });
        tiles()
    }

    /// Moves the pin; a place that didn't come from this map is brought into view.
    fn show(board: &Board, pin: Shared<Option<Pin>>, place: Option<Point>, foreign: bool, choose: impl Fn(Point) + Copy + 'static) {
        let Some(place) = place else {
            pin.update_value(|pin| {
                if let Some((marker, _)) = pin.take() {
                    marker.unchecked_ref::<Layer>().remove();
                }
            });
            return;
        };
        pin.update_value(|pin| match pin {
            Some((marker, _)) => marker.set_lat_lng(&lat_lng(place)),
            None => {
                let marker = pin_marker(place, true, tr!(ui.picker_pin));
                marker.unchecked_ref::<Layer>().add_to(&board.map);
                let dragged = marker.clone();
                let ended = move |_: DragEndEvent| choose(of_leaflet(&dragged.get_lat_lng()));
                let handle = Evented::on_leaflet_event(&&marker, "dragend", ended);
                *pin = Some((marker, handle));
            }
        });
        if foreign {
            board.show_point(place, CLOSE);
        }
    }
}
