//! Voice and video from the device to staff's ears and into words (A8.3, A8.4, A9.1).

use crate::media::recording::tests::phone_voice;
use crate::media::{self, Size};
use crate::testing::{form, later, new_id, refusals, sqlite, worlds};
use crate::{Ctx, Error, appeals, cabinet, institution, owner, rights, transcripts};
use bytes::Bytes;
use domain::appeal::form::{AppealForm, JoinForm, RightForm, RouteForm, TranscriptForm};
use domain::appeal::view::{Heap, StaffQuery, What};
use domain::ids::{AppealId, MediaId, UploadId};
use domain::lifecycle::Step;
use domain::media::{BeginUpload, FinishUpload, MediaKind};
use domain::refusal::{Code, Field};

async fn voice(ctx: &Ctx, tenths: u32) -> MediaId {
    media::take_recording(ctx, MediaKind::Voice, phone_voice(tenths).into()).await.unwrap().id
}

async fn send_voice(author: &Ctx) -> (AppealId, MediaId) {
    let voice = voice(author, 30).await;
    let sent = AppealForm { text: String::new(), voice: Some(voice.clone()), ..form() };
    (appeals::submit(author, sent).await.unwrap().appeal, voice)
}

fn upload(kind: MediaKind) -> BeginUpload {
    BeginUpload { id: UploadId(new_id().0), kind, bytes: None }
}

