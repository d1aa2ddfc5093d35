//! What is done with accounts is written down with its session (T6.1), and the person reads it beside what was done with
//! appeals.

use crate::{Ctx, Error};
use domain::account::{Act, ActionLine, Done, device_words};
use domain::ids::PersonId;
use domain::role::Actor;
use domain::time::UnixMs;
use std::collections::HashMap;
use store::account_events::AccountEventRow;
use store::sessions::SessionRow;

/// How many digits of a session's name tell it apart for people.
const SHORT: usize = 6;

/// An action of this actor on `person`'s account, now.
pub(crate) fn entry(ctx: &Ctx, person: &PersonId, what: Act, data: &str) -> AccountEventRow {
    AccountEventRow {
        id: uuid::Uuid::now_v7().to_string(),
        person: person.clone(),
        at_ms: ctx.now,
        actor: ctx.actor.person.clone(),
        role: ctx.actor.role,
        session: ctx.session.clone(),
        what,
        data: data.to_owned(),
    }
}

/// A session that ends itself.
pub(crate) fn signed_out(session: &SessionRow, actor: &Actor, now: UnixMs) -> AccountEventRow {
    AccountEventRow {
        id: uuid::Uuid::now_v7().to_string(),
        person: session.person.clone(),
        at_ms: now,
        actor: Some(session.person.clone()),
        role: actor.role,
        session: Some(store::sessions::name(&session.id_hash).to_owned()),
        what: Act::SignedOut,
        data: String::new(),
    }
}

/// The person's last actions, the newest first. `devices` are the browsers' own words by the name of their session.
pub(super) async fn lines(ctx: &Ctx, person: &PersonId, devices: &HashMap<String, String>, limit: u32) -> Result<Vec<ActionLine>, Error> {
    let db = ctx.portal.db();
    let (own, on_appeals) =
        tokio::try_join!(store::account_events::of_person(db, person, limit), store::account_events::on_appeals(db, person, limit))?;
    let device = |session: &Option<String>| {
        let words = session.as_ref().and_then(|name| devices.get(name));
        words.map(|words| device_words(words)).unwrap_or_default()
    };
    let short = |session: &Option<String>| session.as_deref().unwrap_or_default().chars().take(SHORT).collect::<String>();
    let mut lines: Vec<ActionLine> = Vec::with_capacity(own.len() + on_appeals.len());
    for row in own {
        // What staff do happens in their session, which is none of the person's business.
        let mine = row.actor.as_ref() == Some(person);
        let session = row.session.filter(|_| mine);
        let line = ActionLine {
            at_ms: row.at_ms,
            done: Done::Account(row.what),
            by: row.role,
            appeal: None,
            session: short(&session),
            device: device(&session),
        };
        lines.push(line);
    }
    for row in on_appeals {
        let (session, device) = (short(&row.session), device(&row.session));
        lines.push(ActionLine {
            at_ms: row.at_ms,
            done: Done::Appeal(row.what),
            by: row.role,
            appeal: Some((row.appeal, row.number)),
            session,
            device,
        });
    }
    lines.sort_by_key(|line| std::cmp::Reverse(line.at_ms));
    lines.truncate(limit as usize);
    Ok(lines)
}
