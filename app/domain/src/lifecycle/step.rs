//! What people do with an appeal: one word for each button.

use serde::{Deserialize, Serialize};

kinds! {
    /// A step.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
    #[serde(rename_all = "snake_case")]
    Step {
        /// "Göndər" (A8.3).
        Send = "send",
        /// Join with own text and photos (A8.4).
        Join = "join",
        /// Correct category or place before routing (A8.5).
        Correct = "correct",
        /// Place in the cabinet of an institution, or of one more (A8.5).
        Route = "route",
        /// Take back a placement that was wrong (A8.5).
        Recall = "recall",
        /// Refuse on one of four grounds (A8.6).
        Refuse = "refuse",
        /// End a later appeal of the same matter: it goes on in the earlier one (A8.4).
        Merge = "merge",
        /// Begin the work (A7.0.1).
        Start = "start",
        /// Write a progress entry (A7.0.2).
        AddProgress = "add_progress",
        /// Send a query to another institution (A8.10).
        SendQuery = "send_query",
        /// The queried institution's answer arrives (A8.10).
        ReceiveQueryAnswer = "receive_query_answer",
        /// Send on to the competent institution (A8.11).
        Forward = "forward",
        /// Decide that extra study is needed: 30 working days instead of 15 (A8.8; law 10.1).
        ExtendStudy = "extend_study",
        /// Extend by up to 30 working days, once (A8.8; law 10.2).
        Extend = "extend",
        /// Give the written, signed answer (A8.9).
        Answer = "answer",
        /// Leave unconsidered on a ground of the law (A9.2).
        LeaveUnconsidered = "leave_unconsidered",
        /// Rate the answer.
        Rate = "rate",
        /// Say that the answer does not settle the matter (A9.1; law 14, item 8).
        Dispute = "dispute",
        /// Send again from the old content once the ground is removed (A8.7): opens a new appeal, the old one stays as it is.
        Resend = "resend",
        /// Stop the review (A9.1; law 14, item 2).
        Withdraw = "withdraw",
        /// Stop processing because of a breach of the terms (A8.12).
        Restrict = "restrict",
        /// Lift the restriction, with the owner's consent (A8.12).
        Lift = "lift",
        /// Correct the own text, category or address right after sending, before anybody has begun with it (A8.3).
        Amend = "amend",
        /// Add words and photos to what was sent (A9.1; law 14, item 1).
        AddDocuments = "add_documents",
        /// Ask that the words and photos never become public (A9.1; law 14, item 9).
        AskConfidentiality = "ask_confidentiality",
        /// Take that wish back (A9.1; law 14, item 9).
        LiftConfidentiality = "lift_confidentiality",
        /// Complain about the decision to the body above (A9.1; law 14, item 8).
        Complain = "complain",
        /// Leave an appeal that one has joined (A8.4).
        Leave = "leave",
        /// Look at the matter anew, because a complaint about the decision was right (A9.1; law 14, item 8).
        Reopen = "reopen",
    }
}
