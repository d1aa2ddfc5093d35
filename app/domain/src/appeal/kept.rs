//! An appeal that lies on the device until it is sent (A2.2.2): its files, and how it stands. The sender itself is
//! `public/outbox.js`; what the words mean, and what the person may do in each state, is said here.

use crate::ids::{AppealId, MediaId};
use crate::media::MediaKind;
use serde::{Deserialize, Serialize};

/// How a draft stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DraftState {
    /// Being written.
    #[default]
    Draft,
    /// "Göndər" was pressed: it goes by itself as soon as it can.
    Waiting,
    /// On its way.
    Sending,
    /// The server has it.
    Sent,
    /// The server said no; the person mends it.
    Refused,
    /// Nobody, or somebody else, is signed in; it goes on afterwards.
    SignIn,
    /// The terms of use come first (T1.3); it goes on afterwards.
    Terms,
}

impl DraftState {
    /// All of them.
    pub const ALL: [DraftState; 7] = [
        DraftState::Draft,
        DraftState::Waiting,
        DraftState::Sending,
        DraftState::Sent,
        DraftState::Refused,
        DraftState::SignIn,
        DraftState::Terms,
    ];

    /// The word kept on the device.
    pub fn as_str(self) -> &'static str {
        match self {
            DraftState::Draft => "draft",
            DraftState::Waiting => "waiting",
            DraftState::Sending => "sending",
            DraftState::Sent => "sent",
            DraftState::Refused => "refused",
            DraftState::SignIn => "sign_in",
            DraftState::Terms => "terms",
        }
    }

    /// The sender takes it up by itself.
    pub fn is_queued(self) -> bool {
        matches!(self, DraftState::Waiting | DraftState::Sending | DraftState::SignIn | DraftState::Terms)
    }

    /// The person may open it; one that waits is taken out of the queue by that.
    pub fn may_open(self) -> bool {
        !matches!(self, DraftState::Sending | DraftState::Sent)
    }

    /// The person may take it away. What is on its way can't be called back.
    pub fn may_remove(self) -> bool {
        self != DraftState::Sending
    }

    /// What is typed may be written over it: otherwise it is the sender's.
    pub fn may_write(self) -> bool {
        matches!(self, DraftState::Draft | DraftState::Refused)
    }

    /// It is the person's order to send it: withdrawing the consent to keep things doesn't call it back.
    pub fn outlives_consent(self) -> bool {
        self.is_queued()
    }
}

/// A file of a draft, in the order shown.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct DraftFile {
    /// Kind.
    pub kind: MediaKind,
    /// Where it lies on the device; empty when the server alone has it.
    pub key: String,
    /// Its name on the device.
    pub name: String,
    /// Under which id the server has it, once it has gone up.
    pub id: Option<MediaId>,
}

impl DraftFile {
    /// Under which id a recording goes up, the same for every attempt: the last part of its key.
    pub fn upload(&self) -> &str {
        self.key.rsplit('/').next().unwrap_or_default()
    }
}

/// Where a file of a form lies on the device. `last` tells it from the others; of a recording it is the upload's id. What lies
/// under `voice/` and `video/` are the pieces of a recorder that is still running.
pub fn key(kind: MediaKind, form: &AppealId, last: &str) -> String {
    let shelf = match kind {
        MediaKind::Photo => "photo",
        MediaKind::Voice => "sound",
        MediaKind::Video => "film",
    };
    format!("{shelf}/{form}/{last}")
}

/// Where the picture of a video lies that lies under this key; `public/outbox.js` knows it too. Other files have none.
pub fn poster_key(key: &str) -> Option<String> {
    key.strip_prefix("film/").map(|rest| format!("poster/{rest}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_word_of_a_state_is_the_one_that_travels() {
        for state in DraftState::ALL {
            assert_eq!(serde_json::to_string(&state).ok(), Some(format!("\"{}\"", state.as_str())));
        }
    }

    /// open, remove, write over, taken up by the sender.
    #[test]
    fn what_may_be_done_in_each_state() {
        let table = DraftState::ALL.map(|state| (state, state.may_open(), state.may_remove(), state.may_write(), state.is_queued()));
        let expected = [
            (DraftState::Draft, true, true, true, false),
            (DraftState::Waiting, true, true, false, true),
            (DraftState::Sending, false, false, false, true),
            (DraftState::Sent, false, true, false, false),
            (DraftState::Refused, true, true, true, false),
            (DraftState::SignIn, true, true, false, true),
            (DraftState::Terms, true, true, false, true),
        ];
        assert_eq!(table, expected);
    }

    #[test]
    fn a8_3_a_recording_goes_up_under_the_id_its_key_ends_with_and_meets_no_piece_of_a_recorder() {
        let upload = "01890000-0000-7000-8000-000000000009";
        for (kind, begins) in [(MediaKind::Photo, "photo/f/"), (MediaKind::Voice, "sound/f/"), (MediaKind::Video, "film/f/")] {
            let file = DraftFile { kind, key: key(kind, &"f".into(), upload), ..DraftFile::default() };
            assert!(
                file.key.starts_with(begins) && !["voice/", "video/"].iter().any(|pieces| file.key.starts_with(pieces)),
                "{}",
                file.key
            );
            assert_eq!(file.upload(), upload);
        }
        assert_eq!(poster_key("film/f/9").as_deref(), Some("poster/f/9"));
        assert_eq!(poster_key("photo/f/9").or(poster_key("sound/f/9")), None, "only a video has a picture");
        assert_eq!(DraftFile::default().upload(), "", "what the server alone has lies nowhere");
    }

    #[test]
    fn t8_3_only_what_was_ordered_to_be_sent_outlives_the_consent() {
        let stay: Vec<_> = DraftState::ALL.into_iter().filter(|state| state.outlives_consent()).collect();
        assert_eq!(stay, [DraftState::Waiting, DraftState::Sending, DraftState::SignIn, DraftState::Terms]);
    }
}
