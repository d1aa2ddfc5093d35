//! Consent to use a part of the device: asked at the moment of need, kept on the device, revocable (T8.1, T8.3).

use crate::time::UnixMs;
use serde::{Deserialize, Serialize};

/// A part of the device that is used only with consent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DeviceUse {
    /// Taking a picture inside the page.
    Camera,
    /// Recording the voice.
    Microphone,
    /// Where the device is.
    Location,
    /// Keeping what is typed on the device after the window is closed.
    Storage,
}

impl DeviceUse {
    /// All four, in the order of the clause.
    pub const ALL: [DeviceUse; 4] = [DeviceUse::Camera, DeviceUse::Microphone, DeviceUse::Location, DeviceUse::Storage];

    /// The word used in addresses and by the browser's own permissions.
    pub fn as_str(self) -> &'static str {
        match self {
            DeviceUse::Camera => "camera",
            DeviceUse::Microphone => "microphone",
            DeviceUse::Location => "geolocation",
            DeviceUse::Storage => "storage",
        }
    }
}

/// A decision of the person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Consent {
    /// To use what.
    pub of: DeviceUse,
    /// Given, or revoked.
    pub given: bool,
    /// When, by the device's clock.
    pub at_ms: UnixMs,
}
