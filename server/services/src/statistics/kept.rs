//! Answers of this minute.

use super::shared;
use crate::{Ctx, Error};
use domain::statistics::{Period, Scope, Statistics};
use domain::time::Date;
use moka::future::Cache;
use std::future::Future;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::Semaphore;
use tokio::time::timeout;

const MINUTE_MS: i64 = 60_000;
/// Different answers that are kept.
const MOST: u64 = 500;
/// Counted at the same time: a long period of the whole country is work for the database.
const AT_ONCE: usize = 2;
/// How long others wait for their turn, seconds.
const PATIENCE_S: u64 = 10;

/// What an answer is an answer to.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Key {
    scope: Scope,
    from: Date,
    until: Date,
    not_understood: bool,
    minute: i64,
}

impl Key {
    pub(super) fn new(ctx: &Ctx, scope: &Scope, period: Period, not_understood: bool) -> Key {
        Key { scope: scope.clone(), from: period.from, until: period.until, not_understood, minute: ctx.now.0 / MINUTE_MS }
    }
}

/// The answers and who is counting.
pub(crate) struct Kept {
    answers: Cache<Key, Arc<Statistics>>,
    counting: Semaphore,
}

impl Kept {
    pub(crate) fn new() -> Kept {
        let answers = Cache::builder().max_capacity(MOST).time_to_live(Duration::from_secs(60)).build();
        Kept { answers, counting: Semaphore::new(AT_ONCE) }
    }

    /// The kept answer, or the one that `count` gives; who asks the same meanwhile waits for it.
    pub(super) async fn get(&self, key: Key, count: impl Future<Output = Result<Statistics, Error>>) -> Result<Arc<Statistics>, Error> {
        let counted = async {
            let busy = Error::Busy { retry_s: PATIENCE_S as u32 };
            let Ok(Ok(_turn)) = timeout(Duration::from_secs(PATIENCE_S), self.counting.acquire()).await else { return Err(busy) };
            Ok(Arc::new(count.await?))
        };
        self.answers.try_get_with(key, counted).await.map_err(shared)
    }
}
