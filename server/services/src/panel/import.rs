//! Bringing a file in: every bad row named with its line, what would change shown, and all of it taken in or nothing.

use super::file::{BOM, columns};
use super::plan::{Step, mark, write};
use super::save::new_id;
use super::world::World;
use super::{effects, fits, keeps};
use crate::permission::Function;
use crate::{Ctx, Error};
use domain::panel::{Act, BadRow, ChangedRow, Column, ImportForm, Imported, Resource, Values, tidied};
use domain::refusal::{Code, Field, Refusal};
use std::collections::HashSet;

/// Bytes of a file at most.
const MOST_BYTES: usize = 500_000;
/// Rows of a file at most.
const MOST_ROWS: usize = 5_000;
/// Bad rows named; more of them say the same.
const MOST_BAD: usize = 200;

/// Reads the file and says what it would change; takes it in when it comes again with the mark of what was shown. Records that are
/// not in the file stay as they are; so do columns that it doesn't have.
///
/// # Errors
/// [`Error::Forbidden`] for who doesn't keep the resource; [`Error::Refused`] for a file that is none, or too large;
/// [`Error::Conflict`] when somebody changed one of the records between showing and confirming.
pub async fn import(ctx: &Ctx, form: ImportForm) -> Result<Imported, Error> {
    ctx.may(Function::PanelImport)?;
    keeps(ctx, form.resource)?;
    if !form.resource.has_file() {
        return Err(Error::NotFound);
    }
    let table = Table::read(form.resource, &form.text)?;
    let mut world = World::read(ctx, form.resource).await?;
    let mut result = Imported { bad: table.bad.clone(), ..Imported::default() };
    let steps = steps(ctx, &mut world, table, &mut result).await?;
    result.bad.sort_by_key(|row| row.line);
    if !result.bad.is_empty() || steps.is_empty() {
        return Ok(result);
    }
    result.effects = effects::effects(ctx, &world, &steps).await?;
    result.mark = mark(form.resource, &steps);
    if form.confirmed == result.mark {
        write(ctx, &world, steps).await?;
        result.done = true;
    }
    Ok(result)
}

/// The rows that change something; bad ones are named.
async fn steps(ctx: &Ctx, world: &mut World, table: Table, result: &mut Imported) -> Result<Vec<Step>, Error> {
    let (mut steps, mut seen): (Vec<Step>, HashSet<String>) = (Vec::new(), HashSet::new());
    for (line, cells) in table.rows {
        let step = step(world, &table.columns, cells);
        let mut refusals = Vec::new();
        if step.before == step.after {
            result.same += 1;
        } else {
            refusals = fits::refusals(ctx, world, &step).await?;
        }
        if !seen.insert(step.id.clone()) && refusals.is_empty() {
            refusals.push(Refusal::new(Field::Panel(world.resource.key().unwrap_or(Column::Code)), Code::Taken));
        }
        if !refusals.is_empty() {
            if result.bad.len() < MOST_BAD {
                result.bad.push(BadRow { line, refusals });
            }
            continue;
        }
        if let Some(after) = step.after.as_ref().filter(|_| step.before != step.after) {
            let new = step.is_new();
            let columns = step.before.as_ref().map(|before| before.differing(after)).unwrap_or_default();
            let id = if new && world.resource.key().is_none() { String::new() } else { step.id.clone() };
            result.changed.push(ChangedRow { line, id, new, columns });
            world.take(&step.id, Some(after));
            steps.push(step);
        }
    }
    Ok(steps)
}

fn step(world: &World, columns: &[Column], cells: Vec<String>) -> Step {
    let typed = columns.iter().zip(cells).fold(Values::default(), |values, (column, cell)| values.with(*column, cell));
    let key = world.resource.key().unwrap_or(Column::Code);
    let tidy = tidied(world.resource, &typed);
    let named = if world.resource.key().is_some() { tidy.get(key) } else { typed.get(key).trim() };
    let before = world.record(named).cloned();
    // What the file has no column for stays.
    let rest = before.iter().flat_map(|before| before.0.clone()).filter(|(column, _)| columns.iter().all(|one| one.as_str() != column));
    let mut whole = typed.clone();
    whole.0.extend(rest);
    if before.is_none() && !columns.contains(&Column::Active) {
        whole = whole.with_flag(Column::Active, true);
    }
    let after = tidied(world.resource, &whole);
    let id = if before.is_some() { named.to_owned() } else { new_id(world, &after) };
    Step { seen: world.revision(&id), id, before, after: Some(after), act: Act::Imported }
}

/// A file's rows with the numbers of their lines.
struct Table {
    columns: Vec<Column>,
    rows: Vec<(u32, Vec<String>)>,
    bad: Vec<BadRow>,
}

impl Table {
    /// Reads commas, semicolons or tabs, with or without the mark of UTF-8.
    fn read(resource: Resource, text: &str) -> Result<Table, Refusal> {
        let refused = |code: Code| Refusal::new(Field::Text, code);
        if text.len() > MOST_BYTES {
            return Err(refused(Code::FileTooLarge { max_mb: 1 }));
        }
        // Lines are counted at their ends: two signs at the end of one would count it with the next.
        let text = text.trim_start_matches(BOM).replace("\r\n", "\n");
        if text.trim().is_empty() {
            return Err(refused(Code::Required));
        }
        let first = text.lines().next().unwrap_or_default();
        let count = |sign: char| first.matches(sign).count();
        let delimiter = [';', ',', '\t'].into_iter().max_by_key(|sign| count(*sign)).unwrap_or(';');
        let mut reader =
            csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(delimiter as u8).from_reader(text.as_bytes());
        let mut table = Table { columns: Vec::new(), rows: Vec::new(), bad: Vec::new() };
        for record in reader.records() {
            let record = record.map_err(|_| refused(Code::BadFormat))?;
            let line = record.position().map_or(0, |at| at.line() as u32);
            let cells: Vec<String> = record.iter().map(plain).collect();
            if table.columns.is_empty() {
                table.columns = heads(resource, &cells).ok_or(refused(Code::WrongColumns))?;
            } else if cells.iter().all(String::is_empty) {
                continue;
            } else if cells.len() != table.columns.len() {
                table.bad.push(BadRow { line, refusals: vec![Refusal::form(Code::WrongColumns)] });
            } else {
                table.rows.push((line, cells));
            }
            if table.rows.len() > MOST_ROWS {
                return Err(refused(Code::TooMany { max: MOST_ROWS as u32 }));
            }
        }
        table.bad.truncate(MOST_BAD);
        Ok(table)
    }
}

/// The columns by their words; `None` for a word that is none, or a column that must be there and isn't.
fn heads(resource: Resource, cells: &[String]) -> Option<Vec<Column>> {
    let known = columns(resource);
    let found: Option<Vec<Column>> = cells.iter().map(|cell| Column::parse(cell.trim()).filter(|column| known.contains(column))).collect();
    let found = found?;
    let twice = found.iter().collect::<HashSet<_>>().len() != found.len();
    let complete = resource.columns().iter().filter(|spec| spec.required).all(|spec| found.contains(&spec.column));
    (complete && !twice).then_some(found)
}

/// A cell without the apostrophe that keeps spreadsheets from taking it for a formula.
fn plain(cell: &str) -> String {
    let guarded = cell.strip_prefix('\'').filter(|rest| rest.starts_with(['=', '+', '-', '@', '\t', '\r']));
    guarded.unwrap_or(cell).to_owned()
}
