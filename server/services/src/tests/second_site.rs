//! The second site (A3.1.3, A3.4): the owner is told when it stands still (A6.0.3), and the system can begin from it.

use super::official::pdf;
use crate::portal::{Clock, Portal, PortalConfig};
use crate::request::TakeFile;
use crate::second_site::{self, SiteConfig};
use crate::testing::{form, new_id, world_with};
use crate::{account, appeals, incidents, media, official, operator, regulation, request};
use domain::account::AccountWhat;
use domain::ids::{RegulationId, RequestId};
use domain::incident::Service;
use domain::regulation::NewForm;
use domain::time::UnixMs;
use store::second_site::restore;

const PATIENT: u64 = 30;

fn site(folder: &std::path::Path, patience_s: u64) -> SiteConfig {
    SiteConfig { folder: folder.to_owned(), key: None, wait: true, patience_s, alarm_s: 60 }
}

#[tokio::test]
async fn a3_4_the_system_begins_from_the_second_site_with_every_appeal_and_file() {
    let there = tempfile::tempdir().unwrap();
    let plan = site(there.path(), PATIENT);
    let world =
        world_with(store::testing::sqlite().await, crate::portal::Limits::unlimited(), |config| config.second_site = Some(plan)).await;
    second_site::begin(&world.portal).await.unwrap();
    let author = world.citizen("Aygün").await;
    let photo = media::take_photo(&author, bytes::Bytes::from(media::tests::jpeg_with_exif(64, 48))).await.unwrap().id;
    let sent = appeals::submit(&author, domain::appeal::form::AppealForm { media: vec![photo.clone()], ..form() }).await.unwrap();

    // The machine burns right after the answer; another one begins.
    let folder = tempfile::tempdir().unwrap();
    let shelf = second_site::shelf(there.path(), None).unwrap();
    let database = folder.path().join("muraciet.db");
    restore(&shelf, &database, &folder.path().join("files")).await.unwrap();
    let config = PortalConfig::new(folder.path(), format!("sqlite:{}", database.display()));
    let portal = Portal::open_with_clock(config, Clock::fixed(world.portal.now())).await.unwrap();
    let check = portal.check(|_, _| {}).await.unwrap();
    assert_eq!((check.appeals, check.broken.len()), (1, 0));
    let files = portal.check_files(|_, _| {}).await.unwrap();
    assert_eq!((files.files, files.damaged.len()), (1, 0));
    let visitor = portal.ctx(domain::role::Actor::visitor(), domain::lang::Lang::Az, None);
    assert!(appeals::track(&visitor, &sent.number).await.is_ok(), "whoever has the number follows it there");

    // A changed byte of a file is found there.
    let damaged = folder.path().join("files").join(store::files::Files::path(&photo, "full").unwrap());
    let mut bytes = std::fs::read(&damaged).unwrap();
    bytes[10] ^= 1;
    std::fs::write(&damaged, bytes).unwrap();
    assert_eq!(portal.check_files(|_, _| {}).await.unwrap().damaged.len(), 1);
}

#[tokio::test]
async fn a3_1_3_a_backup_holds_photos_and_the_documents_of_official_requests() {
    let world = crate::testing::sqlite().await;
    let author = world.citizen("Aygün").await;
    let photo = media::take_photo(&author, bytes::Bytes::from(media::tests::jpeg_with_exif(64, 48))).await.unwrap().id;
    appeals::submit(&author, domain::appeal::form::AppealForm { media: vec![photo], ..form() }).await.unwrap();
    let document = official::take_document(&world.owner_staff().await, "", "məktub.pdf", pdf("məktub")).await.unwrap();
    let (there, folder) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let shelf = second_site::shelf(there.path(), None).unwrap();
    second_site::back_up(&world.portal, &shelf, |_, _| {}).await.unwrap();
    let (database, files) = (folder.path().join("muraciet.db"), folder.path().join("files"));
    restore(&shelf, &database, &files).await.unwrap();
    let config = PortalConfig::new(folder.path(), format!("sqlite:{}", database.display()));
    let portal = Portal::open_with_clock(config, Clock::fixed(world.portal.now())).await.unwrap();
    let check = portal.check_files(|_, _| {}).await.unwrap();
    assert_eq!((check.files, check.damaged.len()), (2, 0), "each is there and unchanged");
    assert!(files.join(store::files::Files::path(&document.digest, store::official_files::VARIANT).unwrap()).is_file());
}

