//! Covering parts of a photo before the public sees it (A8.5, A8.6).

use super::rights::{joined, routed, sent_with_photo};
use crate::testing::{World, refusals, worlds};
use crate::{Ctx, Error, appeals, cabinet, institution, media, owner};
use domain::appeal::view::What;
use domain::ids::{AppealId, MediaId};
use domain::media::cover::{Area, CoverForm};
use domain::refusal::{Code, Field};
use domain::role::Role;
use media::Size;

/// The left half.
const HALF: Area = Area { x: 0, y: 0, w: 500, h: 1_000 };

fn cover(appeal: &AppealId, photo: &MediaId, areas: &[Area], seen: Option<String>) -> CoverForm {
    CoverForm { appeal: appeal.clone(), photo: photo.clone(), areas: areas.to_vec(), seen }
}

/// The covering that a card shows.
async fn held(staff: &Ctx, id: &AppealId) -> Option<(String, MediaId)> {
    owner::card(staff, id).await.unwrap().covers.pop().map(|one| (one.id, one.copy))
}

async fn is_public(world: &World, photo: &MediaId) -> bool {
    match media::open(&world.visitor(), photo, Size::Full).await {
        Ok(picture) => picture.public,
        Err(Error::NotFound) => false,
        Err(other) => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn a8_5_the_public_sees_the_covered_copy_alone_at_once_and_everywhere() {
    for world in worlds().await {
        let (author, neighbour, staff) = (world.citizen("Aygün").await, world.citizen("Elçin").await, world.owner_staff().await);
        let (id, photo) = sent_with_photo(&author).await;
        joined(&neighbour, &id).await;
        routed(&world, &id, &["azersu"]).await;
        assert!(is_public(&world, &photo).await, "{}", world.name);
        owner::cover(&staff, cover(&id, &photo, &[HALF], None)).await.unwrap();
        let (_, copy) = held(&staff, &id).await.unwrap();
        assert!(!is_public(&world, &photo).await && is_public(&world, &copy).await);
        let page = appeals::public(&world.visitor(), &id).await.unwrap();
        assert_eq!((page.photos, page.line.photo), (vec![copy.clone()], Some(copy.clone())), "page, map, list");
        assert!(matches!(media::open(&neighbour, &photo, Size::Thumb).await, Err(Error::NotFound)), "who joined sees what the public sees");
        assert_eq!(cabinet::card(&author, &id).await.unwrap().media, std::slice::from_ref(&photo), "its author sees the own photo");
        assert!(media::open(&author, &photo, Size::Full).await.is_ok());
        let card = institution::card(&world.institution_staff("azersu").await, &id).await.unwrap();
        assert_eq!((card.media, card.covers[0].photo.clone(), card.covers[0].areas.clone()), (vec![copy], photo.clone(), vec![HALF]));
        assert!(card.timeline.iter().any(|entry| entry.what == What::PhotoCovered && !entry.public));
    }
}

#[tokio::test]
async fn a8_5_the_pixels_are_gone_from_every_size() {
    let world = crate::testing::sqlite().await;
    let (author, staff) = (world.citizen("Aygün").await, world.owner_staff().await);
    let (id, photo) = sent_with_photo(&author).await;
    owner::cover(&staff, cover(&id, &photo, &[HALF], None)).await.unwrap();
    let (_, copy) = held(&staff, &id).await.unwrap();
    for size in [Size::Full, Size::Medium, Size::Thumb] {
        let read = async |of: &MediaId| {
            let bytes = media::open(&staff, of, size).await.unwrap().bytes;
            image::load_from_memory(&bytes).unwrap().into_rgb8()
        };
        let (covered, before) = (read(&copy).await, read(&photo).await);
        let (width, height) = covered.dimensions();
        assert_eq!((width, height), before.dimensions());
        let dark = |x: u32, y: u32| covered.get_pixel(x, y).0.iter().all(|part| *part < 70);
        assert!((0..height).all(|y| (0..width / 2 - 1).all(|x| dark(x, y))), "{size:?}: nothing shows through");
        let far = |x: u32, y: u32| covered.get_pixel(x, y).0.iter().zip(before.get_pixel(x, y).0).all(|(new, old)| new.abs_diff(old) < 40);
        assert!((0..height).all(|y| far(width - 1, y)), "{size:?}: the other half is as it was");
    }
}

#[tokio::test]
async fn a8_5_whoever_among_staff_looks_under_a_covering_is_written_down() {
    for world in worlds().await {
        let (author, staff) = (world.citizen("Aygün").await, world.owner_staff().await);
        let (id, photo) = sent_with_photo(&author).await;
        routed(&world, &id, &["azersu"]).await;
        let azersu = world.institution_staff("azersu").await;
        media::open(&azersu, &photo, Size::Full).await.unwrap();
        let seen = async || store::covers::views(world.portal.db(), &photo, 9).await.unwrap().into_iter().map(|one| one.person);
        assert_eq!(seen().await.count(), 0, "{}: what is public is nobody's secret", world.name);
        owner::cover(&staff, cover(&id, &photo, &[HALF], None)).await.unwrap();
        media::open(&azersu, &photo, Size::Full).await.unwrap();
        media::open(&author, &photo, Size::Full).await.unwrap();
        assert!(matches!(media::open(&world.institution_staff("aayda").await, &photo, Size::Full).await, Err(Error::NotFound)));
        assert_eq!(
            seen().await.collect::<Vec<_>>(),
            [azersu.person().unwrap().clone()],
            "the employee, not the author, nor who was refused"
        );
    }
}

#[tokio::test]
async fn a8_5_covering_is_changed_and_taken_back_and_a_colleague_is_a_conflict() {
    for world in worlds().await {
        let (author, one, two) = (world.citizen("Aygün").await, world.owner_staff().await, world.owner_colleague("Murad").await);
        let (id, photo) = sent_with_photo(&author).await;
        routed(&world, &id, &["azersu"]).await;
        assert_eq!(refusals(owner::cover(&one, cover(&id, &photo, &[], None)).await), [(Field::Form, Code::AlreadyDone)]);
        owner::cover(&one, cover(&id, &photo, &[HALF], None)).await.unwrap();
        let (first, old) = held(&one, &id).await.unwrap();
        let small = Area { w: 100, ..HALF };
        assert!(matches!(owner::cover(&two, cover(&id, &photo, &[small], None)).await, Err(Error::Conflict)), "{}", world.name);
        owner::cover(&two, cover(&id, &photo, &[small], Some(first.clone()))).await.unwrap();
        let (second, copy) = held(&one, &id).await.unwrap();
        assert!(first != second && !is_public(&world, &old).await && is_public(&world, &copy).await, "the old copy is public no more");
        owner::cover(&one, cover(&id, &photo, &[], Some(second))).await.unwrap();
        assert_eq!(held(&one, &id).await, None);
        assert!(is_public(&world, &photo).await && !is_public(&world, &copy).await);
        let timeline = owner::card(&one, &id).await.unwrap().timeline;
        let happened =
            timeline.into_iter().map(|entry| entry.what).filter(|what| matches!(what, What::PhotoCovered | What::PhotoUncovered));
        assert_eq!(happened.collect::<Vec<_>>(), [What::PhotoCovered, What::PhotoCovered, What::PhotoUncovered]);
    }
}

#[tokio::test]
async fn a8_5_only_the_owners_staff_cover_and_only_photos_of_that_appeal() {
    for world in worlds().await {
        let (author, staff) = (world.citizen("Aygün").await, world.owner_staff().await);
        let (id, photo) = sent_with_photo(&author).await;
        let strange = MediaId("a".repeat(64));
        assert!(matches!(owner::cover(&staff, cover(&id, &strange, &[HALF], None)).await, Err(Error::NotFound)), "{}", world.name);
        let elsewhere = world.bounded("Gülnar", Role::OwnerStaff, None, "quba").await;
        assert!(matches!(owner::cover(&elsewhere, cover(&id, &photo, &[HALF], None)).await, Err(Error::NotFound)));
        assert!(matches!(owner::cover(&author, cover(&id, &photo, &[HALF], None)).await, Err(Error::Forbidden)));
        let outside = Area { x: 900, w: 200, ..HALF };
        assert_eq!(refusals(owner::cover(&staff, cover(&id, &photo, &[outside], None)).await), [(Field::Form, Code::BadFormat)]);
        assert_eq!(held(&staff, &id).await, None);
    }
}
