//! The map of a report: outlines of districts, the darker the greater their value. It has no words of its own beside the titles;
//! its table of data stands on the page.

use app::page::reports::words;
use domain::geo::{BBox, Point};
use domain::reports::{Dimension, Head, Measure, Report, Value};
use services::reference::District;
use std::collections::HashMap;
use std::fmt::Write;

/// Width of the drawing; its height follows from the country.
const WIDTH: f64 = 960.0;
/// Degrees of longitude are shorter than those of latitude: the cosine of the country's middle.
const NARROW: f64 = 0.76;
/// Points nearer to each other than this are one.
const FINEST: f64 = 0.8;
/// A district without an outline (the raions of Bakı) is a dot of this radius at its middle.
const DOT: u8 = 5;

/// The drawing. A district within another (the raions of Bakı) lies above it.
pub fn draw(districts: &[District], measure: Measure, report: &Report) -> String {
    let values: HashMap<&str, Value> = report.rows.iter().map(|row| (row.head.key.as_str(), row.total)).collect();
    let most = values.values().filter_map(|value| value.value).max().unwrap_or_default().max(1);
    let boxes = districts.iter().filter_map(|district| district.shape.as_ref()).map(|shape| shape.bbox());
    let corners = boxes.flat_map(|area| [Point { lat: area.south, lon: area.west }, Point { lat: area.north, lon: area.east }]);
    let Some(area) = BBox::around(corners) else { return empty() };
    let scale = WIDTH / ((area.east - area.west) * NARROW).max(0.01);
    let height = (area.north - area.south) * scale;
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH:.0} {height:.0}\" stroke=\"#7a8793\" stroke-width=\"0.7\" fill=\"#1d6fb8\" fill-rule=\"evenodd\">"
    );
    let (whole, parts): (Vec<_>, Vec<_>) = districts.iter().partition(|district| district.parent.is_none());
    for district in whole.into_iter().chain(parts) {
        let value = values.get(district.id.as_str()).copied().unwrap_or_default();
        let shade = value.value.map_or(0.03, |value| 0.12 + 0.88 * f64::from(value) / f64::from(most));
        let head = Head { key: district.id.to_string(), name: Some(district.name.clone()) };
        let title = escaped(&format!("{}: {}", words::head(Dimension::District, &head), words::value(measure, value)));
        let place = |point: Point| ((point.lon - area.west) * NARROW * scale, (area.north - point.lat) * scale);
        match &district.shape {
            Some(shape) => {
                let _ = write!(svg, "<path fill-opacity=\"{shade:.2}\" d=\"");
                shape.polygons().iter().flatten().for_each(|ring| line(&mut svg, ring, place));
                let _ = write!(svg, "\"><title>{title}</title></path>");
            }
            None => {
                let (x, y) = place(district.point);
                let _ = write!(
                    svg,
                    "<circle fill-opacity=\"{shade:.2}\" cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"{DOT}\"><title>{title}</title></circle>"
                );
            }
        }
    }
    svg + "</svg>"
}

fn empty() -> String {
    "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1 1\"/>".to_owned()
}

fn line(svg: &mut String, ring: &[Point], place: impl Fn(Point) -> (f64, f64)) {
    let mut last: Option<(f64, f64)> = None;
    for point in ring {
        let (x, y) = place(*point);
        let near = last.is_some_and(|(before_x, before_y)| (x - before_x).abs() + (y - before_y).abs() < FINEST);
        if !near {
            let _ = write!(svg, "{}{x:.1} {y:.1}", if last.is_none() { 'M' } else { 'L' });
            last = Some((x, y));
        }
    }
    svg.push('z');
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
