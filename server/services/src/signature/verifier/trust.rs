//! Whom we trust: the configured authorities and their lists, read when the portal is opened.

use crate::Error;
use crate::signature::SignatureConfig;
use anyhow::{Context, anyhow};
use der::pem::LineEnding;
use der::{Decode, EncodePem};
use x509_cert::Certificate;
use x509_cert::crl::CertificateList;

/// A trusted authority.
pub(super) struct Anchor {
    pub certificate: Certificate,
    /// The demo's own: no legal force.
    pub is_demo: bool,
}

/// All of them.
pub(super) struct Trust {
    pub anchors: Vec<Anchor>,
    pub lists: Vec<CertificateList>,
}

impl Trust {
    /// Reads the files.
    ///
    /// # Errors
    /// [`Error::Internal`] when one can't be read or understood; the message names it.
    pub fn open(config: &SignatureConfig, demo: &Certificate) -> Result<Trust, Error> {
        let mut trust = Trust { anchors: vec![Anchor { certificate: demo.clone(), is_demo: true }], lists: Vec::new() };
        for file in &config.authorities {
            let pem = std::fs::read(file).with_context(|| format!("authorities {}", file.display()))?;
            let found = Certificate::load_pem_chain(&pem).map_err(|error| anyhow!("authorities {}: {error}", file.display()))?;
            trust.anchors.extend(found.into_iter().map(|certificate| Anchor { certificate, is_demo: false }));
        }
        for file in &config.revoked {
            let bytes = std::fs::read(file).with_context(|| format!("list of revoked certificates {}", file.display()))?;
            let list = list(&bytes).map_err(|error| anyhow!("list of revoked certificates {}: {error}", file.display()))?;
            trust.lists.push(list);
        }
        Ok(trust)
    }

    /// Their certificates in PEM.
    pub fn pem(&self) -> String {
        self.anchors.iter().filter_map(|anchor| anchor.certificate.to_pem(LineEnding::LF).ok()).collect()
    }
}

fn list(bytes: &[u8]) -> der::Result<CertificateList> {
    if !bytes.starts_with(b"-----BEGIN") {
        return CertificateList::from_der(bytes);
    }
    let (_, der) = der::pem::decode_vec(bytes).map_err(der::Error::from)?;
    CertificateList::from_der(&der)
}
