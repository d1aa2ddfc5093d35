//! The life of an appeal, as one table: who may take which step in which state, what follows, and the clause that says so.
//! The table draws the buttons in the browser **and** guards the write on the server.
//!
//! An appeal has one status that the citizen sees and one assignment for each institution that works on it. Steps of an
//! institution move its assignment ([`assignment_next`]); the citizen's status then follows from all assignments
//! ([`overall`]). With a single institution both tables say the same, which a test proves.

pub mod assignment;
pub mod status;
pub mod step;
pub mod table;
#[cfg(test)]
mod tests;

pub use assignment::{AssignmentStatus, assignment_next, assignment_steps, begun_again, overall, overall_again};
pub use status::{Status, StatusGroup};
pub use step::Step;
pub use table::{addressed, begin, clause, next, steps};
