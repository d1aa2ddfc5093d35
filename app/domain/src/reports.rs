//! Reports (A6.0.8): the entries of the registry, counted by any of their parameters against any other. What counts as what is
//! [`crate::statistics::fate`], for reports and for the public pages alike. Begin reading at [`count`].

mod address;
mod count;
mod dimension;
pub mod mailing;
mod measure;
mod view;

pub use address::Address;
pub use count::{Counter, Counting, count};
pub use dimension::{BANDS, Dimension, band};
pub use measure::{Measure, Sum, Value};
pub use view::{Group, Head, MOST_COLUMNS, MOST_ROWS, Report};