#[tokio::test]
async fn a3_1_3_a_backup_holds_documents_of_requests_for_services_and_forms_of_regulations() {
    let world = crate::testing::sqlite().await;
    let (author, azersu) = (world.citizen("Aygün").await, world.institution_staff("azersu").await);
    let asked = TakeFile { request: RequestId(new_id().0), field: "sened-1".into(), name: "pasport.pdf".into(), bytes: pdf("pasport") };
    request::take_file(&author, asked).await.unwrap();
    let id = RegulationId(new_id().0);
    regulation::begin(&azersu, NewForm { id: id.clone(), name: "Arayışın verilməsi".into() }).await.unwrap();
    regulation::take_form(&azersu, &id, "ərizə.pdf", pdf("ərizə")).await.unwrap();
    let (there, folder) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let shelf = second_site::shelf(there.path(), None).unwrap();
    assert_eq!(second_site::back_up(&world.portal, &shelf, |_, _| {}).await.unwrap(), 2);
    let database = folder.path().join("muraciet.db");
    restore(&shelf, &database, &folder.path().join("files")).await.unwrap();
    let config = PortalConfig::new(folder.path(), format!("sqlite:{}", database.display()));
    let portal = Portal::open_with_clock(config, Clock::fixed(world.portal.now())).await.unwrap();
    let check = portal.check_files(|_, _| {}).await.unwrap();
    assert_eq!((check.files, check.damaged.len()), (2, 0), "each is there and unchanged");
}

#[tokio::test]
async fn a6_0_3_the_owner_is_told_when_the_second_site_stands_still_and_when_it_is_back() {
    let place = tempfile::tempdir().unwrap();
    let (there, away) = (place.path().join("there"), place.path().join("away"));
    std::fs::create_dir(&there).unwrap();
    let plan = site(&there, 1);
    let world =
        world_with(store::testing::sqlite().await, crate::portal::Limits::unlimited(), |config| config.second_site = Some(plan)).await;
    second_site::begin(&world.portal).await.unwrap();
    let (owner, operator) = (world.owner_staff().await, world.operator_staff().await);
    let machine = Clock::System;
    assert_eq!(second_site::watch(&world.portal, machine.now()).await.unwrap(), 0);
    assert_eq!(operator::desk(&operator).await.unwrap().second_site.map(|site| (site.stands_still, site.waits)), Some((false, true)));

    std::fs::rename(&there, &away).unwrap();
    appeals::submit(&world.citizen("Aygün").await, form()).await.unwrap();
    let later = |seconds: i64| UnixMs(machine.now().0 + seconds * 1_000);
    second_site::watch(&world.portal, later(30)).await.unwrap();
    assert!(incidents::list(&owner).await.unwrap().is_empty(), "a moment is no incident");
    for _ in 0..2 {
        assert!(second_site::watch(&world.portal, later(120)).await.unwrap() >= 100);
    }
    let standing = incidents::list(&owner).await.unwrap();
    assert_eq!(standing.iter().map(|one| (one.service, one.closed.is_none())).collect::<Vec<_>>(), [(Service::Backup, true)], "once");
    assert_eq!(account::notices(&owner).await.unwrap()[0].what, AccountWhat::IncidentOpened);

    std::fs::rename(&away, &there).unwrap();
    world.portal.site().unwrap().settled().await;
    // What the settling itself wrote is copied as well.
    while world.portal.site().unwrap().state().behind_since.is_some() {
        tokio::task::yield_now().await;
    }
    second_site::watch(&world.portal, machine.now()).await.unwrap();
    assert!(incidents::list(&owner).await.unwrap()[0].closed.is_some());
    assert_eq!(account::notices(&owner).await.unwrap()[0].what, AccountWhat::IncidentClosed);
}

#[tokio::test]
async fn a_second_site_that_is_not_there_keeps_the_server_from_starting() {
    let plan = site(std::path::Path::new("/nowhere/at/all"), 1);
    let world =
        world_with(store::testing::sqlite().await, crate::portal::Limits::unlimited(), |config| config.second_site = Some(plan)).await;
    assert!(second_site::begin(&world.portal).await.is_err());
}
