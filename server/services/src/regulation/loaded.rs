//! A regulation with what is needed to say who may do what with it.

use super::us;
use crate::house::Own;
use crate::{Ctx, Error};
use domain::ids::{InstitutionId, RegulationId};
use domain::refusal::{Code, Field, Refusal};
use domain::regulation::stage::{Facts, may};
use domain::regulation::{AgreementState, Fault, Stage, Step, Text, Who, check};
use store::regulation_agreements::AgreementRow;
use store::regulations::{RegulationRow, VersionRow};

/// A regulation, and the version that is on its way, or else the one in force.
pub(super) struct Loaded {
    pub row: RegulationRow,
    pub versions: Vec<VersionRow>,
    pub current: VersionRow,
    pub text: Text,
    pub agreements: Vec<AgreementRow>,
    pub who: Vec<Who>,
}

impl Loaded {
    /// As the staff of the provider and of the bodies that are asked see it.
    ///
    /// # Errors
    /// [`Error::NotFound`] for everybody else.
    pub async fn of_staff(ctx: &Ctx, id: &RegulationId) -> Result<Loaded, Error> {
        let us = us(ctx)?;
        let db = ctx.portal.db();
        let row = store::regulations::find(db, id).await?.ok_or(Error::NotFound)?;
        let versions = store::regulations::versions(db, id).await?;
        let open = versions.iter().find(|one| one.stage.is_open());
        let current = open.or_else(|| versions.iter().find(|one| one.stage == Stage::InForce)).cloned().ok_or(Error::NotFound)?;
        let agreements = store::regulation_agreements::of_version(db, id, current.version).await?;
        let mut who = vec![Who::Reader];
        if row.institution == us {
            who.push(Who::Provider);
            if Own::of(ctx).await?.place.heads_all() {
                who.push(Who::Head);
            }
        } else if agreements.iter().any(|one| one.institution == us) && current.stage != Stage::Draft {
            who.push(Who::Other);
        } else {
            return Err(Error::NotFound);
        }
        Ok(Loaded { text: current.text()?, row, versions, current, agreements, who })
    }

    /// Of the own body.
    pub fn is_ours(&self) -> bool {
        self.who.contains(&Who::Provider)
    }

    /// Connected bodies that take part beside the provider (1.5).
    pub fn others(&self, ctx: &Ctx) -> Vec<InstitutionId> {
        let reference = ctx.portal.reference();
        let named = self.text.others.iter().filter_map(|one| one.institution.clone());
        let mut others: Vec<InstitutionId> =
            named.filter(|one| *one != self.row.institution && reference.institution(one).is_some()).collect();
        others.sort();
        others.dedup();
        others
    }

    /// What the text lacks.
    pub fn faults(&self) -> Vec<Fault> {
        check::check(&self.text)
    }

    /// What the table's needs are held against.
    pub fn facts(&self, ctx: &Ctx) -> Facts {
        let others = self.others(ctx);
        let agreed =
            |one: &&InstitutionId| self.agreements.iter().any(|row| row.institution == **one && row.state == AgreementState::Agreed);
        Facts {
            faults: self.faults().len(),
            others: others.len(),
            agreed: others.iter().filter(agreed).count(),
            time_over: self.current.discussed_until_ms.is_some_and(|until| ctx.now >= until),
            another_open: self.versions.iter().any(|one| one.stage.is_open()),
        }
    }

    /// The stage after a step.
    ///
    /// # Errors
    /// [`Error::Refused`] with each clause that lacks something, or with what else stands in the way.
    pub fn step(&self, ctx: &Ctx, step: Step) -> Result<Stage, Error> {
        let facts = self.facts(ctx);
        may(step, self.current.stage, &self.who, &facts).map_err(|refusal| match refusal.code {
            Code::Unfilled => Error::Refused(self.faults().into_iter().map(flaw).collect()),
            _ => refusal.into(),
        })
    }
}

/// A fault as a refusal that names its clause.
fn flaw(fault: Fault) -> Refusal {
    Refusal::new(Field::Regulation(fault.clause), Code::Flaw(fault.flaw))
}
