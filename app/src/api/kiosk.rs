//! Queue machines and their tickets (Q3.2.2). What is pressed leads on by a redirect, so that it works without script too.

use crate::error::AppError;
#[cfg(feature = "ssr")]
use crate::routes;
use crate::wire::Json;
use domain::ids::{KioskId, TicketId};
use domain::queue::kiosk::book::{KioskBook, OfflineTicket};
use domain::queue::kiosk::printer::Printing;
#[cfg(feature = "ssr")]
use domain::queue::kiosk::view::Given;
use domain::queue::kiosk::view::{CodeForm, KioskForm, KioskHome, KioskList, KioskTicket, PhoneTicket, PriorityForm, WalkInForm};
use leptos::prelude::*;
use server_fn::codec::GetUrl;

/// The machine's screen; nothing for a browser that is no machine.
#[server(name = ReadKioskHome, endpoint = "kiosk/home", input = GetUrl, output = Json)]
pub async fn kiosk_home() -> Result<Option<KioskHome>, AppError> {
    let ctx = crate::context::ctx().await?;
    Ok(services::kiosk::home(&ctx).await?)
}

/// A code typed or scanned.
#[server(endpoint = "kiosk/enter")]
pub async fn enter_code(form: CodeForm, #[server(default)] low: bool) -> Result<(), AppError> {
    let ctx = crate::context::ctx().await?;
    let given = services::kiosk::enter(&ctx, form).await?;
    leptos_axum::redirect(&leads_to(&given, "code", low));
    Ok(())
}

/// A line number without an order.
#[server(endpoint = "kiosk/take")]
pub async fn take_number(form: WalkInForm, #[server(default)] low: bool) -> Result<(), AppError> {
    let ctx = crate::context::ctx().await?;
    let given = services::kiosk::take(&ctx, form).await?;
    leptos_axum::redirect(&leads_to(&given, "take", low));
    Ok(())
}

/// The screen that comes next.
#[cfg(feature = "ssr")]
fn leads_to(given: &Given, page: &str, low: bool) -> String {
    match given {
        Given::Ticket(id) => routes::kiosk(&format!("ticket/{id}"), &[], low),
        Given::No(no) => {
            let (word, value) = no.words();
            routes::kiosk(page, &[("no", word), ("at", value.as_str())], low)
        }
    }
}

/// A ticket on the machine's screen.
#[server(name = ReadKioskTicket, endpoint = "kiosk/ticket", input = GetUrl, output = Json)]
pub async fn kiosk_ticket(id: TicketId) -> Result<KioskTicket, AppError> {
    let ctx = crate::context::ctx().await?;
    Ok(services::kiosk::ticket(&ctx, &id).await?)
}

/// Prints it again.
#[server(endpoint = "kiosk/print")]
pub async fn print_again(id: TicketId, #[server(default)] low: bool) -> Result<(), AppError> {
    let ctx = crate::context::ctx().await?;
    services::kiosk::print_again(&ctx, &id).await?;
    leptos_axum::redirect(&routes::kiosk(&format!("ticket/{id}"), &[("again", "1")], low));
    Ok(())
}

/// What became of the printing by the machine's page; a page of an earlier version says nothing more than that it has printed.
#[server(endpoint = "kiosk/printed", input = Json, output = Json)]
pub async fn ticket_printed(id: TicketId, #[server(default)] said: Option<Printing>) -> Result<(), AppError> {
    let ctx = crate::context::ctx().await?;
    Ok(services::kiosk::printed(&ctx, &id, said.unwrap_or(Printing::Done)).await?)
}

/// The machine's list of the day.
#[server(endpoint = "kiosk/sync", input = Json, output = Json)]
pub async fn sync_kiosk(kept: bool) -> Result<Option<KioskBook>, AppError> {
    let ctx = crate::context::ctx().await?;
    Ok(services::kiosk::sync(&ctx, kept).await?)
}

/// What it gave without the network.
#[server(endpoint = "kiosk/reconcile", input = Json, output = Json)]
pub async fn reconcile(told: Vec<OfflineTicket>) -> Result<Vec<String>, AppError> {
    let ctx = crate::context::ctx().await?;
    Ok(services::kiosk::reconcile(&ctx, told).await?)
}

/// A ticket on a phone.
#[server(name = ReadPhoneTicket, endpoint = "queue/ticket", input = Json, output = Json)]
pub async fn phone_ticket(secret: String) -> Result<PhoneTicket, AppError> {
    let ctx = crate::context::ctx().await?;
    Ok(services::kiosk::phone(&ctx, &secret).await?)
}

/// One push message when the turn of a ticket is near.
#[server(endpoint = "queue/follow")]
pub async fn follow_ticket(secret: String) -> Result<(), AppError> {
    let ctx = crate::context::ctx().await?;
    Ok(services::kiosk::follow(&ctx, &secret).await?)
}

/// The machines of the centre that the employee manages.
#[server(name = ReadKiosks, endpoint = "kiosk/list", input = GetUrl, output = Json)]
pub async fn kiosks() -> Result<KioskList, AppError> {
    let ctx = crate::context::ctx().await?;
    Ok(services::kiosk::list(&ctx).await?)
}

/// Enters a machine; the code to type into it.
#[server(endpoint = "kiosk/register", input = Json, output = Json)]
pub async fn register_kiosk(form: KioskForm) -> Result<String, AppError> {
    let ctx = crate::context::ctx().await?;
    Ok(services::kiosk::register(&ctx, form).await?)
}

/// A new code for one.
#[server(endpoint = "kiosk/pair_again", input = Json, output = Json)]
pub async fn pair_again(id: KioskId) -> Result<String, AppError> {
    let ctx = crate::context::ctx().await?;
    Ok(services::kiosk::pair_again(&ctx, &id).await?)
}

/// Changes where one prints.
#[server(endpoint = "kiosk/printer", input = Json, output = Json)]
pub async fn set_printer(id: KioskId, printer: String) -> Result<(), AppError> {
    let ctx = crate::context::ctx().await?;
    Ok(services::kiosk::set_printer(&ctx, &id, &printer).await?)
}

/// Switches one off.
#[server(endpoint = "kiosk/revoke", input = Json, output = Json)]
pub async fn revoke_kiosk(id: KioskId) -> Result<(), AppError> {
    let ctx = crate::context::ctx().await?;
    Ok(services::kiosk::revoke(&ctx, &id).await?)
}

/// Who may go first.
#[server(endpoint = "kiosk/classes")]
pub async fn set_classes(form: PriorityForm) -> Result<(), AppError> {
    let ctx = crate::context::ctx().await?;
    Ok(services::kiosk::set_classes(&ctx, form).await?)
}
