//! The number large, to copy and to share, and the day of the answer.

use crate::page::qr::QrCode;
use crate::ui::*;
use crate::{routes, tr};
use domain::appeal::view::MyAppeal;
use domain::lifecycle::Status;
use leptos::prelude::*;

/// Right after sending: that it has arrived, its number, what happens next (A8.3, A8.5).
#[component]
pub fn SentPart(appeal: MyAppeal) -> impl IntoView {
    let waits = appeal.line.status == Status::Sent;
    let answer_due = appeal.due;
    view! {
        <section class="panel receipt stack" role="status">
            <h2><Glyph icon=Icon::Check/> " " {tr!(cabinet.sent_title)}</h2>
            <NumberPart appeal/>
            {answer_due.map(|date| view! {
                <p class="receipt-due">{tr!(cabinet.sent_due)} " " <strong><Day date/></strong></p>
            })}
            {waits.then(|| view! { <p>{tr!(cabinet.sent_next)}</p> })}
        </section>
    }
}

/// The number, the official one once there is one.
#[component]
pub fn NumberPart(appeal: MyAppeal) -> impl IntoView {
    let MyAppeal { line, receipt, registered, .. } = appeal;
    // An official appeal is followed in the own cabinet alone (R11.7).
    let official = line.official.is_some();
    let own = routes::my_appeal(&line.id);
    let share = move |number: &str| if official { own.clone() } else { routes::track(number) };
    let sent_on = tr!(cabinet.sent_on, line.sent_ms.display_minute());
    match registered {
        Some((number, at)) => view! {
            <Number label=tr!(cabinet.registration) share=share(&number) number=number.clone()/>
            {(!official).then(|| view! { <QrCode number/> })}
            <p class="muted">
                {tr!(cabinet.registered_on, at.display_minute())} " · " {tr!(cabinet.receipt)} ": " {receipt} " · " {sent_on}
            </p>
        }
        .into_any(),
        None => view! {
            <Number label=tr!(cabinet.receipt) share=share(&receipt) number=receipt.clone()/>
            {(!official).then(|| view! { <QrCode number=receipt/> })}
            <p class="muted">{sent_on}</p>
        }
        .into_any(),
    }
}
