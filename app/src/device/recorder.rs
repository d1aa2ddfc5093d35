//! Recording a voice message or a video (A8.3). Each second is laid on the device's shelf as it comes, with consent (T8.1), so that
//! a window that crashes or is reloaded loses nothing: [`left`] finds it again.

#[cfg(feature = "hydrate")]
mod browser;
#[cfg(feature = "hydrate")]
mod devices;

use super::recordings::Held;
use domain::account::DeviceUse;
use domain::media::{MediaKind, RecordingLimits};
use leptos::html;
use leptos::prelude::NodeRef;

/// What the recorder tells while it works.
#[derive(Clone, Debug, PartialEq)]
pub enum Told {
    /// How loud it is, 0 to 100, and how long it has recorded, milliseconds.
    Level(u8, u32),
    /// The device has no room: what comes now is kept in this window only.
    NoRoom,
    /// It has ended. `asked` says whether the person (or the end of the time) ended it; otherwise the device did.
    Ended { held: Option<Held>, asked: bool },
}

/// Why there is no recording.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// No microphone, or no camera.
    NoDevice,
    /// The person or the system forbids it.
    Denied,
    /// Another program has it.
    Taken,
    /// The browser can't record.
    Unsupported,
}

/// What of the device a recording of a kind needs, in the order in which it is asked (T8.1).
pub fn needs(kind: MediaKind) -> &'static [DeviceUse] {
    match kind {
        MediaKind::Video => &[DeviceUse::Camera, DeviceUse::Microphone],
        _ => &[DeviceUse::Microphone],
    }
}

/// Begins to record, within the limits of its kind. One that runs already ends and is kept.
///
/// # Errors
/// [`Trouble`].
pub async fn start(kind: MediaKind, limits: RecordingLimits, told: impl Fn(Told) + 'static) -> Result<(), Trouble> {
    #[cfg(feature = "hydrate")]
    {
        browser::start(kind, limits, Box::new(told)).await
    }
    #[cfg(not(feature = "hydrate"))]
    {
        let _ = (kind, limits, told);
        Err(Trouble::Unsupported)
    }
}

/// Shows what the camera sees.
pub fn show(mirror: NodeRef<html::Video>) {
    #[cfg(feature = "hydrate")]
    browser::show(mirror);
    #[cfg(not(feature = "hydrate"))]
    let _ = mirror;
}

/// Pauses, or goes on.
pub fn pause(paused: bool) {
    #[cfg(feature = "hydrate")]
    browser::pause(paused);
    #[cfg(not(feature = "hydrate"))]
    let _ = paused;
}

/// Ends the recording; [`Told::Ended`] brings it.
pub fn stop() {
    #[cfg(feature = "hydrate")]
    browser::stop(true);
}

/// Whether a recording of a kind was left on the device by a window that is gone.
pub async fn left(kind: MediaKind) -> bool {
    #[cfg(feature = "hydrate")]
    {
        browser::left(kind).await
    }
    #[cfg(not(feature = "hydrate"))]
    {
        let _ = kind;
        false
    }
}

/// Brings what was left back, the oldest first.
pub async fn bring_back(kind: MediaKind) -> Vec<Held> {
    #[cfg(feature = "hydrate")]
    {
        super::pieces::all(kind).await
    }
    #[cfg(not(feature = "hydrate"))]
    {
        let _ = kind;
        Vec::new()
    }
}

/// Forgets all that was left: it is not wanted.
pub async fn forget_left(kind: MediaKind) {
    #[cfg(feature = "hydrate")]
    super::pieces::forget(super::pieces::of(kind)).await;
    #[cfg(not(feature = "hydrate"))]
    let _ = kind;
}

/// Forgets the pieces of one recording: it was stored by the server, lies on the device as a whole, or is not wanted.
pub async fn forget(held: &Held) {
    #[cfg(feature = "hydrate")]
    if !held.pieces.is_empty() {
        super::pieces::forget(&held.pieces).await;
    }
    #[cfg(not(feature = "hydrate"))]
    let _ = held;
}

/// Bits a second of sound and of picture: a voice is clear, a pothole can be seen, and the longest recording takes no more than
/// three quarters of the largest file.
#[cfg(any(test, feature = "hydrate"))]
fn bits(kind: MediaKind, limits: RecordingLimits) -> (u32, u32) {
    const VOICE: u32 = 32_000;
    const SOUND: u32 = 64_000;
    const PICTURE: u64 = 2_500_000;
    if kind != MediaKind::Video {
        return (VOICE, 0);
    }
    let room = limits.bytes(kind) * 6 / u64::from(limits.seconds(kind).max(1));
    (SOUND, room.saturating_sub(u64::from(SOUND)).min(PICTURE) as u32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a8_3_the_longest_recording_fits_into_the_largest_file() {
        let small = RecordingLimits { video_mb: 6, ..RecordingLimits::default() };
        for (kind, limits) in [(MediaKind::Video, RecordingLimits::default()), (MediaKind::Video, small), (MediaKind::Voice, small)] {
            let (sound, picture) = bits(kind, limits);
            let bytes = u64::from(sound + picture) * u64::from(limits.seconds(kind)) / 8;
            assert!(bytes <= limits.bytes(kind) * 3 / 4, "{kind:?}: {bytes}");
            assert_eq!(picture > 0, kind == MediaKind::Video);
        }
    }

    #[test]
    fn t8_1_a_video_asks_for_camera_and_microphone_a_voice_message_for_the_microphone_alone() {
        assert_eq!(needs(MediaKind::Voice), [DeviceUse::Microphone]);
        assert_eq!(needs(MediaKind::Video), [DeviceUse::Camera, DeviceUse::Microphone]);
    }
}
