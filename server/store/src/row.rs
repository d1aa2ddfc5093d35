//! Row types: plain structs with the domain's types. `row! {}` writes the struct and reads it from both databases; `..part: Row` stands
//! for the columns of another row.

use domain::account::{AccountWhat, Act};
use domain::appeal::form::{AnswerMode, RefusalGround};
use domain::appeal::view::What;
use domain::desk::undo::TakenStep;
use domain::eservice::application::{ApplicationState, ApplicationStep, FactsForm};
use domain::eservice::request::{State as RequestState, What as RequestWhat};
use domain::eservice::{Act as EserviceAct, EserviceState, Facts as EserviceFacts};
use domain::exchange::{Fact, FactSource, FactState};
use domain::house::DraftState;
use domain::ids::{
    AdditionId, AlertId, AnnouncementId, AppealId, ApplicationId, AssignmentId, BookingId, CategoryId, CentreId, CounterId, DistrictId,
    EserviceId, GroupId, IncidentId, InstitutionId, JoinId, KioskId, LetterId, MediaId, NoticeId, OfficialFileId, OfficialId, PersonId,
    PlaceId, QueryId, RegulationId, RequestFileId, RequestId, ServiceId, TicketId, UnitId,
};
use domain::incident::Service;
use domain::lang::Lang;
use domain::lifecycle::{AssignmentStatus, Status};
use domain::media::MediaKind;
use domain::notice::{Channel, DeliveryState, NoticeKind, Trouble};
use domain::official::{DocumentKind, OfficialWhat, Part, Party};
use domain::panel::{Act as PanelAct, Resource};
use domain::procedure::{DecisionKind, UnconsideredGround};
use domain::queue::kiosk::printer::Printing;
use domain::queue::ticket::{Act as TicketAct, TicketState};
use domain::queue::{BookingState, OrderWhat};
use domain::regulation::{AgreementState, CommentState, Stage, Unit, What as RegulationWhat};
use domain::reports::mailing::{LetterState, Rhythm, Table};
use domain::role::Role;
use domain::signature::SignedKind;
use domain::template::TemplateKind;
use domain::time::{Date, UnixMs};

/// What a column holds that none of our types knows.
#[derive(Debug, thiserror::Error)]
#[error("a column holds what its type does not know")]
pub(crate) struct Unknown;

/// A type that stands in one column.
pub(crate) trait Column: Sized {
    /// How the column is stored.
    type Raw;
    /// Reads it; [`Unknown`] when somebody wrote there what this release does not know.
    fn read(raw: Self::Raw) -> Result<Self, Unknown>;
}

impl<T: Column> Column for Option<T> {
    type Raw = Option<T::Raw>;
    fn read(raw: Self::Raw) -> Result<Self, Unknown> {
        raw.map(T::read).transpose()
    }
}

macro_rules! as_it_is {
    ($($kind:ty),*) => {$(
        impl Column for $kind {
            type Raw = $kind;
            fn read(raw: $kind) -> Result<Self, Unknown> {
                Ok(raw)
            }
        }
    )*};
}
as_it_is!(String, i64, f64);

