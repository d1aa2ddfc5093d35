//! Complaints about decisions (A9.1): each person's own for that person, all of them for the owner's staff.

use super::Whole;
use crate::{Ctx, people};
use domain::appeal::view::ComplaintView;
use domain::ids::PersonId;
use std::collections::HashMap;
use store::additions::{AdditionKind, AdditionRow};
use store::people::PersonRow;

impl Whole {
    /// The person's own complaints, oldest first.
    pub fn complaints_of(&self, ctx: &Ctx, person: &PersonId) -> Vec<ComplaintView> {
        self.complaints().filter(|row| row.person == *person).map(|row| view(ctx, row, None)).collect()
    }

    /// All complaints with the names of who complains, oldest first.
    pub fn complaints_with_names(&self, ctx: &Ctx, persons: &HashMap<PersonId, PersonRow>) -> Vec<ComplaintView> {
        self.complaints().map(|row| view(ctx, row, persons.get(&row.person).map(people::name_of))).collect()
    }

    fn complaints(&self) -> impl Iterator<Item = &AdditionRow> {
        self.additions.iter().filter(|row| row.kind == AdditionKind::Complaint)
    }
}

fn view(ctx: &Ctx, row: &AdditionRow, person: Option<String>) -> ComplaintView {
    let reference = ctx.portal.reference();
    ComplaintView {
        number: row.number.clone().unwrap_or_default(),
        at_ms: row.added_ms,
        person,
        institution: row.institution.as_ref().map(|id| reference.institution_name(id)),
        text: row.text.clone(),
        demand: row.demand.clone(),
    }
}
