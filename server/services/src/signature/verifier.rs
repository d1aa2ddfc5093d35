//! The check of a detached signature (CMS, CAdES-B), part by part, so that the report says what is wrong and not only that
//! something is. Every byte may come from an attacker: all is bounded, nothing panics, what is not understood fails.

mod attributes;
mod chain;
mod keys;
mod read;
mod revocation;
mod trust;

use super::asn1::{moment, oid, text_of};
use super::{Expected, SignatureConfig, Verifier};
use crate::Error;
use anyhow::Context;
use chain::Path;
use der::Encode;
use der::asn1::ObjectIdentifier;
use domain::signature::{Check, Report, SignatureForm, Why};
use domain::time::UnixMs;
use read::Parts;
use std::sync::{Arc, PoisonError, RwLock};
use trust::Trust;
use x509_cert::Certificate;

/// How far a moment may differ from ours: clocks differ, and a document is sent a little after it was signed.
const CLOCKS_MS: i64 = 600_000;

/// Checks against the configured authorities.
pub struct CmsVerifier {
    trust: RwLock<Arc<Trust>>,
    config: SignatureConfig,
    fin_attribute: ObjectIdentifier,
    fin_prefix: String,
}

impl CmsVerifier {
    /// Reads the authorities and lists of the configuration; `demo` is trusted beside them.
    ///
    /// # Errors
    /// [`Error::Internal`] when a file can't be read or understood, or the attribute is no OID.
    pub fn open(config: &SignatureConfig, demo: &Certificate) -> Result<CmsVerifier, Error> {
        let fin_attribute = ObjectIdentifier::new(&config.fin_attribute).ok().context("signature.fin_attribute is no OID")?;
        let trust = RwLock::new(Arc::new(Trust::open(config, demo)?));
        Ok(CmsVerifier { trust, config: config.clone(), fin_attribute, fin_prefix: config.fin_prefix.clone() })
    }

    fn trust(&self) -> Arc<Trust> {
        Arc::clone(&self.trust.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Whose certificate it is: the number in its subject, without what stands before it.
    fn fin(&self, certificate: &Certificate) -> Option<String> {
        let text = text_of(&certificate.tbs_certificate.subject, self.fin_attribute)?;
        Some(text.strip_prefix(&self.fin_prefix).unwrap_or(&text).to_owned())
    }

    fn check(&self, report: &mut Report, parts: &Parts, document: &[u8], expected: Expected<'_>, now: UnixMs) {
        let own = &parts.certificate;
        report.found(Check::Content, attributes::content(parts, document));
        report.found(Check::Attributes, attributes::complete(parts));
        report.found(Check::Signature, attributes::signature(parts));
        report.found(Check::KeyUsage, chain::for_signing(own));
        if let Some(fin) = expected.fin {
            let same = !fin.is_empty() && self.fin(own).is_some_and(|own| own.to_uppercase() == fin.to_uppercase());
            report.found(Check::Signer, if same { Ok(()) } else { Err(Why::AnotherPerson) });
        }
        let Some(at) = parts.signed else { return };
        report.found(Check::Validity, in_time(own, at, expected, now));
        let trust = self.trust();
        match chain::find(own, &parts.certificates, &trust, at) {
            Ok(path) => check_path(report, &path, &trust, at),
            Err(why) => report.found(Check::Chain, Err(why)),
        }
    }
}

fn check_path(report: &mut Report, path: &Path<'_>, trust: &Trust, at: UnixMs) {
    report.found(Check::Chain, Ok(()));
    report.demo = path.anchor.is_demo;
    if let Some(result) = revocation::revoked(path, &trust.lists, at) {
        report.found(Check::Revocation, result);
    }
}

impl Verifier for CmsVerifier {
    fn verify(&self, document: &[u8], signature: &[u8], expected: Expected<'_>, now: UnixMs) -> Report {
        let mut report = Report::new(SignatureForm::Cms);
        match read::read(signature) {
            Err(why) => report.found(Check::Form, Err(why)),
            Ok(parts) => {
                let (subject, issuer) = (&parts.certificate.tbs_certificate.subject, &parts.certificate.tbs_certificate.issuer);
                report.signer = text_of(subject, oid::COMMON_NAME).unwrap_or_default();
                report.organization = text_of(subject, oid::ORGANIZATION).unwrap_or_default();
                report.issuer = text_of(issuer, oid::COMMON_NAME).unwrap_or_default();
                report.signed_ms = parts.signed;
                report.found(Check::Form, Ok(()));
                self.check(&mut report, &parts, document, expected, now);
            }
        }
        report
    }

    fn authorities(&self) -> String {
        self.trust().pem()
    }

    fn refresh(&self) -> Result<bool, Error> {
        let known = self.trust();
        if known.is_fresh(&self.config) {
            return Ok(false);
        }
        // A file that can't be read leaves the old lists standing: a certificate that was revoked stays so.
        let fresh = Arc::new(known.again(&self.config)?);
        *self.trust.write().unwrap_or_else(PoisonError::into_inner) = fresh;
        Ok(true)
    }
}

/// The moment lies in the certificate's term, is not yet to come, and is the one at which the document was sent.
fn in_time(own: &Certificate, at: UnixMs, expected: Expected<'_>, now: UnixMs) -> Result<(), Why> {
    let another = expected.sent.is_some_and(|sent| (sent.0 - at.0).abs() > CLOCKS_MS);
    match (chain::is_valid_at(own, at), at.0 > now.0 + CLOCKS_MS || another) {
        (false, _) => Err(Why::Expired),
        (true, true) => Err(Why::AnotherTime),
        (true, false) => Ok(()),
    }
}

/// Both names are the same, byte for byte.
fn is_same<T: Encode>(one: &T, other: &T) -> bool {
    matches!((one.to_der(), other.to_der()), (Ok(one), Ok(other)) if one == other)
}

/// The moments between which a certificate is valid.
fn term(certificate: &Certificate) -> (UnixMs, UnixMs) {
    let validity = certificate.tbs_certificate.validity;
    (moment(validity.not_before), moment(validity.not_after))
}
