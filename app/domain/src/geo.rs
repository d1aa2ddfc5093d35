//! Places on the earth: points, boxes, outlines, and the web-mercator grid of the map.

pub mod degrees;
pub mod mercator;
pub mod point;
pub mod polygon;

pub use point::{BBox, COUNTRY, Point, metres_between};
pub use polygon::Shape;
