//! Clauses of an administrative regulation (R-annex1): their labels as they stand in the model form, and what may be wrong with them.

use crate::i18n::texts::regulation as texts;
use crate::tr;
use domain::lang::Lang;
use domain::regulation::{Clause, Flaw};

/// The label of a clause, as in the form.
pub fn title(lang: Lang, clause: Clause) -> &'static str {
    match clause {
        Clause::Name => texts::c1_1(lang),
        Clause::Content => texts::c1_2(lang),
        Clause::LegalBasis => texts::c1_3(lang),
        Clause::Provider => texts::c1_4(lang),
        Clause::Others => texts::c1_5(lang),
        Clause::Automation => texts::c1_6(lang),
        Clause::Span => texts::c1_7(lang),
        Clause::Result => texts::c1_8(lang),
        Clause::Kind => texts::c2_1(lang),
        Clause::Fee => texts::c2_2(lang),
        Clause::Payment => texts::c2_2_1(lang),
        Clause::Audiences => texts::c2_3(lang),
        Clause::Address => texts::c2_4(lang),
        Clause::Information => texts::c2_5(lang),
        Clause::Held => texts::c2_6_1(lang),
        Clause::Documents => texts::c2_6_2(lang),
        Clause::Forms => texts::c2_6_forms(lang),
        Clause::AlwaysOpen => texts::c3_1(lang),
        Clause::Forming => texts::c3_2_1(lang),
        Clause::Receiving => texts::c3_2_2(lang),
        Clause::Refusals => texts::c3_3_1(lang),
        Clause::Acceptance => texts::c3_3_2(lang),
        Clause::Operations => texts::c3_4_1(lang),
        Clause::OperationContent => texts::c3_4_2(lang),
        Clause::OperationOthers => texts::c3_4_3(lang),
        Clause::OperationResults => texts::c3_4_4(lang),
        Clause::ControlForm => texts::c3_5_1(lang),
        Clause::ControlRule => texts::c3_5_2(lang),
        Clause::ComplaintRight => texts::c3_6_1(lang),
        Clause::ComplaintNeeds => texts::c3_6_2(lang),
        Clause::ComplaintTerm => texts::c3_6_3(lang),
    }
}

/// What is wrong with a clause.
pub fn flaw(it: Flaw) -> &'static str {
    match it {
        Flaw::Missing => tr!(regulation.flaw_missing),
        Flaw::TooLong => tr!(regulation.flaw_too_long),
        Flaw::BadAddress => tr!(regulation.flaw_bad_address),
        Flaw::BadContact => tr!(regulation.flaw_bad_contact),
        Flaw::NotInMinutes => tr!(regulation.flaw_not_in_minutes),
        Flaw::NotOneTime => tr!(regulation.flaw_not_one_time),
        Flaw::NoBounds => tr!(regulation.flaw_no_bounds),
        Flaw::FreeButPaid => tr!(regulation.flaw_free_but_paid),
        Flaw::AsksOfReaders => tr!(regulation.flaw_asks_of_readers),
        Flaw::ActsForReaders => tr!(regulation.flaw_acts_for_readers),
        Flaw::UnknownBody => tr!(regulation.flaw_unknown_body),
        Flaw::LongerThanWhole => tr!(regulation.flaw_longer_than_whole),
        Flaw::HeldAlready => tr!(regulation.flaw_held_already),
        Flaw::NobodyResponsible => tr!(regulation.flaw_nobody_responsible),
    }
}

/// The sentence that names a clause and what is wrong with it.
pub fn flaw_sentence(clause: Clause, it: Flaw) -> String {
    tr!(regulation.clause_flaw, clause.number(), title(crate::context::lang(), clause), flaw(it))
}
