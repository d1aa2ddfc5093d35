//! Restricting the access of a person found by what is known exactly (A8.12). Lifting is the owner's (T1.9).

use super::outcome;
use crate::api::office::RestrictPerson;
use crate::tr;
use crate::ui::*;
use domain::appeal::validate::MAX_NOTE;
use domain::refusal::Field as Of;
use leptos::form::ActionForm;
use leptos::prelude::*;

const FIELDS: &[Of] = &[Of::Number, Of::Reason, Of::Until];

/// The folded form.
#[component]
pub fn RestrictPart() -> impl IntoView {
    let restrict = ServerAction::<RestrictPerson>::new();
    let [who, reason, until] = std::array::from_fn(|_| RwSignal::new(String::new()));
    let stop = RwSignal::new(false);
    let of = outcome(Memo::new(move |_| restrict.value().get().and_then(Result::err)), FIELDS);
    let done = Memo::new(move |_| restrict.value().with(|value| matches!(value, Some(Ok(())))));
    empty_sent(restrict, [who, reason, until]);
    empty_sent(restrict, [stop]);
    let busy = Signal::derive(move || restrict.pending().get());
    view! {
        <details class="fold" id="restrict">
            <summary>{tr!(account.restrict_title)}</summary>
            <div role="status">{move || done.get().then(|| view! { <Notice kind=Tone::Good><p>{tr!(account.restrict_done)}</p></Notice> })}</div>
            <ActionForm action=restrict attr:class="stack">
                <p class="muted">{tr!(office.restrict_lead)}</p>
                <TextInput name="form[who]" label=tr!(office.restrict_who) hint=tr!(office.restrict_who_hint) value=who required=true
                    autocomplete="off" error=error_of(of.refusals, Of::Number)/>
                <TextArea name="form[reason]" label=tr!(account.restrict_reason) value=reason rows=3 max=MAX_NOTE required=true
                    error=error_of(of.refusals, Of::Reason)/>
                <TextInput name="form[until]" kind="date" label=tr!(account.restrict_until) value=until required=true
                    error=error_of(of.refusals, Of::Until)/>
                <Checkbox name="form[stop]" label=tr!(account.restrict_stop) checked=stop/>
                <InlineError error=of.error/>
                <div class="row"><Button look=Look::Danger icon=Icon::Lock busy>{tr!(account.restrict_button)}</Button></div>
            </ActionForm>
        </details>
    }
}
