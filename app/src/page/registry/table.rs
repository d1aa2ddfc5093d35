//! The table; each number leads to its card.

use super::words;
use crate::ui::DataTable;
use crate::{routes, tr};
use domain::registry::{Address, Column, RegistryRow};
use leptos::prelude::*;

/// The rows in the columns of the address.
pub fn table(address: &Address, rows: Vec<RegistryRow>, institution: bool, cards: bool) -> impl IntoView + use<> {
    let columns = address.columns.clone();
    let heads = columns.iter().map(|column| words::column(*column).to_owned()).collect();
    let rows = rows.into_iter().map(move |row| line(&columns, row, institution, cards)).collect_view();
    view! { <DataTable caption=tr!(reports.registry_title) heads>{rows}</DataTable> }
}

fn line(columns: &[Column], row: RegistryRow, institution: bool, cards: bool) -> impl IntoView + use<> {
    let href = if institution { routes::institution_card(&row.id) } else { routes::owner_card(&row.id) };
    let cells = columns.iter().map(|column| {
        let words = words::cell(*column, &row);
        match column {
            Column::Number if cards => view! { <td><a class="nowrap" href=href.clone()>{words}</a></td> }.into_any(),
            _ => view! { <td>{words}</td> }.into_any(),
        }
    });
    view! { <tr>{cells.collect_view()}</tr> }
}
