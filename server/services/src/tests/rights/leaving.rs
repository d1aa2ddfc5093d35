//! Leaving a joined appeal, and joining again (A8.4).

use super::{joined, routed, sent, take};
use crate::testing::{later, new_id, refusals, worlds};
use crate::{Error, appeals, cabinet, owner};
use domain::appeal::form::JoinForm;
use domain::appeal::view::What;
use domain::ids::JoinId;
use domain::lifecycle::{Status, Step};
use domain::refusal::{Code, Field};

#[tokio::test]
async fn a8_4_who_joined_leaves_again_and_may_come_back() {
    for world in worlds().await {
        let (author, neighbour, staff) = (world.citizen("Aygün").await, world.citizen("Elçin").await, world.owner_staff().await);
        let id = sent(&author).await;
        joined(&neighbour, &id).await;
        assert!(cabinet::card(&neighbour, &id).await.unwrap().steps.contains(&Step::Leave));
        assert_eq!(refusals(take(&author, &id, Step::Leave, "").await), [(Field::Form, Code::NotYours)], "the author withdraws instead");
        take(&neighbour, &id, Step::Leave, "").await.unwrap();

        assert!(matches!(cabinet::card(&neighbour, &id).await, Err(Error::NotFound)), "{}", world.name);
        assert!(cabinet::list(&neighbour).await.unwrap().is_empty());
        let seen = owner::card(&staff, &id).await.unwrap();
        assert_eq!((seen.row.line.joined, seen.joins.len()), (0, 0));
        let left = seen.timeline.iter().find(|entry| entry.what == What::Left).unwrap();
        assert_eq!(left.text.as_deref(), Some("Bizdə də belədir."), "what had been added stays written down");
        let public = appeals::public(&world.visitor(), &id).await.unwrap();
        assert!(public.timeline.iter().any(|entry| entry.what == What::Left && entry.text.is_none()));

        routed(&world, &id, &["azersu"]).await;
        let azersu = crate::institution::card(&world.institution_staff("azersu").await, &id).await.unwrap();
        let left = azersu.timeline.iter().find(|entry| entry.what == What::Left).unwrap();
        assert_eq!((left.text.as_deref(), left.person.as_deref()), (None, None), "what the person took along is not given on");
        let given = store::disclosures::of_person(world.portal.db(), neighbour.person().unwrap(), 9).await.unwrap();
        assert!(given.is_empty(), "{given:?}");

        let again = JoinForm { id: JoinId(new_id().0), appeal: id.clone(), text: "Yenə də belədir.".into(), ..JoinForm::default() };
        appeals::join(&neighbour, again.clone()).await.unwrap();
        appeals::join(&neighbour, again).await.expect("a retry changes nothing");
        let card = cabinet::card(&neighbour, &id).await.unwrap();
        assert_eq!((card.text.as_str(), card.line.joined), ("Yenə də belədir.", 1));
        assert!(world.portal.check(|_, _| {}).await.unwrap().broken.is_empty());
    }
}

#[tokio::test]
async fn a8_4_when_the_author_has_withdrawn_and_the_last_one_leaves_the_review_ends() {
    for world in worlds().await {
        let (author, one, other) = (world.citizen("Aygün").await, world.citizen("Elçin").await, world.citizen("Rauf").await);
        let id = sent(&author).await;
        joined(&one, &id).await;
        joined(&other, &id).await;
        routed(&world, &id, &["azersu"]).await;
        world.wait_hours(1);
        take(&later(&author), &id, Step::Withdraw, "").await.unwrap();
        take(&later(&one), &id, Step::Leave, "").await.unwrap();
        let status = async || appeals::public(&world.visitor(), &id).await.unwrap().line.status;
        assert_eq!(status().await, Status::Routed, "one is still there");
        take(&later(&other), &id, Step::Leave, "").await.unwrap();
        assert_eq!(status().await, Status::Withdrawn, "{}", world.name);
    }
}
