//! Between the staff of owner, operator and institutions: official requests (A5.0.7, A6.0.4, A7.0.6), announcements (A7.0.7),
//! incidents (A6.0.3), the operator's desk. Forms are plain ones, so that they work before the page has woken up.

use crate::error::AppError;
use crate::wire::Json;
use domain::account::RestrictPersonForm;
use domain::announcement::{AnnouncementForm, AnnouncementView};
use domain::ids::{AnnouncementId, OfficialFileId, OfficialId};
use domain::incident::{IncidentEndForm, IncidentForm, IncidentView};
use domain::official::{DocumentView, OfficialAnswerForm, OfficialCard, OfficialForm, OfficialList, OfficialQuery};
use domain::operator::{DeskNews, OperatorDesk};
use leptos::prelude::*;
use server_fn::codec::GetUrl;

/// What waits at one's desk beside appeals.
#[server(name = ReadDeskNews, endpoint = "office/news", input = GetUrl, output = Json)]
pub async fn desk_news() -> Result<DeskNews, AppError> {
    let ctx = crate::context::ctx().await?;
    Ok(services::official::desk_news(&ctx).await?)
}

/// Official requests to the own side, or from it.
#[server(name = ReadOfficialList, endpoint = "office/requests", input = Json, output = Json)]
pub async fn official_list(query: OfficialQuery) -> Result<OfficialList, AppError> {
    let ctx = crate::context::ctx().await?;
    Ok(services::official::list(&ctx, query).await?)
}

/// One of them; that of other sides is not found.
#[server(name = ReadOfficialCard, endpoint = "office/request", input = GetUrl, output = Json)]
pub async fn official_card(id: OfficialId) -> Result<OfficialCard, AppError> {
    let ctx = crate::context::ctx().await?;
    Ok(services::official::card(&ctx, &id).await?)
}

/// Asks another side; gives the request's number.
#[server(endpoint = "office/ask", output = Json)]
pub async fn send_official(form: OfficialForm) -> Result<String, AppError> {
    let ctx = crate::context::ctx().await?;
    Ok(services::official::send(&ctx, form).await?)
}

/// Answers a request.
#[server(endpoint = "office/answer", output = Json)]
pub async fn answer_official(form: OfficialAnswerForm) -> Result<(), AppError> {
    let ctx = crate::context::ctx().await?;
    Ok(services::official::answer(&ctx, form).await?)
}

/// Documents that wait in a form: of a new request (empty), or of the answer to one.
#[server(name = ReadOfficialDocuments, endpoint = "office/documents", input = Json, output = Json)]
pub async fn official_documents(answered: String) -> Result<Vec<DocumentView>, AppError> {
    let ctx = crate::context::ctx().await?;
    Ok(services::official::documents(&ctx, &answered).await?)
}

/// Takes one out of its form again.
#[server(endpoint = "office/document-drop", output = Json)]
pub async fn drop_document(id: OfficialFileId) -> Result<(), AppError> {
    let ctx = crate::context::ctx().await?;
    Ok(services::official::drop_document(&ctx, &id).await?)
}

/// Announcements: all of them for the owner, the own ones for an institution.
#[server(name = ReadAnnouncements, endpoint = "office/announcements", input = GetUrl, output = Json)]
pub async fn announcements() -> Result<Vec<AnnouncementView>, AppError> {
    let ctx = crate::context::ctx().await?;
    Ok(services::announcements::list(&ctx).await?)
}

/// Publishes one, or a correction.
#[server(endpoint = "office/publish", output = Json)]
pub async fn publish_announcement(form: AnnouncementForm) -> Result<(), AppError> {
    let ctx = crate::context::ctx().await?;
    Ok(services::announcements::publish(&ctx, form).await?)
}

/// Acknowledges the version that was shown.
#[server(endpoint = "office/acknowledge", output = Json)]
pub async fn acknowledge_announcement(id: AnnouncementId, version: u32) -> Result<(), AppError> {
    let ctx = crate::context::ctx().await?;
    Ok(services::announcements::acknowledge(&ctx, &id, version).await?)
}

/// The latest incidents.
#[server(name = ReadIncidents, endpoint = "office/incidents", input = GetUrl, output = Json)]
pub async fn incidents() -> Result<Vec<IncidentView>, AppError> {
    let ctx = crate::context::ctx().await?;
    Ok(services::incidents::list(&ctx).await?)
}

/// Writes an incident down and tells the owner.
#[server(endpoint = "office/incident", output = Json)]
pub async fn open_incident(form: IncidentForm) -> Result<(), AppError> {
    let ctx = crate::context::ctx().await?;
    Ok(services::incidents::open(&ctx, form).await?)
}

/// It is over.
#[server(endpoint = "office/incident-over", output = Json)]
pub async fn close_incident(form: IncidentEndForm) -> Result<(), AppError> {
    let ctx = crate::context::ctx().await?;
    Ok(services::incidents::close(&ctx, form).await?)
}

/// How the system is.
#[server(name = ReadOperatorDesk, endpoint = "office/operator", input = GetUrl, output = Json)]
pub async fn operator_desk() -> Result<OperatorDesk, AppError> {
    let ctx = crate::context::ctx().await?;
    Ok(services::operator::desk(&ctx).await?)
}

/// Restricts a person found by what is known exactly (A8.12).
#[server(endpoint = "office/restrict", output = Json)]
pub async fn restrict_person(form: RestrictPersonForm) -> Result<(), AppError> {
    let ctx = crate::context::ctx().await?;
    Ok(services::account::restrict_person(&ctx, form).await?)
}
