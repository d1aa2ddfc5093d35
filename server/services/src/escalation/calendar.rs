//! A year for which no official days are entered although deadlines reach into it: whoever keeps the calendar is told once a month until they
//! are (A8.8, Labour Code 105.4).

use super::{people::People, write};
use crate::{Error, Portal};
use domain::account::AccountWhat;
use store::mornings::Matter;

/// Tells; how many persons.
pub(super) async fn tell(portal: &Portal, people: &mut People) -> Result<u32, Error> {
    let today = portal.now().date();
    let Some(year) = portal.reference().calendar_missing(today) else { return Ok(0) };
    let (this_year, month, _) = today.ymd();
    let owners = people.owners(portal).await?;
    let keepers = owners.iter().filter(|(_, territory)| territory.is_none());
    let words = keepers.map(|(person, _)| (person.clone(), AccountWhat::CalendarMissing, year.to_string())).collect();
    write(portal, vec![(Matter::Calendar, year.to_string(), format!("{this_year}-{month:02}"))], words).await
}
