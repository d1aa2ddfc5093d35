//! The day of a centre as tables for spreadsheets (Q+): the same numbers as its page, for who manages it. No cell names a person.

use crate::in_address::InAddress;
use crate::open_data::csv_file::Form;
use crate::registry_files::{CSV, XLSX, head, refused, xlsx};
use crate::state::AppState;
use app::context::in_lang;
use app::i18n::texts::counter as words;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::{Extension, Router};
use domain::lang::Lang;
use domain::queue::load::Load;
use domain::queue::manage::CentrePage;
use http::HeaderMap;
use serde::Deserialize;
use services::{Ctx, Error};

/// The routes.
pub fn routes() -> Router<AppState> {
    Router::new().route("/centre/day.csv", get(csv)).route("/centre/day.xlsx", get(excel))
}

#[derive(Deserialize)]
struct Asked {
    #[serde(default)]
    day: String,
}

/// `GET /centre/day.csv?day=2026-04-14`.
async fn csv(
    State(state): State<AppState>,
    Extension(ctx): Extension<Ctx>,
    InAddress(asked): InAddress<Asked>,
    headers: HeaderMap,
) -> Response {
    match table(&ctx, &asked.day).await {
        Ok((name, heads, rows)) => {
            let names: Vec<&str> = heads.iter().map(String::as_str).collect();
            (head(&format!("{name}.csv"), CSV), [Form::Excel.head(&names), Form::Excel.rows(rows)].concat()).into_response()
        }
        Err(error) => refused(&state, &ctx, &headers, error),
    }
}

/// `GET /centre/day.xlsx`: the same for Excel.
async fn excel(
    State(state): State<AppState>,
    Extension(ctx): Extension<Ctx>,
    InAddress(asked): InAddress<Asked>,
    headers: HeaderMap,
) -> Response {
    let made = table(&ctx, &asked.day).await.and_then(|(name, heads, rows)| Ok((name, xlsx::of_rows(heads, rows)?)));
    match made {
        Ok((name, bytes)) => (head(&format!("{name}.xlsx"), XLSX), bytes).into_response(),
        Err(error) => refused(&state, &ctx, &headers, error),
    }
}

type Table = (String, Vec<String>, Vec<Vec<String>>);

/// A name for the file, heads, and a row for each group and for each hour.
async fn table(ctx: &Ctx, day: &str) -> Result<Table, Error> {
    let page = services::queue::centre_page(ctx, day).await?;
    let name = format!("{}-{}", page.centre.0, page.day);
    Ok(in_lang(ctx.lang, || (name, heads(ctx.lang), rows(ctx.lang, &page))))
}

fn heads(lang: Lang) -> Vec<String> {
    [
        words::head_group(lang),
        words::head_tickets(lang),
        words::head_booked(lang),
        words::head_waiting(lang),
        words::head_done(lang),
        words::head_missed(lang),
        words::head_wait(lang),
        words::head_p90(lang),
        words::head_service(lang),
        words::hour_expected(lang),
        words::hour_counters(lang),
    ]
    .map(str::to_owned)
    .to_vec()
}

fn rows(lang: Lang, page: &CentrePage) -> Vec<Vec<String>> {
    let groups = page.groups.iter().map(|(name, load)| group(name.in_lang(lang).to_owned(), load));
    let all = [group(page.centre.1.in_lang(lang).to_owned(), &page.all)];
    let hours = page.hours.iter().map(|line| {
        let mut row = vec![String::new(); 11];
        row[0] = format!("{:02}:00", line.hour);
        (row[1], row[2]) = (line.came.to_string(), line.booked.to_string());
        (row[9], row[10]) = (line.expected.to_string(), line.counters.to_string());
        row
    });
    groups.chain(all).chain(hours).collect()
}

fn group(name: String, load: &Load) -> Vec<String> {
    let some = |minutes: Option<u32>| minutes.map(|minutes| minutes.to_string()).unwrap_or_default();
    let counts = [load.tickets, load.booked, load.waiting, load.done, load.missed].map(|count| count.to_string());
    let times = [some(load.wait_median_min), some(load.wait_p90_min), some(load.service_median_min), String::new(), String::new()];
    [name].into_iter().chain(counts).chain(times).collect()
}
