//! Places: by name, by point, from lists, so that the map is never the only way. All offline.

use crate::permission::Function;
use crate::reference::Reference;
use crate::{Ctx, Error};
use domain::appeal::view::{DistrictView, PlaceHit, PlaceWords};
use domain::geo::Point;
use domain::refusal::{Code, Field, Refusal};

mod find;
pub(crate) mod geojson;
mod import;
pub(crate) mod locate;
#[cfg(test)]
mod tests;

pub use import::{Imported, import_districts};

/// Settlements and districts whose names match, best first, at most 8; forgives missing diacritics.
///
/// # Errors
/// Never for a text, whatever it holds; [`Error::Forbidden`] by the permission table.
pub async fn find(ctx: &Ctx, text: &str) -> Result<Vec<PlaceHit>, Error> {
    ctx.may(Function::FindPlace)?;
    Ok(find::best(&ctx.portal.reference(), text))
}

/// A point in words.
///
/// # Errors
/// [`Error::Refused`] when it is no point at all.
pub async fn words(ctx: &Ctx, point: Point) -> Result<PlaceWords, Error> {
    ctx.may(Function::PlaceWords)?;
    if !point.is_valid() {
        return Err(Refusal::new(Field::Place, Code::BadFormat).into());
    }
    Ok(words_of(&ctx.portal.reference(), point))
}

/// The same without asking who asks.
pub(crate) fn words_of(reference: &Reference, point: Point) -> PlaceWords {
    let found = locate::locate(reference, point);
    PlaceWords {
        district: found.district.map(|district| (district.id.clone(), district.name.clone())),
        near: locate::nearest_place(reference, point).map(|(place, metres)| (place.name.clone(), metres)),
        inside: found.inside,
        approximate: found.approximate,
    }
}

/// All cities and rayons, in Azerbaijani order. Of those that are switched off the ones that have appeals, to look for them (A3.5).
///
/// # Errors
/// [`Error::Forbidden`] by the permission table.
pub async fn districts(ctx: &Ctx) -> Result<Vec<DistrictView>, Error> {
    ctx.may(Function::Districts)?;
    let reference = ctx.portal.reference();
    let kept = match reference.districts.iter().all(|district| district.active) {
        true => Vec::new(),
        false => store::districts::off_with_appeals(ctx.portal.db()).await?,
    };
    let shown = reference.districts.iter().filter(|district| district.active || kept.contains(&district.id));
    Ok(shown.map(|district| district.view()).collect())
}
