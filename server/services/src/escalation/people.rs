//! Whom a deadline concerns.

use crate::{Error, Portal};
use domain::deadline::escalation::Whom;
use domain::ids::{DistrictId, InstitutionId, PersonId};
use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;
use store::employees::EmployeeRow;
use store::escalations::DueRow;

/// A person, and the district to which the grant is limited.
type Granted = (PersonId, Option<DistrictId>);

/// Who is told, asked for once in a turn.
#[derive(Default)]
pub(super) struct People {
    owners: Option<Arc<[Granted]>>,
    staff: HashMap<InstitutionId, Arc<[EmployeeRow]>>,
}

impl People {
    /// Those whose territory covers the appeal; a person of several grants stands there several times.
    pub async fn of(&mut self, portal: &Portal, whom: Whom, row: &DueRow) -> Result<Vec<PersonId>, Error> {
        if whom == Whom::Owner {
            return self.owners_of(portal, row.district.as_ref()).await;
        }
        let (reference, staff) = (portal.reference(), self.staff(portal, &row.institution).await?);
        Ok(those(whom, staff.iter().filter(|one| reference.covers(one.territory.as_ref(), row.district.as_ref()))))
    }

    /// The owner's staff whose territory covers the district; a person of several grants stands there several times.
    pub async fn owners_of(&mut self, portal: &Portal, district: Option<&DistrictId>) -> Result<Vec<PersonId>, Error> {
        let (reference, owners) = (portal.reference(), self.owners(portal).await?);
        let covered = owners.iter().filter(|(_, territory)| reference.covers(territory.as_ref(), district));
        Ok(covered.map(|(person, _)| person.clone()).collect())
    }

    /// Everybody who works in a house and whose territory covers the district, each once.
    pub async fn house(
        &mut self,
        portal: &Portal,
        institution: &InstitutionId,
        district: Option<&DistrictId>,
    ) -> Result<Vec<PersonId>, Error> {
        let (reference, staff) = (portal.reference(), self.staff(portal, institution).await?);
        let covered = staff.iter().filter(|one| reference.covers(one.territory.as_ref(), district));
        let persons: BTreeSet<PersonId> = covered.map(|one| one.person.clone()).collect();
        Ok(persons.into_iter().collect())
    }

    /// All of the owner's staff.
    pub async fn owners(&mut self, portal: &Portal) -> Result<Arc<[Granted]>, Error> {
        if let Some(known) = &self.owners {
            return Ok(known.clone());
        }
        let found: Arc<[Granted]> = store::escalations::owners(portal.db()).await?.into();
        self.owners = Some(found.clone());
        Ok(found)
    }

    /// Everybody who works in a house.
    pub async fn staff(&mut self, portal: &Portal, institution: &InstitutionId) -> Result<Arc<[EmployeeRow]>, Error> {
        if let Some(known) = self.staff.get(institution) {
            return Ok(known.clone());
        }
        let found: Arc<[EmployeeRow]> = store::employees::of_institution(portal.db(), institution).await?.into();
        self.staff.insert(institution.clone(), found.clone());
        Ok(found)
    }
}

/// Everybody of a house, or those who head it. Where nobody does (here), everybody is told.
pub(super) fn those<'a>(whom: Whom, staff: impl Iterator<Item = &'a EmployeeRow> + Clone) -> Vec<PersonId> {
    let heads: Vec<PersonId> = staff.clone().filter(|one| one.head && one.unit.is_none()).map(|one| one.person.clone()).collect();
    if whom == Whom::Staff || heads.is_empty() { staff.map(|one| one.person.clone()).collect() } else { heads }
}
