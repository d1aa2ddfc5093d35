//! Voice and video (A8.3): how much of it, how it goes up piece by piece, and how it is shown.

use super::MediaKind;
use crate::ids::{MediaId, UploadId};
use crate::lang::Named;
use crate::refusal::Field;
use crate::time::UnixMs;
use serde::{Deserialize, Serialize};

/// Most videos with one appeal, joining or addition; of voice messages there is one.
pub const MAX_VIDEOS: u32 = 2;
/// The largest piece of a recording that goes up at once, bytes.
pub const MAX_CHUNK: usize = 1 << 20;

/// How long and how large recordings may be; an operator may set them otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct RecordingLimits {
    /// Longest voice message, seconds.
    pub voice_s: u32,
    /// Largest file of a voice message, megabytes.
    pub voice_mb: u32,
    /// Longest video, seconds.
    pub video_s: u32,
    /// Largest file of a video, megabytes.
    pub video_mb: u32,
}

impl Default for RecordingLimits {
    fn default() -> RecordingLimits {
        RecordingLimits { voice_s: 180, voice_mb: 12, video_s: 60, video_mb: 64 }
    }
}

impl RecordingLimits {
    /// Longest recording of a kind, seconds; photos have none.
    pub fn seconds(&self, kind: MediaKind) -> u32 {
        match kind {
            MediaKind::Photo => 0,
            MediaKind::Voice => self.voice_s,
            MediaKind::Video => self.video_s,
        }
    }

    /// Largest file of a kind, megabytes.
    pub fn megabytes(&self, kind: MediaKind) -> u32 {
        match kind {
            MediaKind::Photo => super::MAX_PHOTO_MB,
            MediaKind::Voice => self.voice_mb,
            MediaKind::Video => self.video_mb,
        }
    }

    /// The same in bytes.
    pub fn bytes(&self, kind: MediaKind) -> u64 {
        u64::from(self.megabytes(kind)) * 1_000_000
    }
}

/// Voice and videos of a form as they are shown: the voice first.
pub fn recordings(voice: Option<&MediaId>, videos: &[MediaId]) -> Vec<MediaId> {
    voice.into_iter().chain(videos).cloned().collect()
}

/// The field of a form in which files of a kind stand.
pub fn field_of(kind: MediaKind) -> Field {
    match kind {
        MediaKind::Photo => Field::Photos,
        MediaKind::Voice => Field::Voice,
        MediaKind::Video => Field::Video,
    }
}

/// The beginning of an upload in pieces. Beginning again with the same id goes on where it stopped.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BeginUpload {
    /// UUIDv7, made by the device.
    pub id: UploadId,
    /// Voice or video.
    pub kind: MediaKind,
    /// How many bytes there will be, where the device knows.
    #[serde(default)]
    pub bytes: Option<u64>,
}

/// How far an upload is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct UploadState {
    /// Bytes that are here: the next piece begins there.
    pub received: u64,
    /// What it has become, once it was finished.
    pub stored: Option<Stored>,
}

/// The end of an upload.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct FinishUpload {
    /// SHA-256 of the whole as the device has it, hexadecimal; where it is given, it must agree.
    pub sha256: Option<String>,
    /// A picture from a video, uploaded as a photo before.
    pub poster: Option<MediaId>,
}

/// A recording that was taken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stored {
    /// The stored file.
    pub id: MediaId,
    /// Voice or video, as it was found in the file itself.
    pub kind: MediaKind,
    /// How long it plays, milliseconds.
    pub duration_ms: i64,
}

/// A recording as it is shown to those who may hear it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recording {
    /// The file.
    pub id: MediaId,
    /// Voice or video.
    pub kind: MediaKind,
    /// MIME type.
    pub mime: String,
    /// How long it plays, milliseconds.
    pub duration_ms: i64,
    /// Width in pixels; 0 for voice.
    pub width: u32,
    /// Height in pixels; 0 for voice.
    pub height: u32,
    /// A picture from it.
    pub poster: Option<MediaId>,
    /// Its words, once staff have written them down.
    pub transcript: Option<Transcript>,
}

/// The words of a recording, written down by staff.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Transcript {
    /// The words.
    pub text: String,
    /// When they were written.
    pub at_ms: UnixMs,
    /// The institution whose employee wrote them; `None`: the owner's staff.
    pub by: Option<Named>,
}

/// `2:05` for 125 seconds and something; a begun second counts.
pub fn play_time(duration_ms: i64) -> String {
    let seconds = duration_ms.max(0).saturating_add(999) / 1_000;
    format!("{}:{:02}", seconds / 60, seconds % 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_play_time_is_read_as_minutes_and_seconds() {
        for (ms, words) in [(0, "0:00"), (1, "0:01"), (59_001, "1:00"), (125_000, "2:05"), (-5, "0:00"), (3_600_000, "60:00")] {
            assert_eq!(play_time(ms), words);
        }
        assert!(play_time(i64::MAX).contains(':'));
    }

    #[test]
    fn limits_are_told_by_kind() {
        let limits = RecordingLimits::default();
        assert_eq!((limits.seconds(MediaKind::Voice), limits.seconds(MediaKind::Video)), (180, 60));
        assert_eq!((limits.bytes(MediaKind::Voice), limits.bytes(MediaKind::Video)), (12_000_000, 64_000_000));
    }
}
