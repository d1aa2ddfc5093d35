//! What the registry and the reports give as files (A6.0.8): tables for spreadsheets, and the map of a report. Each is asked for by
//! the query of its page, by the employee who is signed in, and holds what that page shows. No column names a person.

mod map;
pub(crate) mod xlsx;

use crate::delivery::report::Attached;
use crate::error_response::answer;
use crate::open_data::csv_file::Form;
use crate::state::AppState;
use app::context::in_lang;
use app::error::AppError;
use app::page::registry::words::{cell, column};
use app::page::reports::words;
use axum::body::{Body, Bytes};
use axum::extract::{RawQuery, State};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::{Extension, Router};
use domain::lang::Lang;
use domain::registry::RegistryRow;
use domain::reports::mailing::Table;
use domain::reports::{Address, Dimension, Report};
use futures::{StreamExt, stream};
use http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use http::{HeaderMap, HeaderName};
use services::registry::RegistryFile;
use services::{Ctx, Error};
use tokio_stream::wrappers::ReceiverStream;

pub(crate) const CSV: &str = "text/csv; charset=utf-8; header=present";
pub(crate) const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// The routes.
pub fn routes() -> Router<AppState> {
    Router::new()
        .route("/registry/appeals.csv", get(registry_csv))
        .route("/registry/appeals.xlsx", get(registry_xlsx))
        .route("/reports/report.csv", get(report_csv))
        .route("/reports/report.xlsx", get(report_xlsx))
        .route("/reports/map.svg", get(report_map))
}

