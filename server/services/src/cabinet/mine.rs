//! An own or joined appeal as its person may see it.

use crate::views::{Viewer, Whole};
use crate::{Ctx, Error};
use domain::appeal::form::AnswerMode;
use domain::appeal::view::MyPart;
use domain::ids::{AppealId, MediaId, PersonId};
use domain::lifecycle::{AssignmentStatus, Status};
use domain::media::Recording;
use domain::rights::Stand;
use domain::time::UnixMs;
use store::joins::JoinRow;

/// The appeal, and the reader's part in it.
pub(crate) struct Mine {
    pub whole: Whole,
    pub person: PersonId,
    pub own: Own,
    pub stand: Stand,
}

/// What the reader has put into the appeal.
pub(crate) struct Own {
    pub part: MyPart,
    pub since: UnixMs,
    pub address: String,
    pub text: String,
    pub media: Vec<MediaId>,
    pub recordings: Vec<Recording>,
    pub answer_mode: AnswerMode,
    pub postal_address: String,
}

impl Mine {
    /// Reads it; [`Error::NotFound`] when there is none, or none of this person's.
    pub async fn read(ctx: &Ctx, id: &AppealId) -> Result<Mine, Error> {
        let person = ctx.person()?.clone();
        let mut whole = Whole::read(ctx, id).await?;
        let stand = crate::rights::stand(ctx, &whole.appeal, &whole.joins, &whole.additions, &person).ok_or(Error::NotFound)?;
        let own = own_part(ctx, &whole, &person).ok_or(Error::NotFound)?;
        if let Some(left) = whole.appeal.author_left_ms.filter(|_| stand.author) {
            end_for_author(&mut whole, left);
        }
        Ok(Mine { whole, person, own, stand })
    }

    /// As whom the person reads.
    pub fn viewer(&self) -> Viewer {
        Viewer::Participant(self.person.clone())
    }
}

/// For who has withdrawn it is over, also where it goes on for others: what happened since is theirs (decision 9).
fn end_for_author(whole: &mut Whole, left: UnixMs) {
    whole.appeal.status = Status::Withdrawn;
    whole.events.retain(|event| event.at_ms <= left);
    whole.answers.retain(|answer| answer.signed_ms <= left);
    whole.decisions.retain(|decision| decision.decided_ms <= left);
    whole.signatures.retain(|signature| signature.signed.signed_ms <= left);
    whole.assignments.iter_mut().filter(|work| work.status.is_open()).for_each(|work| work.status = AssignmentStatus::Recalled);
}

fn own_part(ctx: &Ctx, whole: &Whole, person: &PersonId) -> Option<Own> {
    let appeal = &whole.appeal;
    if appeal.person == *person {
        return Some(Own {
            part: MyPart::Author,
            since: appeal.sent_ms,
            address: appeal.address.clone(),
            text: appeal.text.clone(),
            media: whole.own_media(),
            recordings: whole.own_recordings(ctx),
            answer_mode: appeal.answer_mode,
            postal_address: appeal.postal_address.clone(),
        });
    }
    whole.joins.iter().find(|join| join.person == *person).map(|join| of_join(ctx, whole, join))
}

fn of_join(ctx: &Ctx, whole: &Whole, join: &JoinRow) -> Own {
    Own {
        part: MyPart::Joined,
        since: join.joined_ms,
        address: String::new(),
        text: join.text.clone(),
        media: whole.media_of_join(&join.id),
        recordings: whole.recordings_of_join(ctx, &join.id),
        answer_mode: join.answer_mode,
        postal_address: join.postal_address.clone(),
    }
}
