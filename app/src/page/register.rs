//! The register of e-services for who keeps it: its operator and the staff of providers (R10). One address for both, `/register`: who is
//! signed in decides which side speaks.

pub mod application;
mod card;
mod decide;
pub mod desk;
mod facts;
mod fields;
mod form;
pub mod import;
mod keep;
pub mod quality;
#[cfg(all(test, feature = "ssr"))]
mod served;
pub mod tabs;
mod ticks;
pub mod words;

/// Address of an application.
pub fn address_of(id: &str) -> String {
    format!("{}/applications/{id}", crate::routes::REGISTER)
}

/// Address of bringing services in from a file.
pub const IMPORT: &str = "/register/import";
