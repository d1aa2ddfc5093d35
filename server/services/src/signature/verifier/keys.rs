//! The methods that are trusted today: SHA-2 with ECDSA on P-256, or with RSA of 2,048 bits and more.

use crate::signature::asn1::oid;
use der::Encode;
use der::asn1::ObjectIdentifier;
use domain::signature::Why;
use p256::ecdsa::signature::hazmat::PrehashVerifier;
use p256::ecdsa::{Signature, VerifyingKey};
use p256::pkcs8::DecodePublicKey;
use rsa::traits::PublicKeyParts;
use rsa::{Pkcs1v15Sign, RsaPublicKey};
use sha2::{Digest, Sha256, Sha384, Sha512};
use x509_cert::spki::{AlgorithmIdentifierOwned, SubjectPublicKeyInfoOwned};

/// Shorter RSA keys can be broken, bytes.
const RSA_BYTES: usize = 256;

/// A hash that can't be forged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Hash {
    Sha256,
    Sha384,
    Sha512,
}

impl Hash {
    /// The hash of this name.
    pub fn of(name: ObjectIdentifier) -> Result<Hash, Why> {
        match name {
            oid::SHA256 => Ok(Hash::Sha256),
            oid::SHA384 => Ok(Hash::Sha384),
            oid::SHA512 => Ok(Hash::Sha512),
            oid::SHA1 | oid::MD5 => Err(Why::Weak),
            _ => Err(Why::UnknownMethod),
        }
    }

    /// The hash of these bytes.
    pub fn digest(self, bytes: &[u8]) -> Vec<u8> {
        match self {
            Hash::Sha256 => Sha256::digest(bytes).to_vec(),
            Hash::Sha384 => Sha384::digest(bytes).to_vec(),
            Hash::Sha512 => Sha512::digest(bytes).to_vec(),
        }
    }
}

#[derive(Clone, Copy)]
enum Kind {
    Ecdsa,
    Rsa,
}

/// Key and hash of a method; a bare key takes the hash that was named beside it.
fn method(name: ObjectIdentifier, beside: Option<Hash>) -> Result<(Kind, Hash), Why> {
    match name {
        oid::ECDSA_SHA256 => Ok((Kind::Ecdsa, Hash::Sha256)),
        oid::ECDSA_SHA384 => Ok((Kind::Ecdsa, Hash::Sha384)),
        oid::ECDSA_SHA512 => Ok((Kind::Ecdsa, Hash::Sha512)),
        oid::RSA_SHA256 => Ok((Kind::Rsa, Hash::Sha256)),
        oid::RSA_SHA384 => Ok((Kind::Rsa, Hash::Sha384)),
        oid::RSA_SHA512 => Ok((Kind::Rsa, Hash::Sha512)),
        oid::RSA => beside.map(|hash| (Kind::Rsa, hash)).ok_or(Why::UnknownMethod),
        oid::RSA_SHA1 | oid::RSA_MD5 | oid::ECDSA_SHA1 => Err(Why::Weak),
        _ => Err(Why::UnknownMethod),
    }
}

/// Whether the key made this signature of these bytes.
pub(super) fn verify(
    key: &SubjectPublicKeyInfoOwned,
    named: &AlgorithmIdentifierOwned,
    beside: Option<Hash>,
    bytes: &[u8],
    signature: &[u8],
) -> Result<(), Why> {
    let (kind, hash) = method(named.oid, beside)?;
    let (key, digest) = (key.to_der().map_err(|_| Why::Unreadable)?, hash.digest(bytes));
    match kind {
        Kind::Ecdsa => {
            let key = VerifyingKey::from_public_key_der(&key).map_err(|_| Why::UnknownMethod)?;
            let signature = Signature::from_der(signature).map_err(|_| Why::WrongKey)?;
            key.verify_prehash(&digest, &signature).map_err(|_| Why::WrongKey)
        }
        Kind::Rsa => {
            let key = RsaPublicKey::from_public_key_der(&key).map_err(|_| Why::UnknownMethod)?;
            if key.size() < RSA_BYTES {
                return Err(Why::Weak);
            }
            let scheme = match hash {
                Hash::Sha256 => Pkcs1v15Sign::new::<Sha256>(),
                Hash::Sha384 => Pkcs1v15Sign::new::<Sha384>(),
                Hash::Sha512 => Pkcs1v15Sign::new::<Sha512>(),
            };
            key.verify(scheme, &digest, signature).map_err(|_| Why::WrongKey)
        }
    }
}
