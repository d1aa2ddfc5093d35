//! Following: an area, a category, an institution, or one public appeal. Who follows is told in the cabinet of what everybody
//! may see, at most once an hour for each thing followed.

use crate::geo::Point;
use crate::ids::{AlertId, AppealId, CategoryId, DistrictId, InstitutionId, PersonId};
use crate::lang::Named;
use crate::refusal::{Code, Field, Refusal};
use crate::time::UnixMs;
use serde::{Deserialize, Serialize};

/// Most things a person may follow.
pub const MAX_ALERTS: u32 = 30;
/// Smallest and largest radius of an area, metres.
pub const RADIUS_M: (u32, u32) = (100, 20_000);
/// One thing followed gives one notice in so many milliseconds; what happens meanwhile is counted.
pub const PAUSE_MS: i64 = 3_600_000;

/// What is to be followed: one appeal, or everything new that fits all that is given. At least one thing must be given.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct AlertForm {
    /// One appeal; then nothing else.
    pub appeal: Option<AppealId>,
    /// Root or leaf of the tree.
    pub category: Option<CategoryId>,
    /// The leading institution; then news come at routing, when it is known.
    pub institution: Option<InstitutionId>,
    /// A district; Bakı takes its raions in.
    pub district: Option<DistrictId>,
    /// Latitude of the middle of an area.
    pub lat: Option<f64>,
    /// Longitude of the middle of an area.
    pub lon: Option<f64>,
    /// Radius of the area, metres.
    pub radius_m: Option<u32>,
}

impl AlertForm {
    /// Without what was left empty in a form.
    pub fn tidied(self) -> AlertForm {
        let filled = |text: &str| !text.trim().is_empty();
        AlertForm {
            appeal: self.appeal.filter(|id| filled(id.as_str())),
            category: self.category.filter(|id| filled(id.as_str())),
            institution: self.institution.filter(|id| filled(id.as_str())),
            district: self.district.filter(|id| filled(id.as_str())),
            ..self
        }
    }

    /// The area, if one is given: a point that is one, with a radius within bounds.
    pub fn area(&self) -> Option<(Point, u32)> {
        let point = Point { lat: self.lat?, lon: self.lon? };
        let radius = self.radius_m?.clamp(RADIUS_M.0, RADIUS_M.1);
        Some((point.rounded(), radius))
    }

    /// Whether there is something to follow.
    ///
    /// # Errors
    /// `Required` when nothing is given, `OutsideCountry` for an area elsewhere.
    pub fn check(&self) -> Result<(), Refusal> {
        if self.area().is_some_and(|(point, _)| !point.in_country_box()) {
            return Err(Refusal::new(Field::Place, Code::OutsideCountry));
        }
        let given = self.appeal.is_some() || self.category.is_some() || self.institution.is_some() || self.district.is_some();
        (given || self.area().is_some()).then_some(()).ok_or(Refusal::form(Code::Required))
    }
}

/// What is known of an appeal when it is compared with what people follow.
#[derive(Clone, Debug, PartialEq)]
pub struct Happening {
    /// Who sent it: nobody is told of an own appeal.
    pub author: PersonId,
    /// Where it is.
    pub point: Point,
    /// Its category.
    pub category: CategoryId,
    /// Its district and those above it.
    pub districts: Vec<DistrictId>,
    /// The institution it has just been given to; `None` when it has just been sent.
    pub routed_to: Option<InstitutionId>,
}

impl AlertForm {
    /// Whether something new is what `person` follows here. Without an institution an appeal is new when it is sent, with
    /// one when it is routed there.
    pub fn fits(&self, person: &PersonId, new: &Happening) -> bool {
        let category = |wanted: &CategoryId| {
            let rest = new.category.as_str().strip_prefix(wanted.as_str());
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
        };
        self.appeal.is_none()
            && new.author != *person
            && self.institution == new.routed_to
            && self.category.as_ref().is_none_or(category)
            && self.district.as_ref().is_none_or(|wanted| new.districts.contains(wanted))
            && self.area().is_none_or(|(middle, radius)| middle.metres_to(new.point) <= f64::from(radius))
    }
}

/// What is followed, in names.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct AlertWords {
    /// Number of the one appeal followed.
    pub appeal: Option<(AppealId, String)>,
    /// Category.
    pub category: Option<Named>,
    /// Institution.
    pub institution: Option<Named>,
    /// District.
    pub district: Option<Named>,
    /// Area: nearest settlement and radius in metres.
    pub area: Option<(String, u32)>,
}

/// Something a person follows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AlertView {
    /// Id.
    pub id: AlertId,
    /// What, in names.
    pub words: AlertWords,
    /// What, in codes, for the way to the list.
    pub form: AlertForm,
    /// Since when.
    pub since_ms: UnixMs,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn new() -> Happening {
        Happening {
            author: "aygun".into(),
            point: Point { lat: 40.389, lon: 49.813 },
            category: "yol.cuxur".into(),
            districts: vec!["yasamal".into(), "baki".into()],
            routed_to: None,
        }
    }

    #[test]
    fn what_fits_everything_given_is_told_and_nothing_else() {
        let me = PersonId::from("me");
        let fits = |form: AlertForm| form.fits(&me, &new());
        assert!(fits(AlertForm { category: Some("yol".into()), district: Some("baki".into()), ..AlertForm::default() }));
        assert!(!fits(AlertForm { category: Some("yo".into()), ..AlertForm::default() }), "a word is no branch of the tree");
        assert!(!fits(AlertForm { category: Some("yol.seki".into()), ..AlertForm::default() }));
        assert!(!fits(AlertForm { district: Some("quba".into()), ..AlertForm::default() }));
        let area =
            |lat: f64, radius_m: u32| AlertForm { lat: Some(lat), lon: Some(49.813), radius_m: Some(radius_m), ..AlertForm::default() };
        assert!(fits(area(40.39, 500)));
        assert!(!fits(area(40.40, 500)), "1.2 km away");
        let own = AlertForm { category: Some("yol".into()), ..AlertForm::default() };
        assert!(!own.fits(&"aygun".into(), &new()), "nobody is told of an own appeal");
    }

    #[test]
    fn an_institution_is_known_when_the_appeal_is_routed() {
        let form = AlertForm { institution: Some("azersu".into()), ..AlertForm::default() };
        let me = PersonId::from("me");
        assert!(!form.fits(&me, &new()));
        assert!(form.fits(&me, &Happening { routed_to: Some("azersu".into()), ..new() }));
        let plain = AlertForm { category: Some("yol".into()), ..AlertForm::default() };
        assert!(!plain.fits(&me, &Happening { routed_to: Some("azersu".into()), ..new() }), "it was told when it was sent");
    }

    #[test]
    fn something_must_be_given_and_lie_in_the_country() {
        assert_eq!(AlertForm::default().check(), Err(Refusal::form(Code::Required)));
        let empty = AlertForm { category: Some("  ".into()), appeal: Some("".into()), ..AlertForm::default() };
        assert_eq!(empty.tidied().check(), Err(Refusal::form(Code::Required)));
        let away = AlertForm { lat: Some(52.5), lon: Some(13.4), radius_m: Some(1), ..AlertForm::default() };
        assert_eq!(away.area().map(|(_, radius)| radius), Some(RADIUS_M.0));
        assert_eq!(away.check(), Err(Refusal::new(Field::Place, Code::OutsideCountry)));
        let nonsense = AlertForm { lat: Some(f64::NAN), lon: Some(49.8), radius_m: Some(1_000), ..AlertForm::default() };
        assert!(nonsense.check().is_err());
    }
}
