//! The list of what was found.

use crate::permission::Function;
use crate::{Ctx, Error};
use domain::eservice::portal::FoundServices;
use domain::eservice::search::{Address, PAGE};
use domain::fold::sort_key;

/// The page of the list with this query (R11.3, R11.5.2); nonsense in it is left out.
///
/// # Errors
/// [`Error::Internal`] when the database fails.
pub async fn search(ctx: &Ctx, query: &str) -> Result<FoundServices, Error> {
    ctx.may(Function::FindServices)?;
    let Address { filter, order, page } = Address::read(query);
    let shelf = ctx.portal.eservices.shelf(&ctx.portal).await?;
    let skip = usize::try_from(page - 1).unwrap_or(usize::MAX).saturating_mul(PAGE);
    let found = shelf.index.ask(&filter, order, skip, PAGE);
    let reference = ctx.portal.reference();
    let mut providers: Vec<_> =
        found.providers.into_iter().map(|(id, count)| (id.clone(), reference.institution_name(&id), count)).collect();
    providers.sort_by_cached_key(|(_, name, _)| sort_key(name.in_lang(ctx.lang)));
    Ok(FoundServices { lines: shelf.lines(&found.ids), total: found.total, loose: found.loose, counts: found.counts, providers })
}
