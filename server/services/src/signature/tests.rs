use super::*;
use domain::ids::{InstitutionId, MediaId};

fn payload(text: &str) -> String {
    answer_payload("AM-2026-0000001-0", &InstitutionId::from("azersu"), text, &[MediaId::from("ab12")]).unwrap()
}

#[test]
fn a_changed_letter_attachment_or_number_breaks_the_signature() {
    let folder = tempfile::tempdir().unwrap();
    let device = DemoDevice::open(folder.path()).unwrap();
    let text = payload("Boru təmir edildi.");
    let signed = device.sign(text.as_bytes());
    assert!(device.verify(text.as_bytes(), &signed));
    assert!(!device.verify(payload("Boru təmir edilmədi.").as_bytes(), &signed));
    assert!(!device.verify(text.replace("ab12", "ab13").as_bytes(), &signed));
    assert!(!device.verify(text.replace("0000001", "0000002").as_bytes(), &signed));
    assert!(!device.verify(text.as_bytes(), &Signed { signature: "not base64!".into(), ..signed }));
}

#[test]
fn the_key_is_kept_and_another_key_is_not_trusted() {
    let folder = tempfile::tempdir().unwrap();
    let text = payload("Cavab");
    let signed = DemoDevice::open(folder.path()).unwrap().sign(text.as_bytes());
    assert!(DemoDevice::open(folder.path()).unwrap().verify(text.as_bytes(), &signed));
    let stranger = tempfile::tempdir().unwrap();
    assert!(!DemoDevice::open(stranger.path()).unwrap().verify(text.as_bytes(), &signed));
}

#[test]
fn a_damaged_key_file_is_an_error_and_never_replaced() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("demo-signing-key.pem");
    std::fs::write(&path, "damaged").unwrap();
    assert!(DemoDevice::open(folder.path()).is_err());
    assert_eq!(std::fs::read_to_string(path).unwrap(), "damaged");
}
