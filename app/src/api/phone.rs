//! The telephone 108: an employee writes for who calls (A2.2.2). Numbers of callers travel in bodies, never in addresses.

use crate::error::AppError;
use crate::wire::Json;
use domain::phone::{CallerAppeal, PhoneAppealForm, PhoneJoinForm, PhoneLetterForm, PhoneReceipt};
use leptos::prelude::*;

/// Writes an appeal for who calls.
#[server(endpoint = "phone/write", input = Json, output = Json)]
pub async fn write_for_caller(form: PhoneAppealForm) -> Result<PhoneReceipt, AppError> {
    let ctx = crate::context::ctx().await?;
    Ok(services::phone::write(&ctx, form).await?)
}

/// Writes an official appeal to an institution for who calls (R11.7).
#[server(endpoint = "phone/letter", input = Json, output = Json)]
pub async fn write_letter_for_caller(form: PhoneLetterForm) -> Result<PhoneReceipt, AppError> {
    let ctx = crate::context::ctx().await?;
    Ok(services::phone::letter(&ctx, form).await?)
}

/// Joins an appeal for who calls.
#[server(endpoint = "phone/join", input = Json, output = Json)]
pub async fn join_for_caller(form: PhoneJoinForm) -> Result<PhoneReceipt, AppError> {
    let ctx = crate::context::ctx().await?;
    Ok(services::phone::join(&ctx, form).await?)
}

/// Finds a caller's appeals by the telephone number or the number of one of them.
#[server(endpoint = "phone/find", input = Json, output = Json)]
pub async fn find_caller(number: String) -> Result<Vec<CallerAppeal>, AppError> {
    let ctx = crate::context::ctx().await?;
    Ok(services::phone::find(&ctx, &number).await?)
}
