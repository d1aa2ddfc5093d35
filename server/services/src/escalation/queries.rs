//! Queries of one institution to another (A8.10): who is asked is told before the last day and after it, who asks when it has passed without
//! an answer.

use super::{Told, people::People, write};
use crate::{Error, Portal};
use domain::account::AccountWhat;
use domain::ids::PersonId;
use domain::time::Date;
use std::collections::BTreeMap;
use store::mornings::{self, Matter, OpenQueryRow};

/// Queries told of in one turn; the rest follows in the next.
const MOST: u32 = 10_000;

/// Tells; how many notices.
pub(super) async fn tell(portal: &Portal, people: &mut People) -> Result<u32, Error> {
    let today = portal.now().date();
    let next = portal.reference().calendar.next_working_day(today);
    let soon = mornings::queries(portal.db(), (today, next), Matter::QuerySoon, MOST).await?;
    let late = mornings::queries(portal.db(), (Date::from_days(0), today.plus(-1)), Matter::QueryLate, MOST).await?;
    let (mut asked, mut askers, mut marks) = (BTreeMap::<PersonId, Told>::new(), BTreeMap::<PersonId, u32>::new(), Vec::new());
    for (rows, matter) in [(soon, Matter::QuerySoon), (late, Matter::QueryLate)] {
        for row in rows {
            for person in people.house(portal, &row.asked, row.district.as_ref()).await? {
                asked.entry(person).or_default().insert(row.id.to_string(), matter == Matter::QueryLate);
            }
            if matter == Matter::QueryLate {
                for person in asking(portal, people, &row).await? {
                    *askers.entry(person).or_default() += 1;
                }
            }
            marks.push((matter, row.id.0, row.due_on.to_string()));
        }
    }
    let asked = asked.into_iter().map(|(person, told)| (person, AccountWhat::Queries, super::counted(&told)));
    let askers = askers.into_iter().map(|(person, n)| (person, AccountWhat::QueryUnanswered, n.to_string()));
    write(portal, marks, asked.chain(askers).collect()).await
}

/// The employee who asks; everybody of the house that asks, when that one has left it.
async fn asking(portal: &Portal, people: &mut People, row: &OpenQueryRow) -> Result<Vec<PersonId>, Error> {
    let house = people.house(portal, &row.institution, row.district.as_ref()).await?;
    Ok(if house.contains(&row.person) { vec![row.person.clone()] } else { house })
}
