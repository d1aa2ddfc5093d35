//! The queue of the ASAN xidmət centres (Q1–Q3). Counters: [`call_next`], [`ticket_act`]; the hall: [`hall`]; who manages a centre:
//! [`centre_page`]; who supervises all of them: [`supervision`].

mod act;
mod centre;
mod close;
mod desk;
mod hall;
mod own;
mod seat;
mod settle;
mod supervision;

pub use act::{call_next, ticket_act};
pub use centre::centre_page;
pub use close::close_days;
pub use desk::counter_page;
pub use hall::{hall, is_centre};
pub use seat::{leave_seat, pause_counter, take_seat};
pub use settle::{lift_day, settle_counter, settle_day};
pub use supervision::supervision;
