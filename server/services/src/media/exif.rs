//! Where and when a photo says it was taken. Read once, offered to the person, then gone with the rest of the file's own words.

use domain::geo::Point;
use domain::time::{BAKU_OFFSET_MS, DAY_MS, Date, UnixMs};
use exif::{Exif, In, Reader, Tag, Value};
use std::io::Cursor;

/// The place in the file's EXIF, when it has one inside the country.
pub(super) fn place(bytes: &[u8]) -> Option<Point> {
    let exif = Reader::new().read_from_container(&mut Cursor::new(bytes)).ok()?;
    let lat = degrees(&exif, Tag::GPSLatitude)? * sign(&exif, Tag::GPSLatitudeRef, b'S')?;
    let lon = degrees(&exif, Tag::GPSLongitude)? * sign(&exif, Tag::GPSLongitudeRef, b'W')?;
    Point::new(lat, lon).filter(|point| point.in_country_box())
}

/// The moment in the file's EXIF. Cameras write the hour of the wall clock; it is taken for Baku's.
pub(super) fn time(bytes: &[u8]) -> Option<UnixMs> {
    let exif = Reader::new().read_from_container(&mut Cursor::new(bytes)).ok()?;
    let Value::Ascii(words) = &exif.get_field(Tag::DateTimeOriginal, In::PRIMARY)?.value else { return None };
    let said = exif::DateTime::from_ascii(words.first()?).ok()?;
    let day = Date::new(i32::from(said.year), said.month, said.day)?;
    let in_range = said.hour < 24 && said.minute < 60 && said.second < 60;
    let seconds = i64::from(said.hour) * 3600 + i64::from(said.minute) * 60 + i64::from(said.second);
    in_range.then(|| UnixMs(i64::from(day.days()) * DAY_MS + seconds * 1000 - BAKU_OFFSET_MS))
}

/// Degrees, minutes, seconds.
fn degrees(exif: &Exif, tag: Tag) -> Option<f64> {
    let Value::Rational(parts) = &exif.get_field(tag, In::PRIMARY)?.value else { return None };
    let part = |at: usize| parts.get(at).map(|part| f64::from(part.num) / f64::from(part.denom.max(1)));
    Some(part(0)? + part(1).unwrap_or(0.0) / 60.0 + part(2).unwrap_or(0.0) / 3600.0)
}

fn sign(exif: &Exif, tag: Tag, negative: u8) -> Option<f64> {
    let Value::Ascii(words) = &exif.get_field(tag, In::PRIMARY)?.value else { return None };
    let letter = words.first()?.first()?.to_ascii_uppercase();
    Some(if letter == negative { -1.0 } else { 1.0 })
}
