//! A full disk while places are ordered: nobody holds half a place.

use super::*;
use crate::portal::{Limits, PortalConfig};
use crate::testing::world_with;
use crate::tests::faults::{nothing_fits, until_no_room};
use store::testing::{fill_disk, make_room};

const TIMES: [&str; 12] = ["09:30", "09:45", "10:00", "10:15", "10:30", "10:45", "11:00", "11:15", "11:30", "11:45", "12:00", "12:15"];

/// An order for each of the times, by as many people.
fn forms(first: u32) -> Vec<OrderForm> {
    (first..).zip(TIMES).map(|(nr, time)| OrderForm { time: time.into(), ..form(nr) }).collect()
}

async fn all_free(world: &World) -> Vec<u32> {
    let mut free_at = Vec::new();
    for time in TIMES {
        free_at.push(free(world, SERVICE, MONDAY, time).await);
    }
    free_at
}

#[tokio::test]
async fn q3_2_an_order_that_finds_no_room_takes_no_place_and_can_be_made_again() {
    let open = |config: &mut PortalConfig| config.channels = vec![Channel::Email];
    let world = world_with(store::testing::sqlite().await, Limits::unlimited(), open).await;
    let author = world.citizen("Aygün").await;
    let mut held = forms(1);
    for form in &held {
        queue::hold(&visitor(&world), form).await.unwrap();
    }
    let codes = letters(&world).await;
    for form in &mut held {
        form.code = codes.iter().find(|(to, _)| *to == form.email).and_then(|(_, mail)| mail.digits.clone()).unwrap();
    }
    let before = all_free(&world).await;
    fill_disk(world.portal.db()).await;
    nothing_fits(&author).await;

    let hold = async |form: &OrderForm| queue::hold(&visitor(&world), form).await;
    let confirm = async |form: &OrderForm| queue::confirm(&visitor(&world), form).await;
    let unheld = until_no_room(forms(101), &hold).await;
    let unconfirmed = until_no_room(held, &confirm).await;
    let after = all_free(&world).await;
    let taken_until = TIMES.iter().position(|time| *time == unheld.time).unwrap();
    assert!((0..TIMES.len()).all(|nr| after[nr] == before[nr] - u32::from(nr < taken_until)), "{before:?} {after:?} {}", unheld.time);

    make_room(world.portal.db()).await;
    let secret = confirm(&unconfirmed).await.unwrap();
    assert_eq!(queue::order(&visitor(&world), &secret).await.unwrap().state, BookingState::Booked, "the code was no wrong guess");
    hold(&unheld).await.unwrap();
    assert_eq!(free(&world, SERVICE, MONDAY, &unheld.time).await, before[taken_until] - 1);
}
