//! The exact text that is signed: the items of annex 2 in their order (R-annex2).

use crate::{Ctx, Error};
use anyhow::Context;
use domain::eservice::Facts;
use serde::Serialize;
use store::eservice_applications::ApplicationRow;

/// Fields in the order in which they are signed; never reorder, a new form gets a new `form` word.
#[derive(Serialize)]
struct Application<'a> {
    form: &'static str,
    id: &'a str,
    provider: String,
    act: &'a str,
    number: Option<String>,
    facts: Facts,
    happened_on: &'a str,
    reason: &'a str,
}

/// What is signed under this application: put together again each time the signature is shown.
pub(super) async fn document(ctx: &Ctx, row: &ApplicationRow) -> Result<String, Error> {
    // A service that is yet to be registered has no number when the application is signed, and none in what was signed.
    let number = match &row.eservice {
        Some(id) if row.act != domain::eservice::Act::Register => store::eservices::find(ctx.portal.db(), id).await?.map(|one| one.number),
        _ => None,
    };
    let whole = Application {
        form: "muraciet-eservice-1",
        id: row.id.as_str(),
        provider: row.provider.0.clone(),
        act: row.act.as_str(),
        number,
        facts: row.facts.facts(&row.provider),
        happened_on: &row.happened_on,
        reason: &row.reason,
    };
    Ok(serde_json::to_string(&whole).context("text of an application to the register")?)
}
