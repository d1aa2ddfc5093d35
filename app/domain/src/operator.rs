//! What the operator's staff see of the running system (A6.0.1): numbers, never persons.

use crate::announcement::AnnouncementView;
use crate::calendar::Calendar;
use crate::incident::IncidentView;
use crate::lang::Named;
use crate::notice::Channel;
use crate::role::Role;
use crate::time::UnixMs;
use serde::{Deserialize, Serialize};

/// Work that the program does by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Job {
    /// Sending e-mails.
    Email,
    /// Sending SMS.
    Sms,
    /// Sending push messages.
    Push,
    /// Telling those who follow something.
    Followers,
    /// Taking over new terms of use.
    Terms,
    /// Reminding of official requests.
    Reminders,
    /// Telling whom a deadline concerns (A8.8).
    Deadlines,
    /// Sending reports by e-mail (A6.0.8).
    Reports,
    /// Asking state registers (A4.1).
    Registers,
    /// Laying into the archive what has been closed for long (A6.0.2).
    Archive,
    /// Copying to the second site (A3.4).
    SecondSite,
    /// Reading lists of revoked certificates again (A7.0.4).
    Revocations,
    /// What is due in the centres' queue: kept places, reminders, who waits (Q3.2.1).
    Queue,
    /// Clearing away what has had its time.
    Upkeep,
}

impl Job {
    /// All.
    pub const ALL: [Job; 14] = [
        Job::Email,
        Job::Sms,
        Job::Push,
        Job::Followers,
        Job::Terms,
        Job::Reminders,
        Job::Deadlines,
        Job::Reports,
        Job::Registers,
        Job::Archive,
        Job::SecondSite,
        Job::Revocations,
        Job::Queue,
        Job::Upkeep,
    ];

    /// The job of a channel.
    pub fn of(channel: Channel) -> Job {
        match channel {
            Channel::Email => Job::Email,
            Channel::Sms => Job::Sms,
            Channel::Push => Job::Push,
        }
    }
}

/// When a job ran last, in the process that answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct JobView {
    /// Which.
    pub job: Job,
    /// Its last run that went well.
    pub done_ms: Option<UnixMs>,
    /// Its last run that failed.
    pub failed_ms: Option<UnixMs>,
}

impl JobView {
    /// It has not gone well since its last failure.
    pub fn is_failing(&self) -> bool {
        self.failed_ms.is_some_and(|failed| self.done_ms.is_none_or(|done| done <= failed))
    }
}

/// What waits on a channel.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct QueueView {
    /// Which.
    pub channel: Channel,
    /// It is set up.
    pub open: bool,
    /// Messages that wait.
    pub waiting: u32,
    /// Since when the oldest of them does.
    pub oldest_ms: Option<UnixMs>,
    /// Messages that were given up, ever.
    pub given_up: u32,
}

/// Where everything is kept.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct StorageView {
    /// PostgreSQL; otherwise SQLite.
    pub postgres: bool,
    /// Size of the database, in megabytes.
    pub database_mb: u64,
    /// Appeals kept, those in the archive too.
    pub appeals: u64,
    /// Those of them that rest in the archive (A6.0.2).
    #[serde(default)]
    pub archived: u64,
    /// Free room on the disk of the files, and all of it, in megabytes; `None` where it can't be asked.
    pub disk_mb: Option<(u64, u64)>,
}

/// How far the second site is behind (A3.4).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct SecondSiteView {
    /// Whether sending waits until it is there too.
    pub waits: bool,
    /// Since when something has waited to be copied; `None`: everything is there.
    pub behind_since_ms: Option<UnixMs>,
    /// Files that wait to be copied.
    pub files_waiting: u64,
    /// The last piece that arrived.
    pub copied_ms: Option<UnixMs>,
    /// When the copy began anew from a whole one.
    pub whole_ms: Option<UnixMs>,
    /// It doesn't take anything at present.
    pub stands_still: bool,
}

/// A sign-in of staff outside working hours: role and house, not who.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OddSignIn {
    /// When.
    pub at_ms: UnixMs,
    /// The role.
    pub role: Role,
    /// The institution.
    pub institution: Option<Named>,
}

/// The operator's desk.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OperatorDesk {
    /// The channels.
    pub queues: Vec<QueueView>,
    /// The jobs.
    pub jobs: Vec<JobView>,
    /// Database and disk.
    pub storage: StorageView,
    /// The second site; `None` where none is set up.
    #[serde(default)]
    pub second_site: Option<SecondSiteView>,
    /// Sign-ins of staff outside working hours, the newest first.
    pub odd_sign_ins: Vec<OddSignIn>,
}

/// What waits at a desk of staff beside appeals: shown above its list.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct DeskNews {
    /// Official requests that wait for our answer.
    pub official: u32,
    /// Those of them whose last day has passed.
    pub official_late: u32,
    /// The owner's staff: complaints that wait for their decision (A9.2).
    #[serde(default)]
    pub complaints: u32,
    /// An institution's staff: announcements to be acknowledged (A7.0.7).
    pub announcements: Vec<AnnouncementView>,
    /// Owner and operator: incidents that are not over (A6.0.3).
    pub incidents: Vec<IncidentView>,
}

/// From which hour staff are usually at work.
const FROM_HOUR: u8 = 8;
/// Until which hour.
const TO_HOUR: u8 = 20;

/// Whether staff are usually at work then: on a working day, from 8 to 20 o'clock in Bakı.
pub fn at_work(at: UnixMs, calendar: &Calendar) -> bool {
    calendar.is_working(at.date()) && (FROM_HOUR..TO_HOUR).contains(&at.hour_minute().0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::Date;

    #[test]
    fn a6_0_3_a_job_fails_until_it_has_gone_well_again() {
        let at = |moment: Option<i64>| moment.map(UnixMs);
        for (done, failed, failing) in
            [(None, None, false), (Some(1), None, false), (None, Some(1), true), (Some(1), Some(2), true), (Some(3), Some(2), false)]
        {
            let job = JobView { job: Job::Email, done_ms: at(done), failed_ms: at(failed) };
            assert_eq!(job.is_failing(), failing, "{job:?}");
        }
    }

    #[test]
    fn a6_0_1_night_and_rest_days_are_outside_working_hours() {
        let calendar = Calendar::default();
        let at = |day: u8, hour: i64| UnixMs(Date::new(2026, 3, day).unwrap().starts_at().0 + hour * 3_600_000);
        for (moment, usual) in [(at(13, 8), true), (at(13, 19), true), (at(13, 7), false), (at(13, 20), false), (at(14, 10), false)] {
            assert_eq!(at_work(moment, &calendar), usual, "{}", moment.display_minute());
        }
    }
}
