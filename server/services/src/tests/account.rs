//! One's own account: what is kept and shown, taking the data along, leaving (T1.2, T2.2, T3.4, T6.1, T8.4).

use crate::account::{self, Export};
use crate::people::{Identity, accept_terms, session, session_name, sign_in, sign_out, whoami};
use crate::portal::Limits;
use crate::testing::{World, form, later, refusals, world, worlds};
use crate::{Ctx, Error, appeals, cabinet, institution, owner};
use domain::account::{Act, Consent, DeviceUse, Done};
use domain::appeal::form::{JoinForm, RouteForm};
use domain::appeal::view::What;
use domain::ids::{AppealId, JoinId};
use domain::lang::Lang;
use domain::refusal::{Code, Field};
use domain::role::Role;
use std::collections::BTreeMap;
use std::io::{Cursor, Read};

const FIREFOX: &str = "Mozilla/5.0 (X11; Linux x86_64; rv:127.0) Gecko/20100101 Firefox/127.0";

fn identity(name: &str) -> Identity {
    Identity {
        issuer: "test".into(),
        subject: name.into(),
        fin: "5DM0L01".into(),
        given_name: name.into(),
        surname: "Əliyev".into(),
        phone: Some("+994501234567".into()),
        method: "SİMA".into(),
        assurance: "high".into(),
        ..Identity::default()
    }
}

/// Signed in with a browser, the terms accepted; the context knows its session, as the server's requests do.
async fn in_browser(world: &World, name: &str) -> (Ctx, String) {
    let secret = sign_in(&world.portal, identity(name), FIREFOX).await.unwrap();
    let actor = session(&world.portal, &secret).await.unwrap().unwrap();
    let ctx = world.portal.ctx(actor, Lang::Az, None).in_session(Some(session_name(&secret)));
    accept_terms(&ctx, "1").await.unwrap();
    (ctx, secret)
}

async fn routed(world: &World, author: &Ctx, institution: &str) -> AppealId {
    let id = appeals::submit(author, form()).await.unwrap().appeal;
    let staff = world.owner_staff().await;
    owner::route(&staff, RouteForm { appeal: id.clone(), institutions: vec![institution.into()], ..RouteForm::default() }).await.unwrap();
    id
}

#[tokio::test]
async fn t1_2_a_legal_person_acts_through_its_representative() {
    for world in worlds().await {
        let company =
            Identity { voen: Some("1234567891".into()), legal_name: Some("“Xəzər Mənzil” MMC".into()), ..identity("Xəzər") };
        let secret = sign_in(&world.portal, company, FIREFOX).await.unwrap();
        let actor = session(&world.portal, &secret).await.unwrap().unwrap();
        let ctx = world.portal.ctx(actor, Lang::Az, None);
        assert_eq!(whoami(&ctx).await.unwrap().unwrap().display_name, "“Xəzər Mənzil” MMC");
        let shown = account::view(&ctx).await.unwrap();
        assert_eq!(shown.legal, Some(("“Xəzər Mənzil” MMC".into(), "1234567891".into())));
        assert_eq!((shown.names[0].as_str(), shown.fin.as_str(), shown.phone.as_str()), ("Xəzər", "5DM••••", "+994501234567"));
        accept_terms(&ctx, "1").await.unwrap();
        assert!(appeals::submit(&ctx, form()).await.is_ok(), "a legal person sends as anybody does");
    }
}

#[tokio::test]
async fn t8_4_sign_ins_are_shown_with_device_and_method_after_their_sessions_too() {
    for world in worlds().await {
        let (_, first) = in_browser(&world, "Aygün").await;
        sign_out(&world.portal, &first).await.unwrap();
        world.wait_hours(1);
        let (ctx, second) = in_browser(&world, "Aygün").await;
        let shown = account::view(&ctx).await.unwrap();
        assert_eq!(shown.sign_ins.len(), 2, "{}", world.name);
        let last = &shown.sign_ins[0];
        assert_eq!((last.device.as_str(), last.method.as_str(), last.assurance.as_str()), ("Firefox, Linux", "SİMA", "high"));
        assert_eq!(shown.sessions.iter().map(|one| (one.name.clone(), one.this)).collect::<Vec<_>>(), [(session_name(&second), true)]);
    }
}

