//! The view as it stands in the address bar: filters, part of the map, page.

use domain::alert::{AlertForm, RADIUS_M};
use domain::appeal::view::{MapQuery, PublicFilter};
use domain::geo::{BBox, COUNTRY, Point, degrees};
use domain::lang::Lang;
use domain::lifecycle::StatusGroup;
use leptos_router::params::ParamsMap;

/// Zoom at which the whole country is seen on a phone.
const COUNTRY_ZOOM: u8 = 6;
/// Periods offered, in days.
pub const PERIODS: [u16; 3] = [7, 30, 90];

/// What the address bar says.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Address {
    /// Filters.
    pub filter: PublicFilter,
    /// Part of the map and zoom; the whole country when there is none.
    pub part: Option<(BBox, u8)>,
    /// Mark of a later page of the list.
    pub after: Option<String>,
}

impl Address {
    /// Reads the query of an address; what can't be read is left out.
    pub fn read(query: &ParamsMap) -> Address {
        let word = |name: &str| query.get(name).filter(|text| !text.is_empty());
        Address {
            filter: PublicFilter {
                status: word("status").and_then(|text| StatusGroup::parse(&text)),
                category: word("category").map(Into::into),
                institution: word("institution").map(Into::into),
                days: word("days").and_then(|text| text.parse().ok()),
            },
            part: word("part").and_then(|text| read_part(&text)),
            after: word("after"),
        }
    }

    /// The address of this view.
    pub fn href(&self) -> String {
        let filter = &self.filter;
        let mut query = Vec::new();
        let mut add = |name: &str, value: Option<String>| query.extend(value.map(|value| format!("{name}={}", encoded(&value))));
        add("status", filter.status.map(|group| group.as_str().to_owned()));
        add("category", filter.category.as_ref().map(ToString::to_string));
        add("institution", filter.institution.as_ref().map(ToString::to_string));
        add("days", filter.days.map(|days| days.to_string()));
        add("part", self.part.map(write_part));
        add("after", self.after.clone());
        if query.is_empty() { "/".to_owned() } else { format!("/?{}", query.join("&")) }
    }

    /// The same view with other filters, from its first page on.
    pub fn with(&self, change: impl FnOnce(&mut PublicFilter)) -> Address {
        let mut filter = self.filter.clone();
        change(&mut filter);
        Address { filter, part: self.part, after: None }
    }

    /// The same filters on another part of the map.
    pub fn at(&self, part: Option<(BBox, u8)>) -> Address {
        Address { filter: self.filter.clone(), part, after: None }
    }

    /// What following this view means: its category and institution, and the part of the map while that is an area.
    pub fn alert(&self) -> AlertForm {
        let area = self.part.map(|(part, _)| (part.centre(), part.centre().metres_to(Point { lat: part.north, lon: part.east })));
        let area = area.filter(|(_, radius)| *radius <= f64::from(RADIUS_M.1));
        AlertForm {
            category: self.filter.category.clone(),
            institution: self.filter.institution.clone(),
            lat: area.map(|(centre, _)| centre.lat),
            lon: area.map(|(centre, _)| centre.lon),
            radius_m: area.map(|(_, radius)| radius as u32),
            ..AlertForm::default()
        }
    }

    /// The same filters as a feed; a feed knows no part of the map and no period.
    pub fn feed(&self, lang: Lang) -> String {
        let filter = PublicFilter { days: None, ..self.filter.clone() };
        let list = Address { filter, part: None, after: None }.href();
        let query = list.split_once('?').map(|(_, query)| format!("{query}&")).unwrap_or_default();
        format!("/feed.atom?{query}lang={}", lang.tag())
    }

    /// The question for the server.
    pub fn query(&self) -> MapQuery {
        let (bbox, zoom) = self.part.unwrap_or((COUNTRY, COUNTRY_ZOOM));
        MapQuery { bbox, zoom, filter: self.filter.clone() }
    }
}

/// `west,south,east,north,zoom`.
fn write_part((part, zoom): (BBox, u8)) -> String {
    let sides = [part.west, part.south, part.east, part.north].map(|side| degrees::written(side, 4));
    format!("{},{zoom}", sides.join(","))
}

fn read_part(text: &str) -> Option<(BBox, u8)> {
    let numbers: Vec<f64> = text.split(',').map(degrees::read).collect::<Option<_>>()?;
    let [west, south, east, north, zoom] = numbers[..] else { return None };
    let (low, high) = (Point::new(south, west)?, Point::new(north, east)?);
    let ordered = low.lat <= high.lat && low.lon <= high.lon && (0.0..=22.0).contains(&zoom);
    ordered.then_some((BBox { west, south, east, north }, zoom as u8))
}

/// Codes and marks are plain; whatever else stands in a query is written as bytes.
fn encoded(text: &str) -> String {
    text.bytes()
        .map(|byte| match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' | b',' => char::from(byte).to_string(),
            other => format!("%{other:02X}"),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(href: &str) -> ParamsMap {
        let query = href.split_once('?').map_or("", |(_, query)| query);
        query.split('&').filter_map(|pair| pair.split_once('=')).map(|(name, value)| (name.to_owned(), value.to_owned())).collect()
    }

    #[test]
    fn a_shared_address_shows_the_same_view() {
        let filter = PublicFilter {
            status: Some(StatusGroup::InWork),
            category: Some("yol.cuxur".into()),
            institution: Some("azersu".into()),
            days: Some(30),
        };
        let part = Some((BBox { west: 49.5, south: 40.25, east: 50.0, north: 40.5 }, 11));
        let address = Address { filter, part, after: Some("mark-1".into()) };
        assert_eq!(Address::read(&of(&address.href())), address);
    }

    #[test]
    fn nonsense_in_the_address_is_left_out() {
        let read = Address::read(&of("/?status=x&days=many&part=1,2,3&category="));
        assert_eq!(read, Address::default());
        assert_eq!(read.href(), "/");
        assert_eq!(Address::read(&of("/?part=50,40,49,41,9")).part, None);
        assert_eq!(Address::read(&of("/?part=NaN,40,49,41,9")).part, None);
    }

    #[test]
    fn a_view_is_followed_with_its_area_and_read_as_a_feed() {
        let near = Address::read(&of("/?category=yol&days=7&status=new&part=49.80,40.38,49.82,40.40,14"));
        let alert = near.alert();
        assert_eq!(alert.area().map(|(point, _)| point), Point::new(40.39, 49.81));
        assert_eq!(alert.category, Some("yol".into()));
        assert!(alert.radius_m.is_some_and(|metres| (1_390..1_410).contains(&metres)), "from the middle to a corner");
        assert_eq!(near.feed(Lang::Az), "/feed.atom?status=new&category=yol&lang=az");
        let far = Address::read(&of("/?part=45,39,51,42,6"));
        assert_eq!((far.alert(), far.feed(Lang::Ru)), (AlertForm::default(), "/feed.atom?lang=ru".to_owned()));
    }

    #[test]
    fn another_filter_begins_at_the_first_page() {
        let address = Address { after: Some("x".into()), ..Address::default() };
        assert_eq!(address.with(|filter| filter.days = Some(7)).href(), "/?days=7");
    }
}
