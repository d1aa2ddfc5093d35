//! How to complain about the service: administratively and in court, what a complaint must contain, one month (Q3.5.1–3.5.3).

use crate::ui::*;
use crate::{routes, tr};
use leptos::prelude::*;

/// The page `/queue/complaint`.
#[component]
pub fn ComplaintPage() -> impl IntoView {
    let back = (routes::QUEUE.to_owned(), tr!(queue.title).to_owned());
    let parts = [
        (tr!(queue.complaint_where_title), tr!(queue.complaint_where)),
        (tr!(queue.complaint_how_title), tr!(queue.complaint_how)),
        (tr!(queue.complaint_what_title), tr!(queue.complaint_what)),
        (tr!(queue.complaint_term_title), tr!(queue.complaint_term)),
    ];
    view! {
        <div class="page stack">
            <PageHead title=tr!(queue.complaint_title) lead=tr!(queue.complaint_lead) back/>
            {parts.into_iter().map(|(title, text)| view! { <section class="panel stack"><h2>{title}</h2><p class="prose">{text}</p></section> }).collect_view()}
        </div>
    }
}
