//! Voice and video: their rows, their words, and their way up piece by piece (A8.3).

use crate::sample::{NOW, appeal, filled, id, photo, send, send_this, write};
use bytes::Bytes;
use domain::appeal::view::Heap;
use domain::ids::{PersonId, UploadId};
use domain::media::MediaKind;
use domain::time::UnixMs;
use store::appeals::{NewAppeal, StaffFilter};
use store::media::MediaRow;
use store::partials::{Partial, Partials};
use store::transcripts::TranscriptRow;
use store::{StoreError, appeals, media, transcripts};

fn voice(letter: char) -> MediaRow {
    MediaRow {
        kind: MediaKind::Voice,
        mime: "audio/mp4".into(),
        width: 0,
        height: 0,
        duration_ms: 12_345,
        codecs: "mp4a.40.2".into(),
        ..photo(letter)
    }
}

fn video(letter: char) -> MediaRow {
    MediaRow { kind: MediaKind::Video, mime: "video/mp4".into(), duration_ms: 5_000, poster: Some(photo('a').id), ..photo(letter) }
}

#[tokio::test]
async fn a8_3_recordings_are_kept_with_what_they_are_and_found_by_their_appeal() {
    for test in filled().await {
        let db = &test.db;
        write!(db, |tx| {
            media::insert(tx, &voice('c'), &"leyla".into()).await?;
            media::insert(tx, &video('d'), &"leyla".into()).await
        })
        .unwrap();
        let leyla = PersonId::from("leyla");
        let both = [voice('c').id, video('d').id];
        assert_eq!(media::owned(db, &leyla, MediaKind::Voice, &both).await.unwrap(), [voice('c').id], "{}", test.name);
        assert!(media::owned(db, &leyla, MediaKind::Photo, &both).await.unwrap().is_empty(), "a voice is no photo");
        assert!(media::recordings_of(db, &id(1)).await.unwrap().is_empty());
        send_this(db, NewAppeal { media: vec![photo('a').id], recordings: both.to_vec(), ..appeal(1) }).await.unwrap();
        assert_eq!(media::recordings_of(db, &id(1)).await.unwrap(), [voice('c'), video('d')]);
        assert_eq!(media::shown_by(db, &photo('a').id).await.unwrap(), [video('d')]);
        let links = media::of_appeal(db, &id(1)).await.unwrap();
        assert_eq!(links.iter().map(|link| link.position).collect::<Vec<_>>(), [0, 1, 2]);
        assert_eq!(appeals::find(db, &id(1)).await.unwrap().unwrap().photo_count, 1, "photos alone are counted as photos");
        assert_eq!(media::first_of(db, &[id(1)]).await.unwrap()[0].media, photo('a').id);
    }
}

#[tokio::test]
async fn a_picture_of_a_video_is_no_orphan() {
    for test in filled().await {
        let db = &test.db;
        write!(db, |tx| media::insert(tx, &video('d'), &"leyla".into()).await).unwrap();
        assert_eq!(media::orphans(db, UnixMs(NOW.0 + 1), 10).await.unwrap(), [video('d').id], "{}", test.name);
        write!(db, |tx| media::remove(tx, &video('d').id).await).unwrap();
        assert_eq!(media::orphans(db, UnixMs(NOW.0 + 1), 10).await.unwrap(), [photo('a').id]);
    }
}

#[tokio::test]
async fn a8_3_words_of_a_recording_are_added_to_and_staff_find_them() {
    for test in filled().await {
        let db = &test.db;
        send(db, 1).await.unwrap();
        write!(db, |tx| media::insert(tx, &voice('c'), &"leyla".into()).await).unwrap();
        let row = |nr: i64, text: &str| TranscriptRow {
            id: format!("transcript-{nr}"),
            appeal: id(1),
            media: voice('c').id,
            person: "murad".into(),
            institution: Some("azersu".into()),
            text: text.into(),
            written_ms: UnixMs(NOW.0 + nr),
        };
        let (first, second) = (row(1, "Lampa yanmir"), row(2, "Lampa yanmır '; drop table transcript; --"));
        for one in [first.clone(), second.clone()] {
            write!(db, |tx| transcripts::add(tx, &one).await).unwrap();
        }
        write!(db, |tx| appeals::set_searchable(tx, &id(1), "cuxur lampa yanmir", NOW).await).unwrap();
        let all = [first, second.clone()];
        assert_eq!(transcripts::of_appeal(db, &id(1)).await.unwrap(), all, "{}", test.name);
        assert_eq!(write!(db, |tx| transcripts::of_appeal_in(tx, &id(1)).await).unwrap(), all);
        let filter = StaffFilter { words: "lampa".into(), ..StaffFilter::default() };
        assert_eq!(appeals::inbox(db, Heap::All, NOW, &filter, None, 9).await.unwrap().rows.len(), 1);
        let lost = TranscriptRow { id: "transcript-3".into(), media: "f".repeat(64).into(), ..second };
        assert!(matches!(write!(db, |tx| transcripts::add(tx, &lost).await), Err(StoreError::Reference(_))));
    }
}

