//! What an official appeal shows beside what every appeal shows.

use super::files::document;
use super::signed::report;
use crate::{Ctx, Error};
use domain::correspondence::{LetterSignature, LetterView};
use store::appeals::AppealRow;

/// Subject, documents, signature; `None` for an appeal on the map. Whether the actor may see it is decided by the caller.
///
/// # Errors
/// [`Error::Internal`] when database or disk fails.
pub(crate) async fn view(ctx: &Ctx, appeal: &AppealRow) -> Result<Option<LetterView>, Error> {
    if !appeal.is_official() {
        return Ok(None);
    }
    let db = ctx.portal.db();
    let (mut files, kept) = tokio::try_join!(store::letter_files::of_letter(db, &appeal.id), store::signatures::of_letter(db, &appeal.id))?;
    // What waited in the form and was not named by it never went along.
    files.retain(|file| file.appeal.is_some());
    let signature = match kept {
        None => None,
        Some(row) => Some(LetterSignature {
            document: files.iter().find(|file| Some(&file.id) == row.file.as_ref()).map(|file| file.name.clone()),
            file: files.iter().find(|file| file.kind.is_none()).map(|file| file.id.clone()),
            report: report(&ctx.portal, &row).await?,
        }),
    };
    let documents = files.iter().filter_map(document).collect();
    Ok(Some(LetterView { subject: appeal.subject.clone(), documents, signature }))
}
