//! Whether what is kept is as it was written: the chain of hashes of every appeal, the content of every file.

mod files;

pub use files::{Damage, FileCheck};

use crate::{Error, Portal};
use domain::ids::AppealId;
use std::fmt::Display;
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

    /// The records of the management panel (A3.5), the official requests (A5.0.8), the e-services (R10.5), the requests for them (R7.1.3),
    /// the tickets (Q+) and the regulations (R9) whose chain is not whole.
    async fn broken_chains(&self) -> Result<Vec<String>, Error> {
        let (db, mut broken) = (self.db(), Vec::new());
        for (resource, id) in store::panel::records(db).await? {
            if is_damaged(store::panel::changes(db, resource, &id).await)? {
                broken.push(format!("{}/{id}", resource.as_str()));
            }
        }
        walk(
            &mut broken,
            "official",
            async |after| store::official::chained(db, after, PAGE).await,
            async |id| store::official::events(db, id).await,
        )
        .await?;
        walk(
            &mut broken,
            "request",
            async |after| store::requests::chained(db, after, PAGE).await,
            async |id| store::requests::events(db, id).await,
        )
        .await?;
        walk(
            &mut broken,
            "eservice",
            async |after| store::eservices::chained(db, after, PAGE).await,
            async |id| store::eservices::changes(db, id).await,
        )
        .await?;
        walk(
            &mut broken,
            "ticket",
            async |after| store::ticket_events::chained(db, after, PAGE).await,
            async |id| store::ticket_events::events(db, id).await,
        )
        .await?;
        walk(
            &mut broken,
            "regulation",
            async |after| store::regulation_events::chained(db, after, PAGE).await,
            async |id| store::regulation_events::events(db, id).await,
        )
        .await?;
        Ok(broken)
    }
}

/// Reads every chain of a kind, whose owners come a page at a time, and names those that are not whole.
async fn walk<Id: Default + Display, Entry>(
    broken: &mut Vec<String>,
    kind: &str,
    chained: impl AsyncFn(&Id) -> Result<Vec<Id>, StoreError>,
    read: impl AsyncFn(&Id) -> Result<Vec<Entry>, StoreError>,
) -> Result<(), Error> {
    let mut after = Id::default();
    loop {
        let page = chained(&after).await?;
        for id in &page {
            if is_damaged(read(id).await)? {
                broken.push(format!("{kind}/{id}"));
            }
        }
        match page.into_iter().last() {
            Some(last) => after = last,
            None => return Ok(()),
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
