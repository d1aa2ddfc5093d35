//! The files are what their rows say.

use crate::media::{self, Size};
use crate::portal::Damage;
use crate::testing::{World, sqlite};
use bytes::Bytes;
use domain::ids::MediaId;
use std::path::PathBuf;

async fn photo(world: &World, width: u32) -> MediaId {
    let bytes = Bytes::from(media::tests::jpeg_with_exif(width, 40));
    media::take_photo(&world.citizen("Aygün").await, bytes).await.unwrap().id
}

fn stored(world: &World, id: &MediaId, size: Size) -> PathBuf {
    let hash = id.as_str();
    world.portal.config().data.join("files").join(&hash[..2]).join(&hash[2..4]).join(hash).join(size.as_str())
}

#[tokio::test]
async fn every_file_is_held_against_its_name() {
    let world = sqlite().await;
    let (whole, changed, lost, empty) =
        (photo(&world, 60).await, photo(&world, 61).await, photo(&world, 62).await, photo(&world, 63).await);
    let told = std::sync::Mutex::new(Vec::new());
    let found = world.portal.check_files(|done, of| told.lock().unwrap().push((done, of))).await.unwrap();
    assert_eq!((found.files, found.damaged.len()), (4, 0));
    assert_eq!(*told.lock().unwrap(), [(4, 4)]);

    let mut bytes = std::fs::read(stored(&world, &changed, Size::Full)).unwrap();
    bytes[40] ^= 1;
    std::fs::write(stored(&world, &changed, Size::Full), bytes).unwrap();
    std::fs::remove_file(stored(&world, &lost, Size::Full)).unwrap();
    std::fs::remove_file(stored(&world, &lost, Size::Thumb)).unwrap();
    std::fs::write(stored(&world, &empty, Size::Medium), b"").unwrap();
    let found = world.portal.check_files(|_, _| {}).await.unwrap();
    let of = |id: &MediaId| found.damaged.iter().filter(|damage| damage.to_string().contains(id.as_str())).collect::<Vec<_>>();
    assert_eq!(found.files, 4);
    assert_eq!(of(&whole), Vec::<&Damage>::new());
    assert_eq!(of(&changed), [&Damage::Changed(changed.clone())]);
    assert_eq!(of(&lost), [&Damage::Missing(lost.clone(), Size::Full), &Damage::Missing(lost.clone(), Size::Thumb)]);
    assert_eq!(of(&empty), [&Damage::Missing(empty.clone(), Size::Medium)]);
}
