//! Persons: signing in, sessions, terms of use, notices. A person is known only through the single sign-on (A3.8); the
//! cabinet exists from the first sign-in on (A8.2).

use crate::permission::Function;
use crate::{Ctx, Error};
use domain::live::Change;
use domain::notice::Notice;
use domain::role::{Me, Role};

mod identity;
mod known;
mod live;
mod session;
mod standing;
mod terms;
pub(crate) mod token;

pub(crate) use identity::is_staff;
pub use identity::{Identity, grant, grant_post, grant_register, is_too_weak, person_of, sign_in};
pub(crate) use known::Known;
pub use live::topics;
pub(crate) use session::staff_actor;
pub use session::{session, session_name, sign_out};
pub use terms::{Published, accept_terms, publish, terms, terms_version};

/// Notices shown at a time.
const NOTICES: u32 = 200;

/// The person who is signed in, if any.
///
/// # Errors
/// [`Error::Internal`] when the database fails.
pub async fn whoami(ctx: &Ctx) -> Result<Option<Me>, Error> {
    ctx.may(Function::Whoami)?;
    let Some(id) = &ctx.actor.person else { return Ok(None) };
    let Some(person) = store::people::find(ctx.portal.db(), id).await? else { return Ok(None) };
    let reference = ctx.portal.reference();
    let in_force = reference.terms.as_ref().map(|terms| terms.version);
    let db = ctx.portal.db();
    let institution = ctx.actor.institution.as_ref().map(|id| (id.clone(), reference.institution_name(id)));
    Ok(Some(Me {
        person: id.clone(),
        display_name: identity::name_of(&person),
        role: ctx.actor.role,
        institution,
        terms_accepted: person.terms_version.is_some() && person.terms_version == in_force,
        unread: store::notices::unread(db, id).await? + store::account_notices::unread(db, id).await?,
        terms_changed: person.terms_version.is_some() && person.terms_version != in_force,
        restricted_until_ms: person.restricted_at(ctx.now),
        lift_requests: if ctx.actor.role == Role::OwnerStaff { store::lifting::count_waiting(db).await? } else { 0 },
    }))
}

/// The notices of the person's cabinet, newest first (T4.2).
///
/// # Errors
/// [`Error::SignIn`] for a visitor.
pub async fn notices(ctx: &Ctx) -> Result<Vec<Notice>, Error> {
    ctx.may(Function::Notices)?;
    let rows = store::notices::of_person(ctx.portal.db(), ctx.person()?, NOTICES).await?;
    crate::notices::views(ctx, rows).await
}

/// Marks all notices as read; the person's other pages are told.
///
/// # Errors
/// [`Error::SignIn`] for a visitor.
pub async fn mark_notices_read(ctx: &Ctx) -> Result<(), Error> {
    ctx.may(Function::MarkNoticesRead)?;
    let (person, now) = (ctx.person()?.clone(), ctx.now);
    let write = ctx.portal.db().write(move |tx| {
        Box::pin(async move {
            let seen = store::account_notices::mark_read(tx, &person, now).await? + store::notices::mark_read(tx, &person, now).await?;
            if seen > 0 {
                tx.publish(Change::of_cabinet(person));
            }
            Ok::<_, Error>(())
        })
    });
    write.await
}

pub(crate) use identity::name_of;
