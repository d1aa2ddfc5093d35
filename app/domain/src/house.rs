//! The house of an institution (A7.0.1–7.0.3): units, employees, in whose hands an appeal lies, and the second person who
//! approves an answer. The statute leaves the order of the house to the institution; begin reading at [`place::Place`].

mod draft;
mod form;
mod letter;
mod place;
mod view;

pub use draft::{DraftState, DraftView};
pub use form::{ApprovalForm, DraftForm, EmployeeForm, HandForm, ReturnForm, UnitForm, draft, hand, returned, unit};
pub use letter::{LetterLine, PostForm, TRACKING_MAX, is_tracking, posted};
pub use place::{Hands, Place, may_approve, may_hand_over};
pub use view::{AppealHouse, EmployeeView, HandView, HandsOf, HouseCounts, HouseView, Target, UnitView};
