//! Records as a file, as Excel here reads and writes it: semicolons, and the mark that says UTF-8.

use super::keeps;
use super::records;
use crate::permission::Function;
use crate::{Ctx, Error};
use anyhow::Context;
use domain::open_data::safe_cell;
use domain::panel::{Column, PanelRow, Resource};

/// The mark.
pub(super) const BOM: &str = "\u{feff}";

/// The columns of the file: what the program names its records by comes first.
pub(super) fn columns(resource: Resource) -> Vec<Column> {
    let id = resource.key().is_none().then_some(Column::Code);
    id.into_iter().chain(resource.columns().iter().map(|spec| spec.column)).collect()
}

/// All records of a resource.
///
/// # Errors
/// [`Error::Forbidden`] for who doesn't keep the resource, [`Error::NotFound`] where there is no file of it.
pub async fn file(ctx: &Ctx, resource: Resource) -> Result<String, Error> {
    ctx.may(Function::PanelFile)?;
    keeps(ctx, resource)?;
    if !resource.has_file() {
        return Err(Error::NotFound);
    }
    written(resource, &records::read(ctx.portal.db(), resource).await?)
}

/// These records as a file.
pub(super) fn written(resource: Resource, rows: &[PanelRow]) -> Result<String, Error> {
    let columns = columns(resource);
    let mut writer = csv::WriterBuilder::new().delimiter(b';').terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    let head: Vec<&str> = columns.iter().map(|column| column.as_str()).collect();
    writer.write_record(&head).context("a file of the panel")?;
    for row in rows {
        let cell = |column: &Column| match column {
            Column::Code if resource.key().is_none() => safe_cell(&row.id).into_owned(),
            column => safe_cell(row.values.get(*column)).into_owned(),
        };
        writer.write_record(columns.iter().map(cell)).context("a file of the panel")?;
    }
    let bytes = writer.into_inner().map_err(|error| Error::Internal(anyhow::anyhow!("a file of the panel: {error}")))?;
    Ok(format!("{BOM}{}", String::from_utf8(bytes).context("a file of the panel")?))
}
