//! Lists of revoked certificates (CRL; RFC 5280, 5 and 6.3).

use super::chain::Path;
use super::keys;
use crate::signature::asn1::moment;
use der::Encode;
use domain::signature::Why;
use domain::time::UnixMs;
use x509_cert::Certificate;
use x509_cert::crl::CertificateList;

/// Whether a certificate of the way was revoked before that moment; `None` where there is no list of one of the authorities.
pub(super) fn revoked(path: &Path<'_>, lists: &[CertificateList], at: UnixMs) -> Option<Result<(), Why>> {
    let issuers = path.certificates.iter().skip(1).copied().chain([&path.anchor.certificate]);
    let mut known = true;
    for (certificate, issuer) in path.certificates.iter().zip(issuers) {
        match is_listed(certificate, issuer, lists, at) {
            Some(true) => return Some(Err(Why::Revoked)),
            Some(false) => {}
            None => known = false,
        }
    }
    known.then_some(Ok(()))
}

/// A list counts when its authority signed it and it was made after the signature: an older one can't know.
fn is_listed(certificate: &Certificate, issuer: &Certificate, lists: &[CertificateList], at: UnixMs) -> Option<bool> {
    let own = &certificate.tbs_certificate;
    let mut known = None;
    for list in lists.iter().filter(|list| super::is_same(&list.tbs_cert_list.issuer, &own.issuer) && is_signed_by(list, issuer)) {
        let mut entries = list.tbs_cert_list.revoked_certificates.iter().flatten();
        if entries.any(|one| one.serial_number == own.serial_number && moment(one.revocation_date) <= at) {
            return Some(true);
        }
        // A list that says critical things of itself is one of a part, or of changes: who is not on it may be on another.
        let whole = !list.tbs_cert_list.crl_extensions.iter().flatten().any(|one| one.critical);
        if whole && moment(list.tbs_cert_list.this_update) >= at {
            known = Some(false);
        }
    }
    known
}

fn is_signed_by(list: &CertificateList, issuer: &Certificate) -> bool {
    let key = &issuer.tbs_certificate.subject_public_key_info;
    let (signed, signature) = (list.tbs_cert_list.to_der(), list.signature.as_bytes());
    match (signed, signature) {
        (Ok(signed), Some(signature)) => keys::verify(key, &list.signature_algorithm, None, &signed, signature).is_ok(),
        _ => false,
    }
}
