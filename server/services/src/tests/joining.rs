//! Joining (A8.4).

use crate::testing::{form, new_id, refusals, worlds};
use crate::{Error, appeals, cabinet, media, owner};
use bytes::Bytes;
use domain::appeal::form::{AnswerMode, AppealForm, JoinForm, RefuseForm};
use domain::appeal::view::MyPart;
use domain::geo::Point;
use domain::ids::{AppealId, JoinId};
use domain::refusal::{Code, Field};

fn join(appeal: &AppealId) -> JoinForm {
    JoinForm { id: JoinId(new_id().0), appeal: appeal.clone(), text: "Bizim həyətdə də belədir.".into(), ..JoinForm::default() }
}

#[tokio::test]
async fn a8_4_join_adds_own_text_photo_and_mode() {
    for world in worlds().await {
        let (author, neighbour, staff) = (world.citizen("Aygün").await, world.citizen("Elçin").await, world.owner_staff().await);
        let id = appeals::submit(&author, form()).await.unwrap().appeal;
        let photo = media::take_photo(&neighbour, Bytes::from(media::tests::jpeg_with_exif(60, 40))).await.unwrap().id;
        let own = JoinForm {
            media: vec![photo.clone()],
            answer_mode: AnswerMode::AmisAndPost,
            postal_address: "AZ1065 Bakı, Yasamal 5".into(),
            ..join(&id)
        };
        appeals::join(&neighbour, own.clone()).await.unwrap();
        appeals::join(&neighbour, own).await.expect("sending the same joining again changes nothing");

        let card = cabinet::card(&neighbour, &id).await.unwrap();
        assert_eq!(
            (card.part, card.text.as_str(), card.answer_mode),
            (MyPart::Joined, "Bizim həyətdə də belədir.", AnswerMode::AmisAndPost)
        );
        assert_eq!(card.media, std::slice::from_ref(&photo));
        assert!(!card.text.contains("maşınlar") && card.address.is_empty(), "the author's words stay the author's");
        let seen = &owner::card(&staff, &id).await.unwrap().joins;
        assert_eq!((seen[0].person.as_str(), &seen[0].media), ("Elçin Əliyev", &vec![photo]));
        assert_eq!(cabinet::list(&neighbour).await.unwrap()[0].id, id);
        assert_eq!(cabinet::card(&author, &id).await.unwrap().line.joined, 1);
    }
}

#[tokio::test]
async fn a8_4_not_ones_own_not_twice_not_when_closed() {
    for world in worlds().await {
        let (author, neighbour, staff) = (world.citizen("Aygün").await, world.citizen("Elçin").await, world.owner_staff().await);
        let id = appeals::submit(&author, form()).await.unwrap().appeal;
        assert_eq!(refusals(appeals::join(&author, join(&id)).await), [(Field::Form, Code::OwnAppeal)]);
        appeals::join(&neighbour, join(&id)).await.unwrap();
        assert_eq!(refusals(appeals::join(&neighbour, join(&id)).await), [(Field::Form, Code::AlreadyDone)]);
        assert!(matches!(appeals::join(&neighbour, join(&new_id())).await, Err(Error::NotFound)));
        owner::refuse(&staff, RefuseForm { appeal: id.clone(), reason: "Müraciət bu sahəyə aid deyil.".into(), ..RefuseForm::default() })
            .await
            .unwrap();
        let late = world.citizen("Rauf").await;
        assert_eq!(refusals(appeals::join(&late, join(&id)).await), [(Field::Form, Code::Closed)]);
    }
}

#[tokio::test]
async fn a8_4_similar_shows_what_is_near_open_and_of_the_same_kind() {
    for world in worlds().await {
        let (author, other) = (world.citizen("Aygün").await, world.citizen("Elçin").await);
        let sent = form();
        let here = sent.point.unwrap();
        let away = |lat: f64| Some(Point { lat: here.lat + lat, ..here });
        let near = appeals::submit(&author, AppealForm { point: away(0.001), ..form() }).await.unwrap().appeal;
        let same = appeals::submit(&author, sent.clone()).await.unwrap().appeal;
        appeals::submit(&author, AppealForm { point: away(0.01), ..form() }).await.unwrap();
        appeals::submit(&author, AppealForm { category: "su.yoxdur".into(), ..form() }).await.unwrap();

        let shown = appeals::similar(&other, here, &"yol.seki".into()).await.unwrap();
        assert_eq!(shown.iter().map(|one| (one.line.id.clone(), one.metres)).collect::<Vec<_>>(), [(same.clone(), 0), (near, 111)]);
        assert!(shown.iter().all(|one| one.line.text.is_none() && !one.own), "no text that staff have not cleared");
        assert!(appeals::similar(&author, here, &"yol.seki".into()).await.unwrap().iter().all(|one| one.own));
        let fresh = form();
        assert_eq!(appeals::similar_for_form(&other, &fresh).await.unwrap().len(), 2);
        assert!(appeals::similar_for_form(&other, &AppealForm { similar_seen: true, ..fresh }).await.unwrap().is_empty());
    }
}
