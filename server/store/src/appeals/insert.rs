//! Sending an appeal: three statements, and one for each photo.

use crate::events::{self, NewEvent, hash_of};
use crate::map::{MapRow, map_columns};
use crate::{StoreError, Tx, counters, media};
use domain::appeal::form::AnswerMode;
use domain::geo::Point;
use domain::ids::{AppealId, CategoryId, DistrictId, MediaId, PersonId};
use domain::lang::Lang;
use domain::number::Series;
use domain::time::{Date, UnixMs};

/// An appeal to be sent (A8.3). Its status is `sent`.
#[derive(Clone, Debug, PartialEq)]
pub struct NewAppeal {
    /// Id, made by the browser.
    pub id: AppealId,
    /// Author.
    pub person: PersonId,
    /// The place.
    pub point: Point,
    /// District.
    pub district: Option<DistrictId>,
    /// Nearest settlement in words.
    pub place: String,
    /// The author's own words for the place.
    pub address: String,
    /// Category.
    pub category: CategoryId,
    /// The subject of an official appeal (R11.7); empty for others.
    pub subject: String,
    /// Text.
    pub text: String,
    /// Text, address and place folded, for search.
    pub text_folded: String,
    /// How the answer is wanted.
    pub answer_mode: AnswerMode,
    /// Postal address; empty without post.
    pub postal_address: String,
    /// Now.
    pub sent_ms: UnixMs,
    /// By when staff determine the institution (A8.5).
    pub triage_due_ms: UnixMs,
    /// The day by which the law wants the answer (A8.8).
    pub due_on: Date,
    /// The article it comes from.
    pub due_article: String,
    /// Danger.
    pub urgent: bool,
    /// How it came.
    pub channel: String,
    /// The author's language.
    pub language: Lang,
    /// Photos in their order.
    pub media: Vec<MediaId>,
    /// Voice message and videos, shown after them.
    pub recordings: Vec<MediaId>,
    /// The refused appeal that this one repeats (A8.7).
    pub earlier: Option<AppealId>,
}

statements! {
    INSERT = concat!("insert into appeal (id, receipt_number, person_id, lat, lon, district_id, place, address, category_id, \
        text, text_folded, answer_mode, postal_address, status, status_ms, sent_ms, triage_due_ms, due_on, due_article, urgent, \
        channel, language, photo_count, event_count, event_head_hash, changed_ms, earlier_id, subject) \
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, 'sent', $14, $14, $15, $16, $17, $18, $19, $20, $21, 1, \
        $22, $14, $23, $24) returning ", map_columns!());
}

/// Sends an appeal with its first entry; its receipt number, taken from the counter of the year (Asia/Baku).
///
/// # Errors
/// [`StoreError::Unique`] when the id was sent before: let the transaction fail, then read what is there.
/// [`StoreError::Reference`] when person, district, category or a photo is unknown.
pub async fn send(tx: &mut Tx, appeal: &NewAppeal, event: NewEvent) -> Result<String, StoreError> {
    let number = counters::next(tx, Series::Receipt, appeal.sent_ms.date().year()).await?.to_string();
    let head = hash_of(&appeal.id, 1, &event, "");
    let row = insert(tx, appeal, &number, &head).await?;
    events::insert(tx, &appeal.id, 1, &event, "").await?;
    media::link(tx, &appeal.id, None, None, &[appeal.media.as_slice(), &appeal.recordings].concat()).await?;
    tx.on_map(row);
    Ok(number)
}

async fn insert(tx: &mut Tx, appeal: &NewAppeal, number: &str, head: &str) -> Result<MapRow, StoreError> {
    let (a, district) = (appeal, appeal.district.as_ref().map(DistrictId::as_str));
    let earlier = a.earlier.as_ref().map(AppealId::as_str);
    #[rustfmt::skip]
    let row = one!(tx, MapRow, INSERT, a.id.as_str(), number, a.person.as_str(), a.point.lat, a.point.lon, district, &a.place, &a.address,
        a.category.as_str(), &a.text, &a.text_folded, a.answer_mode.as_str(), &a.postal_address, a.sent_ms.0, a.triage_due_ms.0,
        a.due_on.to_string(), &a.due_article, i64::from(a.urgent), &a.channel, a.language.tag(), a.media.len() as i64, head, earlier, &a.subject)?;
    Ok(row)
}
