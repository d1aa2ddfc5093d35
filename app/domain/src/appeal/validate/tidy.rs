//! Forms as they are kept: cleaned texts, codes without space, nothing that was not asked for.

use super::super::form::*;
use super::clean;
use crate::ids::MediaId;

/// A form that can be tidied before it is checked and kept.
pub trait Tidy {
    /// The form with cleaned texts. Doing it twice changes nothing more.
    fn tidied(self) -> Self;
}

/// [`Tidy`] for forms in which there is one text to clean and nothing else to do: `one_text!(RefuseForm.reason)`.
macro_rules! one_text {
    ($($form:ident . $text:ident),+ $(,)?) => {
        $(
            impl $crate::appeal::validate::Tidy for $form {
                fn tidied(self) -> Self {
                    Self { $text: $crate::appeal::validate::clean(&self.$text), ..self }
                }
            }
        )+
    };
}
pub(crate) use one_text;

impl Tidy for AppealForm {
    fn tidied(self) -> Self {
        Self {
            id: self.id.as_str().trim().to_ascii_lowercase().into(),
            category: self.category.as_str().trim().into(),
            address: one_line(&self.address),
            text: clean(&self.text),
            media: without_repeats(self.media),
            voice: given(self.voice),
            videos: without_repeats(self.videos),
            postal_address: postal(self.answer_mode, &self.postal_address),
            ..self
        }
    }
}

impl Tidy for JoinForm {
    fn tidied(self) -> Self {
        Self {
            id: self.id.as_str().trim().to_ascii_lowercase().into(),
            text: clean(&self.text),
            media: without_repeats(self.media),
            voice: given(self.voice),
            videos: without_repeats(self.videos),
            postal_address: postal(self.answer_mode, &self.postal_address),
            ..self
        }
    }
}

impl Tidy for RouteForm {
    fn tidied(self) -> Self {
        Self { note: clean(&self.note), public_text: clean(&self.public_text), ..self }
    }
}

one_text!(RefuseForm.reason, ProgressForm.text, TranscriptForm.text);

impl Tidy for AnswerForm {
    fn tidied(self) -> Self {
        Self { text: clean(&self.text), media: without_repeats(self.media), ..self }
    }
}

impl Tidy for RateForm {
    fn tidied(mut self) -> Self {
        self.reasons.sort();
        self.reasons.dedup();
        Self { text: clean(&self.text), ..self }
    }
}

impl Tidy for RightForm {
    fn tidied(self) -> Self {
        Self {
            id: self.id.as_str().trim().to_ascii_lowercase().into(),
            text: clean(&self.text),
            demand: clean(&self.demand),
            institution: self.institution.filter(|id| !id.as_str().trim().is_empty()),
            category: self.category.as_str().trim().into(),
            address: one_line(&self.address),
            media: without_repeats(self.media),
            photos: self.photos.map(without_repeats),
            voice: given(self.voice),
            videos: without_repeats(self.videos),
            ..self
        }
    }
}

fn one_line(text: &str) -> String {
    clean(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The postal address is personal: without need it is not kept (A8.3, T3.1).
fn postal(mode: AnswerMode, address: &str) -> String {
    match mode {
        AnswerMode::Amis => String::new(),
        AnswerMode::AmisAndPost => clean(address),
    }
}

/// An empty field of a form without script is no file.
fn given(file: Option<MediaId>) -> Option<MediaId> {
    file.filter(|id| !id.as_str().trim().is_empty())
}

/// The same picture attached twice is one picture.
pub(crate) fn without_repeats(media: Vec<MediaId>) -> Vec<MediaId> {
    let mut kept: Vec<MediaId> = Vec::with_capacity(media.len());
    for id in media {
        if !kept.contains(&id) {
            kept.push(id);
        }
    }
    kept
}
