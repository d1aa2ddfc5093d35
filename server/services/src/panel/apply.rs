//! From the values of a record to its row.

use super::centres;
use super::plan::Step;
use super::users;
use crate::{Ctx, Error};
use anyhow::{Context, anyhow};
use domain::account::AccountWhat;
use domain::deadline::escalation::{Step as EscalationStep, Whom};
use domain::fold::fold;
use domain::ids::DistrictId;
use domain::lang::{Lang, Named};
use domain::panel::{Column, Resource, Values};
use domain::refusal::{Code, Field, Refusal};
use domain::template::TemplateKind;
use store::calendar::CalendarRow;
use store::categories::CategoryRow;
use store::centres::CentreRow;
use store::institutions::InstitutionRow;
use store::routing::{RuleRow, ZoneRow};
use store::templates::TemplateRow;
use store::terms::TermsRow;
use store::{StoreError, Tx};

/// What rows have beside their values: the small numbers by which the map knows institutions and categories, and how exact a centre's
/// place is.
#[derive(Clone, Default)]
pub(super) struct Numbers {
    institutions: Vec<(String, u8)>,
    categories: Vec<CategoryRow>,
    centres: Vec<CentreRow>,
}

impl Numbers {
    /// Reads those of the resource.
    pub async fn read(ctx: &Ctx, resource: Resource) -> Result<Numbers, Error> {
        let (db, mut numbers) = (ctx.portal.db(), Numbers::default());
        match resource {
            Resource::Institutions => {
                numbers.institutions = store::institutions::all(db).await?.into_iter().map(|row| (row.id.0, row.idx)).collect();
            }
            Resource::Categories => numbers.categories = store::categories::all(db).await?,
            Resource::Centres => numbers.centres = store::centres::all(db).await?,
            _ => {}
        }
        Ok(numbers)
    }

    /// The institution's own number, or the first that is free.
    fn institution(&mut self, id: &str) -> Result<u8, Refusal> {
        if let Some((_, own)) = self.institutions.iter().find(|(known, _)| known == id) {
            return Ok(*own);
        }
        let free = (1..=u8::MAX).find(|number| self.institutions.iter().all(|(_, taken)| taken != number));
        let number = free.ok_or(Refusal::new(Field::Panel(Column::Code), Code::TooMany { max: u32::from(u8::MAX) }))?;
        self.institutions.push((id.to_owned(), number));
        Ok(number)
    }

    /// The rows to be written so that the leaves of a root stay numbered right after it: those that make room, the last one
    /// first, then the category itself.
    fn category(&mut self, mut row: CategoryRow) -> Result<Vec<CategoryRow>, Refusal> {
        // That of official appeals is the program's own (R11.7).
        if row.id.is_official() {
            return Err(Refusal::new(Field::Panel(Column::Code), Code::Taken));
        }
        if let Some(known) = self.categories.iter_mut().find(|known| known.id == row.id) {
            row.idx = known.idx;
            *known = row.clone();
            return Ok(vec![row]);
        }
        let family = |one: &&CategoryRow| row.parent.as_ref().is_none_or(|root| one.id == *root || one.parent.as_ref() == Some(root));
        let last = self.categories.iter().filter(family).map(|one| one.idx).max().unwrap_or_default();
        let full = Refusal::new(Field::Panel(Column::Code), Code::TooMany { max: u32::from(u8::MAX) });
        row.idx = last.checked_add(1).ok_or(full)?;
        let taken = |number: u8, all: &[CategoryRow]| all.iter().any(|one| one.idx == number);
        let free = (row.idx..=u8::MAX).find(|number| !taken(*number, &self.categories)).ok_or(full)?;
        let mut moved: Vec<CategoryRow> = Vec::new();
        for one in self.categories.iter_mut().filter(|one| (row.idx..free).contains(&one.idx)) {
            one.idx += 1;
            moved.push(one.clone());
        }
        moved.sort_by_key(|one| std::cmp::Reverse(one.idx));
        self.categories.push(row.clone());
        moved.push(row);
        Ok(moved)
    }
}

