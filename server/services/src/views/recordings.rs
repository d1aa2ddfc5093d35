//! Voice and video of a card, each with its words (A8.3). Like the card itself they are for who may hear them.

use super::Whole;
use crate::Ctx;
use domain::ids::{AdditionId, JoinId, MediaId};
use domain::media::{MediaKind, Recording, Transcript};
use store::media::{LinkRow, MediaRow};
use store::transcripts::TranscriptRow;

impl Whole {
    /// The appeal's own.
    pub fn own_recordings(&self, ctx: &Ctx) -> Vec<Recording> {
        self.recordings_that(ctx, LinkRow::is_appeals_own)
    }

    /// Ids of the appeal's own of one kind.
    pub fn own_of(&self, kind: MediaKind) -> Vec<MediaId> {
        let of_kind = |link: &&LinkRow| self.recordings.iter().any(|row| row.id == link.media && row.kind == kind);
        self.linked(LinkRow::is_appeals_own).into_iter().filter(of_kind).map(|link| link.media.clone()).collect()
    }

    /// A joined person's.
    pub fn recordings_of_join(&self, ctx: &Ctx, join: &JoinId) -> Vec<Recording> {
        self.recordings_that(ctx, |link| link.join.as_ref() == Some(join))
    }

    /// Those added later.
    pub fn recordings_of_addition(&self, ctx: &Ctx, addition: &AdditionId) -> Vec<Recording> {
        self.recordings_that(ctx, |link| link.addition.as_ref() == Some(addition))
    }

    fn recordings_that(&self, ctx: &Ctx, belongs: impl Fn(&LinkRow) -> bool) -> Vec<Recording> {
        let of = |link: &LinkRow| self.recordings.iter().find(|row| row.id == link.media);
        self.linked(belongs).into_iter().filter_map(of).map(|row| self.recording(ctx, row)).collect()
    }

    fn recording(&self, ctx: &Ctx, row: &MediaRow) -> Recording {
        let side = |side: i64| u32::try_from(side).unwrap_or(0);
        Recording {
            id: row.id.clone(),
            kind: row.kind,
            mime: row.mime.clone(),
            duration_ms: row.duration_ms,
            width: side(row.width),
            height: side(row.height),
            poster: row.poster.clone(),
            transcript: last(&self.transcripts, &row.id).map(|words| transcript(ctx, words)),
        }
    }
}

/// The words that count: those written last.
pub(crate) fn last<'a>(all: &'a [TranscriptRow], recording: &MediaId) -> Option<&'a TranscriptRow> {
    all.iter().rfind(|one| one.media == *recording)
}

fn transcript(ctx: &Ctx, row: &TranscriptRow) -> Transcript {
    let by = row.institution.as_ref().map(|id| ctx.portal.reference().institution_name(id));
    Transcript { text: row.text.clone(), at_ms: row.written_ms, by }
}
