//! The demo's certificate authority.

use crate::Error;
use crate::signature::Employee;
use crate::signature::asn1::{method, name, oid, time};
use anyhow::Context;
use der::asn1::{BitString, ObjectIdentifier, OctetString};
use der::pem::LineEnding;
use der::{Decode, DecodePem, Encode, EncodePem};
use domain::time::{Date, UnixMs};
use p256::ecdsa::signature::Signer;
use p256::ecdsa::{Signature, SigningKey, VerifyingKey};
use p256::pkcs8::{DecodePrivateKey, EncodePrivateKey, EncodePublicKey};
use sha2::{Digest, Sha256};
use std::path::Path;
use x509_cert::Certificate;
use x509_cert::certificate::{TbsCertificate, Version};
use x509_cert::ext::Extension;
use x509_cert::ext::pkix::{AuthorityKeyIdentifier, BasicConstraints, KeyUsage, KeyUsages, SubjectKeyIdentifier};
use x509_cert::name::Name;
use x509_cert::serial_number::SerialNumber;
use x509_cert::spki::SubjectPublicKeyInfoOwned;
use x509_cert::time::Validity;

/// Key and certificate in one file: neither is anything without the other.
const FILE: &str = "demo-authority.pem";
const NAME: &str = "Demo, no legal force";
const ORGANIZATION: &str = "muraciet";

/// The authority.
pub(crate) struct Authority {
    key: SigningKey,
    /// Its own certificate, signed by itself.
    pub certificate: Certificate,
}

impl Authority {
    /// Reads it from `folder`, or makes it; of several servers that start at once all take the first one's.
    ///
    /// # Errors
    /// [`Error::Internal`] when the file can't be read, written or understood.
    pub fn open(folder: &Path) -> Result<Authority, Error> {
        let path = folder.join(FILE);
        if !path.exists() {
            let fresh = Authority::make().context("the demo's authority")?;
            match write_private(&path, fresh.pem()?.as_bytes()) {
                Ok(()) => return Ok(fresh),
                Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {}
                Err(error) => return Err(anyhow::Error::from(error).context("the demo's authority can't be written").into()),
            }
        }
        let pem = std::fs::read_to_string(&path).context("the demo's authority can't be read")?;
        Ok(Authority::read(&pem).context("the demo's authority can't be understood")?)
    }

    /// A new one.
    pub fn make() -> anyhow::Result<Authority> {
        let key = SigningKey::random(&mut rand::rngs::OsRng);
        let own = name(&[(oid::COUNTRY, "AZ"), (oid::ORGANIZATION, ORGANIZATION), (oid::COMMON_NAME, NAME)])?;
        let year = |year| Date::new(year, 1, 1).map(Date::starts_at).context("a year");
        // Long enough for a demo whose appeals begin before it was started.
        let (from, until) = (year(2020)?, year(2049)?);
        let extensions = vec![
            extension(oid::BASIC_CONSTRAINTS, true, &BasicConstraints { ca: true, path_len_constraint: Some(0) })?,
            extension(oid::KEY_USAGE, true, &KeyUsage(KeyUsages::KeyCertSign | KeyUsages::CRLSign))?,
        ];
        let certificate = certify(&key, &own, &own, &key, (from, until), extensions)?;
        Ok(Authority { key, certificate })
    }

    fn read(pem: &str) -> anyhow::Result<Authority> {
        let at = pem.find("-----BEGIN CERTIFICATE").context("no certificate")?;
        let (key, certificate) = pem.split_at(at);
        Ok(Authority { key: SigningKey::from_pkcs8_pem(key)?, certificate: Certificate::from_pem(certificate)? })
    }

    fn pem(&self) -> Result<String, Error> {
        let key = self.key.to_pkcs8_pem(LineEnding::LF).context("key")?;
        let certificate = self.certificate.to_pem(LineEnding::LF).context("certificate")?;
        Ok(format!("{}{certificate}", key.as_str()))
    }

