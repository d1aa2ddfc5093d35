//! What a service that runs wholly by itself gives at once (R-annex1, 1.6 and note 1 of 1.7): a result made of what was asked and of what
//! state registers say, or a refusal where a rule of the form says so. No person decides; where the form can't, a person does.
//!
//! Begin reading at [`decide`]. Texts hold places: `{key}` is the answer of that field, [`OWN_PLACES`] are the request's own.

use super::{Answers, FieldKind, FormField, RequestForm};
use crate::appeal::validate::{MAX_TEXT, at_most};
use crate::eservice::Automation;
use crate::refusal::{Code, Field, Refusal};
use crate::regulation::Text;
use crate::time::Date;
use serde::{Deserialize, Serialize};

/// Most rules of a form.
pub const MAX_RULES: usize = 20;
/// Places that are no field's: the request's number, the day, the service, the provider.
pub const OWN_PLACES: [&str; 4] = ["number", "today", "service", "provider"];

words! {
    /// How an answer is held against a rule's value.
    #[derive(Default)]
    Compare {
        /// It is the same.
        #[default]
        Is = "is",
        /// It is another one.
        IsNot = "is_not",
        /// A smaller number, an earlier day.
        Less = "less",
        /// A larger number, a later day.
        More = "more",
    }
}

/// When a request is refused without a person (R-annex1, 3.3.1: "in view of what is particular to services wholly automated").
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct RefusalRule {
    /// Key of the field.
    pub field: String,
    /// How its answer is compared.
    pub compare: Compare,
    /// With what.
    pub value: String,
    /// The ground, as the regulation writes it.
    pub ground: String,
    /// Why it holds, for the sender; with places.
    pub text: String,
}

/// What comes of a request by itself.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Automatic {
    /// The result, with places.
    pub text: String,
    /// Refusals; the first that holds counts.
    pub rules: Vec<RefusalRule>,
}

/// What the form says of a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Its result.
    Done {
        /// The whole text.
        text: String,
    },
    /// Its refusal.
    Refused {
        /// The ground, as the regulation writes it.
        ground: String,
        /// Why it holds.
        text: String,
    },
    /// A person looks at it: nothing is said of it, or a register has not answered, and what nobody knows is not certified.
    ByHand,
}

/// What comes of answers by themselves; `answers` hold what registers say too, `own` gives the values of [`OWN_PLACES`]. The same answers
/// always come to the same end.
pub fn decide(form: &RequestForm, answers: &Answers, own: impl Fn(&str) -> String) -> Outcome {
    let Some(automatic) = &form.automatic else { return Outcome::ByHand };
    let fill = |text: &str| filled(text, |place| value(form, answers, place, &own));
    let refused = automatic.rules.iter().find(|rule| rule.holds(form, answers));
    match refused {
        Some(rule) => fill(&rule.text).map_or(Outcome::ByHand, |text| Outcome::Refused { ground: rule.ground.clone(), text }),
        None => fill(&automatic.text).map_or(Outcome::ByHand, |text| Outcome::Done { text }),
    }
}

impl RefusalRule {
    /// Whether it holds. What was not answered refuses nobody.
    fn holds(&self, form: &RequestForm, answers: &Answers) -> bool {
        let Some((_, field)) = form.find(&self.field) else { return false };
        let (said, value) = (answers.get(&self.field).map_or("", |said| said.trim()), self.value.trim());
        if said.is_empty() {
            return false;
        }
        let order = match field.kind {
            FieldKind::Number => said.parse::<i64>().ok().zip(value.parse::<i64>().ok()).map(|(said, value)| said.cmp(&value)),
            FieldKind::Day => said.parse::<Date>().ok().zip(value.parse::<Date>().ok()).map(|(said, value)| said.cmp(&value)),
            _ => None,
        };
        match self.compare {
            Compare::Is => said == value,
            Compare::IsNot => said != value,
            Compare::Less => order.is_some_and(std::cmp::Ordering::is_lt),
            Compare::More => order.is_some_and(std::cmp::Ordering::is_gt),
        }
    }

