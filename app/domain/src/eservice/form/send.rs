//! What travels of a form: to the person who fills it in, and to the provider who makes it.

use super::{Answers, RequestForm};
use crate::ids::{RequestFileId, RequestId};
use crate::refusal::Refusal;
use crate::regulation::Text;
use serde::{Deserialize, Serialize};

/// A request that is to be sent.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct RequestSend {
    /// Made by the browser before the first attempt, so that sending again makes no second request.
    pub id: RequestId,
    /// The service's number in the register.
    pub service: String,
    /// The version of the form that was filled in.
    pub version: u32,
    /// What was typed.
    pub answers: Answers,
    /// Documents, as the form showed them.
    pub files: Vec<RequestFileId>,
}

/// A request that waits for a sign-in or a correction.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct RequestDraft {
    /// What was typed.
    pub form: RequestSend,
    /// What was wrong with it.
    pub refusals: Vec<Refusal>,
}

/// The provider's page of a service's form.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FormPage {
    /// The service's number in the register.
    pub service: String,
    /// Its name.
    pub name: String,
    /// The newest version; 0 for none yet.
    pub version: u32,
    /// Its form; empty for none yet.
    pub form: RequestForm,
    /// The regulation in force.
    pub text: Text,
    /// The form that would be made of the regulation.
    pub proposed: RequestForm,
}

/// A form to be saved as the next version.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct FormSave {
    /// The service's number in the register.
    pub service: String,
    /// The version on which it was built.
    pub seen: u32,
    /// The form.
    pub form: RequestForm,
}
