//! Whether what is kept is as it was written: the chain of hashes of every appeal, the content of every file.

mod files;

pub use files::{Damage, FileCheck};

use crate::{Error, Portal};
use domain::ids::AppealId;
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
    /// Records of the management panel whose history was changed afterwards, as `resource/record`.
    pub broken_records: Vec<String>,
}

impl Portal {
    /// Checks every appeal's chain; `progress` hears how many of how many.
    ///
    /// # Errors
    /// [`Error::Internal`] when the database fails.
    pub async fn check(&self, progress: impl Fn(u64, u64)) -> Result<Check, Error> {
        let (mut check, mut after) = (Check { broken_records: self.broken_records().await?, ..Check::default() }, AppealId::default());
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

    /// The records of the management panel whose chain is not whole (A3.5).
    async fn broken_records(&self) -> Result<Vec<String>, Error> {
        let mut broken = Vec::new();
        for (resource, id) in store::panel::records(self.db()).await? {
            match store::panel::changes(self.db(), resource, &id).await {
                Ok(_) => {}
                Err(StoreError::Damaged(_)) => broken.push(format!("{}/{id}", resource.as_str())),
                Err(error) => return Err(error.into()),
            }
        }
        Ok(broken)
    }
}
