use serde::{Deserialize, Serialize};

/// A way beside the cabinet by which a notice goes out (T4.2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Channel {
    /// A letter to the person's own e-mail address.
    Email,
    /// A short message to the phone.
    Sms,
    /// A message to the browsers that the person allowed it.
    Push,
}

impl Channel {
    /// All of them, in the order in which they are shown.
    pub const ALL: [Channel; 3] = [Channel::Email, Channel::Sms, Channel::Push];

    /// The word used in the database and in forms.
    pub fn as_str(self) -> &'static str {
        match self {
            Channel::Email => "email",
            Channel::Sms => "sms",
            Channel::Push => "push",
        }
    }

    /// The inverse of [`Channel::as_str`].
    pub fn parse(text: &str) -> Option<Channel> {
        Channel::ALL.into_iter().find(|channel| channel.as_str() == text)
    }
}
