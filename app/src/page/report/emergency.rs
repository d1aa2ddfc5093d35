//! Danger: the emergency number stands before "Göndər" (domain facts 6.3). An appeal does not replace the call.

use super::start::Lists;
use super::state::Report;
use crate::tr;
use crate::ui::*;
use leptos::prelude::*;

/// The warning for urgent categories.
#[component]
pub fn EmergencyPart(report: Report, lists: StoredValue<Lists>) -> impl IntoView {
    let number = Memo::new(move |_| {
        let code = report.category.get();
        lists.with_value(|lists| {
            let category = lists.categories.iter().find(|one| one.id.0 == code)?;
            category.urgent.then(|| category.emergency.clone().unwrap_or_else(|| GENERAL.to_owned()))
        })
    });
    view! {
        <div role="alert">
            {move || number.get().map(|number| view! {
                <Notice kind=Tone::Bad title=tr!(report.emergency_title, &number)>
                    <p>{tr!(report.emergency_text)}</p>
                    <LinkButton href=format!("tel:{number}") look=Look::Danger icon=Icon::Phone big=true>{tr!(report.emergency_call, &number)}</LinkButton>
                </Notice>
            })}
        </div>
    }
}

/// The general emergency number, where a category names none.
const GENERAL: &str = "112";