#[tokio::test]
async fn t8_4_a_session_can_be_ended_from_another_and_all_at_once() {
    for world in worlds().await {
        let (here, mine) = in_browser(&world, "Aygün").await;
        let (_, lost) = in_browser(&world, "Aygün").await;
        let (stranger, theirs) = in_browser(&world, "Rauf").await;
        account::end_session(&stranger, &session_name(&lost)).await.unwrap();
        assert!(session(&world.portal, &lost).await.unwrap().is_some(), "nobody ends another's session");
        account::end_session(&here, &session_name(&lost)).await.unwrap();
        assert_eq!(session(&world.portal, &lost).await.unwrap(), None, "at once");
        assert!(session(&world.portal, &mine).await.unwrap().is_some());
        assert_eq!(account::sign_out_everywhere(&here).await.unwrap(), 1);
        assert_eq!(session(&world.portal, &mine).await.unwrap(), None);
        assert!(session(&world.portal, &theirs).await.unwrap().is_some());
    }
}

#[tokio::test]
async fn t6_1_every_action_is_shown_with_its_time_session_and_device() {
    for world in worlds().await {
        let (ctx, secret) = in_browser(&world, "Aygün").await;
        world.wait_hours(1);
        let sent = appeals::submit(&later(&ctx), form()).await.unwrap();
        let (other, _) = in_browser(&world, "Rauf").await;
        let joining = JoinForm { id: JoinId(crate::testing::new_id().0), appeal: sent.appeal.clone(), ..JoinForm::default() };
        appeals::join(&other, joining).await.unwrap();
        let shown = account::view(&later(&ctx)).await.unwrap();
        let done: Vec<Done> = shown.actions.iter().map(|line| line.done).collect();
        assert_eq!(done, [Done::Appeal(What::Sent), Done::Account(Act::TermsAccepted)], "{}: only the own ones", world.name);
        let line = &shown.actions[0];
        assert_eq!(line.appeal, Some((sent.appeal, sent.number)));
        assert_eq!((line.at_ms, line.by, line.device.as_str()), (world.portal.now(), Role::Citizen, "Firefox, Linux"));
        assert!(!line.session.is_empty() && session_name(&secret).starts_with(&line.session));
        assert!(world.portal.check(|_, _| {}).await.unwrap().broken.is_empty(), "the session is part of the chain");
    }
}

#[tokio::test]
async fn t3_4_the_person_sees_which_body_was_given_the_data_and_opened_them() {
    for world in worlds().await {
        let (author, _) = in_browser(&world, "Aygün").await;
        let (joined, _) = in_browser(&world, "Rauf").await;
        let id = routed(&world, &author, "azersu").await;
        let joining = JoinForm { id: JoinId(crate::testing::new_id().0), appeal: id.clone(), ..JoinForm::default() };
        appeals::join(&joined, joining).await.unwrap();
        let told = async |ctx: &Ctx| {
            let rows = account::view(&later(ctx)).await.unwrap().disclosures;
            rows.into_iter().map(|row| (row.institution.az, row.opened)).collect::<Vec<_>>()
        };
        let azersu = world.portal.reference().institution_name(&"azersu".into()).az;
        assert_eq!(told(&author).await, [(azersu.clone(), false)], "{}", world.name);
        world.wait_hours(2);
        let staff = later(&world.institution_staff("azersu").await);
        institution::card(&staff, &id).await.unwrap();
        world.wait_hours(1);
        institution::card(&later(&staff), &id).await.unwrap();
        for person in [&author, &joined] {
            assert_eq!(told(person).await, [(azersu.clone(), true), (azersu.clone(), false)], "once, though opened twice");
        }
        let rows = account::view(&later(&author)).await.unwrap().disclosures;
        assert_eq!(rows[0].at_ms, staff.now, "the first opening");
        let other = world.institution_staff("azeriqaz").await;
        assert!(matches!(institution::card(&other, &id).await, Err(Error::NotFound)));
        assert_eq!(told(&author).await.len(), 2, "whoever does not get it leaves no trace");
    }
}

/// The whole archive, as a person would unpack it.
pub(super) async fn unpacked(export: Export) -> BTreeMap<String, Vec<u8>> {
    let Export { mut parts, .. } = export;
    let mut bytes = Vec::new();
    while let Some(part) = parts.recv().await {
        bytes.extend_from_slice(&part.unwrap());
    }
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut files = BTreeMap::new();
    for at in 0..archive.len() {
        let mut file = archive.by_index(at).unwrap();
        let (name, mut content) = (file.name().unwrap().into_owned(), Vec::new());
        file.read_to_end(&mut content).unwrap();
        files.insert(name, content);
    }
    files
}