/// `GET /registry/appeals.csv`: the list of the page, as Excel here reads it at once, made while it is read.
async fn registry_csv(
    State(state): State<AppState>,
    Extension(ctx): Extension<Ctx>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> Response {
    match services::registry::file(&ctx, &query.unwrap_or_default()).await {
        Ok(file) => (head("appeals.csv", CSV), Body::from_stream(lines(file, ctx.lang))).into_response(),
        Err(error) => refused(&state, &ctx, &headers, error),
    }
}

/// An error in the middle cuts the file off, so that nobody takes half of it for the whole.
fn lines(file: RegistryFile, lang: Lang) -> impl futures::Stream<Item = Result<Bytes, std::io::Error>> {
    let RegistryFile { columns, rows } = file;
    let heads = in_lang(lang, || columns.iter().map(|one| column(*one)).collect::<Vec<_>>());
    let head = Bytes::from(Form::Excel.head(&heads));
    let rows = ReceiverStream::new(rows).map(move |rows| match rows {
        Ok(rows) => {
            Ok(Bytes::from(in_lang(lang, || Form::Excel.rows(rows.iter().map(|row| columns.iter().map(|one| cell(*one, row)).collect())))))
        }
        Err(error) => {
            tracing::error!(cause = format!("{error:?}"), "a file of the registry was cut off");
            Err(std::io::Error::other("cut off"))
        }
    });
    stream::iter([Ok(head)]).chain(rows)
}

/// `GET /registry/appeals.xlsx`: the same for Excel.
async fn registry_xlsx(
    State(state): State<AppState>,
    Extension(ctx): Extension<Ctx>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> Response {
    let made = async {
        let RegistryFile { columns, rows } = services::registry::file(&ctx, &query.unwrap_or_default()).await?;
        let lang = ctx.lang;
        let heads = in_lang(lang, || columns.iter().map(|one| column(*one).to_owned()).collect());
        let cells = move |rows: Vec<RegistryRow>| {
            in_lang(lang, || rows.iter().map(|row| columns.iter().map(|one| cell(*one, row)).collect()).collect())
        };
        xlsx::of_chunks(heads, rows, cells).await
    };
    match made.await {
        Ok(bytes) => (head("appeals.xlsx", XLSX), bytes).into_response(),
        Err(error) => refused(&state, &ctx, &headers, error),
    }
}

/// `GET /reports/report.csv`: the table of the report.
async fn report_csv(
    State(state): State<AppState>,
    Extension(ctx): Extension<Ctx>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> Response {
    match table(&ctx, query).await {
        Ok((heads, rows)) => {
            let names: Vec<&str> = heads.iter().map(String::as_str).collect();
            (head("report.csv", CSV), [Form::Excel.head(&names), Form::Excel.rows(rows)].concat()).into_response()
        }
        Err(error) => refused(&state, &ctx, &headers, error),
    }
}

/// `GET /reports/report.xlsx`: the same for Excel.
async fn report_xlsx(
    State(state): State<AppState>,
    Extension(ctx): Extension<Ctx>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> Response {
    match table(&ctx, query).await.and_then(|(heads, rows)| xlsx::of_rows(heads, rows)) {
        Ok(bytes) => (head("report.xlsx", XLSX), bytes).into_response(),
        Err(error) => refused(&state, &ctx, &headers, error),
    }
}

/// `GET /reports/map.svg`: the districts, the darker the greater their value.
async fn report_map(
    State(state): State<AppState>,
    Extension(ctx): Extension<Ctx>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> Response {
    let address = Address { rows: Dimension::District, columns: None, ..Address::read(&query.unwrap_or_default()) };
    match services::reports::report(&ctx, address.view()).await {
        Ok(report) => {
            let drawn = in_lang(ctx.lang, || map::draw(&ctx.portal.reference().districts, address.measure, &report));
            ([(CONTENT_TYPE, "image/svg+xml"), (CACHE_CONTROL, "no-store")], drawn).into_response()
        }
        Err(error) => refused(&state, &ctx, &headers, error),
    }
}

/// Heads and rows of the report that the query asks for.
async fn table(ctx: &Ctx, query: Option<String>) -> Result<(Vec<String>, Vec<Vec<String>>), Error> {
    let query = query.unwrap_or_default();
    let report = services::reports::report(ctx, query.clone()).await?;
    Ok(in_words(ctx.lang, &Address::read(&query), &report))
}

/// The table of a report as a file of its own, for a letter.
///
/// # Errors
/// [`Error::Internal`] when a workbook can't be written.
pub(crate) fn report_table(lang: Lang, query: &str, report: &Report, file: Table) -> Result<Attached, Error> {
    let (heads, rows) = in_words(lang, &Address::read(query), report);
    let (mime, bytes) = match file {
        Table::Xlsx => (XLSX, xlsx::of_rows(heads, rows)?),
        Table::Csv => {
            let names: Vec<&str> = heads.iter().map(String::as_str).collect();
            (CSV, [Form::Excel.head(&names), Form::Excel.rows(rows)].concat())
        }
    };
    Ok(Attached { name: format!("report-{}.{}", report.as_of_ms.date(), file.as_str()), mime, bytes })
}

/// In the reader's language, with what the rows come to.
fn in_words(lang: Lang, address: &Address, report: &Report) -> (Vec<String>, Vec<Vec<String>>) {
    let across = address.columns.unwrap_or(address.rows);
    in_lang(lang, || {
        let sum = app::i18n::texts::reports::sum(lang).to_owned();
        let names = report.columns.iter().map(|head| words::head(across, head));
        let heads = [words::dimension(address.rows).to_owned()].into_iter().chain(names).chain([sum.clone()]).collect();
        let value = |value: &domain::reports::Value| words::value(address.measure, *value);
        let rows = report.rows.iter().map(|row| {
            let first = words::head(address.rows, &row.head);
            [first].into_iter().chain(row.cells.iter().map(value)).chain([value(&row.total)]).collect()
        });
        let last = [sum].into_iter().chain(report.totals.iter().map(value)).chain([value(&report.total)]).collect();
        (heads, rows.chain([last]).collect())
    })
}

pub(crate) fn head(name: &str, mime: &str) -> [(HeaderName, String); 3] {
    [
        (CONTENT_TYPE, mime.to_owned()),
        (CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")),
        (CACHE_CONTROL, "no-store".to_owned()),
    ]
}

pub(crate) fn refused(state: &AppState, ctx: &Ctx, headers: &HeaderMap, error: Error) -> Response {
    answer(state, ctx.lang, headers, AppError::from(error))
}
