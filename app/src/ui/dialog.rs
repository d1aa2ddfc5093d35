//! A dialog on the native element: focus stays inside, Esc closes it, focus returns to where it was.

use super::icon::{Glyph, Icon};
use leptos::html;
use leptos::prelude::*;

/// A modal dialog.
#[component]
pub fn Dialog(
    /// Whether it is open.
    open: RwSignal<bool>,
    /// Its heading and name.
    #[prop(into)]
    title: Signal<String>,
    /// As wide as the screen allows.
    #[prop(optional)]
    wide: bool,
    /// What it holds; made when it opens.
    children: ChildrenFn,
) -> impl IntoView {
    let node = NodeRef::<html::Dialog>::new();
    Effect::new(move || crate::device::dialog::show(node, open.get()));
    let children = StoredValue::new(children);
    view! {
        <dialog
            class=if wide { "dialog dialog-wide" } else { "dialog" }
            aria-label=move || title.get()
            node_ref=node
            on:close=move |_| open.set(false)
        >
            <Show when=move || open.get()>
                <div class="dialog-head">
                    <h2 class="dialog-title">{move || title.get()}</h2>
                    <button
                        type="button"
                        class="button button-quiet button-icon"
                        aria-label=crate::tr!(ui.close)
                        on:click=move |_| open.set(false)
                    >
                        <Glyph icon=Icon::Cross />
                    </button>
                </div>
                <div class="dialog-body stack">{children.with_value(|children| children())}</div>
            </Show>
        </dialog>
    }
}
