//! Watching the site: when it takes nothing for a while, an incident is opened in the system's own name and the owner is told; when it
//! has caught up, the incident is closed (A6.0.3).

use crate::official::{staff, stir, tell};
use crate::{Error, Portal};
use domain::account::AccountWhat;
use domain::ids::{IncidentId, PersonId};
use domain::incident::Service;
use domain::lang::Lang;
use domain::official::Party;
use domain::time::UnixMs;
use store::incidents::IncidentRow;
use store::people::PersonRow;
use store::second_site::SiteState;

/// Where the open incident stands.
const SETTING: &str = "second_site_incident";
/// In whose name the system writes incidents down.
const SYSTEM: &str = "system";

/// Whether the site has taken nothing for so many seconds although something waits.
pub(crate) fn stands_still(state: &SiteState, alarm_s: u64, now: UnixMs) -> bool {
    let waited = |since: UnixMs| now.0 - since.0 > i64::try_from(alarm_s).unwrap_or(i64::MAX).saturating_mul(1_000);
    state.behind_since.is_some_and(waited)
}

/// Opens or closes the incident; the seconds that the site is behind. `now` is the machine's clock, as in the site's own state.
///
/// # Errors
/// [`Error::Internal`] when the database fails.
pub async fn watch(portal: &Portal, now: UnixMs) -> Result<u64, Error> {
    let (Some(site), Some(config)) = (portal.site(), portal.config().second_site.as_ref()) else { return Ok(0) };
    let state = site.state();
    let open = store::settings::get(portal.db(), SETTING).await?.filter(|id| !id.is_empty());
    match (stands_still(&state, config.alarm_s, now), open) {
        (true, None) => begins(portal, &state).await?,
        (false, Some(id)) if state.behind_since.is_none() => is_over(portal, id).await?,
        _ => {}
    }
    Ok(state.behind_since.map_or(0, |since| (now.0 - since.0).max(0) as u64 / 1_000))
}

async fn begins(portal: &Portal, state: &SiteState) -> Result<(), Error> {
    let (db, now) = (portal.db(), portal.now());
    let id = uuid::Uuid::now_v7().to_string();
    let row = IncidentRow {
        id: IncidentId(id.clone()),
        service: Service::Backup,
        since_ms: UnixMs(state.behind_since.unwrap_or(now).0.min(now.0)),
        // The pages say it in the reader's language.
        text: String::new(),
        opened_ms: now,
        opened_by: PersonId::from(SYSTEM),
        closed_ms: None,
        closed_by: None,
        closed_text: None,
    };
    let (owners, operators) = (staff(db, &Party::Owner).await?, staff(db, &Party::Operator).await?);
    let write = db.write(move |tx| {
        Box::pin(async move {
            // Its own person: an incident is written down by somebody. It signs in nowhere and may do nothing.
            store::people::sign_in(tx, &system(now)).await?;
            store::incidents::open(tx, &row).await?;
            store::settings::set(tx, SETTING, &id).await?;
            let all = [owners, operators].concat();
            tell(tx, &all, AccountWhat::IncidentOpened, row.service.as_str(), row.opened_ms).await?;
            stir(tx, all);
            Ok::<_, Error>(())
        })
    });
    write.await
}

async fn is_over(portal: &Portal, id: String) -> Result<(), Error> {
    let (db, now) = (portal.db(), portal.now());
    let (owners, operators) = (staff(db, &Party::Owner).await?, staff(db, &Party::Operator).await?);
    let write = db.write(move |tx| {
        Box::pin(async move {
            store::settings::set(tx, SETTING, "").await?;
            // The operator may have closed it by hand.
            if store::incidents::close(tx, &IncidentId(id), &PersonId::from(SYSTEM), "", now).await? {
                let all = [owners, operators].concat();
                tell(tx, &all, AccountWhat::IncidentClosed, Service::Backup.as_str(), now).await?;
                stir(tx, all);
            }
            Ok::<_, Error>(())
        })
    });
    write.await
}

fn system(now: UnixMs) -> PersonRow {
    PersonRow {
        id: PersonId::from(SYSTEM),
        issuer: SYSTEM.to_owned(),
        subject: SYSTEM.to_owned(),
        fin: None,
        given_name: String::new(),
        surname: String::new(),
        patronymic: String::new(),
        voen: None,
        legal_name: None,
        phone: None,
        email: None,
        language: Lang::Az,
        created_ms: now,
        terms_version: None,
        terms_accepted_ms: None,
        restricted_until_ms: None,
        restricted_reason: None,
    }
}
