//! The rules, one by one.

use super::spans::longer;
use super::{Fault, Flaw};
use crate::appeal::validate::clean;
use crate::eservice::{Automation, Kind, MAX_LINE, MAX_LIST, MAX_WORDS};
use crate::fold::fold;
use crate::regulation::{Clause, Operation, Text, Unit};

/// No time is given.
const NOTHING: u32 = 0;

pub(super) fn all(text: &Text) -> Vec<Fault> {
    let mut faults: Vec<Fault> = Vec::new();
    let mut found = |clause: Clause, flaw: Flaw| faults.push(Fault { clause, flaw });
    missing(text, &mut found);
    too_long(text, &mut found);
    places(text, &mut found);
    time(text, &mut found);
    payment(text, &mut found);
    kinds(text, &mut found);
    bodies(text, &mut found);
    documents(text, &mut found);
    operations(text, &mut found);
    faults
}

/// Clauses that every regulation fills in.
const ALWAYS: &[Clause] = &[
    Clause::Name,
    Clause::Content,
    Clause::LegalBasis,
    Clause::Provider,
    Clause::Automation,
    Clause::Span,
    Clause::Result,
    Clause::Kind,
    Clause::Fee,
    Clause::Audiences,
    Clause::Address,
    Clause::Information,
    Clause::ControlForm,
    Clause::ControlRule,
    Clause::ComplaintRight,
    Clause::ComplaintNeeds,
    Clause::ComplaintTerm,
];

/// Those that an interactive service fills in besides; its operations are looked at one by one.
const INTERACTIVE: &[Clause] = &[Clause::Forming, Clause::Receiving, Clause::Refusals, Clause::Acceptance, Clause::Operations];

fn missing(text: &Text, found: &mut impl FnMut(Clause, Flaw)) {
    let by_kind = match text.kind {
        Some(Kind::Interactive) => INTERACTIVE,
        Some(Kind::Informational) => &[Clause::AlwaysOpen],
        None => &[],
    };
    for clause in ALWAYS.iter().chain(by_kind).filter(|clause| clause.is_empty(text)) {
        found(*clause, Flaw::Missing);
    }
}

/// Lines, paragraphs and lists as far as a form holds them.
fn too_long(text: &Text, found: &mut impl FnMut(Clause, Flaw)) {
    let over = |words: &str, most: u32| words.chars().count() > most as usize;
    let many = |count: usize| count > MAX_LIST as usize;
    let lines = [(Clause::Name, &text.name), (Clause::Provider, &text.provider), (Clause::Address, &text.address)];
    let words = [
        (Clause::Content, &text.content),
        (Clause::Result, &text.result),
        (Clause::AlwaysOpen, &text.always_open),
        (Clause::Forming, &text.forming),
        (Clause::Receiving, &text.receiving),
        (Clause::Acceptance, &text.acceptance),
        (Clause::ControlForm, &text.control_form),
        (Clause::ControlRule, &text.control_rule),
        (Clause::ComplaintRight, &text.complaint_right),
        (Clause::ComplaintNeeds, &text.complaint_needs),
        (Clause::ComplaintTerm, &text.complaint_term),
    ];
    let information = [&text.information.web, &text.information.email, &text.information.phone];
    let fee = text.fee.iter().flat_map(|fee| [&fee.amount, &fee.basis, &fee.requisites, &fee.ways, &fee.link]);
    let wide = |one: &Operation| [&one.name, &one.responsible, &one.other].into_iter().any(|words| over(words, MAX_LINE));
    let table = [
        (Clause::LegalBasis, many(text.legal_basis.len()) || text.legal_basis.iter().any(|one| over(one, MAX_WORDS))),
        (Clause::Others, many(text.others.len()) || text.others.iter().any(|one| over(&one.name, MAX_LINE))),
        (Clause::Payment, fee.into_iter().any(|one| over(one, MAX_WORDS))),
        (Clause::Information, information.into_iter().any(|one| over(one, MAX_LINE))),
        (
            Clause::Held,
            many(text.held.len())
                || text.held.iter().any(|one| [&one.name, &one.identified_by, &one.register].into_iter().any(|one| over(one, MAX_LINE))),
        ),
        (Clause::Documents, many(text.documents.len()) || text.documents.iter().any(|one| over(&one.name, MAX_LINE))),
        (Clause::Forms, many(text.forms.len()) || text.forms.iter().any(|one| over(&one.name, MAX_LINE) || over(&one.file_name, MAX_LINE))),
        (Clause::Refusals, many(text.refusals.len()) || text.refusals.iter().any(|one| over(one, MAX_WORDS))),
        (Clause::Operations, many(text.operations.len()) || text.operations.iter().any(wide)),
        (Clause::OperationContent, text.operations.iter().any(|one| over(&one.content, MAX_WORDS))),
        (Clause::OperationResults, text.operations.iter().any(|one| over(&one.result, MAX_WORDS))),
    ];
    let lines = lines.into_iter().map(|(clause, words)| (clause, over(words, MAX_LINE)));
    let words = words.into_iter().map(|(clause, words)| (clause, over(words, MAX_WORDS)));
    for (clause, _) in lines.chain(words).chain(table).filter(|(_, over)| *over) {
        found(clause, Flaw::TooLong);
    }
}

