//! The demo's device and its authority.

use super::*;

async fn signed(device: &DemoDevice, document: &str) -> Vec<u8> {
    device.sign(&employee(), document.as_bytes(), now()).await.unwrap()
}

fn verifier(device: &DemoDevice) -> CmsVerifier {
    CmsVerifier::open(&SignatureConfig::default(), device.certificate()).unwrap()
}

#[tokio::test]
async fn a7_0_4_a_changed_letter_attachment_or_number_breaks_the_signature() {
    let folder = tempfile::tempdir().unwrap();
    let device = DemoDevice::open(folder.path()).unwrap();
    let text = payload("Boru təmir edildi.");
    let signed = signed(&device, &text).await;
    let verify = |text: &str| verifier(&device).verify(text.as_bytes(), &signed, of_employee(), now());
    let report = verify(&text);
    assert!(report.is_valid() && report.demo, "{report:?}");
    assert_eq!((report.signer.as_str(), report.organization.as_str()), ("Nərgiz Əliyeva", "Azərsu"));
    assert_eq!((report.signed_ms, report.outcome(Check::Revocation)), (Some(now()), Outcome::NotChecked));
    let changed = [payload("Boru təmir edilmədi."), text.replace("ab12", "ab13"), text.replace("0000001", "0000002")];
    for changed in changed {
        assert_eq!(failed(&verify(&changed)), [(Check::Content, Why::Changed)], "{changed}");
    }
}

#[tokio::test]
async fn a7_0_4_the_authority_is_kept_and_another_one_is_not_trusted() {
    let folder = tempfile::tempdir().unwrap();
    let text = payload("Cavab");
    let signed = signed(&DemoDevice::open(folder.path()).unwrap(), &text).await;
    let verify =
        |folder: &std::path::Path| verifier(&DemoDevice::open(folder).unwrap()).verify(text.as_bytes(), &signed, of_employee(), now());
    assert!(verify(folder.path()).is_valid(), "the same after another start");
    let stranger = tempfile::tempdir().unwrap();
    assert_eq!(failed(&verify(stranger.path())), [(Check::Chain, Why::Untrusted)], "same name, another key");
}

#[tokio::test]
async fn a5_0_4_a_certificate_names_its_employee_and_lives_for_a_day() {
    let folder = tempfile::tempdir().unwrap();
    let device = DemoDevice::open(folder.path()).unwrap();
    let text = payload("Cavab");
    let verifier = verifier(&device);
    let another = Expected { fin: Some("7XYZ98K"), ..of_employee() };
    let first = signed(&device, &text).await;
    assert_eq!(failed(&verifier.verify(text.as_bytes(), &first, another, now())), [(Check::Signer, Why::AnotherPerson)]);
    let tomorrow = UnixMs(now().0 + 26 * 3_600_000);
    let second = device.sign(&employee(), text.as_bytes(), tomorrow).await.unwrap();
    let report = verifier.verify(text.as_bytes(), &second, Expected { sent: Some(tomorrow), ..of_employee() }, tomorrow);
    assert!(report.is_valid(), "a fresh certificate on the next day: {report:?}");
    let stale = verifier.verify(text.as_bytes(), &first, Expected { sent: Some(tomorrow), ..of_employee() }, tomorrow);
    assert_eq!(failed(&stale), [(Check::Validity, Why::AnotherTime)], "a signature of yesterday is not under today's document");
}

#[test]
fn a_damaged_authority_is_an_error_and_never_replaced() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("demo-authority.pem");
    std::fs::write(&path, "damaged").unwrap();
    assert!(DemoDevice::open(folder.path()).is_err());
    assert_eq!(std::fs::read_to_string(path).unwrap(), "damaged");
}

#[cfg(unix)]
#[test]
fn a7_0_5_only_the_server_can_read_the_key() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    DemoDevice::open(folder.path()).unwrap();
    let files: Vec<_> = std::fs::read_dir(folder.path()).unwrap().map(Result::unwrap).collect();
    let [file] = &files[..] else { panic!("one file, and no draft of it: {files:?}") };
    assert_eq!(file.metadata().unwrap().permissions().mode() & 0o777, 0o600);
}
