//! Right after sending: a slip is corrected or all is taken back (A8.3, A9.1).

use super::{right, sent, sent_with_photo, take};
use crate::media::{self, Size};
use crate::testing::{World, form, later, refusals, worlds};
use crate::{Ctx, Error, appeals, cabinet, owner, rights};
use domain::appeal::form::{CorrectForm, RightForm, RouteForm};
use domain::appeal::view::{StaffQuery, What};
use domain::geo::Point;
use domain::ids::{AppealId, MediaId};
use domain::lifecycle::{Status, Step};
use domain::refusal::{Code, Field};
use domain::time::UnixMs;

/// The form as the page fills it: everything as it stands, with another text.
async fn corrected(author: &Ctx, id: &AppealId, text: &str) -> RightForm {
    let card = cabinet::card(author, id).await.unwrap();
    RightForm { category: card.rights.category, address: card.address, revision: card.rights.revision, ..right(id, Step::Amend, text) }
}

fn wait_minutes(world: &World, minutes: i64) {
    world.clock.set(UnixMs(world.portal.now().0 + minutes * 60_000));
}

#[tokio::test]
async fn a9_1_within_fifteen_minutes_the_author_corrects_and_staff_see_before_and_after() {
    for world in worlds().await {
        let (author, staff) = (world.citizen("Aygün").await, world.owner_staff().await);
        let id = sent(&author).await;
        wait_minutes(&world, 5);
        let author = later(&author);
        let card = cabinet::card(&author, &id).await.unwrap();
        assert_eq!(card.rights.amend_left_ms, 600_000, "ten minutes are left");
        assert!(card.steps.contains(&Step::Amend) && card.steps.contains(&Step::Withdraw));
        let new = "Yolda iki çuxur var, biri lyukun yanında.";
        let form = RightForm { category: "yol.lyuk".into(), address: "Nizami 5".into(), ..corrected(&author, &id, new).await };
        rights::exercise(&author, form.clone()).await.unwrap();
        rights::exercise(&author, form).await.expect("a retry after a lost answer changes nothing");

        let card = cabinet::card(&author, &id).await.unwrap();
        assert_eq!((card.text.as_str(), card.address.as_str(), card.rights.category.as_str()), (new, "Nizami 5", "yol.lyuk"));
        let seen = owner::card(&staff, &id).await.unwrap();
        let amended: Vec<&str> =
            seen.timeline.iter().filter(|entry| entry.what == What::Amended).filter_map(|entry| entry.text.as_deref()).collect();
        let [words] = amended[..] else { panic!("one correction: {amended:?}") };
        for part in ["Şərifzadə küçəsi 12", "Nizami 5", "maşınlar zədələnir", new, "Çuxur, asfalt → Açıq və ya sınıq lyuk"]
        {
            assert!(words.contains(part), "{part} in {words}");
        }
        assert_eq!(seen.deadline.unwrap().1, "10.4", "an open manhole is danger (A8.8)");
        let found = owner::inbox(&staff, StaffQuery { text: "lyukun yaninda".into(), ..StaffQuery::default() }).await.unwrap();
        assert_eq!(found.total, 1, "found by its new words, {}", world.name);
        let public = serde_json::to_string(&appeals::public(&world.visitor(), &id).await.unwrap()).unwrap();
        assert!(!public.contains("maşınlar") && !public.contains("lyukun yanında") && !public.contains("Nizami 5"), "{public}");
        assert!(world.portal.check(|_, _| {}).await.unwrap().broken.is_empty());
    }
}

/// A place in Quba, far from the sample's.
const QUBA: Point = Point { lat: 41.3612, lon: 48.5134 };

