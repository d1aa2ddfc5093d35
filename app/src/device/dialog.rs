//! Opening and closing native dialogs.

use leptos::html;
use leptos::prelude::*;

/// Shows or closes the dialog.
pub fn show(node: NodeRef<html::Dialog>, open: bool) {
    #[cfg(feature = "hydrate")]
    if let Some(dialog) = node.get() {
        match open {
            true if !dialog.open() => drop(dialog.show_modal()),
            false if dialog.open() => dialog.close(),
            _ => {}
        }
    }
    #[cfg(not(feature = "hydrate"))]
    let _ = (node, open);
}
