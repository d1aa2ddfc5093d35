use crate::upload::MAX_PHOTO;
use app::error::AppError;
use axum::extract::Multipart;
use axum::extract::multipart::Field as Part;
use bytes::{Bytes, BytesMut};
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
}

impl Fields {
    /// Reads the form, part by part; files are stored as they come, so at most one is in memory.
    ///
    /// # Errors
    /// [`AppError::Transport`] when the form didn't arrive whole; what `services` answers but refusals of a photo.
    pub async fn read(ctx: &Ctx, mut form: Multipart) -> Result<Fields, AppError> {
        let mut fields = Fields::default();
        while let Some(part) = form.next_field().await.map_err(|_| AppError::Transport)? {
            match part.name().unwrap_or_default().to_owned().as_str() {
                "photos" => fields.take_photo(ctx, part).await?,
                "voice" => fields.take_recording(ctx, MediaKind::Voice, part).await?,
                "videos" => fields.take_recording(ctx, MediaKind::Video, part).await?,
                "voice_kept" => fields.voice = read_text(part).await?.split_whitespace().next().map(MediaId::from).or(fields.voice),
                "video_kept" => fields.videos.extend(read_text(part).await?.split_whitespace().map(MediaId::from)),
                "media" => fields.media.extend(read_text(part).await?.split_whitespace().map(MediaId::from)),
                name => {
                    let text = read_text(part).await?;
                    fields.texts.insert(name.to_owned(), text);
                }
            }
        }
        Ok(fields)
    }

    async fn take_photo(&mut self, ctx: &Ctx, part: Part<'_>) -> Result<(), AppError> {
        let (bytes, whole) = read_up_to(part, MAX_PHOTO).await?;
        if bytes.is_empty() && whole {
            return Ok(()); // a file field that was left empty
        }
        let too_many = self.media.len() >= MAX_PHOTOS as usize;
        let refusal = too_many.then_some(Code::TooMany { max: MAX_PHOTOS });
        if let Some(code) = refusal.or((!whole).then_some(Code::FileTooLarge { max_mb: MAX_PHOTO_MB })) {
            self.refuse(Field::Photos, code);
            return Ok(());
        }
        let taken = services::media::take_photo(ctx, bytes).await;
        let id = self.taken(taken)?.map(|uploaded| uploaded.id);
        self.media.extend(id);
        Ok(())
    }

    /// A voice message or a video, whole. A new voice message takes the place of an earlier one; of videos there are two.
    async fn take_recording(&mut self, ctx: &Ctx, kind: MediaKind, part: Part<'_>) -> Result<(), AppError> {
        let limits = services::media::limits(ctx)?;
        let (bytes, whole) = read_up_to(part, limits.bytes(kind) as usize).await?;
        if bytes.is_empty() && whole {
            return Ok(()); // a file field that was left empty
        }
        let too_many = kind == MediaKind::Video && self.videos.len() >= MAX_VIDEOS as usize;
        let refusal = too_many.then_some(Code::TooMany { max: MAX_VIDEOS });
        if let Some(code) = refusal.or((!whole).then_some(Code::FileTooLarge { max_mb: limits.megabytes(kind) })) {
            self.refuse(field_of(kind), code);
            return Ok(());
        }
        let taken = services::media::take_recording(ctx, kind, bytes).await;
        match (kind, self.taken(taken)?) {
            (MediaKind::Video, Some(stored)) => self.videos.push(stored.id),
            (_, Some(stored)) => self.voice = Some(stored.id),
            (_, None) => {}
        }
        Ok(())
    }

    /// What was stored; why not is kept for the person, and what is our fault ends it all.
    fn taken<T>(&mut self, result: Result<T, Error>) -> Result<Option<T>, AppError> {
        match result {
            Ok(stored) => return Ok(Some(stored)),
            Err(Error::Refused(refusals)) => self.refusals.extend(refusals),
            Err(Error::SignIn) => self.sign_in_first = true,
            Err(error) => return Err(error.into()),
        }
        Ok(None)
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

async fn read_text(part: Part<'_>) -> Result<String, AppError> {
    let (bytes, _) = read_up_to(part, MAX_TEXT).await?;
    // Browsers send line ends as CR LF; the same text typed with script has LF.
    Ok(String::from_utf8_lossy(&bytes).replace("\r\n", "\n"))
}

/// The part's bytes up to a limit, and whether that was all. What is beyond the limit is read and dropped, so that the
/// other fields are still understood.
async fn read_up_to(mut part: Part<'_>, limit: usize) -> Result<(Bytes, bool), AppError> {
    let (mut bytes, mut whole) = (BytesMut::new(), true);
    while let Some(chunk) = part.chunk().await.map_err(|_| AppError::Transport)? {
        let room = limit - bytes.len();
        whole &= chunk.len() <= room;
        bytes.extend_from_slice(&chunk[..chunk.len().min(room)]);
    }
    Ok((bytes.freeze(), whole))
}