    /// What is wrong with it.
    fn wrong(&self, form: &RequestForm, text: &Text) -> Option<Refusal> {
        let Some((_, field)) = form.find(&self.field).filter(|(_, field)| is_compared(field)) else {
            return Some(Refusal::new(Field::Ground, Code::Unknown));
        };
        let value = self.value.trim();
        let ordered = match (self.compare, field.kind) {
            (Compare::Is | Compare::IsNot, _) => true,
            (_, FieldKind::Number) => value.parse::<i64>().is_ok(),
            (_, FieldKind::Day) => value.parse::<Date>().is_ok(),
            _ => false,
        };
        if value.is_empty() || !ordered {
            return Some(Refusal::new(Field::Ground, Code::BadFormat));
        }
        if !text.refusals.contains(&self.ground) {
            return Some(Refusal::new(Field::Ground, if self.ground.is_empty() { Code::Required } else { Code::Unknown }));
        }
        wrong_text(Field::Reason, form, &self.text)
    }
}

/// Fields whose answer can be held against a value.
pub fn is_compared(field: &FormField) -> bool {
    !matches!(field.kind, FieldKind::Document | FieldKind::Paragraph)
}

/// Fields whose answer can stand in a text as it is.
pub fn is_place(field: &FormField) -> bool {
    !matches!(field.kind, FieldKind::Document | FieldKind::YesNo)
}

/// Everything that is wrong with what comes by itself: beside [`Field::Text`] the result's, beside [`Field::Ground`] and [`Field::Reason`] the
/// rules'. Of a service that is not wholly automated nothing comes by itself, so nothing is wrong.
pub(super) fn wrong(form: &RequestForm, text: &Text) -> Vec<Refusal> {
    let Some(automatic) = form.automatic.as_ref().filter(|_| text.automation == Some(Automation::Full)) else { return Vec::new() };
    let many = (automatic.rules.len() > MAX_RULES).then_some(Refusal::new(Field::Ground, Code::TooMany { max: MAX_RULES as u32 }));
    let rules = automatic.rules.iter().take(MAX_RULES).filter_map(|rule| rule.wrong(form, text));
    wrong_text(Field::Text, form, &automatic.text).into_iter().chain(many).chain(rules).collect()
}

fn wrong_text(place: Field, form: &RequestForm, text: &str) -> Option<Refusal> {
    if text.trim().is_empty() {
        return Some(Refusal::new(place, Code::Required));
    }
    let known = |name: &str| OWN_PLACES.contains(&name) || form.find(name).is_some_and(|(_, field)| is_place(field));
    let unknown = filled(text, |name| known(name).then(String::new)).is_none();
    unknown.then_some(Refusal::new(place, Code::UnknownPlace)).or_else(|| at_most(place, text, MAX_TEXT))
}

/// What stands at a place; `None` where nothing may be said in its stead.
fn value(form: &RequestForm, answers: &Answers, place: &str, own: impl Fn(&str) -> String) -> Option<String> {
    if OWN_PLACES.contains(&place) {
        return Some(own(place));
    }
    let (_, field) = form.find(place).filter(|(_, field)| is_place(field))?;
    let said = answers.get(place).map(|said| said.trim()).filter(|said| !said.is_empty());
    match (field.kind, said) {
        (FieldKind::Held, None) => None,
        (_, None) => Some("—".to_owned()),
        (FieldKind::Day, Some(day)) => Some(day.parse::<Date>().map_or_else(|_| day.to_owned(), Date::display)),
        (_, Some(said)) => Some(said.to_owned()),
    }
}

/// The text with its places filled; `None` when one of them has no value. What a value holds is never read as a place.
fn filled(text: &str, value: impl Fn(&str) -> Option<String>) -> Option<String> {
    let (mut whole, mut rest) = (String::with_capacity(text.len()), text);
    while let Some((before, after)) = rest.split_once('{') {
        whole.push_str(before);
        let name = after.split_once('}').filter(|(name, _)| is_name(name));
        rest = match name {
            Some((name, after)) => {
                whole.push_str(&value(name)?);
                after
            }
            None => {
                whole.push('{');
                after
            }
        };
    }
    whole.push_str(rest);
    Some(whole)
}

/// Braces around anything else are only braces.
fn is_name(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
}
