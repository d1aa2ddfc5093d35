//! Two employees are never on the same card unknowingly (A8.5).

use super::sent;
use crate::owner;
use crate::testing::{later, worlds};
use crate::{Error, people};
use domain::live::Topic;

#[tokio::test]
async fn a8_5_an_opened_card_shows_who_else_has_it_open_until_it_is_closed_or_a_minute_has_passed() {
    for world in worlds().await {
        let author = world.citizen("Aygün").await;
        let (one, two) = (world.owner_colleague("Murad").await, world.owner_colleague("Nərgiz").await);
        let id = sent(&author).await;
        let mut changes = world.portal.changes();
        assert!(owner::hold_card(&one, &id).await.unwrap().is_empty());
        let change = changes.recv().await.unwrap();
        assert_eq!(people::topics(&two.actor, &change), [Topic::Desk], "colleagues hear at once, nobody else");
        assert!(people::topics(&author.actor, &change).is_empty());
        let seen = owner::hold_card(&two, &id).await.unwrap();
        assert_eq!(seen.iter().map(|one| one.name.as_str()).collect::<Vec<_>>(), ["Murad Əliyev"], "{}", world.name);
        assert_eq!(seen[0].since_ms, one.now);
        world.wait_seconds(40);
        assert_eq!(owner::hold_card(&later(&one), &id).await.unwrap().len(), 1);
        world.wait_seconds(30);
        assert!(owner::hold_card(&later(&one), &id).await.unwrap().is_empty(), "Nərgiz was not heard of for a minute");
        owner::release_card(&one, &id).await.unwrap();
        assert!(owner::hold_card(&later(&two), &id).await.unwrap().is_empty());
        assert!(matches!(owner::hold_card(&author, &id).await, Err(Error::Forbidden)));
        let institution = world.institution_staff("azersu").await;
        assert!(matches!(owner::hold_card(&institution, &id).await, Err(Error::Forbidden)), "names stay at their own desk");
    }
}
