//! From the signer's certificate to a trusted authority (RFC 5280, 6): names, signatures, terms, what each may be used for.

use super::keys;
use super::trust::{Anchor, Trust};
use crate::signature::asn1::oid;
use der::Encode;
use domain::signature::Why;
use domain::time::UnixMs;
use x509_cert::Certificate;
use x509_cert::ext::pkix::{BasicConstraints, KeyUsage};

/// Authorities between the signer and the trusted one.
const MOST_BETWEEN: u8 = 3;
/// Signatures that are tried at most: certificates with the same name must not keep us busy.
const MOST_TRIED: u32 = 24;

/// The way that was found.
pub(super) struct Path<'a> {
    /// The signer's certificate, then each one's issuer; the trusted one is not among them.
    pub certificates: Vec<&'a Certificate>,
    /// Where it ends.
    pub anchor: &'a Anchor,
}

/// The way from `own` to a trusted authority, as it was at that moment.
pub(super) fn find<'a>(own: &'a Certificate, along: &'a [Certificate], trust: &'a Trust, at: UnixMs) -> Result<Path<'a>, Why> {
    let mut search = Search { along, trust, at, tried: 0, why: Why::Untrusted };
    search.climb(vec![own]).ok_or(search.why)
}

struct Search<'a> {
    along: &'a [Certificate],
    trust: &'a Trust,
    at: UnixMs,
    tried: u32,
    /// Why the best way that was found ended.
    why: Why,
}

impl<'a> Search<'a> {
    fn climb(&mut self, path: Vec<&'a Certificate>) -> Option<Path<'a>> {
        let last = *path.last()?;
        let between = u8::try_from(path.len() - 1).ok()?;
        let (trust, along) = (self.trust, self.along);
        for anchor in &trust.anchors {
            if self.issued(&anchor.certificate, last, None) {
                return Some(Path { certificates: path, anchor });
            }
        }
        if between >= MOST_BETWEEN {
            return None;
        }
        for issuer in along.iter().filter(|one| !path.iter().any(|known| known == one)) {
            if self.issued(issuer, last, Some(between)) {
                let longer = path.iter().copied().chain([issuer]).collect();
                if let Some(found) = self.climb(longer) {
                    return Some(found);
                }
            }
        }
        None
    }

    /// Whether `issuer` issued the certificate; authorities that are not trusted by themselves must be allowed to.
    fn issued(&mut self, issuer: &'a Certificate, certificate: &Certificate, between: Option<u8>) -> bool {
        let (above, below) = (&issuer.tbs_certificate, &certificate.tbs_certificate);
        if !super::is_same(&above.subject, &below.issuer) || self.tried >= MOST_TRIED {
            return false;
        }
        self.tried += 1;
        let allowed = between.map_or(Ok(()), |between| may_issue(issuer, between));
        let in_time = if is_valid_at(issuer, self.at) { Ok(()) } else { Err(Why::Expired) };
        let result = known_extensions(certificate).and(allowed).and(is_signed_by(certificate, issuer)).and(in_time);
        self.why = result.err().filter(|why| *why != Why::WrongKey).unwrap_or(self.why);
        result.is_ok()
    }
}

fn is_signed_by(certificate: &Certificate, issuer: &Certificate) -> Result<(), Why> {
    if certificate.signature_algorithm != certificate.tbs_certificate.signature {
        return Err(Why::Unreadable);
    }
    let signed = certificate.tbs_certificate.to_der().map_err(|_| Why::Unreadable)?;
    let signature = certificate.signature.as_bytes().ok_or(Why::Unreadable)?;
    keys::verify(&issuer.tbs_certificate.subject_public_key_info, &certificate.signature_algorithm, None, &signed, signature)
}

/// An authority's certificate says so, and how long a chain may hang on it.
fn may_issue(issuer: &Certificate, between: u8) -> Result<(), Why> {
    let constraints = issuer.tbs_certificate.get::<BasicConstraints>().map_err(|_| Why::Unreadable)?;
    let usage = issuer.tbs_certificate.get::<KeyUsage>().map_err(|_| Why::Unreadable)?;
    let is_authority = constraints.is_some_and(|(_, it)| it.ca && it.path_len_constraint.is_none_or(|most| between <= most));
    match is_authority && usage.is_none_or(|(_, usage)| usage.key_cert_sign()) {
        true => Ok(()),
        false => Err(Why::Untrusted),
    }
}

/// A critical extension that is not understood forbids the certificate (RFC 5280, 4.2).
fn known_extensions(certificate: &Certificate) -> Result<(), Why> {
    let known = [oid::KEY_USAGE, oid::BASIC_CONSTRAINTS, oid::CERTIFICATE_POLICIES];
    let mut critical = certificate.tbs_certificate.extensions.iter().flatten().filter(|one| one.critical);
    if critical.all(|one| known.contains(&one.extn_id)) { Ok(()) } else { Err(Why::UnknownMethod) }
}

/// The signer's key is for signing, and not an authority's.
pub(super) fn for_signing(own: &Certificate) -> Result<(), Why> {
    let usage = own.tbs_certificate.get::<KeyUsage>().map_err(|_| Why::Unreadable)?;
    let constraints = own.tbs_certificate.get::<BasicConstraints>().map_err(|_| Why::Unreadable)?;
    let signs = usage.is_some_and(|(_, usage)| usage.digital_signature() || usage.non_repudiation());
    let is_authority = constraints.is_some_and(|(_, it)| it.ca);
    if signs && !is_authority { Ok(()) } else { Err(Why::NotForSigning) }
}

/// The moment lies in the certificate's term.
pub(super) fn is_valid_at(certificate: &Certificate, at: UnixMs) -> bool {
    let (from, until) = super::term(certificate);
    from <= at && at <= until
}
