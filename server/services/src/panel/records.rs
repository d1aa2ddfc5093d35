//! Every record of a resource, as its form shows it.

use super::centres;
use crate::Error;
use domain::ids::{CategoryId, DistrictId, InstitutionId};
use domain::panel::{Column, PanelRow, Resource, Values};
use domain::role::Role;
use store::Db;
use store::calendar::CalendarRow;
use store::categories::CategoryRow;
use store::centre_grants::CentreGrantRow;
use store::districts::DistrictRow;
use store::eservice_grants::EserviceGrantRow;
use store::grants::StaffRow;
use store::institutions::InstitutionRow;
use store::routing::{RuleRow, ZoneRow};
use store::templates::TemplateRow;
use store::terms::TermsRow;

/// All records, in the order of their lists.
pub(super) async fn read(db: &Db, resource: Resource) -> Result<Vec<PanelRow>, Error> {
    Ok(match resource {
        Resource::Calendar => store::calendar::all(db).await?.into_iter().rev().map(day).collect(),
        Resource::Institutions => store::institutions::all(db).await?.into_iter().map(institution).collect(),
        Resource::Categories => in_tree(store::categories::all(db).await?.into_iter().map(category).collect()),
        Resource::Rules => store::routing::rules(db).await?.into_iter().map(rule).collect(),
        Resource::Zones => store::routing::zones(db).await?.into_iter().map(zone).collect(),
        Resource::Templates => store::templates::all(db).await?.into_iter().map(template).collect(),
        Resource::Steps => store::escalations::all_steps(db).await?.into_iter().map(|(one, active)| step(one, active)).collect(),
        Resource::Terms => store::terms::all(db).await?.into_iter().map(terms).collect(),
        Resource::Users => {
            let (staff, posts, keepers) =
                tokio::try_join!(store::grants::staff(db), store::centre_grants::all(db), store::eservice_grants::all(db))?;
            staff.into_iter().map(user).chain(posts.into_iter().map(post)).chain(keepers.into_iter().map(keeper)).collect()
        }
        Resource::Districts => store::districts::all(db).await?.into_iter().map(district).collect(),
        Resource::Centres => centres::all(db).await?,
        Resource::Services => store::centres::services(db).await?.into_iter().map(centres::service).collect(),
        Resource::Offers => store::centres::offered(db).await?.into_iter().map(centres::offer).collect(),
    })
}

pub(super) fn names(az: String, en: String, ru: String) -> Values {
    Values::default().with(Column::NameAz, az).with(Column::NameEn, en).with(Column::NameRu, ru)
}

fn district(row: DistrictRow) -> PanelRow {
    let values = names(row.name_az, row.name_en, row.name_ru)
        .with(Column::Code, row.id.as_str())
        .with_flag(Column::Active, row.active)
        .with(Column::Successor, row.successor.map_or_else(String::new, |id| id.0));
    PanelRow { id: row.id.0, values }
}

fn day(row: CalendarRow) -> PanelRow {
    let values = Values::default()
        .with(Column::Day, row.day.to_string())
        .with(Column::DayKind, row.kind)
        .with(Column::NameAz, row.name_az)
        .with(Column::Status, row.status)
        .with(Column::Source, row.source);
    PanelRow { id: row.day.to_string(), values }
}

fn institution(row: InstitutionRow) -> PanelRow {
    let values = names(row.name_az, row.name_en, row.name_ru)
        .with(Column::Code, row.id.as_str())
        .with_flag(Column::LocalExecutive, row.local_executive)
        .with(Column::District, row.district.as_ref().map_or("", DistrictId::as_str))
        .with(Column::Position, row.position.to_string())
        .with_flag(Column::Active, row.active);
    PanelRow { id: row.id.0, values }
}

fn category(row: CategoryRow) -> PanelRow {
    let values = names(row.name_az, row.name_en, row.name_ru)
        .with(Column::Code, row.id.as_str())
        .with(Column::Parent, row.parent.as_ref().map_or("", CategoryId::as_str))
        .with(Column::Words, row.words)
        .with_flag(Column::Urgent, row.urgent)
        .with(Column::Emergency, row.emergency.unwrap_or_default())
        .with(Column::Position, row.position.to_string())
        .with_flag(Column::Active, row.active);
    PanelRow { id: row.id.0, values }
}

