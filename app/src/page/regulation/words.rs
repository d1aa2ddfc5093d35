//! A regulation in words: labels of the clauses as they stand in the model form, what a clause says, names of stages.

use crate::i18n::texts::{eservice, regulation as texts};
use crate::tr;
pub use crate::ui::clause::{flaw_sentence, title};
use domain::eservice::{Audience, Automation, Kind};
use domain::lang::Lang;
use domain::regulation::{AgreementState, Clause, Operation, Section, Span, Stage, Text, Unit, What};

/// The heading of a section.
pub fn section(lang: Lang, section: Section) -> &'static str {
    match section {
        Section::General => texts::section_1(lang),
        Section::Providing => texts::section_2(lang),
        Section::Procedures => texts::section_3(lang),
    }
}

/// The heading above the first clause of a group: its number and words.
pub fn group(lang: Lang, first: Clause) -> Option<(&'static str, &'static str)> {
    Some(match first {
        Clause::Held => ("2.6", texts::c2_6(lang)),
        Clause::Forming => ("3.2", texts::c3_2(lang)),
        Clause::Refusals => ("3.3", texts::c3_3(lang)),
        Clause::Operations => ("3.4", texts::c3_4(lang)),
        Clause::ControlForm => ("3.5", texts::c3_5(lang)),
        Clause::ComplaintRight => ("3.6", texts::c3_6(lang)),
        _ => return None,
    })
}

/// The number as it is printed: forms stand under a note, which has none of its own.
pub fn number(clause: Clause) -> &'static str {
    if clause == Clause::Forms { "" } else { clause.number() }
}

/// What a clause says, in paragraphs; nothing where it says nothing.
pub fn said(lang: Lang, clause: Clause, text: &Text) -> Vec<String> {
    if clause.is_empty(text) {
        return Vec::new();
    }
    let one = |words: &str| vec![words.to_owned()];
    let operations = |side: fn(Lang, &Operation) -> String| -> Vec<String> {
        let sides = (1_u32..).zip(&text.operations).map(|(nr, one)| (nr, side(lang, one)));
        sides.filter(|(_, words)| !words.is_empty()).map(|(nr, words)| format!("{nr}) {words}")).collect()
    };
    match clause {
        Clause::Name => one(&text.name),
        Clause::Content => one(&text.content),
        Clause::LegalBasis => filled(text.legal_basis.iter().cloned()),
        Clause::Provider => one(&text.provider),
        Clause::Others => filled(text.others.iter().map(|one| one.name.clone())),
        Clause::Automation => text.automation.map(|it| automation(lang, it).to_owned()).into_iter().collect(),
        Clause::Span => vec![span(lang, text.span)],
        Clause::Result => one(&text.result),
        Clause::Kind => text.kind.map(|it| kind(lang, it).to_owned()).into_iter().collect(),
        Clause::Fee => text
            .fee
            .as_ref()
            .map(|fee| if fee.paid { texts::fee_paid(lang) } else { texts::fee_free(lang) }.to_owned())
            .into_iter()
            .collect(),
        Clause::Payment => payment(lang, text),
        Clause::Audiences => vec![text.audiences.iter().map(|it| audience(lang, *it)).collect::<Vec<_>>().join(", ")],
        Clause::Address => one(&text.address),
        Clause::Information => filled([&text.information.web, &text.information.email, &text.information.phone].into_iter().cloned()),
        Clause::Held => text.held.iter().map(|one| joined([&one.name, &one.identified_by, &one.register])).collect(),
        Clause::Documents => text.documents.iter().map(|one| document(lang, one)).collect(),
        Clause::Forms => text.forms.iter().map(|one| one.name.clone()).collect(),
        Clause::AlwaysOpen => one(&text.always_open),
        Clause::Forming => one(&text.forming),
        Clause::Receiving => one(&text.receiving),
        Clause::Refusals => filled(text.refusals.iter().cloned()),
        Clause::Acceptance => one(&text.acceptance),
        Clause::Operations => operations(|lang, one| match one.responsible.is_empty() {
            true => one.name.clone(),
            false => format!("{}. {}", one.name.trim_end_matches('.'), texts::responsible_is(lang, &one.responsible)),
        }),
        Clause::OperationContent => operations(|lang, one| match one.span.most {
            0 => one.content.clone(),
            _ => format!("{} {}", one.content, texts::takes(lang, at_most(lang, one.span))),
        }),
        Clause::OperationOthers => operations(|_, one| one.other.clone()),
        Clause::OperationResults => operations(|_, one| one.result.clone()),
        Clause::ControlForm => one(&text.control_form),
        Clause::ControlRule => one(&text.control_rule),
        Clause::ComplaintRight => one(&text.complaint_right),
        Clause::ComplaintNeeds => one(&text.complaint_needs),
        Clause::ComplaintTerm => one(&text.complaint_term),
    }
}

