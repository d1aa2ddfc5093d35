//! The resources, who keeps them, and their columns.

use super::Column;
use crate::appeal::validate::MAX_TEXT;
use crate::role::Role;
use serde::{Deserialize, Serialize};

/// What is kept in the panel.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Resource {
    /// Days on which the working calendar differs from the week (Labour Code 105).
    #[default]
    Calendar,
    /// Institutions to which appeals are routed.
    Institutions,
    /// The category tree.
    Categories,
    /// Which institution is proposed for which category (A8.5).
    Rules,
    /// Territories that belong to one institution, whatever the category (A8.5).
    Zones,
    /// Texts of refusals, answers and decisions, by ground (A8.6, A8.9, A9.2).
    Templates,
    /// Who is told before and after a last day (A8.8).
    Steps,
    /// Versions of the terms of use (T1.3, T1.7).
    Terms,
    /// Who has which role (A5, A6, A7).
    Users,
    /// Centres of the queue: where they are, their hours, what they take (A3.1.4, Q1.2).
    Centres,
    /// Services that can be had in the centres (Q1.2).
    Services,
    /// Which centre offers which service (Q1.2).
    Offers,
    /// Names of the districts, and which of them are in use; where they lie is no setting (A3.5).
    Districts,
}

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// One line of at most so many characters.
    Line(u32),
    /// Several lines of at most so many characters.
    Lines(u32),
    /// A code: Latin letters, digits, dot, hyphen.
    Code,
    /// A day.
    Day,
    /// Yes or no: `1` or `0`.
    Flag,
    /// A whole number from the first to the second.
    Number(i64, i64),
    /// One of these words.
    One(&'static [&'static str]),
    /// An institution's code.
    Institution,
    /// A category's code.
    Category,
    /// The code of a category that has none above it.
    Root,
    /// A district's code.
    District,
    /// A person; chosen by FİN, never typed.
    Person,
    /// The code of a centre of the queue.
    Centre,
    /// The code of a service of the centres.
    Service,
    /// The code of a group of such services.
    Group,
    /// Hours of a day: `09:00-13:00, 14:00-18:00`.
    Hours,
    /// Degrees north and east: `40.4093, 49.8671`.
    Point,
    /// A whole number from the first to the second, or nothing: then as everywhere.
    Own(i64, i64),
}

/// A column of a resource.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spec {
    /// The column.
    pub column: Column,
    /// What it holds.
    pub kind: Kind,
    /// Must be filled in.
    pub required: bool,
    /// Stands in the list; all of them stand in the form.
    pub listed: bool,
}

const fn must(column: Column, kind: Kind) -> Spec {
    Spec { column, kind, required: true, listed: true }
}

const fn may(column: Column, kind: Kind) -> Spec {
    Spec { column, kind, required: false, listed: true }
}

impl Spec {
    const fn unlisted(self) -> Spec {
        Spec { listed: false, ..self }
    }
}

/// Longest name.
const NAME: Kind = Kind::Line(300);
/// Words of `DayKind`.
const DAY_KINDS: Kind = Kind::One(&["holiday", "moved_rest", "swap_off", "swap_work", "voting", "mourning"]);
/// Words of `RowStatus`.
const STATUSES: Kind = Kind::One(&["official", "tentative", "secondary"]);
/// Words of `TemplateKind`.
const PURPOSES: Kind = Kind::One(&["answer", "refusal", "unconsidered"]);
/// Words of `RefusalGround` and `UnconsideredGround`.
const GROUNDS: Kind = Kind::One(&[
    "not_of_field",
    "not_legible",
    "obscene",
    "not_clear",
    "other_procedure",
    "form_not_met",
    "court_decision",
    "repeated",
    "not_enough",
    "person_asked",
]);
const LANGUAGES: Kind = Kind::One(&["az", "en", "ru"]);
const WHOM: Kind = Kind::One(&["staff", "head", "owner"]);
const ROLES: Kind = Kind::One(&["owner_staff", "institution_staff", "operator", "centre_staff", "call_centre", "registry_operator"]);
const PLACES: Kind = Kind::Number(0, 9_999);
const TERMS: Kind = Kind::Lines(200_000);

