//! What the person may do with an own or joined appeal now (A9.1): each right a link to its own page, so that it works without
//! script and one thing is done at a time. The buttons are the lifecycle's steps.

use crate::api::rights::ResendAppeal;
use crate::ui::*;
use crate::{routes, tr};
use domain::appeal::view::{Linked, MyAppeal, MyPart, MyRights};
use domain::ids::AppealId;
use domain::lifecycle::Step;
use domain::rights::window::minutes_of;
use domain::time::UnixMs;
use leptos::form::ActionForm;
use leptos::prelude::*;

/// The steps of the list, in the order in which they are likely.
const LISTED: [Step; 7] =
    [Step::Dispute, Step::AddDocuments, Step::Complain, Step::AskConfidentiality, Step::LiftConfidentiality, Step::Withdraw, Step::Leave];

/// Beside every other right the materials can always be seen.
#[component]
pub fn RightsPart(appeal: MyAppeal) -> impl IntoView {
    let id = appeal.line.id;
    let (disputes, is_letter) = (i64::from(appeal.rights.disputes_left), appeal.letter.is_some());
    let line = |step: Step| view! { <Right href=routes::my_step(&id, step) name=step_name(step) hint=hint(step, disputes, is_letter)/> };
    let lines = LISTED.into_iter().filter(|step| appeal.steps.contains(step)).map(line).collect_view();
    let materials = routes::my_materials(&id);
    view! {
        <section class="panel stack" id="rights">
            <h2>{tr!(rights.title)}</h2>
            <p class="muted">{tr!(rights.lead)}</p>
            <ul class="plain-list rights">
                {lines}
                <Right href=materials name=tr!(rights.materials) hint=tr!(rights.hint_materials).to_owned()/>
            </ul>
        </section>
    }
}

#[component]
fn Right(href: String, name: &'static str, hint: String) -> impl IntoView {
    view! {
        <li>
            <a class="right" href=href><span class="right-name">{name}</span> <span class="muted">{hint}</span><Glyph icon=Icon::Chevron/></a>
        </li>
    }
}

fn hint(step: Step, disputes: i64, is_letter: bool) -> String {
    match step {
        Step::AskConfidentiality if is_letter => tr!(rights.hint_ask_confidentiality_letter).to_owned(),
        Step::LiftConfidentiality if is_letter => tr!(rights.hint_lift_confidentiality_letter).to_owned(),
        Step::Dispute => tr!(rights.hint_dispute, disputes),
        Step::AddDocuments => tr!(rights.hint_add_documents).to_owned(),
        Step::Complain => tr!(rights.hint_complain).to_owned(),
        Step::AskConfidentiality => tr!(rights.hint_ask_confidentiality).to_owned(),
        Step::LiftConfidentiality => tr!(rights.hint_lift_confidentiality).to_owned(),
        Step::Withdraw => tr!(rights.hint_withdraw).to_owned(),
        Step::Leave => tr!(rights.hint_leave).to_owned(),
        _ => String::new(),
    }
}

/// The minutes in which a slip can be corrected or all taken back, running down; gone when they are over.
#[component]
pub fn WindowPart(appeal: MyAppeal) -> impl IntoView {
    let ways = [Step::Amend, Step::Withdraw].map(|step| StoredValue::new(routes::my_step(&appeal.line.id, step)));
    appeal.steps.contains(&Step::Amend).then(|| {
        let left = minutes_left(appeal.rights.amend_left_ms);
        let [amend, withdraw] = ways;
        view! {
            <Show when=move || left.get() != 0>
                <Notice kind=Tone::Info title=tr!(rights.window_title)>
                    <p>{move || tr!(rights.window, left.get())}</p>
                    <div class="row">
                        <LinkButton href=amend.get_value() icon=Icon::Edit>{tr!(rights.step_amend)}</LinkButton>
                        <LinkButton href=withdraw.get_value() look=Look::Quiet>{tr!(rights.step_withdraw)}</LinkButton>
                    </div>
                </Notice>
            </Show>
        }
    })
}

