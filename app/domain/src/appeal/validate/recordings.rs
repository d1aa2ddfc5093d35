//! Voice and video in a form (A8.3): what there may be, and when a voice message stands for the text.

use super::*;
use crate::media::MAX_VIDEOS;

/// Text **or** voice (A8.3): with a voice message the text may be empty or as short as one likes.
pub(super) fn words(text: &str, voice: bool) -> Option<Refusal> {
    if voice { text::at_most(Field::Text, text, MAX_TEXT) } else { text::telling(Field::Text, text, MAX_TEXT) }
}

pub(super) fn voice(voice: Option<&MediaId>) -> Option<Refusal> {
    voice.filter(|id| !is_digest(id)).map(|_| Refusal::new(Field::Voice, Code::BadFormat))
}

pub(super) fn videos(videos: &[MediaId]) -> Option<Refusal> {
    let code = match videos {
        many if many.len() > MAX_VIDEOS as usize => Code::TooMany { max: MAX_VIDEOS },
        some if !some.iter().all(is_digest) => Code::BadFormat,
        _ => return None,
    };
    Some(Refusal::new(Field::Video, code))
}

/// The words of a recording: they say something, and are about a file.
pub fn transcript(form: &TranscriptForm) -> Checked {
    let media = (!is_digest(&form.media)).then_some(Refusal::new(Field::Voice, Code::Unknown));
    let text = filled(Field::Text, &form.text).or_else(|| text::at_most(Field::Text, &form.text, MAX_TEXT));
    all([uuid(form.appeal.as_str()), media, text])
}

/// Whether an id has the form of a stored file's: 64 hexadecimal digits.
pub fn is_digest(id: &MediaId) -> bool {
    id.as_str().len() == 64 && id.as_str().bytes().all(|byte| byte.is_ascii_hexdigit())
}
