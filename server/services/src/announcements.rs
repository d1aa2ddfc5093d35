//! Announcements of the owner to institutions (A7.0.7): published, corrected by new versions, acknowledged.

mod publish;
mod views;

pub use publish::publish;
pub use views::list;
pub(crate) use views::waiting;

use crate::official::{staff, stir};
use crate::permission::Function;
use crate::{Ctx, Error};
use domain::ids::AnnouncementId;
use domain::official::Party;
use domain::refusal::{Code, Refusal};

/// One of the institution's staff has read the version that was shown; the owner sees who and when.
///
/// # Errors
/// [`Error::NotFound`] for what does not go to this institution; [`Error::Conflict`] when there is a newer version to read;
/// [`Error::Refused`] with `AlreadyDone` when a colleague was faster.
pub async fn acknowledge(ctx: &Ctx, id: &AnnouncementId, version: u32) -> Result<(), Error> {
    ctx.may(Function::AcknowledgeAnnouncement)?;
    let own = ctx.actor.institution.clone().ok_or(Error::Forbidden)?;
    let db = ctx.portal.db().clone();
    let ids = std::slice::from_ref(id);
    let readers = store::announcements::readers(&db, ids).await?;
    if readers.iter().all(|reader| reader.institution != own) {
        return Err(Error::NotFound);
    }
    let newest = store::announcements::versions(&db, ids).await?.first().map_or(0, |row| row.version);
    if newest != version {
        return Err(Error::Conflict);
    }
    let told = [staff(&db, &Party::Owner).await?, staff(&db, &Party::Institution(own.clone())).await?].concat();
    let (id, person, now) = (id.clone(), ctx.person()?.clone(), ctx.now);
    let write = db.write(move |tx| {
        Box::pin(async move {
            if !store::announcements::acknowledge(tx, &id, version, &own, &person, now).await? {
                return Err(Refusal::form(Code::AlreadyDone).into());
            }
            stir(tx, told);
            Ok::<_, Error>(())
        })
    });
    write.await
}
