//! Complaints about decisions (A9.1): each person's own for that person, all of them for the owner's staff.

use super::Whole;
use crate::{Ctx, complaints, people};
use domain::appeal::view::ComplaintView;
use domain::ids::PersonId;
use std::collections::HashMap;
use store::complaints::ComplaintRow;
use store::people::PersonRow;

impl Whole {
    /// The person's own complaints, oldest first.
    pub fn complaints_of(&self, ctx: &Ctx, person: &PersonId) -> Vec<ComplaintView> {
        self.complaints.iter().filter(|row| row.person == *person).map(|row| view(ctx, row, None)).collect()
    }

    /// All complaints with the names of who complains, oldest first.
    pub fn complaints_with_names(&self, ctx: &Ctx, persons: &HashMap<PersonId, PersonRow>) -> Vec<ComplaintView> {
        self.complaints.iter().map(|row| view(ctx, row, persons.get(&row.person).map(people::name_of))).collect()
    }
}

fn view(ctx: &Ctx, row: &ComplaintRow, person: Option<String>) -> ComplaintView {
    let reference = ctx.portal.reference();
    ComplaintView {
        number: row.number.clone(),
        at_ms: row.filed_ms,
        person,
        institution: row.institution.as_ref().map(|id| reference.institution_name(id)),
        text: row.text.clone(),
        demand: row.demand.clone(),
        review: Some(complaints::review(ctx, row)),
    }
}
