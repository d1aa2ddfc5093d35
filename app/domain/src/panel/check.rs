//! What a record may hold: each column by its kind, then the rules of its resource.

use super::{Column, Kind, Resource, Spec, Values};
use crate::geo::Point;
use crate::queue::day::read_hours;
use crate::refusal::{Code, Field, Refusal};
use crate::template::{Place, holes};
use crate::time::Date;

/// The codes that a record may name.
pub trait Known {
    /// An institution of this code exists.
    fn institution(&self, code: &str) -> bool;
    /// A category of this code exists; `root`: and has none above it.
    fn category(&self, code: &str, root: bool) -> bool;
    /// A district of this code exists.
    fn district(&self, code: &str) -> bool;
    /// A centre of this code exists.
    fn centre(&self, code: &str) -> bool;
    /// A service of the centres of this code exists.
    fn service(&self, code: &str) -> bool;
    /// A group of such services of this code exists.
    fn group(&self, code: &str) -> bool;
}

/// Everything that is wrong with the (tidied) values of a record, each with its column.
pub fn check(resource: Resource, values: &Values, known: &impl Known) -> Vec<Refusal> {
    let mut wrong: Vec<Refusal> = resource.columns().iter().filter_map(|spec| one(spec, values.get(spec.column), known)).collect();
    let more = match resource {
        Resource::Calendar => calendar(values),
        Resource::Institutions => institution(values),
        Resource::Categories => category(values),
        Resource::Templates => template(values),
        Resource::Users => user(values),
        Resource::Districts => district(values),
        Resource::Rules
        | Resource::Zones
        | Resource::Steps
        | Resource::Terms
        | Resource::Centres
        | Resource::Services
        | Resource::Offers => None,
    };
    // One sentence a field: what its kind refuses comes first.
    wrong.extend(more.filter(|more| wrong.iter().all(|one| one.field != more.field)));
    wrong
}

fn at(column: Column, code: Code) -> Refusal {
    Refusal::new(Field::Panel(column), code)
}

fn one(spec: &Spec, value: &str, known: &impl Known) -> Option<Refusal> {
    if value.is_empty() {
        return spec.required.then_some(at(spec.column, Code::Required));
    }
    let code = match spec.kind {
        Kind::Line(max) | Kind::Lines(max) => too_long(value, max),
        Kind::Code => (!is_code(value)).then_some(Code::BadFormat),
        Kind::Day => value.parse::<Date>().is_err().then_some(Code::BadFormat),
        Kind::Flag | Kind::Person => None,
        Kind::Number(from, to) | Kind::Own(from, to) => {
            value.parse().map_or(true, |number| !(from..=to).contains(&number)).then_some(Code::BadFormat)
        }
        Kind::One(words) => (!words.contains(&value)).then_some(Code::Unknown),
        Kind::Institution => (!known.institution(value)).then_some(Code::Unknown),
        Kind::Category => (!known.category(value, false)).then_some(Code::Unknown),
        Kind::Root => (!known.category(value, true)).then_some(Code::Unknown),
        Kind::District => (!known.district(value)).then_some(Code::Unknown),
        Kind::Centre => (!known.centre(value)).then_some(Code::Unknown),
        Kind::Service => (!known.service(value)).then_some(Code::Unknown),
        Kind::Group => (!known.group(value)).then_some(Code::Unknown),
        Kind::Hours => read_hours(value).is_none().then_some(Code::BadFormat),
        Kind::Point => read_point(value).is_none().then_some(Code::BadFormat),
    };
    // U+FFFD stands where a file was read by the wrong alphabet: nobody wants it in a name.
    let garbled = value.contains('\u{fffd}').then_some(Code::BadFormat);
    code.or(garbled).map(|code| at(spec.column, code))
}

/// Degrees north and east as they are written in the panel; `None` for what is no place in the country.
pub fn read_point(text: &str) -> Option<Point> {
    let (lat, lon) = text.split_once([',', ';'])?;
    Point::new(lat.trim().parse().ok()?, lon.trim().parse().ok()?).filter(|point| point.in_country_box())
}

