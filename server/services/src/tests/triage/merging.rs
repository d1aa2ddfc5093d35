//! One matter in two appeals (A8.4).

use super::{sent, status, to};
use crate::testing::{World, form, later, new_id, refusals, worlds};
use crate::{Ctx, Error, appeals, cabinet, media, owner, people, rights};
use bytes::Bytes;
use domain::appeal::form::{AppealForm, JoinForm, RightForm};
use domain::appeal::view::What;
use domain::desk::merge::MergeForm;
use domain::geo::Point;
use domain::ids::{AppealId, JoinId, MediaId};
use domain::lifecycle::{Status, Step};
use domain::refusal::{Code, Field};

fn merge(appeal: &AppealId, into: &AppealId) -> MergeForm {
    MergeForm { appeal: appeal.clone(), into: into.clone() }
}

#[tokio::test]
async fn a8_4_the_later_author_joins_the_earlier_appeal_and_the_own_number_leads_on() {
    for world in worlds().await {
        let (first, second) = (world.citizen("Aygün").await, world.citizen("Rauf").await);
        let staff = world.owner_staff().await;
        let earlier = sent(&first).await;
        let number = owner::route(&staff, to(&earlier, "azersu")).await.unwrap();
        let receipt = appeals::submit(&second, AppealForm { text: "Həmin çuxur, gecə görünmür.".into(), ..form() }).await.unwrap();
        let id = receipt.appeal;
        assert_eq!(owner::merge(&staff, merge(&id, &earlier)).await.unwrap(), number);
        let card = owner::card(&staff, &earlier).await.unwrap();
        assert_eq!(card.joins.iter().map(|join| join.text.as_str()).collect::<Vec<_>>(), ["Həmin çuxur, gecə görünmür."], "{}", world.name);
        assert_eq!(card.row.line.joined, 1);
        let mine = cabinet::card(&second, &id).await.unwrap();
        assert!(!mine.line.status.is_open());
        assert_eq!(mine.line.merged_into, Some(earlier.clone()), "it was not withdrawn, it goes on elsewhere");
        assert_eq!(mine.rights.continued.unwrap().number, number);
        assert!(cabinet::card(&second, &earlier).await.is_ok(), "it is in the own cabinet now");
        let tracked = appeals::track(&world.visitor(), &receipt.number).await.unwrap();
        assert_eq!(tracked.continued.map(|linked| linked.id), Some(earlier.clone()), "the number leads on");
        assert_eq!(tracked.line.merged_into, Some(earlier.clone()));
        for (chain, what, other) in [(&id, What::Merged, &number), (&earlier, What::TookIn, &receipt.number)] {
            let shown = appeals::public(&world.visitor(), chain).await.unwrap();
            assert!(shown.timeline.iter().any(|entry| entry.what == what && entry.text.as_ref() == Some(other)), "{what:?}");
        }
        assert_eq!(people::notices(&second).await.unwrap()[0].what, What::Merged);
        assert_eq!(people::notices(&first).await.unwrap()[0].what, What::TookIn);
        // And back again.
        world.wait_seconds(59);
        owner::undo(&later(&staff), Some(&id)).await.unwrap();
        assert_eq!(status(&world, &id).await, Status::Sent);
        assert_eq!(owner::card(&staff, &earlier).await.unwrap().joins.len(), 0);
        let tracked = appeals::track(&world.visitor(), &receipt.number).await.unwrap();
        assert!(tracked.continued.is_none() && tracked.line.merged_into.is_none());
        assert_eq!(people::notices(&second).await.unwrap()[0].what, What::Undone);
        owner::merge(&later(&staff), merge(&id, &earlier)).await.unwrap();
        assert_eq!(owner::card(&staff, &earlier).await.unwrap().joins.len(), 1, "joined anew");
    }
}

