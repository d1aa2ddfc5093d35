//! The queue machines of the demo's centre: entered by its manager, waiting for their code.

use super::cast::ISSUER;
use crate::seed::csv_rows;
use crate::{Error, Portal, kiosk, people};
use domain::lang::Lang;
use domain::queue::kiosk::view::KioskForm;
use domain::role::{Actor, Role};
use serde::Deserialize;
use std::sync::Arc;

#[derive(Deserialize)]
struct KioskLine {
    manager: String,
    name: String,
}

/// Enters them.
pub async fn settle(portal: &Arc<Portal>) -> Result<(), Error> {
    let lines: Vec<KioskLine> = csv_rows("kiosks.csv", include_str!("../../../seed/kiosks.csv"))?;
    for line in lines {
        let person = people::person_of(portal, ISSUER, &line.manager).await?.ok_or(Error::NotFound)?;
        let post = super::persons::persons()?.into_iter().find(|one| one.key == line.manager).and_then(|one| one.post());
        let actor = Actor { person: Some(person), role: Role::CentreStaff, institution: None, territory: None, post };
        let ctx = portal.ctx(actor, Lang::Az, None);
        kiosk::register(&ctx, KioskForm { name: line.name, printer: String::new() }).await?;
    }
    Ok(())
}
