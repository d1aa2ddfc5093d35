//! What the form begins with: services and centres, and what is known of the person or was typed before.

use super::book;
use super::link::address_of;
use crate::appeals::{draft_text, keep_text};
use crate::permission::Function;
use crate::{Ctx, Error};
use anyhow::Context;
use domain::queue::BookingState;
use domain::queue::form::OrderForm;
use domain::queue::order::{CentreChoice, OrderDraft, OrderStart, OwnOrder, ServiceChoice};

/// Orders of a person that are looked through.
const OWN: u32 = 20;

/// The form as it is shown first, or again with the draft that was kept.
///
/// # Errors
/// [`Error::Internal`] when the database fails.
pub async fn start(ctx: &Ctx, draft: Option<&str>) -> Result<OrderStart, Error> {
    ctx.may(Function::OrderStart)?;
    let kept = match draft {
        Some(id) => draft_text(ctx, id).await?.and_then(|text| serde_json::from_str::<OrderDraft>(&text).ok()),
        None => None,
    };
    let OrderDraft { form, refusals, held } = match kept {
        Some(kept) => kept,
        None => OrderDraft { form: known(ctx).await?, ..OrderDraft::default() },
    };
    let shared = book::shared(&ctx.portal).await?;
    let services: Vec<&store::centres::ServiceRow> = shared.services.iter().filter(|one| one.active).collect();
    let centres = shared.centres.iter().filter(|one| one.active).map(|centre| CentreChoice {
        id: centre.id.clone(),
        name: centre.name(),
        address: centre.address.clone(),
        services: (0_u32..)
            .zip(&services)
            .filter(|(_, service)| shared.offers.contains(&(centre.id.clone(), service.id.clone())))
            .map(|(at, _)| at)
            .collect(),
    });
    let group = |service: &store::centres::ServiceRow| shared.groups.iter().find(|one| one.id == service.group);
    Ok(OrderStart {
        form,
        refusals,
        held,
        centres: centres.filter(|centre| !centre.services.is_empty()).collect(),
        services: services
            .iter()
            .map(|service| ServiceChoice {
                id: service.id.clone(),
                name: service.name(),
                group: group(service).map(|group| group.name()).unwrap_or_default(),
                sign_in: service.sign_in,
            })
            .collect(),
        signed_in: ctx.actor.person.is_some(),
        own: own(ctx, &shared).await?,
    })
}

/// Open orders of whoever is signed in, the next one first.
async fn own(ctx: &Ctx, shared: &book::Shared) -> Result<Vec<OwnOrder>, Error> {
    let Some(person) = &ctx.actor.person else { return Ok(Vec::new()) };
    let rows = store::bookings::of_person(ctx.portal.db(), person, OWN).await?;
    let open = rows.into_iter().rev().filter(|row| row.state == BookingState::Booked && row.day >= ctx.now.date());
    let shown = |row: store::bookings::BookingRow| {
        let service = shared.services.iter().find(|one| one.id == row.service)?.name();
        Some(OwnOrder { address: address_of(&ctx.portal, &row.code?), service, day: row.day, at: row.at })
    };
    Ok(open.filter_map(shown).collect())
}

/// A fresh form with what the single sign-on and the person's own settings say.
async fn known(ctx: &Ctx) -> Result<OrderForm, Error> {
    let id = uuid::Uuid::now_v7().to_string();
    let Some(person) = &ctx.actor.person else { return Ok(OrderForm { id, ..OrderForm::default() }) };
    let Some(row) = store::people::find(ctx.portal.db(), person).await? else { return Ok(OrderForm { id, ..OrderForm::default() }) };
    let email = store::deliveries::address(ctx.portal.db(), person, domain::notice::Channel::Email).await?;
    Ok(OrderForm {
        id,
        given_name: row.given_name,
        surname: row.surname,
        patronymic: row.patronymic,
        phone: row.phone.unwrap_or_default(),
        email: email.or(row.email).unwrap_or_default(),
        ..OrderForm::default()
    })
}

/// Keeps what a browser without script typed, until it is whole.
///
/// # Errors
/// [`Error::Conflict`] when the id is another's.
pub async fn keep(ctx: &Ctx, draft: &OrderDraft) -> Result<(), Error> {
    ctx.may(Function::OrderStart)?;
    let text = serde_json::to_string(draft).context("a draft of an order")?;
    keep_text(ctx, &draft.form.id, text).await
}
