//! Signatures of employees under answers (A7.0.4, A8.9). What is signed is the exact text and the attachments' hashes, and
//! a view checks the signature again each time it is made. The demo device has no legal force and says so.

use crate::Error;
use anyhow::Context;
use p256::ecdsa::signature::{Signer, Verifier};
use p256::ecdsa::{Signature, SigningKey, VerifyingKey};
use p256::pkcs8::{DecodePrivateKey, EncodePrivateKey, EncodePublicKey, LineEnding};
use std::path::Path;

mod payload;
#[cfg(test)]
mod tests;

pub use payload::answer_payload;

/// A signature as it is kept beside what was signed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signed {
    /// The signature, base64 of its DER form.
    pub signature: String,
    /// The public key in PEM; a certificate once real devices are connected.
    pub certificate: String,
}

/// A device that signs in the name of an employee.
pub trait SigningDevice: Send + Sync {
    /// Signs exactly these bytes.
    fn sign(&self, payload: &[u8]) -> Signed;

    /// Whether the signature belongs to these bytes and to a key that this device trusts.
    fn verify(&self, payload: &[u8], signed: &Signed) -> bool;

    /// Its signatures have no legal force.
    fn is_demo(&self) -> bool;
}

/// A key of the server itself (ECDSA on P-256), made at the first start and kept in the data folder.
pub struct DemoDevice {
    key: SigningKey,
    certificate: String,
}

impl DemoDevice {
    /// Reads the key from `folder`, or makes it.
    ///
    /// # Errors
    /// [`Error::Internal`] when the file can't be read, written or understood.
    pub fn open(folder: &Path) -> Result<DemoDevice, Error> {
        let path = folder.join("demo-signing-key.pem");
        let key = match std::fs::read_to_string(&path) {
            Ok(pem) => SigningKey::from_pkcs8_pem(&pem).context("the signing key can't be understood")?,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => make_key(&path)?,
            Err(error) => return Err(anyhow::Error::from(error).context("the signing key can't be read").into()),
        };
        let certificate = VerifyingKey::from(&key).to_public_key_pem(LineEnding::LF).context("public key")?;
        Ok(DemoDevice { key, certificate })
    }
}

fn make_key(path: &Path) -> Result<SigningKey, Error> {
    let key = SigningKey::random(&mut rand::rngs::OsRng);
    let pem = key.to_pkcs8_pem(LineEnding::LF).context("signing key")?;
    write_private(path, pem.as_bytes()).context("the signing key can't be written")?;
    Ok(key)
}

/// Writes a file that only its owner can read.
fn write_private(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    use std::io::Write;
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

impl SigningDevice for DemoDevice {
    fn sign(&self, payload: &[u8]) -> Signed {
        let signature: Signature = self.key.sign(payload);
        Signed { signature: encode(signature.to_der().as_bytes()), certificate: self.certificate.clone() }
    }

    fn verify(&self, payload: &[u8], signed: &Signed) -> bool {
        let signature = decode(&signed.signature).and_then(|der| Signature::from_der(&der).ok());
        let own = signed.certificate == self.certificate;
        own && signature.is_some_and(|signature| VerifyingKey::from(&self.key).verify(payload, &signature).is_ok())
    }

    fn is_demo(&self) -> bool {
        true
    }
}

fn encode(bytes: &[u8]) -> String {
    use base64::Engine;
    base64::engine::general_purpose::STANDARD.encode(bytes)
}

fn decode(text: &str) -> Option<Vec<u8>> {
    use base64::Engine;
    base64::engine::general_purpose::STANDARD.decode(text).ok()
}
