//! What is sent: a complaint that is not about an appeal, and the decision on any.

use super::{About, Outcome};
use crate::appeal::validate::{Checked, MAX_NOTE, MAX_TEXT, Tidy, at_most, clean, telling};
use crate::ids::{AdditionId, is_uuid};
use crate::refusal::{Code, Field, Refusal};
use crate::template::without_holes;
use serde::{Deserialize, Serialize};

/// Most characters of what a complaint is about.
const MAX_SUBJECT: u32 = 200;

/// A complaint about how a person was served (Q3.5). About a decision one complains on the appeal's own page (A9.1).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ComplaintForm {
    /// Made by the browser or the page, so that sending again makes no second one.
    pub id: AdditionId,
    /// What kind of matter it is.
    pub about: About,
    /// Which centre, service, order: in words, or the order's code.
    pub subject: String,
    /// What happened and why it was wrong.
    pub text: String,
    /// What is asked for.
    pub demand: String,
}

/// The decision on a complaint.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct DecideForm {
    /// The complaint.
    pub id: AdditionId,
    /// How; `None` is refused.
    pub outcome: Option<Outcome>,
    /// The reasons, for the person.
    pub reasons: String,
}

impl Tidy for ComplaintForm {
    fn tidied(self) -> Self {
        let subject = clean(&self.subject).split_whitespace().collect::<Vec<_>>().join(" ");
        Self { subject, text: clean(&self.text), demand: clean(&self.demand), ..self }
    }
}

impl Tidy for DecideForm {
    fn tidied(self) -> Self {
        Self { reasons: clean(&self.reasons), ..self }
    }
}

/// What a complaint must contain: what it is about, why, and what is asked for (Q3.5).
pub fn file(form: &ComplaintForm) -> Checked {
    let elsewhere = (form.about == About::Decision).then_some(Refusal::form(Code::Unknown));
    let empty = form.subject.is_empty().then_some(Refusal::new(Field::Subject, Code::Required));
    let subject = empty.or_else(|| at_most(Field::Subject, &form.subject, MAX_SUBJECT));
    let demand = form.demand.is_empty().then_some(Refusal::new(Field::Demand, Code::Required));
    let demand = demand.or_else(|| at_most(Field::Demand, &form.demand, MAX_NOTE));
    all([uuid(&form.id), elsewhere, subject, telling(Field::Text, &form.text, MAX_TEXT), demand])
}

/// A decision: one of two, and never without reasons.
pub fn decide(form: &DecideForm) -> Checked {
    let outcome = form.outcome.is_none().then_some(Refusal::new(Field::Ground, Code::Required));
    let reasons = telling(Field::Reason, &form.reasons, MAX_TEXT).or_else(|| without_holes(Field::Reason, &form.reasons));
    all([uuid(&form.id), outcome, reasons])
}

fn uuid(id: &AdditionId) -> Option<Refusal> {
    (!is_uuid(id.as_str())).then_some(Refusal::new(Field::Id, Code::BadFormat))
}

fn all<const N: usize>(found: [Option<Refusal>; N]) -> Checked {
    let refusals: Vec<Refusal> = found.into_iter().flatten().collect();
    if refusals.is_empty() { Ok(()) } else { Err(refusals) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(checked: Checked) -> Vec<(Field, Code)> {
        checked.err().unwrap_or_default().into_iter().map(|refusal| (refusal.field, refusal.code)).collect()
    }

    #[test]
    fn q3_5_a_complaint_says_what_it_is_about_why_and_what_is_asked_for() {
        let whole = ComplaintForm {
            id: "01890000-0000-7000-8000-000000000001".into(),
            about: About::Queue,
            subject: " 1 nömrəli  mərkəz ".into(),
            text: "Növbəm çağırılmadı, üç saat gözlədim.".into(),
            demand: "Araşdırılsın.".into(),
        };
        let whole = whole.tidied();
        assert_eq!((file(&whole), whole.subject.as_str()), (Ok(()), "1 nömrəli mərkəz"));
        let empty = ComplaintForm { subject: String::new(), text: String::new(), demand: String::new(), ..whole.clone() };
        let missing = [(Field::Subject, Code::Required), (Field::Text, Code::Required), (Field::Demand, Code::Required)];
        assert_eq!(codes(file(&empty)), missing);
        assert_eq!(codes(file(&ComplaintForm { about: About::Decision, ..whole })), [(Field::Form, Code::Unknown)]);
    }

    #[test]
    fn a9_2_a_decision_is_one_of_two_and_has_reasons() {
        let form = DecideForm { id: "01890000-0000-7000-8000-000000000001".into(), ..DecideForm::default() };
        assert_eq!(codes(decide(&form)), [(Field::Ground, Code::Required), (Field::Reason, Code::Required)]);
        let hole = DecideForm { outcome: Some(Outcome::Granted), reasons: "Cavab {number} üzrə yetərli deyil.".into(), ..form.clone() };
        assert_eq!(codes(decide(&hole)), [(Field::Reason, Code::Unfilled)]);
        assert_eq!(decide(&DecideForm { reasons: "Cavab mahiyyəti üzrə deyil.".into(), ..hole }), Ok(()));
    }
}
