//! The index as it was read last. Each question first asks for the newest entry of the register's chains, which is one step in an index of
//! the database; once a second how many there are, for an entry may be committed after a later one. When either has moved, the register is
//! read anew: ten thousand services take a fraction of a second, and that happens a few times a day.

use crate::reference::Reference;
use crate::{Error, Portal};
use anyhow::anyhow;
use domain::eservice::portal::ServiceLine;
use domain::eservice::search::{Entry, Index};
use domain::eservice::{EserviceState, Kind, Manner};
use domain::ids::EserviceId;
use domain::lang::Named;
use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock};
use std::time::{Duration, Instant};
use store::eservices::EserviceRow;
use store::{Db, StoreError};
use tokio::sync::Mutex;

/// How often entries are counted.
const COUNTED: Duration = Duration::from_secs(1);
/// Most characters of the content in a list.
const SHORT: usize = 220;

/// The index, and what is shown of each service in a list.
pub(crate) struct Shelf {
    pub index: Index,
    lines: HashMap<EserviceId, ServiceLine>,
}

/// The shelf as it was read last.
#[derive(Default)]
pub(crate) struct Kept {
    now: RwLock<Option<Stand>>,
    reading: Mutex<()>,
}

/// A shelf, and by what it is known to be fresh.
#[derive(Clone)]
struct Stand {
    shelf: Arc<Shelf>,
    /// Names of institutions are taken from it.
    reference: Arc<Reference>,
    newest: i64,
    count: i64,
    counted: Instant,
}

impl Kept {
    /// The shelf as the register is now.
    pub async fn shelf(&self, portal: &Portal) -> Result<Arc<Shelf>, Error> {
        if let Some(shelf) = self.fresh(portal).await? {
            return Ok(shelf);
        }
        let _turn = self.reading.lock().await;
        if let Some(shelf) = self.fresh(portal).await? {
            return Ok(shelf);
        }
        // The marks are read first: what comes in between is read once more.
        let db = portal.db();
        let (newest, count) = marks(db).await?;
        let (reference, counted) = (portal.reference(), Instant::now());
        let rows = store::eservices::all(db).await?;
        let names = Arc::clone(&reference);
        let built = tokio::task::spawn_blocking(move || Arc::new(Shelf::build(rows, &names))).await;
        let shelf = built.map_err(|error| anyhow!("the index of services was not made: {error}"))?;
        self.set(Stand { shelf: Arc::clone(&shelf), reference, newest, count, counted });
        Ok(shelf)
    }

    /// The shelf if nothing has changed.
    async fn fresh(&self, portal: &Portal) -> Result<Option<Arc<Shelf>>, Error> {
        let stand = self.now.read().unwrap_or_else(PoisonError::into_inner).clone();
        let Some(stand) = stand.filter(|stand| Arc::ptr_eq(&stand.reference, &portal.reference())) else { return Ok(None) };
        if store::eservice_index::newest(portal.db()).await? != stand.newest {
            return Ok(None);
        }
        if stand.counted.elapsed() < COUNTED {
            return Ok(Some(stand.shelf));
        }
        if store::eservice_index::count(portal.db()).await? != stand.count {
            return Ok(None);
        }
        let shelf = Arc::clone(&stand.shelf);
        self.set(Stand { counted: Instant::now(), ..stand });
        Ok(Some(shelf))
    }

    fn set(&self, stand: Stand) {
        *self.now.write().unwrap_or_else(PoisonError::into_inner) = Some(stand);
    }
}

async fn marks(db: &Db) -> Result<(i64, i64), StoreError> {
    Ok((store::eservice_index::newest(db).await?, store::eservice_index::count(db).await?))
}

impl Shelf {
    fn build(rows: Vec<EserviceRow>, reference: &Reference) -> Shelf {
        let mut lines = HashMap::with_capacity(rows.len());
        let entries = rows.into_iter().map(|row| {
            let provider = reference.institution_name(&row.provider);
            lines.insert(row.id.clone(), line(&row, &provider));
            let EserviceRow { id, number, facts, state, registered_ms, .. } = row;
            Entry { id, number, facts, provider, state, registered_ms }
        });
        let entries: Vec<Entry> = entries.collect();
        Shelf { index: Index::build(entries), lines }
    }

    /// What is shown of these services, in their order.
    pub fn lines(&self, ids: &[EserviceId]) -> Vec<ServiceLine> {
        ids.iter().filter_map(|id| self.lines.get(id).cloned()).collect()
    }

    /// What is shown of one.
    pub fn line(&self, id: &EserviceId) -> Option<&ServiceLine> {
        self.lines.get(id)
    }
}

fn line(row: &EserviceRow, provider: &Named) -> ServiceLine {
    let facts = &row.facts;
    let Named { az, en, ru } = &facts.content;
    ServiceLine {
        number: row.number.clone(),
        name: facts.name.clone(),
        content: Named { az: short(az), en: short(en), ru: short(ru) },
        provider: provider.clone(),
        kind: facts.kind,
        paid: facts.fee.paid,
        automation: facts.automation,
        here: facts.kind == Kind::Interactive && facts.manner == Manner::Here,
        cancelled: row.state == EserviceState::Cancelled,
    }
}

/// The beginning, up to the end of a word.
fn short(text: &str) -> String {
    let Some((end, _)) = text.char_indices().nth(SHORT) else { return text.to_owned() };
    let begin = text.get(..end).unwrap_or(text);
    let whole = begin.rsplit_once(' ').map_or(begin, |(whole, _)| whole);
    format!("{}…", whole.trim_end_matches([',', ';', ':', '.']))
}

#[cfg(test)]
mod tests {
    use super::short;

    #[test]
    fn a_long_text_is_cut_between_words() {
        assert_eq!(short("Qısa."), "Qısa.");
        let long = "uşaq ".repeat(100);
        let cut = short(&long);
        assert!(cut.ends_with("uşaq…") && cut.chars().count() <= super::SHORT + 1, "{cut}");
        assert_eq!(short(&"ə".repeat(300)).chars().count(), super::SHORT + 1);
    }
}
