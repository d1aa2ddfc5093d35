//! Files that people attach: photos here, voice and video in [`recording`].

pub mod cover;
mod recording;

pub use recording::*;

use serde::{Deserialize, Serialize};

kinds! {
    /// What kind of file it is (A8.3).
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
    #[serde(rename_all = "snake_case")]
    MediaKind {
        /// Photo.
        #[default]
        Photo = "photo",
        /// Voice message.
        Voice = "voice",
        /// Video.
        Video = "video",
    }
}

/// Most photos with one appeal or joining.
pub const MAX_PHOTOS: u32 = 10;
/// Largest photo file, in megabytes.
pub const MAX_PHOTO_MB: u32 = 15;
/// Most pixels of a photo, in megapixels.
pub const MAX_PHOTO_MP: u32 = 60;

/// An accepted upload.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Uploaded {
    /// The stored file.
    pub id: crate::ids::MediaId,
    /// Where the photo says it was taken; offered to the person, then gone from the file (T8.1).
    pub taken_at: Option<crate::geo::Point>,
    /// When the photo says it was taken, by the camera's clock; offered and gone in the same way.
    pub taken_ms: Option<crate::time::UnixMs>,
}
