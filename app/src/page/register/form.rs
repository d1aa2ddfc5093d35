//! The form of annex 2: kept on the server as a draft, signed and submitted by the head of the institution.

use super::application::Steps;
use super::card::{Entries, History};
use super::fields::{FactFields, Typed};
use super::keep;
use crate::tr;
use crate::ui::eservice::item_name;
use crate::ui::*;
use domain::eservice::application::{ApplicationCard, MAX_REASON};
use domain::eservice::{Act, Item};
use domain::refusal::{Field as Of, Refusal};
use leptos::form::ActionForm;
use leptos::prelude::*;

/// The form with what came back and what is still missing.
#[component]
pub fn WritePart(card: ApplicationCard, steps: Steps) -> impl IntoView {
    let ApplicationCard { line, form, service_number, returned, signs, missing, regulations, entries, history, .. } = card;
    let (act, id, own) = (line.act, form.id.0.clone(), form.id.0);
    let seen = RwSignal::new(form.seen);
    let (happened, reason) = (RwSignal::new(form.happened_on), RwSignal::new(form.reason));
    let typed = Typed::new(form.facts);
    let failed = Signal::derive(move || steps.write.value().get().and_then(Result::err));
    let (refusals, error) = wrong(failed);
    let kept = Signal::derive(move || steps.write.value().get().and_then(Result::ok));
    keep::keep(own.clone(), seen, typed, happened, reason);
    let lies = own.clone();
    Effect::new(move |_| {
        if let Some(written) = kept.get() {
            if written.number.is_some() {
                keep::forget(&lies);
            } else {
                seen.set(written.revision);
            }
        }
    });
    let busy = Signal::derive(move || steps.write.pending().get());
    let error_at = move |item: Item| error_of(refusals, Of::Eservice(item));
    view! {
        {returned.map(|reason| view! { <Notice kind=Tone::Warn title=tr!(register.returned_title)><p class="prose">{reason}</p></Notice> })}
        {service_number.map(|number| view! { <p>{tr!(register.item_number)} ": " <strong translate="no">{number}</strong></p> })}
        {(!missing.is_empty()).then(|| view! { <Missing missing/> })}
        <ErrorSummary refusals/>
        <ActionForm action=steps.write attr:class="stack">
            <input type="hidden" name="form[id]" value=id/>
            <input type="hidden" name="form[seen]" value=move || seen.get().to_string()/>
            {match act {
                Act::Cancel => view! {
                    <TextArea name=Item::Reason.control() label=item_name(Item::Reason) hint=tr!(register.reason_hint) value=reason rows=4
                        max=MAX_REASON required=true error=error_at(Item::Reason)/>
                }.into_any(),
                Act::Register | Act::Amend => view! { <FactFields typed regulations refusals/> }.into_any(),
            }}
            {(act != Act::Register).then(|| view! {
                <TextInput name=Item::HappenedOn.control() label=item_name(Item::HappenedOn) hint=tr!(register.happened_hint) kind="date"
                    value=happened required={act == Act::Amend} error=error_at(Item::HappenedOn)/>
            })}
            <InlineError error/>
            <div role="status">
                {move || kept.get().filter(|written| written.number.is_none())
                    .map(|_| view! { <Notice kind=Tone::Good><p>{tr!(register.kept)}</p></Notice> })}
            </div>
            <div class="row">
                <Button look=if signs { Look::Secondary } else { Look::Primary } name="form[step]" value="keep" icon=Icon::Check busy>
                    {tr!(register.keep)}
                </Button>
                {signs.then(|| view! {
                    <Button look=Look::Primary name="form[step]" value="submit" icon=Icon::Send busy>{tr!(register.submit)}</Button>
                })}
            </div>
            <p class="muted">{if signs { tr!(register.truth) } else { tr!(register.head_signs) }}</p>
        </ActionForm>
        <WithdrawPart id=own seen steps/>
        <Entries entries/>
        <History history/>
    }
}

/// The items that are not filled in yet, by name.
#[component]
fn Missing(missing: Vec<Refusal>) -> impl IntoView {
    let names = missing.into_iter().filter_map(|one| match one.field {
        Of::Eservice(item) => Some(item_name(item)),
        _ => None,
    });
    let names = names.collect::<Vec<_>>().join("; ");
    view! { <p class="muted">{tr!(register.missing, names)}</p> }
}

/// Taking it back.
#[component]
pub fn WithdrawPart(id: String, seen: RwSignal<u32>, steps: Steps) -> impl IntoView {
    let error = Signal::derive(move || steps.withdraw.value().get().and_then(Result::err));
    let busy = Signal::derive(move || steps.withdraw.pending().get());
    view! {
        <details class="fold">
            <summary>{tr!(register.withdraw)}</summary>
            <ActionForm action=steps.withdraw attr:class="stack">
                <p>{tr!(register.withdraw_lead)}</p>
                <input type="hidden" name="id" value=id/>
                <input type="hidden" name="seen" value=move || seen.get().to_string()/>
                <InlineError error/>
                <div class="row"><Button look=Look::Danger icon=Icon::Trash busy>{tr!(register.withdraw)}</Button></div>
            </ActionForm>
        </details>
    }
}