/// Addresses that lead somewhere (2.4, 2.5).
fn places(text: &Text, found: &mut impl FnMut(Clause, Flaw)) {
    let web = |address: &str| {
        let rest = address.trim().strip_prefix("https://").or_else(|| address.trim().strip_prefix("http://"));
        rest.is_some_and(|rest| rest.split('/').next().is_some_and(|host| host.contains('.')) && !rest.contains(char::is_whitespace))
    };
    if !Clause::Address.is_empty(text) && !web(&text.address) {
        found(Clause::Address, Flaw::BadAddress);
    }
    let said = &text.information;
    if !said.web.trim().is_empty() && !web(&said.web) {
        found(Clause::Information, Flaw::BadAddress);
    }
    let email = said.email.trim().split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.contains('.'));
    let phone = said.phone.chars().filter(char::is_ascii_digit).count() >= 3;
    if (!said.email.trim().is_empty() && !email) || (!said.phone.trim().is_empty() && !phone) {
        found(Clause::Information, Flaw::BadContact);
    }
}

/// How long it takes, by how far it runs by itself (1.7, notes 1 and 2).
fn time(text: &Text, found: &mut impl FnMut(Clause, Flaw)) {
    let span = text.span;
    if span.most == NOTHING {
        return;
    }
    match text.automation {
        Some(Automation::Full) => {
            if !matches!(span.unit, Unit::Minutes | Unit::Hours) {
                found(Clause::Span, Flaw::NotInMinutes);
            }
            if span.least != span.most {
                found(Clause::Span, Flaw::NotOneTime);
            }
        }
        Some(Automation::Partial) if span.least == NOTHING || span.least > span.most => found(Clause::Span, Flaw::NoBounds),
        Some(Automation::Partial) | None => {}
    }
}

/// Paid: how much, by which act, to where (2.2.1). Free: nothing is named (R8.1).
fn payment(text: &Text, found: &mut impl FnMut(Clause, Flaw)) {
    let Some(fee) = &text.fee else { return };
    let named = [&fee.amount, &fee.basis, &fee.requisites];
    if fee.paid && named.iter().any(|words| words.trim().is_empty()) {
        found(Clause::Payment, Flaw::Missing);
    }
    if !fee.paid && !fee.amount.trim().is_empty() {
        found(Clause::Payment, Flaw::FreeButPaid);
    }
}

/// An informational service is read freely: nothing is asked for and nothing carried out (R4.3).
fn kinds(text: &Text, found: &mut impl FnMut(Clause, Flaw)) {
    if text.kind != Some(Kind::Informational) {
        return;
    }
    for clause in [Clause::Held, Clause::Documents, Clause::Forms] {
        if !clause.is_empty(text) {
            found(clause, Flaw::AsksOfReaders);
        }
    }
    if !text.operations.is_empty() {
        found(Clause::Operations, Flaw::ActsForReaders);
    }
}

fn known(words: &str) -> String {
    fold(&clean(words))
}

/// Every body that takes part in an operation stands among the others that provide the service (R9.4).
fn bodies(text: &Text, found: &mut impl FnMut(Clause, Flaw)) {
    let named: Vec<String> = text.others.iter().map(|one| known(&one.name)).collect();
    let unknown = |one: &Operation| !one.other.trim().is_empty() && !named.contains(&known(&one.other));
    if text.operations.iter().any(unknown) {
        found(Clause::OperationOthers, Flaw::UnknownBody);
    }
}

/// Nobody gives what a register holds (R7.2).
fn documents(text: &Text, found: &mut impl FnMut(Clause, Flaw)) {
    let held: Vec<String> = text.held.iter().map(|one| known(&one.name)).collect();
    if text.documents.iter().any(|one| held.contains(&known(&one.name))) {
        found(Clause::Documents, Flaw::HeldAlready);
    }
    let unsaid = |words: [&str; 3]| words.into_iter().any(|one| one.trim().is_empty());
    if text.held.iter().any(|one| unsaid([&one.name, &one.identified_by, &one.register])) {
        found(Clause::Held, Flaw::Missing);
    }
    if text.documents.iter().any(|one| one.name.trim().is_empty()) {
        found(Clause::Documents, Flaw::Missing);
    }
    if text.forms.iter().any(|one| one.name.trim().is_empty() || one.file.as_str().is_empty()) {
        found(Clause::Forms, Flaw::Missing);
    }
}

/// Each operation says what is done, by whom, for how long and with what result; together they fit into 1.7 (R9.3.4, R9.4).
fn operations(text: &Text, found: &mut impl FnMut(Clause, Flaw)) {
    let list = &text.operations;
    let lacks = |side: fn(&Operation) -> bool| list.iter().any(side);
    if lacks(|one| one.name.trim().is_empty()) {
        found(Clause::Operations, Flaw::Missing);
    }
    if lacks(|one| one.responsible.trim().is_empty()) {
        found(Clause::Operations, Flaw::NobodyResponsible);
    }
    if lacks(|one| one.content.trim().is_empty() || one.span.most == NOTHING) {
        found(Clause::OperationContent, Flaw::Missing);
    }
    if lacks(|one| one.result.trim().is_empty()) {
        found(Clause::OperationResults, Flaw::Missing);
    }
    if text.span.most != NOTHING && longer(list, text.span) {
        found(Clause::OperationContent, Flaw::LongerThanWhole);
    }
}