/// Writes a step.
pub(super) async fn apply(ctx: &Ctx, tx: &mut Tx, resource: Resource, step: &Step, numbers: &mut Numbers) -> Result<(), Error> {
    let Some(values) = &step.after else { return remove(ctx, tx, resource, step).await };
    let id = step.id.as_str();
    match resource {
        Resource::Calendar => store::calendar::put(tx, &day(id, values)?).await?,
        Resource::Institutions => {
            let row = institution(id, values, numbers.institution(id)?);
            // An appeal that was routed there since the form was looked at is moved first, as any other.
            if step.before.as_ref().is_some_and(|before| before.flag(Column::Active)) && !row.active {
                // Held before counting: who routes there at this moment is waited for, and counted.
                store::institutions::in_use(tx, &row.id).await?;
                let n = store::panel_effects::open_work_in(tx, &row.id).await?;
                if n > 0 {
                    return Err(Refusal::new(Field::Panel(Column::Active), Code::HasOpen { n }).into());
                }
            }
            store::institutions::put(tx, &row).await?;
        }
        Resource::Categories => {
            for row in numbers.category(category(id, values))? {
                store::categories::put(tx, &row).await?;
            }
        }
        Resource::Rules => store::routing::put_rule(tx, &rule(id, values)).await?,
        Resource::Zones => store::routing::put_zone(tx, &zone(id, values)).await?,
        Resource::Templates => store::templates::put(tx, &template(id, values)?).await?,
        Resource::Steps => store::escalations::put_step(tx, &escalation(id, values)?, values.flag(Column::Active)).await?,
        Resource::Terms => publish(ctx, tx, id, values).await?,
        Resource::Users => users::put(ctx, tx, step, values).await?,
        Resource::Centres => centres::put(tx, id, values, &numbers.centres).await?,
        Resource::Services => centres::put_service(tx, id, values).await?,
        Resource::Offers => centres::put_offer(tx, values).await?,
        Resource::Districts => district(tx, step, values).await?,
    }
    Ok(())
}

/// Its names; and whether it is in use, when that changes: what a colleague switched meanwhile is looked at first.
async fn district(tx: &mut Tx, step: &Step, values: &Values) -> Result<(), Error> {
    let id = step.id.as_str().into();
    if !store::districts::rename(tx, &id, &named(values), &folded(values)).await? {
        return Err(Error::NotFound);
    }
    let same = |before: &Values| [Column::Active, Column::Successor].into_iter().all(|column| before.get(column) == values.get(column));
    let successor: Option<DistrictId> = optional(values.get(Column::Successor));
    let fits = step.before.as_ref().is_some_and(same)
        || store::districts::switch(tx, &id, values.flag(Column::Active), successor.as_ref()).await?;
    if fits { Ok(()) } else { Err(Error::Conflict) }
}

async fn remove(ctx: &Ctx, tx: &mut Tx, resource: Resource, step: &Step) -> Result<(), Error> {
    let id = step.id.as_str();
    let gone = match resource {
        Resource::Calendar => store::calendar::remove(tx, id.parse().map_err(|_| Error::NotFound)?).await,
        Resource::Institutions => store::institutions::remove(tx, &id.into()).await,
        Resource::Categories => store::categories::remove(tx, &id.into()).await,
        Resource::Rules => store::routing::remove_rule(tx, id).await,
        Resource::Zones => store::routing::remove_zone(tx, id).await,
        Resource::Templates => store::templates::remove(tx, id).await,
        Resource::Users => return users::revoke(ctx, tx, step).await,
        Resource::Steps | Resource::Terms | Resource::Centres | Resource::Services | Resource::Offers | Resource::Districts => {
            return Err(Refusal::form(Code::NotNow).into());
        }
    };
    match gone {
        Ok(true) => Ok(()),
        Ok(false) => Err(Error::Conflict),
        Err(StoreError::Reference(_)) => Err(Refusal::form(Code::InUse).into()),
        Err(error) => Err(error.into()),
    }
}

fn optional<T: for<'a> From<&'a str>>(text: &str) -> Option<T> {
    (!text.is_empty()).then(|| T::from(text))
}

/// All names folded, for search.
fn folded(values: &Values) -> String {
    fold(&[Column::NameAz, Column::NameEn, Column::NameRu].map(|column| values.get(column)).join(" "))
}

