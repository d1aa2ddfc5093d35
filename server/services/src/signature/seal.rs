//! The signature under a document that is about to be sent: made, checked, and only then kept (A7.0.4).

use super::{Employee, Expected, encode};
use crate::{Ctx, Error, people};
use anyhow::Context;
use domain::ids::{AppealId, InstitutionId};
use domain::refusal::{Code, Refusal};
use store::people::PersonRow;
use store::signatures::{SignatureRow, Signed, SignedKind};

/// Signs a document in the name of who acts. Nothing is written: its row goes into the transaction that sends the document.
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
    Ok(Signed {
        person: person.clone(),
        document,
        cms: encode(&signed),
        signer,
        fin: employee.fin,
        demo: report.demo,
        report: words,
        signed_ms: ctx.now,
    })
}

/// The same under a document about an appeal; which answer or decision it is under is for the caller to say.
///
/// # Errors
/// As [`sign`].
pub(crate) async fn seal(ctx: &Ctx, kind: SignedKind, appeal: &AppealId, document: String) -> Result<SignatureRow, Error> {
    Ok(SignatureRow {
        id: uuid::Uuid::now_v7().to_string(),
        appeal: appeal.clone(),
        kind,
        answer: None,
        decision: None,
        institution: ctx.actor.institution.clone(),
        signed: sign(ctx, document).await?,
    })
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
