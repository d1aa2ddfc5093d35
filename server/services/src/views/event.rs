//! What is written down when something happens, beside who, when, which clause.

use crate::Ctx;
use domain::appeal::view::What;
use domain::ids::{AdditionId, CategoryId, DistrictId, InstitutionId, MediaId, QueryId};
use domain::time::Date;
use serde::{Deserialize, Serialize};
use store::events::{Audience, NewEvent};

/// The particulars of an event, kept as JSON; each kind fills what belongs to it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Particulars {
    /// Words of a person: progress, reason, rating.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// The official number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// A deadline's day and article.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub due: Option<(Date, String)>,
    /// Category before and after.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub category: Option<(CategoryId, CategoryId)>,
    /// District before and after.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub district: Option<(Option<DistrictId>, Option<DistrictId>)>,
    /// The ground of a refusal, or the number of stars: a word of ours.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub word: Option<String>,
    /// Why it was rated so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reasons: Option<String>,
    /// Text before and after a correction of the author.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub words: Option<(String, String)>,
    /// Address before and after.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub address: Option<(String, String)>,
    /// Place in words and point before and after.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<(String, String)>,
    /// Photos before and after.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub photos: Option<(Vec<MediaId>, Vec<MediaId>)>,
    /// What was added, with its files.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub addition: Option<AdditionId>,
    /// The query that was sent or answered.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub query: Option<QueryId>,
    /// Words between institutions: in the chain, and on no timeline.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub inner: Option<String>,
}

impl Particulars {
    /// Only words.
    pub fn text(text: &str) -> Particulars {
        Particulars { text: Some(text.to_owned()).filter(|text| !text.is_empty()), ..Particulars::default() }
    }

    /// Only a deadline.
    pub fn due(on: Date, article: &str) -> Particulars {
        Particulars { due: Some((on, article.to_owned())), ..Particulars::default() }
    }

    /// As they were kept; nothing where a later program wrote something else.
    pub fn read(data: &str) -> Particulars {
        serde_json::from_str(data).unwrap_or_default()
    }
}

/// An event of this actor, now.
pub(crate) fn event(ctx: &Ctx, what: What, clause: &str, audience: Audience, particulars: &Particulars) -> NewEvent {
    NewEvent {
        at_ms: ctx.now,
        person: ctx.actor.person.clone(),
        role: ctx.actor.role,
        institution: ctx.actor.institution.clone(),
        what,
        clause: clause.to_owned(),
        audience,
        data: serde_json::to_string(particulars).unwrap_or_else(|_| "{}".to_owned()),
        session: ctx.session.clone(),
    }
}

/// The same, about an institution.
pub(crate) fn event_about(ctx: &Ctx, institution: &InstitutionId, what: What, clause: &str, particulars: &Particulars) -> NewEvent {
    NewEvent { institution: Some(institution.clone()), ..event(ctx, what, clause, Audience::Public, particulars) }
}
