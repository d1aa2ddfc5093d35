//! Where what is known of a person came from, and entering it by hand (A4.1–4.3).

use crate::error::AppError;
use crate::wire::Json;
use domain::exchange::{EntryForm, PersonCard};
use domain::ids::AppealId;
use leptos::prelude::*;
use server_fn::codec::GetUrl;

/// The facts about an appeal's author, with their origin.
#[server(name = ReadPersonCard, endpoint = "exchange/person", input = GetUrl, output = Json)]
pub async fn person_card(id: AppealId) -> Result<PersonCard, AppError> {
    let ctx = crate::context::ctx().await?;
    Ok(services::exchange::person_card(&ctx, &id).await?)
}

/// Enters one by hand (A4.3); then shows them all.
#[server(endpoint = "exchange/enter")]
pub async fn enter_by_hand(form: EntryForm) -> Result<(), AppError> {
    let ctx = crate::context::ctx().await?;
    let back = crate::routes::owner_person(&form.appeal, None);
    services::exchange::enter(&ctx, form).await?;
    leptos_axum::redirect(&back);
    Ok(())
}
