//! The houses of two institutions in the demo: units, who is where, and some appeals in hands. The same on every machine.

use super::cast::ISSUER;
use crate::seed::csv_rows;
use crate::{Error, Portal, house, institution, people};
use domain::appeal::view::StaffQuery;
use domain::house::{HandForm, HandsOf};
use domain::ids::{InstitutionId, UnitId};
use domain::lang::Lang;
use domain::role::{Actor, Role};
use serde::Deserialize;
use std::sync::Arc;
use store::units::UnitRow;

/// How many of the most urgent appeals of each house are in hands.
const IN_HANDS: usize = 12;

#[derive(Deserialize)]
struct UnitLine {
    code: String,
    institution: String,
    name: String,
}

#[derive(Deserialize)]
struct EmployeeLine {
    key: String,
    institution: String,
    unit: String,
    head: u8,
}

/// Settles the houses. Whoever is named in `seed/employees.csv` has signed in before.
pub async fn settle(portal: &Arc<Portal>) -> Result<(), Error> {
    let units: Vec<UnitLine> = csv_rows("units.csv", include_str!("../../../seed/units.csv"))?;
    let rows: Vec<UnitRow> = (1..).zip(units).map(|(position, line)| unit(position, line)).collect();
    let write = portal.db().write(move |tx| {
        Box::pin(async move {
            for row in &rows {
                store::units::put(tx, row).await?;
            }
            Ok::<_, Error>(())
        })
    });
    write.await?;
    for line in employees()? {
        place(portal, line).await?;
    }
    Ok(())
}

fn unit(position: i64, line: UnitLine) -> UnitRow {
    UnitRow { id: line.code.into(), institution: line.institution.into(), name: line.name, active: true, position }
}

fn employees() -> Result<Vec<EmployeeLine>, Error> {
    csv_rows("employees.csv", include_str!("../../../seed/employees.csv"))
}

async fn place(portal: &Portal, line: EmployeeLine) -> Result<(), Error> {
    let person = people::person_of(portal, ISSUER, &line.key).await?.ok_or(Error::NotFound)?;
    let row = store::employees::find(portal.db(), &line.institution.into(), &person).await?.ok_or(Error::NotFound)?;
    let unit = Some(line.unit).filter(|unit| !unit.is_empty()).map(UnitId);
    let write = portal.db().write(move |tx| {
        Box::pin(async move { Ok::<_, Error>(store::employees::settle(tx, &row.grant, unit.as_ref(), line.head != 0).await?) })
    });
    write.await
}

/// The head of each house lays the most urgent appeals into the hands of the clerks, one after another.
pub async fn share_out(portal: &Arc<Portal>) -> Result<(), Error> {
    for head in employees()?.into_iter().filter(|line| line.head != 0 && line.unit.is_empty()) {
        let institution = InstitutionId(head.institution);
        let person = people::person_of(portal, ISSUER, &head.key).await?;
        let actor = Actor { person, role: Role::InstitutionStaff, institution: Some(institution.clone()), territory: None, post: None };
        let ctx = portal.ctx(actor, Lang::Az, None);
        let clerks = store::employees::of_institution(portal.db(), &institution).await?.into_iter().filter(|one| !one.head);
        let free = institution::list(&ctx, StaffQuery { hands: HandsOf::Nobody, ..StaffQuery::default() }).await?;
        for (row, clerk) in free.rows.into_iter().take(IN_HANDS).zip(clerks.collect::<Vec<_>>().iter().cycle()) {
            let form = HandForm { appeal: row.line.id, unit: clerk.unit.clone(), employee: Some(clerk.person.clone()), seen_ms: None };
            house::hand_over(&ctx, form).await?;
        }
    }
    Ok(())
}
