//! The queue machines of the centres and what they give (Q3.2.2): a code becomes a line number once, whatever is pressed twice, torn,
//! or cut off; who comes without an order gets a number too; without the network the machine goes on by itself and tells later.
//!
//! A machine is known by the key in its cookie, not by a person: whoever stands before it is a visitor.

mod activate;
mod alone;
mod home;
mod issue;
mod lines;
mod manage;
mod phone;
mod print;
mod ticket;
mod walk_in;

pub use activate::enter;
pub use alone::{reconcile, sync};
pub use home::home;
pub use manage::{list, pair, pair_again, register, revoke, set_classes, set_printer};
pub use phone::{follow, phone};
pub(crate) use phone::{near_address, tell_near};
pub use print::{Face, NoPrinters, PrintJob, Printers, settle};
pub use ticket::{face, print_again, printed, ticket};
pub use walk_in::take;

use crate::people::token;
use crate::{Ctx, Error};
use domain::queue::kiosk::Window;
use store::centres::CentreRow;
use store::kiosks::KioskRow;

/// The machine that asks.
pub(crate) async fn here(ctx: &Ctx) -> Result<KioskRow, Error> {
    found(ctx).await?.ok_or(Error::Forbidden)
}

/// The same; `None` for a browser that is no machine.
async fn found(ctx: &Ctx) -> Result<Option<KioskRow>, Error> {
    match &ctx.kiosk {
        Some(key) => Ok(store::kiosks::by_key(ctx.portal.db(), &token::hash(key)).await?),
        None => Ok(None),
    }
}

/// Its centre.
async fn centre(ctx: &Ctx, kiosk: &KioskRow) -> Result<CentreRow, Error> {
    store::centres::find(ctx.portal.db(), &kiosk.centre).await?.ok_or(Error::NotFound)
}

/// When codes are taken there.
fn window(centre: &CentreRow) -> Window {
    let minutes = |setting: u32| u16::try_from(setting).unwrap_or(u16::MAX);
    Window { early_min: minutes(centre.early_min), late_min: minutes(centre.late_min) }
}

/// The id of a pressing: the browser's own, or a fresh one when it sent none.
fn pressing(sent: &str) -> String {
    if domain::ids::is_uuid(sent) { sent.to_owned() } else { uuid::Uuid::now_v7().to_string() }
}
