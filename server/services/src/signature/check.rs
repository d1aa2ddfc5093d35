//! The check of what is kept: a document put together again from the appeal, held against its signature.

use super::{Expected, OldKey, answer_payload, decode, refusal_payload, stamped, unconsidered_payload};
use crate::views::Whole;
use crate::{Ctx, Error, Portal};
use domain::signature::{Check, Report, SignatureForm, SignatureView, Why};
use domain::time::UnixMs;
use store::StoreError;
use store::answers::AnswerRow;
use store::decisions::DecisionRow;
use store::eservice_applications::StepSignature;
use store::requests::{ResultRow, SealedRow};
use store::signatures::{LetterSignatureRow, OfficialSignatureRow, RegulationSignatureRow, SignatureRow, Signed, SignedKind};

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
        let db = self.db();
        let of = store::signatures::count(db).await?;
        let mut check = SignatureCheck::default();
        let tell = |done: u64| progress(done, of.max(done));
        let kept = |signed: &Signed| held(self, signed, &signed.document);
        walk(
            &mut check,
            &tell,
            async |last| store::signatures::after(db, last, PAGE).await,
            async |row: &SignatureRow| Ok((row.id.clone(), kept(&row.signed))),
        )
        .await?;
        walk(
            &mut check,
            &tell,
            async |last| store::signatures::official_after(db, last, PAGE).await,
            async |row: &OfficialSignatureRow| Ok((format!("{}/{}", row.request, row.part.as_str()), kept(&row.signed))),
        )
        .await?;
        walk(
            &mut check,
            &tell,
            async |last| store::signatures::letters_after(db, last, PAGE).await,
            async |row: &LetterSignatureRow| Ok((row.appeal.to_string(), crate::correspondence::report(self, row).await?)),
        )
        .await?;
        walk(
            &mut check,
            &tell,
            async |last| store::requests::results_after(db, last, PAGE).await,
            async |row: &ResultRow| Ok((format!("request/{}", row.request), kept(&row.signed))),
        )
        .await?;
        walk(
            &mut check,
            &tell,
            async |last| store::requests::sealed_after(db, last, PAGE).await,
            async |row: &SealedRow| {
                Ok((format!("request/{}", row.request), stamped(self, &row.organization, row.sealed_ms, &row.cms, &row.document)))
            },
        )
        .await?;
        walk(
            &mut check,
            &tell,
            async |last| store::eservice_applications::signed_after(db, last, PAGE).await,
            async |row: &StepSignature| Ok((format!("{}/{}", row.application, row.nr), kept(&row.signed))),
        )
        .await?;
        walk(
            &mut check,
            &tell,
            async |last| store::signatures::regulations_after(db, last, PAGE).await,
            async |row: &RegulationSignatureRow| Ok((format!("{}/{}", row.regulation, row.version), kept(&row.signed))),
        )
        .await?;
        tell(check.signatures);
        Ok(check)
    }
}

/// Walks one table of signatures, a page at a time; each row gives its id and the report on it.
async fn walk<R>(
    check: &mut SignatureCheck,
    progress: impl Fn(u64),
    page: impl AsyncFn(Option<&R>) -> Result<Vec<R>, StoreError>,
    examined: impl AsyncFn(&R) -> Result<(String, Report), Error>,
) -> Result<(), Error> {
    let mut last = None;
    loop {
        let mut rows = page(last.as_ref()).await?;
        for row in &rows {
            let (id, report) = examined(row).await?;
            if !report.is_valid() {
                check.invalid.push(id);
            }
        }
        check.signatures += rows.len() as u64;
        progress(check.signatures);
        match rows.pop() {
            Some(row) => last = Some(row),
            None => return Ok(()),
        }
    }
}

/// The report on a kept signature over this document.
pub(crate) fn held(portal: &Portal, signed: &Signed, document: &str) -> Report {
    held_bytes(portal, &signed.fin, signed.signed_ms, &signed.cms, document.as_bytes())
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
    let report = held(&ctx.portal, &row.signed, &document.unwrap_or_default());
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
        let same = own.clone().find(|one| document.as_ref().is_ok_and(|document| *document == one.signed.document));
        Some((same.or_else(|| own.next())?, document))
    }
}