async fn hears(ctx: &Ctx, id: &MediaId) -> bool {
    match media::file(ctx, id, Size::Full).await {
        Ok(file) => {
            assert!(!file.public, "voice is never for everybody");
            true
        }
        Err(Error::NotFound) => false,
        Err(other) => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn a8_3_voice_alone_is_an_appeal() {
    for world in worlds().await {
        let author = world.citizen("Aygün").await;
        let (id, voice) = send_voice(&author).await;
        let mine = cabinet::card(&author, &id).await.unwrap();
        assert_eq!((mine.text.as_str(), mine.media.len(), mine.recordings.len()), ("", 0, 1), "{}", world.name);
        let heard = &mine.recordings[0];
        assert_eq!((heard.id.clone(), heard.kind, heard.duration_ms, heard.mime.as_str()), (voice, MediaKind::Voice, 3_000, "audio/mp4"));
        let public = appeals::public(&world.visitor(), &id).await.unwrap();
        assert_eq!(public.line.text.as_deref(), Some(""), "the list can say that it is a voice message");
        assert!(public.photos.is_empty() && public.line.photo.is_none());
        let card = owner::card(&world.owner_staff().await, &id).await.unwrap();
        assert_eq!((card.recordings.len(), card.row.photos), (1, 0));
    }
}

#[tokio::test]
async fn a8_3_what_is_named_as_voice_must_be_voice() {
    let world = sqlite().await;
    let (author, other) = (world.citizen("Aygün").await, world.citizen("Murad").await);
    let photo = media::take_photo(&author, Bytes::from(media::tests::jpeg_with_exif(60, 40))).await.unwrap().id;
    let (voice, foreign) = (voice(&author, 10).await, voice(&other, 12).await);
    for (sent, field) in [
        (AppealForm { text: String::new(), voice: Some(photo.clone()), ..form() }, Field::Voice),
        (AppealForm { text: String::new(), voice: Some(foreign), ..form() }, Field::Voice),
        (AppealForm { videos: vec![voice.clone()], ..form() }, Field::Video),
        (AppealForm { media: vec![voice], ..form() }, Field::Photos),
    ] {
        assert_eq!(refusals(appeals::submit(&author, sent).await), [(field, Code::Unknown)]);
    }
}

#[tokio::test]
async fn voice_is_heard_by_who_sent_it_and_by_who_handles_it() {
    let world = sqlite().await;
    let (author, neighbour, stranger) = (world.citizen("Aygün").await, world.citizen("Murad").await, world.citizen("Leyla").await);
    let (id, voice) = send_voice(&author).await;
    appeals::join(&neighbour, JoinForm { id: new_id().0.into(), appeal: id.clone(), ..JoinForm::default() }).await.unwrap();
    let (staff, azersu) = (world.owner_staff().await, world.institution_staff("azersu").await);
    let heard = async || {
        let mut all = Vec::new();
        for ctx in [&author, &neighbour, &stranger, &world.visitor(), &staff, &azersu] {
            all.push(hears(ctx, &voice).await);
        }
        all
    };
    assert_eq!(heard().await, [true, false, false, false, true, false]);
    let route = RouteForm {
        appeal: id,
        institutions: vec!["azersu".into()],
        public_text: "Açıq".into(),
        publish_photos: true,
        ..RouteForm::default()
    };
    owner::route(&staff, route).await.unwrap();
    assert_eq!(heard().await, [true, false, false, false, true, true], "clearing the photos clears no voice");
    assert!(matches!(media::file(&author, &voice, Size::Thumb).await, Err(Error::NotFound)), "there is no small voice");
}

#[tokio::test]
async fn a8_4_joining_with_own_voice() {
    for world in worlds().await {
        let (author, neighbour) = (world.citizen("Aygün").await, world.citizen("Murad").await);
        let (id, _) = send_voice(&author).await;
        let own = voice(&neighbour, 20).await;
        let joining = JoinForm { id: new_id().0.into(), appeal: id.clone(), voice: Some(own.clone()), ..JoinForm::default() };
        appeals::join(&neighbour, joining).await.unwrap();
        let theirs = cabinet::card(&neighbour, &id).await.unwrap();
        assert_eq!(theirs.recordings.iter().map(|one| one.id.clone()).collect::<Vec<_>>(), std::slice::from_ref(&own), "{}", world.name);
        assert!(!hears(&author, &own).await, "between the neighbour and staff");
        let card = owner::card(&world.owner_staff().await, &id).await.unwrap();
        assert_eq!(card.joins[0].recordings[0].duration_ms, 2_000);
        assert_eq!(cabinet::card(&author, &id).await.unwrap().recordings.len(), 1);
    }
}

#[tokio::test]
async fn a9_1_voice_can_be_added_later() {
    let world = sqlite().await;
    let author = world.citizen("Aygün").await;
    let (id, _) = send_voice(&author).await;
    let more = voice(&author, 40).await;
    let add = RightForm {
        id: new_id().0.into(),
        appeal: id.clone(),
        step: Some(Step::AddDocuments),
        voice: Some(more.clone()),
        ..RightForm::default()
    };
    rights::exercise(&author, add).await.unwrap();
    let card = owner::card(&world.owner_staff().await, &id).await.unwrap();
    let added = card.timeline.iter().find(|entry| entry.what == What::DocumentsAdded).unwrap();
    assert_eq!(added.recordings[0].id, more);
    assert_eq!(card.recordings.len(), 1, "beside the appeal's own");
}

#[tokio::test]
async fn a8_3_staff_write_the_words_down_and_find_the_appeal_by_them() {
    for world in worlds().await {
        let author = world.citizen("Aygün").await;
        let (id, voice) = send_voice(&author).await;
        let (staff, azersu) = (world.owner_staff().await, world.institution_staff("azersu").await);
        let words = |text: &str| TranscriptForm { appeal: id.clone(), media: voice.clone(), text: text.into() };
        assert!(matches!(transcripts::write(&author, words("Mən")).await, Err(Error::Forbidden)));
        assert!(matches!(transcripts::write(&azersu, words("Mən")).await, Err(Error::NotFound)), "not in this cabinet");
        assert_eq!(refusals(transcripts::write(&staff, words(" ")).await), [(Field::Text, Code::Required)]);
        let lost = TranscriptForm { media: MediaId("0".repeat(64)), ..words("Mən") };
        assert!(matches!(transcripts::write(&staff, lost).await, Err(Error::NotFound)));
        transcripts::write(&staff, words("Küçədə fənər sönüb.")).await.unwrap();
        transcripts::write(&staff, words("Küçədə fənər sönüb.")).await.unwrap();
        let card = owner::card(&staff, &id).await.unwrap();
        let written = card.timeline.iter().filter(|entry| entry.what == What::Transcribed).collect::<Vec<_>>();
        assert_eq!(written.len(), 1, "{}: the same words again change nothing", world.name);
        assert!(written[0].person.is_some() && !written[0].public);
        let mine = cabinet::card(&author, &id).await.unwrap();
        let kept = mine.recordings[0].transcript.clone().unwrap();
        assert_eq!((kept.text.as_str(), kept.by), ("Küçədə fənər sönüb.", None));
        assert!(mine.timeline.iter().all(|entry| entry.what != What::Transcribed));
        let found = async |text: &str| {
            let query = StaffQuery { heap: Heap::All, text: text.into(), ..StaffQuery::default() };
            owner::inbox(&staff, query).await.unwrap().rows.len()
        };
        assert_eq!((found("FƏNƏR").await, found("çuxur").await), (1, 0));
        owner::route(&staff, RouteForm { appeal: id.clone(), institutions: vec!["azersu".into()], ..RouteForm::default() }).await.unwrap();
        world.wait_seconds(60);
        transcripts::write(&later(&azersu), words("Küçədə lampa sönüb.")).await.unwrap();
        assert_eq!((found("lampa").await, found("fənər").await), (1, 0), "the last words count");
        let seen = institution::card(&azersu, &id).await.unwrap();
        assert!(seen.recordings[0].transcript.as_ref().is_some_and(|words| words.by.is_some()));
    }
}

#[tokio::test]
async fn a8_3_an_upload_goes_on_after_a_break_and_finishing_twice_gives_the_same() {
    let world = sqlite().await;
    let (author, other) = (world.citizen("Aygün").await, world.citizen("Murad").await);
    let (bytes, begun) = (Bytes::from(phone_voice(50)), upload(MediaKind::Voice));
    let id = begun.id.clone();
    assert_eq!(media::begin(&author, begun.clone()).await.unwrap().received, 0);
    assert_eq!(media::chunk(&author, &id, 0, bytes.slice(..700)).await.unwrap().received, 700);
    assert_eq!(media::chunk(&author, &id, 900, bytes.slice(900..)).await.unwrap().received, 700, "a gap is told, not made");
    assert_eq!(media::begin(&author, begun.clone()).await.unwrap().received, 700);
    assert!(matches!(media::progress(&other, &id).await, Err(Error::NotFound)));
    assert!(matches!(media::chunk(&other, &id, 700, bytes.slice(700..)).await, Err(Error::NotFound)));
    let rest = media::chunk(&author, &id, 600, bytes.slice(600..)).await.unwrap();
    assert_eq!(rest.received, bytes.len() as u64, "a piece sent again in part");
    let stored =
        media::finish(&author, &id, FinishUpload { sha256: Some(store::files::content_id(&bytes).0), poster: None }).await.unwrap();
    assert_eq!(stored.duration_ms, 5_000);
    assert_eq!(media::finish(&author, &id, FinishUpload::default()).await.unwrap(), stored);
    assert_eq!(media::progress(&author, &id).await.unwrap().stored, Some(stored.clone()));
    let kept = media::open(&author, &stored.id, Size::Full).await.unwrap();
    assert!(!kept.bytes.windows(5).any(|word| word == b"40.37"), "T8.1: the place is gone");
    assert!(world.portal.check_files(|_, _| {}).await.unwrap().damaged.is_empty());
}

#[tokio::test]
async fn an_upload_that_is_no_recording_is_refused_and_gone() {
    let world = sqlite().await;
    let author = world.citizen("Aygün").await;
    for (bytes, finish, code) in [
        (b"%PDF-1.7".to_vec(), FinishUpload::default(), Code::NotARecording),
        (phone_voice(50)[..900].to_vec(), FinishUpload::default(), Code::BrokenRecording),
        (phone_voice(50), FinishUpload { sha256: Some("0".repeat(64)), poster: None }, Code::BrokenRecording),
        (phone_voice(1_900), FinishUpload::default(), Code::PlaysTooLong { max_s: 180 }),
    ] {
        let begun = upload(MediaKind::Voice);
        media::begin(&author, begun.clone()).await.unwrap();
        media::chunk(&author, &begun.id, 0, bytes.into()).await.unwrap();
        assert_eq!(refusals(media::finish(&author, &begun.id, finish).await), [(Field::Voice, code)]);
        assert!(matches!(media::progress(&author, &begun.id).await, Err(Error::NotFound)));
    }
    assert_eq!(store::media::count(world.portal.db()).await.unwrap(), 0);
}

#[tokio::test]
async fn uploads_have_limits_and_are_cleared_away() {
    let world = sqlite().await;
    let author = world.citizen("Aygün").await;
    let large = BeginUpload { bytes: Some(12_000_001), ..upload(MediaKind::Voice) };
    assert_eq!(refusals(media::begin(&author, large).await), [(Field::Voice, Code::FileTooLarge { max_mb: 12 })]);
    let begun = upload(MediaKind::Voice);
    media::begin(&author, begun.clone()).await.unwrap();
    let beyond = media::chunk(&author, &begun.id, 12_000_000, Bytes::from_static(b"x")).await;
    assert_eq!(refusals(beyond), [(Field::Voice, Code::FileTooLarge { max_mb: 12 })]);
    let huge = media::chunk(&author, &begun.id, 0, vec![0; (1 << 20) + 1].into()).await;
    assert_eq!(refusals(huge), [(Field::Voice, Code::FileTooLarge { max_mb: 1 })]);
    for _ in 0..7 {
        media::begin(&author, upload(MediaKind::Video)).await.unwrap();
    }
    assert!(matches!(media::begin(&author, upload(MediaKind::Video)).await, Err(Error::Busy { .. })), "eight at a time");
    assert_eq!(refusals(media::begin(&author, BeginUpload { id: "../x".into(), ..begun }).await), [(Field::Id, Code::BadFormat)]);
    assert!(matches!(media::begin(&world.owner_staff().await, upload(MediaKind::Voice)).await, Err(Error::Forbidden)));
    world.wait_hours(24 * 3_650);
    assert_eq!(world.portal.upkeep().await.unwrap().uploads, 8);
}

#[tokio::test]
async fn what_was_recorded_before_signing_in_is_still_ones_own_after() {
    let world = sqlite().await;
    let (visitor, begun, bytes) = (world.visitor(), upload(MediaKind::Voice), Bytes::from(phone_voice(20)));
    media::begin(&visitor, begun.clone()).await.unwrap();
    media::chunk(&visitor, &begun.id, 0, bytes.slice(..100)).await.unwrap();
    let mut author = world.citizen("Aygün").await;
    author.browser = visitor.browser.clone();
    let rest = bytes.slice(100..);
    assert_eq!(media::chunk(&author, &begun.id, 100, rest).await.unwrap().received, bytes.len() as u64);
    let voice = media::finish(&author, &begun.id, FinishUpload::default()).await.unwrap().id;
    let sent = AppealForm { text: String::new(), voice: Some(voice.clone()), ..form() };
    appeals::submit(&author, sent).await.unwrap();
    author.browser = None;
    assert!(hears(&author, &voice).await, "on another device too");
}
