//! What the pages show of requests.

use super::{Mending, Side, State, Step, What};
use crate::appeal::view::Clock;
use crate::eservice::form::{FormField, Held, RequestDraft, RequestForm};
use crate::ids::{RequestFileId, RequestId};
use crate::lang::Named;
use crate::official::DocumentKind;
use crate::regulation::Span;
use crate::signature::{Report, SignatureView};
use crate::time::{Date, UnixMs};
use serde::{Deserialize, Serialize};

/// What the form of a service begins with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RequestStart {
    /// The service's number in the register.
    pub service: String,
    /// Its name.
    pub name: Named,
    /// Who provides it.
    pub provider: Named,
    /// How long it takes (R-annex1, 1.7).
    pub span: Span,
    /// Version of the form.
    pub version: u32,
    /// The form.
    pub form: RequestForm,
    /// What state registers say of the person.
    pub held: Vec<(Held, String)>,
    /// Documents whose originals are shown when the result is handed over (note 2 of 2.6).
    pub originals: Vec<String>,
    /// What was typed before; its id is the request's.
    pub draft: RequestDraft,
    /// Documents that were added before.
    pub files: Vec<RequestFileView>,
    /// The regulation in force forbids what the form asks (R7.2): until its provider has mended it nothing can be sent.
    #[serde(default)]
    pub being_mended: bool,
}

/// That a request has come in (R7.1.2).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Receipt {
    /// The request.
    pub id: RequestId,
    /// Its number.
    pub number: String,
    /// The result is there already: the service runs wholly by itself.
    #[serde(default)]
    pub at_once: bool,
}

/// A request in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RequestLine {
    /// Id.
    pub id: RequestId,
    /// Its number.
    pub number: String,
    /// The service's number in the register.
    pub service: String,
    /// The service's name when it was sent.
    pub name: String,
    /// Who provides it.
    pub provider: Named,
    /// How far it is.
    pub state: State,
    /// When it was sent.
    pub sent_ms: UnixMs,
    /// The provider's time, while it runs.
    pub clock: Option<Clock>,
}

/// Which requests a desk shows.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct DeskQuery {
    /// Those that are over; otherwise those that are not, the first due first.
    pub over: bool,
    /// Where the page begins.
    pub after: Option<String>,
}

/// A document of a request or of its result.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RequestFileView {
    /// Id.
    pub id: RequestFileId,
    /// Key of its field; empty for a result's.
    pub field: String,
    /// Its name.
    pub name: String,
    /// Of what kind, by its content.
    pub kind: DocumentKind,
    /// Its size in bytes.
    pub bytes: u64,
    /// Another one has taken its place.
    pub replaced: bool,
    /// What the check of its signature found, where there is one (R12.1.3).
    pub signature: Option<Report>,
}

/// An answered field.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answered {
    /// Its place in the form.
    pub at: u8,
    /// The field.
    pub field: FormField,
    /// The answer, or what a register said when it was sent.
    pub value: String,
    /// Its documents, replaced ones last.
    pub files: Vec<RequestFileView>,
    /// What is to be mended, while it lies with its sender.
    pub mending: Option<Mending>,
}

/// An entry of the history.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RequestEntry {
    /// When.
    pub at_ms: UnixMs,
    /// What.
    pub what: What,
    /// The employee, for the provider's eyes alone.
    pub by: String,
    /// Words: of a note.
    pub text: String,
    /// What was to be mended.
    pub mendings: Vec<Mending>,
}

/// What became of a request.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RequestResult {
    /// The words.
    pub text: String,
    /// The ground of a refusal, as the regulation writes it.
    pub ground: String,
    /// Who signed.
    pub signature: SignatureView,
    /// Documents.
    pub files: Vec<RequestFileView>,
    /// No person gave it: it stands under the provider's seal (R-annex1, 1.6).
    #[serde(default)]
    pub by_itself: bool,
}

/// What the regulation says of a request, in the version under which it was sent: a later one changes nothing for it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct CardWords {
    /// Grounds of refusal (3.3.1); for the provider alone.
    pub grounds: Vec<String>,
    /// The version.
    pub version: u32,
    /// How long it takes (1.7); `None` when the version is not known any more.
    pub span: Option<Span>,
    /// The right to complain (3.6.1), what a complaint says (3.6.2), within which time it is considered (3.6.3); empty ones are left out.
    pub complaint: Vec<String>,
}

/// One request, for its sender or for its provider.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RequestCard {
    /// Whose eyes it is for.
    pub side: Side,
    /// Its line.
    pub line: RequestLine,
    /// The last day, paused or not.
    pub due: Date,
    /// Since when it lies with its sender.
    pub paused: Option<Date>,
    /// The fields that were shown, answered.
    pub answers: Vec<Answered>,
    /// The history, oldest first.
    pub entries: Vec<RequestEntry>,
    /// What this side can do now.
    pub steps: Vec<Step>,
    /// To choose from.
    pub words: CardWords,
    /// Documents that wait in this reader's form: of a mending, of a result.
    pub waiting: Vec<RequestFileView>,
    /// The result or the refusal.
    pub result: Option<RequestResult>,
    /// What this reader typed before without script; for who mends.
    pub draft: RequestDraft,
}

/// What a notice carries: number for the reader, id for the link.
pub fn word(number: &str, id: &RequestId) -> String {
    format!("{number} {id}")
}

/// The inverse of [`word`].
pub fn read_word(word: &str) -> (&str, &str) {
    word.split_once(' ').unwrap_or((word, ""))
}
