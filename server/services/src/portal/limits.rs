//! Nothing one user does can overload the system (T6.0.3): how often a person may send, join and upload in an hour.

use super::misses::Misses;
use crate::Error;
use domain::ids::PersonId;
use domain::time::UnixMs;
use governor::clock::{Clock, DefaultClock};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};
use std::num::NonZeroU32;

/// How much a person may do in an hour, all at once or spread; 0 means without limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// New appeals.
    pub submits_per_hour: u32,
    /// Joinings, and steps after sending (A9.1).
    pub joins_per_hour: u32,
    /// Photos.
    pub uploads_per_hour: u32,
    /// Copies of the own data (T2.2).
    pub exports_per_hour: u32,
    /// Codes sent to a new address for notices (T1.4); of one address as many, whoever asks.
    pub codes_per_hour: u32,
    /// Wrong attempts of a person or browser to find an order of the queue by its code; of one network three times as many.
    pub finds_per_hour: u32,
}

impl Default for Limits {
    fn default() -> Limits {
        Limits {
            submits_per_hour: 20,
            joins_per_hour: 40,
            uploads_per_hour: 120,
            exports_per_hour: 5,
            codes_per_hour: 5,
            finds_per_hour: 20,
        }
    }
}

impl Limits {
    /// For making demo data and for measuring.
    pub fn unlimited() -> Limits {
        Limits { submits_per_hour: 0, joins_per_hour: 0, uploads_per_hour: 0, exports_per_hour: 0, codes_per_hour: 0, finds_per_hour: 0 }
    }
}

/// Counters of all persons.
pub(crate) struct Limiters {
    pub submits: Limiter,
    pub joins: Limiter,
    pub uploads: Limiter,
    pub exports: Limiter,
    pub codes: Limiter,
    pub codes_to: Limiter,
    pub misses: Misses,
}

impl Limiters {
    pub fn new(limits: Limits) -> Limiters {
        Limiters {
            submits: Limiter::new(limits.submits_per_hour),
            joins: Limiter::new(limits.joins_per_hour),
            uploads: Limiter::new(limits.uploads_per_hour),
            exports: Limiter::new(limits.exports_per_hour),
            codes: Limiter::new(limits.codes_per_hour),
            codes_to: Limiter::new(limits.codes_per_hour),
            misses: Misses::default(),
        }
    }

    /// Forgets persons who have not done anything for long.
    pub fn forget(&self, now: UnixMs) {
        for limiter in [&self.submits, &self.joins, &self.uploads, &self.exports, &self.codes, &self.codes_to] {
            limiter.0.iter().for_each(|counters| counters.retain_recent());
        }
        self.misses.forget(now);
    }
}

/// One kind of counter; `None` counts nothing.
pub(crate) struct Limiter(Option<DefaultKeyedRateLimiter<String>>);

impl Limiter {
    fn new(per_hour: u32) -> Limiter {
        Limiter(NonZeroU32::new(per_hour).map(|count| RateLimiter::keyed(Quota::per_hour(count))))
    }

    /// Counts one more of this person's.
    pub fn take(&self, person: &PersonId) -> Result<(), Error> {
        let Some(counters) = &self.0 else { return Ok(()) };
        counters.check_key(&person.0).map_err(|until| {
            let wait = until.wait_time_from(DefaultClock::default().now());
            Error::Busy { retry_s: wait.as_secs() as u32 + 1 }
        })
    }
}
