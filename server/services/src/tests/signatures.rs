//! No signature, no official answer (A5.0.4, A6.0.6, A7.0.4), on every database.

use super::procedure::{at, routed};
use crate::people::{Identity, grant, is_too_weak, person_of, session, sign_in};
use crate::portal::{Limits, PortalConfig};
use crate::signature::{DemoDevice, DeviceTrouble, Employee, SignedPart, Signing, SigningDevice, answer_payload, examine, signed_file};
use crate::testing::{World, form, later, refusals, sqlite, world_with, worlds};
use crate::views::Whole;
use crate::{Ctx, Error, appeals, cabinet, institution, owner, people, procedure};
use base64::Engine;
use domain::appeal::form::{AnswerForm, RefusalGround, RefuseForm};
use domain::ids::AppealId;
use domain::lifecycle::Status;
use domain::procedure::{UnconsideredForm, UnconsideredGround};
use domain::refusal::{Code, Field};
use domain::role::{Grant, Role};
use domain::signature::{Check, Outcome, Report, SignatureForm, Why};
use domain::time::UnixMs;
use p256::ecdsa::signature::Signer;
use p256::ecdsa::{Signature, SigningKey, VerifyingKey};
use p256::pkcs8::{EncodePrivateKey, EncodePublicKey, LineEnding};
use std::sync::Arc;
use store::signatures::{SignatureRow, SignedKind};

const REASON: &str = "Göstərilən səbəblər üç dəfə araşdırılıb, yeni məlumat yoxdur.";

/// A device that the employee has left at home.
struct Missing;

impl SigningDevice for Missing {
    fn sign<'a>(&'a self, _: &'a Employee, _: &'a [u8], _: UnixMs) -> Signing<'a> {
        Box::pin(std::future::ready(Err(DeviceTrouble::NotConfirmed)))
    }
}

/// A device with somebody else's certificate in it.
struct Borrowed(DemoDevice);

impl SigningDevice for Borrowed {
    fn sign<'a>(&'a self, employee: &'a Employee, document: &'a [u8], now: UnixMs) -> Signing<'a> {
        let another = Employee { fin: "7XYZ98K".into(), ..employee.clone() };
        Box::pin(async move { self.0.sign(&another, document, now).await })
    }
}

fn answer(id: &AppealId) -> AnswerForm {
    AnswerForm { appeal: id.clone(), text: "Sızma aradan qaldırılıb, boru dəyişdirilib.".into(), ..AnswerForm::default() }
}

fn left(id: &AppealId) -> UnconsideredForm {
    let ground = Some(UnconsideredGround::Repeated);
    UnconsideredForm { appeal: id.clone(), ground, reason: REASON.into(), ..UnconsideredForm::default() }
}

fn refusal(id: &AppealId) -> RefuseForm {
    RefuseForm { appeal: id.clone(), ground: RefusalGround::NotClear, reason: REASON.into() }
}

async fn signatures(world: &World, id: &AppealId) -> Vec<SignatureRow> {
    store::signatures::of_appeal(world.portal.db(), id).await.unwrap()
}

#[tokio::test]
async fn a7_0_4_without_a_signature_nothing_is_sent_and_nothing_half_done() {
    for world in worlds().await {
        let author = world.citizen("Aygün").await;
        let (id, fresh) = (routed(&world, &author, &["azersu"]).await, appeals::submit(&author, form()).await.unwrap().appeal);
        let (azersu, sahib) = (at(&world, "azersu").await, later(&world.owner_staff().await));
        let demo = world.portal.device();
        let folder = tempfile::tempdir().unwrap();
        let stranger = DemoDevice::open(folder.path()).unwrap();
        let borrowed = DemoDevice::open(&world.portal.config().data).unwrap();
        let broken: [Arc<dyn SigningDevice>; 3] = [Arc::new(Missing), Arc::new(stranger), Arc::new(Borrowed(borrowed))];
        for device in broken {
            world.portal.set_device(device);
            let told = people::notices(&author).await.unwrap().len();
            let not_signed = [(Field::Form, Code::NotSigned)];
            assert_eq!(refusals(institution::answer(&azersu, answer(&id)).await), not_signed, "{}", world.name);
            assert_eq!(refusals(procedure::leave_unconsidered(&azersu, left(&id)).await), not_signed);
            assert_eq!(refusals(owner::refuse(&sahib, refusal(&fresh)).await), not_signed);
            let (mine, unrouted) = (cabinet::card(&author, &id).await.unwrap(), cabinet::card(&author, &fresh).await.unwrap());
            assert!(mine.answers.is_empty() && mine.decisions.is_empty() && mine.line.status.is_open());
            assert_eq!((unrouted.line.status, unrouted.refusal), (Status::Sent, None));
            assert_eq!(people::notices(&author).await.unwrap().len(), told, "nobody is told of what was not sent");
            assert!(signatures(&world, &id).await.is_empty() && signatures(&world, &fresh).await.is_empty());
        }
        world.portal.set_device(demo);
        institution::answer(&azersu, answer(&id)).await.unwrap();
        owner::refuse(&sahib, refusal(&fresh)).await.unwrap();
        let mine = cabinet::card(&author, &id).await.unwrap();
        assert!(mine.answers[0].signature_valid, "{:?}", mine.answers[0].signature.report);
    }
}

