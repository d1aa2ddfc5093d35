//! What a person has answered, checked in the browser for comfort and by the server with authority; each field is named.

use super::{FieldKind, FormField, MAX_FIELDS, RequestForm};
use crate::appeal::validate::{Checked, at_most, clean};
use crate::refusal::{Code, Field, Refusal};
use crate::time::Date;
use std::collections::{BTreeMap, BTreeSet};

/// Answers by the keys of their fields.
pub type Answers = BTreeMap<String, String>;

/// Names of the controls, by place.
#[rustfmt::skip]
pub const NAMES: [&str; MAX_FIELDS] = [
    "f0", "f1", "f2", "f3", "f4", "f5", "f6", "f7", "f8", "f9", "f10", "f11", "f12", "f13", "f14", "f15", "f16", "f17", "f18", "f19", "f20", "f21", "f22", "f23", "f24", "f25", "f26", "f27", "f28", "f29", "f30", "f31", "f32", "f33", "f34", "f35", "f36", "f37", "f38", "f39",
];

/// Names of the controls in which an advice on mending is written, by place (R7.4).
#[rustfmt::skip]
pub const MENDING_NAMES: [&str; MAX_FIELDS] = [
    "m0", "m1", "m2", "m3", "m4", "m5", "m6", "m7", "m8", "m9", "m10", "m11", "m12", "m13", "m14", "m15", "m16", "m17", "m18", "m19", "m20", "m21", "m22", "m23", "m24", "m25", "m26", "m27", "m28", "m29", "m30", "m31", "m32", "m33", "m34", "m35", "m36", "m37", "m38", "m39",
];

/// Most characters of a line, if the field says nothing.
const LINE: i64 = 300;
/// Most characters of a paragraph, likewise.
const PARAGRAPH: i64 = 4_000;

/// The place of the control with this name.
pub fn at_of(name: &str) -> Option<usize> {
    NAMES.iter().position(|one| *one == name)
}

/// Keys of a kind.
pub fn keys(form: &RequestForm, kind: FieldKind) -> BTreeSet<&str> {
    form.fields.iter().filter(|field| field.kind == kind).map(|field| field.key.as_str()).collect()
}

/// Whether a field is shown with these answers. A rule that points at a field that is not shown itself shows nothing.
pub fn shown(form: &RequestForm, field: &FormField, answers: &Answers) -> bool {
    let Some(rule) = &field.shown_if else { return true };
    let own = form.find(&field.key).map_or(0, |(at, _)| at);
    form.find(&rule.key).is_some_and(|(at, other)| {
        at < own && answers.get(&rule.key).is_some_and(|value| value.trim() == rule.value.trim()) && shown(form, other, answers)
    })
}

/// Cleaned texts of the fields that are shown and asked, and nothing else: what a register says is not the person's to say.
pub fn tidied(form: &RequestForm, answers: &Answers) -> Answers {
    let typed = |field: &FormField| {
        let text = clean(answers.get(&field.key)?);
        let text = if field.kind == FieldKind::Paragraph { text } else { text.split_whitespace().collect::<Vec<_>>().join(" ") };
        Some((field.key.clone(), text)).filter(|(_, text)| !text.is_empty())
    };
    form.fields.iter().filter(|field| field.kind.is_asked() && shown(form, field, answers)).filter_map(typed).collect()
}

/// Everything that is wrong with tidied answers; `given` are the keys of the fields to which a document was added.
///
/// # Errors
/// A refusal for each field, at its place.
pub fn check(form: &RequestForm, answers: &Answers, given: &BTreeSet<String>) -> Checked {
    let wrong =
        form.fields.iter().take(MAX_FIELDS).enumerate().filter(|(_, field)| shown(form, field, answers)).filter_map(|(at, field)| {
            let place = Field::Asked(u8::try_from(at).unwrap_or(u8::MAX));
            match field.kind {
                FieldKind::Held => None,
                FieldKind::Document => (field.required && !given.contains(&field.key)).then_some(Refusal::new(place, Code::Required)),
                _ => answer(place, field, answers.get(&field.key).map_or("", String::as_str)),
            }
        });
    let wrong: Vec<Refusal> = wrong.collect();
    if wrong.is_empty() { Ok(()) } else { Err(wrong) }
}

fn answer(place: Field, field: &FormField, text: &str) -> Option<Refusal> {
    let no = |code| Some(Refusal::new(place, code));
    if text.is_empty() {
        return field.required.then_some(Refusal::new(place, Code::Required));
    }
    match field.kind {
        FieldKind::Number => match text.parse::<i64>() {
            Err(_) => no(Code::BadFormat),
            Ok(number) => {
                let (least, most) = (field.least.unwrap_or(i64::MIN), field.most.unwrap_or(i64::MAX));
                if (least..=most).contains(&number) { None } else { no(Code::OutOfRange { least, most }) }
            }
        },
        FieldKind::Day => {
            if text.parse::<Date>().is_ok() {
                None
            } else {
                no(Code::BadFormat)
            }
        }
        FieldKind::Choice => {
            if field.choices.iter().any(|one| one == text) {
                None
            } else {
                no(Code::Unknown)
            }
        }
        FieldKind::YesNo => {
            if matches!(text, "yes" | "no") {
                None
            } else {
                no(Code::Unknown)
            }
        }
        FieldKind::Paragraph => length(place, field, text, PARAGRAPH),
        FieldKind::Line | FieldKind::Identifier => length(place, field, text, LINE),
        FieldKind::Held | FieldKind::Document => None,
    }
}

fn length(place: Field, field: &FormField, text: &str, usual: i64) -> Option<Refusal> {
    let number = |bound: i64| u32::try_from(bound.clamp(0, PARAGRAPH)).unwrap_or_default();
    let (least, most) = (number(field.least.unwrap_or_default()), number(field.most.unwrap_or(usual)));
    let short = u32::try_from(text.chars().count()).unwrap_or(u32::MAX) < least;
    short.then_some(Refusal::new(place, Code::TooShort { min: least })).or_else(|| at_most(place, text, most))
}
