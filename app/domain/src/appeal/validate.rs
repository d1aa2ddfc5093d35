//! What a form must hold before it is accepted: checked in the browser for comfort and in `services` with authority.
//!
//! Call [`Tidy::tidied`] first: it takes out control characters and needless space, so that what is checked is what is
//! kept. Every refusal names its field; all of them come at once. Whether a category, an institution or a file exists is
//! not known here: `services` adds that.

use super::form::*;
use crate::geo::Point;
use crate::ids::{MediaId, is_uuid};
use crate::media::MAX_PHOTOS;
use crate::refusal::{Code, Field, Refusal};
use crate::template::without_holes;

mod post;
mod recordings;
mod right;
#[cfg(test)]
mod tests;
mod text;
mod tidy;

pub(crate) use post::address as post_address;
pub use post::postal_index;
pub use recordings::{is_digest, transcript};
pub use right::right;
pub use text::{at_most, clean, telling};
pub use tidy::Tidy;
pub(crate) use tidy::one_text;
pub(crate) use tidy::without_repeats;

/// Most characters of an appeal's, a joining's or an answer's text.
pub const MAX_TEXT: u32 = 4_000;
/// Fewest letters of a text that must say something (appeal without voice, reason, answer).
pub const MIN_LETTERS: u32 = 10;
/// Most characters of an address or landmark.
pub const MAX_ADDRESS: u32 = 300;
/// Most characters of a note, a reason or the words with a rating.
pub const MAX_NOTE: u32 = 1_000;
/// Most institutions that one appeal is routed to.
pub const MAX_INSTITUTIONS: u32 = 10;

/// All that is wrong with a form, or nothing.
pub type Checked = Result<(), Vec<Refusal>>;

/// A new appeal (A8.3).
pub fn appeal(form: &AppealForm) -> Checked {
    spoken(form, form.voice.is_some())
}

/// A new appeal whose voice message may still wait on the device: `voice` says that there is one, and so the text may be empty.
pub fn spoken(form: &AppealForm, voice: bool) -> Checked {
    let found = [
        uuid(form.id.as_str()),
        place(form),
        text::at_most(Field::Address, &form.address, MAX_ADDRESS),
        filled(Field::Category, form.category.as_str()),
        recordings::words(&form.text, voice),
        photos(&form.media),
        recordings::voice(form.voice.as_ref()),
        recordings::videos(&form.videos),
        post::address(form.answer_mode, &form.postal_address),
    ];
    all(found)
}

/// Joining (A8.4): own text, voice, photos and videos are welcome, none is demanded.
pub fn join(form: &JoinForm) -> Checked {
    let found = [
        uuid(form.id.as_str()),
        uuid(form.appeal.as_str()),
        text::at_most(Field::Text, &form.text, MAX_TEXT),
        photos(&form.media),
        recordings::voice(form.voice.as_ref()),
        recordings::videos(&form.videos),
        post::address(form.answer_mode, &form.postal_address),
    ];
    all(found)
}

/// A correction (A8.5): something must change.
pub fn correct(form: &CorrectForm) -> Checked {
    let nothing = form.category.is_none() && form.district.is_none() && form.point.is_none();
    let found = [
        uuid(form.appeal.as_str()),
        nothing.then_some(Refusal::form(Code::Required)),
        form.point.and_then(in_country),
        form.category.as_ref().and_then(|category| filled(Field::Category, category.as_str())),
    ];
    all(found)
}

/// Routing (A8.5): at least one institution, none twice.
pub fn route(form: &RouteForm) -> Checked {
    let found = [
        uuid(form.appeal.as_str()),
        institutions(form),
        text::at_most(Field::Reason, &form.note, MAX_NOTE),
        text::at_most(Field::Text, &form.public_text, MAX_TEXT),
    ];
    all(found)
}

/// Refusal (A8.6): never without reasons in words, nor with an empty place of a template.
pub fn refuse(form: &RefuseForm) -> Checked {
    let reason = text::telling(Field::Reason, &form.reason, MAX_NOTE).or_else(|| without_holes(Field::Reason, &form.reason));
    all([uuid(form.appeal.as_str()), reason])
}

/// A progress entry (A7.0.2).
pub fn progress(form: &ProgressForm) -> Checked {
    let text = filled(Field::Text, &form.text).or_else(|| text::at_most(Field::Text, &form.text, MAX_TEXT));
    all([uuid(form.appeal.as_str()), text])
}

/// The written answer (A8.9): never with an empty place of a template.
pub fn answer(form: &AnswerForm) -> Checked {
    let text = text::telling(Field::Text, &form.text, MAX_TEXT).or_else(|| without_holes(Field::Text, &form.text));
    all([uuid(form.appeal.as_str()), text, photos(&form.media)])
}

/// A rating: one to five stars.
pub fn rate(form: &RateForm) -> Checked {
    let stars = match form.stars {
        0 => Some(Code::Required),
        1..=5 => None,
        _ => Some(Code::BadFormat),
    };
    let stars = stars.map(|code| Refusal::new(Field::Stars, code));
    all([uuid(form.appeal.as_str()), stars, text::at_most(Field::Text, &form.text, MAX_NOTE)])
}

fn all<const N: usize>(found: [Option<Refusal>; N]) -> Checked {
    let refusals: Vec<Refusal> = found.into_iter().flatten().collect();
    if refusals.is_empty() { Ok(()) } else { Err(refusals) }
}

fn uuid(id: &str) -> Option<Refusal> {
    (!is_uuid(id)).then_some(Refusal::new(Field::Id, Code::BadFormat))
}

fn filled(field: Field, value: &str) -> Option<Refusal> {
    value.trim().is_empty().then_some(Refusal::new(field, Code::Required))
}

/// A point on the map, or a settlement or district from the lists: the map is never the only way.
fn place(form: &AppealForm) -> Option<Refusal> {
    match form.point {
        Some(point) => in_country(point),
        None if form.place.is_some() || form.district.is_some() => None,
        None => Some(Refusal::new(Field::Place, Code::Required)),
    }
}

fn in_country(point: Point) -> Option<Refusal> {
    (!point.in_country_box()).then_some(Refusal::new(Field::Place, Code::OutsideCountry))
}

/// Photos: not too many, each named by its content.
pub fn photos(media: &[MediaId]) -> Option<Refusal> {
    let code = if media.len() > MAX_PHOTOS as usize {
        Code::TooMany { max: MAX_PHOTOS }
    } else if !media.iter().all(is_digest) {
        Code::BadFormat
    } else {
        return None;
    };
    Some(Refusal::new(Field::Photos, code))
}

fn institutions(form: &RouteForm) -> Option<Refusal> {
    let chosen = &form.institutions;
    let twice = chosen.iter().enumerate().any(|(at, id)| chosen.iter().skip(at + 1).any(|other| other == id));
    let code = match chosen.len() {
        0 => Code::Required,
        count if count > MAX_INSTITUTIONS as usize => Code::TooMany { max: MAX_INSTITUTIONS },
        _ if twice => Code::AlreadyDone,
        _ if chosen.iter().any(|id| id.as_str().trim().is_empty()) => Code::Unknown,
        _ => return None,
    };
    Some(Refusal::new(Field::Institutions, code))
}