fn too_long(value: &str, max: u32) -> Option<Code> {
    let is = value.chars().count() as u32;
    (is > max).then_some(Code::TooLong { max, is })
}

fn is_code(value: &str) -> bool {
    let letters = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
    let inner = |byte: u8| letters(byte) || matches!(byte, b'.' | b'-' | b'_');
    value.len() <= 40 && value.bytes().all(inner) && value.bytes().next().is_some_and(letters) && value.bytes().last().is_some_and(letters)
}

/// What is called official rests on an act (Labour Code 105.4).
fn calendar(values: &Values) -> Option<Refusal> {
    (values.get(Column::Status) == "official" && values.get(Column::Source).is_empty()).then_some(at(Column::Source, Code::Required))
}

/// A local executive authority is one of a district.
fn institution(values: &Values) -> Option<Refusal> {
    (values.flag(Column::LocalExecutive) && values.get(Column::District).is_empty()).then_some(at(Column::District, Code::Required))
}

/// Whoever lives in a district that is switched off is heard all the same: another one takes what is sent from there, and only then (A3.5).
fn district(values: &Values) -> Option<Refusal> {
    match (values.flag(Column::Active), values.get(Column::Successor)) {
        (false, "") => Some(at(Column::Successor, Code::Required)),
        (true, successor) if !successor.is_empty() => Some(at(Column::Successor, Code::NotNow)),
        _ => None,
    }
}

/// The code of a leaf begins with its root's: routing looks for the root that way.
fn category(values: &Values) -> Option<Refusal> {
    let (code, parent) = (values.get(Column::Code), values.get(Column::Parent));
    let fits = match parent {
        "" => !code.contains('.'),
        root => code.strip_prefix(root).and_then(|rest| rest.strip_prefix('.')).is_some_and(|leaf| !leaf.contains('.')),
    };
    (!fits).then_some(at(Column::Code, Code::WrongBranch))
}

/// A place that the program can't fill stays a hole in every letter (A8.6), except in an institution's own text, where its employees
/// fill it by hand each time; a ground belongs to its kind of decision.
fn template(values: &Values) -> Option<Refusal> {
    let known = |name: &String| Place::ALL.iter().any(|place| place.as_str() == name);
    let is_own = !values.get(Column::Institution).is_empty();
    if !is_own && !holes(values.get(Column::Text)).iter().all(known) {
        return Some(at(Column::Text, Code::UnknownPlace));
    }
    let refusal = ["not_of_field", "not_legible", "obscene", "not_clear"].contains(&values.get(Column::Ground));
    let fits = match (values.get(Column::Purpose), values.get(Column::Ground)) {
        (_, "") => true,
        ("refusal", _) => refusal,
        ("unconsidered", _) => !refusal,
        _ => false,
    };
    (!fits).then_some(at(Column::Ground, Code::Unknown))
}

/// An institution's staff belong to one, a centre's to one; nobody else does, and nobody else heads or manages one (A7, Q3.2). A
/// district limits nobody's work in the queue or at the register of e-services.
fn user(values: &Values) -> Option<Refusal> {
    let (role, named) = (values.get(Column::Role), |column| !values.get(column).is_empty());
    let (house, centre) = (role == "institution_staff", role == "centre_staff");
    let everywhere = centre || role == "call_centre" || role == "registry_operator";
    let wrong = [
        (house && !named(Column::Institution), Column::Institution, Code::Required),
        (!house && named(Column::Institution), Column::Institution, Code::NotNow),
        (!house && values.flag(Column::Head), Column::Head, Code::NotNow),
        (centre && !named(Column::Centre), Column::Centre, Code::Required),
        (!centre && named(Column::Centre), Column::Centre, Code::NotNow),
        (!centre && values.flag(Column::Manager), Column::Manager, Code::NotNow),
        (everywhere && named(Column::District), Column::District, Code::NotNow),
        (!named(Column::Person) && !named(Column::Fin), Column::Fin, Code::Required),
    ];
    wrong.into_iter().find(|(is, ..)| *is).map(|(_, column, code)| at(column, code))
}
