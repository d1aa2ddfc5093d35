//! Authorities and certificates made to be wrong in one way each.

use super::*;
use crate::signature::asn1::{name, oid};
use crate::signature::demo::{certify, extension};
use crate::signature::verifier::CmsVerifier;
use domain::time::DAY_MS;
use p256::ecdsa::SigningKey;
use x509_cert::Certificate;
use x509_cert::ext::Extension;
use x509_cert::ext::pkix::{BasicConstraints, KeyUsage, KeyUsages};
use x509_cert::name::Name;

pub fn key() -> SigningKey {
    SigningKey::random(&mut rand::rngs::OsRng)
}

pub fn named(text: &str) -> Name {
    name(&[(oid::COUNTRY, "AZ"), (oid::COMMON_NAME, text)]).unwrap()
}

pub fn nergiz() -> Name {
    name(&[(oid::COMMON_NAME, "Nərgiz Əliyeva"), (oid::SERIAL_NUMBER, "PNOAZ-5ABC12D")]).unwrap()
}

/// A year before and after.
pub fn term() -> (UnixMs, UnixMs) {
    (UnixMs(now().0 - 365 * DAY_MS), UnixMs(now().0 + 365 * DAY_MS))
}

pub fn authority_of(path_len_constraint: Option<u8>) -> Vec<Extension> {
    vec![
        extension(oid::BASIC_CONSTRAINTS, true, &BasicConstraints { ca: true, path_len_constraint }).unwrap(),
        extension(oid::KEY_USAGE, true, &KeyUsage(KeyUsages::KeyCertSign.into())).unwrap(),
    ]
}

pub fn for_signing() -> Vec<Extension> {
    vec![extension(oid::KEY_USAGE, true, &KeyUsage(KeyUsages::NonRepudiation.into())).unwrap()]
}

/// A trusted authority, and what it issues.
pub struct Root {
    pub key: SigningKey,
    pub certificate: Certificate,
}

impl Root {
    pub fn new() -> Root {
        let key = key();
        let certificate = certify(&key, &named("Root"), &named("Root"), &key, term(), authority_of(None)).unwrap();
        Root { key, certificate }
    }

    pub fn issue(&self, subject: &Name, key: &SigningKey, term: (UnixMs, UnixMs), extensions: Vec<Extension>) -> Certificate {
        certify(&self.key, &named("Root"), subject, key, term, extensions).unwrap()
    }

    /// The report on a signature over a document, with these certificates along.
    pub fn report(&self, key: &SigningKey, chain: &[Certificate]) -> Report {
        let document = payload("Cavab");
        let signed = crate::signature::cms::sign(document.as_bytes(), key, chain, now()).unwrap();
        self.verifier().verify(document.as_bytes(), &signed, of_employee(), now())
    }

    pub fn verifier(&self) -> CmsVerifier {
        CmsVerifier::open(&SignatureConfig::default(), &self.certificate).unwrap()
    }
}
