//! What follows when the author asks to stop the review (law 14, item 2; law 8.1, item 6). See decision 9.

/// What becomes of the appeal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Withdrawing {
    /// Nobody else asks for anything: the review ends, also in the institutions' cabinets.
    Ends,
    /// Others have joined, each with an appeal of their own in it (A8.4): it goes on for them, without the author.
    GoesOn,
}

/// The author's statement ends the author's review, and nobody else's.
pub fn withdrawing(joined: u32) -> Withdrawing {
    if joined == 0 { Withdrawing::Ends } else { Withdrawing::GoesOn }
}
