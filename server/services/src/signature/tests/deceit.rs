//! Certificates and signatures that are wrong in one way each.

use super::pki::{Root, authority_of, for_signing, key, named, nergiz, term};
use super::*;
use crate::signature::asn1::{method, name, oid};
use crate::signature::demo::{certify, extension};
use ::cms::content_info::ContentInfo;
use ::cms::signed_data::{SignedData, SignerInfo};
use der::asn1::SetOfVec;
use der::{Any, Decode, Encode};
use domain::time::DAY_MS;
use x509_cert::ext::pkix::{BasicConstraints, KeyUsage, KeyUsages};

#[test]
fn a7_0_4_a_certificate_of_a_trusted_authority_is_accepted() {
    let (root, key) = (Root::new(), key());
    let own = root.issue(&nergiz(), &key, term(), for_signing());
    let report = root.report(&key, &[own]);
    assert!(report.is_valid(), "{report:?}");
    assert_eq!(report.issuer, "Root");
}

#[test]
fn a7_0_4_expired_not_yet_valid_and_untrusted_certificates_are_refused() {
    let (root, key) = (Root::new(), key());
    let day = |days: i64| UnixMs(now().0 + days * DAY_MS);
    for term in [(day(-9), day(-1)), (day(1), day(9))] {
        let own = root.issue(&nergiz(), &key, term, for_signing());
        assert_eq!(failed(&root.report(&key, &[own])), [(Check::Validity, Why::Expired)]);
    }
    let own = Root::new().issue(&nergiz(), &key, term(), for_signing());
    assert_eq!(failed(&root.report(&key, &[own])), [(Check::Chain, Why::Untrusted)], "an authority of the same name");
    let by_itself = certify(&key, &nergiz(), &nergiz(), &key, term(), for_signing()).unwrap();
    assert_eq!(failed(&root.report(&key, &[by_itself])), [(Check::Chain, Why::Untrusted)]);
}

#[test]
fn a5_0_4_another_persons_certificate_is_refused() {
    let (root, key) = (Root::new(), key());
    for subject in [name(&[(oid::COMMON_NAME, "Nərgiz Əliyeva"), (oid::SERIAL_NUMBER, "PNOAZ-5ABC12E")]).unwrap(), named("5ABC12D")] {
        let own = root.issue(&subject, &key, term(), for_signing());
        assert_eq!(failed(&root.report(&key, &[own])), [(Check::Signer, Why::AnotherPerson)]);
    }
}

#[test]
fn a7_0_4_a_certificate_that_is_not_for_signing_is_refused() {
    let (root, key) = (Root::new(), key());
    let enciphers = vec![extension(oid::KEY_USAGE, true, &KeyUsage(KeyUsages::KeyEncipherment.into())).unwrap()];
    for extensions in [Vec::new(), enciphers, authority_of(None)] {
        let own = root.issue(&nergiz(), &key, term(), extensions);
        assert_eq!(failed(&root.report(&key, &[own])), [(Check::KeyUsage, Why::NotForSigning)]);
    }
}

#[test]
fn a7_0_4_who_is_no_authority_issues_nothing() {
    let (root, between, key) = (Root::new(), key(), key());
    let own = certify(&between, &named("Between"), &nergiz(), &key, term(), for_signing()).unwrap();
    let not_authority = root.issue(&named("Between"), &between, term(), for_signing());
    assert_eq!(failed(&root.report(&key, &[own.clone(), not_authority])), [(Check::Chain, Why::Untrusted)]);
    let no_constraints = vec![extension(oid::BASIC_CONSTRAINTS, true, &BasicConstraints { ca: false, path_len_constraint: None }).unwrap()];
    let says_no = root.issue(&named("Between"), &between, term(), no_constraints);
    assert_eq!(failed(&root.report(&key, &[own.clone(), says_no])), [(Check::Chain, Why::Untrusted)]);
    let expired = root.issue(&named("Between"), &between, (term().0, UnixMs(now().0 - DAY_MS)), authority_of(None));
    assert_eq!(failed(&root.report(&key, &[own.clone(), expired])), [(Check::Chain, Why::Expired)]);
    let authority = root.issue(&named("Between"), &between, term(), authority_of(Some(0)));
    assert!(root.report(&key, &[own, authority]).is_valid());
}

#[test]
fn a7_0_4_a_chain_is_no_longer_than_its_authority_allows() {
    let (root, first, second, key) = (Root::new(), key(), key(), key());
    let of_first = root.issue(&named("First"), &first, term(), authority_of(Some(0)));
    let of_second = certify(&first, &named("First"), &named("Second"), &second, term(), authority_of(None)).unwrap();
    let own = certify(&second, &named("Second"), &nergiz(), &key, term(), for_signing()).unwrap();
    assert_eq!(failed(&root.report(&key, &[own, of_second, of_first])), [(Check::Chain, Why::Untrusted)]);
}

