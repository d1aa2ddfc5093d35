//! Following an area, a category, an institution or one public appeal, and being told of what everybody may see.

mod follow;
mod gather;
mod tell;
mod words;

pub use follow::{alert_words, alerts, follow, unfollow};
pub use gather::gather;
pub use tell::tell;
pub(crate) use words::words_of;

use domain::alert::AlertForm;
use store::alerts::AlertRow;

/// What a row follows, in codes.
pub(crate) fn form_of(row: &AlertRow) -> AlertForm {
    AlertForm {
        appeal: row.appeal.clone(),
        category: row.category.clone(),
        institution: row.institution.clone(),
        district: row.district.clone(),
        lat: row.lat,
        lon: row.lon,
        radius_m: row.radius_m,
    }
}
