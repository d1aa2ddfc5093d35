//! Turning pages: to the neighbours, to both ends, to any by its number.

use super::hidden;
use crate::ui::{Button, Chip, Chips, TextInput};
use crate::{routes, tr};
use domain::registry::{Address, PAGE};
use leptos::prelude::*;

/// The pages; nothing where there is one alone.
pub fn pages(address: &Address, total: u32) -> Option<AnyView> {
    let count = total.div_ceil(PAGE as u32).max(1);
    if count == 1 && address.page == 1 {
        return None;
    }
    let page = address.page;
    let chip = |at: u32, label: &'static str| {
        let href = format!("{}?{}", routes::REGISTRY, address.at(at));
        view! { <Chip href label/> }
    };
    let before = (page > 1).then(|| (chip(1, tr!(reports.first)), chip((page - 1).min(count), tr!(reports.previous))));
    let after = (page < count).then(|| (chip(page + 1, tr!(reports.next)), chip(count, tr!(reports.last))));
    let typed = RwSignal::new(page.to_string());
    Some(
        view! {
            <div class="stack">
                <p>{tr!(reports.page_of, page, count)}</p>
                <Chips label=tr!(reports.pages)>{before} {after}</Chips>
                <form class="row" method="get" action=routes::REGISTRY>
                    {hidden(&address.view())}
                    <TextInput name="page" inputmode="numeric" label=tr!(reports.jump) value=typed required=true/>
                    <Button>{tr!(reports.go)}</Button>
                </form>
            </div>
        }
        .into_any(),
    )
}
