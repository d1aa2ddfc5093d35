//! Maps. The only place that knows Leaflet. Maps are drawn in the browser, after the page has woken up; the server serves a
//! picture of the country and the page's own list, which is also the way without a map.

pub mod appeals;
pub mod frame;
pub mod picker;
pub mod place;

#[cfg(feature = "hydrate")]
mod background;
#[cfg(feature = "hydrate")]
mod board;
#[cfg(feature = "hydrate")]
mod labels;
#[cfg(feature = "hydrate")]
mod pins;

pub use appeals::AppealMap;
pub use picker::PlacePicker;
pub use place::PlaceMap;
