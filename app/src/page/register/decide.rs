//! The operator's decision (R10.4, R10.8).

use super::application::Steps;
use crate::tr;
use crate::ui::*;
use domain::eservice::application::MAX_REASON;
use domain::eservice::{Act, Item};
use domain::refusal::Field as Of;
use leptos::form::ActionForm;
use leptos::prelude::*;

/// Granting, or sending back with reasons.
#[component]
pub fn DecidePart(id: String, seen: u32, act: Act, steps: Steps) -> impl IntoView {
    let (refusals, error) = wrong(Signal::derive(move || steps.decide.value().get().and_then(Result::err)));
    let busy = Signal::derive(move || steps.decide.pending().get());
    let (to_grant, to_return) = (id.clone(), id);
    let reason = RwSignal::new(String::new());
    let grant = match act {
        Act::Register => tr!(register.grant_register),
        Act::Amend => tr!(register.grant_amend),
        Act::Cancel => tr!(register.grant_cancel),
    };
    view! {
        <section class="panel stack" aria-labelledby="register-decide">
            <h2 id="register-decide">{tr!(register.decide)}</h2>
            <InlineError error/>
            <ActionForm action=steps.decide attr:class="stack">
                <input type="hidden" name="form[id]" value=to_grant/>
                <input type="hidden" name="form[seen]" value=seen.to_string()/>
                <input type="hidden" name="form[decision]" value="grant"/>
                <div class="row"><Button look=Look::Primary icon=Icon::Check busy>{grant}</Button></div>
            </ActionForm>
            <details class="fold" id="register-return">
                <summary>{tr!(register.give_back)}</summary>
                <ActionForm action=steps.decide attr:class="stack">
                    <input type="hidden" name="form[id]" value=to_return/>
                    <input type="hidden" name="form[seen]" value=seen.to_string()/>
                    <input type="hidden" name="form[decision]" value="return"/>
                    <TextArea name=Item::Reason.control() label=tr!(register.return_reason) hint=tr!(register.return_hint) value=reason rows=4
                        max=MAX_REASON required=true error=error_of(refusals, Of::Eservice(Item::Reason))/>
                    <div class="row"><Button busy>{tr!(register.give_back)}</Button></div>
                </ActionForm>
            </details>
        </section>
    }
}
