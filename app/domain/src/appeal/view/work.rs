//! What institutions do about an appeal: their parts and their answers.

use super::Clock;
use crate::ids::{InstitutionId, MediaId};
use crate::lang::Named;
use crate::lifecycle::AssignmentStatus;
use crate::signature::SignatureView;
use crate::time::UnixMs;
use serde::{Deserialize, Serialize};

/// One institution's part in an appeal.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AssignmentView {
    /// The institution.
    pub institution: InstitutionId,
    /// Its name.
    pub name: Named,
    /// It leads where several work.
    pub lead: bool,
    /// Where its work stands.
    pub status: AssignmentStatus,
    /// Its clock, while it runs.
    pub clock: Option<Clock>,
    /// From when it had the appeal, and until when, once its part is over (A8.11).
    #[serde(default)]
    pub had: Option<(UnixMs, Option<UnixMs>)>,
}

/// A signed answer (A8.9, A7.0.4).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AnswerView {
    /// The institution.
    pub institution: Named,
    /// The text.
    pub text: String,
    /// Proof photos.
    pub media: Vec<MediaId>,
    /// When it was signed.
    pub signed_ms: UnixMs,
    /// Name of the signer, as in the certificate.
    pub signer: String,
    /// Whether the signature was verified when this view was made.
    pub signature_valid: bool,
    /// A demo signature has no legal force and says so.
    pub demo: bool,
    /// The signature with all that its check found.
    #[serde(default)]
    pub signature: SignatureView,
}
