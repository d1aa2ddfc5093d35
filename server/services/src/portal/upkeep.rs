//! What has had its time: old sessions, drafts, finished jobs, uploads that nobody goes on with.

use crate::{Error, Portal};
use domain::time::{DAY_MS, UnixMs};

/// Days a draft is kept.
const DRAFT_DAYS: i64 = 30;
/// Days a finished job is kept; what became of it stands with its notice for ever.
const JOB_DAYS: i64 = 7;

/// Days an upload waits to be gone on with.
const UPLOAD_DAYS: i64 = 1;

/// What was cleared away.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Upkeep {
    /// Sessions that had ended.
    pub sessions: u64,
    /// Drafts nobody has touched for 30 days.
    pub drafts: u64,
    /// Jobs finished a week ago.
    pub jobs: u64,
    /// Uploads of recordings nobody has touched for a day.
    pub uploads: u64,
}

impl Portal {
    /// Clears away; call it about every hour.
    ///
    /// # Errors
    /// [`Error::Internal`] when the database or the disk fails.
    pub async fn upkeep(&self) -> Result<Upkeep, Error> {
        let now = self.now();
        let before = UnixMs(now.0 - DRAFT_DAYS * DAY_MS);
        let finished = UnixMs(now.0 - JOB_DAYS * DAY_MS);
        self.limiters.forget(now);
        let uploads = self.partials().sweep(UnixMs(now.0 - UPLOAD_DAYS * DAY_MS)).await?;
        crate::stored::clear_waiting(self).await?;
        crate::queue::close_days(self).await?;
        let write = self.db().write(move |tx| {
            Box::pin(async move {
                store::presence::sweep(tx, now).await?;
                let sessions = store::sessions::sweep(tx, now).await?;
                let drafts = store::drafts::sweep(tx, before).await?;
                let jobs = store::outbox::sweep(tx, finished).await?;
                Ok::<_, Error>(Upkeep { sessions, drafts, jobs, uploads })
            })
        });
        write.await
    }
}
