//! From bytes to the parts of a signature.

use crate::signature::asn1::{moment, oid};
use cms::cert::CertificateChoices;
use cms::content_info::{CmsVersion, ContentInfo};
use cms::signed_data::{SignedData, SignerIdentifier, SignerInfo};
use der::asn1::ObjectIdentifier;
use der::{Any, Decode, Encode};
use domain::signature::Why;
use domain::time::UnixMs;
use std::borrow::Cow;
use x509_cert::Certificate;
use x509_cert::ext::pkix::SubjectKeyIdentifier;
use x509_cert::time::Time;

/// Certificates that may come along; a chain has three or four.
const MOST_CERTIFICATES: usize = 10;

/// A detached signature of one signer.
pub(super) struct Parts {
    pub signer: SignerInfo,
    pub content_type: ObjectIdentifier,
    /// The signer's own certificate.
    pub certificate: Certificate,
    /// All that came along.
    pub certificates: Vec<Certificate>,
    /// The moment, as the signer says.
    pub signed: Option<UnixMs>,
}

/// Reads DER, or the same in PEM.
pub(super) fn read(signature: &[u8]) -> Result<Parts, Why> {
    let der = if signature.starts_with(b"-----BEGIN") {
        Cow::Owned(der::pem::decode_vec(signature).map_err(|_| Why::Unreadable)?.1)
    } else {
        Cow::Borrowed(signature)
    };
    parts(&der).ok_or(Why::Unreadable)
}

fn parts(der: &[u8]) -> Option<Parts> {
    let outer = ContentInfo::from_der(der).ok().filter(|outer| outer.content_type == oid::SIGNED_DATA)?;
    let data = outer.content.decode_as::<SignedData>().ok()?;
    let SignedData { version, digest_algorithms, encap_content_info, certificates, signer_infos, .. } = data;
    // What is signed must be the file beside it, and nothing that only this file knows.
    if encap_content_info.econtent.is_some() {
        return None;
    }
    let certificates: Vec<Certificate> = certificates?.0.into_vec().into_iter().filter_map(certificate).collect();
    let signers = signer_infos.0.into_vec();
    let [signer] = <[SignerInfo; 1]>::try_from(signers).ok()?;
    let named = digest_algorithms.iter().any(|one| one.oid == signer.digest_alg.oid);
    if certificates.len() > MOST_CERTIFICATES || !named || version != version_of(&signer) || version != signer.version {
        return None;
    }
    let own = certificates.iter().find(|one| is_of(&signer.sid, one))?.clone();
    let signed = value(&signer, oid::SIGNING_TIME).and_then(|value| Time::from_der(&value.to_der().ok()?).ok()).map(moment);
    Some(Parts { signer, content_type: encap_content_info.econtent_type, certificate: own, certificates, signed })
}

/// The version that belongs to the way in which the signer is named (RFC 5652, 5.1 and 5.3).
fn version_of(signer: &SignerInfo) -> CmsVersion {
    match signer.sid {
        SignerIdentifier::IssuerAndSerialNumber(_) => CmsVersion::V1,
        SignerIdentifier::SubjectKeyIdentifier(_) => CmsVersion::V3,
    }
}

fn certificate(choice: CertificateChoices) -> Option<Certificate> {
    match choice {
        CertificateChoices::Certificate(certificate) => Some(certificate),
        CertificateChoices::Other(_) => None,
    }
}

fn is_of(signer: &SignerIdentifier, certificate: &Certificate) -> bool {
    let tbs = &certificate.tbs_certificate;
    match signer {
        SignerIdentifier::IssuerAndSerialNumber(id) => super::is_same(&id.issuer, &tbs.issuer) && id.serial_number == tbs.serial_number,
        SignerIdentifier::SubjectKeyIdentifier(id) => {
            tbs.get::<SubjectKeyIdentifier>().is_ok_and(|own| own.is_some_and(|(_, own)| own == *id))
        }
    }
}

/// The value of a signed attribute that is there once, with one value.
pub(super) fn value(signer: &SignerInfo, oid: ObjectIdentifier) -> Option<&Any> {
    let mut found = signer.signed_attrs.as_ref()?.iter().filter(|one| one.oid == oid);
    match (found.next(), found.next()) {
        (Some(one), None) if one.values.len() == 1 => one.values.get(0),
        _ => None,
    }
}