#[tokio::test]
async fn a7_0_4_every_official_answer_carries_its_employees_signature_and_the_report() {
    for world in worlds().await {
        let author = world.citizen("Aygün").await;
        let answered = routed(&world, &author, &["azersu"]).await;
        institution::answer(&at(&world, "azersu").await, answer(&answered)).await.unwrap();
        let unconsidered = routed(&world, &author, &["azersu"]).await;
        procedure::leave_unconsidered(&at(&world, "azersu").await, left(&unconsidered)).await.unwrap();
        for (id, kind) in [(&answered, SignedKind::Answer), (&unconsidered, SignedKind::Unconsidered)] {
            let [row] = &signatures(&world, id).await[..] else { panic!("one signature") };
            let kept: Report = serde_json::from_str(&row.signed.report).unwrap();
            assert_eq!((row.kind, kept.is_valid(), row.signed.demo), (kind, true, true), "{}", world.name);
            assert_eq!((row.institution.clone(), row.signed.signer.as_str()), (Some("azersu".into()), "azersu Əliyev"));
        }
        let shown = cabinet::card(&author, &answered).await.unwrap().answers.remove(0).signature;
        assert_eq!((shown.report.form, shown.report.outcome(Check::Signer)), (SignatureForm::Cms, Outcome::Passed));
        assert!(shown.id.is_some() && shown.report.signer.contains("azersu"));
        let decided = cabinet::card(&author, &unconsidered).await.unwrap().decisions.remove(0).signature.unwrap();
        assert!(decided.report.is_valid() && decided.id.is_some());
        let desk = institution::card(&at(&world, "azersu").await, &unconsidered).await.unwrap();
        assert!(desk.procedure.decisions[0].signature.as_ref().unwrap().report.is_valid(), "staff see it too");
        let check = world.portal.check_signatures(|_, _| {}).await.unwrap();
        assert_eq!((check.signatures, check.invalid), (2, Vec::new()));
    }
}

#[tokio::test]
async fn a6_0_6_a_reasoned_refusal_is_signed_by_the_owners_employee() {
    for world in worlds().await {
        let author = world.citizen("Aygün").await;
        let id = appeals::submit(&author, form()).await.unwrap().appeal;
        let sahib = later(&world.owner_staff().await);
        owner::refuse(&sahib, refusal(&id)).await.unwrap();
        let shown = cabinet::card(&author, &id).await.unwrap().refusal_signature.unwrap();
        assert!(shown.report.is_valid() && shown.report.signer.contains("sahib"), "{}: {:?}", world.name, shown.report);
        let desk = owner::card(&sahib, &id).await.unwrap().refusal_signature.unwrap();
        assert_eq!(desk.report, shown.report);
        assert_eq!(refusals(owner::refuse(&sahib, refusal(&id)).await).len(), 1, "and no second time");
        assert_eq!(signatures(&world, &id).await.len(), 1);
    }
}

#[tokio::test]
async fn a7_0_4_words_that_were_changed_afterwards_are_not_the_signed_ones() {
    let world = sqlite().await;
    let author = world.citizen("Aygün").await;
    let id = routed(&world, &author, &["azersu"]).await;
    institution::answer(&at(&world, "azersu").await, answer(&id)).await.unwrap();
    let mut whole = Whole::read(&author, &id).await.unwrap();
    assert!(whole.answer_views(&author)[0].signature_valid);
    whole.answers[0].text.push('!');
    let view = whole.answer_views(&author).remove(0);
    assert_eq!((view.signature_valid, view.signature.report.outcome(Check::Content)), (false, Outcome::Failed(Why::Changed)));
}

