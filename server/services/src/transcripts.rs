//! "Mətnə köçürmə": staff who may hear a recording write down its words (A8.3). They stand beside the player, and the appeal is
//! found by them.

use crate::appeals;
use crate::permission::Function;
use crate::reference::Reference;
use crate::views::Whole;
use crate::views::event::{Particulars, event};
use crate::views::recordings::last;
use crate::{Ctx, Error};
use domain::appeal::form::TranscriptForm;
use domain::appeal::validate::{self, Tidy};
use domain::appeal::view::What;
use domain::ids::MediaId;
use domain::role::Role;
use store::appeals::AppealRow;
use store::events::Audience;
use store::transcripts::TranscriptRow;

/// Writes the words down; what stood there before is kept, the last words count. The same words again change nothing.
///
/// # Errors
/// [`Error::NotFound`] for an appeal out of this employee's sight and for a file that is no recording of it;
/// [`Error::Refused`] with what is wrong with the words.
pub async fn write(ctx: &Ctx, form: TranscriptForm) -> Result<(), Error> {
    ctx.may(Function::WriteTranscript)?;
    let form = form.tidied();
    validate::transcript(&form)?;
    let whole = Whole::read(ctx, &form.appeal).await?;
    let hears = match ctx.actor.role {
        Role::OwnerStaff => crate::owner::in_territory(ctx, &whole.appeal),
        _ => crate::institution::has(ctx, &whole.appeal).await?,
    };
    if !hears || !whole.recordings.iter().any(|recording| recording.id == form.media) {
        return Err(Error::NotFound);
    }
    let row = row(ctx, form)?;
    keep(ctx, &whole, row).await
}

fn row(ctx: &Ctx, form: TranscriptForm) -> Result<TranscriptRow, Error> {
    Ok(TranscriptRow {
        id: appeals::fresh_id(ctx).0,
        appeal: form.appeal,
        media: form.media,
        person: ctx.person()?.clone(),
        institution: ctx.actor.institution.clone(),
        text: form.text,
        written_ms: ctx.now,
    })
}

async fn keep(ctx: &Ctx, whole: &Whole, row: TranscriptRow) -> Result<(), Error> {
    let (change, reference, now) = (whole.change(), ctx.portal.reference(), ctx.now);
    let written = event(ctx, What::Transcribed, "A8.3", Audience::Staff, &Particulars::text(&row.text));
    let work = ctx.portal.db().write(move |tx| {
        Box::pin(async move {
            let appeal = store::appeals::lock(tx, &row.appeal).await?.ok_or(Error::NotFound)?;
            let mut all = store::transcripts::of_appeal_in(tx, &row.appeal).await?;
            if last(&all, &row.media).is_some_and(|before| before.text == row.text) {
                return Ok(());
            }
            store::transcripts::add(tx, &row).await?;
            store::events::append(tx, &appeal.id, &[written]).await?;
            all.push(row);
            store::appeals::set_searchable(tx, &appeal.id, &searchable(&reference, &appeal, &all), now).await?;
            tx.publish(change);
            Ok::<_, Error>(())
        })
    });
    work.await
}

/// What an appeal is found by: its own words, and the last ones of each recording.
pub(crate) fn searchable(reference: &Reference, appeal: &AppealRow, transcripts: &[TranscriptRow]) -> String {
    let district = appeal.district.as_ref().and_then(|id| reference.district(id)).map(|district| district.name.az.as_str());
    let mut heard: Vec<&MediaId> = transcripts.iter().map(|one| &one.media).collect();
    heard.sort();
    heard.dedup();
    let spoken = heard.into_iter().filter_map(|recording| last(transcripts, recording)).map(|one| one.text.as_str());
    let own = [appeal.subject.as_str(), &appeal.text, &appeal.address, &appeal.place, district.unwrap_or_default()];
    appeals::searchable(&own.into_iter().chain(spoken).collect::<Vec<_>>())
}
