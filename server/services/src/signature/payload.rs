//! The exact bytes that are signed.

use crate::Error;
use anyhow::Context;
use domain::ids::{InstitutionId, MediaId};
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

/// What is signed under an answer: official number, institution, the exact text, the attachments by their hashes.
///
/// # Errors
/// [`Error::Internal`] when it can't be written down.
pub fn answer_payload(number: &str, institution: &InstitutionId, text: &str, attachments: &[MediaId]) -> Result<String, Error> {
    let attachments = attachments.iter().map(MediaId::as_str).collect();
    let answer = Answer { form: "muraciet-answer-1", number, institution: institution.as_str(), text, attachments };
    Ok(serde_json::to_string(&answer).context("payload of an answer")?)
}
