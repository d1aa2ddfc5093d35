//! The row of an appeal.

use domain::appeal::form::{AnswerMode, RefusalGround};
use domain::geo::Point;
use domain::ids::{AppealId, CategoryId, DistrictId, InstitutionId, PersonId};
use domain::lang::Lang;
use domain::lifecycle::Status;
use domain::time::{Date, UnixMs};

row! {
    /// An appeal.
    AppealRow {
        /// Id, made by the browser.
        id: AppealId = "id",
        /// Receipt number, given at sending.
        receipt_number: String = "receipt_number",
        /// Official registration number, given at routing (A8.5).
        number: Option<String> = "number",
        /// When it was registered (A8.5).
        registered_ms: Option<UnixMs> = "registered_ms",
        /// Author.
        person: PersonId = "person_id",
        /// Latitude.
        lat: f64 = "lat",
        /// Longitude.
        lon: f64 = "lon",
        /// District.
        district: Option<DistrictId> = "district_id",
        /// Nearest settlement in words.
        place: String = "place",
        /// The author's own words for the place.
        address: String = "address",
        /// Category.
        category: CategoryId = "category_id",
        /// The subject of an official appeal (R11.7); empty for others.
        subject: String = "subject",
        /// Text.
        text: String = "text",
        /// Text, address and place folded, for search.
        text_folded: String = "text_folded",
        /// How the answer is wanted.
        answer_mode: AnswerMode = "answer_mode",
        /// Postal address; empty when the answer isn't wanted by post.
        postal_address: String = "postal_address",
        /// Status.
        status: Status = "status",
        /// Since when.
        status_ms: UnixMs = "status_ms",
        /// When it was sent.
        sent_ms: UnixMs = "sent_ms",
        /// By when staff determine the institution (A8.5).
        triage_due_ms: UnixMs = "triage_due_ms",
        /// The day by which the law wants the answer (A8.8).
        due_on: Date = "due_on",
        /// The article it comes from.
        due_article: String = "due_article",
        /// Danger.
        urgent: bool = "urgent",
        /// How it came: `web`, `import` …
        channel: String = "channel",
        /// The author's language.
        language: Lang = "language",
        /// Text cleared for the public.
        public_text: Option<String> = "public_text",
        /// The photos may be shown in public.
        publish_photos: bool = "publish_photos",
        /// Leading institution.
        lead_institution: Option<InstitutionId> = "lead_institution_id",
        /// How many have joined.
        joined_count: i64 = "joined_count",
        /// Own photos.
        photo_count: i64 = "photo_count",
        /// Why it was refused (A8.6).
        refusal_ground: Option<RefusalGround> = "refusal_ground",
        /// The reasons in words.
        refusal_reason: Option<String> = "refusal_reason",
        /// The author's rating, 1–5.
        stars: Option<u8> = "stars",
        /// And its words.
        stars_text: Option<String> = "stars_text",
        /// Why, as [`domain::appeal::rating::RatingReason::joined`] writes it.
        stars_reasons: String = "stars_reasons",
        /// How often text, category or place were changed after sending.
        revision: u32 = "revision",
        /// The author has withdrawn; it goes on for those who joined.
        author_left_ms: Option<UnixMs> = "author_left_ms",
        /// The author has asked for confidentiality.
        confidential_ms: Option<UnixMs> = "confidential_ms",
        /// How often it was sent back as not solved.
        dispute_count: u32 = "dispute_count",
        /// Complaints about decisions in it.
        complaint_count: u32 = "complaint_count",
        /// The refused appeal that this one repeats (A8.7).
        earlier: Option<AppealId> = "earlier_id",
        /// The earlier appeal of the same matter in which this one goes on (A8.4).
        merged_into: Option<AppealId> = "merged_into_id",
        /// Since when it has rested in the archive (A6.0.2).
        archived_ms: Option<UnixMs> = "archived_ms",
        /// Entries in its chain.
        event_count: i64 = "event_count",
        /// Hash of the last one.
        event_head_hash: String = "event_head_hash",
        /// Last change.
        changed_ms: UnixMs = "changed_ms",
    }
}

impl AppealRow {
    /// Where it is.
    pub fn point(&self) -> Point {
        Point { lat: self.lat, lon: self.lon }
    }

    /// It goes to an institution that its sender has named: it has no place, and nothing of it is public (R11.7).
    pub fn is_official(&self) -> bool {
        self.category.is_official()
    }

    /// The number that people know it by: the official one, before routing the receipt's (A8.5).
    pub fn known_number(&self) -> &str {
        self.number.as_deref().unwrap_or(&self.receipt_number)
    }
}

/// The columns of [`AppealRow`].
macro_rules! appeal_columns {
    () => {
        "id, receipt_number, number, registered_ms, person_id, lat, lon, district_id, place, address, category_id, subject, text, \
         text_folded, answer_mode, postal_address, status, status_ms, sent_ms, triage_due_ms, due_on, due_article, urgent, \
         channel, language, public_text, publish_photos, lead_institution_id, joined_count, photo_count, refusal_ground, \
         refusal_reason, stars, stars_text, stars_reasons, revision, author_left_ms, confidential_ms, dispute_count, complaint_count, \
         earlier_id, merged_into_id, archived_ms, event_count, event_head_hash, changed_ms"
    };
}
pub(super) use appeal_columns;
