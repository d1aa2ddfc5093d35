//! Appeals whose institution is to be found within the working day of the statute (A8.5): the owner's staff are told on the last day and
//! when it has passed.

use super::{Told, people::People, write};
use crate::{Error, Portal};
use domain::account::AccountWhat;
use domain::time::UnixMs;
use std::collections::BTreeMap;
use store::mornings::{self, Matter};

/// Appeals told of in one turn; the rest follows in the next.
const MOST: u32 = 10_000;

/// Tells; how many persons.
pub(super) async fn tell(portal: &Portal, people: &mut People) -> Result<u32, Error> {
    let now = portal.now();
    let soon = mornings::triage(portal.db(), (now, now.date().ends_at()), Matter::TriageSoon, MOST).await?;
    let late = mornings::triage(portal.db(), (UnixMs(0), now), Matter::TriageLate, MOST).await?;
    if soon.is_empty() && late.is_empty() {
        return Ok(0);
    }
    let (mut told, mut marks) = (BTreeMap::<_, Told>::new(), Vec::new());
    for (rows, matter) in [(soon, Matter::TriageSoon), (late, Matter::TriageLate)] {
        for row in rows {
            for person in people.owners_of(portal, row.district.as_ref()).await? {
                told.entry(person).or_default().insert(row.appeal.to_string(), matter == Matter::TriageLate);
            }
            marks.push((matter, row.appeal.0, row.due_ms.0.to_string()));
        }
    }
    let words = told.into_iter().map(|(person, told)| (person, AccountWhat::Triage, super::counted(&told))).collect();
    write(portal, marks, words).await
}
