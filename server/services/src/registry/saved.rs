//! Views that an employee keeps under a name.

use crate::permission::Function;
use crate::{Ctx, Error};
use domain::refusal::{Code, Field, Refusal};
use domain::registry::{MOST_SAVED, SaveForm, SavedView, Shelf, checked};
use store::saved_views::ViewRow;

/// The own kept views, by name.
///
/// # Errors
/// [`Error::Forbidden`] for everybody but staff.
pub async fn saved_views(ctx: &Ctx, shelf: Shelf) -> Result<Vec<SavedView>, Error> {
    ctx.may(Function::SavedViews)?;
    let rows = store::saved_views::of_person(ctx.portal.db(), ctx.person()?, shelf, MOST_SAVED as u32).await?;
    Ok(rows.into_iter().map(|row| SavedView { id: row.id, title: row.title, query: row.query }).collect())
}

/// Keeps a view; a name that is there already takes the new query.
///
/// # Errors
/// [`Error::Refused`] for a name that is missing or too long, and when there are enough views already.
pub async fn keep_view(ctx: &Ctx, form: SaveForm) -> Result<(), Error> {
    ctx.may(Function::KeepView)?;
    let form = checked(form)?;
    let kept = saved_views(ctx, form.shelf).await?;
    if kept.len() >= MOST_SAVED && kept.iter().all(|view| view.title != form.title) {
        return Err(Refusal::new(Field::Text, Code::TooMany { max: MOST_SAVED as u32 }).into());
    }
    let row = ViewRow {
        id: uuid::Uuid::now_v7().to_string(),
        person: ctx.person()?.clone(),
        title: form.title,
        query: form.query,
        saved_ms: ctx.now,
    };
    ctx.portal.db().write(move |tx| Box::pin(async move { Ok(store::saved_views::put(tx, form.shelf, &row).await?) })).await
}

/// Forgets an own view.
///
/// # Errors
/// [`Error::NotFound`] when there is none of this id.
pub async fn forget_view(ctx: &Ctx, id: String) -> Result<(), Error> {
    ctx.may(Function::ForgetView)?;
    let person = ctx.person()?.clone();
    let gone =
        ctx.portal.db().write(move |tx| Box::pin(async move { Ok::<_, Error>(store::saved_views::remove(tx, &person, &id).await?) }));
    if gone.await? { Ok(()) } else { Err(Error::NotFound) }
}
