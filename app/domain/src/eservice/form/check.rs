//! Whether a form may be used (R7.2): each field that may not is named.

use super::{FieldKind, FormField, Held, MAX_CHOICES, MAX_FIELDS, MAX_LABEL, RequestForm, automatic};
use crate::appeal::validate::{Checked, at_most};
use crate::fold::fold;
use crate::refusal::{Code, Field, Refusal};
use crate::regulation::Text;

/// Everything that is wrong with a form, by the regulation in force. A field asks neither for a document that the regulation doesn't name
/// ([`Code::OutsideRegulation`]) nor for what a state register holds ([`Code::HeldByRegister`]).
///
/// # Errors
/// A refusal for each field, at its place.
pub fn check(form: &RequestForm, text: &Text) -> Checked {
    let mut found = Vec::new();
    if form.fields.is_empty() {
        found.push(Refusal::form(Code::Required));
    }
    if form.fields.len() > MAX_FIELDS {
        found.push(Refusal::form(Code::TooMany { max: MAX_FIELDS as u32 }));
    }
    for (at, field) in form.fields.iter().take(MAX_FIELDS).enumerate() {
        let place = Field::Asked(u8::try_from(at).unwrap_or(u8::MAX));
        found.extend(wrong(form, at, field, text).map(|code| Refusal::new(place, code)));
        found.extend([&field.label, &field.help].into_iter().find_map(|words| at_most(place, words, MAX_LABEL)));
    }
    found.extend(automatic::wrong(form, text));
    if found.is_empty() { Ok(()) } else { Err(found) }
}

/// What is wrong with a field; the worst first.
fn wrong(form: &RequestForm, at: usize, field: &FormField, text: &Text) -> Option<Code> {
    asks_too_much(field, text).or_else(|| unfinished(field)).or_else(|| misplaced(form, at, field))
}

/// R7.2.
fn asks_too_much(field: &FormField, text: &Text) -> Option<Code> {
    let named = |name: &str| fold(name) == fold(&field.document);
    let held = text.held.iter().any(|one| named(&one.name));
    match field.kind {
        FieldKind::Held => None,
        FieldKind::Document if held => Some(Code::HeldByRegister),
        FieldKind::Document => (!text.documents.iter().any(|one| named(&one.name))).then_some(Code::OutsideRegulation),
        FieldKind::Identifier => (!held).then_some(Code::OutsideRegulation),
        _ => Held::asked_by(&field.label).map(|_| Code::HeldByRegister),
    }
}

fn unfinished(field: &FormField) -> Option<Code> {
    let empty = match field.kind {
        FieldKind::Held => field.held.is_none(),
        FieldKind::Choice => field.label.trim().is_empty() || field.choices.len() < 2,
        _ => field.label.trim().is_empty(),
    };
    let bounds = field.least.zip(field.most).is_some_and(|(least, most)| least > most);
    let many = field.choices.len() > MAX_CHOICES;
    let code = match (empty, bounds, many) {
        (true, ..) => Code::Required,
        (_, true, _) => Code::BadFormat,
        (.., true) => Code::TooMany { max: MAX_CHOICES as u32 },
        _ => return None,
    };
    Some(code)
}

/// A key of its own; a rule that points at a field before it, which is asked.
fn misplaced(form: &RequestForm, at: usize, field: &FormField) -> Option<Code> {
    let before = form.fields.get(..at).unwrap_or_default();
    let plain = |one: char| one.is_ascii_lowercase() || one.is_ascii_digit() || one == '-';
    let bad_key = field.key.is_empty() || field.key.len() > 40 || !field.key.chars().all(plain);
    if bad_key || before.iter().any(|other| other.key == field.key) {
        return Some(Code::Taken);
    }
    let rule = field.shown_if.as_ref()?;
    let points = before.iter().any(|other| other.key == rule.key && other.kind.is_asked());
    (!points || rule.value.trim().is_empty()).then_some(Code::Unknown)
}

/// Documents that the regulation asks of everybody (2.6.2) and identifying numbers (2.6.1) for which the form has no field: a request
/// would come without them.
pub fn lacking(form: &RequestForm, text: &Text) -> Vec<String> {
    let has = |kind: FieldKind, name: &str| form.fields.iter().any(|field| field.kind == kind && fold(&field.document) == fold(name));
    let documents = text.documents.iter().filter(|one| one.required && !has(FieldKind::Document, &one.name)).map(|one| one.name.clone());
    let held = text.held.iter().filter(|one| !has(FieldKind::Identifier, &one.name)).map(|one| one.name.clone());
    documents.chain(held).collect()
}
