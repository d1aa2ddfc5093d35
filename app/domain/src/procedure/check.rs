//! What the forms of an institution's staff must hold; as [`crate::appeal::validate`].

use super::{DecisionKind, ExtendForm, ForwardForm, QueryAnswerForm, QueryForm, UnconsideredForm, longest};
use crate::appeal::validate::{Checked, MAX_NOTE, MAX_TEXT, photos, telling};
use crate::ids::is_uuid;
use crate::refusal::{Code, Field, Refusal};
use crate::template::without_holes;

/// Leaving unconsidered (A9.2): on a ground, and never without reasons in words.
pub fn leave_unconsidered(form: &UnconsideredForm) -> Checked {
    let ground = form.ground.is_none().then_some(Refusal::new(Field::Ground, Code::Required));
    let reasons = reason(&form.reason).or_else(|| without_holes(Field::Reason, &form.reason));
    all([uuid(form.appeal.as_str()), ground, reasons])
}

/// Sending on (A8.11): to somebody or back, never without a reason.
pub fn forward(form: &ForwardForm) -> Checked {
    let nobody = form.to.is_none() && !form.back;
    let target = nobody.then_some(Refusal::new(Field::Institutions, Code::Required));
    all([uuid(form.appeal.as_str()), target, reason(&form.reason)])
}

/// An extension (A8.8): of one of two kinds, by at most 30 working days, never without a reason.
pub fn extend(form: &ExtendForm) -> Checked {
    let kind = match form.kind {
        Some(DecisionKind::ExtendedStudy | DecisionKind::Extended) => None,
        Some(_) => Some(Code::Unknown),
        None => Some(Code::Required),
    };
    let kind = kind.map(|code| Refusal::new(Field::Ground, code));
    let wrong = form.kind == Some(DecisionKind::Extended) && !(1..=longest()).contains(&form.days);
    let days = wrong.then_some(Refusal::new(Field::Days, Code::BadFormat));
    all([uuid(form.appeal.as_str()), kind, days, reason(&form.reason)])
}

/// A query (A8.10): to somebody, and something asked.
pub fn query(form: &QueryForm) -> Checked {
    let nobody = form.to.is_none().then_some(Refusal::new(Field::Institutions, Code::Required));
    all([uuid(form.appeal.as_str()), nobody, telling(Field::Text, &form.text, MAX_TEXT)])
}

/// Its answer.
pub fn answer_query(form: &QueryAnswerForm) -> Checked {
    all([uuid(form.query.as_str()), telling(Field::Text, &form.text, MAX_TEXT), photos(&form.media)])
}

fn reason(text: &str) -> Option<Refusal> {
    telling(Field::Reason, text, MAX_NOTE)
}

fn uuid(id: &str) -> Option<Refusal> {
    (!is_uuid(id)).then_some(Refusal::new(Field::Id, Code::BadFormat))
}

fn all<const N: usize>(found: [Option<Refusal>; N]) -> Checked {
    let refusals: Vec<Refusal> = found.into_iter().flatten().collect();
    if refusals.is_empty() { Ok(()) } else { Err(refusals) }
}
