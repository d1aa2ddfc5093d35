//! The portal «bir pəncərə» (R11.3, R11.5): finding a service, its page, using it, what people say of it, the register as files.
//!
//! The register is read into an index in memory that follows its chains ([`kept`]); a page reads the one service that it shows from the
//! database. What is asked of an informational service is kept nowhere (R4.3). Begin reading at [`search`], then [`card`].

mod card;
mod files;
mod judged;
mod kept;
mod own;
mod quality;
mod questions;
mod search;

pub use card::card;
pub use files::{FormDownload, ServiceData, ServicePages, changed, form, one, pages};
pub use judged::judged;
pub(crate) use kept::Kept;
pub use own::{Use, begin_use, favour, mine};
pub use quality::rate;
pub use questions::{answer, ask, waiting};
pub use search::search;

use crate::{Ctx, Error};
use store::eservices::EserviceRow;

/// A service by the number that is in its address; cancelled ones keep theirs.
async fn by_number(ctx: &Ctx, number: &str) -> Result<EserviceRow, Error> {
    let number: String = number.trim().chars().filter(|one| !one.is_control()).take(40).collect::<String>().to_uppercase();
    store::eservices::by_number(ctx.portal.db(), &number).await?.ok_or(Error::NotFound)
}