#[tokio::test]
async fn a9_1_the_author_moves_the_pin_and_the_district_follows_everywhere() {
    for world in worlds().await {
        let (author, staff) = (world.citizen("Aygün").await, world.owner_staff().await);
        let id = sent(&author).await;
        let form = corrected(&author, &id, &form().text).await;
        let outside = RightForm { point: Some(Point { lat: 41.7, lon: 44.8 }), ..form.clone() };
        assert_eq!(refusals(rights::exercise(&author, outside).await), [(Field::Place, Code::OutsideCountry)], "Tbilisi");
        let moved = RightForm { point: Some(QUBA), ..form };
        rights::exercise(&author, moved.clone()).await.unwrap();
        rights::exercise(&author, moved).await.expect("a retry after a lost answer changes nothing");

        let card = cabinet::card(&author, &id).await.unwrap();
        assert_eq!((card.line.point, card.line.place.as_str()), (QUBA, "Quba"));
        let seen = owner::card(&staff, &id).await.unwrap();
        let amended: Vec<_> = seen.timeline.iter().filter(|entry| entry.what == What::Amended).collect();
        let [entry] = amended[..] else { panic!("one correction: {amended:?}") };
        let words = entry.text.as_deref().unwrap();
        assert!(words.contains("→ Quba · 41.36120, 48.51340") && words.contains("Quba rayonu"), "before and after: {words}");
        let found = owner::inbox(&staff, StaffQuery { text: "quba".into(), ..StaffQuery::default() }).await.unwrap();
        assert_eq!(found.total, 1, "found by its new place, {}", world.name);
        let public = appeals::public(&world.visitor(), &id).await.unwrap();
        assert_eq!(public.line.point, QUBA, "the map follows");
        assert!(world.portal.check(|_, _| {}).await.unwrap().broken.is_empty());
    }
}

#[tokio::test]
async fn a9_1_a_photo_taken_away_in_the_first_minutes_is_for_the_record_alone() {
    for world in worlds().await {
        let (author, staff, stranger) = (world.citizen("Aygün").await, world.owner_staff().await, world.citizen("Elçin").await);
        let (id, first) = sent_with_photo(&author).await;
        let second = photo_of(&author, 80).await;
        let text = cabinet::card(&author, &id).await.unwrap().text;
        let with = |photos: &[MediaId], form: RightForm| RightForm { photos: Some(photos.to_vec()), ..form };
        let foreign = photo_of(&stranger, 96).await;
        let refused = with(&[first.clone(), foreign], corrected(&author, &id, &text).await);
        assert_eq!(refusals(rights::exercise(&author, refused).await), [(Field::Photos, Code::Unknown)], "another's photo");

        let form = with(std::slice::from_ref(&second), corrected(&author, &id, &text).await);
        rights::exercise(&author, form).await.unwrap();
        assert_eq!(cabinet::card(&author, &id).await.unwrap().media, std::slice::from_ref(&second));
        let seen = owner::card(&staff, &id).await.unwrap();
        assert_eq!(seen.media, std::slice::from_ref(&second), "{}", world.name);
        let taken: Vec<_> = seen.timeline.iter().filter(|entry| entry.what == What::Amended).map(|entry| entry.media.clone()).collect();
        assert_eq!(taken, [[first.clone()]], "staff see what was taken away");

        super::routed(&world, &id, &["aayda"]).await;
        let institution = later(&world.institution_staff("aayda").await);
        let opens = |ctx: Ctx, id: MediaId| async move { media::open(&ctx, &id, Size::Thumb).await.is_ok() };
        assert!(opens(staff.clone(), first.clone()).await && opens(author.clone(), first.clone()).await);
        for (who, ctx) in [("an institution", institution.clone()), ("the public", world.visitor()), ("another", stranger.clone())] {
            assert!(!opens(ctx.clone(), first.clone()).await, "{who} doesn't see what was taken away");
            assert!(opens(ctx, second.clone()).await, "{who} sees what stands and was cleared");
        }
        let timeline = institution_timeline(&institution, &id).await;
        assert!(timeline.iter().all(|media| !media.contains(&first)));
        let left = cabinet::card(&author, &id).await.unwrap();
        assert_eq!(left.line.photo, Some(second), "the list shows the first that stands");
        assert!(world.portal.check(|_, _| {}).await.unwrap().broken.is_empty());
    }
}

async fn institution_timeline(staff: &Ctx, id: &AppealId) -> Vec<Vec<MediaId>> {
    let card = crate::institution::card(staff, id).await.unwrap();
    card.timeline.into_iter().map(|entry| entry.media).collect()
}

/// A photo of its own size, so that it is another file.
async fn photo_of(ctx: &Ctx, width: u32) -> MediaId {
    media::take_photo(ctx, bytes::Bytes::from(media::tests::jpeg_with_exif(width, 48))).await.unwrap().id
}