fn upload() -> UploadId {
    "019A0000-0000-7000-8000-0000000000AA".into()
}

#[tokio::test]
async fn a_piece_repeated_or_sent_too_early_does_no_harm() {
    let folder = tempfile::tempdir().unwrap();
    let partials = Partials::local(&folder.path().join("uploads")).unwrap();
    let (leyla, murad) = (PersonId::from("leyla"), PersonId::from("../murad"));
    assert_eq!(partials.find(&leyla, &upload()).await.unwrap(), None);
    let early = partials.write(&leyla, &upload(), 0, Bytes::from_static(b"x")).await;
    assert!(matches!(early, Err(StoreError::NoRow)), "never begun");
    assert_eq!(partials.begin(&leyla, &upload(), MediaKind::Voice).await.unwrap(), Partial::Begun(MediaKind::Voice, 0));
    assert_eq!(partials.write(&leyla, &upload(), 0, Bytes::from_static(b"one ")).await.unwrap(), 4);
    assert_eq!(partials.write(&leyla, &upload(), 9, Bytes::from_static(b"too far")).await.unwrap(), 4, "a gap is never made");
    assert_eq!(partials.write(&leyla, &upload(), 0, Bytes::from_static(b"one ")).await.unwrap(), 4, "once more");
    assert_eq!(partials.write(&leyla, &upload(), 2, Bytes::from_static(b"e two")).await.unwrap(), 7, "an overlap");
    assert_eq!(partials.begin(&leyla, &upload(), MediaKind::Voice).await.unwrap(), Partial::Begun(MediaKind::Voice, 7), "resumed");
    assert_eq!(&partials.read(&leyla, &upload()).await.unwrap()[..], b"one two");
    assert_eq!(partials.find(&murad, &upload()).await.unwrap(), None, "another's is not there");
    assert_eq!((partials.open_of(&leyla).await.unwrap(), partials.open_of(&murad).await.unwrap()), (1, 0));
    partials.finish(&leyla, &upload(), "note".into()).await.unwrap();
    assert_eq!(partials.find(&leyla, &upload()).await.unwrap(), Some(Partial::Done("note".into())));
    assert_eq!(partials.begin(&leyla, &upload(), MediaKind::Voice).await.unwrap(), Partial::Done("note".into()));
    assert_eq!(partials.open_of(&leyla).await.unwrap(), 0);
}

#[tokio::test]
async fn an_upload_is_forgotten_and_its_name_leads_nowhere() {
    let folder = tempfile::tempdir().unwrap();
    let partials = Partials::local(folder.path()).unwrap();
    let leyla = PersonId::from("leyla");
    for name in ["../../etc/passwd", "", "019a0000-0000-7000-8000-0000000000a/"] {
        assert!(matches!(partials.begin(&leyla, &name.into(), MediaKind::Voice).await, Err(StoreError::Damaged(_))), "{name}");
    }
    partials.begin(&leyla, &upload(), MediaKind::Video).await.unwrap();
    assert_eq!(partials.sweep(UnixMs(0)).await.unwrap(), 0, "fresh ones stay");
    partials.discard(&leyla, &upload()).await.unwrap();
    assert_eq!(partials.find(&leyla, &upload()).await.unwrap(), None);
    partials.begin(&leyla, &upload(), MediaKind::Video).await.unwrap();
    assert_eq!(partials.sweep(UnixMs(i64::MAX / 2)).await.unwrap(), 1);
    assert_eq!(partials.find(&leyla, &upload()).await.unwrap(), None);
}
