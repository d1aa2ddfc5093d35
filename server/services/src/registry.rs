//! The registry (A6.0.8): staff look for appeals by any combination of what is known of them, the owner's staff and the operator
//! among all, an institution among its own parts. Answered from memory (decision 20); begin reading at [`registry`].

mod asked;
mod book;
mod file;
mod kept;
mod saved;
mod words;

pub(crate) use asked::Asked;
pub use file::{MOST_IN_FILE, RegistryFile, file};
pub(crate) use kept::Kept;
pub use saved::{forget_view, keep_view, saved_views};

use crate::permission::Function;
use crate::{Ctx, Error, Portal};
use domain::appeal::form::AnswerMode;
use domain::ids::{AppealId, CategoryId, DistrictId, InstitutionId};
use domain::lang::Named;
use domain::registry::{Address, Entry, PAGE, RegistryPage, RegistryRow};
use domain::role::Role;
use domain::time::Date;
use std::collections::HashMap;

/// A page of the registry; `query` is the page's own.
///
/// # Errors
/// [`Error::Forbidden`] for everybody but staff, [`Error::Busy`] when words can't be looked for in time.
pub async fn registry(ctx: &Ctx, query: String) -> Result<RegistryPage, Error> {
    ctx.may(Function::Registry)?;
    let address = Address::read(&query);
    let asked = Asked::new(ctx, address.filter).await?;
    let first = (address.page as usize - 1).saturating_mul(PAGE);
    let order = address.order;
    let (entries, total) = asked.read(ctx, move |ledger, _, sieve| ledger.stretch(sieve, order, first, PAGE)).await?;
    Ok(RegistryPage {
        rows: rows(ctx, &entries).await?,
        total: u32::try_from(total).unwrap_or(u32::MAX),
        cut: asked.is_cut(),
        channels: ctx.portal.registry.channels(),
        institution: asked.own().is_some(),
        cards: ctx.actor.role != Role::Operator,
    })
}

/// Reads all appeals beforehand, so that nobody waits for it.
///
/// # Errors
/// [`Error::Internal`] when the database fails; whoever asks first tries again.
pub async fn warm(portal: &Portal) -> Result<(), Error> {
    portal.registry.fresh(portal.db()).await
}

/// The rows of these entries, with the present names.
async fn rows(ctx: &Ctx, entries: &[Entry]) -> Result<Vec<RegistryRow>, Error> {
    let ids: Vec<AppealId> = entries.iter().map(|entry| entry.key.appeal()).collect();
    let labels = store::registry::labels(ctx.portal.db(), &ids).await?;
    let mut labels: HashMap<AppealId, (String, String)> = labels.into_iter().map(|row| (row.id, (row.number, row.place))).collect();
    let reference = ctx.portal.reference();
    let today = ctx.now.date();
    let named = |code: &str, name: Option<&Named>| name.cloned().unwrap_or_else(|| Named { az: code.to_owned(), ..Named::default() });
    let mut row = |entry: &Entry, id: AppealId, [category, district, institution, channel]: [String; 4]| {
        let (number, place) = labels.remove(&id).unwrap_or_default();
        RegistryRow {
            number,
            place,
            id,
            status: entry.status,
            category: named(&category, reference.category(&CategoryId(category.clone())).map(|found| &found.name)),
            district: filled(&district).map(|code| named(code, reference.district(&DistrictId::from(code)).map(|found| &found.name))),
            institution: filled(&institution)
                .map(|code| named(code, reference.institution(&InstitutionId::from(code)).map(|found| &found.name))),
            sent_on: Date::from_days(entry.from),
            due_on: Date::from_days(entry.due),
            answered_on: entry.answered_on(),
            deadline: entry.fate(today),
            joined: entry.joined,
            stars: entry.stars,
            channel,
            mode: if entry.by_post { AnswerMode::AmisAndPost } else { AnswerMode::Amis },
        }
    };
    let words = ctx.portal.registry.words_of(entries);
    Ok(entries.iter().zip(ids).zip(words).map(|((entry, id), words)| row(entry, id, words)).collect())
}

fn filled(code: &str) -> Option<&str> {
    Some(code).filter(|code| !code.is_empty())
}
