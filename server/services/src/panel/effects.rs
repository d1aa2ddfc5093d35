//! What a change brings about (A3.5): shown first, made only when it is confirmed.

use super::centres::openings;
use super::deadlines::{self, Calendars};
use super::plan::Step;
use super::reroute;
use super::world::World;
use crate::{Ctx, Error};
use domain::panel::{Column, Effect, Resource, Values};

/// Everything that would follow; nothing where nothing does.
pub(super) async fn effects(ctx: &Ctx, world: &World, steps: &[Step]) -> Result<Vec<Effect>, Error> {
    match world.resource {
        Resource::Calendar => match Calendars::of(ctx, Resource::Calendar, steps) {
            Some(calendars) => deadlines::effects(ctx, &calendars).await,
            None => Ok(Vec::new()),
        },
        Resource::Rules | Resource::Zones => reroute::effects(ctx, world, steps).await,
        Resource::Institutions => {
            let mut all = Vec::new();
            for step in steps.iter().filter(|step| goes(step)) {
                all.extend(institution(ctx, &step.id).await?);
            }
            Ok(all)
        }
        Resource::Categories => {
            let mut n = 0;
            for step in steps.iter().filter(|step| touches(step)) {
                n += store::panel_effects::of_category(ctx.portal.db(), &step.id.as_str().into()).await?;
            }
            Ok(some(n, Effect::Appeals { n }))
        }
        Resource::Terms if !steps.is_empty() => {
            let n = store::panel_effects::accounts(ctx.portal.db()).await?;
            Ok(some(n, Effect::Accounts { n }))
        }
        Resource::Centres => {
            let mut n = 0;
            for step in steps.iter().filter(|step| step.before.is_some()) {
                let (before, after) = (step.before.as_ref().map(openings), step.after.as_ref().map(openings));
                if let Some(hours) = after.filter(|after| before.as_ref() != Some(after)) {
                    n += crate::queue::losing(&ctx.portal, &step.id.as_str().into(), hours).await?;
                }
            }
            Ok(some(n, Effect::OrdersMove { n }))
        }
        Resource::Services | Resource::Offers => {
            let mut n = 0;
            for step in steps.iter().filter(|step| goes(step)) {
                let values = step.before.as_ref().map(|before| (before.get(Column::Centre), before.get(Column::Service)));
                let (centre, service) =
                    if world.resource == Resource::Services { ("", step.id.as_str()) } else { values.unwrap_or_default() };
                n += store::panel_effects::orders(ctx.portal.db(), centre, service, ctx.now.date(), false).await?;
            }
            Ok(some(n, Effect::OrdersStay { n }))
        }
        Resource::Districts => {
            let off: Vec<&Step> = steps.iter().filter(|step| goes(step)).collect();
            super::districts::effects(ctx, &off).await
        }
        Resource::Terms | Resource::Templates | Resource::Steps | Resource::Users => Ok(Vec::new()),
    }
}

pub(super) fn some(n: u32, effect: Effect) -> Vec<Effect> {
    if n > 0 { vec![effect] } else { Vec::new() }
}

/// It is switched off or taken away.
fn goes(step: &Step) -> bool {
    let active = |values: &Option<Values>| values.as_ref().is_some_and(|values| values.flag(Column::Active));
    active(&step.before) && !active(&step.after)
}

/// What appeals of the category show changes: its name, its danger, whether it is offered.
fn touches(step: &Step) -> bool {
    let shown = [Column::NameAz, Column::NameEn, Column::NameRu, Column::Urgent, Column::Active];
    match (&step.before, &step.after) {
        (Some(before), Some(after)) => shown.iter().any(|column| before.get(*column) != after.get(*column)),
        (before, _) => before.is_some(),
    }
}

async fn institution(ctx: &Ctx, id: &str) -> Result<Vec<Effect>, Error> {
    let db = ctx.portal.db();
    let rules =
        store::routing::rules(db).await?.iter().filter(|rule| rule.institution.as_ref().is_some_and(|own| own.as_str() == id)).count()
            as u32;
    let zones = store::routing::zones(db).await?.iter().filter(|zone| zone.institution.as_str() == id).count() as u32;
    let staff = store::panel_effects::staff(db, &id.into()).await?;
    let parts = [some(rules, Effect::Rules { n: rules }), some(zones, Effect::Zones { n: zones }), some(staff, Effect::Staff { n: staff })];
    Ok(parts.concat())
}
