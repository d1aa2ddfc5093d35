//! Over which channels a notice goes: those that the operator opened, for which the person has an address, and which the
//! person has not switched off for this kind.

use super::{OPEN, OPEN_CHANNELS, REACH, add};
use crate::notices::NoticeRow;
use crate::switches::{self, SwitchRow};
use crate::{StoreError, Tx};
use domain::ids::PersonId;
use domain::notice::{Channel, NoticeKind, Switches};
use std::collections::{BTreeSet, HashMap};

row! {
    /// How many addresses of each kind a person has.
    ReachRow {
        /// Whose.
        person: PersonId = "person_id",
        /// E-mail addresses.
        email: i64 = "email",
        /// Phones.
        sms: i64 = "sms",
        /// Browsers.
        push: i64 = "push",
    }
}

/// Writes a delivery and its job for each channel of each notice.
pub(crate) async fn plan(tx: &mut Tx, notices: &[NoticeRow]) -> Result<(), StoreError> {
    let open = open(tx).await?;
    if open.is_empty() || notices.is_empty() {
        return Ok(());
    }
    let persons: Vec<PersonId> = notices.iter().map(|notice| notice.person.clone()).collect::<BTreeSet<_>>().into_iter().collect();
    let reach = reach(tx, &persons).await?;
    let switches = decided(switches::of_persons(tx, &persons).await?);
    for notice in notices {
        let kind = if notice.alert.is_some() { NoticeKind::Followed } else { NoticeKind::of(notice.what) };
        let wanted = switches.get(&notice.person).cloned().unwrap_or_default();
        for channel in &open {
            let reached = reach.get(&notice.person).is_some_and(|reach| reach.has(*channel));
            if reached && wanted.is_on(kind, *channel) {
                add(tx, &notice.id, *channel, notice.sent_ms).await?;
            }
        }
    }
    Ok(())
}

async fn open(tx: &mut Tx) -> Result<Vec<Channel>, StoreError> {
    let value = maybe!(tx, (String,), OPEN, OPEN_CHANNELS)?;
    Ok(value.map(|(value,)| value.split(',').filter_map(Channel::parse).collect()).unwrap_or_default())
}

async fn reach(tx: &mut Tx, persons: &[PersonId]) -> Result<HashMap<PersonId, ReachRow>, StoreError> {
    let rows = all_in!(tx, ReachRow, REACH, persons)?;
    Ok(rows.into_iter().map(|row| (row.person.clone(), row)).collect())
}

impl ReachRow {
    fn has(&self, channel: Channel) -> bool {
        let addresses = match channel {
            Channel::Email => self.email,
            Channel::Sms => self.sms,
            Channel::Push => self.push,
        };
        addresses > 0
    }
}

fn decided(rows: Vec<SwitchRow>) -> HashMap<PersonId, Switches> {
    let mut found: HashMap<PersonId, Switches> = HashMap::new();
    for SwitchRow { person, kind, channel, is_on } in rows {
        found.entry(person).or_default().set(kind, channel, is_on);
    }
    found
}
