//! Whether what is kept is as it was written: the chain of hashes of every appeal, the content of every file.

mod files;

pub use files::{Damage, FileCheck};

use crate::{Error, Portal};
use domain::ids::{AppealId, EserviceId, OfficialId, RegulationId, RequestId, TicketId};
use store::StoreError;
use store::events::Chain;

/// Appeals read at a time.
const PAGE: u32 = 500;

/// The result of a check.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Check {
    /// Appeals looked at.
    pub appeals: u64,
    /// Those of them that rest in the archive (A6.0.2).
    pub archived: u64,
    /// Legal holds that stand.
    pub held: u64,
    /// Those whose history was changed afterwards.
    pub broken: Vec<AppealId>,
    /// Records of the management panel, official requests, e-services, requests for them, regulations and tickets whose history was changed afterwards, as
    /// `resource/record`.
    pub broken_records: Vec<String>,
}

impl Portal {
    /// Checks every appeal's chain; `progress` hears how many of how many.
    ///
    /// # Errors
    /// [`Error::Internal`] when the database fails.
    pub async fn check(&self, progress: impl Fn(u64, u64)) -> Result<Check, Error> {
        let (mut check, mut after) = (Check { broken_records: self.broken_chains().await?, ..Check::default() }, AppealId::default());
        let of = store::appeals::count(self.db()).await?;
        loop {
            let page = store::appeals::after(self.db(), &after, PAGE).await?;
            let Some(last) = page.last() else { break };
            after = last.id.clone();
            for appeal in &page {
                if store::events::verify(self.db(), &appeal.id).await? != Chain::Whole {
                    check.broken.push(appeal.id.clone());
                }
                check.appeals += 1;
                check.archived += u64::from(appeal.archived_ms.is_some());
            }
            progress(check.appeals, of.max(check.appeals));
        }
        check.held = store::holds::count(self.db()).await?;
        Ok(check)
    }

    /// The records of the management panel (A3.5), the official requests (A5.0.8), the e-services (R10.5), the requests for them (R7.1.3) and
    /// the tickets (Q+) whose chain is not whole.
    async fn broken_chains(&self) -> Result<Vec<String>, Error> {
        let (db, mut broken) = (self.db(), Vec::new());
        for (resource, id) in store::panel::records(db).await? {
            if is_damaged(store::panel::changes(db, resource, &id).await)? {
                broken.push(format!("{}/{id}", resource.as_str()));
            }
        }
        let mut after = OfficialId::default();
        loop {
            let page = store::official::chained(db, &after, PAGE).await?;
            let Some(last) = page.last() else { break };
            after = last.clone();
            for id in &page {
                if is_damaged(store::official::events(db, id).await)? {
                    broken.push(format!("official/{id}"));
                }
            }
        }
        let mut after = RequestId::default();
        loop {
            let page = store::requests::chained(db, &after, PAGE).await?;
            let Some(last) = page.last() else { break };
            after = last.clone();
            for id in &page {
                if is_damaged(store::requests::events(db, id).await)? {
                    broken.push(format!("request/{id}"));
                }
            }
        }
        let mut after = EserviceId::default();
        loop {
            let page = store::eservices::chained(db, &after, PAGE).await?;
            let Some(last) = page.last() else { break };
            after = last.clone();
            for id in &page {
                if is_damaged(store::eservices::changes(db, id).await)? {
                    broken.push(format!("eservice/{id}"));
                }
            }
        }
        let mut after = TicketId::default();
        loop {
            let page = store::ticket_events::chained(db, &after, PAGE).await?;
            let Some(last) = page.last() else { break };
            after = last.clone();
            for id in &page {
                if is_damaged(store::ticket_events::events(db, id).await)? {
                    broken.push(format!("ticket/{id}"));
                }
            }
        }
        broken.extend(self.broken_regulations().await?);
        Ok(broken)
    }

    /// The regulations whose chain is not whole (R9).
    async fn broken_regulations(&self) -> Result<Vec<String>, Error> {
        let (db, mut broken, mut after) = (self.db(), Vec::new(), RegulationId::default());
        loop {
            let page = store::regulation_events::chained(db, &after, PAGE).await?;
            let Some(last) = page.last() else { return Ok(broken) };
            after = last.clone();
            for id in &page {
                if is_damaged(store::regulation_events::events(db, id).await)? {
                    broken.push(format!("regulation/{id}"));
                }
            }
        }
    }
}

fn is_damaged<T>(read: Result<T, StoreError>) -> Result<bool, Error> {
    match read {
        Ok(_) => Ok(false),
        Err(StoreError::Damaged(_)) => Ok(true),
        Err(error) => Err(error.into()),
    }
}
