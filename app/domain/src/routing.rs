//! Which institution is proposed for an appeal (A8.5). Only a proposal, from tables kept as data: the owner's staff decide.

use crate::appeal::view::ProposalReason;
use crate::geo::{Point, Shape};
use crate::ids::{CategoryId, InstitutionId};

#[cfg(test)]
mod tests;

/// A line of the routing table.
#[derive(Clone, Debug, PartialEq)]
pub enum Rule {
    /// Everything inside the zone (Dənizkənarı Bulvar, İçərişəhər) belongs to this institution, whatever the category.
    Zone {
        /// The outline.
        shape: Shape,
        /// Its institution.
        institution: InstitutionId,
    },
    /// A category (a leaf, or a root for all its leaves) belongs to this institution.
    Category {
        /// Root or leaf.
        category: CategoryId,
        /// Who is competent.
        institution: Competent,
    },
}

/// Who is competent for a category.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Competent {
    /// This institution in the whole country.
    Institution(InstitutionId),
    /// The local executive authority of the district in which the place lies.
    LocalExecutive,
}

/// A proposed institution and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// The institution.
    pub institution: InstitutionId,
    /// Shown beside the name.
    pub reason: ProposalReason,
}

/// Institutions in the order in which they are offered: place rules before category rules; a leaf's own rules instead of
/// its root's. Without any rule, or without a known district, the local executive (`executive`) is the last resort.
/// Empty only when the district isn't known either.
pub fn propose(point: Point, executive: Option<&InstitutionId>, category: &CategoryId, rules: &[Rule]) -> Vec<Proposal> {
    let mut proposals = by_place(point, rules);
    proposals.extend(by_category(category, executive, rules));
    if proposals.is_empty() {
        proposals.extend(executive.map(|id| Proposal { institution: id.clone(), reason: ProposalReason::District }));
    }
    without_repeats(proposals)
}

fn by_place(point: Point, rules: &[Rule]) -> Vec<Proposal> {
    let inside = rules.iter().filter_map(|rule| match rule {
        Rule::Zone { shape, institution } if shape.contains(point) => Some(institution),
        _ => None,
    });
    inside.map(|id| Proposal { institution: id.clone(), reason: ProposalReason::Place }).collect()
}

fn by_category(category: &CategoryId, executive: Option<&InstitutionId>, rules: &[Rule]) -> Vec<Proposal> {
    let leaf = competent_for(category.as_str(), executive, rules);
    match category.as_str().split_once('.') {
        Some((root, _)) if leaf.is_empty() => competent_for(root, executive, rules),
        _ => leaf,
    }
}

fn competent_for(category: &str, executive: Option<&InstitutionId>, rules: &[Rule]) -> Vec<Proposal> {
    let competent = rules.iter().filter_map(|rule| match rule {
        Rule::Category { category: of, institution } if of.as_str() == category => Some(institution),
        _ => None,
    });
    competent.filter_map(|competent| proposal(competent, executive)).collect()
}

fn proposal(competent: &Competent, executive: Option<&InstitutionId>) -> Option<Proposal> {
    let (id, reason) = match competent {
        Competent::Institution(id) => (id, ProposalReason::Category),
        Competent::LocalExecutive => (executive?, ProposalReason::District),
    };
    Some(Proposal { institution: id.clone(), reason })
}

fn without_repeats(proposals: Vec<Proposal>) -> Vec<Proposal> {
    let mut kept: Vec<Proposal> = Vec::with_capacity(proposals.len());
    for proposal in proposals {
        if kept.iter().all(|other| other.institution != proposal.institution) {
            kept.push(proposal);
        }
    }
    kept
}
