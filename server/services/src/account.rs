//! A person's own account: what is kept, what was done and in which session (T6.1, T8.4), to whom data were given (T3.4),
//! restriction and lifting (A8.12, T1.8, T1.9), taking the data along and leaving (T1.7, T2.2). Begin at [`view`].

mod close;
mod export;
mod lifting;
mod log;
mod restrict;
mod restriction;
mod sessions;
mod view;

pub use close::close;
pub use export::{Export, export};
pub use lifting::{ask, decide, requests};
pub(crate) use log::{entry, signed_out};
pub use restrict::{restrict, restrict_person};
pub use sessions::{end_session, sign_out_everywhere};
pub use view::view;

use crate::permission::Function;
use crate::{Ctx, Error};
use domain::account::{AccountNotice, AccountWhat};
use domain::ids::PersonId;
use store::account_notices::AccountNoticeRow;

/// Notices shown at a time.
const NOTICES: u32 = 50;

/// Notices about the account, the newest first (T1.7).
///
/// # Errors
/// [`Error::SignIn`] for a visitor.
pub async fn notices(ctx: &Ctx) -> Result<Vec<AccountNotice>, Error> {
    ctx.may(Function::AccountNotices)?;
    Ok(store::account_notices::of_person(ctx.portal.db(), ctx.person()?, NOTICES).await?)
}

/// A notice about the account, sent now (T4.3).
pub(crate) fn notice(ctx: &Ctx, person: &PersonId, what: AccountWhat, word: &str) -> AccountNoticeRow {
    AccountNoticeRow {
        id: uuid::Uuid::now_v7().to_string(),
        person: person.clone(),
        what,
        word: word.to_owned(),
        sent_ms: ctx.now,
        read_ms: None,
    }
}
