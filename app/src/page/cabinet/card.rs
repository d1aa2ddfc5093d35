//! One own or joined appeal: where it is, what was answered, and the rating (A8.2, A8.5, A8.9).

use super::SignInFirst;
use super::answers::AnswersPart;
use super::own_words::OwnWords;
use super::procedure::{DecisionsPart, UnconsideredPart};
use super::rating::{Rating, RatingPart};
use super::receipt::{NumberPart, SentPart};
use super::rights::{ComplaintsPart, DonePart, ResendPart, RightsPart, StandPart, WindowPart};
use crate::api::cabinet::my_appeal;
use crate::error::AppError;
use crate::page::follow::follow;
use crate::page::letter::{self, view::LetterPart};
use crate::page::report;
use crate::page::signature::SignaturePart;
use crate::page::track::{Institutions, Remaining};
use crate::ui::*;
use crate::{context, routes, tr};
use domain::appeal::form::RefusalGround;
use domain::appeal::view::{MyAppeal, MyPart};
use domain::ids::AppealId;
use domain::lifecycle::Step;
use domain::live::Topic;
use domain::signature::SignatureView;
use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};

/// The page `/my/{id}`; `?sent=1` right after sending, `?done=STEP` right after a step.
#[component]
pub fn MyAppealPage() -> impl IntoView {
    let params = use_params_map();
    let query = use_query_map();
    let id = Memo::new(move |_| AppealId(params.with(|params| params.get("id")).unwrap_or_default()));
    let sent = Memo::new(move |_| query.with(|query| query.get("sent")).is_some());
    let done = Memo::new(move |_| query.with(|query| query.get("done")).and_then(|word| Step::parse(&word)));
    let appeal = follow(Topic::Mine, id, my_appeal);
    let rating = Rating::new();
    Effect::new(move || {
        if sent.get() {
            report::keep::sent(&id.get());
            letter::keep::sent(&id.get());
        }
    });
    view! {
        <div class="page stack">
            <Transition fallback=|| view! { <Skeleton lines=8/> }>
                {move || Suspend::new(async move {
                    match appeal.await {
                        Ok(appeal) => view! { <Card appeal sent=sent.get_untracked() done=done.get_untracked() rating/> }.into_any(),
                        Err(AppError::SignIn) => view! {
                            <PageHead title=tr!(cabinet.title)/>
                            <SignInFirst here=routes::my_appeal(&id.get_untracked())/>
                        }.into_any(),
                        Err(AppError::NotFound | AppError::Forbidden) => view! { <NotMine/> }.into_any(),
                        Err(error) => view! { <ErrorView error/> }.into_any(),
                    }
                })}
            </Transition>
        </div>
    }
}

/// Another person's appeal and no appeal at all look the same.
#[component]
fn NotMine() -> impl IntoView {
    view! {
        <PageHead title=tr!(cabinet.not_found_title) lead=tr!(cabinet.not_found)/>
        <div class="row">
            <LinkButton href="/my".to_owned() look=Look::Primary>{tr!(cabinet.back)}</LinkButton>
            <LinkButton href="/track".to_owned()>{tr!(cabinet.track)}</LinkButton>
        </div>
    }
}

#[component]
pub(super) fn Card(appeal: MyAppeal, sent: bool, #[prop(default = None)] done: Option<Step>, rating: Rating) -> impl IntoView {
    // An official appeal is known by its subject, one on the map by its kind.
    let title = appeal.line.official.clone().unwrap_or_else(|| appeal.line.category.in_lang(context::lang()).to_owned());
    let official = appeal.line.official.is_some();
    let back = ("/my".to_owned(), tr!(cabinet.back).to_owned());
    let public_page = appeal.line.official.is_none().then(|| routes::public_appeal(&appeal.line.id));
    // What can't be sent again is written anew.
    let anew = if appeal.line.official.is_some() { routes::LETTER } else { report::ADDRESS };
    let joined = i64::from(appeal.line.joined);
    let dispute = appeal.steps.contains(&Step::Dispute).then(|| routes::my_step(&appeal.line.id, Step::Dispute));
    let resend = appeal.steps.contains(&Step::Resend).then(|| appeal.line.id.clone());
    view! {
        <PageHead title back/>
        <DonePart done/>
        {sent.then(|| view! { <SentPart appeal=appeal.clone()/> })}
        <section class="panel stack">
            <div class="row">
                {official.then(|| view! { <span class="tag">{tr!(letter_form.badge)}</span> })}
                <StatusBadge status=appeal.line.status merged=appeal.line.merged_into.is_some()/>
                {appeal.clock.map(|clock| view! { <Remaining status=appeal.line.status clock/> })}
            </div>
            {(appeal.part == MyPart::Joined).then(|| view! { <p><Glyph icon=Icon::Users/> " " {tr!(cabinet.joined_part)}</p> })}
            {(joined > 0).then(|| view! { <p class="muted">{tr!(cabinet.joined, joined)}</p> })}
            {(!sent).then(|| view! { <NumberPart appeal=appeal.clone()/> })}
            <StandPart part=appeal.part rights=appeal.rights.clone()/>
        </section>
        <WindowPart appeal=appeal.clone()/>
        {match appeal.refusal.clone() {
            Some((ground, reason)) => view! { <RefusedPart ground reason resend anew signature=appeal.refusal_signature.clone()/> }.into_any(),
            None => view! { <UnconsideredPart appeal=appeal.clone()/> }.into_any(),
        }}
        <AnswersPart answers=appeal.answers.clone()/>
        {dispute.map(|href| view! { <div class="row"><LinkButton href icon=Icon::Refresh>{tr!(rights.step_dispute)}</LinkButton></div> })}
        <RatingPart appeal=appeal.clone() rating/>
        <DecisionsPart decisions=appeal.decisions.clone()/>
        <ComplaintsPart rights=appeal.rights.clone()/>
        <Institutions assignments=appeal.assignments.clone()/>
        <section class="panel stack">
            <h2>{tr!(cabinet.timeline)}</h2>
            <Timeline entries=appeal.timeline.clone() staff=false/>
            {appeal.clock.map(|clock| view! {
                <p class="timeline-next">{tr!(rights.next)} " " <Remaining status=appeal.line.status clock/></p>
            })}
        </section>
        <RightsPart appeal=appeal.clone()/>
        <OwnWords appeal=appeal.clone()/>
        {appeal.letter.map(|letter| view! { <LetterPart letter titled=true/> })}
        {public_page.map(|page| view! { <p><a href=page>{tr!(cabinet.public_page)}</a></p> })}
    }
}

/// Why it was refused (A8.6), and that it may be sent again (A8.7).
#[component]
fn RefusedPart(
    ground: RefusalGround,
    reason: String,
    resend: Option<AppealId>,
    anew: &'static str,
    signature: Option<SignatureView>,
) -> impl IntoView {
    view! {
        <Notice kind=Tone::Bad title=tr!(cabinet.refused)>
            <p>{tr!(cabinet.refused_why, ground_name(ground))}</p>
            <p class="prose">{reason}</p>
            {signature.map(|signature| view! { <SignaturePart signature/> })}
            <p>{tr!(cabinet.refused_next)}</p>
            {match resend {
                Some(appeal) => view! { <ResendPart appeal/> }.into_any(),
                None => view! { <LinkButton href=anew>{tr!(cabinet.new)}</LinkButton> }.into_any(),
            }}
        </Notice>
    }
}
