//! The list of staff: the own body's regulations, and those whose agreement is asked of it.

use super::us;
use crate::permission::Function;
use crate::{Ctx, Error};
use domain::ids::InstitutionId;
use domain::regulation::{AgreementState, Line, List, Stage};
use store::regulations::VersionRow;

/// Lines of the list at the most.
const MOST: u32 = 300;

/// The list, of one stage or of all (`None`).
///
/// # Errors
/// [`Error::Forbidden`] for everybody but institutions' staff.
pub async fn list(ctx: &Ctx, stage: Option<Stage>) -> Result<List, Error> {
    ctx.may(Function::Regulations)?;
    let us = us(ctx)?;
    let db = ctx.portal.db();
    let mut rows = Vec::new();
    if matches!(stage, None | Some(Stage::Agreement)) {
        for row in store::regulations::asked(db, &us, MOST).await? {
            let said = store::regulation_agreements::of_version(db, &row.regulation, row.version).await?;
            let waits = said.iter().any(|one| one.institution == us && one.state == AgreementState::Waiting);
            let provider = store::regulations::find(db, &row.regulation).await?.ok_or(Error::NotFound)?.institution;
            rows.push(line(ctx, row, &provider, false, waits));
        }
    }
    let own = store::regulations::own(db, &us, stage, MOST).await?;
    rows.extend(own.into_iter().map(|row| line(ctx, row, &us, true, false)));
    Ok(List { rows })
}

fn line(ctx: &Ctx, row: VersionRow, provider: &InstitutionId, ours: bool, waits: bool) -> Line {
    Line {
        id: row.regulation,
        version: row.version,
        name: row.name,
        provider: ctx.portal.reference().institution_name(provider),
        stage: row.stage,
        ours,
        waits,
        changed_ms: row.changed_ms,
    }
}
