//! Rules of the owner's desk beside the lifecycle: who has a card open, what can be taken back, when two appeals are one matter,
//! steps on several rows at once (A8.4, A8.5, A8.6).

pub mod bulk;
pub mod diff;
pub mod merge;
pub mod presence;
pub mod undo;

#[cfg(test)]
mod tests;
