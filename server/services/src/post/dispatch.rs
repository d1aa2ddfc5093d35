//! On its way: printed, then posted with the day and the post's number (A8.9).

use crate::notices::{Told, for_all};
use crate::permission::Function;
use crate::views::event::{Particulars, event};
use crate::{Ctx, Error};
use domain::appeal::validate::Tidy;
use domain::appeal::view::What;
use domain::house::{PostForm, posted};
use domain::ids::LetterId;
use domain::live::Change;
use domain::refusal::{Code, Refusal};
use store::events::Audience;
use store::letters::LetterRow;

/// It was printed; again as often as the printer wants.
///
/// # Errors
/// [`Error::NotFound`] for another institution's letter; [`Error::Refused`] with `AlreadyDone` once it is posted.
pub async fn mark_printed(ctx: &Ctx, id: &LetterId) -> Result<(), Error> {
    ctx.may(Function::MarkPrinted)?;
    let (letter, _) = super::own(ctx, id).await?;
    let now = ctx.now;
    let write = ctx.portal.db().write(move |tx| {
        Box::pin(async move {
            if !store::letters::printed(tx, &letter.id, now).await? {
                return Err(Refusal::form(Code::AlreadyDone).into());
            }
            tx.publish(change(&letter));
            Ok::<_, Error>(())
        })
    });
    write.await
}

/// It was posted. Its receiver is told; where it went is for the house alone.
///
/// # Errors
/// [`Error::NotFound`] for another institution's letter; [`Error::Refused`] with what is wrong with day and number, or with
/// `AlreadyDone`.
pub async fn mark_posted(ctx: &Ctx, form: PostForm) -> Result<(), Error> {
    ctx.may(Function::MarkPosted)?;
    let form = form.tidied();
    let (letter, appeal) = super::own(ctx, &form.letter).await?;
    let day = posted(&form, letter.written_ms.date(), ctx.now.date())?;
    let entry = event(ctx, What::Posted, "A8.9", Audience::Staff, &Particulars::text(&form.tracking));
    let told = Told { what: What::Posted, appeal: appeal.id.clone(), number: appeal.known_number().to_owned(), day: None };
    let notices = for_all(ctx, std::slice::from_ref(&letter.person), &told);
    let by = ctx.person()?.clone();
    let write = ctx.portal.db().write(move |tx| {
        Box::pin(async move {
            if !store::letters::post(tx, &letter.id, day, &form.tracking, &by).await? {
                return Err(Refusal::form(Code::AlreadyDone).into());
            }
            store::events::append(tx, &letter.appeal, &[entry]).await?;
            store::notices::add(tx, &notices).await?;
            tx.publish(Change { persons: vec![letter.person.clone()], ..change(&letter) });
            Ok::<_, Error>(())
        })
    });
    write.await
}

fn change(letter: &LetterRow) -> Change {
    Change { appeal: letter.appeal.clone(), persons: Vec::new(), institutions: vec![letter.institution.clone()] }
}
