//! Workbooks. A cell holds words or a number, never a formula; rows go to a temporary file as they come, so that a long table needs
//! little memory.

use anyhow::{Context, anyhow};
use rust_xlsxwriter::{Format, Workbook, Worksheet, XlsxError};
use services::Error;
use tokio::sync::mpsc::Receiver;

/// A workbook of rows that come in chunks.
pub async fn of_chunks<T: Send + 'static>(
    heads: Vec<String>,
    mut chunks: Receiver<Result<Vec<T>, Error>>,
    cells: impl Fn(Vec<T>) -> Vec<Vec<String>> + Send + 'static,
) -> Result<Vec<u8>, Error> {
    let writing = tokio::task::spawn_blocking(move || {
        let mut workbook = Workbook::new();
        let sheet = begun(&mut workbook, &heads).context("a workbook")?;
        let mut at = 1;
        while let Some(chunk) = chunks.blocking_recv() {
            at = rows(sheet, at, cells(chunk?)).context("a workbook")?;
        }
        Ok(workbook.save_to_buffer().context("a workbook")?)
    });
    writing.await.map_err(|error| anyhow!("a workbook was not written: {error}"))?
}

/// A workbook of a few rows.
pub fn of_rows(heads: Vec<String>, all: Vec<Vec<String>>) -> Result<Vec<u8>, Error> {
    let mut workbook = Workbook::new();
    let sheet = begun(&mut workbook, &heads).context("a workbook")?;
    rows(sheet, 1, all).context("a workbook")?;
    Ok(workbook.save_to_buffer().context("a workbook")?)
}

fn begun<'a>(workbook: &'a mut Workbook, heads: &[String]) -> Result<&'a mut Worksheet, XlsxError> {
    let bold = Format::new().set_bold();
    let sheet = workbook.add_worksheet_with_constant_memory()?;
    sheet.set_freeze_panes(1, 0)?;
    for (column, head) in (0..).zip(heads) {
        sheet.set_column_width(column, 24)?;
        sheet.write_string_with_format(0, column, head, &bold)?;
    }
    Ok(sheet)
}

/// Writes rows from this one on; the next free one.
fn rows(sheet: &mut Worksheet, mut at: u32, rows: Vec<Vec<String>>) -> Result<u32, XlsxError> {
    for row in rows {
        for (column, cell) in (0..).zip(row) {
            match cell.parse::<u32>() {
                Ok(number) => sheet.write_number(at, column, number)?,
                Err(_) => sheet.write_string(at, column, cell)?,
            };
        }
        at += 1;
    }
    Ok(at)
}
