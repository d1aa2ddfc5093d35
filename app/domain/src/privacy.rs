//! The register of processing: exactly which personal data are kept, from where, for what, how long (T3.1–3.3), and which
//! cookies there are (T8.2). The page `/privacy` is made from these tables; a test holds the schema against them.

mod cookies;
mod register;

pub use cookies::{COOKIES, Cookie, CookieUse};
pub use register::REGISTER;

/// A kind of personal data that is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Kept {
    /// What it is; the page has its words under this name.
    pub what: Datum,
    /// The columns that hold it, `table.column`.
    pub columns: &'static [&'static str],
    /// Where it comes from.
    pub source: Source,
    /// What it is for.
    pub purpose: Purpose,
    /// How long it is kept.
    pub term: Term,
}

/// What is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Datum {
    /// Personal identification number.
    Fin,
    /// Names of a natural person.
    Names,
    /// Name and VÖEN of a legal person.
    LegalPerson,
    /// Phone.
    Phone,
    /// E-mail.
    Email,
    /// The key under which the single sign-on knows the person.
    SignOnKey,
    /// Place, coordinates and address of an appeal.
    Place,
    /// Postal address, where the answer is wanted by post.
    PostalAddress,
    /// Texts and attachments of appeals and joinings.
    Words,
    /// Number, dates and course of an appeal.
    Course,
    /// Sign-ins.
    SignIns,
    /// Open sessions.
    Sessions,
    /// What was done in the cabinet.
    Actions,
    /// To whom data were given.
    Disclosures,
    /// Notices.
    Notices,
    /// Acceptance of the terms, language, which notices are wanted.
    Choices,
    /// Addresses and browsers to which notices go.
    NoticeWays,
    /// Areas, categories and appeals followed.
    Following,
    /// Restriction of access and requests to lift it.
    Restriction,
    /// Forms that wait to be sent.
    Drafts,
    /// Roles of staff.
    Roles,
    /// Orders of a place in the queue of a centre (Q3.1.1).
    Orders,
}

/// Where it comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Source {
    /// State registers, by the single sign-on (T3.1).
    Registers,
    /// The person (T3.2).
    Person,
    /// The system (T3.3).
    System,
    /// Staff.
    Staff,
}

/// What it is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Purpose {
    /// Knowing who sends (T3.1).
    Identify,
    /// Considering the appeal (T3.1).
    Consider,
    /// Answering and giving notice (T4.2).
    Notify,
    /// Showing the person what happens with the account (T6.1, T8.6).
    Oversee,
    /// Keeping the terms (T1.8).
    Terms,
    /// Keeping a place in the queue (Q3.1.1).
    Queue,
}

/// How long.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Term {
    /// Until the account is closed.
    Account,
    /// As long as the law wants appeals to be kept; then a person reviews them for the archive.
    Law,
    /// Until the session ends.
    Session,
    /// Thirty days.
    Month,
}
