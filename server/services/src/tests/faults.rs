//! When nothing can be written any more, what is there can still be read.

use super::official::pdf;
use super::procedure::{at, routed};
use crate::testing::{form, later, new_id, sqlite, worlds};
use crate::{Error, appeals, cabinet, correspondence, institution, media, owner, people};
use bytes::Bytes;
use domain::appeal::form::{AnswerForm, RefusalGround, RefuseForm, RouteForm};
use domain::correspondence::LetterForm;
use domain::ids::AppealId;
use domain::lifecycle::Status;
use store::testing::{fill_disk, hold, make_room};

/// Of things that take room one after the other, the first for which there was none.
pub(in crate::tests) async fn until_no_room<T, R: std::fmt::Debug>(things: Vec<T>, step: impl AsyncFn(&T) -> Result<R, Error>) -> T {
    for thing in things {
        match step(&thing).await {
            Ok(_) => {}
            Err(Error::NoRoom(_)) => return thing,
            Err(other) => panic!("{other:?}"),
        }
    }
    panic!("the disk never became full")
}

/// Until the last free page is used up.
pub(in crate::tests) async fn nothing_fits(author: &crate::Ctx) {
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

/// As long as an official text may be: it doesn't fit into what is left of a page.
fn long() -> String {
    "Yolda böyük çuxur doldurulub. ".repeat(130).trim().to_owned()
}

#[tokio::test]
async fn a7_0_4_an_answer_or_refusal_that_finds_no_room_is_neither_signed_nor_half_sent_and_goes_out_later() {
    let world = sqlite().await;
    let (author, azersu, sahib) = (world.citizen("Aygün").await, at(&world, "azersu").await, later(&world.owner_staff().await));
    let (mut placed, mut fresh) = (Vec::new(), Vec::new());
    for _ in 0..12 {
        placed.push(routed(&world, &author, &["azersu"]).await);
        fresh.push(appeals::submit(&author, form()).await.unwrap().appeal);
    }
    fill_disk(world.portal.db()).await;
    nothing_fits(&author).await;

    let answer =
        async |id: &AppealId| institution::answer(&azersu, AnswerForm { appeal: id.clone(), text: long(), ..AnswerForm::default() }).await;
    let reason = "Göstərilən yerdə nasazlıq tapılmadı. ".repeat(25).trim().to_owned();
    let refuse = async |id: &AppealId| {
        owner::refuse(&sahib, RefuseForm { appeal: id.clone(), ground: RefusalGround::NotClear, reason: reason.clone() }).await
    };
    let unanswered = until_no_room(placed, &answer).await;
    let unrefused = until_no_room(fresh, &refuse).await;
    let db = world.portal.db();
    for id in [&unanswered, &unrefused] {
        let mine = cabinet::card(&author, id).await.unwrap();
        assert!(mine.answers.is_empty() && mine.refusal.is_none() && mine.line.status.is_open());
        assert!(store::signatures::of_appeal(db, id).await.unwrap().is_empty(), "nothing is signed that was not sent");
    }
    assert!(world.portal.check(|_, _| {}).await.unwrap().broken.is_empty());

    make_room(db).await;
    answer(&unanswered).await.unwrap();
    refuse(&unrefused).await.unwrap();
    let (answered, refused) = (cabinet::card(&author, &unanswered).await.unwrap(), cabinet::card(&author, &unrefused).await.unwrap());
    assert_eq!((answered.line.status, answered.answers.len(), answered.answers[0].signature_valid), (Status::Answered, 1, true));
    assert_eq!(refused.line.status, Status::Refused);
    assert!(world.portal.check(|_, _| {}).await.unwrap().broken.is_empty());
}

#[tokio::test]
async fn r11_7_a_letter_or_its_document_that_finds_no_room_is_refused_and_can_be_sent_again() {
    let world = sqlite().await;
    let author = world.citizen("Aygün").await;
    let letter = |_| LetterForm {
        id: new_id(),
        institution: "azersu".into(),
        subject: "Su sayğacının yoxlanması".into(),
        text: long(),
        ..LetterForm::default()
    };
    fill_disk(world.portal.db()).await;
    let send = async |letter: &LetterForm| correspondence::send(&author, letter.clone()).await;
    let unsent = until_no_room((0..200).map(letter).collect(), &send).await;
    assert!(matches!(cabinet::card(&author, &unsent.id).await, Err(Error::NotFound)), "nothing half sent is shown");
    let name = "a".repeat(120);
    let document = async |nr: &u32| {
        let letter = new_id();
        correspondence::take_letter_file(&author, &letter, &format!("{name}.pdf"), pdf(&format!("/Nr {nr}")), false).await
    };
    let lost = until_no_room((0..1_000).collect(), &document).await;
    assert!(world.portal.check(|_, _| {}).await.unwrap().broken.is_empty());

    make_room(world.portal.db()).await;
    document(&lost).await.unwrap();
    let receipt = send(&unsent).await.unwrap();
    assert_eq!(send(&unsent).await.unwrap(), receipt);
}

#[tokio::test]
async fn a8_5_a7_0_4_while_another_program_holds_the_database_staff_are_told_to_wait_and_nothing_is_half_done() {
    for world in worlds().await {
        let (author, azersu, sahib) = (world.citizen("Aygün").await, at(&world, "azersu").await, later(&world.owner_staff().await));
        let (placed, fresh) = (routed(&world, &author, &["azersu"]).await, appeals::submit(&author, form()).await.unwrap().appeal);
        let answering =
            async || institution::answer(&azersu, AnswerForm { appeal: placed.clone(), text: long(), ..AnswerForm::default() }).await;
        let routing = async || {
            let route = RouteForm { appeal: fresh.clone(), institutions: vec!["azersu".into()], ..RouteForm::default() };
            owner::route(&sahib, route).await.map(drop)
        };
        let holder = hold(world.url()).await;
        let (one, other) = tokio::join!(answering(), routing());
        for refused in [one, other] {
            assert!(matches!(refused, Err(Error::Busy { .. })), "{}: {refused:?}", world.name);
        }
        assert!(cabinet::card(&author, &placed).await.unwrap().answers.is_empty(), "{}: reading goes on", world.name);
        holder.release().await;
        answering().await.unwrap();
        routing().await.unwrap();
        assert_eq!(cabinet::card(&author, &placed).await.unwrap().answers.len(), 1, "{}", world.name);
        assert!(world.portal.check(|_, _| {}).await.unwrap().broken.is_empty(), "{}", world.name);
    }
}
