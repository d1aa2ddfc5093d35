//! What of an appeal everybody will see, said before it is sent (T3.1, decision 7).

use super::start::Lists;
use super::state::Report;
use crate::ui::*;
use crate::{context, tr};
use leptos::prelude::*;

/// The preview of an appeal: its subject and place by name as soon as they are chosen.
#[component]
pub fn PublicPart(report: Report, lists: StoredValue<Lists>) -> impl IntoView {
    let subject = move || {
        let name = |id: String| {
            let named =
                |lists: &Lists| lists.categories.iter().find(|one| one.id.0 == id).map(|one| one.name.in_lang(context::lang()).to_owned());
            lists.with_value(named)
        };
        name(report.category.get()).unwrap_or_else(|| tr!(open.public_what).to_owned())
    };
    view! {
        <Preview shown=move || tr!(open.public_shown, subject()) never=tr!(open.public_never) later=tr!(open.public_later)/>
    }
}

/// The preview of a joining: a number, and nothing of the person.
#[component]
pub fn JoiningPart() -> impl IntoView {
    view! { <Preview shown=|| tr!(open.public_join).to_owned() never=tr!(open.public_join_never) later=""/> }
}

#[component]
fn Preview<S>(shown: S, never: &'static str, later: &'static str) -> impl IntoView
where
    S: Fn() -> String + Send + Sync + 'static,
{
    view! {
        <section class="panel stack" aria-labelledby="public-title">
            <h2 id="public-title">{tr!(open.public_title)}</h2>
            <p><Glyph icon=Icon::Map/> " " {shown}</p>
            {(!later.is_empty()).then(|| view! { <p>{later}</p> })}
            <p><Glyph icon=Icon::Lock/> " " {never}</p>
        </section>
    }
}
