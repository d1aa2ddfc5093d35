//! The signature under a document that is about to be sent: made, checked, and only then kept (A7.0.4).

use super::{Employee, Expected, encode};
use crate::{Ctx, Error, people};
use anyhow::Context;
use domain::ids::{AppealId, InstitutionId};
use domain::refusal::{Code, Refusal};
use store::people::PersonRow;
use store::signatures::{SignatureRow, SignedKind};

/// A signature that was checked, with what it is under.
#[derive(Clone)]
pub(crate) struct Sealed(SignatureRow);

/// A signature that was made and checked, under nothing yet.
#[derive(Clone)]
pub(crate) struct Signed {
    pub document: String,
    pub cms: String,
    pub signer: String,
    pub fin: String,
    pub demo: bool,
    pub report: String,
}

/// Signs a document in the name of who acts. Nothing is written: the row goes into the transaction that sends the document.
///
/// # Errors
/// [`Error::Refused`] with `NotSigned` when the device made no signature, or none that stands the check.
pub(crate) async fn sign(ctx: &Ctx, document: String) -> Result<Signed, Error> {
    let person = ctx.person()?;
    let row = store::people::find(ctx.portal.db(), person).await?.ok_or(Error::SignIn)?;
    let signer = people::name_of(&row);
    let employee = employee(ctx, row);
    let signed = match ctx.portal.device().sign(&employee, document.as_bytes(), ctx.now).await {
        Ok(signed) => signed,
        Err(trouble) => {
            tracing::warn!(cause = format!("{trouble:?}"), "nothing was sent: no signature");
            return Err(Refusal::form(Code::NotSigned).into());
        }
    };
    let expected = Expected { fin: Some(&employee.fin), sent: Some(ctx.now) };
    let report = ctx.portal.verifier().verify(document.as_bytes(), &signed, expected, ctx.now);
    if !report.is_valid() {
        tracing::warn!(checks = format!("{:?}", report.checks), "nothing was sent: the signature doesn't stand its check");
        return Err(Refusal::form(Code::NotSigned).into());
    }
    let words = serde_json::to_string(&report).context("report on a signature")?;
    Ok(Signed { document, cms: encode(&signed), signer, fin: employee.fin, demo: report.demo, report: words })
}

/// The same under a document about an appeal.
///
/// # Errors
/// As [`sign`].
pub(crate) async fn seal(ctx: &Ctx, kind: SignedKind, appeal: &AppealId, document: String) -> Result<Sealed, Error> {
    let signed = sign(ctx, document).await?;
    Ok(Sealed(SignatureRow {
        id: uuid::Uuid::now_v7().to_string(),
        appeal: appeal.clone(),
        kind,
        answer: None,
        decision: None,
        person: ctx.person()?.clone(),
        institution: ctx.actor.institution.clone(),
        document: signed.document,
        cms: signed.cms,
        signer: signed.signer,
        fin: signed.fin,
        demo: signed.demo,
        report: signed.report,
        signed_ms: ctx.now,
    }))
}

/// An employee without a number has nothing a certificate could be held against: the check then fails.
fn employee(ctx: &Ctx, row: PersonRow) -> Employee {
    let name = |id: &InstitutionId| ctx.portal.reference().institution_name(id).az;
    Employee {
        fin: row.fin.unwrap_or_default(),
        given_name: row.given_name,
        surname: row.surname,
        organization: ctx.actor.institution.as_ref().map(name).unwrap_or_default(),
    }
}

impl Sealed {
    /// The row as it is, for a refusal.
    pub fn row(self) -> SignatureRow {
        self.0
    }

    /// The row under an answer.
    pub fn of_answer(self, answer: &str) -> SignatureRow {
        SignatureRow { answer: Some(answer.to_owned()), ..self.0 }
    }

    /// The row under a decision.
    pub fn of_decision(self, decision: &str) -> SignatureRow {
        SignatureRow { decision: Some(decision.to_owned()), ..self.0 }
    }

    /// The signer's name.
    pub fn signer(&self) -> &str {
        &self.0.signer
    }

    /// No legal force.
    pub fn is_demo(&self) -> bool {
        self.0.demo
    }
}
