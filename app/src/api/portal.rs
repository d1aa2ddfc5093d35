//! The portal of e-services (R11.3, R11.5): finding one, its page, the own ones, rating, questions.

use crate::error::AppError;
use crate::wire::Json;
use domain::eservice::judged::{Judged, JudgedQuery};
use domain::eservice::portal::{FoundServices, MyServices, ServiceCard, ServiceQuestion};
use domain::eservice::quality::{ServiceAnswerForm, ServiceAskForm, ServiceRateForm};
use leptos::prelude::*;
use server_fn::codec::GetUrl;

/// What the page with this query shows.
#[server(endpoint = "portal/find", input = GetUrl, output = Json)]
pub async fn find_services(query: String) -> Result<FoundServices, AppError> {
    let ctx = crate::context::ctx().await?;
    Ok(services::eservice_portal::search(&ctx, &query).await?)
}

/// The page of a service.
#[server(name = ReadServiceCard, endpoint = "portal/service", input = GetUrl, output = Json)]
pub async fn service_card(number: String) -> Result<ServiceCard, AppError> {
    let ctx = crate::context::ctx().await?;
    Ok(services::eservice_portal::card(&ctx, &number).await?)
}

/// Favourites and history.
#[server(name = ReadMyServices, endpoint = "portal/mine", input = GetUrl, output = Json)]
pub async fn my_services() -> Result<MyServices, AppError> {
    let ctx = crate::context::ctx().await?;
    Ok(services::eservice_portal::mine(&ctx).await?)
}

/// Keeps a service at hand, or lets it go; then shows it.
#[server(endpoint = "portal/favour")]
pub async fn favour_service(number: String, on: bool) -> Result<(), AppError> {
    let ctx = crate::context::ctx().await?;
    services::eservice_portal::favour(&ctx, &number, on).await?;
    leptos_axum::redirect(&crate::routes::service(&number));
    Ok(())
}

/// Rates a service after use; then shows it.
#[server(endpoint = "portal/rate")]
pub async fn rate_service(form: ServiceRateForm) -> Result<(), AppError> {
    let ctx = crate::context::ctx().await?;
    let number = form.number.clone();
    services::eservice_portal::rate(&ctx, form).await?;
    leptos_axum::redirect(&crate::routes::service_done(&number, "rated"));
    Ok(())
}

/// Asks the provider something; then shows the service.
#[server(endpoint = "portal/ask")]
pub async fn ask_service(form: ServiceAskForm) -> Result<(), AppError> {
    let ctx = crate::context::ctx().await?;
    let number = form.number.clone();
    services::eservice_portal::ask(&ctx, form).await?;
    leptos_axum::redirect(&crate::routes::service_done(&number, "asked"));
    Ok(())
}

/// What waits for the own institution.
#[server(name = ReadServiceQuestions, endpoint = "portal/questions", input = GetUrl, output = Json)]
pub async fn service_questions() -> Result<Vec<ServiceQuestion>, AppError> {
    let ctx = crate::context::ctx().await?;
    Ok(services::eservice_portal::waiting(&ctx).await?)
}

/// Answers a question; then shows the others.
#[server(endpoint = "portal/answer")]
pub async fn answer_service(form: ServiceAnswerForm) -> Result<(), AppError> {
    let ctx = crate::context::ctx().await?;
    services::eservice_portal::answer(&ctx, form).await?;
    leptos_axum::redirect(crate::routes::SERVICE_QUESTIONS);
    Ok(())
}

/// How the services of the own institution are judged.
#[server(name = ReadServiceQuality, endpoint = "portal/quality", input = Json, output = Json)]
pub async fn service_quality(query: JudgedQuery) -> Result<Judged, AppError> {
    let ctx = crate::context::ctx().await?;
    Ok(services::eservice_portal::judged(&ctx, query).await?)
}
