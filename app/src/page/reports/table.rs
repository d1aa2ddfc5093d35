//! The table of a report.

use super::words;
use crate::tr;
use crate::ui::DataTable;
use domain::reports::{Address, Group, Measure, Report, Value};
use leptos::prelude::*;

/// Rows, columns and what they come to.
pub fn table(address: &Address, found: Report) -> impl IntoView + use<> {
    let Report { columns, rows, more_rows, more_columns, totals, total, .. } = found;
    let measure = address.measure;
    let first = [words::dimension(address.rows).to_owned()];
    let across = address.columns.unwrap_or(address.rows);
    let heads = columns.iter().map(|head| words::head(across, head));
    let heads: Vec<String> = first.into_iter().chain(heads).chain([tr!(reports.sum).to_owned()]).collect();
    let rows_of = address.rows;
    let lines = rows.into_iter().map(move |Group { head, cells, total }| line(measure, words::head(rows_of, &head), cells, total));
    let more =
        [(more_rows > 0).then(|| tr!(reports.more_rows, more_rows)), (more_columns > 0).then(|| tr!(reports.more_columns, more_columns))];
    view! {
        <DataTable caption=words::measure(measure) heads>
            {lines.collect_view()}
            {line(measure, tr!(reports.sum).to_owned(), totals, total)}
        </DataTable>
        {more.into_iter().flatten().map(|words| view! { <p class="muted">{words}</p> }).collect_view()}
    }
}

fn line(measure: Measure, name: String, cells: Vec<Value>, total: Value) -> impl IntoView + use<> {
    let cells = cells.into_iter().chain([total]).map(|value| view! { <td>{words::value(measure, value)}</td> }).collect_view();
    view! { <tr><th scope="row">{name}</th>{cells}</tr> }
}
