//! Services that run wholly by themselves (R-annex1, 1.6, 1.7 and 3.3.1).

use super::*;
use crate::signature::{DeviceTrouble, SignedPart, Signing, SigningDevice, examine};
use domain::eservice::Automation;
use domain::eservice::form::{Automatic, Compare, RefusalRule};
use domain::time::UnixMs;
use std::sync::Arc;

/// A device that nobody confirms.
struct Missing;

impl SigningDevice for Missing {
    fn sign<'a>(&'a self, _: &'a Employee, _: &'a [u8], _: UnixMs) -> Signing<'a> {
        Box::pin(std::future::ready(Err(DeviceTrouble::NotConfirmed)))
    }
}

/// A device in whose hands the server dies.
struct Deadly;

impl SigningDevice for Deadly {
    fn sign<'a>(&'a self, _: &'a Employee, _: &'a [u8], _: UnixMs) -> Signing<'a> {
        Box::pin(async { panic!("the server dies") })
    }
}

fn whole() -> Text {
    Text {
        automation: Some(Automation::Full),
        span: Span { least: 5, most: 5, unit: Unit::Minutes },
        documents: vec![],
        held: vec![],
        ..text()
    }
}

/// The form of [`whole`] with this result; more than five years are refused.
fn form(result: &str) -> RequestForm {
    let years =
        FormField { key: "il".into(), kind: FieldKind::Number, label: "Neçə il üçün".into(), required: true, ..FormField::default() };
    let rule = RefusalRule {
        field: "il".into(),
        compare: Compare::More,
        value: "5".into(),
        ground: GROUND.into(),
        text: "{il} il çoxdur.".into(),
    };
    let automatic = Some(Automatic { text: result.into(), rules: vec![rule] });
    RequestForm { fields: [generate(&whole()).fields, vec![years]].concat(), automatic }
}

async fn service_of(world: &World, form: RequestForm) -> String {
    let number = super::service_by(world, whole(), form).await;
    assert!(number.starts_with("ER-"), "{number}");
    number
}

fn years(number: &str, il: &str) -> RequestSend {
    RequestSend { answers: [("il".to_owned(), il.to_owned())].into(), ..sending(number, &fresh()) }
}

#[tokio::test]
async fn r_annex1_1_6_a_service_that_runs_by_itself_gives_its_sealed_result_in_the_same_press() {
    for world in worlds().await {
        let number = service_of(&world, form("{number}, {today}: {surname} {given-name}, FİN {fin}, {il} il. {provider}")).await;
        let (aygun, azersu) = (world.citizen("Aygün").await, world.institution_staff("azersu").await);
        let form = years(&number, "3");
        let receipt = request::send(&aygun, form.clone()).await.unwrap();
        assert!(receipt.at_once, "{}", world.name);
        assert_eq!(request::send(&aygun, form).await.unwrap(), receipt, "sent twice, there once");
        let card = request::card(&aygun, &receipt.id).await.unwrap();
        let result = card.result.unwrap();
        let provider = world.portal.reference().institution_name(&"azersu".into()).az;
        assert_eq!(result.text, format!("{}, 13.03.2026: Əliyev Aygün, FİN FINAygün, 3 il. {provider}", receipt.number));
        assert!(result.by_itself && result.ground.is_empty() && result.signature.report.is_valid(), "{:?}", result.signature);
        let history: Vec<_> = card.entries.iter().map(|entry| entry.what).collect();
        assert_eq!((card.line.state, history), (State::Done, vec![What::Sent, What::Received, What::Done]));
        let taken = request::fetch_sealed(&aygun, &receipt.id, SignedPart::Document).await.unwrap();
        let seal = request::fetch_sealed(&azersu, &receipt.id, SignedPart::Signature).await.unwrap();
        assert!(
            examine(&world.visitor(), Bytes::from(taken.bytes), Bytes::from(seal.bytes)).await.unwrap().is_valid(),
            "anybody can check them"
        );
        let murad = world.citizen("Murad").await;
        assert!(matches!(request::fetch_sealed(&murad, &receipt.id, SignedPart::Document).await, Err(Error::NotFound)));
        assert_eq!(told(&aygun).await.len(), 2, "the confirmation and the result");
        assert_eq!(told(&azersu).await, [], "nobody has work with it");
        assert_eq!(request::desk(&azersu, DeskQuery { over: true, ..DeskQuery::default() }).await.unwrap().total, 1);
        let check = world.portal.check_signatures(|_, _| {}).await.unwrap();
        assert_eq!((check.signatures, check.invalid), (1, vec![]));
        assert!(world.portal.check(|_, _| {}).await.unwrap().broken_records.is_empty());
    }
}

#[tokio::test]
async fn r_annex1_3_3_1_a_rule_of_the_form_refuses_on_a_ground_of_the_regulation() {
    for world in worlds().await {
        let number = service_of(&world, form("{il} il")).await;
        let aygun = world.citizen("Aygün").await;
        let receipt = request::send(&aygun, years(&number, "6")).await.unwrap();
        let card = request::card(&aygun, &receipt.id).await.unwrap();
        let result = card.result.unwrap();
        assert_eq!(
            (result.ground.as_str(), result.text.as_str(), card.line.state),
            (GROUND, "6 il çoxdur.", State::Refused),
            "{}",
            world.name
        );
        assert!(receipt.at_once && result.signature.report.is_valid());
        assert_eq!(told(&aygun).await[0], AccountWhat::RequestRefused);
    }
}

