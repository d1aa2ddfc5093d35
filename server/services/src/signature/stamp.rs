//! The seal of a body under what its system gives without a person (R-annex1, 1.6): made by the same device, checked by the same verifier. The
//! certificate names the body and nobody else.

use super::{Employee, Expected, decode, encode};
use crate::{Error, Portal};
use anyhow::Context;
use domain::refusal::{Code, Refusal};
use domain::signature::{Check, Report, SignatureForm, Why};
use domain::time::UnixMs;

/// Characters of a body's name in a certificate (X.520); a longer one is cut.
const LONGEST_NAME: usize = 64;
/// A seal that stands its check.
pub(crate) struct Stamp {
    /// Exactly what was sealed.
    pub document: String,
    /// The seal, base64 of its DER.
    pub cms: String,
    /// Made by the demo device: no legal force.
    pub demo: bool,
    /// The report on the check, as JSON.
    pub report: String,
}

/// Seals a document in the name of a body. Nothing is written: the row goes into the transaction that gives the document out.
///
/// # Errors
/// [`Error::Refused`] with `NotSigned` when the device made no seal, or none that stands the check.
pub(crate) async fn stamp(portal: &Portal, organization: &str, document: String, now: UnixMs) -> Result<Stamp, Error> {
    let body =
        Employee { fin: String::new(), given_name: organization.to_owned(), surname: String::new(), organization: organization.to_owned() };
    let cms = match portal.device().sign(&body, document.as_bytes(), now).await {
        Ok(cms) => cms,
        Err(trouble) => {
            tracing::warn!(cause = format!("{trouble:?}"), "nothing was given out: no seal");
            return Err(Refusal::form(Code::NotSigned).into());
        }
    };
    let report = checked(portal, organization, now, &cms, &document);
    if !report.is_valid() {
        tracing::warn!(checks = format!("{:?}", report.checks), "nothing was given out: the seal doesn't stand its check");
        return Err(Refusal::form(Code::NotSigned).into());
    }
    let words = serde_json::to_string(&report).context("report on a seal")?;
    Ok(Stamp { document, cms: encode(&cms), demo: report.demo, report: words })
}

/// The report on a kept seal of this body and moment over this document.
pub(crate) fn stamped(portal: &Portal, organization: &str, sealed: UnixMs, cms: &str, document: &str) -> Report {
    match decode(cms) {
        Some(cms) => checked(portal, organization, sealed, &cms, document),
        None => {
            let mut report = Report::new(SignatureForm::Cms);
            report.found(Check::Form, Err(Why::Unreadable));
            report
        }
    }
}

fn checked(portal: &Portal, organization: &str, sealed: UnixMs, cms: &[u8], document: &str) -> Report {
    let expected = Expected { fin: None, sent: Some(sealed) };
    let mut report = portal.verifier().verify(document.as_bytes(), cms, expected, portal.now());
    let named: String = organization.chars().take(LONGEST_NAME).collect();
    // A certificate's words are read without the space at which a long name may be cut.
    let same = !named.trim().is_empty() && report.organization == named.trim();
    report.found(Check::Signer, if same { Ok(()) } else { Err(Why::AnotherPerson) });
    report
}