/// Each root with its leaves behind it.
fn in_tree(rows: Vec<PanelRow>) -> Vec<PanelRow> {
    let (roots, leaves): (Vec<PanelRow>, Vec<PanelRow>) = rows.into_iter().partition(|row| row.values.get(Column::Parent).is_empty());
    let below = |root: PanelRow| {
        let own: Vec<PanelRow> = leaves.iter().filter(|leaf| leaf.values.get(Column::Parent) == root.id).cloned().collect();
        std::iter::once(root).chain(own).collect::<Vec<_>>()
    };
    roots.into_iter().flat_map(below).collect()
}

fn rule(row: RuleRow) -> PanelRow {
    let values = Values::default()
        .with(Column::Category, row.category.0)
        .with(Column::Institution, row.institution.map_or_else(String::new, |id| id.0))
        .with(Column::Priority, row.priority.to_string());
    PanelRow { id: row.id, values }
}

fn zone(row: ZoneRow) -> PanelRow {
    let values =
        Values::default().with(Column::NameAz, row.name_az).with(Column::Institution, row.institution.0).with(Column::Shape, row.shape);
    PanelRow { id: row.id, values }
}

pub(super) fn template(row: TemplateRow) -> PanelRow {
    let values = Values::default()
        .with(Column::Title, row.title)
        .with(Column::Purpose, row.kind.as_str())
        .with(Column::Ground, row.ground.unwrap_or_default())
        .with(Column::Language, row.language.tag())
        .with(Column::Institution, row.institution.map_or_else(String::new, |id: InstitutionId| id.0))
        .with(Column::Text, row.text)
        .with(Column::Position, row.position.to_string())
        .with_flag(Column::Active, row.active);
    PanelRow { id: row.id, values }
}

fn step(row: domain::deadline::escalation::Step, active: bool) -> PanelRow {
    let values =
        Values::default().with(Column::Days, row.days.to_string()).with(Column::Whom, row.whom.as_str()).with_flag(Column::Active, active);
    PanelRow { id: row.id, values }
}

fn terms(row: TermsRow) -> PanelRow {
    let values = Values::default().with(Column::TextAz, row.text_az).with(Column::TextEn, row.text_en).with(Column::TextRu, row.text_ru);
    PanelRow { id: row.version.to_string(), values }
}

fn user(row: StaffRow) -> PanelRow {
    let values = Values::default()
        .with(Column::Person, row.person.0)
        .with(Column::Fin, "")
        .with(Column::Role, row.role.as_str())
        .with(Column::Institution, row.institution.map_or_else(String::new, |id| id.0))
        .with(Column::District, row.district.map_or_else(String::new, |id| id.0))
        .with_flag(Column::Head, row.head)
        .with(Column::Centre, "")
        .with_flag(Column::Manager, false);
    PanelRow { id: row.grant, values }
}

/// Work in a centre, or at the telephone 108.
fn post(row: CentreGrantRow) -> PanelRow {
    let values = Values::default()
        .with(Column::Person, row.person.0)
        .with(Column::Fin, "")
        .with(Column::Role, row.role.as_str())
        .with(Column::Institution, "")
        .with(Column::District, "")
        .with_flag(Column::Head, false)
        .with(Column::Centre, row.centre.map_or_else(String::new, |id| id.0))
        .with_flag(Column::Manager, row.manager);
    PanelRow { id: row.id, values }
}

/// Work at the operator of the register of e-services.
fn keeper(row: EserviceGrantRow) -> PanelRow {
    let values = Values::default()
        .with(Column::Person, row.person.0)
        .with(Column::Fin, "")
        .with(Column::Role, Role::RegistryOperator.as_str())
        .with(Column::Institution, "")
        .with(Column::District, "")
        .with_flag(Column::Head, false)
        .with(Column::Centre, "")
        .with_flag(Column::Manager, false);
    PanelRow { id: row.id, values }
}
