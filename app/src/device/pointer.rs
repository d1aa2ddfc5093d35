//! Where a pointer is on a picture.

use leptos::ev::PointerEvent;

/// In thousandths of the sides of the drawing that the event is about, whatever its size on the screen; beyond its edges too.
/// The pointer stays with the drawing until it is let go.
pub fn thousandths(event: &PointerEvent) -> Option<(i32, i32)> {
    #[cfg(feature = "hydrate")]
    {
        use wasm_bindgen::JsCast;
        let target = event.target()?.dyn_into::<web_sys::Element>().ok()?;
        let board = target.closest("svg").ok()??;
        if event.type_() == "pointerdown" {
            let _ = board.set_pointer_capture(event.pointer_id());
        }
        let frame = board.get_bounding_client_rect();
        let part = |at: i32, from: f64, length: f64| ((f64::from(at) - from) * 1_000.0 / length.max(1.0)).round() as i32;
        Some((part(event.client_x(), frame.left(), frame.width()), part(event.client_y(), frame.top(), frame.height())))
    }
    #[cfg(not(feature = "hydrate"))]
    {
        let _ = event;
        None
    }
}