    /// A certificate for an employee's key: for signing alone.
    pub fn certify(&self, of: &Employee, key: &SigningKey, from: UnixMs, until: UnixMs) -> anyhow::Result<Certificate> {
        let (full, number) = (format!("{} {}", of.given_name, of.surname), format!("PNOAZ-{}", of.fin));
        let subject = name(&[
            (oid::COUNTRY, "AZ"),
            (oid::ORGANIZATION, &of.organization),
            (oid::SURNAME, &of.surname),
            (oid::GIVEN_NAME, &of.given_name),
            (oid::COMMON_NAME, full.trim()),
            (oid::SERIAL_NUMBER, &number),
        ])?;
        let extensions = vec![
            extension(oid::BASIC_CONSTRAINTS, true, &BasicConstraints { ca: false, path_len_constraint: None })?,
            extension(oid::KEY_USAGE, true, &KeyUsage(KeyUsages::DigitalSignature | KeyUsages::NonRepudiation))?,
        ];
        certify(&self.key, &self.certificate.tbs_certificate.subject, &subject, key, (from, until), extensions)
    }
}

/// A certificate of `key` under the name `subject`, signed by `by` under the name `issuer`.
pub(crate) fn certify(
    by: &SigningKey,
    issuer: &Name,
    subject: &Name,
    key: &SigningKey,
    (from, until): (UnixMs, UnixMs),
    mut extensions: Vec<Extension>,
) -> anyhow::Result<Certificate> {
    let (public, issuing) = (VerifyingKey::from(key), VerifyingKey::from(by));
    let (own_id, issuer_id) = (key_id(&public)?, key_id(&issuing)?);
    extensions.push(extension(const_oid("2.5.29.14"), false, &SubjectKeyIdentifier(own_id))?);
    let authority =
        AuthorityKeyIdentifier { key_identifier: Some(issuer_id), authority_cert_issuer: None, authority_cert_serial_number: None };
    extensions.push(extension(const_oid("2.5.29.35"), false, &authority)?);
    let tbs_certificate = TbsCertificate {
        version: Version::V3,
        serial_number: serial()?,
        signature: method(oid::ECDSA_SHA256),
        issuer: issuer.clone(),
        validity: Validity { not_before: time(from)?, not_after: time(until)? },
        subject: subject.clone(),
        subject_public_key_info: SubjectPublicKeyInfoOwned::from_der(public.to_public_key_der()?.as_bytes())?,
        issuer_unique_id: None,
        subject_unique_id: None,
        extensions: Some(extensions),
    };
    let signature: Signature = by.sign(&tbs_certificate.to_der()?);
    let signature = BitString::from_bytes(signature.to_der().as_bytes())?;
    Ok(Certificate { tbs_certificate, signature_algorithm: method(oid::ECDSA_SHA256), signature })
}

const fn const_oid(text: &str) -> ObjectIdentifier {
    ObjectIdentifier::new_unwrap(text)
}

/// An extension of a certificate.
pub(crate) fn extension(extn_id: ObjectIdentifier, critical: bool, value: &impl Encode) -> anyhow::Result<Extension> {
    Ok(Extension { extn_id, critical, extn_value: OctetString::new(value.to_der()?)? })
}

/// The key's name in certificates: a shortened hash.
fn key_id(key: &VerifyingKey) -> anyhow::Result<OctetString> {
    Ok(OctetString::new(&Sha256::digest(key.to_encoded_point(false).as_bytes())[..20])?)
}

/// Random, positive, sixteen bytes.
fn serial() -> anyhow::Result<SerialNumber> {
    let mut bytes: [u8; 16] = rand::random();
    bytes[0] = bytes[0] & 0x7F | 0x40;
    Ok(SerialNumber::new(&bytes)?)
}

/// Writes a file that only its owner can read: whole, and never over another one.
fn write_private(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    use std::io::Write;
    let draft = path.with_extension(format!("{:08x}", rand::random::<u32>()));
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(&draft)?;
    let written = file.write_all(bytes).and_then(|()| file.sync_all()).and_then(|()| std::fs::hard_link(&draft, path));
    std::fs::remove_file(&draft)?;
    written
}
