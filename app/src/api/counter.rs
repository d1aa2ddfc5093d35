//! Counters of the centres, the hall, who manages a centre, who supervises all of them (Q3.4, Q+). Forms are plain ones, so that they
//! work before the page has woken up.

use crate::error::AppError;
use crate::wire::Json;
use domain::ids::CentreId;
use domain::queue::desk::{ActForm, CallOutcome, CounterPage};
use domain::queue::hall::HallView;
use domain::queue::manage::{CentrePage, CounterForm, ExceptionForm, Supervision};
use leptos::prelude::*;
use server_fn::codec::GetUrl;

/// A counter of the own centre; the own one without a number.
#[server(name = ReadCounterPage, endpoint = "counter/page", input = GetUrl, output = Json)]
pub async fn counter_page(number: Option<u32>) -> Result<CounterPage, AppError> {
    let ctx = crate::context::ctx().await?;
    Ok(services::queue::counter_page(&ctx, number).await?)
}

/// Sits down at a counter.
#[server(endpoint = "counter/sit", output = Json)]
pub async fn take_seat(number: u32) -> Result<(), AppError> {
    let ctx = crate::context::ctx().await?;
    Ok(services::queue::take_seat(&ctx, number).await?)
}

/// Leaves the seat.
#[server(endpoint = "counter/leave", output = Json)]
pub async fn leave_seat() -> Result<(), AppError> {
    let ctx = crate::context::ctx().await?;
    Ok(services::queue::leave_seat(&ctx).await?)
}

/// Begins or ends a pause.
#[server(endpoint = "counter/pause", output = Json)]
pub async fn pause_counter(on: bool) -> Result<(), AppError> {
    let ctx = crate::context::ctx().await?;
    Ok(services::queue::pause_counter(&ctx, on).await?)
}

/// Calls the one whose turn it is.
#[server(endpoint = "counter/call", output = Json)]
pub async fn call_next(number: u32) -> Result<CallOutcome, AppError> {
    let ctx = crate::context::ctx().await?;
    Ok(services::queue::call_next(&ctx, number).await?)
}

/// Any other act on a ticket.
#[server(endpoint = "counter/act", output = Json)]
pub async fn ticket_act(form: ActForm) -> Result<(), AppError> {
    let ctx = crate::context::ctx().await?;
    Ok(services::queue::ticket_act(&ctx, form).await?)
}

/// The display of a hall.
#[server(name = ReadHall, endpoint = "hall", input = GetUrl, output = Json)]
pub async fn hall(centre: CentreId, zone: String) -> Result<HallView, AppError> {
    let ctx = crate::context::ctx().await?;
    Ok(services::queue::hall(&ctx, &centre, &zone).await?)
}

/// A day of the own centre.
#[server(name = ReadCentrePage, endpoint = "centre/day", input = GetUrl, output = Json)]
pub async fn centre_page(day: String) -> Result<CentrePage, AppError> {
    let ctx = crate::context::ctx().await?;
    Ok(services::queue::centre_page(&ctx, &day).await?)
}

/// Makes or changes a counter.
#[server(endpoint = "centre/counter", output = Json)]
pub async fn settle_counter(form: CounterForm) -> Result<(), AppError> {
    let ctx = crate::context::ctx().await?;
    Ok(services::queue::settle_counter(&ctx, form).await?)
}

/// Sets a day that is not as its weekday.
#[server(endpoint = "centre/exception", output = Json)]
pub async fn settle_day(form: ExceptionForm) -> Result<(), AppError> {
    let ctx = crate::context::ctx().await?;
    Ok(services::queue::settle_day(&ctx, form).await?)
}

/// Lifts it again.
#[server(endpoint = "centre/lift", output = Json)]
pub async fn lift_day(id: String) -> Result<(), AppError> {
    let ctx = crate::context::ctx().await?;
    Ok(services::queue::lift_day(&ctx, &id).await?)
}

/// How the electronic service runs (Q3.4).
#[server(name = ReadSupervision, endpoint = "operator/queue", input = GetUrl, output = Json)]
pub async fn supervision(day: String) -> Result<Supervision, AppError> {
    let ctx = crate::context::ctx().await?;
    Ok(services::queue::supervision(&ctx, &day).await?)
}
