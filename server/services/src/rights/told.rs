//! Telling those concerned, in the transaction of the step itself.

use super::held::Held;
use crate::notices::{Told, for_all};
use crate::{Ctx, Error};
use domain::appeal::view::What;
use domain::ids::PersonId;
use domain::time::Date;
use store::Tx;

/// A notice about the held appeal to each of these persons.
pub(super) async fn tell(ctx: &Ctx, tx: &mut Tx, held: &Held, persons: &[PersonId], what: What, day: Option<Date>) -> Result<(), Error> {
    let told = Told { what, appeal: held.appeal.id.clone(), number: held.appeal.known_number().to_owned(), day };
    Ok(store::notices::add(tx, &for_all(ctx, persons, &told)).await?)
}
