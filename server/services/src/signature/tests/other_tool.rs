//! Signatures made by OpenSSL 3 (`openssl cms -sign -binary -cades`), with RSA keys, an authority between, and lists of revoked
//! certificates.

use super::*;
use std::path::PathBuf;

const DOCUMENT: &[u8] = include_bytes!("samples/answer.json");
const SIGNED: &[u8] = include_bytes!("samples/answer.json.p7s");
const LATE: &[u8] = include_bytes!("samples/late.p7s");

fn file(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("src/signature/tests/samples").join(name)
}

fn verifier(revoked: &[&str]) -> CmsVerifier {
    let revoked = revoked.iter().map(|name| file(name)).collect();
    let config = SignatureConfig { authorities: vec![file("root.pem")], revoked, ..SignatureConfig::default() };
    CmsVerifier::open(&config, &super::pki::Root::new().certificate).unwrap()
}

/// The samples' own year.
fn then() -> UnixMs {
    Date::new(2027, 1, 1).unwrap().starts_at()
}

fn report(verifier: &CmsVerifier, signature: &[u8]) -> Report {
    verifier.verify(DOCUMENT, signature, Expected { fin: Some("5abc12d"), sent: None }, then())
}

#[test]
fn r12_2_a_signature_of_another_tool_is_understood() {
    assert_eq!(DOCUMENT, payload("Boru təmir edildi.").as_bytes(), "the document is one of ours");
    let found = report(&verifier(&[]), SIGNED);
    assert!(found.is_valid() && !found.demo, "{found:?}");
    assert_eq!((found.signer.as_str(), found.organization.as_str(), found.issuer.as_str()), ("Nərgiz Əliyeva", "Azərsu", "Test issuer"));
    assert_eq!(found.outcome(Check::Revocation), Outcome::NotChecked, "without lists it is not checked, and the report says so");
    let pem = der::pem::encode_string("CMS", der::pem::LineEnding::LF, SIGNED).unwrap();
    assert_eq!(report(&verifier(&[]), pem.as_bytes()), found, "in PEM too");
    let changed = verifier(&[]).verify(b"another", SIGNED, Expected::default(), then());
    assert_eq!(failed(&changed), [(Check::Content, Why::Changed)]);
}

#[test]
fn r12_2_without_its_authority_it_is_not_trusted() {
    let stranger = super::pki::Root::new().verifier();
    assert_eq!(failed(&report(&stranger, SIGNED)), [(Check::Chain, Why::Untrusted)]);
}

#[test]
fn r12_2_sha_1_and_a_signature_without_its_certificate_signed_along_are_refused() {
    let found = failed(&report(&verifier(&[]), include_bytes!("samples/sha1.p7s")));
    assert!(found.contains(&(Check::Content, Why::Weak)) && found.contains(&(Check::Signature, Why::Weak)), "{found:?}");
    let found = failed(&report(&verifier(&[]), include_bytes!("samples/plain.p7s")));
    assert_eq!(found, [(Check::Attributes, Why::Incomplete)]);
}

#[test]
fn r12_2_revoked_before_signing_is_refused_and_revoked_after_it_is_not() {
    let verifier = verifier(&["root.crl", "issuer.crl"]);
    assert_eq!(report(&verifier, SIGNED).outcome(Check::Revocation), Outcome::Passed);
    assert_eq!(failed(&report(&verifier, LATE)), [(Check::Revocation, Why::Revoked)]);
}

#[test]
fn a7_0_4_a_list_that_changes_is_read_again_and_a_broken_one_takes_nothing_away() {
    let folder = tempfile::tempdir().unwrap();
    let own = |name: &str| folder.path().join(name);
    for name in ["root.crl", "issuer.crl"] {
        std::fs::copy(file(name), own(name)).unwrap();
    }
    let full = std::fs::read(own("issuer.crl")).unwrap();
    // At first the authority's own list is that of its root: it says nothing of the signer.
    std::fs::copy(file("root.crl"), own("issuer.crl")).unwrap();
    let config = SignatureConfig {
        authorities: vec![file("root.pem")],
        revoked: vec![own("root.crl"), own("issuer.crl")],
        ..SignatureConfig::default()
    };
    let verifier = CmsVerifier::open(&config, &super::pki::Root::new().certificate).unwrap();
    assert_eq!(failed(&report(&verifier, LATE)), []);
    assert!(!verifier.refresh().unwrap(), "nothing has changed");
    std::fs::write(own("issuer.crl"), &full).unwrap();
    assert!(verifier.refresh().unwrap());
    assert_eq!(failed(&report(&verifier, LATE)), [(Check::Revocation, Why::Revoked)]);
    std::fs::write(own("issuer.crl"), b"half of a fi").unwrap();
    assert!(verifier.refresh().is_err());
    assert_eq!(failed(&report(&verifier, LATE)), [(Check::Revocation, Why::Revoked)], "what was revoked stays revoked");
}

#[test]
fn r12_2_a_missing_file_of_the_configuration_is_named() {
    let config = SignatureConfig { authorities: vec![file("nowhere.pem")], ..SignatureConfig::default() };
    let error = CmsVerifier::open(&config, &super::pki::Root::new().certificate).err().unwrap();
    assert!(format!("{error:?}").contains("nowhere.pem"), "{error:?}");
    let config = SignatureConfig { fin_attribute: "number".into(), ..SignatureConfig::default() };
    assert!(CmsVerifier::open(&config, &super::pki::Root::new().certificate).is_err());
}
