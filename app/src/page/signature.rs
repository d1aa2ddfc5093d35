//! What the check of a signature found, in plain words (A7.0.4): the same under an answer, a refusal, a decision, and on the page
//! where anybody checks two files.

use crate::context::lang;
use crate::i18n::texts::signature as text;
use crate::tr;
use crate::ui::{Glyph, Icon};
use domain::lang::Lang;
use domain::signature::{Check, Outcome, Report, SignatureForm, SignatureView, Why};
use leptos::prelude::*;

/// A signature with its details, and both files to take.
#[component]
pub fn SignaturePart(
    /// The signature.
    signature: SignatureView,
) -> impl IntoView {
    let SignatureView { id, report } = signature;
    let line = |(outcome, words): (Outcome, String)| view! { <li><Glyph icon=icon(outcome)/> " " {words}</li> };
    let verdict = if report.is_valid() { tr!(signature.valid) } else { tr!(signature.invalid) };
    let facts = facts(lang(), &report).into_iter().map(|fact| view! { <p class="muted">{fact}</p> }).collect_view();
    view! {
        <details class="fold signature">
            <summary>{tr!(signature.details)} ": " {verdict}</summary>
            <div class="stack">
                {facts}
                <ul class="plain-list">{lines(lang(), &report).into_iter().map(line).collect_view()}</ul>
                {id.map(files)}
            </div>
        </details>
    }
}

fn files(id: String) -> impl IntoView {
    let address = |part| format!("/signed/{id}/{part}");
    view! {
        <div class="row">
            <a class="button" rel="external" download="" href=address("document")>{tr!(signature.take_document)}</a>
            <a class="button" rel="external" download="" href=address("signature")>{tr!(signature.take_signature)}</a>
        </div>
        <p><a href="/verify">{tr!(signature.check_yourself)}</a></p>
    }
}

fn icon(outcome: Outcome) -> Icon {
    match outcome {
        Outcome::Passed => Icon::Check,
        Outcome::NotChecked => Icon::Info,
        Outcome::Failed(_) => Icon::Alert,
    }
}

/// Who signed, when, who says so.
pub fn facts(lang: Lang, report: &Report) -> Vec<String> {
    let some = |words: &str| Some(words.to_owned()).filter(|words| !words.is_empty());
    let facts = [
        some(&report.signer).map(|name| text::signer(lang, name)),
        some(&report.organization).map(|name| text::organization(lang, name)),
        some(&report.issuer).map(|name| text::issuer(lang, name)),
        report.signed_ms.map(|at| text::moment(lang, at.display_minute())),
        (report.form == SignatureForm::OldKey).then(|| text::old_form(lang).to_owned()),
        report.demo.then(|| text::demo(lang).to_owned()),
    ];
    facts.into_iter().flatten().collect()
}

/// A line for each check; what could not be checked because an earlier one failed is left out.
pub fn lines(lang: Lang, report: &Report) -> Vec<(Outcome, String)> {
    let line = |(check, outcome): &(Check, Outcome)| {
        let words = match outcome {
            Outcome::Passed => passed(lang, *check),
            Outcome::Failed(why) => failed(lang, *why),
            Outcome::NotChecked if *check == Check::Signer => text::signer_unknown(lang),
            Outcome::NotChecked if *check == Check::Revocation => text::revocation_unknown(lang),
            Outcome::NotChecked => return None,
        };
        Some((*outcome, words.to_owned()))
    };
    let mut lines: Vec<(Outcome, String)> = report.checks.iter().filter_map(line).collect();
    lines.dedup();
    lines
}

fn passed(lang: Lang, check: Check) -> &'static str {
    match check {
        Check::Form => text::passed_form(lang),
        Check::Content => text::passed_content(lang),
        Check::Attributes => text::passed_attributes(lang),
        Check::Signature => text::passed_signature(lang),
        Check::Chain => text::passed_chain(lang),
        Check::Validity => text::passed_validity(lang),
        Check::KeyUsage => text::passed_key_usage(lang),
        Check::Signer => text::passed_signer(lang),
        Check::Revocation => text::passed_revocation(lang),
    }
}

fn failed(lang: Lang, why: Why) -> &'static str {
    match why {
        Why::Unreadable => text::why_unreadable(lang),
        Why::Changed => text::why_changed(lang),
        Why::Weak => text::why_weak(lang),
        Why::UnknownMethod => text::why_unknown_method(lang),
        Why::WrongKey => text::why_wrong_key(lang),
        Why::Incomplete => text::why_incomplete(lang),
        Why::Untrusted => text::why_untrusted(lang),
        Why::Expired => text::why_expired(lang),
        Why::NotForSigning => text::why_not_for_signing(lang),
        Why::AnotherPerson => text::why_another_person(lang),
        Why::Revoked => text::why_revoked(lang),
        Why::AnotherTime => text::why_another_time(lang),
    }
}

#[cfg(all(test, feature = "ssr"))]
mod tests;
