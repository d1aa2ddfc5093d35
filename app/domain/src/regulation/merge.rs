//! What two editors wrote at once, put together clause by clause: where only one of them changed a clause, the change stands; where both
//! did, what is kept stays, and both wordings are shown.

use super::{Clause, Text};
use crate::eservice::Fee;

/// Three texts put together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Merged {
    /// What is kept from now on.
    pub text: Text,
    /// Clauses that both have changed, to different words: kept as they stand, the other wording is in nobody's text yet.
    pub conflicts: Vec<Clause>,
}

/// `mine` began with `base`; meanwhile `kept` was written.
pub fn merge(base: &Text, mine: &Text, kept: &Text) -> Merged {
    let mut text = kept.clone();
    let mut conflicts = Vec::new();
    for clause in Clause::written() {
        if same(clause, mine, base) || same(clause, mine, kept) {
            continue;
        }
        if same(clause, kept, base) {
            take(clause, mine, &mut text);
        } else {
            conflicts.push(clause);
        }
    }
    Merged { text, conflicts }
}

/// Whether both texts say the same there.
pub fn same(clause: Clause, one: &Text, other: &Text) -> bool {
    let mut put = other.clone();
    take(clause, one, &mut put);
    put == *other
}

/// Puts a clause of one text into another.
pub fn take(clause: Clause, from: &Text, into: &mut Text) {
    match clause.written_in() {
        Clause::Name => into.name.clone_from(&from.name),
        Clause::Content => into.content.clone_from(&from.content),
        Clause::LegalBasis => into.legal_basis.clone_from(&from.legal_basis),
        Clause::Provider => into.provider.clone_from(&from.provider),
        Clause::Others => into.others.clone_from(&from.others),
        Clause::Automation => into.automation = from.automation,
        Clause::Span => into.span = from.span,
        Clause::Result => into.result.clone_from(&from.result),
        Clause::Kind => into.kind = from.kind,
        Clause::Fee => into.fee = from.fee.as_ref().map(|fee| Fee { paid: fee.paid, ..into.fee.clone().unwrap_or_default() }),
        Clause::Payment => match &from.fee {
            // Nothing said of a payment is no choice whether there is one.
            Some(fee) if into.fee.is_some() || !Clause::Payment.is_empty(from) => {
                let paid = into.fee.as_ref().is_some_and(|fee| fee.paid);
                into.fee = Some(Fee { paid, ..fee.clone() });
            }
            _ => {}
        },
        Clause::Audiences => into.audiences.clone_from(&from.audiences),
        Clause::Address => into.address.clone_from(&from.address),
        Clause::Information => into.information.clone_from(&from.information),
        Clause::Held => into.held.clone_from(&from.held),
        Clause::Documents => into.documents.clone_from(&from.documents),
        Clause::Forms => into.forms.clone_from(&from.forms),
        Clause::AlwaysOpen => into.always_open.clone_from(&from.always_open),
        Clause::Forming => into.forming.clone_from(&from.forming),
        Clause::Receiving => into.receiving.clone_from(&from.receiving),
        Clause::Refusals => into.refusals.clone_from(&from.refusals),
        Clause::Acceptance => into.acceptance.clone_from(&from.acceptance),
        Clause::Operations | Clause::OperationContent | Clause::OperationOthers | Clause::OperationResults => {
            into.operations.clone_from(&from.operations);
        }
        Clause::ControlForm => into.control_form.clone_from(&from.control_form),
        Clause::ControlRule => into.control_rule.clone_from(&from.control_rule),
        Clause::ComplaintRight => into.complaint_right.clone_from(&from.complaint_right),
        Clause::ComplaintNeeds => into.complaint_needs.clone_from(&from.complaint_needs),
        Clause::ComplaintTerm => into.complaint_term.clone_from(&from.complaint_term),
    }
}
