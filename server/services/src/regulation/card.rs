//! A regulation as staff see it: the version on its way with what it lacks, what the others say, the discussion, the history.

use super::loaded::Loaded;
use super::signed::shown;
use crate::permission::Function;
use crate::{Ctx, Error};
use domain::ids::{InstitutionId, RegulationId};
use domain::regulation::stage::buttons;
use domain::regulation::{AgreementView, Card, CommentView, Happened, VersionLine, VersionView};
use store::regulation_comments::CommentRow;
use store::regulations::VersionRow;
use store::signatures::RegulationSignatureRow;

/// Comments shown of a version.
pub(super) const MOST_SHOWN: u32 = 500;

/// The card.
///
/// # Errors
/// [`Error::NotFound`] for whoever neither provides the service nor is asked; [`Error::Internal`] when the chain is damaged.
pub async fn card(ctx: &Ctx, id: &RegulationId) -> Result<Card, Error> {
    ctx.may(Function::RegulationCard)?;
    let loaded = Loaded::of_staff(ctx, id).await?;
    let db = ctx.portal.db();
    let signatures = store::signatures::of_regulation(db, id).await?;
    let comments = store::regulation_comments::of_version(db, id, loaded.current.version, MOST_SHOWN).await?;
    let events = store::regulation_events::events(db, id).await?;
    let provider = &loaded.row.institution;
    let before = loaded.versions.iter().find(|one| one.version < loaded.current.version);
    let before = before.map(|one| version(ctx, one, provider, &signatures)).transpose()?.map(Box::new);
    let facts = loaded.facts(ctx);
    let name = |institution: &InstitutionId| ctx.portal.reference().institution_name(institution);
    let agreement = |row: &store::regulation_agreements::AgreementRow| AgreementView {
        institution: name(&row.institution),
        state: row.state,
        reason: row.reason.clone(),
        decided_ms: row.decided_ms,
    };
    let happened = |row: store::regulation_events::RegulationEventRow| Happened {
        at_ms: row.at_ms,
        what: row.what,
        version: row.version,
        institution: name(&row.institution),
    };
    Ok(Card {
        id: id.clone(),
        provider: name(provider),
        ours: loaded.is_ours(),
        shown: version(ctx, &loaded.current, provider, &signatures)?,
        faults: loaded.faults(),
        steps: buttons(loaded.current.stage, &loaded.who, &facts),
        to_ask: u32::try_from(facts.others).unwrap_or(u32::MAX),
        agreements: loaded.agreements.iter().map(agreement).collect(),
        comments: comments.into_iter().map(said).collect(),
        versions: loaded.versions.iter().map(chosen).collect(),
        before,
        history: events.into_iter().map(happened).collect(),
        days: ctx.portal.config().regulation.discussion_days,
    })
}

/// A version with its text and its signature.
pub(super) fn version(
    ctx: &Ctx,
    row: &VersionRow,
    provider: &InstitutionId,
    signatures: &[RegulationSignatureRow],
) -> Result<VersionView, Error> {
    let text = row.text()?;
    let signer = signatures.iter().find(|one| one.version == row.version).map(|one| one.signed.signer.clone());
    Ok(VersionView {
        version: row.version,
        stage: row.stage,
        signature: shown(ctx, signatures, row.version, provider, &text),
        text,
        published_ms: row.published_ms,
        discussed_until_ms: row.discussed_until_ms,
        since_ms: row.since_ms,
        until_ms: row.until_ms,
        signer: signer.unwrap_or_default(),
    })
}

/// A version to choose.
pub(super) fn chosen(row: &VersionRow) -> VersionLine {
    VersionLine { version: row.version, stage: row.stage, since_ms: row.since_ms }
}

/// A comment; who wrote it is told by given name and initial alone.
pub(super) fn said(row: CommentRow) -> CommentView {
    CommentView {
        id: row.id,
        name: row.name,
        text: row.text,
        at_ms: row.at_ms,
        state: row.state,
        answer: row.answer,
        answered_ms: row.answered_ms,
    }
}
