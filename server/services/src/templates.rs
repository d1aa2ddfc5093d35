//! Prepared texts, filled with what is known of one appeal (A8.6, A8.9, A9.2).

use crate::views::Whole;
use crate::{Ctx, Error};
use domain::ids::InstitutionId;
use domain::lang::Lang;
use domain::template::{Place, TemplateKind, TemplateView, fill};
use store::templates::TemplateRow;

/// The templates of a kind for this appeal: in the official language, then in the author's. `institution` is the one whose
/// employee writes; `None` for the owner's staff.
///
/// # Errors
/// [`Error::Internal`] when the database fails.
pub(crate) async fn filled(
    ctx: &Ctx,
    whole: &Whole,
    kind: TemplateKind,
    institution: Option<&InstitutionId>,
) -> Result<Vec<TemplateView>, Error> {
    let mut rows = store::templates::of_kind(ctx.portal.db(), kind, institution).await?;
    rows.retain(|row| row.language == Lang::Az || row.language == whole.appeal.language);
    rows.sort_by_key(|row| row.language != Lang::Az);
    Ok(rows.into_iter().map(|row| view(ctx, whole, institution, row)).collect())
}

fn view(ctx: &Ctx, whole: &Whole, institution: Option<&InstitutionId>, row: TemplateRow) -> TemplateView {
    let filled = fill(&row.text, |place| value(ctx, whole, institution, row.language, place));
    TemplateView { id: row.id, ground: row.ground, language: row.language, title: row.title, text: filled.text, missing: filled.missing }
}

/// What stands in a place; `None` where this appeal has nothing for it.
fn value(ctx: &Ctx, whole: &Whole, institution: Option<&InstitutionId>, lang: Lang, place: Place) -> Option<String> {
    let (appeal, reference) = (&whole.appeal, ctx.portal.reference());
    match place {
        Place::Number => Some(appeal.known_number().to_owned()),
        Place::Sent => Some(appeal.sent_ms.date().display()),
        Place::Today => Some(ctx.now.date().display()),
        Place::Category => reference.category(&appeal.category).map(|category| category.name.in_lang(lang).to_owned()),
        Place::Address => Some(if appeal.address.is_empty() { appeal.place.clone() } else { appeal.address.clone() }),
        Place::Institution => institution.map(|id| reference.institution_name(id).in_lang(lang).to_owned()),
        Place::Due => Some(appeal.due_on.display()),
    }
}
