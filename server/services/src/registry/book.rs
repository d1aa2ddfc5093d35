//! All appeals and all institutions' parts as entries.

use crate::Error;
use domain::ids::AppealId;
use domain::registry::{Codes, Entry, Key, Ledger, NEVER, part_status};
use domain::time::{Date, UnixMs};
use std::collections::{BTreeSet, HashMap};
use store::Db;
use store::registry::{FactRow, PartRow};

/// The book.
#[derive(Default)]
pub(crate) struct Book {
    pub codes: Codes,
    pub appeals: Ledger,
    /// By the institution's number.
    parts: HashMap<u16, Ledger>,
    /// Numbers of the ways in which appeals came.
    channels: BTreeSet<u16>,
    /// The last change that it holds.
    pub newest: UnixMs,
}

impl Book {
    /// Reads everything.
    pub async fn load(db: &Db) -> Result<Book, Error> {
        let mut book = Book::default();
        let mut entries: Vec<Entry> = Vec::new();
        store::registry::each(db, |row| {
            book.newest = book.newest.max(row.changed_ms);
            entries.extend(entry(&row, &mut book.codes));
        })
        .await?;
        let places: HashMap<(u64, u64), usize> = entries.iter().enumerate().map(|(at, entry)| (entry.key.id(), at)).collect();
        let mut parts: HashMap<u16, Vec<Entry>> = HashMap::new();
        store::registry::each_part(db, |row| {
            let place = Key::new(&row.appeal, UnixMs(0)).and_then(|key| places.get(&key.id()));
            let appeal = place.and_then(|at| entries.get(*at));
            if let Some(part) = appeal.filter(|_| row.status.stands()).map(|appeal| part(appeal, &row, &mut book.codes)) {
                parts.entry(part.institution).or_default().push(part);
            }
        })
        .await?;
        book.channels = entries.iter().map(|entry| entry.channel).collect();
        book.parts = parts.into_iter().map(|(institution, entries)| (institution, Ledger::build(entries))).collect();
        book.appeals = Ledger::build(entries);
        Ok(book)
    }

    /// Takes over how these appeals and their parts stand now.
    pub fn apply(&mut self, facts: &[FactRow], parts: &[PartRow]) {
        let mut appeals: HashMap<&AppealId, Entry> = HashMap::new();
        for row in facts {
            self.newest = self.newest.max(row.changed_ms);
            let Some(entry) = entry(row, &mut self.codes) else { continue };
            self.appeals.put(entry);
            self.channels.insert(entry.channel);
            appeals.insert(&row.id, entry);
        }
        for row in parts {
            let Some(appeal) = appeals.get(&row.appeal) else { continue };
            let part = part(appeal, row, &mut self.codes);
            let ledger = self.parts.entry(part.institution).or_default();
            if row.status.stands() { ledger.put(part) } else { ledger.remove(part.key) }
        }
    }

    /// Ways in which appeals came so far.
    pub fn channels(&self) -> Vec<String> {
        self.channels.iter().map(|number| self.codes.word(*number).to_owned()).collect()
    }

    /// The parts of an institution; `None` before it has had any.
    pub fn parts_of(&self, institution: &str) -> Option<&Ledger> {
        let number = self.codes.which(|word| word == institution).iter().position(|is| *is)?;
        self.parts.get(&u16::try_from(number).ok()?)
    }
}

fn entry(row: &FactRow, codes: &mut Codes) -> Option<Entry> {
    Some(Entry {
        key: Key::new(&row.id, row.sent_ms)?,
        from: row.sent_ms.date().days(),
        due: row.due_on.days(),
        answered: row.answered_on.map_or(NEVER, Date::days),
        joined: row.joined,
        category: codes.number(&row.category),
        district: codes.number(row.district.as_deref().unwrap_or_default()),
        institution: codes.number(row.institution.as_deref().unwrap_or_default()),
        channel: codes.number(&row.channel),
        status: row.status,
        stars: row.stars.unwrap_or_default(),
        by_post: row.mode == domain::appeal::form::AnswerMode::AmisAndPost.as_str(),
        reopened: row.disputes > 0,
        archived: row.archived_ms.is_some(),
        lead: true,
    })
}

fn part(appeal: &Entry, row: &PartRow, codes: &mut Codes) -> Entry {
    Entry {
        from: row.placed_ms.date().days(),
        due: row.due_on.days(),
        answered: row.answered_on.map_or(NEVER, Date::days),
        institution: codes.number(&row.institution),
        status: part_status(row.status, appeal.status),
        lead: row.lead,
        ..*appeal
    }
}