#[tokio::test]
async fn r_annex1_1_6_where_the_system_can_not_say_a_person_does() {
    for world in worlds().await {
        let number = service_of(&world, form("{patronymic}")).await;
        let (aygun, azersu) = (world.citizen("Aygün").await, world.institution_staff("azersu").await);
        let receipt = request::send(&aygun, years(&number, "3")).await.unwrap();
        assert!(!receipt.at_once, "{}: no register has said the patronymic", world.name);
        assert_eq!(told(&azersu).await, [AccountWhat::RequestCame]);
    }
    for world in worlds().await {
        let number = service_of(&world, form("{il} il")).await;
        let (aygun, azersu) = (world.citizen("Aygün").await, world.institution_staff("azersu").await);
        let demo = world.portal.device();
        world.portal.set_device(Arc::new(Missing));
        let receipt = request::send(&aygun, years(&number, "3")).await.unwrap();
        let card = request::card(&aygun, &receipt.id).await.unwrap();
        assert_eq!((receipt.at_once, card.line.state, card.result), (false, State::Received, None), "{}: no seal, no result", world.name);
        assert_eq!(told(&azersu).await, [AccountWhat::RequestCame], "its staff have it");
        world.portal.set_device(demo);
        request::take(&azersu, &receipt.id).await.unwrap();
        request::finish(&azersu, FinishForm { id: receipt.id.clone(), text: RESULT.into(), ..FinishForm::default() }).await.unwrap();
        let result = request::card(&aygun, &receipt.id).await.unwrap().result.unwrap();
        assert!(!result.by_itself && result.text == RESULT);
    }
}

/// A request that is taken in by a server which dies before its result.
async fn left_over(world: &World, sender: &Ctx, number: &str) -> RequestId {
    let device = world.portal.device();
    world.portal.set_device(Arc::new(Deadly));
    let (form, sender) = (years(number, "3"), sender.clone());
    let id = form.id.clone();
    assert!(tokio::spawn(async move { request::send(&sender, form).await }).await.is_err(), "it has died");
    world.portal.set_device(device);
    id
}

#[tokio::test]
async fn r_annex1_1_6_what_a_server_that_died_has_left_over_gets_its_result_once() {
    for world in worlds().await {
        let number = service_of(&world, form("{il} il")).await;
        let (aygun, azersu) = (world.citizen("Aygün").await, world.institution_staff("azersu").await);
        let id = left_over(&world, &aygun, &number).await;
        let receipt = request::send(&aygun, RequestSend { id: id.clone(), ..years(&number, "3") }).await.unwrap();
        assert!(!receipt.at_once, "{}: it has come in, and has no result yet", world.name);
        assert_eq!(request::end_left_over(&world.portal).await.unwrap(), 0, "another server may be at it");
        world.wait_hours(1);
        assert_eq!(request::end_left_over(&world.portal).await.unwrap(), 1);
        assert_eq!(request::end_left_over(&world.portal).await.unwrap(), 0, "once");
        let card = request::card(&later(&aygun), &id).await.unwrap();
        let history: Vec<_> = card.entries.iter().map(|entry| entry.what).collect();
        assert_eq!((card.line.state, history), (State::Done, vec![What::Sent, What::Received, What::Done]));
        let result = card.result.unwrap();
        assert!(result.by_itself && result.signature.report.is_valid() && result.text == "3 il");
        assert_eq!((told(&aygun).await.len(), told(&azersu).await), (2, vec![]), "the sender twice, nobody else");
        assert!(world.portal.check(|_, _| {}).await.unwrap().broken_records.is_empty());
    }
}

#[tokio::test]
async fn r_annex1_1_6_what_is_left_over_and_can_not_end_is_told_to_staff_once_and_what_was_taken_back_rests() {
    for world in worlds().await {
        let number = service_of(&world, form("{il} il")).await;
        let (aygun, azersu) = (world.citizen("Aygün").await, world.institution_staff("azersu").await);
        let withdrawn = left_over(&world, &aygun, &number).await;
        request::withdraw(&aygun, &withdrawn).await.unwrap();
        let unsealed = left_over(&world, &aygun, &number).await;
        world.portal.set_device(Arc::new(Missing));
        world.wait_hours(1);
        for _ in 0..2 {
            assert_eq!(request::end_left_over(&world.portal).await.unwrap(), 0, "{}", world.name);
        }
        let staff = told(&azersu).await;
        assert_eq!(staff.iter().filter(|what| **what == AccountWhat::RequestCame).count(), 1, "{staff:?}");
        let state = async |id| request::card(&later(&aygun), id).await.unwrap().line.state;
        assert_eq!((state(&unsealed).await, state(&withdrawn).await), (State::Received, State::Withdrawn));
    }
}
