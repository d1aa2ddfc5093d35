//! Correcting a slip within the first minutes, before the owner's staff have begun (A8.3).

use super::held::Held;
use crate::appeals::submit;
use crate::reference::Reference;
use crate::views::event::{Particulars, event};
use crate::{Ctx, Error};
use domain::appeal::form::RightForm;
use domain::appeal::view::What;
use domain::deadline::{Due, due};
use domain::refusal::{Code, Field, Refusal};
use store::Tx;
use store::appeals::{Amendment, AppealRow};
use store::events::{Audience, NewEvent};
use store::transcripts::TranscriptRow;

/// Corrects text, category and address; what stood there before is kept with the event, for staff. The same content again
/// changes nothing; a form opened before another change is a conflict. Danger changes the law's deadline (A8.8).
pub(super) async fn amend(ctx: &Ctx, tx: &mut Tx, held: &Held, form: &RightForm) -> Result<(), Error> {
    let (appeal, reference) = (&held.appeal, ctx.portal.reference());
    let words = store::transcripts::of_appeal_in(tx, &appeal.id).await?;
    let to = amendment(&reference, appeal, form, &words)?;
    if (&to.text, &to.address, &to.category) == (&appeal.text, &appeal.address, &appeal.category) {
        return Ok(());
    }
    if form.revision != appeal.revision {
        return Err(Error::Conflict);
    }
    store::appeals::amend(tx, &appeal.id, &to, ctx.now).await?;
    let due = new_deadline(ctx, &reference, appeal, &to);
    if let Some(due) = &due {
        store::appeals::set_due(tx, &appeal.id, due.on, due.article, ctx.now).await?;
    }
    Ok(store::events::append(tx, &appeal.id, &events(ctx, appeal, &to, due)).await?)
}

fn amendment(reference: &Reference, appeal: &AppealRow, form: &RightForm, words: &[TranscriptRow]) -> Result<Amendment, Refusal> {
    let category = reference.leaf(&form.category).ok_or(Refusal::new(Field::Category, Code::Unknown))?;
    let corrected = AppealRow { text: form.text.clone(), address: form.address.clone(), ..appeal.clone() };
    Ok(Amendment {
        text_folded: crate::transcripts::searchable(reference, &corrected, words),
        text: form.text.clone(),
        address: form.address.clone(),
        category: category.id.clone(),
        urgent: category.urgent,
    })
}

fn new_deadline(ctx: &Ctx, reference: &Reference, appeal: &AppealRow, to: &Amendment) -> Option<Due> {
    let turned = to.urgent != appeal.urgent;
    turned.then(|| due(submit::term(to.urgent), appeal.sent_ms, ctx.portal.config().from_day, &reference.calendar))
}

fn events(ctx: &Ctx, appeal: &AppealRow, to: &Amendment, due: Option<Due>) -> Vec<NewEvent> {
    let differ = |from: &str, to: &str| (from != to).then(|| (from.to_owned(), to.to_owned()));
    let particulars = Particulars {
        category: Some((appeal.category.clone(), to.category.clone())).filter(|(from, to)| from != to),
        words: differ(&appeal.text, &to.text),
        address: differ(&appeal.address, &to.address),
        ..Particulars::default()
    };
    let amended = event(ctx, What::Amended, "A8.3", Audience::Public, &particulars);
    let set = due.map(|due| event(ctx, What::DeadlineSet, "A8.8", Audience::Public, &Particulars::due(due.on, due.article)));
    [amended].into_iter().chain(set).collect()
}
