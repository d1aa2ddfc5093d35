//! Adding words and photos to what was sent (law 14, item 1): for staff, never for the public.

use super::held::{Held, files};
use crate::views::event::{Particulars, event};
use crate::{Ctx, Error};
use domain::appeal::form::RightForm;
use domain::appeal::view::What;
use store::Tx;
use store::additions::AdditionKind;
use store::events::Audience;

/// Adds; author and joined persons alike, several times.
pub(super) async fn add(ctx: &Ctx, tx: &mut Tx, held: &Held, form: &RightForm) -> Result<(), Error> {
    let row = held.addition(ctx, form, AdditionKind::Documents);
    store::additions::insert(tx, &row, &files(form)).await?;
    let particulars = Particulars { addition: Some(row.id), ..Particulars::text(&form.text) };
    let added = event(ctx, What::DocumentsAdded, "A9.1, law 14", Audience::Participants, &particulars);
    Ok(store::events::append(tx, &held.appeal.id, &[added]).await?)
}
