//! One official request: what is asked, the answer or its form, and what happened.

use super::documents::{AddDocuments, Named, Waiting, sent};
use super::words::{happened, party_name};
use super::{OFFICIAL, outcome};
use crate::api::office::{AnswerOfficial, official_card};
use crate::device::live::use_live;
use crate::page::signature::SignaturePart;
use crate::tr;
use crate::ui::*;
use domain::appeal::validate::MAX_TEXT;
use domain::ids::OfficialId;
use domain::live::Topic;
use domain::official::{OfficialCard, OfficialEntry};
use domain::refusal::Field as Of;
use leptos::form::ActionForm;
use leptos::prelude::*;

/// The page `/office/official/{id}`.
#[component]
pub fn RequestPage(id: String) -> impl IntoView {
    let answer = ServerAction::<AnswerOfficial>::new();
    let (answered, live) = (Memo::new(move |_| answer.version().get()), use_live(Topic::Mine));
    // Kept apart from the card, which other people's news may build anew.
    let words = RwSignal::new(String::new());
    let waiting = Waiting::new(id.clone(), move || answer.version().get());
    let card = crate::wire::resource(move || (OfficialId(id.clone()), answered.get(), live.get()), |(id, ..)| official_card(id));
    view! {
        <div class="page stack">
            <Transition fallback=|| view! { <Skeleton lines=8/> }>
                {move || Suspend::new(async move {
                    match card.await {
                        Ok(card) => whole(card, answer, words, waiting),
                        Err(error) => view! { <PageHead title=tr!(office.official_title)/> <ErrorView error/> }.into_any(),
                    }
                })}
            </Transition>
        </div>
    }
}

fn whole(card: OfficialCard, answer: ServerAction<AnswerOfficial>, words: RwSignal<String>, waiting: Waiting) -> AnyView {
    let OfficialCard {
        line,
        from_us,
        clause,
        text,
        due,
        documents,
        signature,
        answer: answered,
        answer_documents,
        answer_signature,
        entries,
    } = card;
    let other = party_name(&line.other);
    let back = (OFFICIAL.to_owned(), tr!(office.official_title).to_owned());
    let below = match (answered, from_us) {
        (Some(answer), _) => view! {
            <section class="panel stack">
                <h2>{tr!(office.answer_title)}</h2>
                <p class="prose">{answer}</p>
                {sent(answer_documents, !from_us)}
                {answer_signature.map(|signature| view! { <SignaturePart signature/> })}
            </section>
        }
        .into_any(),
        (None, true) => view! { <Notice><p>{tr!(office.answer_waits)}</p></Notice> }.into_any(),
        (None, false) => view! { <AnswerForm id=line.id answer words waiting/> }.into_any(),
    };
    view! {
        <PageHead title=line.subject back/>
        <section class="panel stack">
            <div class="row">
                <strong translate="no">{line.number}</strong>
                {line.clock.map(|clock| view! { <ClockLabel clock/> })}
                {line.late.then(|| view! { <span class="clock is-late">{tr!(office.late)}</span> })}
            </div>
            <Facts>
                <Fact name=if from_us { tr!(office.fact_to) } else { tr!(office.fact_from) }>{other}</Fact>
                <Fact name=tr!(office.fact_due)><Day date=due/></Fact>
                <Fact name=tr!(office.fact_clause)>{clause}</Fact>
            </Facts>
            <p class="prose">{text}</p>
            {sent(documents, from_us)}
            {signature.map(|signature| view! { <SignaturePart signature/> })}
        </section>
        {below}
        <section class="panel stack">
            <h2>{tr!(office.entries_title)}</h2>
            <ol class="plain-list">{entries.into_iter().map(entry).collect_view()}</ol>
        </section>
    }
    .into_any()
}

fn entry(one: OfficialEntry) -> impl IntoView {
    let by = one.by.as_ref().map(|side| format!(" · {}", party_name(side)));
    view! { <li><Moment at=one.at_ms/> " · " {happened(one.what)} {by}</li> }
}

#[component]
fn AnswerForm(id: OfficialId, answer: ServerAction<AnswerOfficial>, words: RwSignal<String>, waiting: Waiting) -> impl IntoView {
    let of = outcome(Memo::new(move |_| answer.value().get().and_then(Result::err)), &[Of::Text, Of::Documents]);
    let busy = Signal::derive(move || answer.pending().get());
    view! {
        <section class="panel stack">
            <h2>{tr!(office.answer_title)}</h2>
            <AddDocuments waiting refusals=of.refusals/>
            <ActionForm action=answer attr:class="stack">
                <Named waiting/>
                <input type="hidden" name="form[id]" value=id.0/>
                <TextArea name="form[text]" label=tr!(office.answer_label) hint=tr!(office.answer_hint) value=words rows=6 max=MAX_TEXT
                    required=true error=error_of(of.refusals, Of::Text)/>
                <InlineError error=of.error/>
                <div class="row"><Button look=Look::Primary icon=Icon::Send busy>{tr!(office.answer_button)}</Button></div>
            </ActionForm>
        </section>
    }
}
