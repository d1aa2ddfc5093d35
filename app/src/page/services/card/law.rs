//! What the law gives: the fee and nothing above it (R8.1), the acts, the rights of who uses a service (R5.1) with the way to complain.

use super::super::parts::words_of;
use crate::ui::{Fact, Facts, Icon, LinkButton};
use crate::{routes, tr};
use domain::eservice::Fee;
use domain::eservice::portal::ServiceCard;
use leptos::prelude::*;

/// The fee that holds: what the regulation in force says of it, else what the register does.
pub fn fee_in_force(card: &ServiceCard) -> Fee {
    card.regulation.as_ref().and_then(|found| found.text.fee.clone()).unwrap_or_else(|| card.facts.fee.clone())
}

/// What is paid, by which act, and how (R8.1, R8.2).
pub fn fee(card: &ServiceCard) -> AnyView {
    let fee = fee_in_force(card);
    let body = if fee.paid {
        let pay = super::super::words::is_web(&fee.link).then(|| {
            view! { <p><LinkButton href=fee.link.clone() icon=Icon::Share>{tr!(portal.pay)}</LinkButton></p> }
        });
        let more = [
            words_of(tr!(portal.fee_basis), &fee.basis),
            words_of(tr!(portal.requisites), &fee.requisites),
            words_of(tr!(portal.ways), &fee.ways),
        ];
        let more = more.into_iter().flatten().collect_view();
        let amount = fee.amount;
        view! {
            <Facts>
                <Fact name=tr!(portal.amount)>{amount}</Fact>
                {more}
            </Facts>
            <p>{tr!(portal.nothing_else)}</p>
            {pay}
        }
        .into_any()
    } else {
        view! { <p>{tr!(portal.free)}</p> }.into_any()
    };
    view! { <section class="panel stack" aria-labelledby="fee"><h2 id="fee">{tr!(portal.fee)}</h2>{body}</section> }.into_any()
}

/// The acts by which it is provided.
pub fn basis(card: &ServiceCard) -> AnyView {
    let acts = card.facts.legal_basis.iter().map(|act| view! { <li>{act.clone()}</li> }).collect_view();
    view! {
        <section class="stack" aria-labelledby="basis">
            <h2 id="basis">{tr!(portal.legal_basis)}</h2>
            <ul class="services-points">{acts}</ul>
        </section>
    }
    .into_any()
}

/// The four rights, and to whom one complains before going to court (R5.1.1–R5.1.4; R-annex1, 3.6).
pub fn rights(card: &ServiceCard) -> AnyView {
    let text = card.regulation.as_ref().map(|found| &found.text);
    let complaint = text.map(|text| {
        let lines = [
            words_of(tr!(portal.complaint_right), &text.complaint_right),
            words_of(tr!(portal.complaint_needs), &text.complaint_needs),
            words_of(tr!(portal.complaint_term), &text.complaint_term),
        ];
        let lines = lines.into_iter().flatten().collect_view();
        view! { <Facts>{lines}</Facts> }
    });
    let provider = card.provider.in_lang(crate::context::lang()).to_owned();
    view! {
        <section class="panel stack" aria-labelledby="rights">
            <h2 id="rights">{tr!(portal.rights)}</h2>
            <ul class="services-points">
                <li>{tr!(portal.right_regulation)}</li>
                <li>{tr!(portal.right_information)}</li>
                <li>{tr!(portal.right_equal)}</li>
                <li>{tr!(portal.right_dispute)}</li>
            </ul>
            <h3>{tr!(portal.complain)}</h3>
            <p>{tr!(portal.complain_to, provider)}</p>
            {complaint}
            <p><LinkButton href=routes::letter_to(&card.facts.provider) icon=Icon::Word>{tr!(portal.write)}</LinkButton></p>
            <p class="muted">{tr!(portal.court)}</p>
        </section>
    }
    .into_any()
}
