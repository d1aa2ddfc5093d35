//! Taking the own data along (T1.7, T2.2): one ZIP of JSON files and of the files sent, made while it is being read, so that
//! it needs no room on the disk and little in memory.

mod archive;
mod own;

use super::entry;
use crate::permission::Function;
use crate::{Ctx, Error, cabinet, correspondence};
use archive::{Archive, Stopped};
use bytes::Bytes;
use domain::account::{Act, Consent};
use domain::appeal::view::MyAppeal;
use domain::ids::{MediaId, PersonId};
use domain::official::Part;
use domain::role::Role;
use std::collections::HashSet;
use tokio::sync::mpsc;

/// Appeals read at a time.
const PAGE: u32 = 100;
/// Parts that wait for a slow reader.
const AHEAD: usize = 4;

/// An archive on its way.
pub struct Export {
    /// Its file name.
    pub name: String,
    /// Its bytes, part after part; an error ends it.
    pub parts: mpsc::Receiver<Result<Bytes, Error>>,
}

/// Everything that is kept of the person, and what the browser says of consents given on this device.
///
/// # Errors
/// [`Error::Busy`] after too many in an hour.
pub async fn export(ctx: &Ctx, consents: Vec<Consent>) -> Result<Export, Error> {
    ctx.may(Function::ExportAccount)?;
    let person = ctx.person()?.clone();
    ctx.portal.limiters.exports.take(&person)?;
    let done = entry(ctx, &person, Act::Exported, "");
    let write = ctx.portal.db().write(move |tx| Box::pin(async move { Ok::<_, Error>(store::account_events::append(tx, &done).await?) }));
    write.await?;
    let (out, parts) = mpsc::channel(AHEAD);
    let name = format!("muraciet-{}.zip", ctx.now.date());
    tokio::spawn(run(ctx.clone(), person, consents, out));
    Ok(Export { name, parts })
}

/// Fills the archive; what goes wrong is the last part. A reader that goes away ends it.
async fn run(ctx: Ctx, person: PersonId, consents: Vec<Consent>, out: mpsc::Sender<Result<Bytes, Error>>) {
    let mut archive = Archive::new(out.clone());
    if let Err(Stopped::Failed(error)) = fill(&ctx, &person, consents, &mut archive).await {
        let _ = out.send(Err(error)).await;
        return;
    }
    let _ = archive.finish().await;
}

async fn fill(ctx: &Ctx, person: &PersonId, consents: Vec<Consent>, archive: &mut Archive) -> Result<(), Stopped> {
    for (name, value) in own::files(ctx, person).await? {
        archive.json(name, &value).await?;
    }
    archive.json("consents.json", &consents).await?;
    // Staff have no cabinet of their own.
    if ctx.actor.role != Role::Citizen {
        return Ok(());
    }
    appeals(ctx, person, archive).await?;
    request_documents(ctx, person, archive).await
}

/// Documents of the own requests for e-services and of their results, under the request's number.
async fn request_documents(ctx: &Ctx, person: &PersonId, archive: &mut Archive) -> Result<(), Stopped> {
    let db = ctx.portal.db();
    let mut after = None;
    loop {
        let page = store::requests::of_person(db, person, after.as_deref(), PAGE).await.map_err(Error::from)?;
        for row in &page.rows {
            for part in [Part::Request, Part::Answer] {
                for (nr, one) in store::requests::files_of(db, &row.id, part).await.map_err(Error::from)?.iter().enumerate() {
                    if let Some(bytes) = ctx.portal.files().get(&one.digest, store::requests::VARIANT).await.map_err(Error::from)? {
                        archive.add(&format!("service-requests/{}/{}-{}-{}", row.number, part.as_str(), nr + 1, one.name), &bytes).await?;
                    }
                }
            }
        }
        after = page.next;
        if after.is_none() {
            return Ok(());
        }
    }
}

/// Own and joined appeals as their cabinet shows them, and each of their files once.
async fn appeals(ctx: &Ctx, person: &PersonId, archive: &mut Archive) -> Result<(), Stopped> {
    let (mut after, mut taken) = (None, HashSet::new());
    loop {
        let page = store::appeals::of_person(ctx.portal.db(), person, after.as_deref(), PAGE).await.map_err(Error::from)?;
        for row in &page.rows {
            let appeal = cabinet::card(ctx, &row.id).await?;
            archive.json(&format!("appeals/{}.json", row.receipt_number), &appeal).await?;
            for (id, ending) in files_of(&appeal).filter(|(id, _)| taken.insert((*id).clone())) {
                file(ctx, id, ending, archive).await?;
            }
            letter(ctx, &appeal, archive).await?;
        }
        after = page.next;
        if after.is_none() {
            return Ok(());
        }
    }
}

/// Documents and signature of an official appeal (R11.7); one that can't be read is left out.
async fn letter(ctx: &Ctx, appeal: &MyAppeal, archive: &mut Archive) -> Result<(), Stopped> {
    let Some(letter) = &appeal.letter else { return Ok(()) };
    let signature = letter.signature.iter().filter_map(|signature| signature.file.as_ref());
    for id in letter.documents.iter().map(|document| &document.id).chain(signature) {
        if let Ok(file) = correspondence::fetch_letter_file(ctx, id).await {
            archive.add(&format!("files/{id}-{}", file.name), &file.bytes).await?;
        }
    }
    Ok(())
}

/// Photos and recordings, each with the ending of its name.
fn files_of(appeal: &MyAppeal) -> impl Iterator<Item = (&MediaId, &'static str)> {
    let added = appeal.timeline.iter().flat_map(|entry| &entry.media);
    let photos = appeal.media.iter().chain(added).chain(appeal.answers.iter().flat_map(|answer| &answer.media));
    let recordings = appeal.recordings.iter().chain(appeal.timeline.iter().flat_map(|entry| &entry.recordings));
    photos.map(|id| (id, "jpg")).chain(recordings.map(|one| (&one.id, ending(&one.mime))))
}

/// By which programs know what is in a file.
fn ending(mime: &str) -> &'static str {
    match mime {
        "audio/mp4" => "m4a",
        "video/mp4" => "mp4",
        "audio/webm" | "video/webm" => "webm",
        "audio/ogg" => "ogg",
        "audio/wav" => "wav",
        "audio/mpeg" => "mp3",
        _ => "bin",
    }
}

/// A file that is missing on the disk is left out: the rest is still the person's.
async fn file(ctx: &Ctx, id: &MediaId, ending: &str, archive: &mut Archive) -> Result<(), Stopped> {
    let found = ctx.portal.files().get(id, crate::media::Size::Full.as_str()).await.map_err(Error::from)?;
    match found {
        Some(bytes) => archive.add(&format!("files/{id}.{ending}"), &bytes).await,
        None => Ok(()),
    }
}
