//! A request as its two sides see it.

use super::{files, form, service, signed};
use crate::{Ctx, Error, people};
use domain::deadline;
use domain::eservice::form::{Answers, FieldKind, RequestDraft, RequestForm, shown};
use domain::eservice::request::{
    Answered, Mending, RequestCard, RequestEntry, RequestFileView, RequestLine, RequestResult, Side, State, What, steps,
};
use domain::ids::PersonId;
use domain::official::Part;
use store::requests::{RequestEventRow, RequestRow};

/// A line of a list.
pub(super) fn line(ctx: &Ctx, row: RequestRow) -> RequestLine {
    let clock = row.state.runs().then(|| deadline::clock(row.due_on, ctx.now, &ctx.portal.reference().calendar));
    RequestLine {
        provider: ctx.portal.reference().institution_name(&row.provider),
        id: row.id,
        number: row.number,
        service: row.service,
        name: row.name,
        state: row.state,
        sent_ms: row.sent_ms,
        clock,
    }
}

/// The newest answers of a request, and the form on which they were written.
pub(super) async fn answered(ctx: &Ctx, row: &RequestRow) -> Result<(RequestForm, Answers), Error> {
    let db = ctx.portal.db();
    let form = form::version(db, &row.eservice, row.form_version).await?;
    let answers = store::requests::answers(db, &row.id).await?;
    Ok((form, serde_json::from_str(&answers).unwrap_or_default()))
}

/// What is to be mended, as the last return says it.
pub(super) fn mendings(events: &[RequestEventRow]) -> Vec<Mending> {
    let last = events.iter().rev().find(|event| event.what == What::Returned);
    last.map(of_event).unwrap_or_default()
}

fn of_event(event: &RequestEventRow) -> Vec<Mending> {
    serde_json::from_str(&event.data).unwrap_or_default()
}

/// One request.
pub(super) async fn card(ctx: &Ctx, row: RequestRow, side: Side) -> Result<RequestCard, Error> {
    let db = ctx.portal.db();
    let (form, answers) = answered(ctx, &row).await?;
    let events = store::requests::events(db, &row.id).await?;
    let sent = store::requests::files_of(db, &row.id, Part::Request).await?;
    let returned = if row.state == State::Returned { mendings(&events) } else { Vec::new() };
    let words = service::words(service::rule_of(&ctx.portal, &row).await?, &row, side);
    let part = if side == Side::Provider { Part::Answer } else { Part::Request };
    let documents: Vec<RequestFileView> = sent.into_iter().map(files::view).collect();
    Ok(RequestCard {
        side,
        due: row.due_on,
        paused: row.paused_on,
        answers: fields(&form, &answers, &documents, &returned),
        entries: entries(ctx, events, side).await?,
        steps: steps(side, row.state),
        words,
        waiting: files::waiting(ctx, &row.id, part).await?,
        result: result(ctx, &row).await?,
        draft: RequestDraft::default(),
        line: line(ctx, row),
    })
}

fn fields(form: &RequestForm, answers: &Answers, documents: &[RequestFileView], returned: &[Mending]) -> Vec<Answered> {
    let seen = form.fields.iter().enumerate().filter(|(_, field)| field.kind == FieldKind::Held || shown(form, field, answers));
    let one = |(at, field): (usize, &domain::eservice::form::FormField)| {
        let mut files: Vec<RequestFileView> = documents.iter().filter(|file| file.field == field.key).cloned().collect();
        files.sort_by_key(|file| file.replaced);
        Answered {
            at: u8::try_from(at).unwrap_or(u8::MAX),
            value: answers.get(&field.key).cloned().unwrap_or_default(),
            mending: returned.iter().find(|mending| mending.field == field.key).cloned(),
            field: field.clone(),
            files,
        }
    };
    seen.map(one).collect()
}

async fn entries(ctx: &Ctx, events: Vec<RequestEventRow>, side: Side) -> Result<Vec<RequestEntry>, Error> {
    let by: Vec<PersonId> = events.iter().filter_map(|event| event.person.clone()).collect();
    // Employees are not named to the person.
    let known = if side == Side::Provider { store::people::find_many(ctx.portal.db(), &by).await? } else { Vec::new() };
    let name = |id: &Option<PersonId>| known.iter().find(|one| Some(&one.id) == id.as_ref()).map(people::name_of).unwrap_or_default();
    let entry = |event: RequestEventRow| RequestEntry {
        at_ms: event.at_ms,
        what: event.what,
        by: name(&event.person),
        mendings: if event.what == What::Returned { of_event(&event) } else { Vec::new() },
        text: if event.what == What::Noted { event.data } else { String::new() },
    };
    Ok(events.into_iter().map(entry).collect())
}

async fn result(ctx: &Ctx, row: &RequestRow) -> Result<Option<RequestResult>, Error> {
    let db = ctx.portal.db();
    let Some(result) = store::requests::result(db, &row.id).await? else { return by_itself(ctx, row).await };
    let documents = signed_order(store::requests::files_of(db, &row.id, Part::Answer).await?);
    let signature = signed::shown(ctx, row, &result, &documents);
    let files = documents.into_iter().map(files::view).collect();
    Ok(Some(RequestResult { text: result.text, ground: result.ground, signature, files, by_itself: false }))
}

/// What the service gave without a person.
async fn by_itself(ctx: &Ctx, row: &RequestRow) -> Result<Option<RequestResult>, Error> {
    let Some(sealed) = store::requests::sealed(ctx.portal.db(), &row.id).await? else { return Ok(None) };
    let signature = signed::sealed(ctx, row, &sealed);
    Ok(Some(RequestResult { text: sealed.text, ground: sealed.ground, signature, files: Vec::new(), by_itself: true }))
}

/// Documents of a result in the one order in which they are signed.
pub(super) fn signed_order(mut files: Vec<store::requests::RequestFileRow>) -> Vec<store::requests::RequestFileRow> {
    files.sort_by(|one, other| one.id.cmp(&other.id));
    files
}
