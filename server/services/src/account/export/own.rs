//! What is kept of a person beside the appeals.

use super::super::log;
use super::super::view::{devices_of, disclosures, sign_in_line};
use crate::{Ctx, Error};
use domain::exchange::FactView;
use domain::ids::PersonId;
use domain::registry::Shelf;
use domain::role::Role;
use serde_json::{Value, json};
use store::people::PersonRow;

/// More rows of one kind than anybody has.
const ALL: u32 = 100_000;

/// The files and their contents.
pub async fn files(ctx: &Ctx, person: &PersonId) -> Result<Vec<(&'static str, Value)>, Error> {
    let db = ctx.portal.db();
    let row = store::people::find(db, person).await?.ok_or(Error::SignIn)?;
    let (sign_ins, sessions, notices, account_notices, requests, calls, letters, complaints, orders) = tokio::try_join!(
        store::sign_ins::of_person(db, person, ALL),
        store::sessions::of_person(db, person),
        store::notices::of_person(db, person, ALL),
        store::account_notices::of_person(db, person, ALL),
        store::lifting::of_person(db, person),
        store::exchange::calls(db, person, ALL),
        store::letters::of_person(db, person),
        store::complaints::of_person(db, person),
        store::bookings::of_person(db, person, ALL),
    )?;
    // Employees are not named to the person.
    let facts = crate::exchange::author_facts(ctx, &row).await?.into_iter().map(|fact| FactView { by: String::new(), ..fact });
    let facts: Vec<_> = facts.collect();
    let actions = log::lines(ctx, person, &devices_of(ctx, person).await?, ALL).await?;
    let sign_ins: Vec<_> = sign_ins.into_iter().map(sign_in_line).collect();
    let sessions: Vec<_> = sessions
        .iter()
        .map(|row| json!({ "since": row.created_ms.iso(), "seen": row.seen_ms.iso(), "ends": row.expires_ms.iso(), "device": row.device }))
        .collect();
    let disclosures = disclosures(ctx, person, ALL).await?;
    let requests: Vec<_> = requests
        .iter()
        .map(|row| json!({ "asked": row.asked_ms.iso(), "text": row.text, "lifted": row.lifted, "answer": row.answer }))
        .collect();
    let notices: Vec<_> = notices
        .iter()
        .map(|row| json!({ "number": row.number, "what": row.what.as_str(), "sent": row.sent_ms.iso(), "read": row.read_ms.map(|at| at.iso()) }))
        .collect();
    Ok(vec![
        ("account.json", account(&row)),
        ("sign-ins.json", json!(sign_ins)),
        ("sessions.json", json!(sessions)),
        ("actions.json", json!(actions)),
        ("disclosures.json", json!(disclosures)),
        ("registers.json", json!({ "asked": crate::exchange::lines(calls), "known": facts })),
        ("notice-settings.json", notice_settings(ctx, person).await?),
        ("notices.json", json!({ "appeals": notices, "account": account_notices })),
        ("lift-requests.json", json!(requests)),
        ("saved-views.json", saved_views(ctx, person).await?),
        ("roles.json", roles(ctx, person).await?),
        ("office-work.json", office_work(ctx, person).await?),
        ("complaints.json", json!(complaints.iter().map(complaint).collect::<Vec<_>>())),
        ("queue-orders.json", json!(orders.iter().map(order).collect::<Vec<_>>())),
        ("service-requests.json", json!(crate::request::exported(ctx, person).await?)),
        ("letters.json", json!(letters.iter().map(letter).collect::<Vec<_>>())),
        ("e-services.json", eservices(ctx, person).await?),
    ])
}

/// What the person did with e-services (R6.1.3); employees are not named to the person.
async fn eservices(ctx: &Ctx, person: &PersonId) -> Result<Value, Error> {
    let db = ctx.portal.db();
    let (used, favourites, ratings, questions) = tokio::try_join!(
        store::eservice_uses::of_person(db, person, ALL),
        store::eservice_favourites::of_person(db, person),
        store::eservice_ratings::of_person(db, person),
        store::eservice_questions::of_person(db, person),
    )?;
    let used = used.iter().map(|row| json!({ "service": row.eservice, "used": row.at_ms.iso() })).collect::<Vec<_>>();
    let favourites = favourites.iter().map(|(id, at)| json!({ "service": id, "kept": at.iso() })).collect::<Vec<_>>();
    let rating = |row: &store::eservice_ratings::RatingRow| json!({ "service": row.eservice, "stars": row.stars, "text": row.text, "rated": row.rated_ms.iso() });
    let question = |row: &store::eservice_questions::QuestionRow| json!({ "service": row.eservice, "text": row.text, "asked": row.asked_ms.iso(), "answer": row.answer });
    let ratings = ratings.iter().map(rating).collect::<Vec<_>>();
    let questions = questions.iter().map(question).collect::<Vec<_>>();
    Ok(json!({ "used": used, "favourites": favourites, "ratings": ratings, "questions": questions }))
}

