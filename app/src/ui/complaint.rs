//! Administrative complaints (A9.1): number, moment, words, demand.

use super::clock::Moment;
use super::facts::{Fact, Facts};
use crate::context::lang;
use crate::tr;
use domain::appeal::view::ComplaintView;
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
    let ComplaintView { number, at_ms, person, institution, text, demand } = complaint;
    let about = institution.map(|name| view! { <Fact name=tr!(rights.complaint_about)>{name.in_lang(lang()).to_owned()}</Fact> });
    view! {
        <li class="stack complaint">
            <p><strong class="complaint-number">{number}</strong> " · " <Moment at=at_ms /> {person.map(|person| format!(" · {person}"))}</p>
            <p class="prose">{text}</p>
            <Facts>
                {about}
                <Fact name=tr!(rights.complaint_demand)>{demand}</Fact>
            </Facts>
        </li>
    }
}
