//! The form of a new official request.

use super::documents::{AddDocuments, Named, Waiting};
use super::outcome;
use crate::api::map::institutions;
use crate::api::office::SendOfficial;
use crate::context::lang;
use crate::tr;
use crate::ui::*;
use domain::appeal::validate::MAX_TEXT;
use domain::official::{DAYS, MOST_DAYS, Party};
use domain::refusal::Field as Of;
use domain::role::Role;
use leptos::form::ActionForm;
use leptos::prelude::*;

const FIELDS: &[Of] = &[Of::Institutions, Of::Subject, Of::Text, Of::Days, Of::Documents];

/// The folded form. An institution asks the owner or the operator; these two ask everybody (A5.0.7, A6.0.4).
#[component]
pub fn AskPart(role: Role, send: ServerAction<SendOfficial>) -> impl IntoView {
    let houses = crate::wire::resource(|| (), |()| institutions());
    let waiting = Waiting::new(String::new(), move || send.version().get());
    view! {
        <details class="fold" id="new-request">
            <summary>{tr!(office.ask_title)}</summary>
            <Suspense fallback=|| view! { <Skeleton lines=4/> }>
                {move || Suspend::new(async move {
                    let houses = if role == Role::InstitutionStaff { Vec::new() } else { houses.await.unwrap_or_default() };
                    let mut choices = Vec::new();
                    if role != Role::OwnerStaff {
                        choices.push(Choice::new(Party::Owner.word(), tr!(office.party_owner)));
                    }
                    if role != Role::Operator {
                        choices.push(Choice::new(Party::Operator.word(), tr!(office.party_operator)));
                    }
                    let house = |one: domain::appeal::view::InstitutionView| {
                        Choice::new(Party::Institution(one.id).word(), one.name.in_lang(lang())).in_group(tr!(office.party_institutions))
                    };
                    choices.extend(houses.into_iter().map(house));
                    view! { <AskForm choices send waiting/> }
                })}
            </Suspense>
        </details>
    }
}

#[component]
fn AskForm(choices: Vec<Choice>, send: ServerAction<SendOfficial>, waiting: Waiting) -> impl IntoView {
    let [to, subject, text, days] = std::array::from_fn(|_| RwSignal::new(String::new()));
    let done = Memo::new(move |_| send.value().get().and_then(Result::ok));
    let of = outcome(Memo::new(move |_| send.value().get().and_then(Result::err)), FIELDS);
    // What was sent is sent; what was refused stays to be corrected.
    empty_sent(send, [to, subject, text, days]);
    let busy = Signal::derive(move || send.pending().get());
    view! {
        <div role="status">
            {move || done.get().map(|number| view! { <Notice kind=Tone::Good><p>{tr!(office.ask_done, number)}</p></Notice> })}
        </div>
        <AddDocuments waiting refusals=of.refusals/>
        <ActionForm action=send attr:class="stack">
            <Named waiting/>
            <Select name="form[to]" label=tr!(office.ask_to) value=to choices empty=tr!(office.ask_choose) required=true
                error=error_of(of.refusals, Of::Institutions)/>
            <TextInput name="form[subject]" label=tr!(office.ask_subject) value=subject required=true error=error_of(of.refusals, Of::Subject)/>
            <TextArea name="form[text]" label=tr!(office.ask_text) hint=tr!(office.ask_text_hint) value=text rows=5 max=MAX_TEXT required=true
                error=error_of(of.refusals, Of::Text)/>
            <TextInput name="form[days]" label=tr!(office.ask_days) hint=tr!(office.ask_days_hint, DAYS, MOST_DAYS) value=days
                inputmode="numeric" error=error_of(of.refusals, Of::Days)/>
            <InlineError error=of.error/>
            <div class="row"><Button look=Look::Primary icon=Icon::Send busy>{tr!(office.ask_button)}</Button></div>
        </ActionForm>
    }
}
