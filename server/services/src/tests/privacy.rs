//! What lies in another's cabinet does not exist; what the public sees holds nothing personal (A7, A2.2.5, T3).

use crate::testing::{World, form, later, refusals, worlds};
use crate::{Ctx, Error, appeals, cabinet, institution, media, owner};
use bytes::Bytes;
use domain::appeal::form::{AnswerForm, AppealForm, ProgressForm, RateForm, RouteForm};
use domain::appeal::view::What;
use domain::ids::AppealId;
use domain::refusal::{Code, Field};

async fn routed(world: &World, author: &Ctx) -> AppealId {
    let id = appeals::submit(author, form()).await.unwrap().appeal;
    let staff = world.owner_staff().await;
    owner::route(&staff, RouteForm { appeal: id.clone(), institutions: vec!["azersu".into()], ..RouteForm::default() }).await.unwrap();
    id
}

#[tokio::test]
async fn a7_other_institution_cannot_see() {
    for world in worlds().await {
        let author = world.citizen("Aygün").await;
        let id = routed(&world, &author).await;
        let (own, other) = (world.institution_staff("azersu").await, world.institution_staff("azeriqaz").await);
        assert_eq!(institution::list(&other, Default::default()).await.unwrap().total, 0);
        let progress = ProgressForm { appeal: id.clone(), text: "Yoxlanıldı.".into(), to_citizen: true };
        let answer = AnswerForm { appeal: id.clone(), text: "Cavab mətni budur.".into(), ..AnswerForm::default() };
        assert!(matches!(institution::card(&other, &id).await, Err(Error::NotFound)));
        assert!(matches!(institution::progress(&other, progress).await, Err(Error::NotFound)));
        assert!(matches!(institution::answer(&other, answer).await, Err(Error::NotFound)));
        assert!(matches!(owner::card(&other, &id).await, Err(Error::Forbidden)));
        let seen = institution::card(&own, &id).await.unwrap();
        assert_eq!((seen.author.as_str(), seen.phone.as_str()), ("Aygün Əliyev", "+994501234567"));
    }
}

#[tokio::test]
async fn a7_0_2_an_internal_note_stays_in_the_house() {
    for world in worlds().await {
        let author = world.citizen("Aygün").await;
        let id = routed(&world, &author).await;
        let own = world.institution_staff("azersu").await;
        let note = ProgressForm { appeal: id.clone(), text: "Briqada 3, daxili qeyd".into(), to_citizen: false };
        institution::progress(&own, note).await.unwrap();
        let kinds = |timeline: &[domain::appeal::view::Entry]| timeline.iter().any(|entry| entry.what == What::Note);
        assert!(kinds(&institution::card(&own, &id).await.unwrap().timeline));
        assert!(!kinds(&cabinet::card(&author, &id).await.unwrap().timeline));
        assert!(!kinds(&appeals::public(&world.visitor(), &id).await.unwrap().timeline));
        assert_eq!(
            cabinet::card(&author, &id).await.unwrap().line.status,
            domain::lifecycle::Status::Routed,
            "a note does not begin the work"
        );
    }
}

#[tokio::test]
async fn a8_5_tracking_shows_progress_and_nothing_personal() {
    for world in worlds().await {
        let author = world.citizen("Aygün").await;
        let id = routed(&world, &author).await;
        let own = world.institution_staff("azersu").await;
        let text = "Aygün xanımın həyətində işlər başlandı.";
        institution::progress(&own, ProgressForm { appeal: id.clone(), text: text.into(), to_citizen: true }).await.unwrap();
        assert!(cabinet::card(&author, &id).await.unwrap().timeline.iter().any(|entry| entry.text.as_deref() == Some(text)));
        let public = appeals::public(&world.visitor(), &id).await.unwrap();
        assert!(public.timeline.iter().any(|entry| entry.what == What::Progress));
        let all = serde_json::to_string(&public).unwrap();
        let secrets = ["Aygün", "Əliyev", "+994", "FIN", "Şərifzadə", "zədələnir", author.person().unwrap().as_str()];
        for secret in secrets {
            assert!(!all.contains(secret), "{secret} in {all}");
        }
    }
}

