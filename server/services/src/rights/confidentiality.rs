//! Asking that one's words and photos never become public, and taking that back (law 14, item 9).

use super::held::Held;
use crate::views::event::{Particulars, event};
use crate::{Ctx, Error};
use domain::appeal::form::RightForm;
use domain::appeal::view::What;
use store::Tx;
use store::events::Audience;

/// Takes words and photos out of the public at once; while it stands staff can't clear them again.
pub(super) async fn ask(ctx: &Ctx, tx: &mut Tx, held: &Held, form: &RightForm) -> Result<(), Error> {
    let id = &held.appeal.id;
    store::appeals::set_confidential(tx, id, Some(ctx.now), ctx.now).await?;
    store::appeals::unpublish(tx, id, ctx.now).await?;
    let asked = event(ctx, What::ConfidentialityAsked, "A9.1, law 14", Audience::Participants, &Particulars::text(&form.text));
    Ok(store::events::append(tx, id, &[asked]).await?)
}

/// Staff may clear words and photos again; nothing becomes public by this alone.
pub(super) async fn lift(ctx: &Ctx, tx: &mut Tx, held: &Held) -> Result<(), Error> {
    let id = &held.appeal.id;
    store::appeals::set_confidential(tx, id, None, ctx.now).await?;
    let lifted = event(ctx, What::ConfidentialityLifted, "A9.1, law 14", Audience::Participants, &Particulars::default());
    Ok(store::events::append(tx, id, &[lifted]).await?)
}
