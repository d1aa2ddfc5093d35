//! Lines of lists.

use crate::reference::Reference;
use crate::{Ctx, Error};
use domain::appeal::view::{AppealLine, Clock};
use domain::deadline;
use domain::ids::{AppealId, MediaId};
use domain::lang::Named;
use domain::lifecycle::Status;
use domain::role::Role;
use std::collections::HashMap;
use store::appeals::AppealRow;

/// For whom a line is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reader {
    /// Anybody: only text and photo that staff have cleared.
    Public,
    /// The author or staff: the appeal's own text and photo.
    Inside,
}

/// Lines in the order of the rows.
pub(crate) async fn lines(ctx: &Ctx, rows: &[AppealRow], reader: Reader) -> Result<Vec<AppealLine>, Error> {
    let photos = first_photos(ctx, rows, reader).await?;
    let reference = ctx.portal.reference();
    Ok(rows.iter().map(|row| line(ctx, &reference, row, photos.get(&row.id), reader)).collect())
}

async fn first_photos(ctx: &Ctx, rows: &[AppealRow], reader: Reader) -> Result<HashMap<AppealId, MediaId>, Error> {
    let shown = rows.iter().filter(|row| row.photo_count > 0 && (reader == Reader::Inside || row.publish_photos));
    let ids: Vec<AppealId> = shown.map(|row| row.id.clone()).collect();
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let links = store::media::first_of(ctx.portal.db(), &ids).await?;
    let photos: Vec<MediaId> = links.iter().map(|link| link.media.clone()).collect();
    // The author sees the own photo; whoever else reads a list sees what the public may.
    let own = reader == Reader::Inside && ctx.actor.role == Role::Citizen;
    let copies = if own { HashMap::new() } else { crate::media::copies(ctx, &photos).await? };
    let shown = |photo: MediaId| copies.get(&photo).cloned().unwrap_or(photo);
    Ok(links.into_iter().rev().map(|link| (link.appeal, shown(link.media))).collect())
}

fn line(ctx: &Ctx, reference: &Reference, row: &AppealRow, photo: Option<&MediaId>, reader: Reader) -> AppealLine {
    let (category, category_root) = category_names(reference, row);
    AppealLine {
        id: row.id.clone(),
        number: row.known_number().to_owned(),
        status: row.status,
        merged_into: row.merged_into.clone(),
        category,
        category_root,
        district: row.district.as_ref().and_then(|id| reference.district(id)).map(|district| district.name.clone()),
        place: row.place.clone(),
        point: row.point(),
        sent_ms: row.sent_ms,
        text: match reader {
            // That there is nothing to read, only to hear, may be known; the words themselves are cleared by staff.
            Reader::Public => row.public_text.clone().or_else(|| row.text.is_empty().then(String::new)),
            Reader::Inside => Some(row.text.clone()),
        },
        photo: photo.cloned(),
        joined: row.joined_count.max(0) as u32,
        institution: row.lead_institution.as_ref().map(|id| reference.institution_name(id)),
        clock: clock_of(ctx, reference, row),
        official: row.is_official().then(|| row.subject.clone()).filter(|_| reader == Reader::Inside),
    }
}

/// Name and root; the code itself where the category is not offered any more.
fn category_names(reference: &Reference, row: &AppealRow) -> (Named, String) {
    match reference.category(&row.category) {
        Some(category) => (category.name.clone(), reference.root(category).id.to_string()),
        None => {
            let root = row.category.as_str().split('.').next().unwrap_or_default();
            (Named { az: row.category.to_string(), ..Named::default() }, root.to_owned())
        }
    }
}

/// The clock that runs: the staff's while the institution is being found (A8.5), then the answer's (A8.8).
pub(crate) fn clock_of(ctx: &Ctx, reference: &Reference, row: &AppealRow) -> Option<Clock> {
    let due = match row.status {
        Status::Sent => row.triage_due_ms.date(),
        status if status.is_open() => row.due_on,
        _ => return None,
    };
    Some(deadline::clock(due, ctx.now, &reference.calendar))
}
