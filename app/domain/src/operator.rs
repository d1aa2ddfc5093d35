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
    /// Asking state registers (A4.1).
    Registers,
    /// What is due in the centres' queue: kept places, reminders, who waits (Q3.2.1).
    Queue,
    /// Clearing away what has had its time.
    Upkeep,
}

impl Job {
    /// All.
    pub const ALL: [Job; 10] = [
        Job::Email,
        Job::Sms,
        Job::Push,
        Job::Followers,
        Job::Terms,
        Job::Reminders,
        Job::Deadlines,
        Job::Registers,
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
    /// Appeals kept.
    pub appeals: u64,
    /// Free room on the disk of the files, and all of it, in megabytes; `None` where it can't be asked.
    pub disk_mb: Option<(u64, u64)>,
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
    fn a6_0_1_night_and_rest_days_are_outside_working_hours() {
        let calendar = Calendar::default();
        let at = |day: u8, hour: i64| UnixMs(Date::new(2026, 3, day).unwrap().starts_at().0 + hour * 3_600_000);
        for (moment, usual) in [(at(13, 8), true), (at(13, 19), true), (at(13, 7), false), (at(13, 20), false), (at(14, 10), false)] {
            assert_eq!(at_work(moment, &calendar), usual, "{}", moment.display_minute());
        }
    }
}
