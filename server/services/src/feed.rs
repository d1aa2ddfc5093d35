//! The public list for feed readers: the newest appeals of a filter, with nothing that the public list does not show.

use crate::permission::Function;
use crate::views::{Reader, lines};
use crate::{Ctx, Error};
use domain::appeal::view::AppealLine;
use domain::ids::{CategoryId, DistrictId, InstitutionId};
use domain::lang::Named;
use domain::lifecycle::StatusGroup;
use domain::time::UnixMs;
use store::appeals::Filter;

/// Entries of a feed.
const ENTRIES: u32 = 50;

/// What a feed is about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FeedFilter {
    /// Group of statuses.
    pub status: Option<StatusGroup>,
    /// Root or leaf.
    pub category: Option<CategoryId>,
    /// Leading institution.
    pub institution: Option<InstitutionId>,
    /// District.
    pub district: Option<DistrictId>,
}

/// A feed.
#[derive(Clone, Debug, PartialEq)]
pub struct Feed {
    /// Names of what it is limited to.
    pub about: Vec<Named>,
    /// The last change of any entry.
    pub updated_ms: UnixMs,
    /// The newest first, each with its last change.
    pub entries: Vec<(AppealLine, UnixMs)>,
}

/// The feed of a filter.
///
/// # Errors
/// [`Error::NotFound`] when the filter names what does not exist.
pub async fn feed(ctx: &Ctx, filter: FeedFilter) -> Result<Feed, Error> {
    ctx.may(Function::Feed)?;
    let about = about(ctx, &filter)?;
    let FeedFilter { status, category, institution, district } = filter;
    let filter = Filter { status, category, district, institution, since: None };
    let rows = store::appeals::public_list(ctx.portal.db(), &filter, None, ENTRIES).await?.rows;
    let changes: Vec<UnixMs> = rows.iter().map(|row| row.changed_ms).collect();
    let lines = lines(ctx, &rows, Reader::Public).await?;
    let updated_ms = changes.iter().copied().max().unwrap_or_default();
    Ok(Feed { about, updated_ms, entries: lines.into_iter().zip(changes).collect() })
}

fn about(ctx: &Ctx, filter: &FeedFilter) -> Result<Vec<Named>, Error> {
    let reference = ctx.portal.reference();
    let category = filter.category.as_ref().map(|id| reference.category(id).map(|found| found.name.clone()).ok_or(Error::NotFound));
    let institution =
        filter.institution.as_ref().map(|id| reference.institution(id).map(|found| found.name.clone()).ok_or(Error::NotFound));
    let district = filter.district.as_ref().map(|id| reference.district(id).map(|found| found.name.clone()).ok_or(Error::NotFound));
    [category, institution, district].into_iter().flatten().collect()
}
