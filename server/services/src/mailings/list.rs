//! What is sent to whom, when next, and what became of it last.

use crate::permission::Function;
use crate::{Ctx, Error, official, people};
use domain::ids::PersonId;
use domain::notice::Channel;
use domain::official::Party;
use domain::reports::mailing::{Colleague, MailingView, Mailings, ReaderView};
use store::people::PersonRow;
use store::report_mails::{self, MailRow};

/// Reports that the actor has sent, or gets; and who else could get them.
///
/// # Errors
/// [`Error::Forbidden`] for everybody but staff.
pub async fn report_mails(ctx: &Ctx) -> Result<Mailings, Error> {
    ctx.may(Function::ReportMails)?;
    let (db, person) = (ctx.portal.db(), ctx.person()?);
    let mut list = Vec::new();
    for row in report_mails::of_person(db, person).await? {
        list.push(view(ctx, person, row).await?);
    }
    let colleagues = colleagues(ctx).await?.into_iter().filter(|one| one.id != *person);
    let address = store::deliveries::address(db, person, Channel::Email).await?;
    Ok(Mailings {
        list,
        colleagues: colleagues.map(|row| Colleague { name: people::name_of(&row), id: row.id }).collect(),
        open: ctx.portal.is_open(Channel::Email),
        address: address.is_some(),
    })
}

/// Everybody who works on the actor's side, the actor too.
pub(super) async fn colleagues(ctx: &Ctx) -> Result<Vec<PersonRow>, Error> {
    let side = Party::of(&ctx.actor).ok_or(Error::Forbidden)?;
    let ids = official::staff(ctx.portal.db(), &side).await?;
    Ok(store::people::find_many(ctx.portal.db(), &ids).await?)
}

async fn view(ctx: &Ctx, person: &PersonId, row: MailRow) -> Result<MailingView, Error> {
    let (db, own) = (ctx.portal.db(), row.person == *person);
    let mut readers = report_mails::readers(db, &row.id).await?;
    // Who else gets it is for whoever has set it up.
    readers.retain(|one| own || one == person);
    let (persons, letters) = tokio::try_join!(store::people::find_many(db, &readers), report_mails::last(db, &row.id))?;
    let reader = |one: &PersonRow| ReaderView {
        name: people::name_of(one),
        last: letters.iter().find(|letter| letter.person == one.id).map(|letter| (letter.state, letter.at_ms)),
    };
    Ok(MailingView {
        readers: persons.iter().map(reader).collect(),
        id: row.id,
        title: row.title,
        query: row.query,
        rhythm: row.rhythm,
        file: row.file,
        next_on: row.next_on,
        own,
    })
}
