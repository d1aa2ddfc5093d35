//! Whom we trust: the configured authorities and their lists, read when the portal is opened, and again when a file changes or
//! a day is over.

use crate::Error;
use crate::signature::SignatureConfig;
use anyhow::{Context, anyhow};
use der::pem::LineEnding;
use der::{Decode, EncodePem};
use std::path::PathBuf;
use std::time::{Duration, Instant, SystemTime};
use x509_cert::Certificate;
use x509_cert::crl::CertificateList;

/// After so long the lists are read again although their files look as they did.
const DAY: Duration = Duration::from_secs(86_400);

/// How a file looks from outside: a changed one looks different.
type Look = Option<(SystemTime, u64)>;

/// A trusted authority.
#[derive(Clone)]
pub(super) struct Anchor {
    pub certificate: Certificate,
    /// The demo's own: no legal force.
    pub is_demo: bool,
}

/// All of them.
pub(super) struct Trust {
    pub anchors: Vec<Anchor>,
    pub lists: Vec<CertificateList>,
    looks: Vec<Look>,
    read: Instant,
}

impl Trust {
    /// Reads the files.
    ///
    /// # Errors
    /// [`Error::Internal`] when one can't be read or understood; the message names it.
    pub fn open(config: &SignatureConfig, demo: &Certificate) -> Result<Trust, Error> {
        let mut anchors = vec![Anchor { certificate: demo.clone(), is_demo: true }];
        for file in &config.authorities {
            let pem = std::fs::read(file).with_context(|| format!("authorities {}", file.display()))?;
            let found = Certificate::load_pem_chain(&pem).map_err(|error| anyhow!("authorities {}: {error}", file.display()))?;
            anchors.extend(found.into_iter().map(|certificate| Anchor { certificate, is_demo: false }));
        }
        Trust::with(anchors, config)
    }

    /// The same authorities with their lists as they are now. Whom we trust changes by a new start alone.
    ///
    /// # Errors
    /// As [`Trust::open`].
    pub fn again(&self, config: &SignatureConfig) -> Result<Trust, Error> {
        Trust::with(self.anchors.clone(), config)
    }

    /// Whether the lists are those of the files, as far as can be seen from outside.
    pub fn is_fresh(&self, config: &SignatureConfig) -> bool {
        config.revoked.is_empty() || (self.read.elapsed() < DAY && self.looks == looks(config))
    }

    fn with(anchors: Vec<Anchor>, config: &SignatureConfig) -> Result<Trust, Error> {
        // Looked at before it is read: what changes in between is read once more.
        let (looks, mut lists) = (looks(config), Vec::new());
        for file in &config.revoked {
            let bytes = std::fs::read(file).with_context(|| format!("list of revoked certificates {}", file.display()))?;
            lists.push(list(&bytes).map_err(|error| anyhow!("list of revoked certificates {}: {error}", file.display()))?);
        }
        Ok(Trust { anchors, lists, looks, read: Instant::now() })
    }

    /// Their certificates in PEM.
    pub fn pem(&self) -> String {
        self.anchors.iter().filter_map(|anchor| anchor.certificate.to_pem(LineEnding::LF).ok()).collect()
    }
}

fn looks(config: &SignatureConfig) -> Vec<Look> {
    let look = |file: &PathBuf| std::fs::metadata(file).ok().and_then(|about| Some((about.modified().ok()?, about.len())));
    config.revoked.iter().map(look).collect()
}

fn list(bytes: &[u8]) -> der::Result<CertificateList> {
    if !bytes.starts_with(b"-----BEGIN") {
        return CertificateList::from_der(bytes);
    }
    let (_, der) = der::pem::decode_vec(bytes).map_err(der::Error::from)?;
    CertificateList::from_der(&der)
}
