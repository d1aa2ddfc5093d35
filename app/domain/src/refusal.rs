//! Why the law or a form says no: codes with the field they belong to, never sentences.

use crate::eservice::Item;
use crate::panel::Column;
use crate::procedure::Bar;
use crate::queue::No;
use crate::regulation::{Clause, Flaw};
use crate::signature::Why;
use serde::{Deserialize, Serialize};

/// The field of a form that a refusal is about; the page puts the message beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Field {
    /// The appeal's id.
    Id,
    /// The place on the map.
    Place,
    /// The address in words.
    Address,
    /// The category.
    Category,
    /// The text.
    Text,
    /// Photos.
    Photos,
    /// The voice message (A8.3).
    Voice,
    /// Videos (A8.3).
    Video,
    /// How the answer is wanted (A8.3).
    AnswerMode,
    /// The postal address (A8.3).
    PostalAddress,
    /// The institutions chosen.
    Institutions,
    /// The reason given by staff.
    Reason,
    /// The stars of a rating.
    Stars,
    /// The number typed for tracking.
    Number,
    /// The terms of use.
    Terms,
    /// The last day of a restriction.
    Until,
    /// The word typed to confirm.
    Confirm,
    /// The e-mail address for notices (T1.4).
    Email,
    /// The phone for notices (T1.4).
    Phone,
    /// The code sent to an address.
    Code,
    /// What a complaint asks for (A9.1).
    Demand,
    /// The ground of a decision (A9.2), or which extension it is (A8.8).
    Ground,
    /// By how many working days a term is extended (A8.8).
    Days,
    /// A person's surname, entered by hand (A4.3).
    Surname,
    /// A person's name, likewise.
    GivenName,
    /// A person's patronymic, likewise.
    Patronymic,
    /// Name of a legal person, likewise.
    LegalName,
    /// Address of a legal person, likewise.
    LegalAddress,
    /// On what an entry by hand relies, likewise.
    Basis,
    /// The subject of an official request, the title of an announcement (A5.0.7, A7.0.7).
    Subject,
    /// The day on which a letter was posted (A8.9).
    PostedOn,
    /// The post's own number of a letter.
    Tracking,
    /// Documents of an official request or its answer (A5.0.7).
    Documents,
    /// The kept report that is sent by e-mail (A6.0.8).
    Report,
    /// Who gets it, likewise.
    Readers,
    /// A column of a record in the management panel (A3.1.4).
    Panel(Column),
    /// Series and number of a document (Q3.1.1).
    Document,
    /// The service of a centre (Q3.1.1).
    Service,
    /// The centre (Q3.1.1).
    Centre,
    /// The day of a visit (Q3.1.1).
    Day,
    /// The hour of a visit (Q3.1.1).
    Time,
    /// The order code (Q3.1.2).
    Order,
    /// The day that is changed (Q+).
    ChangedDay,
    /// From when to when a centre is open (Q+).
    OpenHours,
    /// Number of a counter, or how many of them (Q+).
    CounterNumber,
    /// What a counter serves (Q+).
    CounterServices,
    /// An item of the application of annex 2 (R10.3).
    Eservice(Item),
    /// The form as a whole.
    Form,
    /// The sender's own signature, as a file (R12.2).
    Signature,
    /// A clause of a regulation (R-annex1).
    Regulation(Clause),
    /// What a request for an e-service asks at this place of its form, counted from 0 (R7.1.2, R7.2).
    Asked(u8),
    /// What is to be mended of a returned request, by the same count (R7.4).
    Mended(u8),
}

