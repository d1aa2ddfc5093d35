//! Taking the data along, and closing the account with all its consequences told (T1.7, T2.2). Plain forms.

use crate::device::{self, consent};
use crate::tr;
use crate::ui::*;
use leptos::prelude::*;

/// The part. `slip`: another word than the confirming one was typed.
#[component]
pub fn Leaving(open_appeals: u32, staff: bool, restricted: bool, slip: bool) -> impl IntoView {
    let mounted = device::mounted();
    // What the browser keeps of consents belongs to the copy; the server has no other way to know it.
    let consents = move || if mounted.get() { serde_json::to_string(&consent::all()).unwrap_or_default() } else { String::new() };
    view! {
        <section class="panel stack" id="leave">
            <h2>{tr!(account.leave_title)}</h2>
            <p>{tr!(account.export_text)}</p>
            <form method="post" action="/account/export">
                <input type="hidden" name="consents" value=consents/>
                <Button icon=Icon::Share>{tr!(account.export_button)}</Button>
            </form>
            <h3>{tr!(account.close_title)}</h3>
            {match (staff, restricted) {
                (true, _) => view! { <p>{tr!(account.close_staff)}</p> }.into_any(),
                (_, true) => view! { <p>{tr!(account.close_restricted)}</p> }.into_any(),
                _ => view! { <Closing open_appeals slip/> }.into_any(),
            }}
        </section>
    }
}

#[component]
fn Closing(open_appeals: u32, slip: bool) -> impl IntoView {
    let typed = RwSignal::new(String::new());
    let error = Signal::stored(slip.then(|| tr!(account.confirm_wrong).to_owned()));
    view! {
        <ul class="terms-list">
            <li>{tr!(account.close_gone)}</li>
            <li>{tr!(account.close_stays)}</li>
            <li>{tr!(account.close_held)}</li>
            {(open_appeals > 0).then(|| view! { <li>{tr!(account.close_open, i64::from(open_appeals))}</li> })}
            <li>{tr!(account.close_anew)}</li>
        </ul>
        <form class="stack" method="post" action="/account/close" id="close">
            <TextInput name="confirm" label=tr!(account.close_type, tr!(account.close_word)) value=typed error autocomplete="off" required=true/>
            <div class="row"><Button look=Look::Danger icon=Icon::Trash>{tr!(account.close_button)}</Button></div>
        </form>
    }
}