#[tokio::test]
async fn a9_1_a_correction_that_says_nothing_of_place_and_photos_leaves_them() {
    for world in worlds().await {
        let author = world.citizen("Aygün").await;
        let (id, photo) = sent_with_photo(&author).await;
        let before = cabinet::card(&author, &id).await.unwrap();
        let form = RightForm { address: "Nizami 7".into(), ..corrected(&author, &id, &before.text).await };
        rights::exercise(&author, form).await.unwrap();
        let after = cabinet::card(&author, &id).await.unwrap();
        assert_eq!((after.address.as_str(), after.line.point, after.media), ("Nizami 7", before.line.point, vec![photo]), "{}", world.name);
    }
}

#[tokio::test]
async fn a9_1_after_fifteen_minutes_or_the_first_step_of_staff_it_is_refused_with_the_reason() {
    for world in worlds().await {
        let (author, staff) = (world.citizen("Aygün").await, world.owner_staff().await);
        let (late, taken) = (sent(&author).await, sent(&author).await);
        let text = "Yolda iki çuxur var, diqqətli olun.";
        let (first, second) = (corrected(&author, &late, text).await, corrected(&author, &taken, text).await);
        owner::route(&staff, RouteForm { appeal: taken.clone(), institutions: vec!["aayda".into()], ..RouteForm::default() })
            .await
            .unwrap();
        assert_eq!(refusals(rights::exercise(&author, second).await), [(Field::Form, Code::NotNow)], "an institution has it");
        wait_minutes(&world, 15);
        let author = later(&author);
        assert_eq!(refusals(rights::exercise(&author, first).await), [(Field::Form, Code::WindowClosed { minutes: 15 })]);
        let card = cabinet::card(&author, &late).await.unwrap();
        assert!(!card.steps.contains(&Step::Amend) && card.rights.amend_left_ms == 0);
        assert!(card.text.contains("maşınlar"), "nothing was changed");
        let timeline = owner::card(&staff, &late).await.unwrap().timeline;
        assert!(timeline.iter().all(|entry| entry.what != What::Amended));
    }
}

#[tokio::test]
async fn a9_1_of_two_tabs_the_second_is_told_of_the_first() {
    for world in worlds().await {
        let (author, staff) = (world.citizen("Aygün").await, world.owner_staff().await);
        let id = sent(&author).await;
        let one = corrected(&author, &id, "Yolda iki çuxur var, diqqətli olun.").await;
        let other = corrected(&author, &id, "Yolda üç çuxur var, diqqətli olun.").await;
        rights::exercise(&author, one).await.unwrap();
        assert!(matches!(rights::exercise(&author, other).await, Err(Error::Conflict)), "{}", world.name);
        let third = corrected(&author, &id, "Yolda dörd çuxur var, diqqətli olun.").await;
        owner::correct(&staff, CorrectForm { appeal: id.clone(), category: Some("yol.seki".into()), ..CorrectForm::default() })
            .await
            .unwrap();
        assert!(matches!(rights::exercise(&author, third).await, Err(Error::Conflict)), "staff have corrected the category meanwhile");
        assert!(cabinet::card(&author, &id).await.unwrap().text.contains("iki"));
    }
}

#[tokio::test]
async fn a9_1_what_was_sent_by_mistake_is_taken_back_and_nobody_elses_is_touched() {
    for world in worlds().await {
        let (author, stranger) = (world.citizen("Aygün").await, world.citizen("Elçin").await);
        let id = sent(&author).await;
        for step in [Step::Withdraw, Step::AddDocuments, Step::Leave] {
            assert!(matches!(take(&stranger, &id, step, "Özgə müraciəti").await, Err(Error::NotFound)), "{step:?}");
        }
        assert!(matches!(take(&world.visitor(), &id, Step::Withdraw, "").await, Err(Error::SignIn)));
        assert!(matches!(take(&world.owner_staff().await, &id, Step::Withdraw, "").await, Err(Error::Forbidden)));
        take(&author, &id, Step::Withdraw, "").await.unwrap();
        let card = cabinet::card(&author, &id).await.unwrap();
        assert_eq!((card.line.status, card.steps.len()), (Status::Withdrawn, 0));
        let staff = world.owner_staff().await;
        assert_eq!(owner::inbox(&staff, StaffQuery::default()).await.unwrap().total, 0, "it waits for nobody any more");
        assert_eq!(refusals(take(&author, &id, Step::Withdraw, "").await), [(Field::Form, Code::AlreadyDone)]);
    }
}
