//! What everybody reads (R9.7, R9.8): drafts under discussion, regulations in force and earlier ones, with what was said of them.

use super::card::{MOST_SHOWN, chosen, said, version};
use crate::permission::Function;
use crate::{Ctx, Error};
use domain::appeal::view::Rows;
use domain::ids::{InstitutionId, RegulationId};
use domain::lang::Named;
use domain::regulation::{CommentState, PublicCard, PublicLine, PublicList, PublicQuery, Stage, VersionView};
use std::collections::HashMap;
use store::regulations::VersionRow;

/// Drafts under discussion that are shown at once.
const MOST_DISCUSSED: u32 = 100;
/// Regulations in force of a page.
const PAGE: u32 = 50;

/// The list.
///
/// # Errors
/// [`Error::Internal`] when the database fails.
pub async fn public_list(ctx: &Ctx, query: PublicQuery) -> Result<PublicList, Error> {
    ctx.may(Function::PublicRegulations)?;
    let db = ctx.portal.db();
    let of = InstitutionId(query.institution);
    let discussed = store::regulations::discussed(db, &of, MOST_DISCUSSED).await?;
    let in_force = store::regulations::in_force_list(db, &of, query.after.as_deref(), PAGE).await?;
    let institutions = store::regulations::institutions(db).await?;
    let mut providers = HashMap::new();
    for row in discussed.iter().chain(&in_force.rows) {
        if let Some(found) = store::regulations::find(db, &row.regulation).await? {
            providers.insert(row.regulation.clone(), ctx.portal.reference().institution_name(&found.institution));
        }
    }
    let line = |row: VersionRow| line(row, &providers);
    Ok(PublicList {
        discussed: discussed.into_iter().map(line).collect(),
        in_force: Rows { rows: in_force.rows.into_iter().map(line).collect(), total: in_force.total, next: in_force.next },
        institutions: institutions.into_iter().map(|id| (id.clone(), ctx.portal.reference().institution_name(&id))).collect(),
    })
}

fn line(row: VersionRow, providers: &HashMap<RegulationId, Named>) -> PublicLine {
    let at = if row.stage == Stage::Discussion { row.discussed_until_ms } else { row.since_ms };
    PublicLine {
        provider: providers.get(&row.regulation).cloned().unwrap_or_default(),
        at_ms: at.unwrap_or(row.changed_ms),
        id: row.regulation,
        version: row.version,
        name: row.name,
    }
}

/// A regulation: the version that is asked for, or the one under discussion, or the one in force; compared with `with`.
///
/// # Errors
/// [`Error::NotFound`] where no version is public.
pub async fn public_card(ctx: &Ctx, id: &RegulationId, asked: Option<u32>, with: Option<u32>) -> Result<PublicCard, Error> {
    ctx.may(Function::PublicRegulation)?;
    let db = ctx.portal.db();
    let regulation = store::regulations::find(db, id).await?.ok_or(Error::NotFound)?;
    let mut versions = store::regulations::versions(db, id).await?;
    versions.retain(|one| one.stage.is_public());
    let of = |number: Option<u32>| number.and_then(|number| versions.iter().find(|one| one.version == number));
    let shown = match asked {
        Some(_) => of(asked),
        None => {
            versions.iter().find(|one| one.stage == Stage::Discussion).or_else(|| versions.iter().find(|one| one.stage == Stage::InForce))
        }
    };
    let shown = shown.ok_or(Error::NotFound)?;
    let signatures = store::signatures::of_regulation(db, id).await?;
    let provider = &regulation.institution;
    let against = of(with).filter(|one| one.version != shown.version);
    let against = against.map(|one| version(ctx, one, provider, &signatures)).transpose()?.map(Box::new);
    let comments = store::regulation_comments::of_version(db, id, shown.version, MOST_SHOWN).await?;
    Ok(PublicCard {
        id: id.clone(),
        provider: ctx.portal.reference().institution_name(provider),
        shown: version(ctx, shown, provider, &signatures)?,
        versions: versions.iter().map(chosen).collect(),
        against,
        comments: comments.into_iter().filter(|one| one.state == CommentState::Shown).map(said).collect(),
        signed_in: ctx.actor.person.is_some(),
    })
}

/// What a printed regulation holds.
#[derive(Clone, Debug)]
pub struct Sheet {
    /// Full name of the body, in the state's language.
    pub provider: String,
    /// The version.
    pub shown: VersionView,
}

/// The version that everybody reads, or the one that staff write, to be printed.
///
/// # Errors
/// [`Error::NotFound`] where there is none for who asks.
pub async fn sheet(ctx: &Ctx, id: &RegulationId, asked: Option<u32>) -> Result<Sheet, Error> {
    match public_card(ctx, id, asked, None).await {
        Ok(card) => Ok(Sheet { provider: card.provider.az, shown: card.shown }),
        Err(Error::NotFound) if asked.is_none() => {
            let card = super::card(ctx, id).await.map_err(|_| Error::NotFound)?;
            Ok(Sheet { provider: card.provider.az, shown: card.shown })
        }
        Err(error) => Err(error),
    }
}
