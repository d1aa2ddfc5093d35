use crate::form_parts::{file, text};
use crate::upload::MAX_PHOTO;
use app::error::AppError;
use axum::extract::Multipart;
use axum::extract::multipart::Field as Part;
use domain::appeal::form::AnswerMode;
use domain::geo::Point;
use domain::ids::MediaId;
use domain::media::{MAX_PHOTO_MB, MAX_PHOTOS, MAX_VIDEOS, MediaKind, field_of};
use domain::refusal::{Code, Field, Refusal};
use services::{Ctx, Error};
use std::collections::BTreeMap;

/// The longest text field that is read, bytes; a longer one is cut off and then refused by its length.
const MAX_TEXT: usize = 1 << 20;

/// A form that has been read: texts by name, files stored, and what was wrong with the files.
#[derive(Default)]
pub struct Fields {
    texts: BTreeMap<String, String>,
    /// Photos of this and of earlier attempts, in the order shown.
    pub media: Vec<MediaId>,
    /// The voice message of this or an earlier attempt.
    pub voice: Option<MediaId>,
    /// Videos of this and of earlier attempts.
    pub videos: Vec<MediaId>,
    /// Files that could not be taken.
    pub refusals: Vec<Refusal>,
    /// The files need a signed-in person.
    pub sign_in_first: bool,
    /// What went wrong otherwise, first: nothing is sent then, and what was typed is kept.
    pub failed: Option<AppError>,
}

impl Fields {
    /// Reads the form, part by part; files are stored as they come, so at most one is in memory.
    ///
    /// # Errors
    /// [`AppError::Transport`] when the form didn't arrive whole.
    pub async fn read(ctx: &Ctx, mut form: Multipart) -> Result<Fields, AppError> {
        let mut fields = Fields::default();
        while let Some(part) = form.next_field().await.map_err(|error| crate::form_parts::unread(&error))? {
            match part.name().unwrap_or_default().to_owned().as_str() {
                "photos" => fields.take_photo(ctx, part).await?,
                "voice" => fields.take_recording(ctx, MediaKind::Voice, part).await?,
                "videos" => fields.take_recording(ctx, MediaKind::Video, part).await?,
                "voice_kept" => fields.voice = text(part, MAX_TEXT).await?.split_whitespace().next().map(MediaId::from).or(fields.voice),
                "video_kept" => fields.videos.extend(text(part, MAX_TEXT).await?.split_whitespace().map(MediaId::from)),
                "media" => fields.media.extend(text(part, MAX_TEXT).await?.split_whitespace().map(MediaId::from)),
                name => {
                    let typed = text(part, MAX_TEXT).await?;
                    fields.texts.insert(name.to_owned(), typed);
                }
            }
        }
        Ok(fields)
    }

    async fn take_photo(&mut self, ctx: &Ctx, part: Part<'_>) -> Result<(), AppError> {
        let Some(sent) = file(part, MAX_PHOTO).await?.filter(|_| self.failed.is_none()) else { return Ok(()) };
        let too_many = self.media.len() >= MAX_PHOTOS as usize;
        let refusal = too_many.then_some(Code::TooMany { max: MAX_PHOTOS });
        if let Some(code) = refusal.or((!sent.whole).then_some(Code::FileTooLarge { max_mb: MAX_PHOTO_MB })) {
            self.refuse(Field::Photos, code);
            return Ok(());
        }
        let taken = services::media::take_photo(ctx, sent.bytes).await;
        let id = self.taken(taken).map(|uploaded| uploaded.id);
        self.media.extend(id);
        Ok(())
    }

    /// A voice message or a video, whole. A new voice message takes the place of an earlier one; of videos there are two.
    async fn take_recording(&mut self, ctx: &Ctx, kind: MediaKind, part: Part<'_>) -> Result<(), AppError> {
        let limits = services::media::limits(ctx)?;
        let sent = file(part, limits.bytes(kind) as usize).await?.filter(|_| self.failed.is_none());
        let Some(sent) = sent else { return Ok(()) };
        let too_many = kind == MediaKind::Video && self.videos.len() >= MAX_VIDEOS as usize;
        let refusal = too_many.then_some(Code::TooMany { max: MAX_VIDEOS });
        if let Some(code) = refusal.or((!sent.whole).then_some(Code::FileTooLarge { max_mb: limits.megabytes(kind) })) {
            self.refuse(field_of(kind), code);
            return Ok(());
        }
        let taken = services::media::take_recording(ctx, kind, sent.bytes).await;
        match (kind, self.taken(taken)) {
            (MediaKind::Video, Some(stored)) => self.videos.push(stored.id),
            (_, Some(stored)) => self.voice = Some(stored.id),
            (_, None) => {}
        }
        Ok(())
    }

    /// What was stored; why not is kept for the person.
    fn taken<T>(&mut self, result: Result<T, Error>) -> Option<T> {
        match result {
            Ok(stored) => return Some(stored),
            Err(Error::Refused(refusals)) => self.refusals.extend(refusals),
            Err(Error::SignIn) => self.sign_in_first = true,
            Err(error) => self.failed = Some(error.into()),
        }
        None
    }

    fn refuse(&mut self, field: Field, code: Code) {
        let refusal = Refusal::new(field, code);
        if !self.refusals.contains(&refusal) {
            self.refusals.push(refusal);
        }
    }

    /// A text field; empty when it wasn't sent.
    pub fn text(&self, name: &str) -> String {
        self.texts.get(name).cloned().unwrap_or_default()
    }

    /// A choice; `None` when it wasn't sent or is empty.
    pub fn choice<T: From<String>>(&self, name: &str) -> Option<T> {
        Some(self.text(name).trim().to_owned()).filter(|text| !text.is_empty()).map(T::from)
    }

    /// The point of `lat` and `lon`, when both are numbers.
    pub fn point(&self) -> Option<Point> {
        let number = |name| self.text(name).trim().replace(',', ".").parse::<f64>().ok().filter(|n| n.is_finite());
        Some(Point { lat: number("lat")?, lon: number("lon")? })
    }

    /// How the answer is wanted (A8.3).
    pub fn answer_mode(&self) -> AnswerMode {
        AnswerMode::parse(&self.text("answer_mode")).unwrap_or_default()
    }

    /// Whether a box was ticked.
    pub fn ticked(&self, name: &str) -> bool {
        matches!(self.text(name).as_str(), "1" | "true" | "on")
    }
}
