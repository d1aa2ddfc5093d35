//! Administrative regulations (R9). Everybody reads them under `/regulations` and `/regulations/{id}`; the staff of institutions write
//! them under `/register/regulations`. The words of a text are made in one place ([`words`]), for the pages and for the printed file.

mod comments;
mod diagram;
mod differences;
pub mod list;
pub mod public;
mod sheet;
pub mod staff;
pub mod words;

use domain::ids::RegulationId;

pub use crate::routes::{REGULATIONS, STAFF_REGULATIONS as STAFF};

/// Address of a regulation's public page.
pub fn public_page(id: &RegulationId) -> String {
    format!("{REGULATIONS}/{id}")
}

/// Address of its file.
pub fn pdf(id: &RegulationId, version: Option<u32>) -> String {
    let version = version.map(|version| format!("?version={version}")).unwrap_or_default();
    format!("{REGULATIONS}/{id}/pdf{version}")
}

/// Address of one of its forms.
pub fn form_file(id: &RegulationId, digest: &str) -> String {
    format!("{REGULATIONS}/{id}/forms/{digest}")
}

/// Address of the editor.
pub fn editor(id: &str) -> String {
    format!("{STAFF}/{id}")
}
