//! Looking for words: the one thing that the entries don't hold, so the database reads texts. It is bounded in time and number,
//! and the answer is kept for its minute, so that turning pages does not read them again.

use crate::{Ctx, Error};
use anyhow::anyhow;
use domain::fold::fold;
use domain::ids::{AppealId, InstitutionId};
use domain::registry::{Filter, Key};
use domain::time::{Date, UnixMs};
use std::collections::HashSet;
use std::sync::Arc;
use std::time::Duration;
use tokio::time::timeout;

/// Appeals in which words are found at most; the newest ones.
const MOST: u32 = 2_000;
/// How long it may take.
const PATIENCE: Duration = Duration::from_secs(8);
/// When to try again after that, seconds.
const RETRY_S: u32 = 30;

/// What was looked for.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(super) struct Search {
    words: String,
    from: UnixMs,
    until: UnixMs,
    own: Option<InstitutionId>,
}

/// Where the words are.
#[derive(Clone)]
pub(super) struct Found {
    /// The ids of the appeals.
    pub ids: HashSet<(u64, u64)>,
    /// There may be more than were looked at.
    pub cut: bool,
}

/// The appeals that hold the filter's words or have them as their number; `None` when there are no words.
pub(super) async fn find(ctx: &Ctx, filter: &Filter, own: Option<&InstitutionId>) -> Result<Option<Found>, Error> {
    let words = fold(&filter.words);
    if words.trim().is_empty() {
        return Ok(None);
    }
    if let Some(row) = store::appeals::by_number(ctx.portal.db(), &filter.words.trim().to_uppercase()).await? {
        return Ok(Some(found(&[row.id], false)));
    }
    // An institution's days are those of placing, which come after sending.
    let from = filter.from.filter(|_| own.is_none()).map_or(UnixMs(0), Date::starts_at);
    let until = filter.until.map_or(UnixMs(i64::MAX), Date::ends_at);
    let search = Search { words, from, until, own: own.cloned() };
    let looking = timeout(PATIENCE, look(ctx, search.clone()));
    let counted = async { looking.await.unwrap_or(Err(Error::Busy { retry_s: RETRY_S })).map(Arc::new) };
    let ids = ctx.portal.registry.searches.try_get_with(search, counted).await.map_err(shared)?;
    Ok(Some(found(&ids, ids.len() >= MOST as usize)))
}

async fn look(ctx: &Ctx, search: Search) -> Result<Vec<AppealId>, Error> {
    let _turn = ctx.portal.registry.turns.acquire().await.map_err(|closed| anyhow!(closed))?;
    let Search { words, from, until, own } = search;
    Ok(store::registry::with_words(ctx.portal.db(), &words, (from, until), own.as_ref(), MOST).await?)
}

fn found(ids: &[AppealId], cut: bool) -> Found {
    Found { ids: ids.iter().filter_map(|id| Key::new(id, UnixMs(0))).map(Key::id).collect(), cut }
}

/// What went wrong for all who waited for the same answer.
fn shared(error: Arc<Error>) -> Error {
    match error.as_ref() {
        Error::Busy { retry_s } => Error::Busy { retry_s: *retry_s },
        other => Error::Internal(anyhow!("words: {other:?}")),
    }
}
