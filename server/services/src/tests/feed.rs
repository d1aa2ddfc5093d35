//! The public list as a feed (A2.2.5): the newest of a filter, nothing personal.

use crate::feed::{FeedFilter, feed};
use crate::testing::{form, later, new_id, worlds};
use crate::{Error, appeals};
use domain::appeal::form::AppealForm;
use domain::lifecycle::StatusGroup;

#[tokio::test]
async fn a2_2_5_a_feed_holds_the_newest_of_its_filter_and_nothing_personal() {
    for world in worlds().await {
        let author = world.citizen("Aygün").await;
        let road = appeals::submit(&author, form()).await.unwrap().appeal;
        world.wait_hours(1);
        let water = AppealForm { id: new_id(), category: "su.yoxdur".into(), ..form() };
        let water = appeals::submit(&later(&author), water).await.unwrap().appeal;
        let visitor = world.visitor();
        let ids = async |filter: FeedFilter| {
            feed(&visitor, filter).await.unwrap().entries.into_iter().map(|(line, _)| line.id).collect::<Vec<_>>()
        };
        assert_eq!(ids(FeedFilter::default()).await, [water.clone(), road.clone()], "{}", world.name);
        assert_eq!(ids(FeedFilter { category: Some("yol".into()), ..FeedFilter::default() }).await, [road]);
        assert_eq!(ids(FeedFilter { district: Some("baki-yasamal".into()), ..FeedFilter::default() }).await.len(), 2);
        assert!(ids(FeedFilter { status: Some(StatusGroup::Answered), ..FeedFilter::default() }).await.is_empty());
        let found = feed(&visitor, FeedFilter::default()).await.unwrap();
        assert_eq!(found.updated_ms, later(&author).now);
        assert!(found.entries.iter().all(|(line, _)| line.text.is_none() && line.photo.is_none()), "no word that staff have not cleared");
        let unknown = FeedFilter { category: Some("yox".into()), ..FeedFilter::default() };
        assert!(matches!(feed(&visitor, unknown).await, Err(Error::NotFound)));
    }
}
