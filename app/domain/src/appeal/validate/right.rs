//! What a person does with an appeal after sending (A9.1): what each step needs.

use super::*;
use crate::lifecycle::Step;

/// A step after sending. Whether it can be taken now is the lifecycle's and [`crate::rights::may`]'s to say.
pub fn right(form: &RightForm) -> Checked {
    let of_step = match form.step {
        Some(Step::Amend) => amended(form),
        Some(Step::AddDocuments) => all([something(form), photos(&form.media), recorded(form)]),
        Some(Step::Dispute) => all([recordings::words(&form.text, form.voice.is_some()), photos(&form.media), recorded(form)]),
        Some(Step::Complain) => {
            all([text::telling(Field::Text, &form.text, MAX_TEXT), text::telling(Field::Demand, &form.demand, MAX_NOTE)])
        }
        Some(Step::AskConfidentiality) => all([text::telling(Field::Text, &form.text, MAX_NOTE)]),
        Some(Step::Withdraw) => all([text::at_most(Field::Text, &form.text, MAX_NOTE)]),
        Some(Step::LiftConfidentiality | Step::Leave) => Ok(()),
        _ => Err(vec![Refusal::form(Code::NotYours)]),
    };
    let whose = all([uuid(form.id.as_str()), uuid(form.appeal.as_str())]);
    let refusals: Vec<Refusal> = [whose, of_step].into_iter().filter_map(Result::err).flatten().collect();
    if refusals.is_empty() { Ok(()) } else { Err(refusals) }
}

/// A correction: as for sending. The text of who has spoken may stay empty; whether there is a voice message is looked up.
fn amended(form: &RightForm) -> Checked {
    all([
        recordings::words(&form.text, form.voice.is_some()),
        filled(Field::Category, form.category.as_str()),
        text::at_most(Field::Address, &form.address, MAX_ADDRESS),
        form.point.and_then(in_country),
        form.photos.as_deref().and_then(photos),
    ])
}

fn recorded(form: &RightForm) -> Option<Refusal> {
    recordings::voice(form.voice.as_ref()).or_else(|| recordings::videos(&form.videos))
}

/// Words, voice, photos or videos: one of them is enough.
fn something(form: &RightForm) -> Option<Refusal> {
    let nothing = form.text.trim().is_empty() && form.media.is_empty() && form.voice.is_none() && form.videos.is_empty();
    nothing.then_some(Refusal::new(Field::Text, Code::Required)).or_else(|| text::at_most(Field::Text, &form.text, MAX_TEXT))
}
