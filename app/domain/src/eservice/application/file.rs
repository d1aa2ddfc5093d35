//! Services in a file (CSV): the columns are the items of annex 2. Lists stand in one cell, divided by `|`.

use super::{ApplicationForm, FactsForm, bounds};
use crate::eservice::Item;
use crate::ids::InstitutionId;
use crate::refusal::{Code, Field, Refusal};

/// Rows of a file at most.
pub const MOST_ROWS: u32 = 5_000;

/// The columns in the order of the form; those of [`Item::HappenedOn`] and [`Item::Reason`] belong to applications alone.
pub const COLUMNS: &[Item] = &[
    Item::Provider,
    Item::NameAz,
    Item::NameEn,
    Item::NameRu,
    Item::Others,
    Item::ContentAz,
    Item::ContentEn,
    Item::ContentRu,
    Item::LegalBasis,
    Item::Kind,
    Item::Paid,
    Item::Amount,
    Item::Basis,
    Item::Requisites,
    Item::Ways,
    Item::Link,
    Item::Audiences,
    Item::Address,
    Item::Field,
    Item::Automation,
    Item::Events,
    Item::Keywords,
    Item::Manner,
    Item::Regulation,
];

/// A row's facts, checked like an application; whether the provider exists is not known here.
///
/// # Errors
/// All that is wrong, each with its column.
pub fn row<'a>(cells: impl Iterator<Item = (Item, &'a str)>) -> Result<(InstitutionId, FactsForm), Vec<Refusal>> {
    let (mut provider, mut f) = (String::new(), FactsForm::default());
    for (item, cell) in cells {
        let lines = || cell.replace('|', "\n");
        let words = || cell.split('|').map(str::to_owned).collect::<Vec<_>>();
        match item {
            Item::Provider => cell.trim().clone_into(&mut provider),
            Item::NameAz => cell.clone_into(&mut f.name_az),
            Item::NameEn => cell.clone_into(&mut f.name_en),
            Item::NameRu => cell.clone_into(&mut f.name_ru),
            Item::Others => f.others = lines(),
            Item::ContentAz => cell.clone_into(&mut f.content_az),
            Item::ContentEn => cell.clone_into(&mut f.content_en),
            Item::ContentRu => cell.clone_into(&mut f.content_ru),
            Item::LegalBasis => f.legal_basis = lines(),
            Item::Kind => cell.clone_into(&mut f.kind),
            Item::Paid => cell.clone_into(&mut f.paid),
            Item::Amount => cell.clone_into(&mut f.amount),
            Item::Basis => cell.clone_into(&mut f.basis),
            Item::Requisites => cell.clone_into(&mut f.requisites),
            Item::Ways => cell.clone_into(&mut f.ways),
            Item::Link => cell.clone_into(&mut f.link),
            Item::Audiences => f.audiences = words(),
            Item::Address => cell.clone_into(&mut f.address),
            Item::Field => cell.clone_into(&mut f.field),
            Item::Automation => cell.clone_into(&mut f.automation),
            Item::Events => f.events = words(),
            Item::Keywords => cell.clone_into(&mut f.keywords),
            Item::Manner => cell.clone_into(&mut f.manner),
            Item::Regulation => cell.clone_into(&mut f.regulation),
            Item::HappenedOn | Item::Reason => {}
        }
    }
    let form = ApplicationForm { facts: f.tidied(), ..ApplicationForm::default() };
    let mut wrong = bounds(&form);
    if provider.is_empty() {
        wrong.push(Refusal::new(Field::Eservice(Item::Provider), Code::Required));
    }
    for one in super::check::facts(&form.facts) {
        if wrong.iter().all(|known| known.field != one.field) {
            wrong.push(one);
        }
    }
    if wrong.is_empty() { Ok((provider.into(), form.facts)) } else { Err(wrong) }
}
