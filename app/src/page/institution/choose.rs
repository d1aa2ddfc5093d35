//! Choosing an institution: those that may be competent first, then all that may be chosen.

use crate::context::lang;
use crate::page::desk::state::State;
use crate::tr;
use crate::ui::Choice;
use domain::appeal::view::ProposalView;
use domain::ids::InstitutionId;
use leptos::prelude::*;

/// The choices without those in `but`; follows the lists of the desk.
pub fn institutions(desk: State, proposals: &[ProposalView], but: &[InstitutionId]) -> Vec<Choice> {
    let proposed = proposals
        .iter()
        .map(|one| Choice::new(one.institution.to_string(), one.name.in_lang(lang())).in_group(tr!(procedure.group_proposed)));
    let is_proposed = |id: &InstitutionId| proposals.iter().any(|one| one.institution == *id);
    let others = desk.reference.with(|reference| {
        let others = reference.institutions.iter().filter(|one| !but.contains(&one.id) && !is_proposed(&one.id));
        others.map(|one| Choice::new(one.id.to_string(), one.name.in_lang(lang())).in_group(tr!(procedure.group_all))).collect::<Vec<_>>()
    });
    proposed.chain(others).collect()
}