fn filled(lines: impl Iterator<Item = String>) -> Vec<String> {
    lines.filter(|line| !line.trim().is_empty()).collect()
}

fn joined<const N: usize>(parts: [&String; N]) -> String {
    parts.into_iter().filter(|part| !part.trim().is_empty()).cloned().collect::<Vec<_>>().join("; ")
}

fn payment(lang: Lang, text: &Text) -> Vec<String> {
    let Some(fee) = &text.fee else { return Vec::new() };
    let named = [
        (texts::fee_amount(lang), &fee.amount),
        (texts::fee_basis(lang), &fee.basis),
        (texts::fee_requisites(lang), &fee.requisites),
        (texts::fee_ways(lang), &fee.ways),
        (texts::fee_link(lang), &fee.link),
    ];
    named.into_iter().filter(|(_, words)| !words.trim().is_empty()).map(|(name, words)| format!("{name}: {words}")).collect()
}

fn document(lang: Lang, one: &domain::regulation::Document) -> String {
    let notes = [(one.required, texts::document_required(lang)), (one.original, texts::document_original(lang))];
    let notes: Vec<&str> = notes.into_iter().filter(|(is, _)| *is).map(|(_, words)| words).collect();
    if notes.is_empty() { one.name.clone() } else { format!("{} ({})", one.name, notes.join("; ")) }
}

/// A length of time: one number, or a shortest and a longest one.
pub fn span(lang: Lang, span: Span) -> String {
    let unit = unit(lang, span.unit);
    if span.least == 0 || span.least == span.most {
        format!("{} {unit}", span.most)
    } else {
        format!("{}–{} {unit}", span.least, span.most)
    }
}

/// The longest time of an operation.
pub fn at_most(lang: Lang, span: Span) -> String {
    texts::up_to(lang, format!("{} {}", span.most, unit(lang, span.unit)))
}

fn unit(lang: Lang, unit: Unit) -> &'static str {
    match unit {
        Unit::Minutes => eservice::unit_minutes(lang),
        Unit::Hours => eservice::unit_hours(lang),
        Unit::WorkingDays => eservice::unit_working_days(lang),
        Unit::Days => eservice::unit_days(lang),
    }
}

fn automation(lang: Lang, it: Automation) -> &'static str {
    match it {
        Automation::Full => eservice::automation_full(lang),
        Automation::Partial => eservice::automation_partial(lang),
    }
}

fn kind(lang: Lang, it: Kind) -> &'static str {
    match it {
        Kind::Informational => eservice::kind_informational(lang),
        Kind::Interactive => eservice::kind_interactive(lang),
    }
}

fn audience(lang: Lang, it: Audience) -> &'static str {
    match it {
        Audience::Persons => eservice::audience_persons(lang),
        Audience::Organisations => eservice::audience_organisations(lang),
        Audience::StateBodies => eservice::audience_state_bodies(lang),
        Audience::Others => eservice::audience_others(lang),
    }
}

/// A stage.
pub fn stage(it: Stage) -> &'static str {
    match it {
        Stage::Draft => tr!(regulation.stage_draft),
        Stage::Agreement => tr!(regulation.stage_agreement),
        Stage::Discussion => tr!(regulation.stage_discussion),
        Stage::InForce => tr!(regulation.stage_in_force),
        Stage::Superseded => tr!(regulation.stage_superseded),
    }
}

/// The look of a stage, beside its word.
pub fn stage_look(it: Stage) -> &'static str {
    match it {
        Stage::Draft | Stage::Superseded => "tag",
        Stage::Agreement | Stage::Discussion => "tag is-new",
        Stage::InForce => "tag is-good",
    }
}

/// What another body says.
pub fn agreement(it: AgreementState) -> &'static str {
    match it {
        AgreementState::Waiting => tr!(regulation.agreement_waiting),
        AgreementState::Agreed => tr!(regulation.agreement_agreed),
        AgreementState::Objected => tr!(regulation.agreement_objected),
    }
}

/// What happened.
pub fn happened(it: What, version: u32) -> String {
    match it {
        What::Begun => tr!(regulation.did_begun, version),
        What::Submitted => tr!(regulation.did_submitted, version),
        What::Agreed => tr!(regulation.did_agreed, version),
        What::Objected => tr!(regulation.did_objected, version),
        What::Published => tr!(regulation.did_published, version),
        What::Recalled => tr!(regulation.did_recalled, version),
        What::Approved => tr!(regulation.did_approved, version),
        What::Superseded => tr!(regulation.did_superseded, version),
    }
}
