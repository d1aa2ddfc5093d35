//! A small set of line icons, each one path on a 24 × 24 grid. Always decoration: the words stand beside them.

use leptos::prelude::*;

macro_rules! icons {
    ($($(#[$doc:meta])* $name:ident $path:literal)*) => {
        /// An icon of the set.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Icon { $($(#[$doc])* $name,)* }

        impl Icon {
            /// The path's data.
            pub const fn path(self) -> &'static str {
                match self { $(Icon::$name => $path,)* }
            }
        }
    };
}

icons! {
    /// Folded map.
    Map "M3 6l6-2 6 2 6-2v14l-6 2-6-2-6 2zM9 4v14M15 6v14"
    /// Lines of a list.
    List "M8 6h12M8 12h12M8 18h12M4 6h.01M4 12h.01M4 18h.01"
    /// Plus.
    Plus "M12 5v14M5 12h14"
    /// Minus.
    Minus "M5 12h14"
    /// Leaf of a calendar.
    Calendar "M4 6h16v14H4zM4 10h16M8 3v4M16 3v4"
    /// Bell.
    Bell "M6 16V11a6 6 0 0 1 12 0v5l2 2H4zM10 21h4"
    /// One person.
    Person "M8 8a4 4 0 1 0 8 0a4 4 0 1 0-8 0M4 21c0-4 3.5-6.5 8-6.5s8 2.5 8 6.5"
    /// Several people.
    Users "M5.5 8.5a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0-7 0M2 20c0-3.500 3-5.500 7-5.500s7 2 7 5.500M16 5.200a3.500 3.500 0 0 1 0 6.600M18 14.800c2.500.7 4 2.500 4 5.200"
    /// Pin of a place.
    Pin "M12 21c-4.500-4.600-7-8-7-11a7 7 0 0 1 14 0c0 3-2.500 6.400-7 11zM9.500 10a2.500 2.500 0 1 0 5 0a2.500 2.500 0 1 0-5 0"
    /// Camera.
    Camera "M3 8h4l2-3h6l2 3h4v11H3zM8.500 13a3.500 3.500 0 1 0 7 0a3.500 3.500 0 1 0-7 0"
    /// Magnifying glass.
    Search "M4 10.500a6.500 6.500 0 1 0 13 0a6.500 6.500 0 1 0-13 0M15.500 15.500L21 21"
    /// Tick.
    Check "M4 12.500l5 5L20 6.500"
    /// Cross.
    Cross "M6 6l12 12M18 6L6 18"
    /// Clock.
    Clock "M3 12a9 9 0 1 0 18 0a9 9 0 1 0-18 0M12 7v5l3.500 2"
    /// Warning triangle.
    Alert "M12 3.500L22 20.500H2zM12 10v4.500M12 17.500h.01"
    /// Letter i in a circle.
    Info "M3 12a9 9 0 1 0 18 0a9 9 0 1 0-18 0M12 11v5.500M12 7.500h.01"
    /// Arrow head to the right.
    Chevron "M9 5l7 7-7 7"
    /// Arrow to the left.
    Back "M20 12H4M11 5l-7 7 7 7"
    /// Two sheets.
    Copy "M8 8h12v12H8zM16 8V4H4v12h4"
    /// Arrow out of a tray.
    Share "M12 15V3M7.500 7.500L12 3l4.500 4.500M4 13v8h16v-8"
    /// Padlock.
    Lock "M5 11h14v10H5zM8 11V8a4 4 0 0 1 8 0v3"
    /// Star.
    Star "M12 3l2.800 5.800 6.200.9-4.500 4.400 1.100 6.300-5.600-3-5.600 3 1.100-6.300L3 9.700l6.200-.9z"
    /// Funnel.
    Filter "M3 5h18l-7 8v7l-4-2v-5z"
    /// Cross hair.
    Locate "M6 12a6 6 0 1 0 12 0a6 6 0 1 0-12 0M12 2v4M12 18v4M2 12h4M18 12h4"
    /// Waste bin.
    Trash "M4 7h16M9 7V4h6v3M6 7l1 14h10l1-14M10 11v6M14 11v6"
    /// Pencil.
    Edit "M4 20l1-5L16 4l4 4L9 19zM13.500 6.500l4 4"
    /// Paper plane.
    Send "M21 3L10 14M21 3l-7 18-4-7-7-4z"
    /// Road.
    Road "M8 3L4 21M16 3l4 18M12 4v3M12 11v3M12 18v3"
    /// Lamp.
    Light "M9 18h6M10 21h4M8.500 15C6.500 13.500 6 11.500 6 9.500a6 6 0 0 1 12 0c0 2-.5 4-2.500 5.500z"
    /// Drop of water.
    Water "M12 3c4 5 6.500 8 6.500 11.500a6.500 6.500 0 0 1-13 0C5.500 11 8 8 12 3z"
    /// Flame.
    Gas "M12 3c.5 4 5.500 6 5.500 11.500a5.500 5.500 0 0 1-11 0c0-2.500 1.500-4 2.500-5 .3 1.500 1 2.500 2 3C11.500 9 10.500 6 12 3z"
    /// Tree.
    Tree "M12 22v-8M12 3a5 5 0 0 0-5 5 4 4 0 0 0 1 8h8a4 4 0 0 0 1-8 5 5 0 0 0-5-5z"
    /// Building.
    Building "M5 21V4h10v17M15 10h4v11M3 21h18M8.500 8h3M8.500 12h3M8.500 16h3"
    /// Bus.
    Bus "M5 5h14v12H5zM5 11h14M8 17v3M16 17v3M8 14h.01M16 14h.01"
    /// Telephone.
    Phone "M6 3h4l1.500 5-2.500 1.500a12 12 0 0 0 5.500 5.500L16 12.500l5 1.500v4a2 2 0 0 1-2 2A16 16 0 0 1 4 5a2 2 0 0 1 2-2z"
    /// Signal crossed out.
    Offline "M3 3l18 18M5 12.500a10 10 0 0 1 4-2.300M2 9a15 15 0 0 1 4-2.500M11 5.500A15 15 0 0 1 22 9M15 10.600a10 10 0 0 1 4 1.900M9 16a5 5 0 0 1 6 0M12 20h.01"
    /// Round arrow.
    Refresh "M20 11a8 8 0 0 0-14.500-3.500L3 10M3 4v6h6M4 13a8 8 0 0 0 14.500 3.500L21 14M21 20v-6h-6"
    /// Flag.
    Flag "M5 21V4M5 4h12l-2 4 2 4H5"
    /// Keyboard.
    Keyboard "M3 6h18v12H3zM7 10h.01M11 10h.01M15 10h.01M18 10h.01M7 14h10"
    /// Arrow out of a window.
    External "M13 4h7v7M20 4l-9 9M17 14v6H4V7h6"
    /// Speech bubble.
    Word "M4 4h16v12H11l-5 4v-4H4z"
    /// Open door with an arrow.
    Door "M14 4H5v16h9M10 12h11M17 8l4 4-4 4"
    /// Microphone.
    Microphone "M9 5a3 3 0 0 1 6 0v6a3 3 0 0 1-6 0zM5 11a7 7 0 0 0 14 0M12 18v3"
    /// Film camera.
    Film "M3 6h12v12H3zM15 10l6-3v10l-6-3"
    /// Three dots.
    Other "M5 12h.01M12 12h.01M19 12h.01"
}

impl Icon {
    /// The icon of a category's root; unknown roots get three dots.
    pub fn of_category(root: &str) -> Icon {
        let root = root.split('.').next().unwrap_or_default();
        match root {
            "yol" | "kuce" | "seki" => Icon::Road,
            "isiq" | "isiqlandirma" | "elektrik" => Icon::Light,
            "su" | "kanalizasiya" | "su-kanalizasiya" => Icon::Water,
            "qaz" | "istilik" => Icon::Gas,
            "tullanti" | "temizlik" | "meiset-tullantilari" => Icon::Trash,
            "yasilliq" | "ekologiya" | "agac" | "park" => Icon::Tree,
            "tikinti" | "bina" | "menzil" | "memarliq" => Icon::Building,
            "neqliyyat" | "avtobus" | "dayanacaq" => Icon::Bus,
            "rabite" | "telefon" => Icon::Phone,
            _ => Icon::Other,
        }
    }
}

/// Draws an icon; hidden from screen readers.
#[component]
pub fn Glyph(
    /// Which one.
    icon: Icon,
) -> impl IntoView {
    view! {
        <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
            <path d=icon.path()></path>
        </svg>
    }
}