#[tokio::test]
async fn a7_0_4_an_answer_of_the_first_demo_is_still_checked_in_its_old_form() {
    let key = SigningKey::random(&mut rand::rngs::OsRng);
    let kept = key.to_pkcs8_pem(LineEnding::LF).unwrap();
    let write = move |config: &mut PortalConfig| std::fs::write(config.data.join("demo-signing-key.pem"), kept.as_bytes()).unwrap();
    let world = world_with(store::testing::sqlite().await, Limits::unlimited(), write).await;
    let author = world.citizen("Aygün").await;
    let id = routed(&world, &author, &["azersu"]).await;
    institution::answer(&at(&world, "azersu").await, answer(&id)).await.unwrap();
    let mut whole = Whole::read(&author, &id).await.unwrap();
    whole.signatures.clear();
    let document = answer_payload(whole.appeal.number.as_deref().unwrap(), &"azersu".into(), &whole.answers[0].text, &[]).unwrap();
    let signature: Signature = key.sign(document.as_bytes());
    whole.answers[0].signature = base64::engine::general_purpose::STANDARD.encode(signature.to_der().as_bytes());
    whole.answers[0].certificate = VerifyingKey::from(&key).to_public_key_pem(LineEnding::LF).unwrap();
    let old = whole.answer_views(&author).remove(0);
    assert!(old.signature_valid && old.signature.id.is_none(), "{:?}", old.signature.report);
    assert_eq!((old.signature.report.form, old.signature.report.signer), (SignatureForm::OldKey, old.signer));
    whole.answers[0].text.push('!');
    assert!(!whole.answer_views(&author)[0].signature_valid);
}

#[tokio::test]
async fn a7_0_4_document_and_signature_are_files_for_who_may_read_them() {
    for world in worlds().await {
        let author = world.citizen("Aygün").await;
        let id = routed(&world, &author, &["azersu"]).await;
        let azersu = at(&world, "azersu").await;
        institution::answer(&azersu, answer(&id)).await.unwrap();
        let view = cabinet::card(&author, &id).await.unwrap().answers.remove(0);
        let name = view.signature.id.unwrap();
        let take = |ctx: Ctx, part| {
            let name = name.clone();
            async move { signed_file(&ctx, &name, part).await }
        };
        let sahib = later(&world.owner_staff().await);
        for reader in [&author, &azersu, &sahib] {
            let document = take(reader.clone(), SignedPart::Document).await.unwrap();
            let signature = take(reader.clone(), SignedPart::Signature).await.unwrap();
            assert!(document.name.starts_with("AM-2026-") && document.name.ends_with("-answer.json"), "{}", document.name);
            assert_eq!(signature.name, format!("{}.p7s", document.name));
            assert!(String::from_utf8(document.bytes.clone()).unwrap().contains("boru dəyişdirilib"));
            let visitor = world.visitor();
            let report = examine(&visitor, document.bytes.into(), signature.bytes.clone().into()).await.unwrap();
            assert!(report.is_valid() && report.outcome(Check::Signer) == Outcome::NotChecked, "{}: {report:?}", world.name);
            let another = examine(&visitor, "another".into(), signature.bytes.into()).await.unwrap();
            assert_eq!(another.outcome(Check::Content), Outcome::Failed(Why::Changed));
        }
        let (stranger, another) = (world.citizen("Murad").await, at(&world, "aayda").await);
        for reader in [stranger, another] {
            assert!(matches!(take(reader, SignedPart::Document).await, Err(Error::NotFound)));
        }
        assert!(matches!(take(world.visitor(), SignedPart::Signature).await, Err(Error::SignIn)));
        assert!(matches!(signed_file(&author, "nothing", SignedPart::Document).await, Err(Error::NotFound)));
    }
}

fn employee(assurance: &str) -> Identity {
    Identity { issuer: "test".into(), subject: "nergiz".into(), fin: "5ABC12D".into(), assurance: assurance.into(), ..Identity::default() }
}

#[tokio::test]
async fn a5_0_4_staff_act_only_after_a_sure_sign_in() {
    for database in store::testing::databases().await {
        let sure = |config: &mut PortalConfig| config.staff_assurance = vec!["high".into(), "qualified".into()];
        let world = world_with(database, Limits::unlimited(), sure).await;
        let role = async |assurance: &str| {
            let secret = sign_in(&world.portal, employee(assurance), "test").await.unwrap();
            session(&world.portal, &secret).await.unwrap().unwrap().role
        };
        assert_eq!(role("low").await, Role::Citizen);
        assert!(!is_too_weak(&world.portal, &employee("low")).await.unwrap(), "a citizen signs in as before");
        let person = person_of(&world.portal, "test", "nergiz").await.unwrap().unwrap();
        let staff = Grant { role: Role::OwnerStaff, institution: None, territory: None };
        grant(&world.portal, &person, staff).await.unwrap();
        for (assurance, expected) in
            [("low", Role::Citizen), ("", Role::Citizen), ("high", Role::OwnerStaff), ("qualified", Role::OwnerStaff)]
        {
            assert_eq!(role(assurance).await, expected, "{}: {assurance}", world.name);
            let weak = is_too_weak(&world.portal, &employee(assurance)).await.unwrap();
            assert_eq!(weak, expected == Role::Citizen, "{assurance}");
        }
    }
}
