//! What is signed along with the document, and the signature over it (RFC 5652, 5.4 and 11; RFC 5035).

use super::keys::{self, Hash};
use super::read::{Parts, value};
use crate::signature::asn1::{SigningCertificateV2, oid};
use der::Encode;
use der::asn1::{ObjectIdentifier, OctetString};
use domain::signature::Why;

/// The document's hash is the one that was signed.
pub(super) fn content(parts: &Parts, document: &[u8]) -> Result<(), Why> {
    let hash = Hash::of(parts.signer.digest_alg.oid)?;
    let signed = value(&parts.signer, oid::MESSAGE_DIGEST).and_then(|value| value.decode_as::<OctetString>().ok());
    match signed.ok_or(Why::Incomplete)?.as_bytes() == hash.digest(document) {
        true => Ok(()),
        false => Err(Why::Changed),
    }
}

/// The kind of the document, the moment and the signer's own certificate were signed along.
pub(super) fn complete(parts: &Parts) -> Result<(), Why> {
    let kind = value(&parts.signer, oid::CONTENT_TYPE).and_then(|value| value.decode_as::<ObjectIdentifier>().ok());
    if kind != Some(parts.content_type) || kind != Some(oid::DATA) || parts.signed.is_none() {
        return Err(Why::Incomplete);
    }
    let named = value(&parts.signer, oid::SIGNING_CERTIFICATE_V2).and_then(|value| value.decode_as::<SigningCertificateV2>().ok());
    let first = named.as_ref().and_then(|named| named.certs.first()).ok_or(Why::Incomplete)?;
    let hash = first.method.as_ref().map_or(Ok(Hash::Sha256), |method| Hash::of(method.oid))?;
    let own = parts.certificate.to_der().map_err(|_| Why::Unreadable)?;
    if first.hash.as_bytes() == hash.digest(&own) { Ok(()) } else { Err(Why::WrongKey) }
}

/// The signature was made with the certificate's key, over all that is signed along.
pub(super) fn signature(parts: &Parts) -> Result<(), Why> {
    let signer = &parts.signer;
    let hash = Hash::of(signer.digest_alg.oid)?;
    let signed = signer.signed_attrs.as_ref().ok_or(Why::Incomplete)?.to_der().map_err(|_| Why::Unreadable)?;
    let key = &parts.certificate.tbs_certificate.subject_public_key_info;
    keys::verify(key, &signer.signature_algorithm, Some(hash), &signed, signer.signature.as_bytes())
}
