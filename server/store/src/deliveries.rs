//! Notices on their way over e-mail, SMS and push: one row for each notice and channel, written with the notice, kept for ever.

use crate::outbox::{self, OutboxRow};
use crate::{Db, StoreError, Tx};
use domain::appeal::view::What;
use domain::ids::{AlertId, AppealId, BookingId, NoticeId, PersonId, TicketId};
use domain::lang::Lang;
use domain::notice::{Channel, Delivery, DeliveryCount, DeliveryState, Trouble};
use domain::queue::OrderLetter;
use domain::time::{Date, UnixMs};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;

mod plan;

pub(crate) use plan::plan;

/// The setting that names the open channels, with commas.
pub const OPEN_CHANNELS: &str = "channels";

/// What a job of a channel is to send, as it stands in the outbox.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Work {
    /// A notice: the delivery's id.
    Notice(String),
    /// A code to the address that waits for it.
    Code(PersonId),
    /// A letter about an order of the centres' queue.
    Order(BookingId, OrderLetter),
    /// A place has become free for somebody who waits: the waiting's id.
    Place(String),
    /// The turn of a ticket is near, for somebody who wants to hear of it (Q+).
    Turn(TicketId, PersonId),
}

row! {
    /// A delivery.
    DeliveryRow {
        /// Of which notice.
        notice: NoticeId = "notice_id",
        /// Over which channel.
        channel: Channel = "channel",
        /// Where it stands.
        state: DeliveryState = "state",
        /// When the channel took it (T4.3).
        sent_ms: Option<UnixMs> = "sent_ms",
        /// What stood in the way last.
        trouble: Option<Trouble> = "trouble",
    }
}

row! {
    /// Everything that a channel needs of a notice.
    LetterRow {
        /// The delivery's id: the key by which the other side knows the message again.
        id: String = "delivery_id",
        /// Where it stands.
        state: DeliveryState = "state",
        /// To whom.
        person: PersonId = "person_id",
        /// About which appeal.
        appeal: AppealId = "appeal_id",
        /// What happened.
        what: What = "what",
        /// The appeal's number then.
        number: String = "number",
        /// A day that belongs to it.
        day: Option<Date> = "day",
        /// When it was put into the cabinet.
        sent_ms: UnixMs = "notice_ms",
        /// The thing followed that it is about.
        alert: Option<AlertId> = "alert_id",
        /// How many news of it.
        count: u32 = "alert_count",
        /// The person's language.
        language: Lang = "language",
    }
}

row! {
    /// How many.
    CountRow {
        /// Over which channel.
        channel: Channel = "channel",
        /// In which state.
        state: DeliveryState = "state",
        /// So many.
        count: u32 = "how_many",
    }
}

statements! {
    OPEN = "select value from setting where key = $1";
    ADD = "insert into delivery (id, notice_id, channel, state) values ($1, $2, $3, $4)";
    OF_NOTICES = concat!("select notice_id, channel, state, sent_ms, trouble from delivery where notice_id in ", list32!());
    LETTER = "select delivery.id as delivery_id, state, person_id, appeal_id, what, number, day, notice.sent_ms as notice_ms, \
        alert_id, alert_count, language from delivery join notice on notice.id = notice_id join person on person.id = person_id \
        where delivery.id = $1";
    EMAIL_OF = "select address from notice_address where person_id = $1 and channel = 'email' and failing_ms is null";
    PHONE_OF = "select address from notice_address where person_id = $1 and channel = 'sms' and failing_ms is null \
        union all select phone from person where id = $1 and phone is not null \
        and not exists (select 1 from notice_address where person_id = $1 and channel = 'sms')";
    SENT = "update delivery set state = 'sent', sent_ms = $2, trouble = null where id = $1 and state <> 'sent'";
    FAILED = "update delivery set state = $2, trouble = $3 where id = $1 and state <> 'sent'";
    COUNTS = "select channel, state, count(*) as how_many from delivery join notice on notice.id = notice_id \
        where appeal_id = $1 and alert_id is null group by channel, state order by channel, state";
    GIVEN_UP = "select channel, count(*) from delivery where state = 'failed' group by channel";
    REACH = concat!("select person.id as person_id, \
        (select count(*) from notice_address where person_id = person.id and channel = 'email' and failing_ms is null) as email, \
        (select count(*) from notice_address where person_id = person.id and channel = 'sms' and failing_ms is null) \
        + (case when phone is null or exists (select 1 from notice_address where person_id = person.id and channel = 'sms') \
        then 0 else 1 end) as sms, \
        (select count(*) from push_subscription where person_id = person.id) as push from person where person.id in ", list32!());
}