/// What is wrong. Each code has a sentence in three languages that says what to do next.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Code {
    /// Nothing was given.
    Required,
    /// Fewer characters than needed.
    TooShort { min: u32 },
    /// More characters than allowed.
    TooLong { max: u32, is: u32 },
    /// A place of a template that has no value yet.
    Unfilled,
    /// Not of the expected form.
    BadFormat,
    /// A number whose check digit is wrong.
    BadCheckDigit,
    /// A point outside the country.
    OutsideCountry,
    /// A choice that does not exist (any more).
    Unknown,
    /// More files than allowed.
    TooMany { max: u32 },
    /// A file larger than allowed.
    FileTooLarge { max_mb: u32 },
    /// Not a JPEG, PNG or WebP picture, whatever its name says.
    NotAPicture,
    /// A picture that is cut off or damaged.
    BrokenPicture,
    /// A picture of more pixels than allowed.
    TooManyPixels { max_mp: u32 },
    /// Not a recording of the kind asked for, whatever its name says.
    NotARecording,
    /// A recording that is cut off or damaged.
    BrokenRecording,
    /// Not a document of the kinds that are taken, whatever its name says, or one that is cut off.
    NotADocument,
    /// A document with something in it that runs: macros, scripts, embedded programs.
    RunsSomething,
    /// A recording that plays longer than allowed.
    PlaysTooLong { max_s: u32 },
    /// The step isn't possible in the present state (lifecycle).
    NotNow,
    /// The step isn't this role's (lifecycle).
    NotYours,
    /// It has been done already.
    AlreadyDone,
    /// One can't join one's own appeal.
    OwnAppeal,
    /// The appeal is closed for joining.
    Closed,
    /// The terms of use must be accepted first (T1.3).
    TermsNotAccepted,
    /// Access is restricted (A8.12, T1.8).
    Restricted,
    /// The minutes in which what was sent could be corrected are over.
    WindowClosed { minutes: u32 },
    /// Sent back to the institutions as often as it may be (A9.1).
    TooOften { max: u32 },
    /// The person has asked for confidentiality, or has withdrawn: the words and photos can't be made public (A9.1).
    Confidential,
    /// Not the same matter: another kind, too far, or sent earlier (A8.4).
    NotSameMatter,
    /// The time in which the step could be taken back is over.
    UndoOver,
    /// Somebody has acted on the step meanwhile: it can't be taken back any more.
    ActedUpon,
    /// The law or the owner's order bars the step (A8.8, A8.11).
    Barred(Bar),
    /// The document could not be signed, so nothing was sent (A7.0.4).
    NotSigned,
    /// A colleague sits at the counter (Q+).
    CounterTaken,
    /// Sit down at the counter first (Q+).
    NotSeated,
    /// Somebody is called or served there: finish first (Q+).
    StillServing,
    /// The institution wants its answers approved by a second person (A7.0.2).
    NeedsApproval,
    /// Nobody but its author could approve it (A7.0.2).
    NobodyApproves,
    /// The only head of an institution stays one (A7.0.1).
    LastHead,
    /// A complaint is considered by somebody who neither made the decision nor complains (A9.2).
    OwnDecision,
    /// Open appeals lie there: they are moved first (A3.5).
    HasOpen { n: u32 },
    /// Others point at it: it is switched off instead of taken away (A3.5).
    InUse,
    /// There is such a record already.
    Taken,
    /// The code of a category doesn't fit the root above it.
    WrongBranch,
    /// A template names a place that the program can't fill (A8.6).
    UnknownPlace,
    /// The last one who could do it: somebody else is needed first.
    LastOne,
    /// A column that the file needs is missing, or a row has another number of cells.
    WrongColumns,
    /// The queue of the centres says no (Q3.1.1, Q3.2.1).
    Queue(No),
    /// Orders lie ahead there: they end, or are moved, first (A3.5, Q3.4).
    HasOrders { n: u32 },
    /// The signature doesn't stand its check (R12.2).
    BadSignature(Why),
    /// A state register holds it: a form may not ask for it (R7.2).
    HeldByRegister,
    /// The regulation doesn't name it: a form may not ask for it (R7.2).
    OutsideRegulation,
    /// A number below or above what is allowed.
    OutOfRange { least: i64, most: i64 },
    /// Only the head of the institution signs and submits (R-annex2).
    HeadSigns,
    /// Not a web address, `https://…` (R-annex2, item 10).
    NotAnAddress,
    /// Later than today.
    InTheFuture,
    /// The registry number is given already: nothing was written (R10.4).
    NumberTaken,
    /// A clause of a regulation lacks something, or contradicts another (R-annex1).
    Flaw(Flaw),
    /// Not every body that takes part has agreed (R9.2).
    NotAgreed,
    /// No connected body takes part: nobody is asked for an agreement (R9.2).
    NobodyToAsk,
    /// The public discussion goes on (R9.7).
    StillDiscussed,
    /// The head of the body that provides the service approves it, nobody else (R9.2).
    NotTheHead,
    /// The district is switched off, or that of which it is a part: nothing new belongs to it (A3.5).
    DistrictOff,
}

/// One refusal: what is wrong, and where.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, thiserror::Error)]
#[error("{field:?}: {code:?}")]
pub struct Refusal {
    /// The field.
    pub field: Field,
    /// The code.
    pub code: Code,
}

impl Refusal {
    /// A refusal of one field.
    pub fn new(field: Field, code: Code) -> Refusal {
        Refusal { field, code }
    }

    /// A refusal of the form as a whole.
    pub fn form(code: Code) -> Refusal {
        Refusal { field: Field::Form, code }
    }
}