const CALENDAR: &[Spec] = &[
    must(Column::Day, Kind::Day),
    must(Column::DayKind, DAY_KINDS),
    must(Column::NameAz, NAME),
    must(Column::Status, STATUSES),
    may(Column::Source, Kind::Line(500)),
];
const INSTITUTIONS: &[Spec] = &[
    must(Column::Code, Kind::Code),
    must(Column::NameAz, NAME),
    must(Column::NameEn, NAME).unlisted(),
    must(Column::NameRu, NAME).unlisted(),
    may(Column::LocalExecutive, Kind::Flag),
    may(Column::District, Kind::District),
    may(Column::Position, PLACES).unlisted(),
    may(Column::Active, Kind::Flag),
];
const CATEGORIES: &[Spec] = &[
    must(Column::Code, Kind::Code),
    may(Column::Parent, Kind::Root),
    must(Column::NameAz, NAME),
    must(Column::NameEn, NAME).unlisted(),
    must(Column::NameRu, NAME).unlisted(),
    may(Column::Words, Kind::Line(500)).unlisted(),
    may(Column::Urgent, Kind::Flag),
    may(Column::Emergency, Kind::Line(20)),
    may(Column::Position, PLACES).unlisted(),
    may(Column::Active, Kind::Flag),
];
const RULES: &[Spec] =
    &[must(Column::Category, Kind::Category), may(Column::Institution, Kind::Institution), may(Column::Priority, PLACES)];
const ZONES: &[Spec] =
    &[must(Column::NameAz, NAME), must(Column::Institution, Kind::Institution), must(Column::Shape, Kind::Lines(200_000)).unlisted()];
const TEMPLATES: &[Spec] = &[
    must(Column::Title, Kind::Line(200)),
    must(Column::Purpose, PURPOSES),
    may(Column::Ground, GROUNDS),
    must(Column::Language, LANGUAGES),
    may(Column::Institution, Kind::Institution),
    must(Column::Text, Kind::Lines(MAX_TEXT)).unlisted(),
    may(Column::Position, PLACES).unlisted(),
    may(Column::Active, Kind::Flag),
];
const STEPS: &[Spec] = &[must(Column::Days, Kind::Number(-60, 60)), must(Column::Whom, WHOM), may(Column::Active, Kind::Flag)];
const VERSIONS: &[Spec] = &[must(Column::TextAz, TERMS), must(Column::TextEn, TERMS).unlisted(), must(Column::TextRu, TERMS).unlisted()];
const USERS: &[Spec] = &[
    may(Column::Person, Kind::Person),
    may(Column::Fin, Kind::Line(20)).unlisted(),
    must(Column::Role, ROLES),
    may(Column::Institution, Kind::Institution),
    may(Column::District, Kind::District),
    may(Column::Head, Kind::Flag),
    may(Column::Centre, Kind::Centre),
    may(Column::Manager, Kind::Flag),
];
const CENTRES: &[Spec] = &[
    must(Column::Code, Kind::Code),
    must(Column::NameAz, NAME),
    must(Column::NameEn, NAME).unlisted(),
    must(Column::NameRu, NAME).unlisted(),
    must(Column::City, Kind::Line(100)),
    must(Column::Address, Kind::Line(300)).unlisted(),
    must(Column::Point, Kind::Point).unlisted(),
    may(Column::Monday, Kind::Hours).unlisted(),
    may(Column::Tuesday, Kind::Hours).unlisted(),
    may(Column::Wednesday, Kind::Hours).unlisted(),
    may(Column::Thursday, Kind::Hours).unlisted(),
    may(Column::Friday, Kind::Hours).unlisted(),
    may(Column::Saturday, Kind::Hours).unlisted(),
    may(Column::Sunday, Kind::Hours).unlisted(),
    must(Column::StepMin, Kind::Number(5, 60)).unlisted(),
    must(Column::EarlyMin, Kind::Number(0, 240)).unlisted(),
    must(Column::LateMin, Kind::Number(0, 240)).unlisted(),
    must(Column::WalkIn, Kind::Number(0, 100)).unlisted(),
    must(Column::WindowDays, Kind::Number(1, 365)).unlisted(),
    may(Column::CoolingMin, Kind::Own(0, 10_080)).unlisted(),
    may(Column::OpenOrders, Kind::Own(0, 100)).unlisted(),
    may(Column::Position, PLACES).unlisted(),
    may(Column::Active, Kind::Flag),
];
const SERVICES: &[Spec] = &[
    must(Column::Code, Kind::Code),
    must(Column::Group, Kind::Group),
    must(Column::NameAz, NAME),
    must(Column::NameEn, NAME).unlisted(),
    must(Column::NameRu, NAME).unlisted(),
    must(Column::VisitSteps, Kind::Number(1, 24)),
    may(Column::SignIn, Kind::Flag).unlisted(),
    may(Column::Position, PLACES).unlisted(),
    may(Column::Active, Kind::Flag),
];
const DISTRICTS: &[Spec] = &[
    must(Column::Code, Kind::Code),
    must(Column::NameAz, NAME),
    must(Column::NameEn, NAME).unlisted(),
    must(Column::NameRu, NAME).unlisted(),
    may(Column::Active, Kind::Flag),
    may(Column::Successor, Kind::District),
];
const OFFERS: &[Spec] = &[must(Column::Centre, Kind::Centre), must(Column::Service, Kind::Service), may(Column::Active, Kind::Flag)];