impl Work {
    /// Its job on a channel.
    pub fn job(&self, id: String, channel: Channel, now: UnixMs) -> OutboxRow {
        let payload = serde_json::to_string(self).unwrap_or_default();
        OutboxRow { id, kind: channel.as_str().to_owned(), payload, created_ms: now, not_before_ms: now, attempts: 0, broken: 0 }
    }

    /// Reads a job's payload; `None` for another release's.
    pub fn read(payload: &str) -> Option<Work> {
        serde_json::from_str(payload).ok()
    }
}

/// The deliveries of these notices.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn of_notices(db: &Db, notices: &[NoticeId]) -> Result<HashMap<NoticeId, Vec<Delivery>>, StoreError> {
    let mut found: HashMap<NoticeId, Vec<Delivery>> = HashMap::new();
    let mut rows = all_in!(db, DeliveryRow, OF_NOTICES, notices)?;
    rows.sort_by_key(|row| row.channel);
    for DeliveryRow { notice, channel, state, sent_ms, trouble } in rows {
        found.entry(notice).or_default().push(Delivery { channel, state, sent_ms, trouble });
    }
    Ok(found)
}

/// What is to be sent.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn letter(db: &Db, id: &str) -> Result<Option<LetterRow>, StoreError> {
    maybe!(db, LetterRow, LETTER, id)
}

/// Where a person's letters (or short messages) go; `None` when there is no address, or it is refused. Push has no address.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn address(db: &Db, person: &PersonId, channel: Channel) -> Result<Option<String>, StoreError> {
    let sql = match channel {
        Channel::Email => EMAIL_OF,
        Channel::Sms => PHONE_OF,
        Channel::Push => return Ok(None),
    };
    Ok(maybe!(db, (String,), sql, person.as_str())?.map(|(address,)| address))
}

/// The channel has taken it (T4.3); false when it had before.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn sent(tx: &mut Tx, id: &str, now: UnixMs) -> Result<bool, StoreError> {
    Ok(exec!(tx, SENT, id, now.0)? == 1)
}

/// Something stands in the way: it waits, or is given up. What was sent stays sent.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn failed(tx: &mut Tx, id: &str, state: DeliveryState, trouble: Trouble) -> Result<bool, StoreError> {
    Ok(exec!(tx, FAILED, id, state.as_str(), trouble.as_str())? == 1)
}

/// How many notices about an appeal went where; followers are not counted.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn counts(db: &Db, appeal: &AppealId) -> Result<Vec<DeliveryCount>, StoreError> {
    let rows = all!(db, CountRow, COUNTS, appeal.as_str())?;
    Ok(rows.into_iter().map(|CountRow { channel, state, count }| DeliveryCount { channel, state, count }).collect())
}

/// How many deliveries were given up, by channel.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn given_up(db: &Db) -> Result<Vec<(String, i64)>, StoreError> {
    all!(db, (String, i64), GIVEN_UP)
}

async fn add(tx: &mut Tx, notice: &NoticeId, channel: Channel, now: UnixMs) -> Result<(), StoreError> {
    let id = format!("{notice}-{}", channel.as_str());
    exec!(tx, ADD, &id, notice.as_str(), channel.as_str(), DeliveryState::Waiting.as_str())?;
    outbox::add(tx, &Work::Notice(id.clone()).job(id, channel, now)).await
}
