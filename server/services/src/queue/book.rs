//! Centres, services, hours and counters as they are asked for by every request: read at most every few seconds. A day that is closed in
//! between is noticed by [`super::review`], so nobody stands before a closed door for it.

use super::no;
use crate::{Error, Portal};
use anyhow::anyhow;
use domain::ids::{CentreId, GroupId, ServiceId};
use domain::queue::day::{Exception, Hours, Opening};
use domain::queue::share::{Share, shares};
use domain::queue::slot::Plan;
use domain::queue::{No, QueueRules};
use domain::refusal::Field;
use moka::future::Cache;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use store::centres::{CentreRow, GroupRow, ServiceRow};

/// How long what was read is good for.
const FRESH: Duration = Duration::from_secs(3);
/// Centres kept.
const CENTRES: u64 = 1_000;
/// Exceptions are read so many days ahead of the longest window.
const AHEAD: i32 = 366;

/// What all centres share.
pub(crate) struct Shared {
    pub centres: Vec<CentreRow>,
    pub groups: Vec<GroupRow>,
    pub services: Vec<ServiceRow>,
    pub offers: HashSet<(CentreId, ServiceId)>,
}

impl Shared {
    /// So many orders one document may have open to order here; 0 is without a limit.
    pub fn per_document(&self, centre: &CentreId, rules: &QueueRules) -> u32 {
        let own = self.centres.iter().find(|one| one.id == *centre).and_then(|one| one.open_orders);
        own.unwrap_or(rules.open_per_document)
    }
}

/// Hours and counters of one centre.
#[derive(Default)]
struct Site {
    hours: Hours,
    counters: BTreeMap<GroupId, Share>,
}

/// A service in a centre, and what its places are made of.
pub(crate) struct Wanted {
    pub centre: CentreRow,
    pub service: ServiceRow,
    pub plan: Plan,
}

impl Wanted {
    /// Steps of a visit.
    pub fn steps(&self) -> u16 {
        u16::try_from(self.service.steps).unwrap_or(1).max(1)
    }

    /// Minutes of a visit.
    pub fn minutes(&self) -> u16 {
        self.steps().saturating_mul(self.plan.hours.step)
    }

    /// Days of the window.
    pub fn window(&self) -> u16 {
        u16::try_from(self.centre.window_days).unwrap_or(1)
    }
}

/// What makes every day of a centre possible, beside the days that are not as their weekday: the hours of the week, and which groups any
/// counter serves. How many counters there are is no part of it: one that is closed for an hour takes nobody's place on another day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Basis {
    step: u16,
    openings: Vec<Opening>,
    groups: BTreeSet<GroupId>,
}

/// What was read last.
pub struct Kept {
    shared: Cache<(), Arc<Shared>>,
    sites: Cache<CentreId, Arc<Site>>,
    /// What the orders of a centre were last compared with.
    compared: Mutex<HashMap<CentreId, Basis>>,
}

impl Kept {
    pub(crate) fn new() -> Kept {
        Kept {
            shared: Cache::builder().max_capacity(1).time_to_live(FRESH).build(),
            sites: Cache::builder().max_capacity(CENTRES).time_to_live(FRESH).build(),
            compared: Mutex::default(),
        }
    }

    /// Whether that has changed since the orders of the centre were compared with it; not the first time one looks.
    pub(crate) fn has_changed(&self, centre: &CentreId, basis: &Basis) -> bool {
        self.compared().get(centre).is_some_and(|before| before != basis)
    }

    /// The orders of the centre were compared with this.
    pub(crate) fn is_compared(&self, centre: CentreId, basis: Basis) {
        self.compared().insert(centre, basis);
    }

    fn compared(&self) -> MutexGuard<'_, HashMap<CentreId, Basis>> {
        self.compared.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Reads anew next time: for whoever has changed a centre, its hours or its counters.
    pub fn forget(&self) {
        self.shared.invalidate_all();
        self.sites.invalidate_all();
    }
}

/// Centres, services and what is offered.
pub(crate) async fn shared(portal: &Portal) -> Result<Arc<Shared>, Error> {
    let db = portal.db();
    let read = async {
        let offers = store::centres::offers(db).await?;
        Ok::<_, store::StoreError>(Arc::new(Shared {
            centres: store::centres::all(db).await?,
            groups: store::centres::groups(db).await?,
            services: store::centres::services(db).await?,
            offers: offers.into_iter().map(|offer| (offer.centre, offer.service)).collect(),
        }))
    };
    portal.queue.shared.try_get_with((), read).await.map_err(again)
}

