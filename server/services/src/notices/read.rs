use crate::permission::Function;
use crate::{Ctx, Error};
use domain::ids::NoticeId;
use domain::live::Change;

/// Marks one notice as read; the person's other pages are told. Another person's notice is left alone without a word.
///
/// # Errors
/// [`Error::SignIn`] for a visitor.
pub async fn mark_one_read(ctx: &Ctx, id: &NoticeId) -> Result<(), Error> {
    ctx.may(Function::MarkNoticeRead)?;
    let (person, id, now) = (ctx.person()?.clone(), id.clone(), ctx.now);
    let write = ctx.portal.db().write(move |tx| {
        Box::pin(async move {
            if store::notices::mark_one_read(tx, &person, &id, now).await? {
                tx.publish(Change::of_cabinet(person));
            }
            Ok::<_, Error>(())
        })
    });
    write.await
}
