//! The bare key with which the first demo signed. Nothing is signed with it any more; what was is still checked.

use super::decode;
use crate::Error;
use anyhow::Context;
use domain::signature::{Check, Report, SignatureForm, Why};
use p256::ecdsa::signature::Verifier;
use p256::ecdsa::{Signature, SigningKey, VerifyingKey};
use p256::pkcs8::{DecodePrivateKey, EncodePublicKey, LineEnding};
use std::path::Path;

/// The key's public half.
pub(crate) struct OldKey {
    key: VerifyingKey,
    pem: String,
}

impl OldKey {
    /// Reads the key from `folder`; `None` where there never was one.
    ///
    /// # Errors
    /// [`Error::Internal`] when the file can't be read or understood.
    pub fn open(folder: &Path) -> Result<Option<OldKey>, Error> {
        let pem = match std::fs::read_to_string(folder.join("demo-signing-key.pem")) {
            Ok(pem) => pem,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(anyhow::Error::from(error).context("the old signing key can't be read").into()),
        };
        let key = SigningKey::from_pkcs8_pem(&pem).context("the old signing key can't be understood")?;
        let key = VerifyingKey::from(&key);
        Ok(Some(OldKey { pem: key.to_public_key_pem(LineEnding::LF).context("public key")?, key }))
    }

    /// The report on a signature in the old form: base64 of its DER, and the key in PEM.
    pub fn report(own: Option<&OldKey>, document: &str, signature: &str, key: &str) -> Report {
        let mut report = Report { demo: true, ..Report::new(SignatureForm::OldKey) };
        let signature = decode(signature).and_then(|der| Signature::from_der(&der).ok());
        let Some(own) = own.filter(|own| own.pem == key) else {
            report.found(Check::Signature, Err(Why::WrongKey));
            return report;
        };
        match signature {
            None => report.found(Check::Signature, Err(Why::Unreadable)),
            Some(signature) => {
                let fits = own.key.verify(document.as_bytes(), &signature).map_err(|_| Why::Changed);
                report.found(Check::Content, fits);
                report.found(Check::Signature, fits);
            }
        }
        report
    }
}
