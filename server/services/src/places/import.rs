//! Exact outlines from a file, in place of the approximate ones.

use super::geojson::{self, Collection, Feature, Polygons};
use crate::reference::{Reference, short};
use crate::{Error, Portal};
use domain::ids::DistrictId;
use std::collections::BTreeMap;

/// What an import did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Imported {
    /// Districts that have a new outline.
    pub matched: u32,
    /// Names in the file that are no district of ours.
    pub unmatched: Vec<String>,
    /// Our districts that the file does not have.
    pub missing: Vec<String>,
}

/// Takes the outlines of a GeoJSON file with the properties `name_az` (or `short_az`), `kind` (`rayon`, `seher`,
/// `baki_rayonu`) and gives them to our districts by name. A city and a rayon of the same name are one district here, so it
/// gets both outlines.
///
/// # Errors
/// [`Error::Internal`] when the file isn't such a file or the database fails; then nothing has changed.
pub async fn import_districts(portal: &Portal, text: &str) -> Result<Imported, Error> {
    let reference = portal.reference();
    let (outlines, mut imported) = by_district(&reference, geojson::read(text)?);
    let texts: BTreeMap<DistrictId, String> =
        outlines.iter().filter_map(|(id, polygons)| Some((id.clone(), geojson::text_of(polygons)?))).collect();
    imported.matched = texts.len() as u32;
    let absent = reference.districts.iter().filter(|district| !texts.contains_key(&district.id));
    imported.missing = absent.map(|district| district.name.az.clone()).collect();
    keep(portal, texts).await?;
    portal.reload_reference().await?;
    Ok(imported)
}

fn by_district(reference: &Reference, file: Collection) -> (BTreeMap<DistrictId, Polygons>, Imported) {
    let (mut outlines, mut imported) = (BTreeMap::<DistrictId, Polygons>::new(), Imported::default());
    for feature in file.features {
        match district_of(reference, &feature) {
            Some(id) => outlines.entry(id).or_default().extend(feature.polygons()),
            None => imported.unmatched.push(feature.text("name_az").to_owned()),
        }
    }
    (outlines, imported)
}

/// Our district of that name; of Bakı's raions only for a raion of Bakı.
pub(crate) fn district_of(reference: &Reference, feature: &Feature) -> Option<DistrictId> {
    let name = short(match feature.text("short_az") {
        "" => feature.text("name_az"),
        name => name,
    });
    let raion = feature.text("kind") == "baki_rayonu";
    let found = reference.districts.iter().find(|district| district.parent.is_some() == raion && district.folded.first() == Some(&name));
    found.map(|district| district.id.clone())
}

async fn keep(portal: &Portal, texts: BTreeMap<DistrictId, String>) -> Result<(), Error> {
    let write = portal.db().write(move |tx| {
        Box::pin(async move {
            for (id, text) in &texts {
                store::districts::set_shape(tx, id, text, false, "import").await?;
            }
            Ok::<_, Error>(())
        })
    });
    write.await
}
