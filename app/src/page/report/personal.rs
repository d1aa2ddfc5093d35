//! A word when the text seems to hold personal data (T3.1, T6.0.1). It is found on the device, and never keeps anybody from
//! sending.

use crate::tr;
use crate::ui::*;
use domain::appeal::personal::{self, Personal};
use leptos::prelude::*;

/// The warning, while there is something to warn of.
#[component]
pub fn PersonalWarning(text: RwSignal<String>) -> impl IntoView {
    let kinds = Memo::new(move |_| text.with(|text| personal::kinds(text)));
    let remove = Callback::new(move |()| text.update(|text| *text = personal::without(text)));
    view! {
        <div role="status">
            {move || {
                let kinds = kinds.get();
                (!kinds.is_empty()).then(|| {
                    let names = kinds.into_iter().map(name).collect::<Vec<_>>().join(", ");
                    view! {
                        <Notice kind=Tone::Warn title=tr!(account.personal_title, names)>
                            <p>{tr!(account.personal_text)}</p>
                            <div class="only-script"><Button kind="button" icon=Icon::Trash on_press=remove>{tr!(account.personal_remove)}</Button></div>
                        </Notice>
                    }
                })
            }}
        </div>
    }
}

fn name(kind: Personal) -> &'static str {
    match kind {
        Personal::Fin => tr!(account.personal_fin),
        Personal::Phone => tr!(account.personal_phone),
        Personal::Card => tr!(account.personal_card),
        Personal::Email => tr!(account.personal_email),
    }
}
