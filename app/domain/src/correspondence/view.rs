//! What the pages show of an official appeal beside what they show of every appeal.

use super::LetterDraft;
use crate::appeal::view::InstitutionView;
use crate::ids::{AppealId, OfficialFileId};
use crate::official::DocumentView;
use crate::signature::Report;
use serde::{Deserialize, Serialize};

/// A file that waits in the form.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LetterFileView {
    /// Id.
    pub id: OfficialFileId,
    /// Its name.
    pub name: String,
    /// Its size in bytes.
    pub bytes: u64,
    /// The detached signature; otherwise a document.
    pub signature: bool,
}

/// The form as its page opens.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LetterStart {
    /// The form's id, the same for every attempt.
    pub id: AppealId,
    /// What was kept.
    pub draft: Option<LetterDraft>,
    /// What waits with it.
    pub files: Vec<LetterFileView>,
    /// To whom one may write.
    pub institutions: Vec<InstitutionView>,
    /// Somebody is signed in.
    pub signed_in: bool,
}

/// The sender's own signature, checked again for this view (R12.2).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LetterSignature {
    /// Name of the document that is signed; `None`: the text.
    pub document: Option<String>,
    /// The signature as a file to be saved.
    pub file: Option<OfficialFileId>,
    /// What the check found.
    pub report: Report,
}

/// What an official appeal holds beside text and course.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LetterView {
    /// The subject.
    pub subject: String,
    /// Its documents, in order.
    pub documents: Vec<DocumentView>,
    /// The sender's signature, where there is one.
    pub signature: Option<LetterSignature>,
}
