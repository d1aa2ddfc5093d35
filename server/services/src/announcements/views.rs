//! Announcements as the owner's and the institutions' staff see them.

use crate::permission::Function;
use crate::{Ctx, Error, people};
use domain::announcement::{AnnouncementReader, AnnouncementVersion, AnnouncementView};
use domain::ids::{AnnouncementId, InstitutionId, PersonId};
use std::collections::HashMap;
use store::announcements::{AnnouncementRow, ReaderRow};

/// Announcements shown at a time.
const MOST: u32 = 100;

/// The announcements, the last published first: all of them for the owner's staff, with who has acknowledged and who has not;
/// its own for an institution's.
///
/// # Errors
/// [`Error::Forbidden`] for everybody else.
pub async fn list(ctx: &Ctx) -> Result<Vec<AnnouncementView>, Error> {
    ctx.may(Function::Announcements)?;
    let rows = match &ctx.actor.institution {
        Some(own) => store::announcements::to(ctx.portal.db(), own, MOST).await?,
        None => store::announcements::newest(ctx.portal.db(), MOST).await?,
    };
    views(ctx, rows, ctx.actor.institution.as_ref()).await
}

/// Those that wait for the institution's acknowledgement, the oldest first.
pub(crate) async fn waiting(ctx: &Ctx, own: &InstitutionId) -> Result<Vec<AnnouncementView>, Error> {
    let rows = store::announcements::waiting(ctx.portal.db(), own, MOST).await?;
    views(ctx, rows, Some(own)).await
}

/// In the order of the rows; an institution sees no other one's acknowledgement.
async fn views(ctx: &Ctx, rows: Vec<AnnouncementRow>, own: Option<&InstitutionId>) -> Result<Vec<AnnouncementView>, Error> {
    let (db, ids) = (ctx.portal.db(), rows.iter().map(|row| row.id.clone()).collect::<Vec<AnnouncementId>>());
    let (versions, mut readers) = tokio::try_join!(store::announcements::versions(db, &ids), store::announcements::readers(db, &ids))?;
    readers.retain(|reader| own.is_none_or(|own| reader.institution == *own));
    let names = names(ctx, &readers).await?;
    let view = |row: AnnouncementRow| AnnouncementView {
        versions: versions.iter().filter(|one| one.id == row.id).map(version).collect(),
        readers: readers.iter().filter(|one| one.announcement == row.id).map(|one| reader(ctx, one, &names)).collect(),
        ack_by: row.ack_by,
        late: row.ack_by.is_some_and(|day| ctx.now > day.ends_at()),
        id: row.id,
    };
    Ok(rows.into_iter().map(view).collect())
}

fn version(row: &AnnouncementRow) -> AnnouncementVersion {
    AnnouncementVersion { version: row.version, title: row.title.clone(), text: row.text.clone(), at_ms: row.published_ms }
}

fn reader(ctx: &Ctx, row: &ReaderRow, names: &HashMap<PersonId, String>) -> AnnouncementReader {
    let name = row.person.as_ref().and_then(|person| names.get(person)).cloned().unwrap_or_default();
    AnnouncementReader { institution: ctx.portal.reference().institution_name(&row.institution), read: row.at_ms.map(|at| (at, name)) }
}

async fn names(ctx: &Ctx, readers: &[ReaderRow]) -> Result<HashMap<PersonId, String>, Error> {
    let mut persons: Vec<PersonId> = readers.iter().filter_map(|reader| reader.person.clone()).collect();
    persons.sort();
    persons.dedup();
    let rows = store::people::find_many(ctx.portal.db(), &persons).await?;
    Ok(rows.into_iter().map(|row| (row.id.clone(), people::name_of(&row))).collect())
}
