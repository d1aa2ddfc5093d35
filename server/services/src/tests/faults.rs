//! When nothing can be written any more, what is there can still be read.

use crate::testing::{form, later, sqlite};
use crate::{Error, appeals, cabinet, media, people};
use bytes::Bytes;
use store::testing::{fill_disk, make_room};

/// Until the last free page is used up.
async fn nothing_fits(author: &crate::Ctx) {
    for _ in 0..200 {
        match appeals::submit(author, form()).await {
            Ok(_) => {}
            Err(Error::NoRoom(_)) => return,
            Err(other) => panic!("{other:?}"),
        }
    }
    panic!("the disk never became full");
}

#[tokio::test]
async fn on_a_full_disk_people_stay_signed_in_and_read() {
    let world = sqlite().await;
    let author = world.citizen("Aygün").await;
    let secret =
        people::sign_in(&world.portal, people::Identity { subject: "Aygün".into(), issuer: "test".into(), ..Default::default() }, "x");
    let (secret, sent) = (secret.await.unwrap(), appeals::submit(&author, form()).await.unwrap());
    fill_disk(world.portal.db()).await;
    nothing_fits(&author).await;

    // After an hour the use of the session should be noted, which fails; the person is signed in all the same.
    world.wait_hours(1);
    let actor = people::session(&world.portal, &secret).await.unwrap().expect("still signed in");
    let reader = world.portal.ctx(actor, domain::lang::Lang::Az, None);
    assert_eq!(cabinet::card(&reader, &sent.appeal).await.unwrap().text, form().text);

    make_room(world.portal.db()).await;
    assert!(appeals::submit(&later(&reader), form()).await.is_ok());
}

#[tokio::test]
async fn a_photo_that_finds_no_room_is_refused_and_can_be_taken_again() {
    let world = sqlite().await;
    let author = world.citizen("Aygün").await;
    fill_disk(world.portal.db()).await;
    nothing_fits(&author).await;
    let mut taken = Vec::new();
    let refused = loop {
        let photo = Bytes::from(media::tests::jpeg_with_exif(50 + taken.len() as u32, 50));
        match media::take_photo(&author, photo.clone()).await {
            Ok(uploaded) if taken.len() < 200 => taken.push(uploaded.id),
            Err(Error::NoRoom(_)) => break photo,
            other => panic!("{other:?}"),
        }
    };
    assert_eq!(world.portal.check_files(|_, _| {}).await.unwrap().files, taken.len() as u64, "no row for what was refused");
    make_room(world.portal.db()).await;
    let again = media::take_photo(&author, refused).await.unwrap();
    assert!(media::open(&author, &again.id, media::Size::Thumb).await.is_ok());
}
