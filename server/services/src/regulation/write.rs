//! Writing the draft. Two may write at once: what they changed is put together clause by clause, and where both changed the same one,
//! both wordings are shown and nothing is lost.

use super::loaded::Loaded;
use super::{entry, us};
use crate::permission::Function;
use crate::{Ctx, Error};
use domain::appeal::validate::clean;
use domain::eservice::MAX_LINE;
use domain::ids::{RegulationId, is_uuid};
use domain::refusal::{Code, Field, Refusal};
use domain::regulation::merge::merge;
use domain::regulation::{DRAFT_BYTES, NewForm, SaveForm, Saved, Stage, Step, Text, What};
use store::regulations::{RegulationRow, VersionRow, json};

/// How often a saving is tried while others save at the same moment.
const TRIES: u32 = 8;

/// Begins a regulation. The same id twice is the same one.
///
/// # Errors
/// [`Error::Refused`] when it has no name; [`Error::NotFound`] for an id of others.
pub async fn begin(ctx: &Ctx, form: NewForm) -> Result<RegulationId, Error> {
    ctx.may(Function::BeginRegulation)?;
    let us = us(ctx)?;
    let name = clean(&form.name).split_whitespace().collect::<Vec<_>>().join(" ");
    if !is_uuid(form.id.as_str()) {
        return Err(Refusal::new(Field::Id, Code::BadFormat).into());
    }
    let is = u32::try_from(name.chars().count()).unwrap_or(u32::MAX);
    match is {
        0 => return Err(Refusal::new(Field::Subject, Code::Required).into()),
        is if is > MAX_LINE => return Err(Refusal::new(Field::Subject, Code::TooLong { max: MAX_LINE, is }).into()),
        _ => {}
    }
    if let Some(known) = store::regulations::find(ctx.portal.db(), &form.id).await? {
        return if known.institution == us { Ok(known.id) } else { Err(Error::NotFound) };
    }
    let text = Text { name, provider: ctx.portal.reference().institution_name(&us).az, ..Text::default() };
    let row = RegulationRow { id: form.id.clone(), institution: us.clone(), created_ms: ctx.now, created_by: Some(ctx.person()?.clone()) };
    let version = first(ctx, &form.id, 1, &text);
    let event = entry(ctx, &form.id, us, 1, What::Begun);
    let write = ctx.portal.db().write(move |tx| {
        Box::pin(async move {
            store::regulations::add(tx, &row).await?;
            store::regulations::put(tx, &version).await?;
            store::regulation_events::append(tx, &event).await?;
            Ok::<_, Error>(())
        })
    });
    let Err(error) = write.await else { return Ok(form.id) };
    // Pressed twice at once: the other press was faster.
    match store::regulations::find(ctx.portal.db(), &form.id).await? {
        Some(known) if Some(&known.institution) == ctx.actor.institution.as_ref() => Ok(known.id),
        _ => Err(error),
    }
}

/// A draft that nobody has saved yet.
pub(super) fn first(ctx: &Ctx, id: &RegulationId, version: u32, text: &Text) -> VersionRow {
    VersionRow {
        regulation: id.clone(),
        version,
        stage: Stage::Draft,
        json: json(text),
        name: text.name.clone(),
        revision: 0,
        changed_ms: ctx.now,
        changed_by: ctx.actor.person.clone(),
        published_ms: None,
        discussed_until_ms: None,
        since_ms: None,
        until_ms: None,
    }
}

/// Saves a draft: what was changed since `base` was read goes into what is kept. Gives what is kept now, and the clauses in which somebody
/// else's other wording stands.
///
/// # Errors
/// [`Error::NotFound`] for others' regulations; [`Error::Refused`] with `NotNow` for what is no draft, with `TooLong` for what is no text
/// of a regulation any more, with `Unknown` for a form that was never added.
pub async fn save(ctx: &Ctx, form: SaveForm) -> Result<Saved, Error> {
    ctx.may(Function::SaveRegulation)?;
    let loaded = Loaded::of_staff(ctx, &form.id).await?;
    loaded.step(ctx, Step::Edit)?;
    let bytes = json(&form.text).len();
    if bytes > DRAFT_BYTES {
        let [max, is] = [DRAFT_BYTES, bytes].map(|count| u32::try_from(count).unwrap_or(u32::MAX));
        return Err(Refusal::form(Code::TooLong { max, is }).into());
    }
    for file in &form.text.forms {
        let known = store::regulation_files::find(ctx.portal.db(), &form.id, &file.file).await?;
        known.ok_or(Refusal::new(Field::Documents, Code::Unknown))?;
    }
    let (id, version, person, now) = (form.id.clone(), loaded.current.version, ctx.person()?.clone(), ctx.now);
    for _ in 0..TRIES {
        let (id, person, form) = (id.clone(), person.clone(), form.clone());
        let write = ctx.portal.db().write(move |tx| {
            Box::pin(async move {
                let kept = store::regulations::version(tx, &id, version).await?.ok_or(Error::NotFound)?;
                if kept.stage != Stage::Draft {
                    return Err(Refusal::form(Code::NotNow).into());
                }
                let theirs = kept.text()?;
                let merged = merge(&form.base, &form.text, &theirs);
                let saved = merged.text == theirs || store::regulations::save(tx, &kept, &merged.text, &person, now).await?;
                Ok::<_, Error>(saved.then_some(Saved { text: merged.text, conflicts: merged.conflicts }))
            })
        });
        if let Some(saved) = write.await? {
            return Ok(saved);
        }
    }
    Err(Error::Busy { retry_s: 1 })
}
