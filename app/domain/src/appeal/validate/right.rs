//! What a person does with an appeal after sending (A9.1): what each step needs.

use super::*;
use crate::lifecycle::Step;

/// A step after sending. Whether it can be taken now is the lifecycle's and [`crate::rights::may`]'s to say.
pub fn right(form: &RightForm) -> Checked {
    let of_step = match form.step {
        Some(Step::Amend) => [
            text::telling(Field::Text, &form.text, MAX_TEXT),
            filled(Field::Category, form.category.as_str()),
            text::at_most(Field::Address, &form.address, MAX_ADDRESS),
        ],
        Some(Step::AddDocuments) => [something(form), photos(&form.media), recorded(form)],
        Some(Step::Dispute) => [recordings::words(&form.text, form.voice.is_some()), photos(&form.media), recorded(form)],
        Some(Step::Complain) => {
            [text::telling(Field::Text, &form.text, MAX_TEXT), text::telling(Field::Demand, &form.demand, MAX_NOTE), None]
        }
        Some(Step::AskConfidentiality) => [text::telling(Field::Text, &form.text, MAX_NOTE), None, None],
        Some(Step::Withdraw) => [text::at_most(Field::Text, &form.text, MAX_NOTE), None, None],
        Some(Step::LiftConfidentiality | Step::Leave) => [None, None, None],
        _ => [Some(Refusal::form(Code::NotYours)), None, None],
    };
    let [first, second, third] = of_step;
    all([uuid(form.id.as_str()), uuid(form.appeal.as_str()), first, second, third])
}

fn recorded(form: &RightForm) -> Option<Refusal> {
    recordings::voice(form.voice.as_ref()).or_else(|| recordings::videos(&form.videos))
}

/// Words, voice, photos or videos: one of them is enough.
fn something(form: &RightForm) -> Option<Refusal> {
    let nothing = form.text.trim().is_empty() && form.media.is_empty() && form.voice.is_none() && form.videos.is_empty();
    nothing.then_some(Refusal::new(Field::Text, Code::Required)).or_else(|| text::at_most(Field::Text, &form.text, MAX_TEXT))
}
