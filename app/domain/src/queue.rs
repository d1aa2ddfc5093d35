//! The queue of the ASAN xidmət centres: which days and steps a centre has, how many places, who may take one, order codes,
//! machines, tickets, counters, the hall (regulation of 5 March 2014, Q1–Q3). Begin reading at [`day`], then [`slot`], then [`ticket`].

pub mod calendar_file;
pub mod call;
pub mod capacity;
pub mod day;
pub mod desk;
pub mod form;
pub mod hall;
pub mod kiosk;
pub mod line;
pub mod load;
pub mod manage;
pub mod order;
pub mod order_code;
pub mod print;
pub mod rules;
pub mod share;
pub mod slot;
pub mod speech;
pub mod state;
pub mod ticket;
pub mod wait;
pub mod window;

pub use form::OrderForm;
pub use order_code::OrderCode;
pub use rules::QueueRules;
pub use state::{BookingState, OrderLetter, OrderWhat};

use crate::refusal::{Code, Field, Refusal};
use crate::time::Date;
use serde::{Deserialize, Serialize};

/// Minutes of a day as people write them: `09:30`.
pub fn clock(minutes: impl Into<u32>) -> String {
    let minutes = minutes.into();
    format!("{:02}:{:02}", minutes / 60, minutes % 60)
}

/// The inverse of [`clock`]; `None` for what is no time of a day.
pub fn minutes(clock: &str) -> Option<u16> {
    let (hours, minutes) = clock.trim().split_once(':')?;
    let two = |part: &str| (part.len() == 2 && part.bytes().all(|b| b.is_ascii_digit())).then(|| part.parse::<u16>().ok()).flatten();
    let (hours, minutes) = (two(hours)?, two(minutes)?);
    (hours < 24 && minutes < 60).then_some(hours * 60 + minutes)
}

/// A day and an hour in one word, as buttons send them: `2026-04-14 09:30`.
pub fn slot_word(day: Date, at: u16) -> String {
    format!("{day} {}", clock(at))
}

/// The inverse of [`slot_word`].
///
/// # Errors
/// `Required` for nothing, `BadFormat`.
pub fn slot_of(word: &str) -> Result<(Date, u16), Refusal> {
    if word.trim().is_empty() {
        return Err(Refusal::new(Field::Time, Code::Required));
    }
    let read = word.split_once(' ').and_then(|(day, at)| Some((day.parse().ok()?, minutes(at)?)));
    read.ok_or(Refusal::new(Field::Time, Code::BadFormat))
}

/// Why a place can't be taken, or an order can't be confirmed or changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum No {
    /// The day is past.
    Past,
    /// At the latest one day before (Q3.1.1).
    TooNear,
    /// Further ahead than the centre's window.
    TooFar {
        /// Days of the window.
        days: u32,
    },
    /// The centre does not work then.
    Closed,
    /// No place is free then, or not enough of them one after another.
    Full,
    /// The time in which the place was kept is over.
    Lost,
    /// No code was asked for yet.
    NoCode,
    /// The confirmation code is wrong (Q3.2.1).
    WrongCode {
        /// So often it may still be typed.
        left: u32,
    },
    /// Wrong too often: the order is refused (Q3.2.1).
    CodeSpent,
    /// The code's minutes are over.
    CodeOld,
    /// So many codes were sent already.
    CodesSent {
        /// At most.
        max: u32,
    },
    /// The address was refused by its mail server: no code will come.
    MailRefused,
    /// So many orders are open already.
    OpenOrders {
        /// At most.
        max: u32,
    },
    /// One order for a service and a day is enough.
    SameDay,
    /// This service wants the person signed in.
    SignIn,
    /// The time has come, or the order was used: nothing can be changed any more.
    Begun,
    /// Cancelled already, or run out.
    Ended,
    /// The centre does not offer the service.
    NotOffered,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_of_day_comes_back() {
        for at in 0..1440 {
            assert_eq!(minutes(&clock(at)), Some(at));
        }
        let word = slot_word(Date::from_days(20_000), 570);
        assert_eq!(slot_of(&word), Ok((Date::from_days(20_000), 570)));
        for bad in ["", "2026-04-14", "14.04.2026 09:30", "2026-04-14 25:00"] {
            assert!(slot_of(bad).is_err(), "{bad}");
        }
        for bad in ["", "9:30", "24:00", "09:60", "0930", "-1:00", "09:3x", "٠٩:٣٠"] {
            assert_eq!(minutes(bad), None, "{bad}");
        }
    }
}
