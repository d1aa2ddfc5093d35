//! The rights of the person in the e-cabinet (A9.1; law art. 14), beside the lifecycle table: the table says in which status a
//! step can be taken, [`may`] whether this person may take it now. Both draw the buttons and guard the write.

use serde::{Deserialize, Serialize};

use crate::lifecycle::Step;
use crate::refusal::{Code, Refusal};

pub mod complaint;
pub mod dispute;
#[cfg(test)]
mod tests;
pub mod window;
pub mod withdrawing;

/// What the law leaves open, or what could not be read in it (domain facts 1.11): settings of the owner.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Rights {
    /// Minutes after sending in which the author may correct or take back what was sent.
    pub amend_minutes: u32,
    /// How often an answered appeal may be sent back to the institutions as not solved.
    pub disputes: u32,
    /// How often one person may add documents to one appeal.
    pub additions: u32,
    /// Days in which a decision can be complained about administratively, counted from the decision. The law's own number was
    /// not found: to be verified by a lawyer.
    pub complaint_days: u16,
    /// Days in which the higher body reviews the complaint (Law "İnzibati icraat haqqında" art. 78: one month).
    pub review_days: u16,
    /// Days in which one may go to court (İnzibati Prosessual Məcəllə art. 38).
    pub court_days: u16,
}

impl Default for Rights {
    fn default() -> Rights {
        Rights { amend_minutes: 15, disputes: 3, additions: 20, complaint_days: 30, review_days: 30, court_days: 30 }
    }
}

/// How a person stands to an appeal, as far as rights depend on it. Made for a person who takes (or took) part in it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Stand {
    /// Sent it; otherwise joined it (A8.4).
    pub author: bool,
    /// The author has withdrawn and the appeal goes on for those who joined.
    pub author_left: bool,
    /// The minutes for corrections are not over.
    pub window_open: bool,
    /// The author has asked for confidentiality.
    pub confidential: bool,
    /// How often it was sent back to the institutions.
    pub disputes: u32,
    /// How often this person has added documents.
    pub additions: u32,
    /// It is an official appeal (R11.7): it has no place to correct, and is written anew to whomever the sender names.
    pub official: bool,
}

impl Stand {
    /// Takes part in the review now: the author until withdrawing, a joined person until leaving.
    pub fn takes_part(&self) -> bool {
        !self.author || !self.author_left
    }

    /// Speaks for the appeal as a whole: rates the answer, says that nothing is solved. The author; once the author has
    /// withdrawn, those who joined, for then it is theirs.
    pub fn speaks(&self) -> bool {
        self.author != self.author_left
    }
}

/// Whether the person may take the step, as far as the table leaves it open: refused with `NotYours`, `AlreadyDone`,
/// `WindowClosed` or `TooOften`.
pub fn may(step: Step, stand: &Stand, rights: &Rights) -> Result<(), Refusal> {
    let author = stand.author && stand.takes_part();
    let (mine, in_the_way) = match step {
        Step::Amend | Step::Resend if stand.official => (stand.author, Some(Code::NotNow)),
        Step::Amend => (author, (!stand.window_open).then_some(Code::WindowClosed { minutes: rights.amend_minutes })),
        Step::Withdraw => (stand.author, stand.author_left.then_some(Code::AlreadyDone)),
        Step::AskConfidentiality => (author, stand.confidential.then_some(Code::AlreadyDone)),
        Step::LiftConfidentiality => (author, (!stand.confidential).then_some(Code::AlreadyDone)),
        Step::AddDocuments => (stand.takes_part(), too_often(stand.additions, rights.additions)),
        Step::Dispute => (stand.speaks(), too_often(stand.disputes, rights.disputes)),
        Step::Rate => (stand.speaks(), None),
        Step::Complain => (stand.takes_part(), None),
        Step::Resend => (stand.author, None),
        Step::Leave => (!stand.author, None),
        _ => (false, None),
    };
    match (mine, in_the_way) {
        (false, _) => Err(Refusal::form(Code::NotYours)),
        (true, Some(code)) => Err(Refusal::form(code)),
        (true, None) => Ok(()),
    }
}

fn too_often(times: u32, most: u32) -> Option<Code> {
    (times >= most).then_some(Code::TooOften { max: most })
}

/// Whether staff may clear words and photos for the public (law 14, item 9): not while confidentiality stands, nor after the
/// author has withdrawn; clearing nothing is always possible.
pub fn may_publish(clears_something: bool, confidential: bool, author_left: bool) -> Result<(), Refusal> {
    let refused = clears_something && (confidential || author_left);
    if refused { Err(Refusal::form(Code::Confidential)) } else { Ok(()) }
}
