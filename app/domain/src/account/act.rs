//! What is done with an account, one word for each kind.

use crate::appeal::view::What;
use serde::{Deserialize, Serialize};

words! {
    /// An action on an account, beside those on appeals (T6.1).
    Act {
        /// The terms were accepted (T1.3).
        TermsAccepted = "terms_accepted",
        /// This session was ended.
        SignedOut = "signed_out",
        /// Another session was ended from the account's page.
        SessionEnded = "session_ended",
        /// All sessions were ended.
        SignedOutEverywhere = "signed_out_everywhere",
        /// The own data were taken along (T2.2).
        Exported = "exported",
        /// Access was restricted by staff (A8.12, T1.8).
        Restricted = "restricted",
        /// The person asked for the restriction to be lifted.
        LiftAsked = "lift_asked",
        /// The owner lifted it (T1.9).
        Lifted = "lifted",
        /// The owner did not lift it.
        LiftRefused = "lift_refused",
        /// The account was closed.
        Closed = "closed",
        /// An employee entered a fact by hand (A4.3).
        EnteredByHand = "entered_by_hand",
        /// An employee of 108 looked for the appeals written for a caller (A2.2.2).
        FoundAt108 = "found_at_108",
    }
}

words! {
    /// What a notice about the account says (T1.7, T4.2).
    AccountWhat {
        /// A new version of the terms is in force (T1.7).
        TermsChanged = "terms_changed",
        /// Access is restricted (T1.8).
        Restricted = "restricted",
        /// The restriction was lifted (T1.9).
        Lifted = "lifted",
        /// The owner did not lift it.
        LiftRefused = "lift_refused",
        /// Staff: another side asks officially (A5.0.7, A6.0.4, A7.0.6).
        OfficialAsked = "official_asked",
        /// Staff: the own official request was answered.
        OfficialAnswered = "official_answered",
        /// Staff: an official request is to be answered soon.
        OfficialSoon = "official_soon",
        /// Staff of both sides: its last day has passed.
        OfficialLate = "official_late",
        /// An institution's staff: an announcement of the owner waits (A7.0.7).
        Announced = "announced",
        /// The owner's staff: an incident of the system (A6.0.3).
        IncidentOpened = "incident_opened",
        /// The owner's staff: it is over.
        IncidentClosed = "incident_closed",
        /// Work of staff comes near its last day, or has passed it (A8.8).
        Deadlines = "deadlines",
        /// The owner's staff: institutions are to be found today, or should have been (A8.5).
        Triage = "triage",
        /// An institution's staff: queries of others are to be answered soon, or should have been (A8.10).
        Queries = "queries",
        /// An institution's staff: own queries have passed their last day without an answer (A8.10).
        QueryUnanswered = "query_unanswered",
        /// The owner's staff: a year has no official calendar yet (A8.8).
        CalendarMissing = "calendar_missing",
        /// The own complaint about a service was decided (Q3.5).
        ComplaintDecided = "complaint_decided",
        /// The owner's staff: complaints come near the last day of their review, or have passed it (A9.2).
        ComplaintDeadlines = "complaint_deadlines",
        /// An institution's staff: an official appeal has come (R11.7).
        LetterCame = "letter_came",
        /// The own request for an e-service has come in (R6.3, R7.1.2).
        RequestReceived = "request_received",
        /// An employee has taken it in hand, or says how far it is (R6.3, R7.1.3).
        RequestNews = "request_news",
        /// It is to be mended (R7.4).
        RequestReturned = "request_returned",
        /// Its result is there (R7.1.3).
        RequestDone = "request_done",
        /// It was refused.
        RequestRefused = "request_refused",
        /// A provider's staff: a request has come in.
        RequestCame = "request_came",
        /// A provider's staff: a returned request was mended.
        RequestMended = "request_mended",
        /// A provider's staff: a request was taken back.
        RequestWithdrawn = "request_withdrawn",
        /// A provider's staff: requests come near their last day, or have passed it (R5.1.1).
        RequestDeadlines = "request_deadlines",
        /// A provider's staff: the form of a service asks for what its new regulation doesn't allow (R7.2).
        RequestFormOutdated = "request_form_outdated",
        /// The operator of the register of e-services: an application waits (R10.3).
        EserviceAsked = "eservice_asked",
        /// A provider's staff: the service is in the register, with its number (R10.4).
        EserviceGranted = "eservice_granted",
        /// A provider's staff: the register was amended, or the service taken out of it (R10.8).
        EserviceAmended = "eservice_amended",
        /// A provider's staff: the application came back with reasons.
        EserviceReturned = "eservice_returned",
        /// An institution's staff: its agreement to a regulation is asked for (R9.2).
        RegulationAsked = "regulation_asked",
        /// An institution's staff: another body has agreed or objected (R9.2).
        RegulationDecided = "regulation_decided",
        /// Staff of the other bodies: the regulation is in force (R9.8).
        RegulationInForce = "regulation_in_force",
        /// The provider's staff: somebody asks about an e-service (R5.1.2).
        ServiceAsked = "service_asked",
        /// The own question about an e-service was answered.
        ServiceAnswered = "service_answered",
    }
}

/// Something the person did: with an appeal, or with the account.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Done {
    /// With an appeal.
    Appeal(What),
    /// With the account.
    Account(Act),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn t6_1_every_kind_of_action_has_a_word_of_its_own_that_comes_back() {
        for act in Act::ALL {
            assert_eq!(Act::parse(act.as_str()), Some(*act));
        }
        for what in AccountWhat::ALL {
            assert_eq!(AccountWhat::parse(what.as_str()), Some(*what));
        }
        assert_eq!(Act::parse("sent"), None);
    }
}