impl Resource {
    /// All of them, in the order of the panel.
    pub const ALL: [Resource; 13] = [
        Resource::Calendar,
        Resource::Institutions,
        Resource::Categories,
        Resource::Rules,
        Resource::Zones,
        Resource::Templates,
        Resource::Steps,
        Resource::Terms,
        Resource::Users,
        Resource::Centres,
        Resource::Services,
        Resource::Offers,
        Resource::Districts,
    ];

    /// The word in addresses and in the history.
    pub const fn as_str(self) -> &'static str {
        match self {
            Resource::Calendar => "calendar",
            Resource::Institutions => "institutions",
            Resource::Categories => "categories",
            Resource::Rules => "rules",
            Resource::Zones => "zones",
            Resource::Templates => "templates",
            Resource::Steps => "steps",
            Resource::Terms => "terms",
            Resource::Users => "users",
            Resource::Centres => "centres",
            Resource::Services => "services",
            Resource::Offers => "offers",
            Resource::Districts => "districts",
        }
    }

    /// The inverse of [`Resource::as_str`].
    pub fn parse(text: &str) -> Option<Resource> {
        Resource::ALL.into_iter().find(|resource| resource.as_str() == text)
    }

    /// Its columns, in the order of form and file.
    pub const fn columns(self) -> &'static [Spec] {
        match self {
            Resource::Calendar => CALENDAR,
            Resource::Institutions => INSTITUTIONS,
            Resource::Categories => CATEGORIES,
            Resource::Rules => RULES,
            Resource::Zones => ZONES,
            Resource::Templates => TEMPLATES,
            Resource::Steps => STEPS,
            Resource::Terms => VERSIONS,
            Resource::Users => USERS,
            Resource::Centres => CENTRES,
            Resource::Services => SERVICES,
            Resource::Offers => OFFERS,
            Resource::Districts => DISTRICTS,
        }
    }

    /// The column by which a record is known, where people name it; `None` where the program does.
    pub const fn key(self) -> Option<Column> {
        match self {
            Resource::Calendar => Some(Column::Day),
            Resource::Institutions | Resource::Categories | Resource::Centres | Resource::Services | Resource::Districts => {
                Some(Column::Code)
            }
            _ => None,
        }
    }

    /// Columns that say what a record is about and never change, beside its key: a category's root, whom a grant is for, the group whose
    /// places the orders of a service take.
    pub const fn fixed(self) -> &'static [Column] {
        match self {
            Resource::Categories => &[Column::Parent],
            Resource::Users => &[Column::Person],
            Resource::Services => &[Column::Group],
            Resource::Offers => &[Column::Centre, Column::Service],
            _ => &[],
        }
    }

    /// It is about the centres' queue: what was read of them is read anew after a change.
    pub const fn is_of_queue(self) -> bool {
        matches!(self, Resource::Centres | Resource::Services | Resource::Offers)
    }

    /// Whose it is: content and law are the owner's, users and roles the operator's (A3.5, A5, A6).
    pub const fn keeper(self) -> Role {
        match self {
            Resource::Users => Role::Operator,
            _ => Role::OwnerStaff,
        }
    }

    /// Can be taken out and brought in as a file.
    pub const fn has_file(self) -> bool {
        !matches!(self, Resource::Zones | Resource::Steps | Resource::Terms | Resource::Users)
    }

    /// A record is never changed or taken away: the next version follows it.
    pub const fn is_versioned(self) -> bool {
        matches!(self, Resource::Terms)
    }

    /// A record can be taken away. What others point at is refused all the same, and is switched off instead.
    pub const fn is_removable(self) -> bool {
        !matches!(self, Resource::Terms | Resource::Steps | Resource::Districts) && !self.is_of_queue()
    }

    /// There are as many records as there are: none is made here.
    pub const fn is_closed(self) -> bool {
        matches!(self, Resource::Districts)
    }
}
