//! Seeing the materials (law 14, items 5 and 6): everything of one's own appeal in one place, and nobody else's data.

use crate::cabinet::Mine;
use crate::permission::Function;
use crate::views::{Whole, history};
use crate::{Ctx, Error, people};
use domain::appeal::view::{Materials, MyPart, Numbered};
use domain::ids::AppealId;

/// The materials of an own or joined appeal.
///
/// # Errors
/// [`Error::NotFound`] for an appeal that is none of this person's.
pub async fn materials(ctx: &Ctx, id: &AppealId) -> Result<Materials, Error> {
    ctx.may(Function::MyMaterials)?;
    let mine = Mine::read(ctx, id).await?;
    let history = numbered(ctx, &mine).await?;
    let person = store::people::find(ctx.portal.db(), &mine.person).await?.ok_or(Error::SignIn)?;
    let joined = mine.own.part == MyPart::Joined;
    let linked = if joined { Default::default() } else { super::linked(ctx, &mine.whole.appeal).await? };
    let letter = crate::correspondence::view(ctx, &mine.whole.appeal).await?;
    let reference = ctx.portal.reference();
    let complaints = mine.whole.complaints_of(ctx, &mine.person);
    let Mine { whole, own, .. } = mine;
    let (registered, answers) = (whole.registered(), whole.answer_views(ctx));
    let Whole { appeal, .. } = whole;
    Ok(Materials {
        person: people::name_of(&person),
        joined,
        sent_ms: own.since,
        registered,
        status: appeal.status,
        due: appeal.status.is_open().then(|| (appeal.due_on, appeal.due_article.clone())),
        category: reference.category(&appeal.category).map(|category| category.name.clone()).unwrap_or_default(),
        district: appeal.district.as_ref().and_then(|id| reference.district(id)).map(|district| district.name.clone()),
        point: appeal.point(),
        id: appeal.id,
        receipt: appeal.receipt_number,
        place: appeal.place,
        address: own.address,
        text: own.text,
        media: own.media,
        recordings: own.recordings,
        answer_mode: own.answer_mode,
        postal_address: own.postal_address,
        history,
        answers,
        complaints,
        earlier: linked.earlier,
        letter,
        read_ms: ctx.now,
    })
}

/// Every event has a number of its own: the appeal's, and its place in the appeal's history.
async fn numbered(ctx: &Ctx, mine: &Mine) -> Result<Vec<Numbered>, Error> {
    let appeal = &mine.whole.appeal;
    let number = appeal.known_number();
    let seen = history(ctx, &mine.whole, &mine.viewer()).await?;
    let one = |(event, entry): (&store::events::EventRow, _)| Numbered {
        number: format!("{number}/{}", event.nr),
        clause: event.clause.clone(),
        entry,
    };
    Ok(seen.into_iter().map(one).collect())
}
