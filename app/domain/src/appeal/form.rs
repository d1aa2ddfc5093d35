//! What people send. Every form is checked by [`super::validate`], in the browser for comfort and in `services` with authority.

use super::rating::RatingReason;
use crate::geo::Point;
use crate::ids::{AdditionId, AppealId, CategoryId, DistrictId, InstitutionId, JoinId, MediaId, PlaceId};
use crate::lifecycle::Step;
use serde::{Deserialize, Serialize};

kinds! {
    /// How the answer is wanted (A8.3).
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
    #[serde(rename_all = "snake_case")]
    AnswerMode {
        /// Only in the system.
        #[default]
        Amis = "amis",
        /// In the system and by post; then the postal address is asked.
        AmisAndPost = "amis_and_post",
    }
}

/// A new appeal (A8.3). All fields may be missing on the wire; validation names what is needed.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct AppealForm {
    /// UUIDv7 made before the first attempt; sending twice with the same id gives the same receipt.
    pub id: AppealId,
    /// The place on the map; wins over `place`.
    pub point: Option<Point>,
    /// A settlement chosen from the list instead of the map.
    pub place: Option<PlaceId>,
    /// A district chosen from the list instead of the map.
    pub district: Option<DistrictId>,
    /// Address or landmark in the person's own words.
    pub address: String,
    /// The category.
    pub category: CategoryId,
    /// The text; may be empty once a voice message is given.
    pub text: String,
    /// Uploaded photos in the order shown.
    pub media: Vec<MediaId>,
    /// The voice message.
    pub voice: Option<MediaId>,
    /// Videos in the order shown.
    pub videos: Vec<MediaId>,
    /// How the answer is wanted.
    pub answer_mode: AnswerMode,
    /// Postal address, with index; only with [`AnswerMode::AmisAndPost`].
    pub postal_address: String,
    /// The similar appeals nearby have been shown and the person wants a new one all the same (A8.4).
    pub similar_seen: bool,
    /// The own refused appeal that is sent again (A8.7).
    pub earlier: Option<AppealId>,
}

/// Joining another person's appeal with own words and pictures (A8.4).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct JoinForm {
    /// UUIDv7 made before the first attempt.
    pub id: JoinId,
    /// The appeal joined.
    pub appeal: AppealId,
    /// Own text; may be empty.
    pub text: String,
    /// Own photos.
    pub media: Vec<MediaId>,
    /// Own voice message.
    pub voice: Option<MediaId>,
    /// Own videos.
    pub videos: Vec<MediaId>,
    /// Own wish for the answer.
    pub answer_mode: AnswerMode,
    /// Own postal address.
    pub postal_address: String,
}

/// Correction by the owner's staff before routing (A8.5).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct CorrectForm {
    /// The appeal.
    pub appeal: AppealId,
    /// The right category, when it changes.
    pub category: Option<CategoryId>,
    /// The right district, when it changes.
    pub district: Option<DistrictId>,
    /// The right point, when it changes.
    pub point: Option<Point>,
}

/// Routing to one or several institutions (A8.5).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct RouteForm {
    /// The appeal.
    pub appeal: AppealId,
    /// The competent institutions; the first one leads.
    pub institutions: Vec<InstitutionId>,
    /// A note for the institutions; may be empty.
    pub note: String,
    /// The text to show in public (cleaned by the employee); empty: the text isn't shown.
    pub public_text: String,
    /// Whether the photos may be shown in public.
    pub publish_photos: bool,
}

/// The four grounds on which the owner's staff refuse (A8.6).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RefusalGround {
    /// Not of the field.
    #[default]
    NotOfField,
    /// The text isn't legible.
    NotLegible,
    /// Obscene language.
    Obscene,
    /// The demand isn't clear.
    NotClear,
}

impl RefusalGround {
    /// All four, in the clause's order.
    pub const ALL: [RefusalGround; 4] =
        [RefusalGround::NotOfField, RefusalGround::NotLegible, RefusalGround::Obscene, RefusalGround::NotClear];
}

/// Refusal, always reasoned (A8.6).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct RefuseForm {
    /// The appeal.
    pub appeal: AppealId,
    /// The ground.
    pub ground: RefusalGround,
    /// The reasons in words, shown to the citizen.
    pub reason: String,
}

/// A progress entry of an institution (A7.0.2).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ProgressForm {
    /// The appeal.
    pub appeal: AppealId,
    /// What was done.
    pub text: String,
    /// Shown to the citizen; otherwise an internal note.
    pub to_citizen: bool,
}

/// The written answer (A8.9).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct AnswerForm {
    /// The appeal.
    pub appeal: AppealId,
    /// The answer's text; what is signed is exactly this and the attachments' hashes.
    pub text: String,
    /// Proof photos.
    pub media: Vec<MediaId>,
}

/// The citizen's rating of the answer.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct RateForm {
    /// The appeal.
    pub appeal: AppealId,
    /// One to five.
    pub stars: u8,
    /// Why, of a small table; may be empty.
    pub reasons: Vec<RatingReason>,
    /// Own words; may be empty.
    pub text: String,
}

/// What a person does with an own or joined appeal after sending (A9.1): one form for all steps, each reads what it needs.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct RightForm {
    /// UUIDv7 made before the first attempt; doing it twice with the same id does it once.
    pub id: AdditionId,
    /// The appeal.
    pub appeal: AppealId,
    /// The step; `None` asks for nothing and is refused.
    pub step: Option<Step>,
    /// Own words: the corrected text, the addition, the statement, the reason, the grounds.
    pub text: String,
    /// What a complaint asks for.
    pub demand: String,
    /// Whose decision is complained about; `None`: the owner's own, or everybody's.
    pub institution: Option<InstitutionId>,
    /// Corrected: the category.
    pub category: CategoryId,
    /// Corrected: the address or landmark.
    pub address: String,
    /// Corrected: the point; `None` leaves it where it is.
    pub point: Option<Point>,
    /// Corrected: the photos as they shall be, in the order shown; `None` leaves them as they are.
    pub photos: Option<Vec<MediaId>>,
    /// Corrected: how often the appeal had been changed when the form was opened; another change meanwhile is a conflict.
    pub revision: u32,
    /// Own photos: documents, or proof that nothing is solved.
    pub media: Vec<MediaId>,
    /// Own voice message beside them.
    pub voice: Option<MediaId>,
    /// Own videos beside them.
    pub videos: Vec<MediaId>,
}

/// The words of a recording, written down by staff who may hear it (A8.3).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct TranscriptForm {
    /// The appeal it came with.
    pub appeal: AppealId,
    /// The recording.
    pub media: MediaId,
    /// Its words.
    pub text: String,
}

/// A form kept by the server when sending had to wait: for sign-in, for a correction, or because the browser runs no script.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Draft {
    /// What was typed and uploaded.
    pub form: AppealForm,
    /// What was wrong with it, to be shown beside the fields.
    pub refusals: Vec<crate::refusal::Refusal>,
    /// Similar appeals must be shown before it can be sent (A8.4).
    pub show_similar: bool,
}

/// The form of a step after sending, kept as [`Draft`] is.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct RightDraft {
    /// What was typed and uploaded.
    pub right: RightForm,
    /// What was wrong with it, to be shown beside the fields.
    pub refusals: Vec<crate::refusal::Refusal>,
}
