//! Services from a file (CSV): every bad row is named with its line, column and code, and nothing is taken in by halves.

use super::entry::{By, register};
use crate::permission::Function;
use crate::{Ctx, Error};
use domain::eservice::application::{BadLine, COLUMNS, FactsForm, MOST_ROWS, TakenIn, row};
use domain::eservice::{EserviceState, Item};
use domain::fold::fold;
use domain::ids::{EserviceId, InstitutionId, RegulationId};
use domain::refusal::{Code, Field, Refusal};
use std::collections::hash_map::Entry;
use std::collections::{HashMap, HashSet};

/// Bytes of a file at most.
const MOST_BYTES: usize = 8_000_000;
/// Bad rows named; more of them say the same.
const NAMED: usize = 200;
/// Columns that a file has to have.
const NEEDED: [Item; 10] = [
    Item::Provider,
    Item::NameAz,
    Item::ContentAz,
    Item::LegalBasis,
    Item::Kind,
    Item::Paid,
    Item::Audiences,
    Item::Address,
    Item::Field,
    Item::Automation,
];

type Found = (u32, InstitutionId, FactsForm);

/// Registers the services of a file, all of them in one transaction, or none.
///
/// # Errors
/// [`Error::Refused`] for a file that is none, too large, or without the columns of annex 2; [`Error::Refused`] with `Taken` when somebody
/// registered one of them meanwhile.
pub async fn import(ctx: &Ctx, text: &str) -> Result<TakenIn, Error> {
    ctx.may(Function::ImportEservices)?;
    let (mut good, mut bad) = (Vec::new(), Vec::new());
    for (line, cells) in read(text)? {
        match cells.and_then(|cells| row(cells.iter().map(|(item, cell)| (*item, cell.as_str())))) {
            Ok((provider, facts)) => good.push((line, provider, facts)),
            Err(refusals) => bad.push(BadLine { line, refusals }),
        }
    }
    bad.extend(strangers(ctx, &good));
    bad.extend(foreign(ctx, &good).await?);
    bad.extend(twice(ctx, &good).await?);
    bad.sort_by_key(|one| one.line);
    if !bad.is_empty() {
        let bad_count = u32::try_from(bad.len()).unwrap_or(u32::MAX);
        bad.truncate(NAMED);
        return Ok(TakenIn { taken: 0, bad, bad_count });
    }
    let taken = u32::try_from(good.len()).unwrap_or(u32::MAX);
    let by = By { person: Some(ctx.person()?.clone()), application: None, at: ctx.now };
    let write = ctx.portal.db().write(move |tx| {
        Box::pin(async move {
            for (_, provider, facts) in good {
                let id = EserviceId(uuid::Uuid::now_v7().to_string());
                register(tx, &id, facts.facts(&provider), by.clone()).await?;
            }
            Ok::<_, Error>(())
        })
    });
    write.await?;
    ctx.portal.duties.forget().await;
    Ok(TakenIn { taken, ..TakenIn::default() })
}

/// Rows of providers that are none.
fn strangers(ctx: &Ctx, rows: &[Found]) -> Vec<BadLine> {
    let reference = ctx.portal.reference();
    let unknown = |id: &InstitutionId| reference.institution(id).is_none_or(|found| !found.active);
    let wrong = rows.iter().filter(|(_, provider, _)| unknown(provider));
    wrong.map(|(line, ..)| bad(*line, Item::Provider, Code::Unknown)).collect()
}

/// Rows that name a regulation which is none, or another body's: a service is provided by a regulation of its own provider (R9.1).
async fn foreign(ctx: &Ctx, rows: &[Found]) -> Result<Vec<BadLine>, Error> {
    let mut owners: HashMap<&str, Option<InstitutionId>> = HashMap::new();
    for (_, _, facts) in rows.iter().filter(|(_, _, facts)| !facts.regulation.is_empty()) {
        if let Entry::Vacant(place) = owners.entry(facts.regulation.as_str()) {
            let found = store::regulations::find(ctx.portal.db(), &RegulationId::from(*place.key())).await?;
            place.insert(found.map(|row| row.institution));
        }
    }
    let is_own = |provider: &InstitutionId, named: &str| owners.get(named).is_some_and(|owner| owner.as_ref() == Some(provider));
    let wrong = rows.iter().filter(|(_, provider, facts)| !facts.regulation.is_empty() && !is_own(provider, &facts.regulation));
    Ok(wrong.map(|(line, ..)| bad(*line, Item::Regulation, Code::Unknown)).collect())
}

