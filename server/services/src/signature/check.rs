//! The check of what is kept: a document put together again from the appeal, held against its signature.

use super::{Expected, OldKey, answer_payload, decode, refusal_payload, unconsidered_payload};
use crate::views::Whole;
use crate::{Ctx, Error, Portal};
use domain::ids::{AppealId, ApplicationId, OfficialId, RegulationId, RequestId};
use domain::signature::{Check, Report, SignatureForm, SignatureView, Why};
use domain::time::UnixMs;
use store::answers::AnswerRow;
use store::decisions::DecisionRow;
use store::signatures::{SignatureRow, SignedKind};

/// The result of a check of all signatures.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SignatureCheck {
    /// Signatures looked at.
    pub signatures: u64,
    /// Ids of those that don't stand it.
    pub invalid: Vec<String>,
}

/// Signatures read at a time.
const PAGE: u32 = 500;

impl Portal {
    /// Checks every kept signature over the document kept with it; `progress` hears how many of how many.
    ///
    /// # Errors
    /// [`Error::Internal`] when the database fails.
    pub async fn check_signatures(&self, progress: impl Fn(u64, u64)) -> Result<SignatureCheck, Error> {
        let mut check = SignatureCheck::default();
        let (of_appeals, of_official) =
            tokio::try_join!(store::signatures::count(self.db()), store::official_signatures::count(self.db()))?;
        let (of_letters, of_regulations, of_requests, of_stamps) = tokio::try_join!(
            store::letter_signatures::count(self.db()),
            store::regulation_signatures::count(self.db()),
            store::requests::results_count(self.db()),
            store::requests::sealed_count(self.db())
        )?;
        let of = of_appeals + of_official + of_letters + of_regulations + of_requests + of_stamps;
        let mut after = String::new();
        loop {
            let page = store::signatures::after(self.db(), &after, PAGE).await?;
            let Some(last) = page.last() else { break };
            after = last.id.clone();
            let invalid = page.iter().filter(|row| !kept(self, row, &row.document).is_valid());
            check.invalid.extend(invalid.map(|row| row.id.clone()));
            check.signatures += page.len() as u64;
            progress(check.signatures, of.max(check.signatures));
        }
        self.check_official(&mut check).await?;
        self.check_letter_signatures(&mut check).await?;
        self.check_results(&mut check).await?;
        self.check_stamps(&mut check).await?;
        self.check_applications(&mut check).await?;
        self.check_regulations(&mut check).await?;
        progress(check.signatures, of.max(check.signatures));
        Ok(check)
    }

    /// The signatures under results of requests for e-services.
    async fn check_results(&self, check: &mut SignatureCheck) -> Result<(), Error> {
        let mut after = RequestId::default();
        loop {
            let page = store::requests::results_after(self.db(), &after, PAGE).await?;
            let Some(last) = page.last() else { return Ok(()) };
            after = last.request.clone();
            let invalid = page.iter().filter(|row| !held(self, &row.fin, row.signed_ms, &row.cms, &row.document).is_valid());
            check.invalid.extend(invalid.map(|row| format!("request/{}", row.request)));
            check.signatures += page.len() as u64;
        }
    }

    /// The signatures under official requests and answers.
    async fn check_official(&self, check: &mut SignatureCheck) -> Result<(), Error> {
        let mut after = (OfficialId::default(), String::new());
        loop {
            let page = store::official_signatures::after(self.db(), &after.0, &after.1, PAGE).await?;
            let Some(last) = page.last() else { return Ok(()) };
            after = (last.request.clone(), last.part.as_str().to_owned());
            let invalid = page.iter().filter(|row| !held(self, &row.fin, row.signed_ms, &row.cms, &row.document).is_valid());
            check.invalid.extend(invalid.map(|row| format!("{}/{}", row.request, row.part.as_str())));
            check.signatures += page.len() as u64;
        }
    }

    /// The signatures under applications to the register of e-services (R-annex2).
    async fn check_applications(&self, check: &mut SignatureCheck) -> Result<(), Error> {
        let mut after = (ApplicationId::default(), 0);
        loop {
            let page = store::eservice_applications::signed_after(self.db(), &after.0, after.1, PAGE).await?;
            let Some(last) = page.last() else { return Ok(()) };
            after = (last.application.clone(), last.nr);
            let invalid = page.iter().filter(|row| !held(self, &row.fin, row.at_ms, &row.cms, &row.document).is_valid());
            check.invalid.extend(invalid.map(|row| format!("{}/{}", row.application, row.nr)));
            check.signatures += page.len() as u64;
        }
    }
}

