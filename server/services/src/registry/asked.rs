//! A question to the registry: which appeals this employee may see, and which of them are asked for.

use super::book::Book;
use super::words::{self, Found};
use crate::{Ctx, Error};
use anyhow::anyhow;
use domain::ids::{DistrictId, InstitutionId};
use domain::registry::{Codes, Filter, Ledger, Sieve};
use domain::role::Role;
use domain::time::Date;
use std::collections::HashSet;
use std::sync::Arc;

/// The question.
#[derive(Clone)]
pub(crate) struct Asked {
    filter: Filter,
    /// The institution whose own parts are meant; `None` for all appeals.
    own: Option<InstitutionId>,
    /// Codes of districts that pass; `None` when all do.
    districts: Option<HashSet<String>>,
    found: Option<Found>,
    today: Date,
}

impl Asked {
    /// Looks for the filter's words where there are any.
    pub async fn new(ctx: &Ctx, filter: Filter) -> Result<Asked, Error> {
        let own = match ctx.actor.role {
            Role::InstitutionStaff => Some(ctx.actor.institution.clone().ok_or(Error::Forbidden)?),
            _ => None,
        };
        let found = words::find(ctx, &filter, own.as_ref()).await?;
        Ok(Asked { districts: districts(ctx, filter.district.as_ref()), filter, own, found, today: ctx.now.date() })
    }

    /// The institution whose own parts are meant.
    pub fn own(&self) -> Option<&InstitutionId> {
        self.own.as_ref()
    }

    /// Whether words were found in more appeals than are looked at.
    pub fn is_cut(&self) -> bool {
        self.found.as_ref().is_some_and(|found| found.cut)
    }

    /// Asks the registry as it stands now, on a thread where counting holds nobody up.
    pub async fn read<T: Send + 'static>(
        &self,
        ctx: &Ctx,
        question: impl FnOnce(&Ledger, &Codes, &Sieve) -> T + Send + 'static,
    ) -> Result<T, Error> {
        ctx.portal.registry.fresh(ctx.portal.db()).await?;
        let (portal, asked) = (Arc::clone(&ctx.portal), self.clone());
        let answer = tokio::task::spawn_blocking(move || portal.registry.read(|book| asked.put_to(book, question))).await;
        answer.map_err(|error| anyhow!("the registry was not asked: {error}").into())
    }

    fn put_to<T>(&self, book: &Book, question: impl FnOnce(&Ledger, &Codes, &Sieve) -> T) -> T {
        let passes = |code: &str| self.districts.as_ref().is_some_and(|all| all.contains(code));
        let found = self.found.as_ref().map(|found| found.ids.clone());
        let districts = self.districts.is_some().then_some(&passes as &dyn Fn(&str) -> bool);
        let sieve = Sieve::new(&self.filter, &book.codes, districts, found, self.today);
        let nothing = Ledger::default();
        let ledger = match &self.own {
            Some(own) => book.parts_of(own.as_str()).unwrap_or(&nothing),
            None => &book.appeals,
        };
        question(ledger, &book.codes, &sieve)
    }
}

/// The district asked for with what hangs under it, within the employee's territory; a territory covers what has no district too.
fn districts(ctx: &Ctx, wanted: Option<&DistrictId>) -> Option<HashSet<String>> {
    let reference = ctx.portal.reference();
    let with_parts = |id: &DistrictId| {
        let below = reference.districts.iter().filter(|one| one.parent.as_ref() == Some(id)).map(|one| one.id.to_string());
        below.chain([id.to_string()]).collect::<HashSet<String>>()
    };
    let territory = ctx.actor.territory.as_ref().map(|id| {
        let mut all = with_parts(id);
        all.insert(String::new());
        all
    });
    match (wanted.map(with_parts), territory) {
        (Some(wanted), Some(territory)) => Some(wanted.intersection(&territory).cloned().collect()),
        (one, other) => one.or(other),
    }
}
