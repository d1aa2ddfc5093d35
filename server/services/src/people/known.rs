//! What is remembered of people for a few seconds, so that not every request asks the database who is there.

use super::standing::Standing;
use domain::ids::PersonId;
use domain::role::Actor;
use moka::future::Cache;
use std::time::Duration;

const SECONDS: u64 = 10;
const MOST: u64 = 20_000;

/// Short memory of sessions and persons.
pub(crate) struct Known {
    /// By the session's hash.
    pub sessions: Cache<String, Actor>,
    /// Terms and restrictions.
    pub standing: Cache<PersonId, Standing>,
}

impl Known {
    pub fn new() -> Known {
        Known { sessions: cache(), standing: cache() }
    }
}

impl Known {
    /// Forgets all that is remembered of a person: the next request asks the database. Other processes do within ten seconds.
    pub async fn forget(&self, person: &PersonId) {
        for (hash, actor) in &self.sessions {
            if actor.person.as_ref() == Some(person) {
                self.sessions.invalidate(hash.as_ref()).await;
            }
        }
        self.standing.invalidate(person).await;
    }
}

fn cache<K: std::hash::Hash + Eq + Send + Sync + 'static, V: Clone + Send + Sync + 'static>() -> Cache<K, V> {
    Cache::builder().max_capacity(MOST).time_to_live(Duration::from_secs(SECONDS)).build()
}
