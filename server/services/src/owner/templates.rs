//! Prepared reasons of a refusal (A8.6).

use super::in_territory;
use crate::permission::Function;
use crate::templates;
use crate::views::Whole;
use crate::{Ctx, Error};
use domain::ids::AppealId;
use domain::template::{TemplateKind, TemplateView};

/// The templates of a refusal, filled for this appeal.
///
/// # Errors
/// [`Error::Forbidden`] for everybody but the owner's staff, [`Error::NotFound`] outside their territory.
pub async fn refusal_templates(ctx: &Ctx, id: &AppealId) -> Result<Vec<TemplateView>, Error> {
    ctx.may(Function::RefusalTemplates)?;
    let whole = Whole::read(ctx, id).await?;
    if !in_territory(ctx, &whole.appeal) {
        return Err(Error::NotFound);
    }
    templates::filled(ctx, &whole, TemplateKind::Refusal, None).await
}
