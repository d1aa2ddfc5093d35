//! Open data (A2.2.5): appeals as anybody may have them, page after page, so that a file of any length needs the memory of a
//! few pages. Nothing personal: the columns are those of `store::open_data`, a confidential appeal is none of them.

use crate::permission::Function;
use crate::reference::Reference;
use crate::{Ctx, Error};
use domain::lang::{Lang, Named};
use domain::lifecycle::Status;
use domain::time::{Date, UnixMs};
use store::open_data::OpenRow;
use tokio::sync::mpsc;

pub use store::open_data::OpenFilter;

/// Appeals read at a time.
const PAGE: u32 = 500;
/// Pages that wait for a slow reader.
const AHEAD: usize = 1;

/// An appeal of the open data, with names in the reader's language.
#[derive(Clone, Debug, PartialEq)]
pub struct OpenAppeal {
    /// The number that people know it by.
    pub number: String,
    /// Status.
    pub status: Status,
    /// Code and name of the category.
    pub category: (String, String),
    /// Code and name of the district.
    pub district: Option<(String, String)>,
    /// Nearest settlement.
    pub place: String,
    /// Code and name of the leading institution.
    pub institution: Option<(String, String)>,
    /// The day it was sent.
    pub sent_on: Date,
    /// The day it was registered.
    pub registered_on: Option<Date>,
    /// Last day of the law.
    pub due_on: Date,
    /// Day of the last answer.
    pub answered_on: Option<Date>,
    /// How many have joined.
    pub joined: u32,
    /// How often it was sent back as not solved.
    pub reopened: u32,
    /// Latitude of the pin, rounded to what the map shows.
    pub lat: f64,
    /// Longitude.
    pub lon: f64,
    /// Words cleared for the public.
    pub text: Option<String>,
}

/// Appeals on their way; an error ends them.
pub type Pages = mpsc::Receiver<Result<Vec<OpenAppeal>, Error>>;

/// The last change of any appeal: a file that was taken after it is still right.
///
/// # Errors
/// [`Error::Internal`] when the database fails.
pub async fn changed(ctx: &Ctx) -> Result<UnixMs, Error> {
    ctx.may(Function::OpenData)?;
    Ok(store::map::newest_change(ctx.portal.db()).await?)
}

/// The appeals of a filter, the newest first.
///
/// # Errors
/// [`Error::NotFound`] when the filter names what does not exist.
pub fn appeals(ctx: &Ctx, filter: OpenFilter) -> Result<Pages, Error> {
    ctx.may(Function::OpenData)?;
    let reference = ctx.portal.reference();
    let known = [
        filter.category.as_ref().map(|id| reference.category(id).is_some()),
        filter.institution.as_ref().map(|id| reference.institution(id).is_some()),
        filter.district.as_ref().map(|id| reference.district(id).is_some()),
    ];
    if known.contains(&Some(false)) {
        return Err(Error::NotFound);
    }
    let (out, pages) = mpsc::channel(AHEAD);
    tokio::spawn(run(ctx.clone(), filter, out));
    Ok(pages)
}

/// Reads on as fast as the reader takes; one that goes away ends it.
async fn run(ctx: Ctx, filter: OpenFilter, out: mpsc::Sender<Result<Vec<OpenAppeal>, Error>>) {
    let reference = ctx.portal.reference();
    let mut last: Option<OpenRow> = None;
    loop {
        let page = match store::open_data::page(ctx.portal.db(), &filter, last.as_ref(), PAGE).await {
            Ok(page) => page,
            Err(error) => return drop(out.send(Err(error.into())).await),
        };
        let is_last = page.len() < PAGE as usize;
        let appeals = page.iter().map(|row| appeal(&reference, ctx.lang, row)).collect();
        last = page.into_iter().last();
        if out.send(Ok(appeals)).await.is_err() || is_last {
            return;
        }
    }
}

fn appeal(reference: &Reference, lang: Lang, row: &OpenRow) -> OpenAppeal {
    let named = |id: &str, name: Option<&Named>| (id.to_owned(), name.map_or(id, |name| name.in_lang(lang)).to_owned());
    let district = |id| named(domain::ids::DistrictId::as_str(id), reference.district(id).map(|found| &found.name));
    let institution = |id| named(domain::ids::InstitutionId::as_str(id), reference.institution(id).map(|found| &found.name));
    OpenAppeal {
        number: row.number.clone(),
        status: row.status,
        category: named(row.category.as_str(), reference.category(&row.category).map(|found| &found.name)),
        district: row.district.as_ref().map(district),
        place: row.place.clone(),
        institution: row.institution.as_ref().map(institution),
        sent_on: row.sent_ms.date(),
        registered_on: row.registered_ms.map(UnixMs::date),
        due_on: row.due_on,
        answered_on: row.answered_on,
        joined: row.joined,
        reopened: row.reopened,
        lat: domain::open_data::degrees(row.lat),
        lon: domain::open_data::degrees(row.lon),
        text: row.text.clone(),
    }
}
