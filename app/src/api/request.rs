//! Requests for e-services that are used here (R6.3, R7.1.2, R7.1.3, R7.2, R7.4): the sender's side, the provider's desk, the form.

use crate::error::AppError;
use crate::wire::Json;
use domain::appeal::view::Rows;
use domain::eservice::form::{FormPage, FormSave, RequestSend};
use domain::eservice::request::{
    DeskQuery, FinishForm, MendForm, NoteForm, Receipt, RefuseRequestForm, RequestCard, RequestFileView, RequestLine, RequestStart,
    ReturnForm,
};
use domain::ids::{RequestFileId, RequestId};
use leptos::prelude::*;
use server_fn::codec::GetUrl;

/// What a service's form begins with, or goes on with.
#[server(name = ReadRequestStart, endpoint = "request/start", input = Json, output = Json)]
pub async fn request_start(service: String, draft: Option<String>) -> Result<RequestStart, AppError> {
    let ctx = crate::context::ctx().await?;
    Ok(services::request::start(&ctx, &service, draft.as_deref()).await?)
}

/// Sends a request; its receipt.
#[server(endpoint = "request/send", input = Json, output = Json)]
pub async fn send_request(form: RequestSend) -> Result<Receipt, AppError> {
    let ctx = crate::context::ctx().await?;
    Ok(services::request::send(&ctx, form).await?)
}

/// A page of the own requests.
#[server(name = ReadMyRequests, endpoint = "request/mine", input = Json, output = Json)]
pub async fn my_requests(after: Option<String>) -> Result<Rows<RequestLine>, AppError> {
    let ctx = crate::context::ctx().await?;
    Ok(services::request::mine(&ctx, after.as_deref()).await?)
}

/// One of them.
#[server(name = ReadMyRequest, endpoint = "request/own", input = GetUrl, output = Json)]
pub async fn my_request(id: RequestId) -> Result<RequestCard, AppError> {
    let ctx = crate::context::ctx().await?;
    Ok(services::request::card(&ctx, &id).await?)
}

/// Sends what was mended.
#[server(endpoint = "request/mend", input = Json, output = Json)]
pub async fn mend_request(form: MendForm) -> Result<(), AppError> {
    let ctx = crate::context::ctx().await?;
    Ok(services::request::mend(&ctx, form).await?)
}

/// Takes the own request back.
#[server(endpoint = "request/withdraw", output = Json)]
pub async fn withdraw_request(id: RequestId) -> Result<(), AppError> {
    let ctx = crate::context::ctx().await?;
    Ok(services::request::withdraw(&ctx, &id).await?)
}

/// Documents that wait in one's form of a request.
#[server(name = ReadRequestFiles, endpoint = "request/files", input = GetUrl, output = Json)]
pub async fn request_files(id: RequestId) -> Result<Vec<RequestFileView>, AppError> {
    let ctx = crate::context::ctx().await?;
    Ok(services::request::files(&ctx, &id).await?)
}

/// Takes one out of its form again.
#[server(endpoint = "request/file-drop", output = Json)]
pub async fn drop_request_file(id: RequestFileId) -> Result<(), AppError> {
    let ctx = crate::context::ctx().await?;
    Ok(services::request::drop_file(&ctx, &id).await?)
}

/// A page of the requests to the own institution.
#[server(name = ReadRequestDesk, endpoint = "request/desk", input = Json, output = Json)]
pub async fn request_desk(query: DeskQuery) -> Result<Rows<RequestLine>, AppError> {
    let ctx = crate::context::ctx().await?;
    Ok(services::request::desk(&ctx, query).await?)
}

/// One of them.
#[server(name = ReadRequestCard, endpoint = "request/card", input = GetUrl, output = Json)]
pub async fn request_card(id: RequestId) -> Result<RequestCard, AppError> {
    let ctx = crate::context::ctx().await?;
    Ok(services::request::desk_card(&ctx, &id).await?)
}

/// Takes it in hand.
#[server(endpoint = "request/take", output = Json)]
pub async fn take_request(id: RequestId) -> Result<(), AppError> {
    let ctx = crate::context::ctx().await?;
    Ok(services::request::take(&ctx, &id).await?)
}

/// How far it is.
#[server(endpoint = "request/note", output = Json)]
pub async fn note_request(form: NoteForm) -> Result<(), AppError> {
    let ctx = crate::context::ctx().await?;
    Ok(services::request::note(&ctx, form).await?)
}

/// Gives it back to be mended.
#[server(endpoint = "request/return", input = Json, output = Json)]
pub async fn return_request(form: ReturnForm) -> Result<(), AppError> {
    let ctx = crate::context::ctx().await?;
    Ok(services::request::give_back(&ctx, form).await?)
}

/// The result.
#[server(endpoint = "request/finish", input = Json, output = Json)]
pub async fn finish_request(form: FinishForm) -> Result<(), AppError> {
    let ctx = crate::context::ctx().await?;
    Ok(services::request::finish(&ctx, form).await?)
}

/// Refuses it.
#[server(endpoint = "request/refuse", output = Json)]
pub async fn refuse_request(form: RefuseRequestForm) -> Result<(), AppError> {
    let ctx = crate::context::ctx().await?;
    Ok(services::request::refuse(&ctx, form).await?)
}

/// The form of an own service, and what can be made of its regulation.
#[server(name = ReadRequestForm, endpoint = "request/form", input = GetUrl, output = Json)]
pub async fn request_form(service: String) -> Result<FormPage, AppError> {
    let ctx = crate::context::ctx().await?;
    Ok(services::request::form_page(&ctx, &service).await?)
}

/// Saves it as the next version.
#[server(endpoint = "request/form-save", input = Json, output = Json)]
pub async fn save_request_form(form: FormSave) -> Result<u32, AppError> {
    let ctx = crate::context::ctx().await?;
    Ok(services::request::save_form(&ctx, form).await?)
}
