//! What a routing rule or a zone would have changed: the appeals of the last weeks, proposed once by the tables as they are and once
//! as they would be (A8.5). Only proposals change; what was routed stays where it is.

use super::apply;
use super::plan::Step;
use super::records;
use super::world::World;
use crate::reference::{Reference, rules};
use crate::{Ctx, Error};
use domain::ids::{DistrictId, InstitutionId};
use domain::panel::{Column, Effect, Flow, PanelRow, Resource, Values};
use domain::routing::{Rule, propose};
use domain::time::{DAY_MS, UnixMs};
use std::collections::{BTreeMap, HashMap};
use store::panel_effects::RecentRow;

/// Looked back so many days.
const DAYS: [u32; 2] = [30, 90];
/// Appeals looked at, the newest first.
const MOST: u32 = 50_000;
/// Flows named; the greatest first.
const FLOWS: usize = 6;

/// How many would have gone elsewhere; nothing when none would.
pub(super) async fn effects(ctx: &Ctx, world: &World, steps: &[Step]) -> Result<Vec<Effect>, Error> {
    let (db, reference) = (ctx.portal.db(), ctx.portal.reference());
    let other = if world.resource == Resource::Rules { Resource::Zones } else { Resource::Rules };
    // The world holds a file's rows already: what stands there now is read again.
    let (own, other_rows) = (records::read(db, world.resource).await?, records::read(db, other).await?);
    let changed = with(&own, steps);
    let tables = |own: &[PanelRow]| match world.resource {
        Resource::Rules => table(&reference, own, &other_rows),
        _ => table(&reference, &other_rows, own),
    };
    let (before, after) = (tables(&own)?, tables(&changed)?);
    let by = |rules: &[Rule], row: &RecentRow| first(&reference, rules, row, row.district.as_ref());
    looked_back(ctx, |row| (by(&before, row), by(&after, row))).await
}

/// The same for districts that are switched off: what was filed there would have been filed in their successors (A3.5).
pub(super) async fn of_districts(ctx: &Ctx, steps: &[&Step]) -> Result<Vec<Effect>, Error> {
    let reference = ctx.portal.reference();
    let heirs: HashMap<&str, &str> =
        steps.iter().filter_map(|step| Some((step.id.as_str(), step.after.as_ref()?.get(Column::Successor)))).collect();
    let heir = |own: &DistrictId| {
        // A file may switch off a successor too.
        let way = std::iter::successors(Some(own.as_str()), |one| heirs.get(one).copied()).take(steps.len() + 1);
        let last = way.last().map(DistrictId::from).unwrap_or_default();
        reference.district(&last).map(|district| reference.heir(district).id.clone())
    };
    let by = |row: &RecentRow, district: Option<&DistrictId>| first(&reference, &reference.rules, row, district);
    looked_back(ctx, |row| (by(row, row.district.as_ref()), by(row, row.district.as_ref().and_then(heir).as_ref()))).await
}

/// What was proposed first for the appeals of the last weeks and what would have been, as `both` tells it of each.
async fn looked_back(ctx: &Ctx, both: impl Fn(&RecentRow) -> (Option<InstitutionId>, Option<InstitutionId>)) -> Result<Vec<Effect>, Error> {
    let mut effects = Vec::new();
    for days in DAYS {
        let since = UnixMs(ctx.now.0 - i64::from(days) * DAY_MS);
        let recent = store::panel_effects::recent(ctx.portal.db(), since, MOST).await?;
        effects.extend(compare(days, &recent, &both));
    }
    Ok(effects)
}

/// The institution that is proposed first, were the appeal of this district.
fn first(reference: &Reference, rules: &[Rule], row: &RecentRow, district: Option<&DistrictId>) -> Option<InstitutionId> {
    let executive = district.and_then(|district| reference.executive(district));
    propose(row.point(), executive, &row.category, rules).into_iter().next().map(|one| one.institution)
}

fn with(own: &[PanelRow], steps: &[Step]) -> Vec<PanelRow> {
    let kept = own.iter().filter(|row| steps.iter().all(|step| step.id != row.id)).cloned();
    let new = steps.iter().filter_map(|step| Some(PanelRow { id: step.id.clone(), values: step.after.clone()? }));
    let mut all: Vec<PanelRow> = kept.chain(new).collect();
    let order = |values: &Values| values.number(Column::Priority);
    all.sort_by(|one, other| order(&one.values).cmp(&order(&other.values)).then_with(|| one.id.cmp(&other.id)));
    all
}

fn table(reference: &Reference, own_rules: &[PanelRow], zones: &[PanelRow]) -> Result<Vec<Rule>, Error> {
    let zones = zones.iter().map(|row| apply::zone(&row.id, &row.values)).collect();
    let rows = own_rules.iter().map(|row| apply::rule(&row.id, &row.values)).collect();
    rules(zones, rows, &reference.institutions)
}

fn compare(days: u32, recent: &[RecentRow], both: impl Fn(&RecentRow) -> (Option<InstitutionId>, Option<InstitutionId>)) -> Option<Effect> {
    let mut flows: BTreeMap<(Option<InstitutionId>, Option<InstitutionId>), u32> = BTreeMap::new();
    for row in recent {
        let (from, to) = both(row);
        if from != to {
            *flows.entry((from, to)).or_default() += 1;
        }
    }
    let n: u32 = flows.values().sum();
    let mut flows: Vec<Flow> =
        flows.into_iter().map(|((from, to), n)| Flow { n, from: from.map(|id| id.0), to: to.map(|id| id.0) }).collect();
    flows.sort_by(|one, other| other.cmp(one));
    flows.truncate(FLOWS);
    (n > 0).then_some(Effect::Rerouted { days, n, of: recent.len() as u32, flows })
}
