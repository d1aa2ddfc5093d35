//! What is followed, in names.

use super::form_of;
use crate::places::locate::nearest_place;
use crate::reference::Reference;
use crate::{Error, Portal};
use domain::alert::{AlertForm, AlertWords};
use domain::ids::AppealId;
use domain::lang::Named;
use std::collections::HashMap;
use store::alerts::AlertRow;

/// In the order of the rows.
pub(crate) async fn words_of(portal: &Portal, rows: &[AlertRow]) -> Result<Vec<AlertWords>, Error> {
    let numbers = numbers(portal, rows.iter().filter_map(|row| row.appeal.clone())).await?;
    let reference = portal.reference();
    Ok(rows.iter().map(|row| words(&reference, &form_of(row), &numbers)).collect())
}

/// The numbers by which these appeals are known.
pub(super) async fn numbers(portal: &Portal, appeals: impl Iterator<Item = AppealId>) -> Result<HashMap<AppealId, String>, Error> {
    let mut ids: Vec<AppealId> = appeals.collect();
    ids.sort();
    ids.dedup();
    let rows = store::appeals::find_many(portal.db(), &ids).await?;
    Ok(rows.into_iter().map(|row| (row.id.clone(), row.known_number().to_owned())).collect())
}

/// The names of what a form asks for; what has no name any more is shown by its code.
pub(super) fn words(reference: &Reference, form: &AlertForm, numbers: &HashMap<AppealId, String>) -> AlertWords {
    let code = |code: &str| Named { az: code.to_owned(), ..Named::default() };
    AlertWords {
        appeal: form.appeal.as_ref().map(|id| (id.clone(), numbers.get(id).cloned().unwrap_or_default())),
        category: form.category.as_ref().map(|id| reference.category(id).map_or_else(|| code(id.as_str()), |found| found.name.clone())),
        institution: form.institution.as_ref().map(|id| reference.institution_name(id)),
        district: form.district.as_ref().map(|id| reference.district(id).map_or_else(|| code(id.as_str()), |found| found.name.clone())),
        area: form
            .area()
            .map(|(point, radius)| (nearest_place(reference, point).map(|(place, _)| place.name.clone()).unwrap_or_default(), radius)),
    }
}