/// An answer that went by post as well.
fn letter(row: &store::letters::LetterRow) -> Value {
    json!({ "appeal": row.appeal, "address": row.address, "written": row.written_ms.iso(), "posted": row.posted_on, "number": row.tracking })
}

/// A complaint with what became of it; employees are not named to the person.
fn complaint(row: &store::complaints::ComplaintRow) -> Value {
    json!({ "number": row.number, "about": row.about, "appeal": row.appeal, "subject": row.subject, "text": row.text, "demand": row.demand,
        "filed": row.filed_ms.iso(), "outcome": row.outcome, "reasons": row.reasons, "decided": row.decided_ms.map(|at| at.iso()) })
}

/// A place ordered in the queue of a centre (Q3.1).
fn order(row: &store::bookings::BookingRow) -> Value {
    json!({ "code": row.code, "centre": row.centre, "service": row.service, "day": row.day, "minute": row.at, "state": row.state.as_str(),
        "given_name": row.given_name, "surname": row.surname, "patronymic": row.patronymic, "document": row.document,
        "phone": row.phone, "email": row.email, "ordered": row.booked_ms.map(|at| at.iso()) })
}

/// The person's own row, the FİN whole: it goes to its owner alone.
fn account(row: &PersonRow) -> Value {
    json!({
        "fin": row.fin,
        "given_name": row.given_name,
        "surname": row.surname,
        "patronymic": row.patronymic,
        "voen": row.voen,
        "legal_name": row.legal_name,
        "phone": row.phone,
        "email": row.email,
        "language": row.language,
        "first_sign_in": row.created_ms.iso(),
        "terms_version": row.terms_version,
        "terms_accepted": row.terms_accepted_ms.map(|at| at.iso()),
        "restricted_until": row.restricted_until_ms.map(|at| at.iso()),
        "restricted_reason": row.restricted_reason,
    })
}

/// Roles that were granted and are valid, with the place in the house.
async fn roles(ctx: &Ctx, person: &PersonId) -> Result<Value, Error> {
    let db = ctx.portal.db();
    let (grants, posts, keeper) = tokio::try_join!(
        store::people::grants(db, person),
        store::centre_grants::of_person(db, person),
        store::eservice_grants::of_person(db, person)
    )?;
    let role = |row: &store::people::GrantRow| json!({ "role": row.role.as_str(), "institution": row.institution, "district": row.district, "granted": row.granted_ms.iso() });
    let post = |row: &store::centre_grants::CentreGrantRow| json!({ "role": row.role.as_str(), "centre": row.centre, "manager": row.manager, "granted": row.granted_ms.iso() });
    let keep = |row: &store::eservice_grants::EserviceGrantRow| json!({ "role": Role::RegistryOperator.as_str(), "granted": row.granted_ms.iso() });
    Ok(json!(grants.iter().map(role).chain(posts.iter().map(post)).chain(keeper.iter().map(keep)).collect::<Vec<_>>()))
}

/// What an employee wrote and did beside the chains of appeals: requests, announcements, incidents, drafts, decisions, holds …
async fn office_work(ctx: &Ctx, person: &PersonId) -> Result<Value, Error> {
    let rows = store::footprints::of_person(ctx.portal.db(), person, ALL).await?;
    let line = |row: &store::footprints::FootprintRow| json!({ "what": row.kind, "id": row.id, "at": row.at_ms.iso(), "about": row.subject, "words": row.words });
    Ok(json!(rows.iter().map(line).collect::<Vec<_>>()))
}

/// What an employee keeps under a name.
async fn saved_views(ctx: &Ctx, person: &PersonId) -> Result<Value, Error> {
    let mut kept = Vec::new();
    for shelf in [Shelf::Registry, Shelf::Reports] {
        let rows = store::saved_views::of_person(ctx.portal.db(), person, shelf, ALL).await?;
        kept.extend(rows.iter().map(|row| json!({ "page": shelf, "name": row.title, "query": row.query, "kept": row.saved_ms.iso() })));
    }
    Ok(json!(kept))
}

/// Own addresses, what goes out by which channel, and what is followed.
async fn notice_settings(ctx: &Ctx, person: &PersonId) -> Result<Value, Error> {
    let db = ctx.portal.db();
    let (addresses, switches, followed) = tokio::try_join!(
        store::addresses::of_person(db, person),
        store::switches::of_person(db, person),
        store::alerts::of_person(db, person)
    )?;
    let addresses: Vec<_> = addresses
        .iter()
        .map(|row| json!({ "channel": row.channel.as_str(), "address": row.address, "confirmed": row.confirmed_ms.iso() }))
        .collect();
    let switches: Vec<_> =
        switches.all().map(|(kind, channel, on)| json!({ "kind": kind.as_str(), "channel": channel.as_str(), "on": on })).collect();
    let followed: Vec<_> = followed
        .iter()
        .map(|row| {
            json!({ "since": row.since_ms.iso(), "appeal": row.appeal, "category": row.category, "institution": row.institution,
                "district": row.district, "lat": row.lat, "lon": row.lon, "radius_m": row.radius_m })
        })
        .collect();
    Ok(json!({ "addresses": addresses, "channels": switches, "followed": followed }))
}
