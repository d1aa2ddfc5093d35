//! The next part of a list.

use super::button::Button;
use crate::tr;
use leptos::prelude::*;

/// "Show more": a button with script, a link without. Nothing on the last page.
#[component]
pub fn More(
    /// Mark of the next page.
    #[prop(into)]
    next: Signal<Option<String>>,
    /// It is being loaded.
    #[prop(optional, into)]
    busy: Signal<bool>,
    /// Loads it; called with the mark.
    #[prop(optional, into)]
    on_more: Option<Callback<String>>,
    /// Address of the next page by its mark, for those without script.
    #[prop(optional, into)]
    href: Option<Callback<String, String>>,
) -> impl IntoView {
    let mounted = crate::device::mounted();
    move || {
        let mark = next.get()?;
        Some(match (on_more.filter(|_| mounted.get()), href) {
            (Some(on_more), _) => view! {
                <div class="more">
                    <Button kind="button" busy on_press=move |()| on_more.run(mark.clone())>{tr!(ui.more)}</Button>
                </div>
            }
            .into_any(),
            (None, Some(href)) => view! {
                <div class="more"><a class="button" href=href.run(mark)><span>{tr!(ui.more)}</span></a></div>
            }
            .into_any(),
            (None, None) => ().into_any(),
        })
    }
}
