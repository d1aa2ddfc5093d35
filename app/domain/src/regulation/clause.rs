//! The clauses of the model form of annex 1, in its order and with its numbers.

use super::Text;
use serde::{Deserialize, Serialize};

/// A section of the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Section {
    /// 1. General (Ümumi müddəalar).
    General,
    /// 2. How the service is provided (Elektron xidmətin göstərilməsinin həyata keçirilməsi).
    Providing,
    /// 3. Administrative procedures (inzibati prosedurlar).
    Procedures,
}

macro_rules! clauses {
    ($($(#[$doc:meta])* $name:ident $number:literal,)*) => {
        /// A clause that is filled in.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        pub enum Clause {
            $($(#[$doc])* #[serde(rename = $number)] $name,)*
        }

        impl Clause {
            /// All of them, in the order of the form.
            pub const ALL: &'static [Clause] = &[$(Clause::$name),*];

            /// Its number in the form.
            pub const fn number(self) -> &'static str {
                match self {
                    $(Clause::$name => $number,)*
                }
            }
        }
    };
}

clauses! {
    /// Official name.
    Name "1.1",
    /// What it is and where it applies.
    Content "1.2",
    /// Acts, with their clauses.
    LegalBasis "1.3",
    /// The body that provides it.
    Provider "1.4",
    /// Other bodies.
    Others "1.5",
    /// How far it runs by itself.
    Automation "1.6",
    /// How long it takes.
    Span "1.7",
    /// What comes of it.
    Result "1.8",
    /// Its kind.
    Kind "2.1",
    /// Whether it is paid.
    Fee "2.2",
    /// What is paid, by which act, how.
    Payment "2.2.1",
    /// Who uses it.
    Audiences "2.3",
    /// Where it is provided.
    Address "2.4",
    /// Where advice is given.
    Information "2.5",
    /// Documents that state registers hold.
    Held "2.6.1",
    /// Documents to give.
    Documents "2.6.2",
    /// Forms to fill in that are attached (note 1 of 2.6).
    Forms "2.6",
    /// Informational services are always open.
    AlwaysOpen "3.1",
    /// How a request is made.
    Forming "3.2.1",
    /// How it is received.
    Receiving "3.2.2",
    /// When it is refused.
    Refusals "3.3.1",
    /// When it is accepted.
    Acceptance "3.3.2",
    /// Each operation in its order, and who is responsible.
    Operations "3.4.1",
    /// What is done in each, and how long it takes.
    OperationContent "3.4.2",
    /// Other bodies that take part in each.
    OperationOthers "3.4.3",
    /// What comes of each, and how it is given.
    OperationResults "3.4.4",
    /// In which form it is watched over.
    ControlForm "3.5.1",
    /// By which rule.
    ControlRule "3.5.2",
    /// The right to complain.
    ComplaintRight "3.6.1",
    /// What a complaint must say.
    ComplaintNeeds "3.6.2",
    /// Within which time it is considered.
    ComplaintTerm "3.6.3",
}

impl Clause {
    /// The inverse of [`Clause::number`].
    pub fn parse(number: &str) -> Option<Clause> {
        Clause::ALL.iter().copied().find(|clause| clause.number() == number)
    }

    /// Its section.
    pub fn section(self) -> Section {
        match self.number().as_bytes().first() {
            Some(b'1') => Section::General,
            Some(b'2') => Section::Providing,
            _ => Section::Procedures,
        }
    }

    /// The clause under which it is written and merged: 3.4.1–3.4.4 are the four sides of one list.
    pub fn written_in(self) -> Clause {
        match self {
            Clause::OperationContent | Clause::OperationOthers | Clause::OperationResults => Clause::Operations,
            other => other,
        }
    }

    /// Those that are written by themselves.
    pub fn written() -> impl Iterator<Item = Clause> {
        Clause::ALL.iter().copied().filter(|clause| clause.written_in() == *clause)
    }

    /// Whether the text says nothing there.
    pub fn is_empty(self, text: &Text) -> bool {
        let blank = |words: &str| words.trim().is_empty();
        let every = |side: fn(&super::Operation) -> &str| text.operations.iter().all(|one| side(one).trim().is_empty());
        match self {
            Clause::Name => blank(&text.name),
            Clause::Content => blank(&text.content),
            Clause::LegalBasis => text.legal_basis.iter().all(|one| blank(one)),
            Clause::Provider => blank(&text.provider),
            Clause::Others => text.others.iter().all(|one| blank(&one.name)),
            Clause::Automation => text.automation.is_none(),
            Clause::Span => text.span.most == 0,
            Clause::Result => blank(&text.result),
            Clause::Kind => text.kind.is_none(),
            Clause::Fee => text.fee.is_none(),
            Clause::Payment => text
                .fee
                .as_ref()
                .is_none_or(|fee| [&fee.amount, &fee.basis, &fee.requisites, &fee.ways, &fee.link].into_iter().all(|words| blank(words))),
            Clause::Audiences => text.audiences.is_empty(),
            Clause::Address => blank(&text.address),
            Clause::Information => {
                [&text.information.web, &text.information.email, &text.information.phone].into_iter().all(|one| blank(one))
            }
            Clause::Held => text.held.is_empty(),
            Clause::Documents => text.documents.is_empty(),
            Clause::Forms => text.forms.is_empty(),
            Clause::AlwaysOpen => blank(&text.always_open),
            Clause::Forming => blank(&text.forming),
            Clause::Receiving => blank(&text.receiving),
            Clause::Refusals => text.refusals.iter().all(|one| blank(one)),
            Clause::Acceptance => blank(&text.acceptance),
            Clause::Operations => every(|one| &one.name),
            Clause::OperationContent => every(|one| &one.content),
            Clause::OperationOthers => every(|one| &one.other),
            Clause::OperationResults => every(|one| &one.result),
            Clause::ControlForm => blank(&text.control_form),
            Clause::ControlRule => blank(&text.control_rule),
            Clause::ComplaintRight => blank(&text.complaint_right),
            Clause::ComplaintNeeds => blank(&text.complaint_needs),
            Clause::ComplaintTerm => blank(&text.complaint_term),
        }
    }
}
