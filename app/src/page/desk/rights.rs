//! What the persons of an appeal did after sending, as far as staff must know it at a glance (A9.1); the rest is in the timeline.

use crate::tr;
use crate::ui::{Complaints, Moment, Notice, Tone};
use domain::appeal::view::{Linked, StaffCard, StaffRights};
use leptos::prelude::*;

/// Confidentiality, withdrawing, disputes, complaints, sending again; nothing when there is none of it.
#[component]
pub fn RightsPart(
    /// The card.
    card: StaffCard,
) -> impl IntoView {
    let StaffRights { confidential, author_left, disputes, complaints, earlier, later, .. } = card.rights;
    let disputes = i64::from(disputes);
    view! {
        {confidential.then(|| view! {
            <Notice kind=Tone::Warn title=tr!(rights.staff_confidential)><p>{tr!(rights.staff_confidential_hint)}</p></Notice>
        })}
        {author_left.then(|| view! { <Notice kind=Tone::Warn><p>{tr!(rights.staff_author_left)}</p></Notice> })}
        {(disputes > 0).then(|| view! { <p class="muted">{tr!(rights.staff_disputes, disputes)}</p> })}
        {earlier.map(|earlier| link(tr!(rights.earlier), earlier))}
        {later.map(|later| link(tr!(rights.later), later))}
        {(!complaints.is_empty()).then(|| view! {
            <section class="panel stack" id="complaints"><h3>{tr!(rights.staff_complaints)}</h3><Complaints complaints /></section>
        })}
    }
}

fn link(name: &'static str, linked: Linked) -> impl IntoView {
    view! { <p>{name} ": " <strong>{linked.number}</strong> " · " <Moment at=linked.sent_ms /></p> }
}
