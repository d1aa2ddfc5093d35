//! The items of an application to be read; of an amendment with what is registered now.

use super::words::value;
use crate::tr;
use crate::ui::eservice::item_name;
use crate::ui::*;
use domain::eservice::Item;
use domain::eservice::application::{COLUMNS, FactsForm};
use leptos::prelude::*;

/// Every item that holds something, in the order of the form. What an amendment changes is marked, with what stood before.
#[component]
pub fn FactsPart(facts: FactsForm, before: Option<FactsForm>) -> impl IntoView {
    let row = |item: Item| {
        let now = value(&facts, item);
        let was = before.as_ref().filter(|before| before.text(item) != facts.text(item)).map(|before| value(before, item));
        let said = !facts.text(item).is_empty();
        (said || was.is_some()).then(|| {
            view! {
                <Fact name=item_name(item)>
                    <span class="register-value">{now}</span>
                    {was.map(|was| view! { <span class="register-was">{tr!(register.was, was)}</span> })}
                </Fact>
            }
        })
    };
    let rows = COLUMNS.iter().filter_map(|item| row(*item)).collect_view();
    view! { <Facts>{rows}</Facts> }
}
