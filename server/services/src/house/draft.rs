//! An answer before it is signed: kept by the server, so that a colleague can go on with it (A7.0.2).

use super::{Own, change, names, wants_approval};
use crate::institution::own_work;
use crate::notices::{Told, for_all};
use crate::permission::Function;
use crate::views::event::{Particulars, event};
use crate::{Ctx, Error};
use domain::appeal::validate::Tidy;
use domain::appeal::view::What;
use domain::house::{self, DraftForm, DraftState, may_approve};
use domain::ids::{MediaId, PersonId};
use domain::lifecycle::{self, Step};
use domain::media::MediaKind;
use domain::refusal::{Code, Refusal};
use std::collections::BTreeSet;
use store::answer_drafts::AnswerDraftRow;
use store::appeals::AppealRow;
use store::assignments::AssignmentRow;
use store::employees::EmployeeRow;
use store::events::Audience;

/// Keeps it, or submits it for approval; those who may approve are told.
///
/// # Errors
/// [`Error::NotFound`] for what is not in the cabinet; [`Error::Refused`] with what is wrong, with `NotNow` when answers
/// are not approved in this house, with `NobodyApproves` when nobody but the author could; [`Error::Conflict`] when a colleague wrote meanwhile.
pub async fn keep_answer(ctx: &Ctx, form: DraftForm) -> Result<(), Error> {
    ctx.may(Function::KeepAnswer)?;
    let form = form.tidied();
    house::draft(&form)?;
    let own = Own::of(ctx).await?;
    let (whole, work) = own_work(ctx, &form.appeal).await?;
    lifecycle::assignment_next(work.status, Step::Answer, ctx.actor.role)?;
    if form.submit && !wants_approval(ctx, &own.institution).await? {
        return Err(Refusal::form(Code::NotNow).into());
    }
    photos(ctx, &work, &form.media).await?;
    let submit = form.submit;
    let entry = submit.then(|| event(ctx, What::DraftSubmitted, "A7.0.2", Audience::Staff, &Particulars::default()));
    let receivers = if submit { approvers(ctx, &own, &whole.appeal).await? } else { Vec::new() };
    if submit && receivers.is_empty() {
        // It would wait for nobody: the only head has written it.
        return Err(Refusal::form(Code::NobodyApproves).into());
    }
    let number = whole.appeal.known_number().to_owned();
    let told = Told { what: What::DraftSubmitted, appeal: form.appeal.clone(), number, day: Some(work.due_on) };
    let notices = for_all(ctx, &receivers, &told);
    let mut change = change(&work);
    change.persons = receivers;
    let mut row = row(ctx, &own, &work, form);
    let write = ctx.portal.db().write(move |tx| {
        Box::pin(async move {
            store::appeals::lock(tx, &work.appeal).await?.ok_or(Error::NotFound)?;
            // What was signed once is over; after "not solved" the answer is written anew.
            if let Some(signed) = store::answer_drafts::find_in(tx, &work.id).await?.filter(|held| held.state == DraftState::Signed) {
                row.revision = signed.revision;
            }
            if !store::answer_drafts::put(tx, &row).await? {
                return Err(Error::Conflict);
            }
            store::events::append(tx, &work.appeal, &entry.into_iter().collect::<Vec<_>>()).await?;
            store::notices::add(tx, &notices).await?;
            tx.publish(change);
            Ok::<_, Error>(())
        })
    });
    write.await
}

/// Own uploads, and what a colleague put into the draft before.
async fn photos(ctx: &Ctx, work: &AssignmentRow, media: &[MediaId]) -> Result<(), Error> {
    let before = store::answer_drafts::find(ctx.portal.db(), &work.id).await?.map(|draft| draft.photos()).unwrap_or_default();
    let new: Vec<MediaId> = media.iter().filter(|id| !before.contains(id)).cloned().collect();
    crate::media::own(ctx, MediaKind::Photo, &new).await
}

/// Everybody who may approve it and sees it, each once.
async fn approvers(ctx: &Ctx, own: &Own, appeal: &AppealRow) -> Result<Vec<PersonId>, Error> {
    let hands = store::hands::find(ctx.portal.db(), &appeal.id, &own.institution).await?.ok_or(Error::NotFound)?;
    let employees = names(ctx, &own.institution).await?.employees.into_iter();
    let sees = |one: &EmployeeRow| ctx.portal.reference().covers(one.territory.as_ref(), appeal.district.as_ref());
    let may = |one: &EmployeeRow| may_approve(&super::own::place(one.clone()), &one.person, &own.person, hands.unit.as_ref());
    let persons: BTreeSet<PersonId> = employees.filter(|one| sees(one) && may(one)).map(|one| one.person).collect();
    Ok(persons.into_iter().collect())
}

fn row(ctx: &Ctx, own: &Own, work: &AssignmentRow, form: DraftForm) -> AnswerDraftRow {
    AnswerDraftRow {
        assignment: work.id.clone(),
        institution: own.institution.clone(),
        person: own.person.clone(),
        media: form.media.iter().map(MediaId::as_str).collect::<Vec<_>>().join(" "),
        text: form.text,
        state: if form.submit { DraftState::Submitted } else { DraftState::Writing },
        remark: String::new(),
        revision: form.revision,
        changed_ms: ctx.now,
        decided_by: None,
        decided_ms: None,
    }
}
