//! The queue of the ASAN xidmət centres (Q1–Q3). Places ordered ahead: what is free, keeping a place while the confirmation
//! code is on its way, confirming, changing and cancelling, waiting for a place, what is due by itself, the desk of the call centre 108.
//! Begin reading at [`hold`], then [`confirm`]. Counters: [`call_next`], [`ticket_act`]; the hall: [`hall`]; who manages a centre:
//! [`centre_page`]; who supervises all of them: [`supervision`].

mod act;
mod book;
mod call;
mod centre;
mod change;
mod close;
mod confirm;
mod desk;
mod enter;
mod find;
mod hall;
mod hold;
mod letter;
mod link;
mod order;
mod own;
mod places;
mod review;
mod seat;
mod settle;
mod start;
mod supervision;
mod tend;
mod wait;

pub(crate) use act::{activated, issued};
pub use act::{call_next, ticket_act};
pub use book::Kept;
pub(crate) use book::hours;
pub use call::{book as call_book, cancel as call_cancel, change as call_change, search as call_search};
pub use centre::centre_page;
pub use change::{cancel, change};
pub use close::close_days;
pub use confirm::confirm;
pub use desk::counter_page;
pub use find::find;
pub use hall::{hall, is_centre};
pub use hold::hold;
pub(crate) use hold::{code_hash as order_code_hash, digits as fresh_digits};
pub(crate) use letter::{order as order_letter, place as place_letter};
pub use link::{QueueKey, address_of};
pub use order::{calendar_entry, order};
pub use places::{places, places_for};
pub(crate) use review::{look_again, losing};
pub use seat::{leave_seat, pause_counter, take_seat};
pub use settle::{lift_day, settle_counter, settle_day};
pub use start::{keep, start};
pub use supervision::supervision;
pub use tend::{Tended, tend};
pub use wait::wait;

use crate::Error;
use domain::queue::No;
use domain::refusal::{Code, Field, Refusal};

/// A refusal of the queue.
fn no(field: Field, no: No) -> Error {
    Refusal::new(field, Code::Queue(no)).into()
}