#[tokio::test]
async fn another_persons_appeal_is_not_found_in_ones_cabinet() {
    for world in worlds().await {
        let (author, stranger) = (world.citizen("Aygün").await, world.citizen("Elçin").await);
        let id = routed(&world, &author).await;
        let rate = RateForm { appeal: id.clone(), stars: 5, ..RateForm::default() };
        assert!(matches!(cabinet::card(&stranger, &id).await, Err(Error::NotFound)));
        assert!(matches!(cabinet::rate(&stranger, rate.clone()).await, Err(Error::NotFound)));
        assert_eq!(refusals(cabinet::rate(&author, rate).await), [(Field::Form, Code::NotNow)], "nothing to rate yet");
        assert!(cabinet::list(&stranger).await.unwrap().is_empty());
    }
}

#[tokio::test]
async fn photos_are_seen_by_those_who_may_and_by_all_when_cleared() {
    for world in worlds().await {
        let (author, stranger, staff) = (world.citizen("Aygün").await, world.citizen("Elçin").await, world.owner_staff().await);
        let (own, other) = (world.institution_staff("azersu").await, world.institution_staff("azeriqaz").await);
        let photo = media::take_photo(&author, Bytes::from(media::tests::jpeg_with_exif(80, 40))).await.unwrap().id;
        let sees = async |ctx: &Ctx| match media::open(ctx, &photo, media::Size::Thumb).await {
            Ok(picture) => Some(picture.public),
            Err(Error::NotFound) => None,
            Err(other) => panic!("{other}"),
        };
        assert_eq!((sees(&author).await, sees(&stranger).await, sees(&staff).await), (Some(false), None, None));
        let id = appeals::submit(&author, AppealForm { media: vec![photo.clone()], ..form() }).await.unwrap().appeal;
        assert_eq!((sees(&staff).await, sees(&own).await, sees(&world.visitor()).await), (Some(false), None, None));
        let route = RouteForm { appeal: id.clone(), institutions: vec!["azersu".into()], ..RouteForm::default() };
        owner::route(&staff, route.clone()).await.unwrap();
        assert_eq!((sees(&own).await, sees(&other).await, sees(&stranger).await), (Some(false), None, None));
        assert_eq!(appeals::public(&stranger, &id).await.unwrap().line.photo, None);
        owner::route(
            &later(&staff),
            RouteForm { institutions: vec!["azeriqaz".into()], publish_photos: true, public_text: "Yolda çuxur".into(), ..route },
        )
        .await
        .unwrap();
        assert_eq!(sees(&world.visitor()).await, Some(true));
        let public = appeals::public(&stranger, &id).await.unwrap();
        assert_eq!((public.line.photo, public.photos.len(), public.line.text.as_deref()), (Some(photo.clone()), 1, Some("Yolda çuxur")));
    }
}

#[tokio::test]
async fn anothers_photo_cannot_be_sent_as_ones_own() {
    for world in worlds().await {
        let (author, stranger) = (world.citizen("Aygün").await, world.citizen("Elçin").await);
        let bytes = Bytes::from(media::tests::jpeg_with_exif(64, 48));
        let photo = media::take_photo(&author, bytes.clone()).await.unwrap().id;
        let stolen = AppealForm { media: vec![photo.clone()], ..form() };
        assert_eq!(refusals(appeals::submit(&stranger, stolen.clone()).await), [(Field::Photos, Code::Unknown)]);
        // Who has the very same photo may use it.
        assert_eq!(media::take_photo(&stranger, bytes).await.unwrap().id, photo);
        assert!(appeals::submit(&stranger, stolen).await.is_ok());
    }
}
