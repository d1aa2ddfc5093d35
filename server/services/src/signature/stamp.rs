//! The seal of a body under what its system gives without a person (R-annex1, 1.6): made by the same device, checked by the same verifier. The
//! certificate names the body and nobody else.

use super::check::SignatureCheck;
use super::seal::Signed;
use super::{Employee, Expected, decode, encode};
use crate::{Error, Portal};
use anyhow::Context;
use domain::ids::RequestId;
use domain::refusal::{Code, Refusal};
use domain::signature::{Check, Report, SignatureForm, Why};
use domain::time::UnixMs;

/// Characters of a body's name in a certificate (X.520); a longer one is cut.
const LONGEST_NAME: usize = 64;
/// Seals read at a time.
const PAGE: u32 = 500;

/// Seals a document in the name of a body. Nothing is written: the row goes into the transaction that gives the document out.
///
/// # Errors
/// [`Error::Refused`] with `NotSigned` when the device made no seal, or none that stands the check.
pub(crate) async fn stamp(portal: &Portal, organization: &str, document: String, now: UnixMs) -> Result<Signed, Error> {
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
    Ok(Signed { document, cms: encode(&cms), signer: organization.to_owned(), fin: String::new(), demo: report.demo, report: words })
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
    let same = !named.is_empty() && report.organization == named;
    report.found(Check::Signer, if same { Ok(()) } else { Err(Why::AnotherPerson) });
    report
}

impl Portal {
    /// The seals under what came by itself.
    pub(super) async fn check_stamps(&self, check: &mut SignatureCheck) -> Result<(), Error> {
        let mut after = RequestId::default();
        loop {
            let page = store::requests::sealed_after(self.db(), &after, PAGE).await?;
            let Some(last) = page.last() else { return Ok(()) };
            after = last.request.clone();
            let stands =
                |row: &store::requests::SealedRow| stamped(self, &row.organization, row.sealed_ms, &row.cms, &row.document).is_valid();
            check.invalid.extend(page.iter().filter(|row| !stands(row)).map(|row| format!("request/{}", row.request)));
            check.signatures += page.len() as u64;
        }
    }
}
