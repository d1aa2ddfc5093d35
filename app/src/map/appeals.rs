//! The map of appeals.

use super::frame::{Drawn, Frame};
use crate::tr;
use domain::appeal::view::{ClusterView, MapView};
use domain::geo::BBox;
use domain::ids::AppealId;
use leptos::html;
use leptos::prelude::*;
use std::collections::HashMap;

/// Pins and clusters on the country's map. Everything on it is also in the page's list.
#[component]
pub fn AppealMap(
    /// What to show.
    #[prop(into)]
    view: Signal<MapView>,
    /// Names of categories by their small numbers.
    #[prop(into)]
    names: Signal<HashMap<u8, String>>,
    /// Part to show; each new value moves the map.
    #[prop(optional, into)]
    focus: Signal<Option<BBox>>,
    /// Called after each movement with part and zoom, also once at the beginning.
    #[prop(into)]
    on_move: Callback<(BBox, u8)>,
    /// Called with the pressed appeal.
    #[prop(into)]
    on_pin: Callback<AppealId>,
    /// Called with a cluster that can't be split any further.
    #[prop(into)]
    on_stack: Callback<ClusterView>,
) -> impl IntoView {
    let node = NodeRef::<html::Div>::new();
    let drawn = RwSignal::new(Drawn::Waiting);
    let pressed = RwSignal::new((0, None));
    #[cfg(feature = "hydrate")]
    let tiles = browser::start(browser::Wires { node, drawn, pressed, view, names, focus, on_move, on_pin, on_stack });
    #[cfg(not(feature = "hydrate"))]
    let tiles = {
        let _ = (view, names, focus, on_move, on_pin, on_stack);
        None::<AnyView> // the same kind of view as in the browser: their markers must agree
    };
    view! { <Frame label=tr!(ui.map_name) hint=tr!(ui.map_hint) node drawn pressed>{tiles}</Frame> }
}

#[cfg(feature = "hydrate")]
mod browser {
    use super::*;
    use crate::device::turns;
    use crate::map::board::{Board, Plan, tiles, use_board};
    use crate::map::frame::Press;
    use crate::map::pins::{Item, Pins};
    use gloo_events::{EventListener, EventListenerOptions};
    use wasm_bindgen::JsCast;

    pub struct Wires {
        pub node: NodeRef<html::Div>,
        pub drawn: RwSignal<Drawn>,
        pub pressed: RwSignal<(u32, Option<Press>)>,
        pub view: Signal<MapView>,
        pub names: Signal<HashMap<u8, String>>,
        pub focus: Signal<Option<BBox>>,
        pub on_move: Callback<(BBox, u8)>,
        pub on_pin: Callback<AppealId>,
        pub on_stack: Callback<ClusterView>,
    }

    type Shared<T> = StoredValue<T, LocalStorage>;

    pub fn start(wires: Wires) -> impl IntoView {
        let Wires { node, drawn, pressed, view, names, focus, on_move, on_pin, on_stack } = wires;
        let plan = Plan { start: focus.get_untracked(), wheel: true };
        let moved = StoredValue::new_local(None);
        let board = use_board(node, drawn, pressed, plan, move |board| {
            let told = board.clone();
            moved.set_value(Some(board.on_moved(move || on_move.run(told.seen()))));
            on_move.run(board.seen());
        });
        let pins: Shared<Pins> = StoredValue::new_local(Pins::default());
        Effect::new(move || {
            view.track();
            names.track();
            if drawn.get() == Drawn::Ready {
                show(board, pins, view, names);
            }
        });
        Effect::new(move |before: Option<Option<BBox>>| {
            let wanted = focus.get();
            if let Some(part) = wanted.filter(|_| before.is_some() && before != Some(wanted)) {
                with(board, |board| board.show(part));
            }
            wanted
        });
        let act = move |item: Item| match item {
            Item::Pin(pin) => on_pin.run(pin.id),
            Item::Cluster(cluster) if cluster.stack => on_stack.run(cluster),
            Item::Cluster(cluster) => with(board, |board| board.show(cluster.bbox)),
        };
        listen(node, drawn, pins, act);
        on_cleanup(move || {
            moved.set_value(None);
            pins.update_value(Pins::clear);
        });
        tiles()
    }

    /// Shows the present view, turn by turn until all of it is there.
    fn show(board: Shared<Option<Board>>, pins: Shared<Pins>, view: Signal<MapView>, names: Signal<HashMap<u8, String>>) {
        // The component may have gone since the last turn.
        let (Some(seen), Some(names_now)) = (view.try_get_untracked(), names.try_get_untracked()) else { return };
        let shown = board.try_with_value(|board| {
            let board = board.as_ref()?;
            let mut all = true;
            pins.try_update_value(|pins| all = pins.show(&board.map, &seen, &names_now));
            Some(all)
        });
        if shown.flatten() == Some(false) {
            turns::next(move || show(board, pins, view, names));
        }
    }

    fn with(board: Shared<Option<Board>>, act: impl FnOnce(&Board)) {
        board.with_value(|board| board.as_ref().map(act));
    }

    /// One listener for all markers, for mouse, touch and keyboard.
    fn listen(node: NodeRef<html::Div>, drawn: RwSignal<Drawn>, pins: Shared<Pins>, act: impl Fn(Item) + Copy + 'static) {
        let kept: Shared<Vec<EventListener>> = StoredValue::new_local(Vec::new());
        Effect::new(move || {
            let Some(element) = node.get().filter(|_| drawn.get() == Drawn::Ready) else { return };
            let find = move |event: &web_sys::Event| pins.with_value(|pins| pins.pressed(event.target()));
            let click = EventListener::new(&element, "click", move |event| {
                if let Some(item) = find(event) {
                    act(item);
                }
            });
            let options = EventListenerOptions::enable_prevent_default();
            let key = EventListener::new_with_options(&element, "keydown", options, move |event| {
                let key = event.dyn_ref::<web_sys::KeyboardEvent>().map(web_sys::KeyboardEvent::key);
                if let Some(item) = find(event).filter(|_| matches!(key.as_deref(), Some("Enter" | " "))) {
                    event.prevent_default();
                    act(item);
                }
            });
            kept.set_value(vec![click, key]);
        });
        on_cleanup(move || kept.set_value(Vec::new()));
    }
}
