//! What an employee sees of the house at an appeal.

use super::own::{Own, place};
use super::wants_approval;
use crate::institution::own_work;
use crate::permission::Function;
use crate::{Ctx, Error};
use domain::house::{AppealHouse, DraftState, DraftView, HandView, Hands, Target, may_approve, may_hand_over};
use domain::ids::{AppealId, InstitutionId, PersonId, UnitId};
use std::collections::HashMap;
use store::answer_drafts::AnswerDraftRow;
use store::appeals::AppealRow;
use store::employees::EmployeeRow;
use store::units::UnitRow;

/// Units and employees of a house, with their names.
pub(crate) struct Names {
    pub units: Vec<UnitRow>,
    pub employees: Vec<EmployeeRow>,
    /// Names of persons who may have left the house since.
    former: HashMap<PersonId, String>,
}

/// The names of a house.
pub(crate) async fn names(ctx: &Ctx, institution: &InstitutionId) -> Result<Names, Error> {
    let db = ctx.portal.db();
    let (units, employees) =
        tokio::try_join!(store::units::of_institution(db, institution), store::employees::of_institution(db, institution))?;
    Ok(Names { units, employees, former: HashMap::new() })
}

impl Names {
    /// Knows the name of a person who is no employee any more, too.
    async fn and(mut self, ctx: &Ctx, persons: impl Iterator<Item = PersonId>) -> Result<Names, Error> {
        let unknown: Vec<PersonId> = persons.filter(|id| self.employees.iter().all(|one| one.person != *id)).collect();
        let rows = store::people::find_many(ctx.portal.db(), &unknown).await?;
        self.former = rows.into_iter().map(|row| (row.id.clone(), crate::people::name_of(&row))).collect();
        Ok(self)
    }

    fn unit(&self, id: &UnitId) -> (UnitId, String) {
        let name = self.units.iter().find(|one| one.id == *id).map(|one| one.name.clone());
        (id.clone(), name.unwrap_or_default())
    }

    fn person(&self, id: &PersonId) -> (PersonId, String) {
        let name = self.employees.iter().find(|one| one.person == *id).map(name_of);
        (id.clone(), name.or_else(|| self.former.get(id).cloned()).unwrap_or_default())
    }

    /// The names of hands, the unit's first.
    pub fn of(&self, hands: &Hands) -> Vec<String> {
        let (unit, person) = (hands.0.as_ref().map(|id| self.unit(id).1), hands.1.as_ref().map(|id| self.person(id).1));
        unit.into_iter().chain(person).filter(|name| !name.is_empty()).collect()
    }
}

pub(super) fn name_of(one: &EmployeeRow) -> String {
    format!("{} {}", one.given_name, one.surname).trim().to_owned()
}

/// In whose hands an appeal lies, into whose it may be laid, and the answer before it is signed.
///
/// # Errors
/// [`Error::Forbidden`] for everybody but an institution's staff, [`Error::NotFound`] for what is not in their cabinet.
pub async fn appeal_house(ctx: &Ctx, id: &AppealId) -> Result<AppealHouse, Error> {
    ctx.may(Function::AppealHouse)?;
    let own = Own::of(ctx).await?;
    let (whole, work) = own_work(ctx, id).await?;
    let hands = store::hands::find(ctx.portal.db(), id, &own.institution).await?.ok_or(Error::NotFound)?;
    let draft = store::answer_drafts::find(ctx.portal.db(), &work.id).await?;
    let draft = draft.filter(|draft| draft.state != DraftState::Signed && work.status.is_open());
    let persons = hands.employee.iter().chain(draft.iter().map(|draft| &draft.person)).cloned().collect::<Vec<_>>();
    let names = names(ctx, &own.institution).await?.and(ctx, persons.into_iter()).await?;
    let from: Hands = (hands.unit, hands.employee);
    let draft = draft.map(|row| draft_view(&own, &names, row, from.0.as_ref()));
    let targets = if work.status.is_open() { targets(ctx, &own, &names, &whole.appeal, &from) } else { Vec::new() };
    Ok(AppealHouse {
        hands: HandView {
            unit: from.0.as_ref().map(|id| names.unit(id)),
            employee: from.1.as_ref().map(|id| names.person(id)),
            since_ms: hands.handed_ms,
        },
        targets,
        approval: wants_approval(ctx, &own.institution).await?,
        draft,
    })
}

/// Nobody, each unit, each employee; only those into whose hands this employee may lay it, and who see it.
fn targets(ctx: &Ctx, own: &Own, names: &Names, appeal: &AppealRow, from: &Hands) -> Vec<Target> {
    let units = names.units.iter().filter(|unit| unit.active).map(|unit| (Some(unit.id.clone()), None));
    let closed = |id: &UnitId| names.units.iter().any(|unit| unit.id == *id && !unit.active);
    let sees = |one: &&EmployeeRow| ctx.portal.reference().covers(one.territory.as_ref(), appeal.district.as_ref());
    let employees = names.employees.iter().filter(sees).map(|one| {
        let unit = place(one.clone()).unit.filter(|id| !closed(id)).or_else(|| from.0.clone());
        (unit, Some(one.person.clone()))
    });
    let all = std::iter::once((None, None)).chain(units).chain(employees);
    let open = all.filter(|to: &Hands| to != from && may_hand_over(&own.place, &own.person, from, to));
    let target = |(unit, person): Hands| Target { unit: unit.map(|id| names.unit(&id)), employee: person.map(|id| names.person(&id)) };
    open.map(target).collect()
}

fn draft_view(own: &Own, names: &Names, row: AnswerDraftRow, unit: Option<&UnitId>) -> DraftView {
    DraftView {
        author: names.person(&row.person).1,
        media: row.photos(),
        state: row.state,
        remark: if row.state == DraftState::Returned { row.remark } else { String::new() },
        revision: row.revision,
        changed_ms: row.changed_ms,
        may_approve: row.state == DraftState::Submitted && may_approve(&own.place, &own.person, &row.person, unit),
        text: row.text,
    }
}
