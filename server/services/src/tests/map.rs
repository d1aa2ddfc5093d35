//! The public map and its list stay in step.

use crate::testing::{form, later, worlds};
use crate::{appeals, map, owner};
use domain::appeal::form::{AppealForm, RouteForm};
use domain::appeal::view::{MapQuery, PublicFilter};
use domain::geo::{BBox, Point};

fn query(filter: PublicFilter) -> MapQuery {
    MapQuery { zoom: 12, filter, ..MapQuery::default() }
}

#[tokio::test]
async fn filters_mean_the_same_on_map_and_list() {
    for world in worlds().await {
        let (author, staff) = (world.citizen("Aygün").await, world.owner_staff().await);
        let road = appeals::submit(&author, form()).await.unwrap().appeal;
        world.wait_hours(24 * 10);
        let author = later(&author);
        let water = appeals::submit(&author, AppealForm { category: "su.yoxdur".into(), ..form() }).await.unwrap().appeal;
        owner::route(&later(&staff), RouteForm { appeal: water.clone(), institutions: vec!["azersu".into()], ..RouteForm::default() })
            .await
            .unwrap();
        let all = PublicFilter::default();
        let cases = [
            (all.clone(), vec![&water, &road]),
            (PublicFilter { category: Some("yol".into()), ..all.clone() }, vec![&road]),
            (PublicFilter { category: Some("yol.seki".into()), ..all.clone() }, vec![]),
            (PublicFilter { institution: Some("azersu".into()), ..all.clone() }, vec![&water]),
            (PublicFilter { days: Some(7), ..all.clone() }, vec![&water]),
            (PublicFilter { category: Some("no such".into()), ..all }, vec![]),
        ];
        for (filter, expected) in cases {
            let visitor = later(&world.visitor());
            let list = map::list(&visitor, query(filter.clone()), None).await.unwrap();
            assert_eq!(list.rows.iter().map(|line| &line.id).collect::<Vec<_>>(), expected, "{filter:?}");
            assert_eq!(list.total as usize, expected.len());
            assert_eq!(map::view(&visitor, query(filter)).await.unwrap().total as usize, expected.len());
        }
    }
}

#[tokio::test]
async fn the_list_goes_on_page_by_page_without_gaps_or_repeats() {
    for world in worlds().await {
        let author = world.citizen("Aygün").await;
        let mut sent = Vec::new();
        for at in 0..35 {
            let point = Some(Point { lat: 40.389 + f64::from(at) * 1e-4, lon: 49.813 });
            sent.push(appeals::submit(&author, AppealForm { point, ..form() }).await.unwrap().appeal);
        }
        let visitor = world.visitor();
        let first = map::list(&visitor, query(PublicFilter::default()), None).await.unwrap();
        assert_eq!((first.rows.len(), first.total), (20, 35));
        let second = map::list(&visitor, query(PublicFilter::default()), first.next.clone()).await.unwrap();
        assert_eq!((second.rows.len(), second.next), (15, None));
        let listed: Vec<_> = first.rows.into_iter().chain(second.rows).map(|line| line.id).collect();
        sent.reverse();
        assert_eq!(listed, sent, "newest first");
        assert!(map::list(&visitor, query(PublicFilter::default()), Some("nonsense".into())).await.unwrap().rows.len() == 20);
    }
}

#[tokio::test]
async fn a_box_that_is_none_gives_an_empty_map() {
    let world = crate::testing::sqlite().await;
    appeals::submit(&world.citizen("Aygün").await, form()).await.unwrap();
    for bbox in [BBox { west: f64::NAN, south: 0.0, east: 1.0, north: 1.0 }, BBox { west: 50.0, south: 42.0, east: 45.0, north: 38.0 }] {
        let found = map::view(&world.visitor(), MapQuery { bbox, zoom: 255, ..MapQuery::default() }).await.unwrap();
        assert_eq!((found.total, found.pins.len()), (0, 0));
    }
}
