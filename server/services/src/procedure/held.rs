//! An appeal held by a transaction while an institution takes a step: nothing changes between the decision and the write.

use crate::notices::{Told, for_all};
use crate::views::event::{Particulars, event};
use crate::{Ctx, Error};
use domain::appeal::view::What;
use domain::ids::{AppealId, InstitutionId};
use domain::lifecycle::{self, AssignmentStatus, Status, Step};
use domain::live::Change;
use domain::procedure::DecisionKind;
use domain::refusal::{Code, Refusal};
use domain::time::{Date, UnixMs};
use store::Tx;
use store::additions::AdditionRow;
use store::appeals::AppealRow;
use store::assignments::AssignmentRow;
use store::decisions::DecisionRow;
use store::events::{Audience, NewEvent};
use store::joins::JoinRow;
use store::queries::QueryRow;

/// The appeal and what a step needs of it.
pub(super) struct Held {
    pub appeal: AppealRow,
    pub assignments: Vec<AssignmentRow>,
    pub additions: Vec<AdditionRow>,
    pub decisions: Vec<DecisionRow>,
    pub queries: Vec<QueryRow>,
    /// The institution's own part, as it is now.
    pub work: AssignmentRow,
    joins: Vec<JoinRow>,
}

impl Held {
    /// Locks the appeal. `seen` is since when the work had the status that the employee saw: a colleague's step meanwhile is a
    /// conflict, and nothing is decided on what nobody has looked at.
    ///
    /// # Errors
    /// [`Error::NotFound`] for what is not the institution's, `NotNow` while processing stands still (A8.12, T1.8).
    pub async fn take(tx: &mut Tx, id: &AppealId, institution: &InstitutionId, seen: Option<UnixMs>) -> Result<Held, Error> {
        let appeal = store::appeals::lock(tx, id).await?.ok_or(Error::NotFound)?;
        let assignments = store::assignments::of_appeal_in(tx, id).await?;
        let work = assignments.iter().find(|one| one.institution == *institution).cloned().ok_or(Error::NotFound)?;
        if seen.is_some_and(|seen| seen != work.status_ms) {
            return Err(Error::Conflict);
        }
        if appeal.status == Status::Restricted {
            return Err(Refusal::form(Code::NotNow).into());
        }
        Ok(Held {
            joins: store::joins::of_appeal_in(tx, id).await?,
            additions: store::additions::of_appeal_in(tx, id).await?,
            decisions: store::decisions::of_appeal_in(tx, id).await?,
            queries: store::queries::of_appeal_in(tx, id).await?,
            appeal,
            assignments,
            work,
        })
    }

    /// The status of the own part after the step, by the lifecycle.
    pub fn next(&self, ctx: &Ctx, step: Step) -> Result<AssignmentStatus, Refusal> {
        lifecycle::assignment_next(self.work.status, step, ctx.actor.role)
    }

    /// Gives the own part its new status, and the appeal the one that follows for the person (`lifecycle::overall`).
    pub async fn settle(&mut self, ctx: &Ctx, tx: &mut Tx, next: AssignmentStatus) -> Result<(), Error> {
        store::assignments::set_status(tx, &self.work.id, next, ctx.now).await?;
        self.assignments.iter_mut().filter(|one| one.id == self.work.id).for_each(|one| one.status = next);
        let statuses: Vec<AssignmentStatus> = self.assignments.iter().map(|one| one.status).collect();
        Ok(store::appeals::set_status(tx, &self.appeal.id, lifecycle::overall(&statuses), ctx.now).await?)
    }

    /// A decision of this employee, now, as it is kept.
    pub fn decision(&self, ctx: &Ctx, kind: DecisionKind, reason: &str) -> Result<DecisionRow, Error> {
        Ok(DecisionRow {
            id: uuid::Uuid::now_v7().to_string(),
            appeal: self.appeal.id.clone(),
            institution: self.work.institution.clone(),
            person: ctx.person()?.clone(),
            kind,
            ground: None,
            text: reason.to_owned(),
            target: None,
            due_before: None,
            due_on: None,
            due_article: None,
            decided_ms: ctx.now,
        })
    }

    /// What the timeline says of a decision; its words are for the persons and for staff.
    pub fn decided(&self, ctx: &Ctx, decision: &DecisionRow, clause: &str) -> NewEvent {
        let word = decision.ground.map(|ground| ground.as_str().to_owned());
        let particulars = Particulars { word, ..Particulars::text(&decision.text) };
        event(ctx, decision.kind.what(), clause, Audience::Public, &particulars)
    }

    /// Tells everybody who takes part, and all who have it open somewhere; `also` got it by this step.
    pub async fn tell(&self, ctx: &Ctx, tx: &mut Tx, what: What, day: Option<Date>, also: Option<&InstitutionId>) -> Result<(), Error> {
        let persons = crate::views::persons(&self.appeal, &self.joins);
        let told = Told { what, appeal: self.appeal.id.clone(), number: self.appeal.known_number().to_owned(), day };
        store::notices::add(tx, &for_all(ctx, &persons, &told)).await?;
        let mut institutions: Vec<InstitutionId> = self.assignments.iter().map(|one| one.institution.clone()).collect();
        institutions.extend(also.filter(|id| !institutions.contains(id)).cloned());
        tx.publish(Change { appeal: self.appeal.id.clone(), persons, institutions });
        Ok(())
    }
}
