//! Document and signature as two files, for whoever may read the document: any tool can check them without us.

use super::decode;
use crate::cabinet::Mine;
use crate::permission::Function;
use crate::views::Whole;
use crate::{Ctx, Error, institution, owner};
use domain::ids::AppealId;
use domain::role::Role;
use store::signatures::SignedKind;

/// Which of the two.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SignedPart {
    /// Exactly what was signed.
    Document,
    /// The detached signature.
    Signature,
}

/// A file to take.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignedFile {
    /// Its name: the appeal's number and what it is.
    pub name: String,
    /// Its type.
    pub mime: &'static str,
    /// Its content.
    pub bytes: Vec<u8>,
}

/// The file of a signature's id.
///
/// # Errors
/// [`Error::NotFound`] for a signature under what this actor may not read.
pub async fn signed_file(ctx: &Ctx, id: &str, part: SignedPart) -> Result<SignedFile, Error> {
    ctx.may(Function::SignedFile)?;
    let row = store::signatures::find(ctx.portal.db(), id).await?.ok_or(Error::NotFound)?;
    let whole = readable(ctx, &row.appeal).await?;
    let stands = match row.kind {
        SignedKind::Refusal => whole.standing_refusal().is_some_and(|(standing, _)| standing.id == row.id),
        SignedKind::Answer | SignedKind::Unconsidered => whole.signatures.iter().any(|one| one.id == row.id),
    };
    if !stands {
        return Err(Error::NotFound);
    }
    let what = match row.kind {
        SignedKind::Answer => "answer",
        SignedKind::Unconsidered => "decision",
        SignedKind::Refusal => "refusal",
    };
    let name = format!("{}-{what}.json", whole.appeal.known_number());
    Ok(match part {
        SignedPart::Document => SignedFile { name, mime: "application/json", bytes: row.signed.document.into_bytes() },
        SignedPart::Signature => SignedFile {
            name: format!("{name}.p7s"),
            mime: "application/pkcs7-signature",
            bytes: decode(&row.signed.cms).ok_or(Error::NotFound)?,
        },
    })
}

/// The appeal as this actor may read it.
pub(crate) async fn readable(ctx: &Ctx, appeal: &AppealId) -> Result<Whole, Error> {
    match ctx.actor.role {
        Role::Citizen => Ok(Mine::read(ctx, appeal).await?.whole),
        Role::InstitutionStaff => Ok(institution::own_work(ctx, appeal).await?.0),
        Role::OwnerStaff => {
            let whole = Whole::read(ctx, appeal).await?;
            if owner::in_territory(ctx, &whole.appeal) { Ok(whole) } else { Err(Error::NotFound) }
        }
        _ => Err(Error::Forbidden),
    }
}
