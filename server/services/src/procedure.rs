//! What an institution's staff do beside answering: leaving unconsidered (A9.2), sending on (A8.11), extending (A8.8), asking
//! another institution (A8.10).
//!
//! Each step goes one way: permission and form, then everything is decided on the locked row ([`held::Held`]) and written
//! together. Begin reading there.

mod answer_query;
mod asked;
mod extend;
mod forward;
mod held;
mod query;
mod term;
mod unconsidered;
mod view;

pub use answer_query::answer_query;
pub use asked::{queries, queries_waiting};
pub use extend::extend;
pub use forward::forward;
pub use query::send_query;
pub use unconsidered::leave_unconsidered;
pub(crate) use view::{decisions, staff};

use crate::reference::Reference;
use domain::ids::InstitutionId;
use domain::procedure::Bar;
use domain::refusal::{Code, Field, Refusal};

/// An institution that is offered now.
fn known(reference: &Reference, id: &InstitutionId) -> Result<(), Refusal> {
    let found = reference.institution(id).is_some_and(|found| found.active);
    found.then_some(()).ok_or(Refusal::new(Field::Institutions, Code::Unknown))
}

fn barred(field: Field, bar: Bar) -> Refusal {
    Refusal::new(field, Code::Barred(bar))
}
