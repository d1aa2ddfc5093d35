//! Notices on their way over e-mail, SMS and push: what is due, for whom, and what became of it. Who really speaks to a mail
//! server, a gateway or a push service stands in `server`; here is what may be sent and what is written down (T4.3).
//!
//! At least once, and never more than twice: a job whose worker died may have gone out already, so it goes out once more, with
//! the same key, and after a second death not at all.

mod settle;
mod take;

pub use settle::settle;
pub use take::take;

use domain::alert::AlertForm;
use domain::appeal::view::What;
use domain::ids::{AppealId, BookingId, PersonId};
use domain::lang::{Lang, Named};
use domain::notice::{Channel, Followed};
use domain::queue::OrderLetter;
use domain::time::{Date, UnixMs};
use store::outbox::OutboxRow;

/// Something to be sent, with everything that a channel needs for it. It can't be printed: it holds addresses.
pub struct Parcel {
    /// The key by which the other side knows the same message again.
    pub key: String,
    /// The channel.
    pub channel: Channel,
    /// In which language.
    pub lang: Lang,
    /// Where to.
    pub to: Destination,
    /// What.
    pub contents: Contents,
    /// When it was to be sent first.
    pub since: UnixMs,
    job: OutboxRow,
    whose: Whose,
}

/// Whom a parcel concerns, for what becomes of it.
#[derive(Clone)]
enum Whose {
    /// A person with a cabinet.
    Person(PersonId),
    /// Whoever has ordered a place in the centres' queue.
    Order(BookingId),
    /// Whoever waits for a place.
    Nobody,
}

/// Where a parcel goes.
pub enum Destination {
    /// An e-mail address or a phone.
    Address(String),
    /// Browsers.
    Browsers(Vec<Browser>),
}

/// A browser that takes push messages.
#[derive(Clone, PartialEq, Eq)]
pub struct Browser {
    /// Its id with us.
    pub id: String,
    /// Address of its push service, a known one.
    pub endpoint: String,
    /// Its public key, base64url.
    pub p256dh: String,
    /// Its secret, base64url.
    pub auth: String,
}

/// What is in a parcel. Never more than number and event: the rest is read in the cabinet.
pub enum Contents {
    /// A notice.
    Notice(Box<Event>),
    /// The code that proves an address (T1.4).
    Code(String),
    /// A letter about an order (Q3.1.1, Q3.1.2).
    Order(Box<OrderMail>),
    /// A place has become free.
    Place(Box<PlaceMail>),
    /// The turn of a ticket is near (Q+).
    Turn {
        /// The ticket's page.
        path: String,
    },
}

/// What a letter about an order tells. Nothing of the person.
pub struct OrderMail {
    /// Which letter.
    pub letter: OrderLetter,
    /// The confirmation code, in the letter that brings it.
    pub digits: Option<String>,
    /// The order code as it is read; empty before it is confirmed.
    pub code: String,
    /// The order code as it is typed and scanned.
    pub plain_code: String,
    /// The order's own page.
    pub path: String,
    /// Grows with every change.
    pub revision: u32,
    /// The centre.
    pub centre: Named,
    /// Where it is.
    pub address: String,
    /// The service.
    pub service: Named,
    /// The day.
    pub day: Date,
    /// Minute of the day.
    pub at: u16,
    /// Minutes of the visit.
    pub minutes: u16,
    /// Minutes after the set time within which the kiosk still takes the code.
    pub late: u16,
    /// For so many minutes a place is kept until it is confirmed.
    pub kept: u32,
}

/// What somebody who waits is told.
pub struct PlaceMail {
    /// The centre.
    pub centre: Named,
    /// The service.
    pub service: Named,
    /// Where to order.
    pub path: String,
}

/// What a notice tells.
pub struct Event {
    /// What happened.
    pub what: What,
    /// To which appeal.
    pub appeal: AppealId,
    /// Its number.
    pub number: String,
    /// A day that belongs to it.
    pub day: Option<Date>,
    /// It is about something followed.
    pub followed: Option<(Followed, AlertForm)>,
}

/// What became of a parcel.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// Taken by the other side, or what stood in the way.
    pub taken: Result<(), domain::notice::Trouble>,
    /// Browsers that their push service does not know any more.
    pub gone: Vec<String>,
}

impl From<Result<(), domain::notice::Trouble>> for Outcome {
    fn from(taken: Result<(), domain::notice::Trouble>) -> Outcome {
        Outcome { taken, gone: Vec::new() }
    }
}

impl Parcel {
    /// How often it was tried before, for the log.
    pub fn attempts(&self) -> i64 {
        self.job.attempts
    }
}
