//! The frame of every map: name, picture until the map is drawn, own buttons with words, note about the background.

use crate::tr;
use crate::ui::icon::{Glyph, Icon};
use leptos::html;
use leptos::prelude::*;

/// How far the map has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Drawn {
    /// Not yet.
    #[default]
    Waiting,
    /// The map is there.
    Ready,
    /// It can't be drawn here; the page's list has everything.
    Missing,
}

/// What a press on one of the frame's buttons asks of the map.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Press {
    /// Closer.
    Closer,
    /// Farther.
    Farther,
    /// The whole country.
    Country,
}

/// A region with the map's element in it.
#[component]
pub fn Frame(
    /// Name for screen readers.
    #[prop(into)]
    label: String,
    /// Hint for screen readers.
    #[prop(optional, into)]
    hint: String,
    /// The element in which Leaflet draws.
    node: NodeRef<html::Div>,
    /// How far it has come.
    drawn: RwSignal<Drawn>,
    /// The last press, with a counter.
    pressed: RwSignal<(u32, Option<Press>)>,
    /// Higher or lower, by a class.
    #[prop(default = "map")]
    class: &'static str,
    /// What lies over the map.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let press = move |what: Press| pressed.update(|(count, last)| (*count, *last) = (*count + 1, Some(what)));
    view! {
        <div
            class=class
            class:is-ready=move || drawn.get() == Drawn::Ready
            class:is-missing=move || drawn.get() == Drawn::Missing
            role="region"
            aria-label=label
        >
            {(!hint.is_empty()).then(|| view! { <p class="visually-hidden">{hint}</p> })}
            <img class="map-outline" src="/geo/outline.svg" alt="" width="640" height="400" fetchpriority="high" />
            <div class="map-canvas" node_ref=node></div>
            <p class="map-note">{tr!(ui.map_missing)}</p>
            <div class="map-buttons only-script">
                <MapButton icon=Icon::Plus words=tr!(ui.zoom_in) on_press=move |()| press(Press::Closer) />
                <MapButton icon=Icon::Minus words=tr!(ui.zoom_out) on_press=move |()| press(Press::Farther) />
                <MapButton icon=Icon::Map words=tr!(ui.map_country) on_press=move |()| press(Press::Country) />
            </div>
            {children.map(|children| children())}
        </div>
    }
}

#[component]
fn MapButton(icon: Icon, words: &'static str, #[prop(into)] on_press: Callback<()>) -> impl IntoView {
    view! {
        <button type="button" class="map-button" aria-label=words title=words on:click=move |_| on_press.run(())>
            <Glyph icon />
        </button>
    }
}
