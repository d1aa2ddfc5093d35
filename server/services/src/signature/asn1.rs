//! The few structures and names (OID) of the signature formats that no crate of ours has.

use der::asn1::{ObjectIdentifier, OctetString, SetOfVec};
use der::{Any, Sequence, Tag};
use domain::time::UnixMs;
use x509_cert::attr::AttributeTypeAndValue;
use x509_cert::name::{Name, RelativeDistinguishedName};
use x509_cert::spki::AlgorithmIdentifierOwned;
use x509_cert::time::Time;

/// The kinds of content, attributes and methods that are spoken of here.
pub(crate) mod oid {
    use der::asn1::ObjectIdentifier;

    const fn oid(text: &str) -> ObjectIdentifier {
        ObjectIdentifier::new_unwrap(text)
    }

    pub const DATA: ObjectIdentifier = oid("1.2.840.113549.1.7.1");
    pub const SIGNED_DATA: ObjectIdentifier = oid("1.2.840.113549.1.7.2");
    pub const CONTENT_TYPE: ObjectIdentifier = oid("1.2.840.113549.1.9.3");
    pub const MESSAGE_DIGEST: ObjectIdentifier = oid("1.2.840.113549.1.9.4");
    pub const SIGNING_TIME: ObjectIdentifier = oid("1.2.840.113549.1.9.5");
    pub const SIGNING_CERTIFICATE_V2: ObjectIdentifier = oid("1.2.840.113549.1.9.16.2.47");
    pub const SHA256: ObjectIdentifier = oid("2.16.840.1.101.3.4.2.1");
    pub const SHA384: ObjectIdentifier = oid("2.16.840.1.101.3.4.2.2");
    pub const SHA512: ObjectIdentifier = oid("2.16.840.1.101.3.4.2.3");
    pub const SHA1: ObjectIdentifier = oid("1.3.14.3.2.26");
    pub const MD5: ObjectIdentifier = oid("1.2.840.113549.2.5");
    pub const RSA: ObjectIdentifier = oid("1.2.840.113549.1.1.1");
    pub const RSA_MD5: ObjectIdentifier = oid("1.2.840.113549.1.1.4");
    pub const RSA_SHA1: ObjectIdentifier = oid("1.2.840.113549.1.1.5");
    pub const RSA_SHA256: ObjectIdentifier = oid("1.2.840.113549.1.1.11");
    pub const RSA_SHA384: ObjectIdentifier = oid("1.2.840.113549.1.1.12");
    pub const RSA_SHA512: ObjectIdentifier = oid("1.2.840.113549.1.1.13");
    pub const ECDSA_SHA1: ObjectIdentifier = oid("1.2.840.10045.4.1");
    pub const ECDSA_SHA256: ObjectIdentifier = oid("1.2.840.10045.4.3.2");
    pub const ECDSA_SHA384: ObjectIdentifier = oid("1.2.840.10045.4.3.3");
    pub const ECDSA_SHA512: ObjectIdentifier = oid("1.2.840.10045.4.3.4");
    pub const COMMON_NAME: ObjectIdentifier = oid("2.5.4.3");
    pub const SURNAME: ObjectIdentifier = oid("2.5.4.4");
    pub const SERIAL_NUMBER: ObjectIdentifier = oid("2.5.4.5");
    pub const COUNTRY: ObjectIdentifier = oid("2.5.4.6");
    pub const ORGANIZATION: ObjectIdentifier = oid("2.5.4.10");
    pub const GIVEN_NAME: ObjectIdentifier = oid("2.5.4.42");
    pub const KEY_USAGE: ObjectIdentifier = oid("2.5.29.15");
    pub const BASIC_CONSTRAINTS: ObjectIdentifier = oid("2.5.29.19");
    pub const CERTIFICATE_POLICIES: ObjectIdentifier = oid("2.5.29.32");
}

/// Which certificate signed, signed along (RFC 5035).
#[derive(Clone, Debug, PartialEq, Eq, Sequence)]
pub(crate) struct SigningCertificateV2 {
    pub certs: Vec<EssCertIdV2>,
    #[asn1(optional = "true")]
    pub policies: Option<Any>,
}

/// A certificate by its hash (RFC 5035); without a method it is SHA-256.
#[derive(Clone, Debug, PartialEq, Eq, Sequence)]
pub(crate) struct EssCertIdV2 {
    #[asn1(optional = "true")]
    pub method: Option<AlgorithmIdentifierOwned>,
    pub hash: OctetString,
    #[asn1(optional = "true")]
    pub issuer_serial: Option<Any>,
}

/// A method without parameters.
pub(crate) fn method(oid: ObjectIdentifier) -> AlgorithmIdentifierOwned {
    AlgorithmIdentifierOwned { oid, parameters: None }
}

/// A name of these parts, each at most 64 characters (X.520).
pub(crate) fn name(parts: &[(ObjectIdentifier, &str)]) -> der::Result<Name> {
    let parts = parts.iter().filter(|(_, text)| !text.is_empty()).map(|(oid, text)| part(*oid, text));
    Ok(x509_cert::name::RdnSequence(parts.collect::<der::Result<_>>()?))
}

fn part(oid: ObjectIdentifier, text: &str) -> der::Result<RelativeDistinguishedName> {
    let text: String = text.chars().take(64).collect();
    let printable =
        matches!(oid, oid::SERIAL_NUMBER | oid::COUNTRY) && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    let tag = if printable { Tag::PrintableString } else { Tag::Utf8String };
    let value = AttributeTypeAndValue { oid, value: Any::new(tag, text.into_bytes())? };
    Ok(RelativeDistinguishedName(SetOfVec::try_from(vec![value])?))
}

/// The first part of this kind, as text.
pub(crate) fn text_of(name: &Name, oid: ObjectIdentifier) -> Option<String> {
    let value = name.0.iter().flat_map(|one| one.0.iter()).find(|one| one.oid == oid)?;
    let is_text = matches!(value.value.der_tag(), Tag::Utf8String | Tag::PrintableString | Tag::Ia5String | Tag::TeletexString);
    let text = String::from_utf8(value.value.value().to_vec()).ok().filter(|_| is_text)?;
    Some(text.trim().chars().filter(|one| !one.is_control()).take(200).collect())
}

/// A moment as certificates and signatures write it: to the second, with two digits of the year before 2050.
pub(crate) fn time(at: UnixMs) -> der::Result<Time> {
    let since = std::time::Duration::from_secs(u64::try_from(at.0 / 1_000).unwrap_or_default());
    let utc = der::asn1::UtcTime::from_unix_duration(since).map(Time::UtcTime);
    utc.or_else(|_| der::asn1::GeneralizedTime::from_unix_duration(since).map(Time::GeneralTime))
}

/// The same back.
pub(crate) fn moment(time: Time) -> UnixMs {
    UnixMs(i64::try_from(time.to_unix_duration().as_millis()).unwrap_or(i64::MAX))
}

trait DerTag {
    fn der_tag(&self) -> Tag;
}

impl DerTag for Any {
    fn der_tag(&self) -> Tag {
        der::Tagged::tag(self)
    }
}
