//! One own or joined appeal.

use super::mine::{Mine, Own};
use crate::permission::Function;
use crate::rights::{decided_by, linked, terms};
use crate::views::{Reader, Whole, clock_of, lines, timeline};
use crate::{Ctx, Error};
use domain::appeal::rating::RatingReason;
use domain::appeal::view::{AppealLine, MyAppeal, MyPart, MyRights};
use domain::ids::AppealId;
use domain::lifecycle::{self, Step};
use domain::rights::{self, window};
use domain::role::Role;

/// The card, for its author and for who joined it; for everybody else there is no such appeal.
///
/// # Errors
/// [`Error::NotFound`] when there is none, or none of this person.
pub async fn card(ctx: &Ctx, id: &AppealId) -> Result<MyAppeal, Error> {
    ctx.may(Function::MyAppeal)?;
    let mine = Mine::read(ctx, id).await?;
    let (line, rights) = (line(ctx, &mine.whole, &mine.own).await?, my_rights(ctx, &mine).await?);
    let timeline = timeline(ctx, &mine.whole, &mine.viewer()).await?;
    let (steps, Mine { whole, own, .. }) = (steps(ctx, &mine), mine);
    Ok(MyAppeal {
        line,
        receipt: whole.appeal.receipt_number.clone(),
        registered: whole.registered(),
        clock: clock_of(ctx, &ctx.portal.reference(), &whole.appeal),
        due: whole.appeal.status.is_open().then_some(whole.appeal.due_on),
        assignments: whole.assignment_views(ctx),
        answers: whole.answer_views(ctx),
        refusal_signature: whole.refusal_signature(ctx),
        refusal: whole.appeal.refusal_ground.zip(whole.appeal.refusal_reason.clone()),
        decisions: crate::procedure::decisions(ctx, &whole),
        letter: if own.part == MyPart::Author { crate::correspondence::view(ctx, &whole.appeal).await? } else { None },
        timeline,
        steps,
        rating: whole
            .appeal
            .stars
            .map(|stars| (stars, whole.appeal.stars_text.clone().filter(|_| own.part == MyPart::Author).unwrap_or_default())),
        part: own.part,
        address: own.address,
        text: own.text,
        media: own.media,
        recordings: own.recordings,
        answer_mode: own.answer_mode,
        postal_address: own.postal_address,
        rights,
    })
}

async fn line(ctx: &Ctx, whole: &Whole, own: &Own) -> Result<AppealLine, Error> {
    let reader = if own.part == MyPart::Author { Reader::Inside } else { Reader::Public };
    let line = lines(ctx, std::slice::from_ref(&whole.appeal), reader).await?.pop().ok_or(Error::NotFound)?;
    Ok(AppealLine { text: Some(own.text.clone()).filter(|text| !text.is_empty()).or(line.text), ..line })
}

/// The buttons: what the lifecycle allows now and this person's part in it.
fn steps(ctx: &Ctx, mine: &Mine) -> Vec<Step> {
    let may = |step: &Step| rights::may(*step, &mine.stand, &ctx.portal.config().rights).is_ok();
    lifecycle::steps(mine.whole.appeal.status, Role::Citizen).into_iter().filter(may).collect()
}

async fn my_rights(ctx: &Ctx, mine: &Mine) -> Result<MyRights, Error> {
    let (appeal, settings) = (&mine.whole.appeal, &ctx.portal.config().rights);
    let reference = ctx.portal.reference();
    let decided = decided_by(&mine.whole.assignments).into_iter();
    let author = mine.own.part == MyPart::Author;
    let linked = if author { linked(ctx, appeal).await? } else { Default::default() };
    Ok(MyRights {
        amend_left_ms: if author { window::left_ms(appeal.status, appeal.sent_ms, ctx.now, settings.amend_minutes) } else { 0 },
        revision: appeal.revision,
        category: appeal.category.clone(),
        confidential: author && mine.stand.confidential,
        author_left: mine.stand.author_left,
        disputes_left: settings.disputes.saturating_sub(appeal.dispute_count),
        decided_by: decided.map(|one| (one.institution.clone(), reference.institution_name(&one.institution))).collect(),
        complaints: mine.whole.complaints_of(ctx, &mine.person),
        terms: terms(ctx, &mine.whole),
        earlier: linked.earlier,
        later: linked.later,
        continued: crate::rights::merged(ctx, appeal).await?,
        reasons: RatingReason::split(&appeal.stars_reasons),
    })
}
