//! An appeal held by a transaction while one of its persons takes a step: nothing changes between the decision and the write.

use super::stand;
use crate::{Ctx, Error};
use domain::appeal::form::RightForm;
use domain::ids::{AppealId, MediaId, PersonId};
use domain::lifecycle::{self, Status, Step};
use domain::live::Change;
use domain::media::recordings;
use domain::rights;
use store::Tx;
use store::additions::{AdditionKind, AdditionRow};
use store::appeals::AppealRow;
use store::assignments::AssignmentRow;
use store::joins::JoinRow;

/// What the form brings along: photos, then voice, then videos.
pub(super) fn files(form: &RightForm) -> Vec<MediaId> {
    [form.media.clone(), recordings(form.voice.as_ref(), &form.videos)].concat()
}

/// The appeal and what a step needs of it.
pub(super) struct Held {
    pub appeal: AppealRow,
    pub assignments: Vec<AssignmentRow>,
    pub joins: Vec<JoinRow>,
    pub additions: Vec<AdditionRow>,
    pub person: PersonId,
    /// The status after the step, by the lifecycle.
    pub next: Status,
}

impl Held {
    /// Locks the appeal and decides whether this person may take the step now.
    pub async fn take(ctx: &Ctx, tx: &mut Tx, id: &AppealId, step: Step, person: PersonId) -> Result<Held, Error> {
        let appeal = store::appeals::lock(tx, id).await?.ok_or(Error::NotFound)?;
        let joins = store::joins::of_appeal_in(tx, id).await?;
        let additions = store::additions::of_appeal_in(tx, id).await?;
        let stand = stand::stand(ctx, &appeal, &joins, &additions, &person).ok_or(Error::NotFound)?;
        let next = lifecycle::next(appeal.status, step, ctx.actor.role)?;
        rights::may(step, &stand, &ctx.portal.config().rights)?;
        let assignments = store::assignments::of_appeal_in(tx, id).await?;
        Ok(Held { appeal, assignments, joins, additions, person, next })
    }

    /// The person's own joining; `None` for the author.
    pub fn own_join(&self) -> Option<&JoinRow> {
        self.joins.iter().find(|join| join.person == self.person)
    }

    /// Those who joined.
    pub fn joined(&self) -> Vec<PersonId> {
        self.joins.iter().map(|join| join.person.clone()).collect()
    }

    /// Everybody who takes part, the acting person always among them.
    pub fn persons(&self) -> Vec<PersonId> {
        let mut persons = crate::views::persons(&self.appeal, &self.joins);
        if !persons.contains(&self.person) {
            persons.push(self.person.clone());
        }
        persons
    }

    /// The word to all who have it open somewhere.
    pub fn change(&self) -> Change {
        let institutions = self.assignments.iter().map(|one| one.institution.clone()).collect();
        Change { appeal: self.appeal.id.clone(), persons: self.persons(), institutions }
    }

    /// What the form adds, as it is kept.
    pub fn addition(&self, ctx: &Ctx, form: &RightForm, kind: AdditionKind) -> AdditionRow {
        AdditionRow {
            id: form.id.clone(),
            appeal: self.appeal.id.clone(),
            person: self.person.clone(),
            kind,
            number: None,
            institution: None,
            text: form.text.clone(),
            demand: String::new(),
            added_ms: ctx.now,
        }
    }
}
