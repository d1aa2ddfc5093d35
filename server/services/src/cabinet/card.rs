//! One own or joined appeal.

use crate::permission::Function;
use crate::views::{Reader, Viewer, Whole, clock_of, lines, timeline};
use crate::{Ctx, Error};
use domain::appeal::form::AnswerMode;
use domain::appeal::view::{AppealLine, MyAppeal, MyPart};
use domain::ids::{AppealId, MediaId, PersonId};
use domain::lifecycle::{self, Step};
use domain::role::Role;
use store::joins::JoinRow;

/// The card, for its author and for who joined it; for everybody else there is no such appeal.
///
/// # Errors
/// [`Error::NotFound`] when there is none, or none of this person.
pub async fn card(ctx: &Ctx, id: &AppealId) -> Result<MyAppeal, Error> {
    ctx.may(Function::MyAppeal)?;
    let person = ctx.person()?;
    let whole = Whole::read(ctx, id).await?;
    let own = own_part(&whole, person).ok_or(Error::NotFound)?;
    let timeline = timeline(ctx, &whole.events, &Viewer::Participant).await?;
    Ok(MyAppeal {
        line: line(ctx, &whole, &own).await?,
        receipt: whole.appeal.receipt_number.clone(),
        registered: whole.registered(),
        clock: clock_of(ctx, &ctx.portal.reference(), &whole.appeal),
        due: whole.appeal.status.is_open().then_some(whole.appeal.due_on),
        assignments: whole.assignment_views(ctx),
        answers: whole.answer_views(ctx),
        refusal: whole.appeal.refusal_ground.zip(whole.appeal.refusal_reason.clone()),
        timeline,
        steps: steps(&whole, own.part),
        rating: whole
            .appeal
            .stars
            .map(|stars| (stars, whole.appeal.stars_text.clone().filter(|_| own.part == MyPart::Author).unwrap_or_default())),
        part: own.part,
        address: own.address,
        text: own.text,
        media: own.media,
        answer_mode: own.answer_mode,
        postal_address: own.postal_address,
    })
}

/// What the reader has put into the appeal.
struct Own {
    part: MyPart,
    address: String,
    text: String,
    media: Vec<MediaId>,
    answer_mode: AnswerMode,
    postal_address: String,
}

fn own_part(whole: &Whole, person: &PersonId) -> Option<Own> {
    let appeal = &whole.appeal;
    if appeal.person == *person {
        return Some(Own {
            part: MyPart::Author,
            address: appeal.address.clone(),
            text: appeal.text.clone(),
            media: whole.own_media(),
            answer_mode: appeal.answer_mode,
            postal_address: appeal.postal_address.clone(),
        });
    }
    whole.joins.iter().find(|join| join.person == *person).map(|join| of_join(whole, join))
}

fn of_join(whole: &Whole, join: &JoinRow) -> Own {
    Own {
        part: MyPart::Joined,
        address: String::new(),
        text: join.text.clone(),
        media: whole.media_of_join(&join.id),
        answer_mode: join.answer_mode,
        postal_address: join.postal_address.clone(),
    }
}

async fn line(ctx: &Ctx, whole: &Whole, own: &Own) -> Result<AppealLine, Error> {
    let reader = if own.part == MyPart::Author { Reader::Inside } else { Reader::Public };
    let line = lines(ctx, std::slice::from_ref(&whole.appeal), reader).await?.pop().ok_or(Error::NotFound)?;
    Ok(AppealLine { text: Some(own.text.clone()).filter(|text| !text.is_empty()).or(line.text), ..line })
}

/// The author's buttons; a joined person follows and adds nothing more.
fn steps(whole: &Whole, part: MyPart) -> Vec<Step> {
    let all = lifecycle::steps(whole.appeal.status, Role::Citizen).into_iter().filter(|step| *step != Step::Join);
    if part == MyPart::Author { all.collect() } else { Vec::new() }
}
