//! Official requests between owner, operator and institutions (A5.0.7, A5.0.8, A6.0.4, A7.0.6). Whose staff the actor is
//! decides which side speaks; a request is known to its two sides and to nobody else. Begin reading at [`send`].

mod answer;
mod content;
mod documents;
mod lists;
mod news;
mod remind;
mod send;
mod signed;

pub use answer::answer;
pub(crate) use content::kind_apart;
#[cfg(test)]
pub(crate) use content::kind_of;
pub(crate) use documents::examined;
pub use documents::{DocumentFile, documents, drop_document, fetch_document, take_document};
pub use lists::{card, list};
pub use news::desk_news;
pub use remind::remind;
pub use send::send;

use crate::{Ctx, Error};
use domain::account::AccountWhat;
use domain::ids::PersonId;
use domain::live::Change;
use domain::official::{OfficialWhat, Party, PartyName};
use domain::role::Role;
use domain::time::UnixMs;
use store::account_notices::AccountNoticeRow;
use store::official::{OfficialEventRow, OfficialRow};
use store::{Db, Tx};

/// The side for which the actor speaks.
fn us(ctx: &Ctx) -> Result<Party, Error> {
    Party::of(&ctx.actor).ok_or(Error::Forbidden)
}

/// The employees of a side.
pub(crate) async fn staff(db: &Db, side: &Party) -> Result<Vec<PersonId>, Error> {
    let rows = match side {
        Party::Owner => store::people::staff_with(db, Role::OwnerStaff).await?,
        Party::Operator => store::people::staff_with(db, Role::Operator).await?,
        Party::Institution(id) => store::people::staff_of(db, id).await?,
    };
    Ok(rows.into_iter().map(|row| row.id).collect())
}

/// Tells employees something in their cabinets (T4.2).
pub(crate) async fn tell(tx: &mut Tx, persons: &[PersonId], what: AccountWhat, word: &str, now: UnixMs) -> Result<(), Error> {
    for person in persons {
        let notice = AccountNoticeRow {
            id: uuid::Uuid::now_v7().to_string(),
            person: person.clone(),
            what,
            word: word.to_owned(),
            sent_ms: now,
            read_ms: None,
        };
        store::account_notices::add(tx, &notice).await?;
    }
    Ok(())
}

/// The open pages of these employees ask again.
pub(crate) fn stir(tx: &mut Tx, persons: Vec<PersonId>) {
    if !persons.is_empty() {
        tx.publish(Change { persons, ..Change::of_cabinet(PersonId::default()) });
    }
}

/// An entry of a request's chain.
fn entry(row: &OfficialRow, side: &Party, person: Option<PersonId>, what: OfficialWhat, now: UnixMs) -> OfficialEventRow {
    OfficialEventRow { request: row.id.clone(), at_ms: now, person, side: side.clone(), what }
}

/// A side with its name.
fn named(ctx: &Ctx, party: &Party) -> PartyName {
    let name = match party {
        Party::Institution(id) => Some(ctx.portal.reference().institution_name(id)),
        Party::Owner | Party::Operator => None,
    };
    PartyName { party: party.clone(), name }
}
