//! A detached signature put together (RFC 5652, CAdES-B): what is signed along, the signature, the certificates.

use super::asn1::{EssCertIdV2, SigningCertificateV2, method, oid, time};
use cms::cert::{CertificateChoices, IssuerAndSerialNumber};
use cms::content_info::{CmsVersion, ContentInfo};
use cms::signed_data::{CertificateSet, EncapsulatedContentInfo, SignedData, SignerIdentifier, SignerInfo, SignerInfos};
use der::asn1::{ObjectIdentifier, OctetString, SetOfVec};
use der::{Any, Encode};
use domain::time::UnixMs;
use p256::ecdsa::signature::Signer;
use p256::ecdsa::{Signature, SigningKey};
use sha2::{Digest, Sha256};
use x509_cert::Certificate;
use x509_cert::attr::{Attribute, Attributes};

/// Signs a document with this key at this moment; `chain` begins with the key's own certificate.
///
/// # Errors
/// When a part is too large to be written down.
pub(super) fn sign(document: &[u8], key: &SigningKey, chain: &[Certificate], now: UnixMs) -> der::Result<Vec<u8>> {
    let own = chain.first().ok_or(der::ErrorKind::Failed)?;
    let attributes = signed_along(document, own, now)?;
    let signature: Signature = key.sign(&attributes.to_der()?);
    let signer = SignerInfo {
        version: CmsVersion::V1,
        sid: SignerIdentifier::IssuerAndSerialNumber(IssuerAndSerialNumber {
            issuer: own.tbs_certificate.issuer.clone(),
            serial_number: own.tbs_certificate.serial_number.clone(),
        }),
        digest_alg: method(oid::SHA256),
        signed_attrs: Some(attributes),
        signature_algorithm: method(oid::ECDSA_SHA256),
        signature: OctetString::new(signature.to_der().as_bytes())?,
        unsigned_attrs: None,
    };
    let certificates: Vec<CertificateChoices> = chain.iter().cloned().map(CertificateChoices::Certificate).collect();
    let signed = SignedData {
        version: CmsVersion::V1,
        digest_algorithms: SetOfVec::try_from(vec![method(oid::SHA256)])?,
        encap_content_info: EncapsulatedContentInfo { econtent_type: oid::DATA, econtent: None },
        certificates: Some(CertificateSet(SetOfVec::try_from(certificates)?)),
        crls: None,
        signer_infos: SignerInfos(SetOfVec::try_from(vec![signer])?),
    };
    ContentInfo { content_type: oid::SIGNED_DATA, content: Any::encode_from(&signed)? }.to_der()
}

/// The kind of the document, its hash, the moment, and which certificate signs.
fn signed_along(document: &[u8], own: &Certificate, now: UnixMs) -> der::Result<Attributes> {
    let id = EssCertIdV2 { method: None, hash: OctetString::new(Sha256::digest(own.to_der()?).to_vec())?, issuer_serial: None };
    SetOfVec::try_from(vec![
        attribute(oid::CONTENT_TYPE, &oid::DATA)?,
        attribute(oid::MESSAGE_DIGEST, &OctetString::new(Sha256::digest(document).to_vec())?)?,
        attribute(oid::SIGNING_TIME, &time(now)?)?,
        attribute(oid::SIGNING_CERTIFICATE_V2, &SigningCertificateV2 { certs: vec![id], policies: None })?,
    ])
}

fn attribute(oid: ObjectIdentifier, value: &impl Encode) -> der::Result<Attribute> {
    let value = <Any as der::Decode>::from_der(&value.to_der()?)?;
    Ok(Attribute { oid, values: SetOfVec::try_from(vec![value])? })
}
