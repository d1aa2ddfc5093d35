//! What institutions of the demo do beside answering (A8.8, A8.10, A8.11, A9.2).

use super::happenings::Aside;
use super::words::Words;
use crate::{Ctx, Error, procedure};
use domain::ids::{AppealId, InstitutionId};
use domain::procedure::{DecisionKind, ExtendForm, ForwardForm, QueryAnswerForm, QueryForm, UnconsideredForm, UnconsideredGround};

/// Working days by which the demo's terms are extended.
const DAYS: u16 = 10;

/// Plays the step; `other` is whom it is sent on to, or who is asked.
pub async fn play(ctx: &Ctx, aside: Aside, appeal: &AppealId, other: &InstitutionId, words: &Words) -> Result<(), Error> {
    let said = |word: &str| words.asides.get(word).cloned().unwrap_or_default();
    let (appeal, to, seen_ms) = (appeal.clone(), Some(other.clone()), None);
    match aside {
        Aside::Leave => {
            let (ground, reason) = (Some(UnconsideredGround::Repeated), said("leave"));
            procedure::leave_unconsidered(ctx, UnconsideredForm { appeal, ground, reason, seen_ms }).await
        }
        Aside::Forward => procedure::forward(ctx, ForwardForm { appeal, to, back: false, reason: said("forward"), seen_ms }).await,
        Aside::Extend => {
            let (kind, reason) = (Some(DecisionKind::Extended), said("extend"));
            procedure::extend(ctx, ExtendForm { appeal, kind, days: DAYS, reason, seen_ms }).await.map(|_| ())
        }
        Aside::Ask => procedure::send_query(ctx, QueryForm { appeal, to, text: said("ask"), photos: true, seen_ms }).await.map(|_| ()),
        Aside::Reply => reply(ctx, &appeal, said("reply")).await,
    }
}

/// Answers this appeal's query to the actor's institution, if it waits.
async fn reply(ctx: &Ctx, appeal: &AppealId, text: String) -> Result<(), Error> {
    let queries = store::queries::of_appeal(ctx.portal.db(), appeal).await?;
    let Some(query) = queries.into_iter().find(|one| Some(&one.asked) == ctx.actor.institution.as_ref()) else { return Ok(()) };
    procedure::answer_query(ctx, QueryAnswerForm { query: query.id, text, media: Vec::new() }).await
}

/// The demo's two big ones ask each other; everybody else asks the first of them.
pub fn other_than<'a>(institutions: impl Iterator<Item = &'a InstitutionId>, own: &InstitutionId) -> InstitutionId {
    let mut known: Vec<&InstitutionId> = institutions.filter(|id| ["azersu", "aayda"].contains(&id.as_str())).collect();
    known.sort();
    known.into_iter().find(|id| *id != own).cloned().unwrap_or_else(|| own.clone())
}
