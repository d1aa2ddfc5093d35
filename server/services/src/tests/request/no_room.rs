//! A full disk while a service is requested: nothing is half sent, nothing that was filled in is lost.

use super::*;
use crate::testing::sqlite;
use crate::tests::faults::{nothing_fits, until_no_room};
use store::testing::{fill_disk, make_room};

#[tokio::test]
async fn r6_3_a_request_or_its_file_that_finds_no_room_is_refused_and_can_be_sent_again() {
    let world = sqlite().await;
    let number = service(&world).await;
    let aygun = world.citizen("Aygün").await;
    let mut forms = Vec::new();
    for _ in 0..12 {
        let id = fresh();
        let paper = file(&aygun, &id, "sened-1", PAPER).await;
        forms.push(RequestSend { files: vec![paper.id], ..sending(&number, &id) });
    }
    fill_disk(world.portal.db()).await;
    nothing_fits(&aygun).await;

    let send = async |form: &RequestSend| request::send(&aygun, form.clone()).await;
    let attach = async |id: &RequestId| {
        let bytes = Bytes::from(format!("{}{id}", String::from_utf8_lossy(PAPER)));
        request::take_file(&aygun, TakeFile { request: id.clone(), field: "sened-1".into(), name: "sənəd.pdf".into(), bytes }).await
    };
    let unsent = until_no_room(forms, &send).await;
    let without_file = until_no_room((0..1_000).map(|_| fresh()).collect(), &attach).await;
    assert!(matches!(request::card(&aygun, &unsent.id).await, Err(Error::NotFound)), "nothing half sent is shown");
    let checked = world.portal.check(|_, _| {}).await.unwrap();
    assert!(checked.broken.is_empty() && checked.broken_records.is_empty());

    make_room(world.portal.db()).await;
    let receipt = send(&unsent).await.unwrap();
    assert_eq!(send(&unsent).await.unwrap(), receipt, "with the file that was attached before");
    attach(&without_file).await.unwrap();
}
