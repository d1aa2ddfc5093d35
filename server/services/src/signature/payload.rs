//! The exact bytes that are signed.

use crate::Error;
use anyhow::Context;
use domain::appeal::form::RefusalGround;
use domain::ids::{InstitutionId, MediaId};
use domain::official::Part;
use domain::procedure::UnconsideredGround;
use serde::Serialize;

/// Fields in the order in which they are signed; never reorder, a new form gets a new `form` word.
#[derive(Serialize)]
struct Answer<'a> {
    form: &'static str,
    number: &'a str,
    institution: &'a str,
    text: &'a str,
    attachments: Vec<&'a str>,
}

/// Likewise; `article` is the law's own.
#[derive(Serialize)]
struct Unconsidered<'a> {
    form: &'static str,
    number: &'a str,
    institution: &'a str,
    ground: &'a str,
    article: &'a str,
    text: &'a str,
}

/// Likewise; a refused appeal has its receipt's number alone.
#[derive(Serialize)]
struct Refusal<'a> {
    form: &'static str,
    number: &'a str,
    ground: RefusalGround,
    text: &'a str,
}

/// What is signed under an answer: official number, institution, the exact text, the attachments by their hashes.
///
/// # Errors
/// [`Error::Internal`] when it can't be written down.
pub fn answer_payload(number: &str, institution: &InstitutionId, text: &str, attachments: &[MediaId]) -> Result<String, Error> {
    let attachments = attachments.iter().map(MediaId::as_str).collect();
    let answer = Answer { form: "muraciet-answer-1", number, institution: institution.as_str(), text, attachments };
    Ok(serde_json::to_string(&answer).context("payload of an answer")?)
}

/// What is signed when an institution leaves an appeal unconsidered (A9.2): number, institution, ground, the exact reasons.
///
/// # Errors
/// [`Error::Internal`] when it can't be written down.
pub fn unconsidered_payload(number: &str, institution: &InstitutionId, ground: UnconsideredGround, text: &str) -> Result<String, Error> {
    let (ground, article) = (ground.as_str(), ground.article());
    let left = Unconsidered { form: "muraciet-unconsidered-1", number, institution: institution.as_str(), ground, article, text };
    Ok(serde_json::to_string(&left).context("payload of what is left unconsidered")?)
}

/// What is signed under a refusal of the owner's staff (A8.6): the receipt's number, ground, the exact reasons.
///
/// # Errors
/// [`Error::Internal`] when it can't be written down.
pub fn refusal_payload(number: &str, ground: RefusalGround, text: &str) -> Result<String, Error> {
    let refusal = Refusal { form: "muraciet-refusal-1", number, ground, text };
    Ok(serde_json::to_string(&refusal).context("payload of a refusal")?)
}

/// What is signed under an official request or its answer (A5.0.7, A7.0.6). Fields in the order in which they are signed; never
/// reorder, a new form gets a new `form` word.
#[derive(Serialize)]
pub struct OfficialDocument<'a> {
    /// `muraciet-official-1`.
    pub form: &'static str,
    /// Id of the request.
    pub id: &'a str,
    /// Request or answer.
    pub part: Part,
    /// Who asks.
    pub asker: String,
    /// Who is asked.
    pub asked: String,
    /// What the request is about.
    pub subject: &'a str,
    /// The exact text of this part.
    pub text: &'a str,
    /// Hashes of this part's documents, in order.
    pub attachments: Vec<&'a str>,
}

/// It, written down.
///
/// # Errors
/// [`Error::Internal`] when it can't be written down.
pub fn official_payload(document: &OfficialDocument<'_>) -> Result<String, Error> {
    Ok(serde_json::to_string(document).context("payload of an official request")?)
}
