//! What the first demo signed with its bare key.

use super::*;
use domain::signature::SignatureForm;
use p256::ecdsa::signature::Signer;
use p256::ecdsa::{Signature, SigningKey, VerifyingKey};
use p256::pkcs8::{EncodePrivateKey, EncodePublicKey, LineEnding};

#[test]
fn a7_0_4_signatures_in_the_old_form_are_still_checked() {
    let folder = tempfile::tempdir().unwrap();
    assert!(OldKey::open(folder.path()).unwrap().is_none(), "no key is made any more");
    let key = SigningKey::random(&mut rand::rngs::OsRng);
    std::fs::write(folder.path().join("demo-signing-key.pem"), key.to_pkcs8_pem(LineEnding::LF).unwrap()).unwrap();
    let pem = VerifyingKey::from(&key).to_public_key_pem(LineEnding::LF).unwrap();
    let text = payload("Cavab");
    let signature: Signature = key.sign(text.as_bytes());
    let signature = encode(signature.to_der().as_bytes());
    let own = OldKey::open(folder.path()).unwrap();
    let report = OldKey::report(own.as_ref(), &text, &signature, &pem);
    assert!(report.is_valid() && report.demo && report.form == SignatureForm::OldKey, "{report:?}");
    let changed = OldKey::report(own.as_ref(), &payload("Cavab!"), &signature, &pem);
    assert_eq!(failed(&changed), [(Check::Content, Why::Changed), (Check::Signature, Why::Changed)]);
    assert!(!OldKey::report(own.as_ref(), &text, "not base64!", &pem).is_valid());
    assert!(!OldKey::report(own.as_ref(), &text, &signature, "another key").is_valid());
    assert!(!OldKey::report(None, &text, &signature, &pem).is_valid(), "the key is lost");
    std::fs::write(folder.path().join("demo-signing-key.pem"), "damaged").unwrap();
    assert!(OldKey::open(folder.path()).is_err());
}
