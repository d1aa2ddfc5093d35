//! What a change is held against: the records of its resource and the codes that they may name. Rows of a file are added as they
//! are taken, so that a leaf may stand behind its new root.

use super::records;
use crate::{Ctx, Error};
use domain::ids::PersonId;
use domain::lang::Named;
use domain::panel::effect::Choices;
use domain::panel::{Column, Kind, Known, PanelRow, Resource, Values};
use std::collections::{BTreeSet, HashMap};

/// The records and the names around them.
pub(super) struct World {
    pub resource: Resource,
    pub records: Vec<PanelRow>,
    /// Of every record that was ever changed.
    pub revisions: HashMap<String, u32>,
    institutions: Choices,
    categories: Vec<(String, Option<String>, Named)>,
    districts: Choices,
    persons: Choices,
    centres: Choices,
    services: Choices,
    groups: Choices,
}

impl World {
    /// Reads it.
    pub async fn read(ctx: &Ctx, resource: Resource) -> Result<World, Error> {
        let db = ctx.portal.db();
        let records = records::read(db, resource).await?;
        let institutions = store::institutions::all(db).await?;
        let categories = store::categories::all(db).await?;
        let reference = ctx.portal.reference();
        let (mut persons, mut centres) = (Vec::new(), Vec::new());
        let (mut services, mut groups) = (Vec::new(), Vec::new());
        if resource == Resource::Users {
            let holders: BTreeSet<&str> = records.iter().map(|row| row.values.get(Column::Person)).collect();
            let holders: Vec<PersonId> = holders.into_iter().map(PersonId::from).collect();
            persons = store::people::find_many(db, &holders).await?;
            centres = store::centres::all(db).await?;
        }
        if resource == Resource::Offers {
            centres = store::centres::all(db).await?;
            services = store::centres::services(db).await?;
        }
        if resource == Resource::Services {
            groups = store::centres::groups(db).await?;
        }
        Ok(World {
            resource,
            records,
            revisions: store::panel::revisions(db, resource).await?,
            institutions: institutions.into_iter().map(|row| (row.id.0.clone(), row.name())).collect(),
            categories: categories.into_iter().map(|row| (row.id.0.clone(), row.parent.clone().map(|id| id.0), row.name())).collect(),
            districts: reference.districts.iter().map(|one| (one.id.0.clone(), one.name.clone())).collect(),
            persons: persons.into_iter().map(|row| (row.id.0, plain(format!("{} {}", row.surname, row.given_name)))).collect(),
            centres: centres.into_iter().map(|row| (row.id.0.clone(), row.name())).collect(),
            services: services.into_iter().map(|row| (row.id.0.clone(), row.name())).collect(),
            groups: groups.into_iter().map(|row| (row.id.0.clone(), row.name())).collect(),
        })
    }

    /// A record as it is now.
    pub fn record(&self, id: &str) -> Option<&Values> {
        self.records.iter().find(|row| row.id == id).map(|row| &row.values)
    }

    /// The revision of a record; 0 when it was never changed here.
    pub fn revision(&self, id: &str) -> u32 {
        self.revisions.get(id).copied().unwrap_or_default()
    }

    /// From now on the record stands like this; `None`: it is gone.
    pub fn take(&mut self, id: &str, after: Option<&Values>) {
        match (self.records.iter().position(|row| row.id == id), after) {
            (Some(at), Some(values)) => self.records[at].values = values.clone(),
            (Some(at), None) => drop(self.records.remove(at)),
            (None, Some(values)) => {
                let parent = Some(values.get(Column::Parent).to_owned()).filter(|parent| !parent.is_empty());
                if self.resource == Resource::Categories {
                    self.categories.push((id.to_owned(), parent, plain(values.get(Column::NameAz).to_owned())));
                }
                self.records.push(PanelRow { id: id.to_owned(), values: values.clone() });
            }
            (None, None) => {}
        }
    }

    /// Names for the codes in the resource's columns.
    pub fn names(&self) -> Vec<(Column, Choices)> {
        let choices = |kind: Kind| match kind {
            Kind::Institution => Some(self.institutions.clone()),
            Kind::Category => Some(self.categories.iter().map(|(code, _, name)| (code.clone(), name.clone())).collect()),
            Kind::Root => {
                let roots = self.categories.iter().filter(|(_, parent, _)| parent.is_none());
                Some(roots.map(|(code, _, name)| (code.clone(), name.clone())).collect())
            }
            Kind::District => Some(self.districts.clone()),
            Kind::Person => Some(self.persons.clone()),
            Kind::Centre => Some(self.centres.clone()),
            Kind::Service => Some(self.services.clone()),
            Kind::Group => Some(self.groups.clone()),
            _ => None,
        };
        let own = self.resource.columns().iter().filter_map(|spec| Some((spec.column, choices(spec.kind)?)));
        // Between which institutions appeals would go is told for districts too.
        let told = (self.resource == Resource::Districts).then(|| (Column::Institution, self.institutions.clone()));
        own.chain(told).collect()
    }
}

fn plain(az: String) -> Named {
    Named { az, ..Named::default() }
}

impl Known for World {
    fn institution(&self, code: &str) -> bool {
        self.institutions.iter().any(|(known, _)| known == code)
    }

    fn category(&self, code: &str, root: bool) -> bool {
        self.categories.iter().any(|(known, parent, _)| known == code && !(root && parent.is_some()))
    }

    fn district(&self, code: &str) -> bool {
        self.districts.iter().any(|(known, _)| known == code)
    }

    fn centre(&self, code: &str) -> bool {
        self.centres.iter().any(|(known, _)| known == code)
    }

    fn service(&self, code: &str) -> bool {
        self.services.iter().any(|(known, _)| known == code)
    }

    fn group(&self, code: &str) -> bool {
        self.groups.iter().any(|(known, _)| known == code)
    }
}
