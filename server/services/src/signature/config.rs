//! Whose certificates are trusted, and where a certificate names the person.

use serde::{Deserialize, Serialize};
use std::path::PathBuf;

/// What an operator sets about signatures.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct SignatureConfig {
    /// Files with certificates of trusted authorities, PEM. The demo's own authority is trusted beside them and always named.
    pub authorities: Vec<PathBuf>,
    /// Files with lists of revoked certificates (CRL), PEM or DER. Without a list for an authority revocation is not checked, and
    /// the report says so.
    pub revoked: Vec<PathBuf>,
    /// The attribute of the certificate's subject that holds the personal identification number, as a dotted OID.
    pub fin_attribute: String,
    /// What stands before the number there (ETSI EN 319 412-1).
    pub fin_prefix: String,
}

impl Default for SignatureConfig {
    fn default() -> SignatureConfig {
        SignatureConfig {
            authorities: Vec::new(),
            revoked: Vec::new(),
            fin_attribute: "2.5.4.5".to_owned(),
            fin_prefix: "PNOAZ-".to_owned(),
        }
    }
}