#[tokio::test]
async fn t2_2_everything_that_is_kept_can_be_taken_along() {
    for world in worlds().await {
        let (author, _) = in_browser(&world, "Aygün").await;
        let (other, _) = in_browser(&world, "Rauf").await;
        let photo = crate::media::take_photo(&author, crate::media::tests::jpeg_with_exif(64, 48).into()).await.unwrap().id;
        let own = domain::appeal::form::AppealForm { media: vec![photo.clone()], ..form() };
        let own = appeals::submit(&author, own).await.unwrap();
        let theirs = appeals::submit(&other, form()).await.unwrap();
        let joining = JoinForm {
            id: JoinId(crate::testing::new_id().0),
            appeal: theirs.appeal.clone(),
            text: "Mən də görmüşəm".into(),
            ..JoinForm::default()
        };
        appeals::join(&author, joining).await.unwrap();
        let later = crate::media::take_photo(&author, crate::media::tests::jpeg_with_exif(48, 64).into()).await.unwrap().id;
        let addition = domain::appeal::form::RightForm {
            id: crate::testing::new_id().0.into(),
            appeal: own.appeal.clone(),
            step: Some(domain::lifecycle::Step::AddDocuments),
            text: "Sonradan əlavə".into(),
            media: vec![later.clone()],
            ..Default::default()
        };
        crate::rights::exercise(&author, addition).await.unwrap();
        let consents = vec![Consent { of: DeviceUse::Location, given: true, at_ms: author.now }];
        let files = unpacked(account::export(&author, consents).await.unwrap()).await;
        let text = |name: &str| String::from_utf8_lossy(files.get(name).unwrap_or_else(|| panic!("{name} in {files:?}"))).into_owned();
        assert!(text("account.json").contains("5DM0L01"), "the own FİN is whole");
        let sent = text(&format!("appeals/{}.json", own.number));
        assert!(sent.contains("maşınlar zədələnir") && sent.contains("Sonradan əlavə"), "{sent}");
        assert!(files.contains_key(&format!("files/{later}.jpg")), "what was added later too");
        let joined = text(&format!("appeals/{}.json", theirs.number));
        assert!(joined.contains("Mən də görmüşəm") && !joined.contains("maşınlar zədələnir"), "another's words stay another's: {joined}");
        assert!(files[&format!("files/{photo}.jpg")].starts_with(&[0xFF, 0xD8]));
        assert!(text("actions.json").contains("\"sent\"") && text("sign-ins.json").contains("SİMA"));
        assert!(text("consents.json").contains("location") && files.contains_key("notices.json") && files.contains_key("disclosures.json"));
        assert!(files.contains_key("queue-orders.json") && files.contains_key("roles.json"));
        let secret_kept = files.values().any(|content| String::from_utf8_lossy(content).contains("id_hash"));
        assert!(!secret_kept, "nothing that opens a session");
    }
}

#[tokio::test]
async fn t6_0_3_data_are_taken_along_a_few_times_an_hour() {
    let limits = Limits { exports_per_hour: 1, ..Limits::unlimited() };
    let world = world(store::testing::sqlite().await, limits).await;
    let (ctx, _) = in_browser(&world, "Aygün").await;
    assert!(account::export(&ctx, Vec::new()).await.is_ok());
    assert!(matches!(account::export(&ctx, Vec::new()).await, Err(Error::Busy { .. })));
    assert!(matches!(account::export(&world.visitor(), Vec::new()).await, Err(Error::SignIn)));
}

#[tokio::test]
async fn t2_2_who_leaves_takes_the_account_away_and_the_appeals_go_on() {
    for world in worlds().await {
        let (author, secret) = in_browser(&world, "Aygün").await;
        let id = routed(&world, &author, "azersu").await;
        assert_eq!(refusals(account::close(&author, "bəli").await), [(Field::Confirm, Code::BadFormat)]);
        assert!(session(&world.portal, &secret).await.unwrap().is_some(), "nothing happened");
        account::close(&author, "bağla").await.unwrap();
        assert_eq!(session(&world.portal, &secret).await.unwrap(), None, "signed out everywhere, at once");
        let staff = world.institution_staff("azersu").await;
        let card = institution::card(&staff, &id).await.unwrap();
        assert_eq!((card.author.as_str(), card.phone.as_str()), ("Aygün Əliyev", ""), "the law wants an author; the contact is gone");
        assert!(!card.steps.is_empty(), "the institution still answers");
        let (again, _) = in_browser(&world, "Aygün").await;
        assert_ne!(again.actor.person, author.actor.person, "a new account");
        assert!(cabinet::list(&again).await.unwrap().is_empty());
        assert!(matches!(account::close(&staff, "bağla").await, Err(Error::Forbidden)), "an employee's account ends with the role");
    }
}
