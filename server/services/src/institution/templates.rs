//! Prepared answers and reasons at an institution's desk (A8.9, A9.2), and the house's own ones, which its head keeps (A3.5).

use super::own_work;
use crate::house::Own;
use crate::permission::Function;
use crate::{Ctx, Error, panel};
use domain::appeal::validate::Tidy;
use domain::ids::AppealId;
use domain::refusal::{Code, Refusal};
use domain::template::{self, OwnTemplate, Place, TemplateForm, TemplateKind, TemplateView, holes};
use store::templates::TemplateRow;

/// The texts of a kind, filled for this appeal: the institution's own first, then those of all.
///
/// # Errors
/// [`Error::Forbidden`] for everybody but an institution's staff, [`Error::NotFound`] for what is not in their cabinet.
pub async fn templates(ctx: &Ctx, id: &AppealId, kind: TemplateKind) -> Result<Vec<TemplateView>, Error> {
    ctx.may(Function::AnswerTemplates)?;
    let (whole, work) = own_work(ctx, id).await?;
    crate::templates::filled(ctx, &whole, kind, Some(&work.institution)).await
}

/// The institution's own texts, also those that are offered no more; every employee may read them.
///
/// # Errors
/// [`Error::Forbidden`] for everybody but an institution's staff.
pub async fn own_templates(ctx: &Ctx) -> Result<Vec<OwnTemplate>, Error> {
    ctx.may(Function::HouseTemplates)?;
    let own = Own::of(ctx).await?;
    let rows = store::templates::of_institution(ctx.portal.db(), &own.institution).await?;
    Ok(rows.into_iter().map(view).collect())
}

fn view(row: TemplateRow) -> OwnTemplate {
    let known = |name: &String| Place::ALL.iter().any(|place| place.as_str() == name);
    let by_hand = holes(&row.text).into_iter().filter(|name| !known(name)).collect();
    let TemplateRow { id, kind, language, title, text, active, .. } = row;
    OwnTemplate { form: TemplateForm { id: Some(id), kind, language, title, text, retired: !active }, by_hand }
}

/// Makes one of the house's own texts, or changes it.
///
/// # Errors
/// [`Error::Refused`] with what is wrong, with `NotYours` for everybody but the institution's head; [`Error::NotFound`] for
/// another house's text; [`Error::Conflict`] when somebody else changed it in the same instant.
pub async fn settle_template(ctx: &Ctx, form: TemplateForm) -> Result<(), Error> {
    ctx.may(Function::SettleTemplate)?;
    let form = form.tidied();
    template::template(&form)?;
    let own = Own::of(ctx).await?;
    if !own.place.heads_all() {
        return Err(Refusal::form(Code::NotYours).into());
    }
    let rows = store::templates::of_institution(ctx.portal.db(), &own.institution).await?;
    let before = match &form.id {
        Some(id) => Some(rows.iter().find(|row| row.id == *id).ok_or(Error::NotFound)?),
        None => None,
    };
    let row = TemplateRow {
        id: before.map_or_else(|| uuid::Uuid::now_v7().to_string(), |row| row.id.clone()),
        kind: form.kind,
        ground: before.and_then(|row| row.ground.clone()),
        institution: Some(own.institution),
        language: form.language,
        title: form.title,
        text: form.text,
        position: before.map_or_else(|| rows.last().map_or(1, |last| last.position + 1), |row| row.position),
        active: !form.retired,
    };
    let (seen, before, inner) = (panel::revision(ctx, &row.id).await?, before.cloned(), ctx.clone());
    let write = ctx.portal.db().write(move |tx| Box::pin(async move { panel::put_template(&inner, tx, seen, before, row).await }));
    write.await
}
