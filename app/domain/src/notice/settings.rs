use super::{Channel, Switches};
use crate::lang::Lang;
use crate::time::UnixMs;
use serde::{Deserialize, Serialize};

/// What a person sees of the ways by which notices come.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct NoticeSettings {
    /// The channels that the operator has opened.
    pub channels: Vec<Channel>,
    /// The e-mail address.
    pub email: AddressView,
    /// The phone.
    pub phone: AddressView,
    /// What goes out by which channel.
    pub switches: Switches,
    /// In how many browsers push is allowed.
    pub browsers: u32,
    /// The server's public key for push, base64url; empty while push is closed.
    pub push_key: String,
    /// The language of notices.
    pub language: Lang,
}

/// An address as its owner sees it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct AddressView {
    /// The address that notices go to.
    pub address: Option<String>,
    /// It was given by the single sign-on, not by the person.
    pub from_sign_on: bool,
    /// Since when the other side refuses the address.
    pub failing_ms: Option<UnixMs>,
    /// A new address that waits for its code.
    pub waiting: Option<String>,
    /// The other side refuses the new address: no code will come.
    #[serde(default)]
    pub refused: bool,
}

/// A browser's permission to be sent push messages, as the browser itself writes it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct PushForm {
    /// The address of the browser's push service.
    pub endpoint: String,
    /// Keys for which messages are encrypted.
    pub keys: PushKeys,
}

/// The browser's keys, base64url.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct PushKeys {
    /// Its public key: a point of P-256, uncompressed.
    pub p256dh: String,
    /// Its secret of 16 bytes.
    pub auth: String,
}
