//! Every open map and cabinet hears of each step, and finds it when it asks (main job, item 5).

use crate::testing::{form, worlds};
use crate::{appeals, map, owner};
use domain::appeal::form::RouteForm;
use domain::appeal::view::{MapQuery, PublicFilter};
use domain::lifecycle::StatusGroup;
use std::time::Duration;
use tokio::time::timeout;

#[tokio::test]
async fn a_step_is_told_after_it_can_be_seen() {
    for world in worlds().await {
        let (author, staff) = (world.citizen("Aygün").await, world.owner_staff().await);
        let mut changes = world.portal.changes();
        let id = appeals::submit(&author, form()).await.unwrap().appeal;
        let change = timeout(Duration::from_secs(2), changes.recv()).await.unwrap().unwrap();
        assert_eq!((&change.appeal, &change.persons[..]), (&id, &[author.person().unwrap().clone()][..]));
        let shown = async |status: StatusGroup| {
            let query =
                MapQuery { zoom: 9, filter: PublicFilter { status: Some(status), ..PublicFilter::default() }, ..MapQuery::default() };
            map::view(&world.visitor(), query).await.unwrap().total
        };
        assert_eq!((shown(StatusGroup::New).await, shown(StatusGroup::InWork).await), (1, 0));
        owner::route(&staff, RouteForm { appeal: id.clone(), institutions: vec!["azersu".into()], ..RouteForm::default() }).await.unwrap();
        let change = timeout(Duration::from_secs(2), changes.recv()).await.unwrap().unwrap();
        assert_eq!(change.institutions.iter().map(|code| code.as_str()).collect::<Vec<_>>(), ["azersu"]);
        assert_eq!((shown(StatusGroup::New).await, shown(StatusGroup::InWork).await), (0, 1));
    }
}

#[tokio::test]
async fn what_is_refused_is_not_told() {
    for world in worlds().await {
        let author = world.citizen("Aygün").await;
        let mut changes = world.portal.changes();
        assert!(appeals::submit(&author, domain::appeal::form::AppealForm { text: String::new(), ..form() }).await.is_err());
        assert!(changes.try_recv().is_err());
    }
}
