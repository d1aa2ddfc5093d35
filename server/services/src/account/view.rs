//! The account's page.

use super::{log, restriction};
use crate::permission::Function;
use crate::{Ctx, Error};
use domain::account::{AccountView, DisclosureLine, SessionLine, SignInLine, device_words, masked_fin};
use domain::eservice::form::Held;
use domain::ids::PersonId;
use std::collections::HashMap;
use store::disclosures::DisclosureRow;
use store::people::PersonRow;
use store::requests::RequestDisclosureRow;
use store::sessions::SessionRow;
use store::sign_ins::SignInRow;

/// Sign-ins read, so that actions find their device; and shown.
const SIGN_INS: u32 = 500;
const SIGN_INS_SHOWN: usize = 30;
/// Actions and disclosures shown; all of them are in the export.
const ACTIONS: u32 = 100;
const DISCLOSURES: u32 = 200;

/// What is kept of the person and what happened with the account (T1.2, T3.4, T6.1, T8.4).
///
/// # Errors
/// [`Error::SignIn`] for a visitor.
pub async fn view(ctx: &Ctx) -> Result<AccountView, Error> {
    ctx.may(Function::MyAccount)?;
    let (db, person) = (ctx.portal.db(), ctx.person()?);
    let row = store::people::find(db, person).await?.ok_or(Error::SignIn)?;
    let (sessions, sign_ins, calls, open) = tokio::try_join!(
        store::sessions::of_person(db, person),
        store::sign_ins::of_person(db, person, SIGN_INS),
        store::exchange::calls(db, person, DISCLOSURES),
        store::appeals::open_of(db, person),
    )?;
    let sessions = sessions.into_iter().filter(|session| ctx.now < session.expires_ms).map(|session| session_line(ctx, session));
    Ok(AccountView {
        actions: log::lines(ctx, person, &devices(&sign_ins), ACTIONS).await?,
        restriction: restriction::of(ctx, &row).await?,
        sessions: sessions.collect(),
        sign_ins: sign_ins.into_iter().take(SIGN_INS_SHOWN).map(sign_in_line).collect(),
        disclosures: disclosures(ctx, person, DISCLOSURES).await?,
        exchanges: crate::exchange::lines(calls),
        open_appeals: open.len() as u32,
        role: ctx.actor.role,
        ..who(row)
    })
}

/// Only what the sign-on and the person have given.
fn who(row: PersonRow) -> AccountView {
    AccountView {
        names: [row.given_name, row.surname, row.patronymic],
        fin: row.fin.as_deref().map(masked_fin).unwrap_or_default(),
        legal: row.legal_name.filter(|name| !name.is_empty()).map(|name| (name, row.voen.unwrap_or_default())),
        phone: row.phone.unwrap_or_default(),
        email: row.email.unwrap_or_default(),
        role: domain::role::Role::Citizen,
        since_ms: row.created_ms,
        terms: row.terms_version.map(|version| version.to_string()).zip(row.terms_accepted_ms),
        sessions: Vec::new(),
        sign_ins: Vec::new(),
        actions: Vec::new(),
        disclosures: Vec::new(),
        exchanges: Vec::new(),
        restriction: None,
        open_appeals: 0,
    }
}

/// The browsers' own words by the name of their session.
pub(super) fn devices(sign_ins: &[SignInRow]) -> HashMap<String, String> {
    sign_ins.iter().map(|row| (row.id.clone(), row.device.clone())).collect()
}

/// The devices of all sign-ins of a person that may be asked for.
pub(super) async fn devices_of(ctx: &Ctx, person: &PersonId) -> Result<HashMap<String, String>, Error> {
    Ok(devices(&store::sign_ins::of_person(ctx.portal.db(), person, SIGN_INS).await?))
}

fn session_line(ctx: &Ctx, row: SessionRow) -> SessionLine {
    let name = store::sessions::name(&row.id_hash).to_owned();
    SessionLine {
        this: ctx.session.as_ref() == Some(&name),
        device: device_words(&row.device),
        since_ms: row.created_ms,
        seen_ms: row.seen_ms,
        name,
    }
}

pub(super) fn sign_in_line(row: SignInRow) -> SignInLine {
    SignInLine { at_ms: row.at_ms, device: device_words(&row.device), method: row.method, assurance: row.assurance }
}

/// To whom data of a person were given, with appeals and with requests for e-services; the newest first.
pub(super) async fn disclosures(ctx: &Ctx, person: &PersonId, most: u32) -> Result<Vec<DisclosureLine>, Error> {
    let db = ctx.portal.db();
    let (of_appeals, of_requests) =
        tokio::try_join!(store::disclosures::of_person(db, person, most), store::requests::disclosed(db, person, most))?;
    let of_requests = of_requests.into_iter().map(|row| request_line(ctx, row));
    let mut lines: Vec<DisclosureLine> = of_appeals.into_iter().map(|row| appeal_line(ctx, row)).chain(of_requests).collect();
    lines.sort_by_key(|line| std::cmp::Reverse(line.at_ms));
    lines.truncate(most as usize);
    Ok(lines)
}

fn appeal_line(ctx: &Ctx, row: DisclosureRow) -> DisclosureLine {
    DisclosureLine {
        at_ms: row.at_ms,
        institution: ctx.portal.reference().institution_name(&row.institution),
        opened: row.what == "opened",
        appeal: Some(row.appeal),
        request: None,
        held: Vec::new(),
        number: row.number,
    }
}

fn request_line(ctx: &Ctx, row: RequestDisclosureRow) -> DisclosureLine {
    DisclosureLine {
        at_ms: row.at_ms,
        institution: ctx.portal.reference().institution_name(&row.institution),
        opened: row.what == "opened",
        appeal: None,
        request: Some(row.request),
        held: row.held.split(',').filter_map(Held::parse).collect(),
        number: row.number,
    }
}