fn named(values: &Values) -> Named {
    let name = |column: Column| values.get(column).to_owned();
    Named { az: name(Column::NameAz), en: name(Column::NameEn), ru: name(Column::NameRu) }
}

fn day(id: &str, values: &Values) -> Result<CalendarRow, Error> {
    Ok(CalendarRow {
        day: id.parse().map_err(|_| anyhow!("a day of the calendar that is none"))?,
        kind: values.get(Column::DayKind).to_owned(),
        name_az: values.get(Column::NameAz).to_owned(),
        status: values.get(Column::Status).to_owned(),
        source: values.get(Column::Source).to_owned(),
    })
}

fn institution(id: &str, values: &Values, idx: u8) -> InstitutionRow {
    InstitutionRow {
        id: id.into(),
        name_az: values.get(Column::NameAz).to_owned(),
        name_en: values.get(Column::NameEn).to_owned(),
        name_ru: values.get(Column::NameRu).to_owned(),
        folded: folded(values),
        idx,
        local_executive: values.flag(Column::LocalExecutive),
        district: optional(values.get(Column::District)),
        active: values.flag(Column::Active),
        position: values.number(Column::Position),
    }
}

fn category(id: &str, values: &Values) -> CategoryRow {
    CategoryRow {
        id: id.into(),
        parent: optional(values.get(Column::Parent)),
        name_az: values.get(Column::NameAz).to_owned(),
        name_en: values.get(Column::NameEn).to_owned(),
        name_ru: values.get(Column::NameRu).to_owned(),
        idx: 0,
        urgent: values.flag(Column::Urgent),
        emergency: Some(values.get(Column::Emergency).to_owned()).filter(|number| !number.is_empty()),
        words: values.get(Column::Words).to_owned(),
        position: values.number(Column::Position),
        active: values.flag(Column::Active),
    }
}

pub(super) fn rule(id: &str, values: &Values) -> RuleRow {
    RuleRow {
        id: id.to_owned(),
        category: values.get(Column::Category).into(),
        institution: optional(values.get(Column::Institution)),
        priority: values.number(Column::Priority),
    }
}

pub(super) fn zone(id: &str, values: &Values) -> ZoneRow {
    ZoneRow {
        id: id.to_owned(),
        name_az: values.get(Column::NameAz).to_owned(),
        shape: values.get(Column::Shape).to_owned(),
        institution: values.get(Column::Institution).into(),
    }
}

fn template(id: &str, values: &Values) -> Result<TemplateRow, Error> {
    Ok(TemplateRow {
        id: id.to_owned(),
        kind: TemplateKind::parse(values.get(Column::Purpose)).context("the purpose of a template")?,
        ground: Some(values.get(Column::Ground).to_owned()).filter(|ground| !ground.is_empty()),
        institution: optional(values.get(Column::Institution)),
        language: Lang::parse(values.get(Column::Language)).context("the language of a template")?,
        title: values.get(Column::Title).to_owned(),
        text: values.get(Column::Text).to_owned(),
        position: values.number(Column::Position),
        active: values.flag(Column::Active),
    })
}

fn escalation(id: &str, values: &Values) -> Result<EscalationStep, Error> {
    let whom = Whom::parse(values.get(Column::Whom)).context("whom a step tells")?;
    Ok(EscalationStep { id: id.to_owned(), days: values.number(Column::Days) as i32, whom })
}

/// A new version of the terms: everybody is told, and asked again before the next act (T1.7).
async fn publish(ctx: &Ctx, tx: &mut Tx, id: &str, values: &Values) -> Result<(), Error> {
    let row = TermsRow {
        version: id.parse().map_err(|_| anyhow!("a version of the terms that is no number"))?,
        text_az: values.get(Column::TextAz).to_owned(),
        text_en: values.get(Column::TextEn).to_owned(),
        text_ru: values.get(Column::TextRu).to_owned(),
        published_ms: ctx.now,
    };
    match store::terms::publish(tx, &row).await {
        Err(error) if error.is_unique() => return Err(Error::Conflict),
        published => published?,
    }
    store::account_notices::add_for_all(tx, AccountWhat::TermsChanged, id, ctx.now).await?;
    Ok(())
}
