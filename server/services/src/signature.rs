//! Signatures of employees under answers, refusals and what is left unconsidered (A5.0.4, A6.0.6, A7.0.4): made by a
//! [`SigningDevice`], checked by a [`Verifier`] before they are kept and again each time they are shown.
//!
//! What is signed is the exact text and the attachments' hashes ([`payload`]). A signature is a detached CMS with the signer's
//! certificate (CAdES-B), which any tool can check without us. No signature, no official answer.

use domain::signature::Report;
use domain::time::UnixMs;
use std::pin::Pin;

pub mod asn1;
mod check;
mod cms;
mod config;
mod demo;
mod examine;
mod files;
mod old_key;
mod payload;
mod seal;
mod stamp;
mod verifier;

#[cfg(test)]
mod tests;

pub use check::SignatureCheck;
pub(crate) use check::{held, held_bytes};
pub use config::SignatureConfig;
pub use demo::DemoDevice;
pub use examine::{MAX_DOCUMENT, MAX_SIGNATURE, examine};
pub(crate) use files::readable;
pub use files::{SignedFile, SignedPart, signed_file};
pub(crate) use old_key::OldKey;
pub use payload::{OfficialDocument, answer_payload, official_payload, refusal_payload, unconsidered_payload};
pub(crate) use seal::{seal, sign};
pub(crate) use stamp::{stamp, stamped};
pub use verifier::CmsVerifier;

/// An employee in whose name something is signed.
#[derive(Clone, PartialEq, Eq)]
pub struct Employee {
    /// Personal identification number; the certificate must be of the same person.
    pub fin: String,
    /// Given name.
    pub given_name: String,
    /// Surname.
    pub surname: String,
    /// Where the employee works.
    pub organization: String,
}

/// Why a device made no signature.
#[derive(Debug, thiserror::Error)]
pub enum DeviceTrouble {
    /// The employee said no, or didn't answer in time.
    #[error("not confirmed")]
    NotConfirmed,
    /// It doesn't answer, or not in a way that is understood.
    #[error("the signing device failed")]
    Failed(#[source] anyhow::Error),
}

/// A signature on its way: devices ask the employee and may take a minute.
pub type Signing<'a> = Pin<Box<dyn Future<Output = Result<Vec<u8>, DeviceTrouble>> + Send + 'a>>;

/// A device that signs in the name of an employee.
pub trait SigningDevice: Send + Sync {
    /// Signs exactly these bytes, now: a detached CMS in DER with the employee's certificate.
    fn sign<'a>(&'a self, employee: &'a Employee, document: &'a [u8], now: UnixMs) -> Signing<'a>;
}

/// What is known of a signature beside itself.
#[derive(Clone, Copy, Debug, Default)]
pub struct Expected<'a> {
    /// The employee's personal identification number; `None` for whoever doesn't know who should have signed.
    pub fin: Option<&'a str>,
    /// When the document was sent; `None` where it is not known.
    pub sent: Option<UnixMs>,
}

/// Checks signatures.
pub trait Verifier: Send + Sync {
    /// Everything there is to check; never fails, never panics, whatever the bytes are.
    fn verify(&self, document: &[u8], signature: &[u8], expected: Expected<'_>, now: UnixMs) -> Report;

    /// Certificates of the authorities that are trusted, in PEM, for whoever checks by other means.
    fn authorities(&self) -> String;

    /// Reads lists of revoked certificates again where they changed; whether it did.
    ///
    /// # Errors
    /// [`crate::Error::Internal`] when a file can't be read or understood; what was known before stands.
    fn refresh(&self) -> Result<bool, crate::Error> {
        Ok(false)
    }
}

pub(crate) fn encode(bytes: &[u8]) -> String {
    use base64::Engine;
    base64::engine::general_purpose::STANDARD.encode(bytes)
}

pub(crate) fn decode(text: &str) -> Option<Vec<u8>> {
    use base64::Engine;
    base64::engine::general_purpose::STANDARD.decode(text).ok()
}
