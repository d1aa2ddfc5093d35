//! What the pages of an order show.

use super::form::OrderForm;
use super::slot::Place;
use super::state::BookingState;
use crate::ids::{CentreId, ServiceId};
use crate::lang::Named;
use crate::refusal::Refusal;
use crate::time::{Date, UnixMs};
use serde::{Deserialize, Serialize};

/// A service that can be chosen.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ServiceChoice {
    /// Id.
    pub id: ServiceId,
    /// Name.
    pub name: Named,
    /// The group it belongs to.
    pub group: Named,
    /// Asked for signed-in persons only.
    pub sign_in: bool,
}

/// A centre that can be chosen.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CentreChoice {
    /// Id.
    pub id: CentreId,
    /// Name.
    pub name: Named,
    /// Street and house.
    pub address: String,
    /// The services it offers, as positions in the list of services.
    pub services: Vec<u32>,
}

/// What the form begins with.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OrderStart {
    /// The form, with what is known of the person or was typed before.
    pub form: OrderForm,
    /// What was wrong with it.
    pub refusals: Vec<Refusal>,
    /// The place is kept.
    pub held: Option<Held>,
    /// Services, by group.
    pub services: Vec<ServiceChoice>,
    /// Centres.
    pub centres: Vec<CentreChoice>,
    /// Whether somebody is signed in.
    pub signed_in: bool,
    /// Open orders of whoever is signed in.
    pub own: Vec<OwnOrder>,
}

/// An open order of a signed-in person.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OwnOrder {
    /// Address of its page.
    pub address: String,
    /// The service.
    pub service: Named,
    /// The day.
    pub day: Date,
    /// Minute of the day.
    pub at: u16,
}

/// A place that is kept while the confirmation code is on its way.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Held {
    /// Until when.
    pub until_ms: UnixMs,
    /// So many codes can still be sent.
    pub codes_left: u32,
    /// The demo sends no letters: the code itself.
    #[serde(default)]
    pub demo_code: Option<String>,
}

/// What a browser without script typed, kept on the server.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct OrderDraft {
    /// The form.
    pub form: OrderForm,
    /// What was wrong with it.
    pub refusals: Vec<Refusal>,
    /// The place that is kept.
    pub held: Option<Held>,
}

/// A day with its places.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DayPlaces {
    /// The day.
    pub day: Date,
    /// Beginnings that are free; empty when the day is full or the centre is closed.
    pub places: Vec<Place>,
    /// The centre works on that day.
    pub open: bool,
}

impl DayPlaces {
    /// How many may still come.
    pub fn free(&self) -> u32 {
        self.places.iter().map(|place| place.free).sum()
    }
}

/// A place that is offered instead of another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Offer {
    /// The day.
    pub day: Date,
    /// Minute of the day.
    pub at: u16,
}

/// An order as its person sees it: nothing but what is needed to come, and nothing of the person.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OrderView {
    /// The order code as it is read.
    pub code: String,
    /// Where it stands.
    pub state: BookingState,
    /// The centre.
    pub centre: Named,
    /// Where it is.
    pub address: String,
    /// The centre's id, to choose another place.
    pub centre_id: CentreId,
    /// The service.
    pub service: Named,
    /// The service's id.
    pub service_id: ServiceId,
    /// The day.
    pub day: Date,
    /// Minute of the day.
    pub at: u16,
    /// Minutes the visit is planned for.
    pub minutes: u16,
    /// From when the kiosk takes the code, minute of the day.
    pub from: u16,
    /// Until when.
    pub until: u16,
    /// It can be changed and cancelled.
    pub open: bool,
    /// The centre does not work then any more.
    pub unsettled: bool,
    /// Near places, when it is unsettled.
    pub offers: Vec<Offer>,
    /// Cancelled by the centre, which did not work then.
    pub by_centre: bool,
}

/// The nearest places to a day and time: as few days away as can be, then as near in time.
pub fn nearest(days: &[DayPlaces], day: Date, at: u16, count: usize) -> Vec<Offer> {
    let offers =
        days.iter().flat_map(|one| one.places.iter().filter(|place| place.free > 0).map(|place| Offer { day: one.day, at: place.at }));
    let mut offers: Vec<Offer> = offers.filter(|offer| (offer.day, offer.at) != (day, at)).collect();
    offers.sort_by_key(|offer| ((offer.day.days() - day.days()).abs(), offer.at.abs_diff(at), offer.day.days(), offer.at));
    offers.truncate(count);
    offers.sort_by_key(|offer| (offer.day, offer.at));
    offers
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_places_are_offered_in_their_order() {
        let Some(day) = Date::new(2026, 3, 16) else { return };
        let of = |day: Date, at: &[u16]| DayPlaces { day, places: at.iter().map(|at| Place { at: *at, free: 1 }).collect(), open: true };
        let days = [of(day.plus(-1), &[540, 900]), of(day.plus(1), &[600, 930]), of(day.plus(9), &[600])];
        let offers = nearest(&days, day, 600, 3);
        let found: Vec<(i32, u16)> = offers.iter().map(|offer| (offer.day.days() - day.days(), offer.at)).collect();
        assert_eq!(found, [(-1, 540), (-1, 900), (1, 600)]);
        assert!(nearest(&[], day, 600, 3).is_empty());
    }
}