/// Rows of services that the register has, or that stand in the file before.
async fn twice(ctx: &Ctx, rows: &[Found]) -> Result<Vec<BadLine>, Error> {
    let known = store::eservices::all(ctx.portal.db()).await?.into_iter().filter(|row| row.state == EserviceState::Registered);
    let mut seen: HashSet<(InstitutionId, String)> = known.map(|row| (row.provider, fold(&row.facts.name.az))).collect();
    let again = rows.iter().filter(|(_, provider, facts)| !seen.insert((provider.clone(), fold(&facts.name_az))));
    Ok(again.map(|(line, ..)| bad(*line, Item::NameAz, Code::Taken)).collect())
}

fn bad(line: u32, item: Item, code: Code) -> BadLine {
    BadLine { line, refusals: vec![Refusal::new(Field::Eservice(item), code)] }
}

type Cells = Result<Vec<(Item, String)>, Vec<Refusal>>;

/// The rows by their lines; commas, semicolons or tabs, with or without the mark of UTF-8.
fn read(text: &str) -> Result<Vec<(u32, Cells)>, Refusal> {
    let refused = |code: Code| Refusal::new(Field::Text, code);
    if text.len() > MOST_BYTES {
        return Err(refused(Code::FileTooLarge { max_mb: 8 }));
    }
    // Lines are counted at their ends: two signs at the end of one would count it with the next.
    let text = text.trim_start_matches('\u{feff}').replace("\r\n", "\n");
    let first = text.lines().next().unwrap_or_default();
    if text.trim().is_empty() {
        return Err(refused(Code::Required));
    }
    let delimiter = [b',', b';', b'\t'].into_iter().max_by_key(|sign| first.bytes().filter(|one| one == sign).count()).unwrap_or(b',');
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(delimiter).from_reader(text.as_bytes());
    let (mut heads, mut rows): (Vec<Item>, Vec<(u32, Cells)>) = (Vec::new(), Vec::new());
    for record in reader.records() {
        let record = record.map_err(|_| refused(Code::BadFormat))?;
        let line = record.position().and_then(|at| u32::try_from(at.line()).ok()).unwrap_or_default();
        if heads.is_empty() {
            heads = columns(&record).ok_or(refused(Code::WrongColumns))?;
            continue;
        }
        if record.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        rows.push((line, cells(&heads, &record)));
        if rows.len() > MOST_ROWS as usize {
            return Err(refused(Code::TooMany { max: MOST_ROWS }));
        }
    }
    Ok(rows)
}

/// The columns by their words; `None` for a word that is none, one that stands twice, or one that is missing.
fn columns(record: &csv::StringRecord) -> Option<Vec<Item>> {
    let found: Option<Vec<Item>> = record.iter().map(|cell| Item::parse(cell.trim()).filter(|item| COLUMNS.contains(item))).collect();
    let found = found?;
    let distinct = found.iter().collect::<HashSet<_>>().len() == found.len();
    (distinct && NEEDED.iter().all(|item| found.contains(item))).then_some(found)
}

fn cells(heads: &[Item], record: &csv::StringRecord) -> Cells {
    if record.len() != heads.len() {
        return Err(vec![Refusal::form(Code::WrongColumns)]);
    }
    Ok(heads.iter().copied().zip(record.iter().map(plain)).collect())
}

/// A cell without the apostrophe that keeps spreadsheets from taking it for a formula.
fn plain(cell: &str) -> String {
    let guarded = cell.strip_prefix('\'').filter(|rest| rest.starts_with(['=', '+', '-', '@', '\t', '\r']));
    guarded.unwrap_or(cell).to_owned()
}
