//! Public statistics (A2.2.5): what is counted as what, on which day, and what is too little to be shown as a rate.
//!
//! The store counts by the same table in SQL; a test of the store holds its sums against [`Counts::add`].

mod counts;
mod fate;
mod half;
mod period;
mod view;

pub use counts::{Counts, ENOUGH, Share};
pub use fate::{Counted, Fate, fate};
pub use half::{Half, WorkingDays, half, half_of};
pub use period::{LONGEST, Period, PeriodChoice, PeriodWord};
pub use view::{Line, Month, Scope, Statistics, StatisticsQuery};
