//! What people say of a service: a rating after use, a question to the provider. What is sent, and what it must hold.

use crate::appeal::validate::{Checked, Tidy, at_most, clean, telling};
use crate::ids::is_uuid;
use crate::refusal::{Code, Field, Refusal};
use serde::{Deserialize, Serialize};

/// Most characters of the words of a rating.
pub const MAX_RATING: u32 = 500;
/// Most characters of a question, and of its answer.
pub const MAX_QUESTION: u32 = 1_000;
/// Questions of one person about one service that may wait at the same time.
pub const MOST_WAITING: u32 = 3;
/// Ratings from which on their average says something and nobody's own can be told from it.
pub const ENOUGH_RATINGS: u32 = 5;

/// A rating of a service by who has used it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ServiceRateForm {
    /// Number of the service.
    pub number: String,
    /// 1 to 5; 0 is nothing chosen.
    pub stars: u8,
    /// What the provider should know.
    pub text: String,
}

/// A question about a service.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ServiceAskForm {
    /// Made by the page, so that sending again makes no second one.
    pub id: String,
    /// Number of the service.
    pub number: String,
    /// The question.
    pub question: String,
}

/// The provider's answer.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ServiceAnswerForm {
    /// The question.
    pub id: String,
    /// The answer.
    pub text: String,
}

impl Tidy for ServiceRateForm {
    fn tidied(self) -> Self {
        Self { text: clean(&self.text), ..self }
    }
}

impl Tidy for ServiceAskForm {
    fn tidied(self) -> Self {
        Self { id: self.id.trim().to_ascii_lowercase(), question: clean(&self.question), ..self }
    }
}

impl Tidy for ServiceAnswerForm {
    fn tidied(self) -> Self {
        Self { text: clean(&self.text), ..self }
    }
}

/// A rating: one to five stars, few words.
///
/// # Errors
/// Every field that is wrong.
pub fn rate_service(form: &ServiceRateForm) -> Checked {
    let code = if form.stars == 0 { Code::Required } else { Code::Unknown };
    let stars = (!(1..=5).contains(&form.stars)).then_some(Refusal::new(Field::Stars, code));
    all([stars, at_most(Field::Text, &form.text, MAX_RATING)])
}

/// A question says something.
///
/// # Errors
/// Every field that is wrong.
pub fn ask_service(form: &ServiceAskForm) -> Checked {
    let id = (!is_uuid(&form.id)).then_some(Refusal::new(Field::Id, Code::BadFormat));
    all([id, telling(Field::Text, &form.question, MAX_QUESTION)])
}

/// So does an answer.
///
/// # Errors
/// Every field that is wrong.
pub fn answer_service(form: &ServiceAnswerForm) -> Checked {
    all([telling(Field::Text, &form.text, MAX_QUESTION)])
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
    fn a_rating_is_one_to_five_and_its_words_are_few() {
        let rated = |stars, text: &str| codes(rate_service(&ServiceRateForm { number: String::new(), stars, text: text.into() }));
        for stars in 1..=5 {
            assert_eq!(rated(stars, ""), []);
        }
        assert_eq!(rated(0, ""), [(Field::Stars, Code::Required)]);
        let long = "ə".repeat(501);
        assert_eq!(rated(6, &long), [(Field::Stars, Code::Unknown), (Field::Text, Code::TooLong { max: 500, is: 501 })]);
    }

    #[test]
    fn a_question_and_its_answer_say_something() {
        let ask = ServiceAskForm {
            id: "01890000-0000-7000-8000-000000000001".into(),
            question: "Arayış kağızda da verilir?".into(),
            ..Default::default()
        };
        assert_eq!(codes(ask_service(&ask)), []);
        assert_eq!(codes(ask_service(&ServiceAskForm::default())), [(Field::Id, Code::BadFormat), (Field::Text, Code::Required)]);
        assert_eq!(codes(answer_service(&ServiceAnswerForm::default())), [(Field::Text, Code::Required)]);
    }
}
