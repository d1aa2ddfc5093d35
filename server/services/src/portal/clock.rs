//! Where "now" comes from.

use domain::time::UnixMs;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::{SystemTime, UNIX_EPOCH};

/// A clock.
#[derive(Clone, Debug, Default)]
pub enum Clock {
    /// The machine's.
    #[default]
    System,
    /// One that stands still until it is set; for tests and for making data of the past.
    Fixed(Arc<AtomicI64>),
}

impl Clock {
    /// A clock that stands at this instant.
    pub fn fixed(now: UnixMs) -> Clock {
        Clock::Fixed(Arc::new(AtomicI64::new(now.0)))
    }

    /// Sets a fixed clock; the machine's can't be set.
    pub fn set(&self, now: UnixMs) {
        if let Clock::Fixed(at) = self {
            at.store(now.0, Ordering::SeqCst);
        }
    }

    /// Now.
    pub fn now(&self) -> UnixMs {
        match self {
            Clock::System => UnixMs(SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_millis() as i64)),
            Clock::Fixed(at) => UnixMs(at.load(Ordering::SeqCst)),
        }
    }
}
