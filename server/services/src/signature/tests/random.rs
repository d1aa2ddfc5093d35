//! Whatever the bytes are: a report, no panic, and never a valid one.

use super::pki::{Root, for_signing, key, nergiz, term};
use super::*;
use proptest::prelude::*;
use std::sync::LazyLock;

/// A verifier, a document and a signature that it accepts.
static GOOD: LazyLock<(CmsVerifier, String, Vec<u8>)> = LazyLock::new(|| {
    let (root, key, document) = (Root::new(), key(), payload("Cavab"));
    let own = root.issue(&nergiz(), &key, term(), for_signing());
    let signed = crate::signature::cms::sign(document.as_bytes(), &key, &[own], now()).unwrap();
    (root.verifier(), document, signed)
});

fn report(signature: &[u8]) -> Report {
    GOOD.0.verify(GOOD.1.as_bytes(), signature, of_employee(), now())
}

#[test]
fn a7_0_4_cut_off_anywhere_it_is_unreadable() {
    assert!(report(&GOOD.2).is_valid());
    for length in 0..GOOD.2.len() {
        assert_eq!(failed(&report(&GOOD.2[..length])), [(Check::Form, Why::Unreadable)], "{length} bytes");
    }
}

proptest! {
    #[test]
    fn a7_0_4_random_bytes_are_never_a_signature(bytes in proptest::collection::vec(any::<u8>(), 0..2_000)) {
        prop_assert!(!report(&bytes).is_valid());
    }

    #[test]
    fn a7_0_4_a_changed_byte_is_never_accepted(at in any::<prop::sample::Index>(), by in 1..=255_u8) {
        let mut bytes = GOOD.2.clone();
        let at = at.index(bytes.len());
        bytes[at] ^= by;
        prop_assert!(!report(&bytes).is_valid(), "byte {at}");
    }
}
