//! An appeal with everything that belongs to it.

use crate::{Ctx, Error};
use domain::appeal::view::AssignmentView;
use domain::deadline;
use domain::ids::{AdditionId, AppealId, JoinId, MediaId, PersonId, QueryId};
use domain::live::Change;
use domain::time::UnixMs;
use store::additions::AdditionRow;
use store::answers::AnswerRow;
use store::appeals::AppealRow;
use store::assignments::AssignmentRow;
use store::complaints::ComplaintRow;
use store::decisions::DecisionRow;
use store::events::EventRow;
use store::joins::JoinRow;
use store::media::{LinkRow, MediaRow};
use store::queries::QueryRow;
use store::signatures::SignatureRow;
use store::transcripts::TranscriptRow;

/// All rows of one appeal.
pub(crate) struct Whole {
    pub appeal: AppealRow,
    pub assignments: Vec<AssignmentRow>,
    pub joins: Vec<JoinRow>,
    pub additions: Vec<AdditionRow>,
    pub complaints: Vec<ComplaintRow>,
    pub answers: Vec<AnswerRow>,
    pub decisions: Vec<DecisionRow>,
    pub queries: Vec<QueryRow>,
    pub signatures: Vec<SignatureRow>,
    pub links: Vec<LinkRow>,
    pub recordings: Vec<MediaRow>,
    pub transcripts: Vec<TranscriptRow>,
    pub events: Vec<EventRow>,
}

impl Whole {
    /// Reads it; [`Error::NotFound`] when there is no such appeal. Whether the actor may see it is decided by the caller.
    pub async fn read(ctx: &Ctx, id: &AppealId) -> Result<Whole, Error> {
        let db = ctx.portal.db();
        let appeal = store::appeals::find(db, id).await?.ok_or(Error::NotFound)?;
        let (assignments, joins, additions, complaints, answers, decisions, queries, signatures, links, recordings, transcripts, events) =
            tokio::try_join!(
                store::assignments::of_appeal(db, id),
                store::joins::of_appeal(db, id),
                store::additions::of_appeal(db, id),
                store::complaints::of_appeal(db, id),
                store::answers::of_appeal(db, id),
                store::decisions::of_appeal(db, id),
                store::queries::of_appeal(db, id),
                store::signatures::of_appeal(db, id),
                store::media::of_appeal(db, id),
                store::media::recordings_of(db, id),
                store::transcripts::of_appeal(db, id),
                store::events::of_appeal(db, id),
            )?;
        Ok(Whole {
            appeal,
            assignments,
            joins,
            additions,
            complaints,
            answers,
            decisions,
            queries,
            signatures,
            links,
            recordings,
            transcripts,
            events,
        })
    }

    /// Who takes part now.
    pub fn persons(&self) -> Vec<PersonId> {
        persons(&self.appeal, &self.joins)
    }

    /// The word to all who have it open somewhere.
    pub fn change(&self) -> Change {
        let institutions = self.assignments.iter().map(|assignment| assignment.institution.clone()).collect();
        Change { appeal: self.appeal.id.clone(), persons: self.persons(), institutions }
    }

    /// All files that belong here, in their order.
    pub fn files(&self, belongs: impl Fn(&LinkRow) -> bool) -> Vec<MediaId> {
        self.linked(belongs).into_iter().map(|link| link.media.clone()).collect()
    }

    /// The appeal's own photos.
    pub fn own_media(&self) -> Vec<MediaId> {
        self.media(LinkRow::is_appeals_own)
    }

    /// Photos of a joined person.
    pub fn media_of_join(&self, join: &JoinId) -> Vec<MediaId> {
        self.media(|link| link.join.as_ref() == Some(join))
    }

    /// Photos of an answer.
    pub fn media_of_answer(&self, answer: &str) -> Vec<MediaId> {
        self.media(|link| link.answer.as_deref() == Some(answer))
    }

    /// Photos that were added later.
    pub fn media_of_addition(&self, addition: &AdditionId) -> Vec<MediaId> {
        self.media(|link| link.addition.as_ref() == Some(addition))
    }

    /// Files that came with the answer to a query.
    pub fn media_of_query(&self, query: &QueryId) -> Vec<MediaId> {
        self.media(|link| link.query.as_ref() == Some(query))
    }

    fn media(&self, belongs: impl Fn(&LinkRow) -> bool) -> Vec<MediaId> {
        let is_photo = |link: &&LinkRow| self.recordings.iter().all(|recording| recording.id != link.media);
        self.linked(belongs).into_iter().filter(is_photo).map(|link| link.media.clone()).collect()
    }

    /// The links in their order.
    pub(super) fn linked(&self, belongs: impl Fn(&LinkRow) -> bool) -> Vec<&LinkRow> {
        let mut links: Vec<&LinkRow> = self.links.iter().filter(|link| belongs(link)).collect();
        links.sort_by_key(|link| link.position);
        links
    }

    /// Official number and moment.
    pub fn registered(&self) -> Option<(String, UnixMs)> {
        self.appeal.number.clone().zip(self.appeal.registered_ms)
    }

    /// The institutions that have it or had it, the leading one first.
    pub fn assignment_views(&self, ctx: &Ctx) -> Vec<AssignmentView> {
        let reference = ctx.portal.reference();
        let view = |row: &AssignmentRow| AssignmentView {
            institution: row.institution.clone(),
            name: reference.institution_name(&row.institution),
            lead: row.lead && row.status.stands(),
            status: row.status,
            clock: row.status.is_open().then(|| deadline::clock(row.due_on, ctx.now, &reference.calendar)),
            had: Some((row.placed_ms, (!row.status.is_open()).then_some(row.status_ms))),
        };
        self.assignments.iter().map(view).collect()
    }
}

/// The author, unless withdrawn, and those who joined: they are told what happens.
pub(crate) fn persons(appeal: &AppealRow, joins: &[JoinRow]) -> Vec<PersonId> {
    let author = Some(appeal.person.clone()).filter(|_| appeal.author_left_ms.is_none());
    author.into_iter().chain(joins.iter().map(|join| join.person.clone())).collect()
}
