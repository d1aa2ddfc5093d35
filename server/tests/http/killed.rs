//! `kill -9` in the middle of answering and of uploading: what was acknowledged is there, whole and signed; the rest is done again.

use super::program::Program;
use super::site::form;
use domain::appeal::form::RouteForm;
use domain::ids::{AppealId, MediaId};
use domain::lang::Lang;
use domain::role::{Grant, Role};
use futures::future::{join, join_all};
use serde_json::{Value, json};
use services::people::{self, Identity};
use services::portal::{Limits, PortalConfig};
use services::{Ctx, Portal, appeals, cabinet, media, owner};
use std::path::Path;
use std::sync::{Arc, Mutex};

const APPEALS: usize = 40;
/// Each sender has so many.
const EACH: usize = 5;
/// The end comes after so many answers.
const KILL_AFTER: usize = 10;
const UPLOADERS: u32 = 4;

/// Signed in, with the terms accepted; the session's secret.
async fn person(portal: &Arc<Portal>, name: &str, grant: Option<Grant>) -> (String, Ctx) {
    let identity = Identity {
        issuer: "test".into(),
        subject: name.into(),
        fin: format!("FIN{name}"),
        given_name: name.into(),
        surname: "Əliyev".into(),
        method: "demo".into(),
        assurance: "high".into(),
        ..Identity::default()
    };
    if let Some(grant) = grant {
        people::sign_in(portal, identity.clone(), "test").await.unwrap();
        let person = people::person_of(portal, "test", name).await.unwrap().unwrap();
        people::grant(portal, &person, grant).await.unwrap();
    }
    let token = people::sign_in(portal, identity, "test").await.unwrap();
    let ctx = signed_in(portal, &token).await;
    people::accept_terms(&ctx, "1").await.unwrap();
    (token, ctx)
}

async fn signed_in(portal: &Arc<Portal>, token: &str) -> Ctx {
    let actor = people::session(portal, token).await.unwrap().unwrap();
    portal.ctx(actor, Lang::Az, None)
}

async fn open(data: &Path, database: &str) -> Arc<Portal> {
    let mut config = PortalConfig::new(data, database);
    config.limits = Limits::unlimited();
    Portal::open(config).await.unwrap()
}

/// Appeals that lie before an institution; the secrets of their author and of its employee.
async fn placed(data: &Path, database: &str) -> (Vec<AppealId>, String, String) {
    let portal = open(data, database).await;
    let (author, aygun) = person(&portal, "aygun", None).await;
    let (_, sahib) = person(&portal, "sahib", Some(Grant { role: Role::OwnerStaff, institution: None, territory: None })).await;
    let house = Grant { role: Role::InstitutionStaff, institution: Some("azersu".into()), territory: None };
    let (employee, _) = person(&portal, "azersu", Some(house)).await;
    let mut placed = Vec::new();
    for _ in 0..APPEALS {
        let id = appeals::submit(&aygun, serde_json::from_value(form()).unwrap()).await.unwrap().appeal;
        let route = RouteForm { appeal: id.clone(), institutions: vec!["azersu".into()], ..RouteForm::default() };
        owner::route(&sahib, route).await.unwrap();
        placed.push(id);
    }
    portal.db().close().await;
    (placed, author, employee)
}

async fn answer(program: &Program, employee: &str, id: &AppealId) -> Option<(u16, Value)> {
    let body = json!({ "form": { "appeal": id, "text": "Nasazlıq aradan qaldırılıb, çuxur doldurulub." } });
    program.post("/api/institution/answer", &format!("muraciet={employee}"), "application/json", body.to_string()).await
}

/// A photo that nobody else has taken.
fn photo(width: u32, height: u32) -> Vec<u8> {
    let picture = image::RgbImage::from_fn(width, height, |x, y| image::Rgb([x as u8, y as u8, 90]));
    let mut bytes = std::io::Cursor::new(Vec::new());
    image::DynamicImage::from(picture).write_to(&mut bytes, image::ImageFormat::Jpeg).unwrap();
    bytes.into_inner()
}

/// Answered appeals, those of which nobody knows, and the photos taken before the end.
async fn until_killed(program: Program, placed: &[AppealId], author: &str, employee: &str) -> (Vec<AppealId>, Vec<AppealId>, Vec<MediaId>) {
    let (done, lost, photos) = (Mutex::new(Vec::new()), Mutex::new(Vec::new()), Mutex::new(Vec::new()));
    let answering = async |ids: &[AppealId]| {
        for id in ids {
            match answer(&program, employee, id).await {
                None => lost.lock().unwrap().push(id.clone()),
                Some((200, _)) => {
                    let mut done = done.lock().unwrap();
                    done.push(id.clone());
                    if done.len() == KILL_AFTER {
                        program.kill();
                    }
                }
                Some(other) => panic!("{other:?}"),
            }
        }
    };
    let cookie = format!("muraciet={author}");
    let uploading = async |width: u32| {
        for height in 40.. {
            let sent = program.post("/upload/photo", &cookie, "image/jpeg", photo(width, height));
            let Some((status, stored)) = sent.await else { return };
            assert_eq!(status, 200, "{stored}");
            photos.lock().unwrap().push(MediaId::from(stored["id"].as_str().unwrap()));
        }
    };
    join(join_all(placed.chunks(EACH).map(answering)), join_all((0..UPLOADERS).map(|nr| uploading(50 + nr)))).await;
    program.ended().await;
    (done.into_inner().unwrap(), lost.into_inner().unwrap(), photos.into_inner().unwrap())
}

#[tokio::test(flavor = "multi_thread")]
async fn a7_0_4_after_kill_9_every_acknowledged_answer_and_photo_is_there_and_the_rest_is_done_once() {
    for database in store::testing::databases().await {
        let data = tempfile::tempdir().unwrap();
        let (ids, author, employee) = placed(data.path(), &database.url).await;
        let program = Program::serve(data.path(), &database.url).await;
        let (done, lost, photos) = until_killed(program, &ids, &author, &employee).await;
        assert!(done.len() >= KILL_AFTER && !lost.is_empty(), "{}: {} and {}", database.name, done.len(), lost.len());

        let program = Program::serve(data.path(), &database.url).await;
        for id in &done {
            assert_eq!(answer(&program, &employee, id).await.unwrap().0, 422, "{}: it is answered", database.name);
        }
        for id in &lost {
            let (status, said) = answer(&program, &employee, id).await.unwrap();
            assert!(status == 200 || status == 422, "{}: {status} {said}", database.name);
        }
        let portal = open(data.path(), &database.url).await;
        let aygun = signed_in(&portal, &author).await;
        for id in &ids {
            let answers = cabinet::card(&aygun, id).await.unwrap().answers;
            assert!(answers.len() == 1 && answers[0].signature_valid, "{}: {answers:?}", database.name);
        }
        for photo in &photos {
            let kept = media::file(&aygun, photo, media::Size::Full).await.unwrap();
            assert!(!kept.whole(&aygun).await.unwrap().is_empty(), "{}", database.name);
        }
        let found = portal.check(|_, _| {}).await.unwrap();
        assert_eq!((found.appeals, found.broken.len()), (APPEALS as u64, 0), "{}", database.name);
        assert!(portal.check_files(|_, _| {}).await.unwrap().damaged.is_empty(), "{}: no row without its file", database.name);
    }
}
