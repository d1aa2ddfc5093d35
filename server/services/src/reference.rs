//! What changes rarely and is asked all the time: calendar, categories, institutions, districts, settlements, routing
//! tables, terms of use. Read from the database once, shared by all requests, replaced as a whole.

use crate::Error;
use crate::places::locate::locate;
use domain::appeal::category::Category;
use domain::calendar::{Calendar, CalendarDay, DayKind, RowStatus};
use domain::ids::{CategoryId, DistrictId, InstitutionId};
use domain::lang::Named;
use domain::routing::{Competent, Rule};
use domain::time::Date;
use std::collections::HashMap;
use store::Db;
use store::routing::{RuleRow, ZoneRow};
use store::terms::TermsRow;

mod district;
mod place;

pub use district::District;
pub(crate) use district::short;
pub use place::Place;

/// An institution.
#[derive(Clone, Debug, PartialEq)]
pub struct Institution {
    /// Code.
    pub id: InstitutionId,
    /// Name.
    pub name: Named,
    /// Small number of the map's filter.
    pub index: u8,
    /// A local executive authority.
    pub local_executive: bool,
    /// Its district.
    pub district: Option<DistrictId>,
    /// Can be routed to.
    pub active: bool,
}

/// All of it.
#[derive(Clone, Debug, Default)]
pub struct Reference {
    /// The working calendar.
    pub calendar: Calendar,
    /// Roots before their leaves, in the owner's order.
    pub categories: Vec<Category>,
    /// In the owner's order.
    pub institutions: Vec<Institution>,
    /// In Azerbaijani order.
    pub districts: Vec<District>,
    /// The gazetteer.
    pub places: Vec<Place>,
    /// Routing tables.
    pub rules: Vec<Rule>,
    /// The terms of use in force.
    pub terms: Option<TermsRow>,
    /// Categories that are not offered any more; appeals of earlier days have them still. And that of official appeals (R11.7).
    retired: Vec<Category>,
    by_category: HashMap<CategoryId, usize>,
    by_institution: HashMap<InstitutionId, usize>,
    by_district: HashMap<DistrictId, usize>,
}

impl Reference {
    /// Reads everything.
    ///
    /// # Errors
    /// [`Error::Internal`] when the database fails or a row can't be understood.
    pub async fn load(db: &Db) -> Result<Reference, Error> {
        let (offered, retired): (Vec<_>, Vec<_>) = store::categories::all(db).await?.into_iter().partition(|row| row.active);
        let categories: Vec<Category> = offered.into_iter().map(category).collect();
        let institutions: Vec<Institution> = store::institutions::all(db).await?.into_iter().map(institution).collect();
        let districts = district::in_order(store::districts::all(db).await?)?;
        let rules = rules(store::routing::zones(db).await?, store::routing::rules(db).await?, &institutions)?;
        let mut reference = Reference {
            calendar: calendar(store::calendar::all(db).await?),
            by_category: positions(categories.iter().map(|category| &category.id)),
            by_institution: positions(institutions.iter().map(|institution| &institution.id)),
            by_district: positions(districts.iter().map(|district| &district.id)),
            categories,
            retired: retired.into_iter().chain(store::categories::official(db).await?).map(category).collect(),
            institutions,
            districts,
            places: store::places::all(db).await?.into_iter().map(Place::from).collect(),
            rules,
            terms: store::terms::latest(db).await?,
        };
        reference.find_districts_of_places();
        Ok(reference)
    }

    /// The gazetteer does not say in which district a settlement lies; the outlines do.
    fn find_districts_of_places(&mut self) {
        let known = |place: &Place| place.district.as_ref().and_then(|id| self.district(id)).map(|district| self.heir(district));
        let district = |place: &Place| known(place).or_else(|| locate(self, place.point).district).map(|district| district.id.clone());
        let found: Vec<Option<DistrictId>> = self.places.iter().map(district).collect();
        self.places.iter_mut().zip(found).for_each(|(place, district)| place.district = district);
    }

    /// The year for which no official day is known although its deadlines are looked at already. From October on the next year's are asked
    /// for: they are decided in December (Labour Code 105.4), and deadlines of the next year are counted before that.
    pub fn calendar_missing(&self, today: Date) -> Option<i32> {
        let (year, month, _) = today.ymd();
        let last = if month >= 10 { year + 1 } else { year };
        (year..=last).find(|year| !self.calendar.covers_year(*year))
    }

    /// A category by its code, also one that is not offered any more.
    pub fn category(&self, id: &CategoryId) -> Option<&Category> {
        self.offered(id).or_else(|| self.retired.iter().find(|category| category.id == *id))
    }

    fn offered(&self, id: &CategoryId) -> Option<&Category> {
        self.categories.get(*self.by_category.get(id)?)
    }

    /// The small number of every category, offered or not, by which the map knows it.
    pub(crate) fn category_numbers(&self) -> HashMap<&CategoryId, u8> {
        self.categories.iter().chain(&self.retired).map(|category| (&category.id, category.index)).collect()
    }

