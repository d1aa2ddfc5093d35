//! The lines of a centre as they are now: how many wait, at how many counters, how long a visit takes.

use crate::{Ctx, Error};
use domain::ids::GroupId;
use domain::queue::kiosk::OpenHours;
use domain::queue::kiosk::view::{KioskGroup, KioskService};
use domain::queue::share::{Share, shares};
use domain::queue::wait;
use std::collections::BTreeMap;
use store::centres::{CentreRow, ServedRow, ServiceRow};

/// Visits whose length tells how long the next one takes.
const VISITS: u32 = 50;

/// A line.
pub struct Line {
    /// How many wait.
    pub waiting: u32,
    /// Counters that serve it; one of several lines counts as a part.
    counters: Share,
    /// Those of them at which somebody sits.
    seated: Share,
    /// The middle service time, seconds; as the services are planned before there was any visit.
    seconds: i64,
}

impl Line {
    /// Minutes for somebody with so many people before. While nobody sits yet, as if all counters were at work.
    pub fn minutes(&self, before: u32) -> Option<u32> {
        let at_work = if self.seated.is_none() { self.counters } else { self.seated.min(self.counters) };
        wait::minutes(before, self.seconds, at_work)
    }
}

/// What is counted of all lines of a centre at once.
struct Counts {
    waiting: Vec<(GroupId, u32)>,
    counters: BTreeMap<GroupId, Share>,
    seated: BTreeMap<GroupId, Share>,
}

impl Counts {
    async fn read(ctx: &Ctx, centre: &CentreRow) -> Result<Counts, Error> {
        let db = ctx.portal.db();
        let of = |rows: Vec<ServedRow>| shares(rows.iter().map(|row| (&row.counter, &row.group)));
        Ok(Counts {
            waiting: store::tickets::waiting(db, &centre.id, ctx.now.date()).await?,
            counters: of(store::centres::served(db, &centre.id).await?),
            seated: of(store::tickets::seated(db, &centre.id).await?),
        })
    }
}

/// The line of one group.
pub async fn line(ctx: &Ctx, centre: &CentreRow, group: &GroupId) -> Result<Line, Error> {
    let services = store::centres::services(ctx.portal.db()).await?;
    of(ctx, centre, group, &services, &Counts::read(ctx, centre).await?).await
}

/// What is served in a centre today, with its lines; services that the centre does not offer and groups without a counter are left out.
pub async fn served(ctx: &Ctx, centre: &CentreRow) -> Result<Vec<KioskGroup>, Error> {
    let db = ctx.portal.db();
    let services = store::centres::services(db).await?;
    let offers = store::centres::offers(db).await?;
    let counts = Counts::read(ctx, centre).await?;
    let offered = |service: &&ServiceRow| offers.iter().any(|offer| offer.centre == centre.id && offer.service == service.id);
    let (hours, reference) = (crate::queue::hours(&ctx.portal, centre).await?, ctx.portal.reference());
    let mut found = Vec::new();
    for group in store::centres::groups(db).await? {
        let own = services.iter().filter(|service| service.group == group.id).filter(offered);
        let own: Vec<KioskService> = own.map(|service| KioskService { id: service.id.clone(), name: service.name() }).collect();
        let line = of(ctx, centre, &group.id, &services, &counts).await?;
        if own.is_empty() || line.counters.is_none() {
            continue;
        }
        let (waiting, minutes) = (line.waiting, line.minutes(line.waiting));
        let open = Some(OpenHours::of(&hours, &group.id, ctx.now.date(), &reference.calendar));
        found.push(KioskGroup { name: group.name(), id: group.id, letter: group.letter, waiting, minutes, services: own, open });
    }
    Ok(found)
}

async fn of(ctx: &Ctx, centre: &CentreRow, group: &GroupId, services: &[ServiceRow], counts: &Counts) -> Result<Line, Error> {
    let waiting = counts.waiting.iter().find(|(of, _)| of == group).map_or(0, |(_, count)| *count);
    let share = |shares: &BTreeMap<GroupId, Share>| shares.get(group).copied().unwrap_or_default();
    let times = store::tickets::service_times(ctx.portal.db(), &centre.id, ctx.now.date(), group, VISITS).await?;
    let planned = services.iter().filter(|service| service.group == *group);
    let planned: Vec<i64> = planned.map(|service| i64::from(service.steps * centre.step_min) * 60).collect();
    let seconds = wait::median(times).or_else(|| wait::median(planned)).unwrap_or_default();
    Ok(Line { waiting, counters: share(&counts.counters), seated: share(&counts.seated), seconds })
}