#[tokio::test]
async fn a8_4_only_one_matter_is_merged_and_only_before_routing() {
    for world in worlds().await {
        let (first, second) = (world.citizen("Aygün").await, world.citizen("Rauf").await);
        let staff = world.owner_staff().await;
        let earlier = sent(&first).await;
        let at = async |change: AppealForm| appeals::submit(&second, AppealForm { similar_seen: true, ..change }).await.unwrap().appeal;
        let far = at(AppealForm { point: Some(Point { lat: 40.3990, lon: 49.8130 }), ..form() }).await;
        let other = at(AppealForm { category: "qaz.yoxdur".into(), ..form() }).await;
        for id in [&far, &other] {
            assert_eq!(refusals(owner::merge(&staff, merge(id, &earlier)).await), [(Field::Form, Code::NotSameMatter)], "{}", world.name);
        }
        let near = at(form()).await;
        assert_eq!(refusals(owner::merge(&staff, merge(&near, &near)).await), [(Field::Form, Code::NotSameMatter)]);
        owner::route(&staff, to(&near, "azersu")).await.unwrap();
        assert_eq!(refusals(owner::merge(&staff, merge(&near, &earlier)).await), [(Field::Form, Code::NotNow)]);
        assert_eq!(status(&world, &near).await, Status::Routed);
    }
}

fn addition(appeal: &AppealId, text: &str, media: Vec<MediaId>) -> RightForm {
    let step = Some(Step::AddDocuments);
    RightForm { id: new_id().0.into(), appeal: appeal.clone(), step, text: text.into(), media, ..RightForm::default() }
}

#[tokio::test]
async fn a8_4_what_was_added_later_goes_over_too_and_each_file_once() {
    for world in worlds().await {
        let (first, second) = (world.citizen("Aygün").await, world.citizen("Rauf").await);
        let staff = world.owner_staff().await;
        let mut photos = Vec::new();
        for width in [64, 72] {
            photos.push(media::take_photo(&second, Bytes::from(media::tests::jpeg_with_exif(width, 48))).await.unwrap().id);
        }
        let earlier = sent(&first).await;
        let text = "Həmin çuxur, gecə görünmür.";
        let own = AppealForm { text: text.into(), media: photos[..1].to_vec(), similar_seen: true, ..form() };
        let id = appeals::submit(&second, own).await.unwrap().appeal;
        rights::exercise(&second, addition(&id, "Bu gün bir maşın zədələndi.", photos.clone())).await.unwrap();
        for _ in 0..2 {
            owner::merge(&later(&staff), merge(&id, &earlier)).await.unwrap();
            let joins = owner::card(&staff, &earlier).await.unwrap().joins;
            let [join] = &joins[..] else { panic!("one joining") };
            assert_eq!(join.text, format!("{text}\n\nBu gün bir maşın zədələndi."), "{}", world.name);
            assert_eq!(join.media, photos);
            world.wait_seconds(1);
            owner::undo(&later(&staff), Some(&id)).await.unwrap();
        }
    }
}

#[tokio::test]
async fn a8_4_who_joins_in_the_moment_of_a_merge_is_not_lost() {
    for world in worlds().await {
        let staff = world.owner_staff().await;
        let mut merged = false;
        for nr in 0..6 {
            let [first, second, third] =
                [world.citizen("Aygün").await, world.citizen("Rauf").await, world.citizen(&format!("Elçin{nr}")).await];
            let (earlier, id) = (sent(&first).await, sent(&second).await);
            let join = JoinForm { id: JoinId(new_id().0), appeal: id.clone(), text: "Bizdə də belədir.".into(), ..JoinForm::default() };
            let (joined, result) = tokio::join!(appeals::join(&third, join), owner::merge(&staff, merge(&id, &earlier)));
            match result {
                Ok(_) if joined.is_ok() => {
                    assert!(cabinet::card(&third, &earlier).await.is_ok(), "{}: lost", world.name);
                }
                Ok(_) => assert_eq!(refusals(joined), [(Field::Form, Code::Closed)]),
                Err(error) => {
                    assert!(matches!(error, Error::Conflict), "{error:?}");
                    owner::merge(&staff, merge(&id, &earlier)).await.unwrap();
                    assert!(cabinet::card(&third, &earlier).await.is_ok(), "{}: read again, carried over", world.name);
                }
            }
            merged |= joined_there(&world, &earlier, &second).await;
        }
        assert!(merged);
    }
}

async fn joined_there(world: &World, earlier: &AppealId, person: &Ctx) -> bool {
    store::joins::find(world.portal.db(), earlier, person.person().unwrap()).await.unwrap().is_some()
}
