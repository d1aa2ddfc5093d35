//! Correcting a slip within the first minutes, before the owner's staff have begun (A8.3).

use super::held::Held;
use crate::appeals::{Placed, place, submit};
use crate::reference::Reference;
use crate::views::event::{Particulars, event};
use crate::{Ctx, Error};
use domain::appeal::form::RightForm;
use domain::appeal::validate;
use domain::appeal::view::What;
use domain::deadline::{Due, due};
use domain::ids::MediaId;
use domain::media::MediaKind;
use domain::refusal::{Code, Field, Refusal};
use store::Tx;
use store::appeals::{Amendment, AppealRow};
use store::events::{Audience, NewEvent};
use store::media::MediaRow;

/// Corrects text, category, address, place and photos; what stood there before is kept with the event, for staff. The same
/// content again changes nothing; a form opened before another change is a conflict. Danger changes the law's deadline (A8.8).
pub(super) async fn amend(ctx: &Ctx, tx: &mut Tx, held: &Held, form: &RightForm) -> Result<(), Error> {
    let (appeal, reference) = (&held.appeal, ctx.portal.reference());
    let files = store::media::own_in(tx, &appeal.id).await?;
    let to = Corrected::of(&reference, appeal, form, &files)?;
    if to.is(appeal, &photos_of(&files)) {
        return Ok(());
    }
    if form.revision != appeal.revision {
        return Err(Error::Conflict);
    }
    let words = store::transcripts::of_appeal_in(tx, &appeal.id).await?;
    let text_folded = crate::transcripts::searchable(&reference, &to.row, &words);
    write(ctx, tx, &to, text_folded, &files).await?;
    let due = new_deadline(ctx, &reference, appeal, &to.row);
    if let Some(due) = &due {
        store::appeals::set_due(tx, &appeal.id, due.on, due.article, ctx.now).await?;
    }
    Ok(store::events::append(tx, &appeal.id, &events(ctx, appeal, &to, &photos_of(&files), due)).await?)
}

/// The appeal as it shall be.
struct Corrected {
    row: AppealRow,
    placed: Option<Placed>,
    photos: Vec<MediaId>,
}

impl Corrected {
    fn of(reference: &Reference, appeal: &AppealRow, form: &RightForm, files: &[MediaRow]) -> Result<Corrected, Refusal> {
        let category = reference.leaf(&form.category).ok_or(Refusal::new(Field::Category, Code::Unknown))?;
        let spoken = files.iter().any(|file| file.kind == MediaKind::Voice);
        if let Some(refusal) = validate::telling(Field::Text, &form.text, validate::MAX_TEXT).filter(|_| !spoken) {
            return Err(refusal);
        }
        let moved = form.point.filter(|point| point.rounded() != appeal.point().rounded());
        let placed = moved.map(|point| place::at(reference, point, None)).transpose()?;
        let mut row = AppealRow {
            text: form.text.clone(),
            address: form.address.clone(),
            category: category.id.clone(),
            urgent: category.urgent,
            ..appeal.clone()
        };
        if let Some(Placed { point, district, place, .. }) = placed.clone() {
            row = AppealRow { lat: point.lat, lon: point.lon, district, place, ..row };
        }
        let photos = form.photos.clone().unwrap_or_else(|| photos_of(files));
        Ok(Corrected { row, placed, photos })
    }

    /// Nothing is different.
    fn is(&self, appeal: &AppealRow, photos: &[MediaId]) -> bool {
        let words = |row: &AppealRow| (row.text.clone(), row.address.clone(), row.category.clone());
        words(&self.row) == words(appeal) && self.placed.is_none() && self.photos == photos
    }
}

fn photos_of(files: &[MediaRow]) -> Vec<MediaId> {
    files.iter().filter(|file| file.kind == MediaKind::Photo).map(|file| file.id.clone()).collect()
}

async fn write(ctx: &Ctx, tx: &mut Tx, to: &Corrected, text_folded: String, files: &[MediaRow]) -> Result<(), Error> {
    let (row, now) = (&to.row, ctx.now);
    if let Some(placed) = &to.placed {
        store::appeals::set_place(tx, &row.id, placed.point, placed.district.as_ref(), &placed.place, now).await?;
    }
    if photos_of(files) != to.photos {
        let recordings = files.iter().filter(|file| file.kind != MediaKind::Photo).map(|file| file.id.clone());
        let all: Vec<MediaId> = to.photos.iter().cloned().chain(recordings).collect();
        store::media::replace_own(tx, &row.id, &all, now).await?;
    }
    let amendment = Amendment {
        text: row.text.clone(),
        text_folded,
        address: row.address.clone(),
        category: row.category.clone(),
        urgent: row.urgent,
        photos: to.photos.len() as u32,
    };
    Ok(store::appeals::amend(tx, &row.id, &amendment, now).await?)
}

fn new_deadline(ctx: &Ctx, reference: &Reference, appeal: &AppealRow, to: &AppealRow) -> Option<Due> {
    let turned = to.urgent != appeal.urgent;
    turned.then(|| due(submit::term(to.urgent), appeal.sent_ms, ctx.portal.config().from_day, &reference.calendar))
}

fn events(ctx: &Ctx, appeal: &AppealRow, to: &Corrected, photos: &[MediaId], due: Option<Due>) -> Vec<NewEvent> {
    let particulars = Particulars {
        category: differ(&appeal.category, &to.row.category),
        district: differ(&appeal.district, &to.row.district),
        words: differ(&appeal.text, &to.row.text),
        address: differ(&appeal.address, &to.row.address),
        place: differ(&spot(appeal), &spot(&to.row)),
        photos: differ(&photos.to_vec(), &to.photos),
        ..Particulars::default()
    };
    let amended = event(ctx, What::Amended, "A8.3", Audience::Public, &particulars);
    let set = due.map(|due| event(ctx, What::DeadlineSet, "A8.8", Audience::Public, &Particulars::due(due.on, due.article)));
    [amended].into_iter().chain(set).collect()
}

fn differ<T: PartialEq + Clone>(from: &T, to: &T) -> Option<(T, T)> {
    (from != to).then(|| (from.clone(), to.clone()))
}

/// `Quba · 41.36120, 48.51340`.
fn spot(row: &AppealRow) -> String {
    format!("{} · {:.5}, {:.5}", row.place, row.lat, row.lon)
}
