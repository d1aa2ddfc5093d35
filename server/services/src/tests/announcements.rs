//! Announcements of the owner (A7.0.7).

use crate::testing::{World, later, refusals, worlds};
use crate::{Ctx, Error, account, announcements, official};
use domain::account::AccountWhat;
use domain::announcement::{AnnouncementForm, AnnouncementView};
use domain::refusal::{Code, Field};

fn form() -> AnnouncementForm {
    AnnouncementForm {
        title: "Cavabların yeni forması".into(),
        text: "1 apreldən cavablar yeni formada yazılır.".into(),
        ack_by: "2026-03-18".into(),
        to: vec!["azersu".into(), "aayda".into()],
        ..AnnouncementForm::default()
    }
}

async fn waits(ctx: &Ctx) -> Vec<AnnouncementView> {
    official::desk_news(ctx).await.unwrap().announcements
}

async fn published(world: &World) -> (Ctx, Ctx, AnnouncementView) {
    let (owner, azersu) = (world.owner_staff().await, world.institution_staff("azersu").await);
    announcements::publish(&owner, form()).await.unwrap();
    let view = announcements::list(&owner).await.unwrap().remove(0);
    (owner, azersu, view)
}

#[tokio::test]
async fn a7_0_7_the_institutions_chosen_see_it_until_one_of_their_staff_acknowledges_it() {
    for world in worlds().await {
        let (owner, azersu, view) = published(&world).await;
        let other = world.institution_staff("azerisiq").await;
        assert_eq!(view.waiting(), 2, "{}", world.name);
        assert_eq!(waits(&azersu).await[0].versions[0].title, "Cavabların yeni forması");
        assert_eq!(account::notices(&azersu).await.unwrap()[0].what, AccountWhat::Announced);
        assert!(waits(&other).await.is_empty() && announcements::list(&other).await.unwrap().is_empty());
        assert!(matches!(announcements::acknowledge(&other, &view.id, 1).await, Err(Error::NotFound)));

        announcements::acknowledge(&azersu, &view.id, 1).await.unwrap();
        assert!(waits(&azersu).await.is_empty());
        assert_eq!(refusals(announcements::acknowledge(&azersu, &view.id, 1).await), [(Field::Form, Code::AlreadyDone)]);
        let seen = announcements::list(&owner).await.unwrap().remove(0);
        let read: Vec<_> = seen.readers.iter().filter_map(|reader| reader.read.clone()).collect();
        assert_eq!((read, seen.waiting()), (vec![(azersu.now, "azersu Əliyev".to_owned())], 1));
        let mine = announcements::list(&azersu).await.unwrap().remove(0);
        assert_eq!(mine.readers.len(), 1, "what others have read is the owner's to know");
        world.wait_hours(24 * 7);
        assert!(announcements::list(&later(&owner)).await.unwrap()[0].late);
    }
}

#[tokio::test]
async fn a7_0_7_a_correction_is_a_new_version_and_nothing_is_overwritten() {
    for world in worlds().await {
        let (owner, azersu, view) = published(&world).await;
        announcements::acknowledge(&azersu, &view.id, 1).await.unwrap();
        let correction = AnnouncementForm { id: view.id.clone(), seen: 1, text: "1 maydan yeni formada yazılır.".into(), ..form() };
        announcements::publish(&owner, correction.clone()).await.unwrap();
        assert!(
            matches!(announcements::publish(&owner, correction).await, Err(Error::Conflict)),
            "{}: it was written on the old one",
            world.name
        );
        let waiting = waits(&azersu).await.remove(0);
        let texts: Vec<_> = waiting.versions.iter().map(|one| (one.version, one.text.as_str())).collect();
        assert_eq!(texts, [(2, "1 maydan yeni formada yazılır."), (1, "1 apreldən cavablar yeni formada yazılır.")]);
        assert!(matches!(announcements::acknowledge(&azersu, &view.id, 1).await, Err(Error::Conflict)), "the new one is to be read");
        announcements::acknowledge(&azersu, &view.id, 2).await.unwrap();
        let lost = AnnouncementForm { id: "nothing".into(), seen: 1, ..form() };
        assert!(matches!(announcements::publish(&owner, lost).await, Err(Error::NotFound)));
    }
}

#[tokio::test]
async fn a7_0_7_all_means_every_institution_and_only_the_owner_publishes() {
    for world in worlds().await {
        let (owner, azersu) = (world.owner_staff().await, world.institution_staff("azersu").await);
        let all = AnnouncementForm { all: true, to: Vec::new(), ..form() };
        announcements::publish(&owner, all.clone()).await.unwrap();
        let view = announcements::list(&owner).await.unwrap().remove(0);
        let active = world.portal.reference().institutions.iter().filter(|one| one.active).count();
        assert_eq!(view.readers.len(), active, "{}", world.name);
        let unknown = AnnouncementForm { to: vec!["nobody".into()], ..form() };
        assert_eq!(refusals(announcements::publish(&owner, unknown).await), [(Field::Institutions, Code::Unknown)]);
        for other in [azersu, world.operator_staff().await, world.citizen("Aygün").await] {
            assert!(matches!(announcements::publish(&other, all.clone()).await, Err(Error::Forbidden)));
        }
        assert!(matches!(announcements::acknowledge(&owner, &view.id, 1).await, Err(Error::Forbidden)));
    }
}
