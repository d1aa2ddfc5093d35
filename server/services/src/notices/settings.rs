//! How notices come to a person beside the cabinet.

use crate::permission::Function;
use crate::{Ctx, Error};
use domain::lang::Lang;
use domain::notice::{AddressView, Channel, NoticeSettings, Switches};
use store::addresses::{AddressRow, CodeRow};
use store::people::PersonRow;

/// What the person has decided, and what there is to decide.
///
/// # Errors
/// [`Error::SignIn`] for a visitor.
pub async fn settings(ctx: &Ctx) -> Result<NoticeSettings, Error> {
    ctx.may(Function::NoticeSettings)?;
    let (db, id) = (ctx.portal.db(), ctx.person()?);
    let person = store::people::find(db, id).await?.ok_or(Error::SignIn)?;
    let (proved, waiting) = tokio::try_join!(store::addresses::of_person(db, id), store::addresses::codes_of(db, id))?;
    let browsers = store::subscriptions::of_person(db, id).await?.len() as u32;
    let view = |channel| address(channel, &person, &proved, &waiting);
    let push_key = if ctx.portal.is_open(Channel::Push) { ctx.portal.push_key().public() } else { String::new() };
    Ok(NoticeSettings {
        channels: ctx.portal.config().channels.clone(),
        email: view(Channel::Email),
        phone: view(Channel::Sms),
        switches: store::switches::of_person(db, id).await?,
        browsers,
        push_key,
        language: person.language,
    })
}

fn address(channel: Channel, person: &PersonRow, proved: &[AddressRow], waiting: &[CodeRow]) -> AddressView {
    let own = proved.iter().find(|row| row.channel == channel);
    let given = if channel == Channel::Sms { person.phone.clone() } else { None };
    let asked = waiting.iter().find(|row| row.channel == channel);
    AddressView {
        from_sign_on: own.is_none() && given.is_some(),
        address: own.map(|row| row.address.clone()).or(given),
        failing_ms: own.and_then(|row| row.failing_ms),
        waiting: asked.map(|row| row.address.clone()),
        refused: asked.is_some_and(|row| row.refused_ms.is_some()),
    }
}

/// Keeps every switch as it stands, and the language of notices.
///
/// # Errors
/// [`Error::SignIn`] for a visitor.
pub async fn set_settings(ctx: &Ctx, switches: Switches, language: Lang) -> Result<(), Error> {
    ctx.may(Function::SetNoticeSettings)?;
    let person = ctx.person()?.clone();
    let write = ctx.portal.db().write(move |tx| {
        Box::pin(async move {
            store::switches::set(tx, &person, &switches).await?;
            store::people::set_language(tx, &person, language).await?;
            Ok::<_, Error>(())
        })
    });
    write.await
}
