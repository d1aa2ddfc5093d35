//! Photos on their way through the use case: refused ones leave nothing behind.

use crate::testing::{form, refusals, sqlite, worlds};
use crate::{Error, appeals, media};
use bytes::Bytes;
use domain::appeal::form::AppealForm;
use domain::ids::MediaId;
use domain::refusal::{Code, Field};

#[tokio::test]
async fn t8_1_the_place_of_a_photo_is_offered_and_gone_from_the_file() {
    let world = sqlite().await;
    let author = world.citizen("Aygün").await;
    let taken = media::take_photo(&author, Bytes::from(media::tests::jpeg_with_exif(120, 80))).await.unwrap();
    assert!(taken.taken_at.is_some());
    for size in [media::Size::Full, media::Size::Medium, media::Size::Thumb] {
        let picture = media::open(&author, &taken.id, size).await.unwrap();
        assert_eq!(picture.mime, "image/jpeg");
        assert!(!picture.bytes.windows(4).any(|word| word == b"Exif"));
    }
    assert!(matches!(media::open(&author, &"../../etc/passwd".into(), media::Size::Full).await, Err(Error::NotFound)));
    assert!(matches!(media::open(&author, &MediaId("0".repeat(64)), media::Size::Full).await, Err(Error::NotFound)));
}

#[tokio::test]
async fn hostile_files_are_refused_with_a_code() {
    let world = sqlite().await;
    let author = world.citizen("Aygün").await;
    let jpeg = media::tests::jpeg_with_exif(120, 80);
    let cases = [
        (jpeg[..jpeg.len() / 2].to_vec(), Code::BrokenPicture),
        (media::tests::bomb(), Code::TooManyPixels { max_mp: 60 }),
        (b"%PDF-1.7 named .jpg".to_vec(), Code::NotAPicture),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>".to_vec(), Code::NotAPicture),
    ];
    for (bytes, code) in cases {
        assert_eq!(refusals(media::take_photo(&author, Bytes::from(bytes)).await), [(Field::Photos, code)]);
    }
    assert!(matches!(media::take_photo(&world.owner_staff().await, Bytes::from(jpeg)).await, Err(Error::Forbidden)));
}

#[tokio::test]
async fn forty_one_photos_are_too_many() {
    let world = sqlite().await;
    let author = world.citizen("Aygün").await;
    let media = (0..41).map(|at| MediaId(format!("{at:064x}"))).collect();
    let refused = refusals(appeals::submit(&author, AppealForm { media, ..form() }).await);
    assert_eq!(refused, [(Field::Photos, Code::TooMany { max: 10 })]);
}

#[tokio::test]
async fn a_photo_taken_before_signing_in_is_still_ones_own_after() {
    for world in worlds().await {
        let photo = media::take_photo(&world.visitor(), Bytes::from(media::tests::jpeg_with_exif(50, 50))).await.unwrap().id;
        let mut author = world.citizen("Aygün").await;
        let sent = AppealForm { media: vec![photo], ..form() };
        assert_eq!(refusals(appeals::submit(&author, sent.clone()).await), [(Field::Photos, Code::Unknown)], "another browser");
        author.browser = world.visitor().browser;
        assert!(appeals::submit(&author, sent).await.is_ok());
    }
}
