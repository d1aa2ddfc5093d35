//! The text of a regulation, clause by clause of the model form (R-annex1). Texts are Azerbaijani, as approved.

use crate::eservice::{Audience, Automation, Fee, Kind};
use crate::ids::{InstitutionId, MediaId};
use serde::{Deserialize, Serialize};

/// In what a length of time is given.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    /// Minutes: what systems need (note 1).
    #[default]
    Minutes,
    /// Hours.
    Hours,
    /// Working days.
    WorkingDays,
    /// Calendar days.
    Days,
}

/// A length of time; `least` equals `most` where it is one number (notes 1 and 2).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(default)]
pub struct Span {
    /// The shortest.
    pub least: u32,
    /// The longest.
    pub most: u32,
    /// Of what.
    pub unit: Unit,
}

/// Another body that takes part (1.5, 3.4.3).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Other {
    /// The institution, if it is connected: it is asked for its agreement (R9.2).
    pub institution: Option<InstitutionId>,
    /// Its full name.
    pub name: String,
}

/// Where advice is given (2.5).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Information {
    /// Web address.
    pub web: String,
    /// E-mail.
    pub email: String,
    /// Telephone.
    pub phone: String,
}

/// A document that a state register holds: the person gives its number, or what else identifies it, and no copy (2.6.1).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct HeldDocument {
    /// Its name.
    pub name: String,
    /// What identifies it: number, FİN.
    pub identified_by: String,
    /// The register that holds it.
    pub register: String,
}

/// A document of which an electronic copy is given (2.6.2).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Document {
    /// Its name.
    pub name: String,
    /// Must it be given in every case.
    pub required: bool,
    /// The original is shown when the result is handed over (note 2).
    pub original: bool,
}

/// A form to fill in that belongs to the regulation (note 1 of 2.6).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct FormFile {
    /// Its name.
    pub name: String,
    /// The file, by its content.
    pub file: MediaId,
    /// What it is called when it is taken: `erize.pdf`.
    pub file_name: String,
}

/// One administrative operation (3.4.1–3.4.4).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Operation {
    /// What is done, in a line.
    pub name: String,
    /// Who is responsible (3.4.1; R9.3.4).
    pub responsible: String,
    /// What is done, in full (3.4.2).
    pub content: String,
    /// How long at most (3.4.2).
    pub span: Span,
    /// Another body that takes part; empty for none (3.4.3).
    pub other: String,
    /// What comes of it and how it is given (3.4.4).
    pub result: String,
}

/// The whole text. Its clauses are the fields' numbers.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Text {
    /// 1.1 Official name.
    pub name: String,
    /// 1.2 What it is and where it applies.
    pub content: String,
    /// 1.3 Acts, with their clauses.
    pub legal_basis: Vec<String>,
    /// 1.4 Full name of the body.
    pub provider: String,
    /// 1.5 Other bodies.
    pub others: Vec<Other>,
    /// 1.6 How far it runs by itself; `None` while it is not chosen.
    pub automation: Option<Automation>,
    /// 1.7 How long.
    pub span: Span,
    /// 1.8 What comes of it: a certificate, a permit, a licence, an operation.
    pub result: String,
    /// 2.1 Kind; `None` while it is not chosen.
    pub kind: Option<Kind>,
    /// 2.2 What is paid; `None` while it is not chosen.
    pub fee: Option<Fee>,
    /// 2.3 Who uses it.
    pub audiences: Vec<Audience>,
    /// 2.4 Web address.
    pub address: String,
    /// 2.5 Where advice is given.
    pub information: Information,
    /// 2.6.1 Documents that state registers hold.
    pub held: Vec<HeldDocument>,
    /// 2.6.2 Documents to give.
    pub documents: Vec<Document>,
    /// Note 1 of 2.6: forms.
    pub forms: Vec<FormFile>,
    /// 3.1 Informational services are always open.
    pub always_open: String,
    /// 3.2.1 How a request is made.
    pub forming: String,
    /// 3.2.2 How a request is received.
    pub receiving: String,
    /// 3.3.1 When a request is refused.
    pub refusals: Vec<String>,
    /// 3.3.2 When it is accepted.
    pub acceptance: String,
    /// 3.4 Operations, in their order.
    pub operations: Vec<Operation>,
    /// 3.5.1 In which form it is watched over.
    pub control_form: String,
    /// 3.5.2 By which rule.
    pub control_rule: String,
    /// 3.6.1 The right to complain.
    pub complaint_right: String,
    /// 3.6.2 What a complaint must say.
    pub complaint_needs: String,
    /// 3.6.3 Within which time it is considered.
    pub complaint_term: String,
}
