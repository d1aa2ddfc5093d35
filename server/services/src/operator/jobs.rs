//! When each job of this process ran last.

use domain::operator::{Job, JobView};
use domain::time::UnixMs;
use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

/// The book of runs; kept in memory, each process has its own.
#[derive(Default)]
pub(crate) struct JobBook(Mutex<BTreeMap<Job, Runs>>);

#[derive(Clone, Copy, Default)]
struct Runs {
    done: Option<UnixMs>,
    failed: Option<UnixMs>,
}

impl JobBook {
    /// Notes a run.
    pub fn ran(&self, job: Job, well: bool, now: UnixMs) {
        let mut book = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let runs = book.entry(job).or_default();
        if well {
            runs.done = Some(now);
        } else {
            runs.failed = Some(now);
        }
    }

    /// Every job with its last runs.
    pub fn views(&self) -> Vec<JobView> {
        let book = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let view = |job: Job| {
            let Runs { done, failed } = book.get(&job).copied().unwrap_or_default();
            JobView { job, done_ms: done, failed_ms: failed }
        };
        Job::ALL.into_iter().map(view).collect()
    }
}
