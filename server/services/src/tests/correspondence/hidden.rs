//! An official appeal is between its sender and the institution: whatever is public or asks for a place leaves it out (R11.7).

use super::*;
use crate::feed::{FeedFilter, feed};
use crate::{alerts, map, open_data, people, registry, statistics};
use domain::alert::AlertForm;
use domain::appeal::form::JoinForm;
use domain::appeal::view::MapQuery;
use domain::geo::{BBox, Point};
use domain::ids::JoinId;
use domain::statistics::{Scope, StatisticsQuery};

fn everywhere() -> MapQuery {
    MapQuery { bbox: BBox { south: -85.0, west: -180.0, north: 85.0, east: 180.0 }, zoom: 6, ..MapQuery::default() }
}

#[tokio::test]
async fn r11_6_no_public_reader_finds_a_letter() {
    for world in worlds().await {
        let (author, visitor, other) = (world.citizen("Aygün").await, world.visitor(), world.citizen("Elçin").await);
        let receipt = correspondence::send(&author, letter()).await.unwrap();
        let id = receipt.appeal.clone();
        let number = cabinet::card(&author, &id).await.unwrap().line.number;
        assert_eq!(map::view(&visitor, everywhere()).await.unwrap().total, 0, "{}: the map after the commit", world.name);
        assert_eq!(map::list(&visitor, everywhere(), None).await.unwrap().total, 0);
        let loaded = store::map::LiveMap::load(world.portal.db()).await.unwrap();
        assert!(loaded.is_empty(), "the map as it is read at the start");
        loaded.reload(world.portal.db()).await.unwrap();
        assert!(loaded.is_empty(), "and when it is read again, with what changed meanwhile");
        assert!(feed(&visitor, FeedFilter::default()).await.unwrap().entries.is_empty());
        let about = FeedFilter { institution: Some("azersu".into()), ..FeedFilter::default() };
        assert!(feed(&visitor, about).await.unwrap().entries.is_empty());
        let mut pages = open_data::appeals(&visitor, open_data::OpenFilter::default()).unwrap();
        while let Some(page) = pages.recv().await {
            assert!(page.unwrap().is_empty());
        }
        for known in [&number, &receipt.number] {
            assert!(matches!(appeals::track(&visitor, known).await, Err(Error::NotFound)), "{known}");
        }
        for reader in [&visitor, &other, &author] {
            assert!(matches!(appeals::public(reader, &id).await, Err(Error::NotFound)));
        }
        assert!(matches!(cabinet::card(&other, &id).await, Err(Error::NotFound)));
        let near = appeals::similar(&other, Point { lat: 0.0, lon: 0.0 }, &"official".into()).await.unwrap();
        assert!(near.is_empty(), "nothing is near nowhere");
        let join = JoinForm { id: JoinId(new_id().0), appeal: id.clone(), ..JoinForm::default() };
        assert!(matches!(appeals::join(&other, join).await, Err(Error::NotFound)), "nobody joins what nobody sees");
        let follow = alerts::follow(&other, AlertForm { appeal: Some(id.clone()), ..AlertForm::default() }).await;
        assert!(matches!(follow, Err(Error::NotFound)));
    }
}

#[tokio::test]
async fn r11_7_who_follows_the_institution_hears_nothing_of_a_letter() {
    for world in worlds().await {
        let (author, follower) = (world.citizen("Aygün").await, world.citizen("Elçin").await);
        alerts::gather(&world.portal).await.unwrap();
        alerts::follow(&follower, AlertForm { institution: Some("azersu".into()), ..AlertForm::default() }).await.unwrap();
        sent(&author).await;
        world.wait_hours(1);
        while alerts::gather(&world.portal).await.unwrap() {}
        alerts::tell(&world.portal).await.unwrap();
        assert!(people::notices(&later(&follower)).await.unwrap().is_empty(), "{}", world.name);
    }
}

#[tokio::test]
async fn r11_7_country_and_districts_do_not_count_it_and_its_institution_and_the_registry_do() {
    for world in worlds().await {
        let author = world.citizen("Aygün").await;
        sent(&author).await;
        let received = async |scope| {
            let query = StatisticsQuery { scope, ..StatisticsQuery::default() };
            statistics::statistics(&world.visitor(), query).await.unwrap().counts.received
        };
        assert_eq!(received(Scope::Country).await, 0, "{}", world.name);
        assert_eq!(received(Scope::District("baki-yasamal".into())).await, 0);
        assert_eq!(received(Scope::Institution("azersu".into())).await, 1);
        let page = registry::registry(&world.owner_staff().await, String::new()).await.unwrap();
        assert_eq!(page.total, 1);
    }
}

#[tokio::test]
async fn r11_7_its_category_is_offered_to_nobody() {
    for world in worlds().await {
        let (author, staff) = (world.citizen("Aygün").await, world.owner_staff().await);
        let offered = map::categories(&author).await.unwrap();
        assert!(offered.iter().all(|category| !category.id.is_official()), "{}", world.name);
        let sent = appeals::submit(&author, domain::appeal::form::AppealForm { category: "official".into(), ..form() }).await;
        assert_eq!(refusals(sent), [(Field::Category, Code::Unknown)], "nobody hides an appeal of the map by it");
        let id = appeals::submit(&author, form()).await.unwrap().appeal;
        let correct = CorrectForm { appeal: id, category: Some("official".into()), ..CorrectForm::default() };
        assert_eq!(refusals(owner::correct(&staff, correct).await), [(Field::Category, Code::Unknown)]);
    }
}