async fn site(portal: &Portal, centre: &CentreRow) -> Result<Arc<Site>, Error> {
    let (db, today) = (portal.db(), portal.now().date());
    let read = async {
        let exceptions = store::centres::exceptions(db, &centre.id, today.plus(-1), today.plus(AHEAD)).await?;
        let served = store::centres::served(db, &centre.id).await?;
        let counters = shares(served.iter().map(|row| (&row.counter, &row.group)));
        let openings = store::centres::openings(db, &centre.id).await?;
        let hours = Hours {
            step: minute(centre.step_min),
            openings: openings
                .into_iter()
                .map(|row| Opening { weekday: row.weekday, opens: minute(row.opens_min), closes: minute(row.closes_min) })
                .collect(),
            exceptions: exceptions
                .into_iter()
                .map(|row| Exception {
                    day: row.day,
                    group: row.group,
                    hours: row.opens_min.zip(row.closes_min).map(|(opens, closes)| (minute(opens), minute(closes))),
                    counters: row.counters,
                })
                .collect(),
        };
        Ok::<_, store::StoreError>(Arc::new(Site { hours, counters }))
    };
    portal.queue.sites.try_get_with(centre.id.clone(), read).await.map_err(again)
}

/// What makes the days of a centre possible now.
///
/// # Errors
/// [`Error::Internal`] when the database fails.
pub(crate) async fn basis(portal: &Portal, centre: &CentreRow) -> Result<Basis, Error> {
    let site = site(portal, centre).await?;
    Ok(Basis { step: site.hours.step, openings: site.hours.openings.clone(), groups: site.counters.keys().cloned().collect() })
}

/// The hours of a centre with the days that are not as their weekday.
///
/// # Errors
/// [`Error::Internal`] when the database fails.
pub(crate) async fn hours(portal: &Portal, centre: &CentreRow) -> Result<Hours, Error> {
    Ok(site(portal, centre).await?.hours.clone())
}

fn again(error: Arc<store::StoreError>) -> Error {
    Error::from((*error).clone())
}

fn minute(value: u32) -> u16 {
    u16::try_from(value).unwrap_or(u16::MAX)
}

/// A service in a centre that offers it now.
///
/// # Errors
/// [`Error::Refused`] naming what does not exist, or is not offered.
pub(crate) async fn wanted(portal: &Portal, centre: &CentreId, service: &ServiceId) -> Result<Wanted, Error> {
    let shared = shared(portal).await?;
    let found_service = shared.services.iter().find(|one| one.id == *service && one.active);
    let found_centre = shared.centres.iter().find(|one| one.id == *centre && one.active);
    match (found_service, found_centre) {
        (Some(_), Some(_)) if !shared.offers.contains(&(centre.clone(), service.clone())) => Err(no(Field::Centre, No::NotOffered)),
        (Some(service), Some(centre)) => of(portal, centre, service).await,
        (None, _) => Err(unknown(Field::Service)),
        (_, None) => Err(unknown(Field::Centre)),
    }
}

/// The same for an order that was made: also when the service is not offered any more.
///
/// # Errors
/// [`Error::Internal`] when the database fails.
pub(crate) async fn ordered(portal: &Portal, centre: &CentreId, service: &ServiceId) -> Result<Wanted, Error> {
    let shared = shared(portal).await?;
    let found_service = shared.services.iter().find(|one| one.id == *service);
    let found_centre = shared.centres.iter().find(|one| one.id == *centre);
    match (found_service, found_centre) {
        (Some(service), Some(centre)) => of(portal, centre, service).await,
        _ => Err(Error::Internal(anyhow!("an order of a centre or service that is not there"))),
    }
}

async fn of(portal: &Portal, centre: &CentreRow, service: &ServiceRow) -> Result<Wanted, Error> {
    let site = site(portal, centre).await?;
    let plan = Plan {
        hours: site.hours.clone(),
        group: service.group.clone(),
        counters: site.counters.get(&service.group).copied().unwrap_or_default(),
        walk_in_percent: u8::try_from(centre.walk_in_percent).unwrap_or(100),
    };
    Ok(Wanted { centre: centre.clone(), service: service.clone(), plan })
}

fn unknown(field: Field) -> Error {
    domain::refusal::Refusal::new(field, domain::refusal::Code::Unknown).into()
}
