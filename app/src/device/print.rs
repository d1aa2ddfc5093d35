//! Printing.

/// Opens the browser's own printing of the page.
pub fn print() {
    #[cfg(feature = "hydrate")]
    let _ = leptos::prelude::window().print();
}
