//! What the persons of an appeal and staff are shown of it.

use super::term::{chain, term};
use crate::Ctx;
use crate::views::{Viewer, Whole};
use domain::deadline::{self, Due};
use domain::ids::InstitutionId;
use domain::procedure::*;
use domain::rights::complaint::ComplaintTerms;
use domain::routing;
use store::assignments::AssignmentRow;
use store::decisions::DecisionRow;
use store::queries::QueryRow;

/// The decisions with their reasons, oldest first.
pub(crate) fn decisions(ctx: &Ctx, whole: &Whole) -> Vec<DecisionView> {
    let reference = ctx.portal.reference();
    let view = |row: &DecisionRow| DecisionView {
        kind: row.kind,
        institution: reference.institution_name(&row.institution),
        at_ms: row.decided_ms,
        ground: row.ground,
        text: row.text.clone(),
        target: row.target.as_ref().map(|id| reference.institution_name(id)),
        due: row.due_on,
        terms: (row.kind == DecisionKind::LeftUnconsidered)
            .then(|| ComplaintTerms::of(Some(row.decided_ms), ctx.now, &ctx.portal.config().rights)),
        signature: whole.decision_signature(ctx, row),
    };
    whole.decisions.iter().map(view).collect()
}

/// The same for staff, with queries and with what an institution may do now.
pub(crate) fn staff(ctx: &Ctx, whole: &Whole, viewer: &Viewer) -> StaffProcedure {
    let shown = StaffProcedure { decisions: decisions(ctx, whole), queries: queries(ctx, whole, viewer), ..StaffProcedure::default() };
    let Viewer::Institution(own) = viewer else { return shown };
    let Some(work) = whole.assignments.iter().find(|one| one.institution == *own) else { return shown };
    let shown = StaffProcedure { seen_ms: Some(work.status_ms), ..shown };
    if !work.status.is_open() {
        return shown;
    }
    let from_day = ctx.portal.config().from_day;
    let tell_by = tell_by(work.placed_ms, from_day, &ctx.portal.reference().calendar);
    StaffProcedure {
        tell_by: Some(clock(ctx, &tell_by)),
        forward: Some(forward(ctx, whole, work)),
        extensions: [DecisionKind::ExtendedStudy, DecisionKind::Extended].map(|kind| extension(ctx, whole, work, kind)).into(),
        ..shown
    }
}

fn clock(ctx: &Ctx, due: &Due) -> domain::appeal::view::Clock {
    deadline::clock(due.on, ctx.now, &ctx.portal.reference().calendar)
}

fn forward(ctx: &Ctx, whole: &Whole, work: &AssignmentRow) -> ForwardView {
    let (reference, config) = (ctx.portal.reference(), ctx.portal.config());
    let until = forwarding_until(work.placed_ms, config.from_day, &reference.calendar);
    let had: Vec<InstitutionId> = whole.assignments.iter().map(|one| one.institution.clone()).collect();
    let executive = whole.appeal.district.as_ref().and_then(|district| reference.executive(district));
    let proposed = routing::propose(whole.appeal.point(), executive, &whole.appeal.category, &reference.rules);
    let proposals = proposed.into_iter().filter(|one| !had.contains(&one.institution));
    ForwardView {
        until: clock(ctx, &until),
        bar: may_forward(&until, ctx.now, &chain(work, &whole.decisions), &config.procedure).err(),
        proposals: proposals.map(|one| crate::owner::card::proposal(&reference, one)).collect(),
        had,
    }
}

fn extension(ctx: &Ctx, whole: &Whole, work: &AssignmentRow, kind: DecisionKind) -> ExtensionView {
    let (reference, from_day) = (ctx.portal.reference(), ctx.portal.config().from_day);
    let term = term(ctx, &whole.appeal, work, &whole.additions, &whole.decisions);
    let until = extended(kind, longest(), &term, ctx.now, from_day, &reference.calendar);
    ExtensionView { kind, until: until.map(|due| due.on) }
}

/// The owner's staff see all of them, an institution those it sent.
fn queries(ctx: &Ctx, whole: &Whole, viewer: &Viewer) -> Vec<QueryView> {
    let sees = |row: &&QueryRow| match viewer {
        Viewer::Owner => true,
        Viewer::Institution(own) => row.institution == *own,
        Viewer::Public | Viewer::Participant(_) => false,
    };
    let reference = ctx.portal.reference();
    let view = |row: &QueryRow| {
        let waits = row.answered_ms.is_none() && is_at_work(whole, &row.institution);
        QueryView {
            by: reference.institution_name(&row.institution),
            to: reference.institution_name(&row.asked),
            text: row.text.clone(),
            photos: row.photos,
            asked_ms: row.asked_ms,
            clock: waits.then(|| deadline::clock(row.due_on, ctx.now, &reference.calendar)),
            answer: row.answer.clone().zip(row.answered_ms),
            late: row.answered_ms.is_some_and(|at| at > row.due_on.ends_at()),
            media: whole.media_of_query(&row.id),
        }
    };
    whole.queries.iter().filter(sees).map(view).collect()
}

fn is_at_work(whole: &Whole, institution: &InstitutionId) -> bool {
    whole.assignments.iter().any(|one| one.institution == *institution && one.status.is_open())
}