macro_rules! columns {
    ($($raw:ty: $($kind:ty = $read:expr),*;)*) => {$($(
        impl Column for $kind {
            type Raw = $raw;
            fn read(raw: $raw) -> Result<Self, Unknown> {
                let read: fn($raw) -> Option<$kind> = $read;
                read(raw).ok_or(Unknown)
            }
        }
    )*)*};
}
columns! {
    String:
        AlertId = |raw| Some(raw.into()), Channel = |raw| Channel::parse(&raw), DeliveryState = |raw| DeliveryState::parse(&raw),
        NoticeKind = |raw| NoticeKind::parse(&raw), Trouble = |raw| Trouble::parse(&raw), AdditionId = |raw| Some(raw.into()),
        AppealId = |raw| Some(raw.into()), AssignmentId = |raw| Some(raw.into()), CategoryId = |raw| Some(raw.into()),
        DistrictId = |raw| Some(raw.into()), InstitutionId = |raw| Some(raw.into()), JoinId = |raw| Some(raw.into()),
        MediaId = |raw| Some(raw.into()), NoticeId = |raw| Some(raw.into()), PersonId = |raw| Some(raw.into()),
        PlaceId = |raw| Some(raw.into()), Date = |raw| raw.parse().ok(), Lang = |raw| Lang::parse(&raw),
        Status = |raw| Status::parse(&raw), AssignmentStatus = |raw| AssignmentStatus::parse(&raw), Act = |raw| Act::parse(&raw),
        AccountWhat = |raw| AccountWhat::parse(&raw), Role = |raw| Role::parse(&raw), What = |raw| What::parse(&raw),
        AnswerMode = |raw| AnswerMode::parse(&raw), DecisionKind = |raw| DecisionKind::parse(&raw),
        UnconsideredGround = |raw| UnconsideredGround::parse(&raw), Fact = |raw| Fact::parse(&raw),
        FactSource = |raw| FactSource::parse(&raw), FactState = |raw| FactState::parse(&raw), QueryId = |raw| Some(raw.into()),
        SignedKind = |raw| SignedKind::parse(&raw), MediaKind = |raw| from_word(&raw), RefusalGround = |raw| from_word(&raw),
        AnnouncementId = |raw| Some(raw.into()), IncidentId = |raw| Some(raw.into()), OfficialId = |raw| Some(raw.into()),
        Party = |raw| Party::parse(&raw), OfficialWhat = |raw| OfficialWhat::parse(&raw), Service = |raw| Service::parse(&raw),
        UnitId = |raw| Some(raw.into()), LetterId = |raw| Some(raw.into()), DraftState = |raw| DraftState::parse(&raw),
        PanelAct = |raw| PanelAct::parse(&raw), Resource = |raw| Resource::parse(&raw), TakenStep = |raw| TakenStep::parse(&raw),
        TemplateKind = |raw| TemplateKind::parse(&raw), CentreId = |raw| Some(raw.into()), GroupId = |raw| Some(raw.into()),
        ServiceId = |raw| Some(raw.into()), CounterId = |raw| Some(raw.into()), Rhythm = |raw| Rhythm::parse(&raw),
        Table = |raw| Table::parse(&raw), LetterState = |raw| LetterState::parse(&raw), OfficialFileId = |raw| Some(raw.into()),
        DocumentKind = |raw| DocumentKind::parse(&raw), Part = |raw| Part::parse(&raw), BookingId = |raw| Some(raw.into()),
        BookingState = |raw| BookingState::parse(&raw), OrderWhat = |raw| OrderWhat::parse(&raw), KioskId = |raw| Some(raw.into()),
        TicketId = |raw| Some(raw.into()), Printing = |raw| Printing::parse(&raw), TicketState = |raw| TicketState::parse(&raw),
        TicketAct = |raw| TicketAct::parse(&raw), EserviceId = |raw| Some(raw.into()), ApplicationId = |raw| Some(raw.into()),
        EserviceAct = |raw| EserviceAct::parse(&raw), EserviceState = |raw| EserviceState::parse(&raw),
        EserviceFacts = |raw| serde_json::from_str(&raw).ok(), FactsForm = |raw| serde_json::from_str(&raw).ok(),
        ApplicationState = |raw| ApplicationState::parse(&raw), ApplicationStep = |raw| ApplicationStep::parse(&raw),
        RegulationId = |raw| Some(raw.into()), Stage = |raw| Stage::parse(&raw),
        AgreementState = |raw| AgreementState::parse(&raw), CommentState = |raw| CommentState::parse(&raw),
        RegulationWhat = |raw| RegulationWhat::parse(&raw),
        RequestId = |raw| Some(raw.into()), RequestFileId = |raw| Some(raw.into()), RequestState = |raw| RequestState::parse(&raw),
        RequestWhat = |raw| RequestWhat::parse(&raw), Unit = |raw| from_word(&raw);
    i64:
        bool = |raw| Some(raw != 0), u8 = |raw| raw.try_into().ok(), u16 = |raw| raw.try_into().ok(), u32 = |raw| raw.try_into().ok(),
        UnixMs = |raw| Some(UnixMs(raw));
}

/// Reads a word of the wire (`snake_case`), for kinds that have no parser of their own.
fn from_word<T: serde::de::DeserializeOwned>(word: &str) -> Option<T> {
    serde_json::from_value(serde_json::Value::String(word.to_owned())).ok()
}

/// The word of the wire.
pub(crate) fn word<T: serde::Serialize>(value: &T) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(word)) => word,
        _ => String::new(),
    }
}

/// Reads one column of either database.
pub(crate) fn column<T: Column>(raw: T::Raw, name: &str) -> Result<T, sqlx::Error> {
    T::read(raw).map_err(|unknown| sqlx::Error::ColumnDecode { index: name.to_owned(), source: unknown.into() })
}

macro_rules! row {
    ($(#[$meta:meta])* $name:ident { $($(#[$doc:meta])* $field:ident: $kind:ty = $column:literal,)* $(..$part:ident: $row:ty,)? }) => {
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq)]
        pub struct $name {
            $($(#[$doc])* pub $field: $kind,)*
            $(#[doc = "Columns that other tables have too."] pub $part: $row,)?
        }
        row!(@read $name, sqlx::sqlite::SqliteRow, $($field: $kind = $column,)* $(..$part: $row,)?);
        row!(@read $name, sqlx::postgres::PgRow, $($field: $kind = $column,)* $(..$part: $row,)?);
    };
    (@read $name:ident, $from:ty, $($field:ident: $kind:ty = $column:literal,)* $(..$part:ident: $row:ty,)?) => {
        impl sqlx::FromRow<'_, $from> for $name {
            fn from_row(row: &$from) -> Result<Self, sqlx::Error> {
                use sqlx::Row as _;
                Ok(Self {
                    $($field: crate::row::column::<$kind>(
                        row.try_get::<<$kind as crate::row::Column>::Raw, _>($column)?, $column)?,)*
                    $($part: sqlx::FromRow::from_row(row)?,)?
                })
            }
        }
    };
}