#[test]
fn a7_0_4_what_is_critical_and_not_understood_is_refused() {
    let (root, key) = (Root::new(), key());
    let mut extensions = for_signing();
    extensions.push(extension(oid::DATA, true, &true).unwrap());
    let own = root.issue(&nergiz(), &key, term(), extensions);
    assert_eq!(failed(&root.report(&key, &[own])), [(Check::Chain, Why::UnknownMethod)]);
}

#[test]
fn a7_0_4_a_signature_of_another_key_is_refused() {
    let root = Root::new();
    let own = root.issue(&nergiz(), &key(), term(), for_signing());
    assert_eq!(failed(&root.report(&key(), &[own])), [(Check::Signature, Why::WrongKey)]);
}

/// A signature of ours in which something was changed afterwards.
fn changed(change: impl FnOnce(&mut SignedData, &mut SignerInfo)) -> Report {
    let (root, key, document) = (Root::new(), key(), payload("Cavab"));
    let own = root.issue(&nergiz(), &key, term(), for_signing());
    let signed = crate::signature::cms::sign(document.as_bytes(), &key, &[own], now()).unwrap();
    let mut outer = ContentInfo::from_der(&signed).unwrap();
    let mut data: SignedData = outer.content.decode_as().unwrap();
    let mut signer = data.signer_infos.0.get(0).unwrap().clone();
    change(&mut data, &mut signer);
    data.signer_infos.0 = SetOfVec::try_from(vec![signer]).unwrap();
    outer.content = Any::encode_from(&data).unwrap();
    root.verifier().verify(document.as_bytes(), &outer.to_der().unwrap(), of_employee(), now())
}

#[test]
fn a7_0_4_what_has_to_be_signed_along_can_not_be_left_out() {
    assert!(changed(|_, _| {}).is_valid());
    let without = |oid| {
        changed(|_, signer| {
            let kept = signer.signed_attrs.take().unwrap().into_vec().into_iter().filter(|one| one.oid != oid);
            signer.signed_attrs = Some(SetOfVec::try_from(kept.collect::<Vec<_>>()).unwrap());
        })
    };
    assert!(failed(&without(oid::MESSAGE_DIGEST)).contains(&(Check::Content, Why::Incomplete)));
    for oid in [oid::CONTENT_TYPE, oid::SIGNING_TIME, oid::SIGNING_CERTIFICATE_V2] {
        let failed = failed(&without(oid));
        assert!(
            failed.contains(&(Check::Attributes, Why::Incomplete)) && failed.contains(&(Check::Signature, Why::WrongKey)),
            "{failed:?}"
        );
    }
    assert!(failed(&changed(|_, signer| signer.signed_attrs = None)).contains(&(Check::Signature, Why::Incomplete)));
}

#[test]
fn a7_0_4_weak_and_unknown_methods_are_refused() {
    let weak = failed(&changed(|data, signer| {
        data.digest_algorithms = SetOfVec::try_from(vec![method(oid::SHA1)]).unwrap();
        signer.digest_alg = method(oid::SHA1);
    }));
    assert_eq!(weak, [(Check::Content, Why::Weak), (Check::Signature, Why::Weak)]);
    let weak = failed(&changed(|_, signer| signer.signature_algorithm = method(oid::ECDSA_SHA1)));
    assert_eq!(weak, [(Check::Signature, Why::Weak)]);
    let unknown = failed(&changed(|_, signer| signer.signature_algorithm = method(oid::DATA)));
    assert_eq!(unknown, [(Check::Signature, Why::UnknownMethod)]);
}

#[test]
fn a7_0_4_a_signature_carries_no_document_of_its_own_and_no_stranger() {
    let inside = Any::new(der::Tag::OctetString, b"another document".to_vec()).unwrap();
    let attached = changed(|data, _| data.encap_content_info.econtent = Some(inside));
    assert_eq!(failed(&attached), [(Check::Form, Why::Unreadable)]);
    let nobody = changed(|data, _| data.certificates = None);
    assert_eq!(failed(&nobody), [(Check::Form, Why::Unreadable)]);
    let many = changed(|data, _| {
        let certificates = (0..11).map(|n| {
            let key = key();
            ::cms::cert::CertificateChoices::Certificate(
                certify(&key, &named(&n.to_string()), &nergiz(), &key, term(), Vec::new()).unwrap(),
            )
        });
        data.certificates.as_mut().unwrap().0.extend(certificates).unwrap();
    });
    assert_eq!(failed(&many), [(Check::Form, Why::Unreadable)]);
}

#[test]
fn a7_0_4_a_moment_to_come_is_refused() {
    let (root, key, document) = (Root::new(), key(), payload("Cavab"));
    let own = root.issue(&nergiz(), &key, term(), for_signing());
    let later = UnixMs(now().0 + DAY_MS);
    let signed = crate::signature::cms::sign(document.as_bytes(), &key, &[own], later).unwrap();
    let report = root.verifier().verify(document.as_bytes(), &signed, Expected::default(), now());
    assert_eq!(failed(&report), [(Check::Validity, Why::AnotherTime)]);
    assert!(root.verifier().verify(document.as_bytes(), &signed, Expected::default(), later).is_valid());
}
