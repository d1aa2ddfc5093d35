//! What follows when districts are switched off (A3.5): what names them is counted and shown, and where their appeals would have gone.

use super::effects::some;
use super::plan::Step;
use super::reroute;
use crate::places::locate::on_the_map;
use crate::reference::Reference;
use crate::{Ctx, Error};
use domain::geo::Point;
use domain::ids::{DistrictId, InstitutionId};
use domain::lang::Named;
use domain::panel::Effect;
use domain::panel::effect::LocalRule;
use std::collections::BTreeSet;

/// Rules shown; more of them say the same.
const MOST: usize = 12;

/// Everything that would follow for those that are switched off; nothing when none is.
pub(super) async fn effects(ctx: &Ctx, off: &[&Step]) -> Result<Vec<Effect>, Error> {
    if off.is_empty() {
        return Ok(Vec::new());
    }
    let (db, reference) = (ctx.portal.db(), ctx.portal.reference());
    let ids: BTreeSet<DistrictId> = off.iter().map(|step| step.id.as_str().into()).collect();
    let (mut open, mut territories) = (0, 0);
    for id in &ids {
        open += store::panel_effects::open_in_district(db, id).await?;
        territories += store::panel_effects::territories(db, id).await?;
    }
    let houses: BTreeSet<InstitutionId> = reference
        .institutions
        .iter()
        .filter(|one| one.district.as_ref().is_some_and(|district| ids.contains(district)))
        .map(|one| one.id.clone())
        .collect();
    let institutions = count(houses.len());
    let mut rules = local(ctx, &reference, &houses).await?;
    let n = count(rules.len());
    rules.truncate(MOST);
    let lies = |at: Point| on_the_map(&reference, at).district.is_some_and(|district| ids.contains(&district.id));
    let centres = store::centres::all(db).await?;
    let centres = count(centres.into_iter().filter(|row| row.active && lies(Point { lat: row.lat, lon: row.lon })).count());
    let parts = [
        some(open, Effect::OpenAppeals { n: open }),
        some(institutions, Effect::Institutions { n: institutions }),
        some(n, Effect::LocalRules { n, rules }),
        some(territories, Effect::Territories { n: territories }),
        some(centres, Effect::Centres { n: centres }),
        reroute::of_districts(ctx, off).await?,
    ];
    Ok(parts.concat())
}

fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

/// Rules and zones that lead to one of these institutions by name.
async fn local(ctx: &Ctx, reference: &Reference, houses: &BTreeSet<InstitutionId>) -> Result<Vec<LocalRule>, Error> {
    let db = ctx.portal.db();
    let (rules, zones) = tokio::try_join!(store::routing::rules(db), store::routing::zones(db))?;
    let rules = rules.into_iter().filter_map(|row| {
        let institution = row.institution.filter(|id| houses.contains(id))?;
        let what = reference.category(&row.category).map_or_else(|| plain(row.category.0.clone()), |found| found.name.clone());
        Some(LocalRule { what, institution: reference.institution_name(&institution) })
    });
    let zones = zones
        .into_iter()
        .filter(|row| houses.contains(&row.institution))
        .map(|row| LocalRule { what: plain(row.name_az), institution: reference.institution_name(&row.institution) });
    Ok(rules.chain(zones).collect())
}

fn plain(az: String) -> Named {
    Named { az, ..Named::default() }
}
