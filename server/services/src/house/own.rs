//! Who asks: an employee and the place in the house.

use crate::{Ctx, Error};
use domain::house::{HandsOf, Place};
use domain::ids::{InstitutionId, MediaId, PersonId, UnitId};
use domain::role::Role;
use store::appeals::Hands;
use store::employees::EmployeeRow;

/// An employee of an institution.
#[derive(Clone, Debug)]
pub(crate) struct Own {
    pub person: PersonId,
    pub institution: InstitutionId,
    pub place: Place,
}

impl Own {
    /// The acting employee, by what stands in the house now.
    ///
    /// # Errors
    /// [`Error::Forbidden`] for everybody but an institution's staff.
    pub async fn of(ctx: &Ctx) -> Result<Own, Error> {
        let person = ctx.person()?.clone();
        let institution = ctx.actor.institution.clone().ok_or(Error::Forbidden)?;
        let row = store::employees::find(ctx.portal.db(), &institution, &person).await?;
        Ok(Own { place: row.map(place).unwrap_or_default(), person, institution })
    }
}

/// The place that a row gives.
pub(super) fn place(row: EmployeeRow) -> Place {
    Place { unit: row.unit, head: row.head }
}

/// The hands that the list is asked for, as this employee means them.
pub(crate) async fn filter(ctx: &Ctx, hands: HandsOf) -> Result<Hands, Error> {
    if hands == HandsOf::Any {
        return Ok(Hands::Any);
    }
    let own = Own::of(ctx).await?;
    Ok(match hands {
        HandsOf::Any => Hands::Any,
        HandsOf::Mine => Hands::Employee(own.person),
        // Whoever is in no unit belongs to the institution as a whole.
        HandsOf::Unit => own.place.unit.map_or(Hands::Any, Hands::Unit),
        HandsOf::Nobody => Hands::Nobody,
        HandsOf::Approval if own.place.head => Hands::Approval(own.person, own.place.unit),
        // Nothing waits for who heads nothing; no unit has this id.
        HandsOf::Approval => Hands::Approval(own.person, Some(UnitId::default())),
    })
}

/// Whether a photo belongs to an answer that is being written in the actor's institution.
pub(crate) async fn shows(ctx: &Ctx, media: &MediaId) -> Result<bool, Error> {
    match &ctx.actor.institution {
        Some(own) if ctx.actor.role == Role::InstitutionStaff => Ok(store::answer_drafts::shows(ctx.portal.db(), own, media).await?),
        _ => Ok(false),
    }
}
