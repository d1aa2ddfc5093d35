//! What happened since the last look is compared with what people follow. The events are the source, so nothing that was
//! sent or answered can pass by; each is looked at once, whichever server does it.

use super::form_of;
use crate::reference::Reference;
use crate::{Error, Portal};
use domain::alert::Happening;
use domain::appeal::view::What;
use domain::ids::{AlertId, AppealId, DistrictId};
use std::collections::{BTreeMap, HashMap};
use store::alerts::AlertRow;
use store::appeals::AppealRow;
use store::events::{Audience, EventRow};

const CURSOR: &str = "alerts_seen";
/// Events looked at in one turn.
const BATCH: u32 = 1_000;
/// Events get their numbers before their commit: the youngest are left for later, so that none is overtaken. Milliseconds.
const SETTLED_MS: i64 = 15_000;

/// Waiting news by what they are about: how many, and the last of them.
type News = BTreeMap<AlertId, (u32, AppealId, What)>;

/// Looks at what is new; true when there may be more.
///
/// # Errors
/// [`Error::Internal`] when the database fails; then the same is looked at again.
pub async fn gather(portal: &Portal) -> Result<bool, Error> {
    let db = portal.db();
    let Some(seen) = cursor(portal).await? else { return Ok(false) };
    let settled = portal.now().0 - SETTLED_MS;
    let events = store::events::since(db, seen, BATCH).await?;
    let events: Vec<EventRow> = events.into_iter().take_while(|event| event.at_ms.0 <= settled).collect();
    let Some(last) = events.last().map(|event| event.seq) else { return Ok(false) };
    let news = news(portal, &events).await?;
    let more = events.len() == BATCH as usize;
    let write = db.write(move |tx| {
        Box::pin(async move {
            if store::settings::swap(tx, CURSOR, &seen.to_string(), &last.to_string()).await? {
                for (id, (count, appeal, what)) in &news {
                    store::alerts::news(tx, id, *count, appeal, *what).await?;
                }
            }
            Ok::<_, Error>(more)
        })
    });
    write.await
}

/// The last event looked at. At the very first time all that has been is old.
async fn cursor(portal: &Portal) -> Result<Option<i64>, Error> {
    if let Some(seen) = store::settings::get(portal.db(), CURSOR).await? {
        return Ok(Some(seen.parse().unwrap_or_default()));
    }
    let newest = store::events::newest(portal.db()).await?.to_string();
    let begin = portal.db().write(move |tx| Box::pin(async move { Ok::<_, Error>(store::settings::begin(tx, CURSOR, &newest).await?) }));
    begin.await.map(|_| None)
}

async fn news(portal: &Portal, events: &[EventRow]) -> Result<News, Error> {
    let shown: Vec<&EventRow> = events.iter().filter(|event| event.audience == Audience::Public).collect();
    let mut ids: Vec<AppealId> = shown.iter().map(|event| event.appeal.clone()).collect();
    ids.sort();
    ids.dedup();
    let mut news = News::new();
    for (event, alert) in of_appeals(portal, &ids, &shown).await? {
        add(&mut news, alert, event);
    }
    let new = |event: &&&EventRow| matches!(event.what, What::Sent | What::Routed);
    if shown.iter().any(|event| new(&event)) {
        let appeals = store::appeals::find_many(portal.db(), &ids).await?;
        let appeals: HashMap<AppealId, AppealRow> = appeals.into_iter().map(|row| (row.id.clone(), row)).collect();
        let areas = store::alerts::of_areas(portal.db()).await?;
        let reference = portal.reference();
        for event in shown.iter().filter(new) {
            let Some(happening) = appeals.get(&event.appeal).filter(|row| !row.is_official()).map(|row| happening(&reference, row, event))
            else {
                continue;
            };
            areas
                .iter()
                .filter(|alert| event.at_ms >= alert.since_ms && form_of(alert).fits(&alert.person, &happening))
                .for_each(|alert| add(&mut news, alert.id.clone(), event));
        }
    }
    Ok(news)
}

fn add(news: &mut News, alert: AlertId, event: &EventRow) {
    let entry = news.entry(alert).or_insert((0, event.appeal.clone(), event.what));
    *entry = (entry.0 + 1, event.appeal.clone(), event.what);
}

/// Events that who follows the one appeal wants to hear of, with the follower's alert.
async fn of_appeals<'e>(portal: &Portal, ids: &[AppealId], events: &[&'e EventRow]) -> Result<Vec<(&'e EventRow, AlertId)>, Error> {
    let alerts = store::alerts::of_appeals(portal.db(), ids).await?;
    let by = |event: &EventRow| -> Vec<AlertId> {
        let mine = alerts.iter().filter(|alert| alert.appeal.as_ref() == Some(&event.appeal) && follows(alert, event));
        mine.map(|alert| alert.id.clone()).collect()
    };
    Ok(events.iter().flat_map(|event| by(event).into_iter().map(move |alert| (*event, alert))).collect())
}

/// Landmarks alone, and only what happened since; nobody is told of an own step.
fn follows(alert: &AlertRow, event: &EventRow) -> bool {
    let small = [What::Sent, What::Joined, What::Corrected, What::Routed, What::Started, What::Note, What::DeadlineSet, What::Rated];
    !small.contains(&event.what) && event.at_ms >= alert.since_ms && event.person.as_ref() != Some(&alert.person)
}

fn happening(reference: &Reference, row: &AppealRow, event: &EventRow) -> Happening {
    Happening {
        author: row.person.clone(),
        point: row.point(),
        category: row.category.clone(),
        districts: row.district.as_ref().map(|id| with_parents(reference, id)).unwrap_or_default(),
        routed_to: event.institution.clone().filter(|_| event.what == What::Routed),
    }
}

/// A raion of Bakı is Bakı too; a district is also those that it took in, whose followers live there still (A3.5).
fn with_parents(reference: &Reference, id: &DistrictId) -> Vec<DistrictId> {
    let parent = reference.district(id).and_then(|district| district.parent.clone());
    let taken_in = reference.districts.iter().filter(|one| !one.active && reference.heir(one).id == *id).map(|one| one.id.clone());
    [Some(id.clone()), parent].into_iter().flatten().chain(taken_in).collect()
}