/// Minutes left by the server's count when the page was read; from then on by the time that has passed on this device, so that
/// a wrong clock does no harm.
fn minutes_left(left_ms: i64) -> Memo<i64> {
    let now = crate::device::clock::use_now();
    let first = StoredValue::new(None::<UnixMs>);
    Memo::new(move |_| {
        let passed = now.get().map_or(0, |now| {
            let since = first.get_value().unwrap_or(now);
            first.set_value(Some(since));
            now.0 - since.0
        });
        minutes_of(left_ms - passed)
    })
}

/// How the appeal stands to the reader's wishes: confidential, withdrawn, sent again.
#[component]
pub fn StandPart(part: MyPart, rights: MyRights) -> impl IntoView {
    let left = rights.author_left.then(|| match part {
        MyPart::Author => tr!(rights.author_left_me),
        MyPart::Joined => tr!(rights.author_left_joined),
    });
    view! {
        {left.map(|words| view! { <p><Glyph icon=Icon::Info/> " " {words}</p> })}
        {rights.confidential.then(|| view! { <p><Glyph icon=Icon::Lock/> " " {tr!(rights.confidential)}</p> })}
        {rights.earlier.map(|earlier| view! { <Link name=tr!(rights.earlier) linked=earlier/> })}
        {rights.later.map(|later| view! { <Link name=tr!(rights.later) linked=later/> })}
        {rights.continued.map(|earlier| view! { <Link name=tr!(triage.continued) linked=earlier/> })}
    }
}

#[component]
fn Link(name: &'static str, linked: Linked) -> impl IntoView {
    view! { <p>{name} ": " <a href=routes::my_appeal(&linked.id)>{linked.number}</a> " · " <Moment at=linked.sent_ms/></p> }
}

/// Own complaints with their numbers, and the way on.
#[component]
pub fn ComplaintsPart(rights: MyRights) -> impl IntoView {
    let MyRights { complaints, terms, .. } = rights;
    (!complaints.is_empty()).then(|| {
        view! {
            <section class="panel stack" id="complaints">
                <h2>{tr!(rights.complaints_title)}</h2>
                <Complaints complaints/>
                <p class="muted">{tr!(rights.terms_review, i64::from(terms.review_days))}</p>
                <p class="muted">{tr!(rights.terms_court, i64::from(terms.court_days))}</p>
                <p><a href=routes::MY_COMPLAINTS>{tr!(complaint.mine_all)}</a></p>
            </section>
        }
    })
}

/// "Yenidən göndər" (A8.7).
#[component]
pub fn ResendPart(appeal: AppealId) -> impl IntoView {
    let resend = ServerAction::<ResendAppeal>::new();
    let error = Signal::derive(move || resend.value().get().and_then(Result::err));
    let busy = Signal::derive(move || resend.pending().get());
    view! {
        <ActionForm action=resend attr:class="stack">
            <input type="hidden" name="appeal" value=appeal.0/>
            <p>{tr!(rights.resend_hint)}</p>
            <InlineError error/>
            <Button look=Look::Primary icon=Icon::Send busy>{tr!(rights.resend)}</Button>
        </ActionForm>
    }
}

/// What has just been done; the address says it, so that it works without script.
#[component]
pub fn DonePart(done: Option<Step>) -> impl IntoView {
    let words = done.and_then(|step| {
        Some(match step {
            Step::Amend => tr!(rights.done_amend),
            Step::Withdraw => tr!(rights.done_withdraw),
            Step::AddDocuments => tr!(rights.done_add_documents),
            Step::AskConfidentiality => tr!(rights.done_ask_confidentiality),
            Step::LiftConfidentiality => tr!(rights.done_lift_confidentiality),
            Step::Complain => tr!(rights.done_complain),
            Step::Dispute => tr!(rights.done_dispute),
            Step::Leave => tr!(rights.done_leave),
            _ => return None,
        })
    });
    words.map(|words| view! { <div role="status"><Notice kind=Tone::Good><p>{words}</p></Notice></div> })
}
