//! Applications that wait at the operator of the register of e-services in the demo (R10.3).

use super::cast::Cast;
use crate::{Ctx, Error, Portal, eservice};
use anyhow::{Context, anyhow};
use domain::eservice::Item;
use domain::eservice::application::{ApplicationForm, row};
use domain::lang::Lang;
use std::sync::Arc;

const APPLICATIONS: &str = include_str!("../../../seed/applications.csv");

/// The heads of the houses that are named there sign and submit; a cast without them has none of it.
pub async fn play(portal: &Arc<Portal>, cast: &Cast) -> Result<(), Error> {
    let mut reader = csv::Reader::from_reader(APPLICATIONS.as_bytes());
    let heads = reader.headers().context("seed/applications.csv")?.clone();
    for record in reader.records() {
        let record = record.context("seed/applications.csv")?;
        let cells = heads.iter().zip(record.iter()).filter_map(|(head, cell)| Some((Item::parse(head)?, cell)));
        let (provider, facts) = row(cells).map_err(|wrong| anyhow!("seed/applications.csv: {wrong:?}"))?;
        let Some(actor) = cast.staff.get(&provider) else { continue };
        let now = portal.now();
        let ctx = Ctx { now, ..portal.ctx(actor.clone(), Lang::Az, None) };
        let id = eservice::open(&ctx, "register", "").await?;
        let form = ApplicationForm { id, seen: 1, facts, step: "submit".to_owned(), ..ApplicationForm::default() };
        eservice::write(&ctx, form).await?;
    }
    Ok(())
}