impl Portal {
    /// Senders' own signatures under official appeals (R12.2).
    async fn check_letter_signatures(&self, check: &mut SignatureCheck) -> Result<(), Error> {
        let mut after = AppealId::default();
        loop {
            let page = store::letter_signatures::after(self.db(), &after, PAGE).await?;
            let Some(last) = page.last() else { return Ok(()) };
            after = last.appeal.clone();
            for row in &page {
                if !crate::correspondence::report(self, row).await?.is_valid() {
                    check.invalid.push(row.appeal.to_string());
                }
                check.signatures += 1;
            }
        }
    }
}

impl Portal {
    /// The signatures under approved regulations (R9.2).
    async fn check_regulations(&self, check: &mut SignatureCheck) -> Result<(), Error> {
        let mut after = (RegulationId::default(), 0);
        loop {
            let page = store::regulation_signatures::after(self.db(), &after.0, after.1, PAGE).await?;
            let Some(last) = page.last() else { return Ok(()) };
            after = (last.regulation.clone(), last.version);
            let invalid = page.iter().filter(|row| !held(self, &row.fin, row.signed_ms, &row.cms, &row.document).is_valid());
            check.invalid.extend(invalid.map(|row| format!("{}/{}", row.regulation, row.version)));
            check.signatures += page.len() as u64;
        }
    }
}

/// The report on a kept signature over this document.
fn kept(portal: &Portal, row: &SignatureRow, document: &str) -> Report {
    held(portal, &row.fin, row.signed_ms, &row.cms, document)
}

/// The report on a signature of this person and moment over this document.
pub(crate) fn held(portal: &Portal, fin: &str, signed: UnixMs, cms: &str, document: &str) -> Report {
    held_bytes(portal, fin, signed, cms, document.as_bytes())
}

/// The same over any document.
pub(crate) fn held_bytes(portal: &Portal, fin: &str, signed: UnixMs, cms: &str, document: &[u8]) -> Report {
    let expected = Expected { fin: Some(fin), sent: Some(signed) };
    match decode(cms) {
        Some(cms) => portal.verifier().verify(document, &cms, expected, portal.now()),
        None => {
            let mut report = Report::new(SignatureForm::Cms);
            report.found(Check::Form, Err(Why::Unreadable));
            report
        }
    }
}

/// What is shown proves nothing by being kept beside its signature: it is put together again.
fn shown(ctx: &Ctx, row: &SignatureRow, document: Result<String, Error>) -> SignatureView {
    let report = kept(&ctx.portal, row, &document.unwrap_or_default());
    SignatureView { id: Some(row.id.clone()), report }
}

impl Whole {
    /// The signature under an answer.
    pub fn answer_signature(&self, ctx: &Ctx, answer: &AnswerRow) -> SignatureView {
        let number = self.appeal.number.as_deref().unwrap_or_default();
        let document = answer_payload(number, &answer.institution, &answer.text, &self.media_of_answer(&answer.id));
        match self.signatures.iter().find(|one| one.answer.as_deref() == Some(answer.id.as_str())) {
            Some(row) => shown(ctx, row, document),
            None => {
                let document = document.unwrap_or_default();
                let mut report = OldKey::report(ctx.portal.old_key(), &document, &answer.signature, &answer.certificate);
                report.signer.clone_from(&answer.signer);
                report.signed_ms = Some(answer.signed_ms);
                SignatureView { id: None, report }
            }
        }
    }

    /// The signature under what was left unconsidered; there was none before it was asked for.
    pub fn decision_signature(&self, ctx: &Ctx, decision: &DecisionRow) -> Option<SignatureView> {
        let row = self.signatures.iter().find(|one| one.decision.as_deref() == Some(decision.id.as_str()))?;
        let number = self.appeal.number.as_deref().unwrap_or_default();
        let document = unconsidered_payload(number, &decision.institution, decision.ground?, &decision.text);
        Some(shown(ctx, row, document))
    }

    /// The signature under the refusal.
    pub fn refusal_signature(&self, ctx: &Ctx) -> Option<SignatureView> {
        let (row, document) = self.standing_refusal()?;
        Some(shown(ctx, row, document))
    }

    /// The signature under the refusal that stands, with what it should have signed. Refusals that were taken back have left
    /// theirs (decision 16): it is the one under this very text, or else the last.
    pub fn standing_refusal(&self) -> Option<(&SignatureRow, Result<String, Error>)> {
        let (ground, reason) = (self.appeal.refusal_ground?, self.appeal.refusal_reason.as_deref()?);
        let document = refusal_payload(&self.appeal.receipt_number, ground, reason);
        let mut own = self.signatures.iter().rev().filter(|one| one.kind == SignedKind::Refusal);
        let same = own.clone().find(|one| document.as_ref().is_ok_and(|document| *document == one.document));
        Some((same.or_else(|| own.next())?, document))
    }
}
