//! What people do with an appeal: one word for each button.

use serde::{Deserialize, Serialize};

/// A step.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// "Göndər" (A8.3).
    Send,
    /// Join with own text and photos (A8.4).
    Join,
    /// Correct category or place before routing (A8.5).
    Correct,
    /// Place in the cabinet of an institution, or of one more (A8.5).
    Route,
    /// Take back a placement that was wrong (A8.5).
    Recall,
    /// Refuse on one of four grounds (A8.6).
    Refuse,
    /// End a later appeal of the same matter: it goes on in the earlier one (A8.4).
    Merge,
    /// Begin the work (A7.0.1).
    Start,
    /// Write a progress entry (A7.0.2).
    AddProgress,
    /// Send a query to another institution (A8.10).
    SendQuery,
    /// The queried institution's answer arrives (A8.10).
    ReceiveQueryAnswer,
    /// Send on to the competent institution (A8.11).
    Forward,
    /// Decide that extra study is needed: 30 working days instead of 15 (A8.8; law 10.1).
    ExtendStudy,
    /// Extend by up to 30 working days, once (A8.8; law 10.2).
    Extend,
    /// Give the written, signed answer (A8.9).
    Answer,
    /// Leave unconsidered on a ground of the law (A9.2).
    LeaveUnconsidered,
    /// Rate the answer.
    Rate,
    /// Say that the answer does not settle the matter (A9.1; law 14, item 8).
    Dispute,
    /// Send again from the old content once the ground is removed (A8.7): opens a new appeal, the old one stays as it is.
    Resend,
    /// Stop the review (A9.1; law 14, item 2).
    Withdraw,
    /// Stop processing because of a breach of the terms (A8.12).
    Restrict,
    /// Lift the restriction, with the owner's consent (A8.12).
    Lift,
    /// Correct the own text, category or address right after sending, before anybody has begun with it (A8.3).
    Amend,
    /// Add words and photos to what was sent (A9.1; law 14, item 1).
    AddDocuments,
    /// Ask that the words and photos never become public (A9.1; law 14, item 9).
    AskConfidentiality,
    /// Take that wish back (A9.1; law 14, item 9).
    LiftConfidentiality,
    /// Complain about the decision to the body above (A9.1; law 14, item 8).
    Complain,
    /// Leave an appeal that one has joined (A8.4).
    Leave,
    /// Look at the matter anew, because a complaint about the decision was right (A9.1; law 14, item 8).
    Reopen,
}

impl Step {
    /// Every step.
    pub const ALL: [Self; 29] = [
        Self::Send,
        Self::Join,
        Self::Correct,
        Self::Route,
        Self::Recall,
        Self::Refuse,
        Self::Merge,
        Self::Start,
        Self::AddProgress,
        Self::SendQuery,
        Self::ReceiveQueryAnswer,
        Self::Forward,
        Self::ExtendStudy,
        Self::Extend,
        Self::Answer,
        Self::LeaveUnconsidered,
        Self::Rate,
        Self::Dispute,
        Self::Resend,
        Self::Withdraw,
        Self::Restrict,
        Self::Lift,
        Self::Amend,
        Self::AddDocuments,
        Self::AskConfidentiality,
        Self::LiftConfidentiality,
        Self::Complain,
        Self::Leave,
        Self::Reopen,
    ];

    /// The word used on the wire and in message keys.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Send => "send",
            Self::Join => "join",
            Self::Correct => "correct",
            Self::Route => "route",
            Self::Recall => "recall",
            Self::Refuse => "refuse",
            Self::Merge => "merge",
            Self::Start => "start",
            Self::AddProgress => "add_progress",
            Self::SendQuery => "send_query",
            Self::ReceiveQueryAnswer => "receive_query_answer",
            Self::Forward => "forward",
            Self::ExtendStudy => "extend_study",
            Self::Extend => "extend",
            Self::Answer => "answer",
            Self::LeaveUnconsidered => "leave_unconsidered",
            Self::Rate => "rate",
            Self::Dispute => "dispute",
            Self::Resend => "resend",
            Self::Withdraw => "withdraw",
            Self::Restrict => "restrict",
            Self::Lift => "lift",
            Self::Amend => "amend",
            Self::AddDocuments => "add_documents",
            Self::AskConfidentiality => "ask_confidentiality",
            Self::LiftConfidentiality => "lift_confidentiality",
            Self::Complain => "complain",
            Self::Leave => "leave",
            Self::Reopen => "reopen",
        }
    }

    /// The inverse of [`Step::as_str`].
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|step| step.as_str() == text)
    }
}