    /// The root of a category, itself when it is one.
    pub fn root<'a>(&'a self, category: &'a Category) -> &'a Category {
        category.parent.as_ref().and_then(|parent| self.category(parent)).unwrap_or(category)
    }

    /// The category can be sent: it is offered and has nothing below it.
    pub fn leaf(&self, id: &CategoryId) -> Option<&Category> {
        self.offered(id).filter(|found| self.categories.iter().all(|other| other.parent.as_ref() != Some(&found.id)))
    }

    /// The smallest and largest index of a category and everything below it.
    pub fn indexes(&self, category: &Category) -> (u8, u8) {
        let below = self
            .categories
            .iter()
            .chain(&self.retired)
            .filter(|other| other.parent.as_ref() == Some(&category.id))
            .map(|other| other.index);
        (category.index, below.fold(category.index, u8::max))
    }

    /// An institution by its code.
    pub fn institution(&self, id: &InstitutionId) -> Option<&Institution> {
        self.institutions.get(*self.by_institution.get(id)?)
    }

    /// An institution's name; its code where it is not known any more.
    pub fn institution_name(&self, id: &InstitutionId) -> Named {
        self.institution(id).map_or_else(|| Named { az: id.to_string(), ..Named::default() }, |found| found.name.clone())
    }

    /// The local executive authority of a district; that of the district which took its place, when it has none any more.
    pub fn executive(&self, district: &DistrictId) -> Option<&InstitutionId> {
        let of =
            |id: &DistrictId| self.institutions.iter().find(|one| one.active && one.local_executive && one.district.as_ref() == Some(id));
        let found = of(district).or_else(|| of(&self.heir(self.district(district)?).id));
        found.map(|institution| &institution.id)
    }

    /// The district to which what is new in a district belongs: itself, or the one that took its place when it was switched off (A3.5).
    pub fn heir<'a>(&'a self, district: &'a District) -> &'a District {
        let next = |one: &'a District| one.successor.as_ref().filter(|_| !one.active).and_then(|id| self.district(id));
        // No way is longer than there are districts, whatever somebody wrote into the database by hand.
        std::iter::successors(Some(district), |&one| next(one)).take(self.districts.len()).last().unwrap_or(district)
    }

    /// Whether a grant limited to `territory` covers an appeal in `district`: the district itself, what hangs under it, and what
    /// has no district.
    pub fn covers(&self, territory: Option<&DistrictId>, district: Option<&DistrictId>) -> bool {
        let (Some(territory), Some(district)) = (territory, district) else { return true };
        district == territory || self.district(district).is_some_and(|district| district.parent.as_ref() == Some(territory))
    }

    /// A district by its code.
    pub fn district(&self, id: &DistrictId) -> Option<&District> {
        self.districts.get(*self.by_district.get(id)?)
    }
}

fn positions<'a, T: Clone + Eq + std::hash::Hash + 'a>(ids: impl Iterator<Item = &'a T>) -> HashMap<T, usize> {
    ids.enumerate().map(|(at, id)| (id.clone(), at)).collect()
}

fn category(row: store::categories::CategoryRow) -> Category {
    Category {
        id: row.id,
        parent: row.parent,
        name: Named { az: row.name_az, en: row.name_en, ru: row.name_ru },
        index: row.idx,
        urgent: row.urgent,
        emergency: row.emergency,
        words: row.words,
    }
}

fn institution(row: store::institutions::InstitutionRow) -> Institution {
    Institution {
        name: row.name(),
        id: row.id,
        index: row.idx,
        local_executive: row.local_executive,
        district: row.district,
        active: row.active,
    }
}

/// Rows whose words are not known are left aside: an older program reads a newer calendar.
fn calendar(rows: Vec<store::calendar::CalendarRow>) -> Calendar {
    Calendar::new(rows.into_iter().filter_map(|row| {
        Some(CalendarDay {
            date: row.day,
            kind: DayKind::parse(&row.kind)?,
            name_az: row.name_az,
            territory: None,
            status: RowStatus::parse(&row.status)?,
            act: row.source,
        })
    }))
}

/// The routing tables. What names an institution that is switched off is left aside: nothing can be routed there.
pub(crate) fn rules(zones: Vec<ZoneRow>, rules: Vec<RuleRow>, institutions: &[Institution]) -> Result<Vec<Rule>, Error> {
    let works = |id: &InstitutionId| institutions.iter().any(|one| one.id == *id && one.active);
    let rules = rules.into_iter().filter(|row| row.institution.as_ref().is_none_or(works));
    let zones = zones
        .into_iter()
        .filter(|row| works(&row.institution))
        .map(|row| Ok(Rule::Zone { shape: crate::places::geojson::shape_from_text(&row.shape)?, institution: row.institution }));
    let rules = rules.map(|row| {
        Ok(Rule::Category {
            category: row.category,
            institution: row.institution.map_or(Competent::LocalExecutive, Competent::Institution),
        })
    });
    zones.chain(rules).collect()
}
