//! Administrative complaints (A9.1): number, moment, words, demand, and how the review stands (A9.2).

use super::clock::Moment;
use super::facts::{Fact, Facts};
use super::notice::{Notice, Tone};
use crate::context::lang;
use crate::tr;
use domain::appeal::view::ComplaintView;
use domain::complaint::{About, Outcome, Review};
use leptos::prelude::*;

/// A list of complaints.
#[component]
pub fn Complaints(
    /// The complaints, oldest first.
    complaints: Vec<ComplaintView>,
) -> impl IntoView {
    view! { <ul class="plain-list stack">{complaints.into_iter().map(complaint).collect_view()}</ul> }
}

fn complaint(complaint: ComplaintView) -> impl IntoView {
    let ComplaintView { number, at_ms, person, institution, text, demand, review } = complaint;
    let about = institution.map(|name| view! { <Fact name=tr!(rights.complaint_about)>{name.in_lang(lang()).to_owned()}</Fact> });
    view! {
        <li class="stack complaint">
            <p><strong class="complaint-number">{number}</strong> " · " <Moment at=at_ms /> {person.map(|person| format!(" · {person}"))}</p>
            <p class="prose">{text}</p>
            <Facts>
                {about}
                <Fact name=tr!(rights.complaint_demand)>{demand}</Fact>
            </Facts>
            {review.map(|review| view! { <ReviewPart review /> })}
        </li>
    }
}

/// Until when it is reviewed, or how it was decided and why.
#[component]
pub fn ReviewPart(
    /// How it stands.
    review: Review,
) -> impl IntoView {
    match review.decided {
        None => view! { <p class="muted">{tr!(complaint.review_due, review.due.display())}</p> }.into_any(),
        Some((outcome, reasons, at)) => {
            let kind = if outcome == Outcome::Granted { Tone::Good } else { Tone::Info };
            view! {
                <Notice kind title=outcome_name(outcome)>
                    <p class="prose">{reasons}</p>
                    <p class="muted"><Moment at /></p>
                </Notice>
            }
            .into_any()
        }
    }
}

/// A decision on a complaint in words.
pub fn outcome_name(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Granted => tr!(complaint.granted),
        Outcome::Rejected => tr!(complaint.rejected),
    }
}

/// What a complaint is about, in words.
pub fn about_name(about: About) -> &'static str {
    match about {
        About::Decision => tr!(complaint.about_decision),
        About::Queue => tr!(complaint.about_queue),
    }
}
