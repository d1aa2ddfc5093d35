//! Orders in the centres' queue (Q1.2, Q3.1), and the desk of 108 (Q2.5).

use crate::error::AppError;
#[cfg(feature = "ssr")]
use crate::routes;
use crate::wire::Json;
use domain::ids::{CentreId, ServiceId};
use domain::queue::OrderForm;
use domain::queue::call::CallOrder;
use domain::queue::order::{DayPlaces, Held, OrderStart, OrderView};
use leptos::prelude::*;
use server_fn::codec::GetUrl;

/// What the form begins with; `draft` is the id of a kept one.
#[server(name = ReadOrderStart, endpoint = "queue/start", input = GetUrl, output = Json)]
pub async fn order_start(#[server(default)] draft: String) -> Result<OrderStart, AppError> {
    let ctx = crate::context::ctx().await?;
    Ok(services::queue::start(&ctx, Some(draft.as_str()).filter(|id| !id.is_empty())).await?)
}

/// What is free; `order` is the secret of the order that is moved, empty for a new one.
#[server(name = ReadQueuePlaces, endpoint = "queue/places", input = GetUrl, output = Json)]
pub async fn queue_places(centre: CentreId, service: ServiceId, #[server(default)] order: String) -> Result<Vec<DayPlaces>, AppError> {
    let ctx = crate::context::ctx().await?;
    match order.as_str() {
        "" => Ok(services::queue::places(&ctx, &centre, &service).await?),
        secret => Ok(services::queue::places_for(&ctx, secret).await?),
    }
}

/// Keeps the place and sends the confirmation code (Q3.1.1).
#[server(endpoint = "queue/hold", input = Json, output = Json)]
pub async fn hold_place(form: OrderForm) -> Result<Held, AppError> {
    let ctx = crate::context::ctx().await?;
    Ok(services::queue::hold(&ctx, &form).await?)
}

/// Confirms the order with the code; the secret of its page.
#[server(endpoint = "queue/confirm", input = Json, output = Json)]
pub async fn confirm_order(form: OrderForm) -> Result<String, AppError> {
    let ctx = crate::context::ctx().await?;
    Ok(services::queue::confirm(&ctx, &form).await?)
}

/// An order by its secret.
#[server(name = ReadOrder, endpoint = "queue/order", input = GetUrl, output = Json)]
pub async fn order(secret: String) -> Result<OrderView, AppError> {
    let ctx = crate::context::ctx().await?;
    Ok(services::queue::order(&ctx, &secret).await?)
}

/// Finds an order and goes to its page.
#[server(endpoint = "queue/find")]
pub async fn find_order(#[server(default)] order: String, #[server(default)] surname: String) -> Result<(), AppError> {
    let ctx = crate::context::ctx().await?;
    let secret = services::queue::find(&ctx, &order, &surname).await?;
    leptos_axum::redirect(&routes::order(&secret));
    Ok(())
}

/// Moves an order; `slot` is day and hour: `2026-04-14 09:30`.
#[server(endpoint = "queue/change")]
pub async fn change_order(secret: String, #[server(default)] slot: String) -> Result<(), AppError> {
    let ctx = crate::context::ctx().await?;
    let (day, at) = domain::queue::slot_of(&slot)?;
    Ok(services::queue::change(&ctx, &secret, day, at).await?)
}

/// Gives the place back.
#[server(endpoint = "queue/cancel")]
pub async fn cancel_order(secret: String) -> Result<(), AppError> {
    let ctx = crate::context::ctx().await?;
    Ok(services::queue::cancel(&ctx, &secret).await?)
}

/// Waits for a place.
#[server(endpoint = "queue/wait")]
pub async fn wait_for_place(centre: CentreId, service: ServiceId, #[server(default)] wait_email: String) -> Result<(), AppError> {
    let ctx = crate::context::ctx().await?;
    Ok(services::queue::wait(&ctx, &centre, &service, &wait_email).await?)
}

/// Orders by what a caller can say. Posted: what is looked for stands in no address.
#[server(endpoint = "call/orders", input = Json, output = Json)]
pub async fn call_orders(words: String) -> Result<Vec<CallOrder>, AppError> {
    let ctx = crate::context::ctx().await?;
    Ok(services::queue::call_search(&ctx, &words).await?)
}

/// Orders for a caller; the order code to read out.
#[server(endpoint = "call/book", input = Json, output = Json)]
pub async fn call_book(form: OrderForm) -> Result<String, AppError> {
    let ctx = crate::context::ctx().await?;
    Ok(services::queue::call_book(&ctx, &form).await?)
}

/// Moves a caller's order.
#[server(endpoint = "call/change")]
pub async fn call_change(code: String, #[server(default)] slot: String) -> Result<(), AppError> {
    let ctx = crate::context::ctx().await?;
    let (day, at) = domain::queue::slot_of(&slot)?;
    Ok(services::queue::call_change(&ctx, &code, day, at).await?)
}

/// Cancels a caller's order.
#[server(endpoint = "call/cancel")]
pub async fn call_cancel(code: String) -> Result<(), AppError> {
    let ctx = crate::context::ctx().await?;
    Ok(services::queue::call_cancel(&ctx, &code).await?)
}
