//! What stood before a step, so that it can be taken back for a short time (decision 16).

use crate::{Ctx, Error};
use domain::desk::undo::TakenStep;
use domain::ids::{AppealId, AssignmentId, InstitutionId, JoinId};
use domain::lifecycle::{AssignmentStatus, Status};
use serde::{Deserialize, Serialize};
use store::Tx;
use store::appeals::AppealRow;
use store::taken::TakenRow;

/// What a step changed, as it was before.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct Before {
    pub status: Status,
    pub lead: Option<InstitutionId>,
    pub public_text: Option<String>,
    pub publish_photos: bool,
    /// Work that was placed, with what its status becomes again.
    #[serde(default)]
    pub placed: Vec<(AssignmentId, InstitutionId, AssignmentStatus)>,
    /// The earlier appeal of a merge, and the joinings there that came of it.
    #[serde(default)]
    pub into: Option<AppealId>,
    /// How many entries the earlier appeal's chain had after the merge.
    #[serde(default)]
    pub into_events: Option<i64>,
    #[serde(default)]
    pub joins: Vec<JoinId>,
}

impl Before {
    /// The appeal as it stands on the locked row.
    pub fn of(appeal: &AppealRow) -> Before {
        Before {
            status: appeal.status,
            lead: appeal.lead_institution.clone(),
            public_text: appeal.public_text.clone(),
            publish_photos: appeal.publish_photos,
            placed: Vec::new(),
            into: None,
            into_events: None,
            joins: Vec::new(),
        }
    }
}

/// A new batch of steps.
pub(super) fn batch() -> String {
    uuid::Uuid::now_v7().to_string()
}

/// Writes down that a step with so many events was taken on the locked appeal.
pub(super) async fn note(
    ctx: &Ctx,
    tx: &mut Tx,
    batch: &str,
    appeal: &AppealRow,
    step: TakenStep,
    before: &Before,
    events: usize,
) -> Result<(), Error> {
    let row = TakenRow {
        id: uuid::Uuid::now_v7().to_string(),
        batch: batch.to_owned(),
        appeal: appeal.id.clone(),
        person: ctx.person()?.clone(),
        step,
        before: serde_json::to_string(before).map_err(anyhow::Error::from)?,
        events_after: appeal.event_count + events as i64,
        // The minute begins when the step is written: a signing device may have taken most of one to answer.
        taken_ms: ctx.portal.now(),
        undone_ms: None,
    };
    Ok(store::taken::insert(tx, &row).await?)
}
