//! The register of e-services of the demo: bodies that provide them, regulations in force, services of every field, forms of those that
//! are used here, and a regulation under public discussion. What is there already is left alone, so that playing it twice changes
//! nothing.

use super::Printed;
use super::cast::Cast;
use super::office::at_ten;
use super::words::Words;
use crate::seed::csv_rows;
use crate::{Ctx, Error, Portal, eservice, eservice_portal, regulation, request};
use anyhow::Context;
use domain::eservice::form::{Automatic, FormField, RequestForm, generate};
use domain::eservice::quality::ServiceRateForm;
use domain::eservice::{Facts, Kind};
use domain::fold::fold;
use domain::ids::{EserviceId, InstitutionId, RegulationId};
use domain::lang::Lang;
use domain::regulation::{AnswerForm, CommentForm, NewForm, PublishForm, SaveForm, Text};
use domain::role::Actor;
use domain::time::{DAY_MS, Date, UnixMs};
use serde::Deserialize;
use std::sync::Arc;
use store::institutions::InstitutionRow;

mod files;
#[cfg(test)]
mod tests;

use crate::regulation::PlantedForm;
use files::{DISCUSSED, QUEUE_FORM, QUEUE_FORM_FILE, REGULATIONS, SERVICES};

const HOUR_MS: i64 = 3_600_000;
/// Days between one registration and the next.
const APART: i64 = 4;
/// Days before today on which the discussion was opened.
const DISCUSSED_FOR: i64 = 3;
/// Whose services are judged, and of how many of them two are looked for.
const JUDGED: &str = "azersu";
const MOST_JUDGED: u32 = 30;
/// Who judges them: citizens from this one on.
const JUDGES_FROM: usize = 6;

#[derive(Deserialize)]
struct ProviderLine {
    code: String,
    name_az: String,
    name_en: String,
    name_ru: String,
}

/// A service of the file; `form` are questions beside those that the regulation itself makes, `automatic` is what comes of a request by itself.
#[derive(Deserialize)]
struct Service {
    id: EserviceId,
    facts: Facts,
    #[serde(default)]
    form: Vec<FormField>,
    #[serde(default)]
    automatic: Option<Automatic>,
}

/// Plants providers, regulations, services and forms.
pub async fn plant(portal: &Arc<Portal>, printed: &Printed) -> Result<(), Error> {
    providers(portal).await?;
    for (id, provider, since, file) in REGULATIONS {
        let (text, since) = (text(file)?, since.parse::<Date>().map_err(|_| anyhow::anyhow!("a day in REGULATIONS"))?);
        let (id, provider, at) = (RegulationId::from(*id), InstitutionId::from(*provider), since.starts_at());
        match form_of(&id, printed) {
            Some(form) => regulation::plant_with(portal, &id, &provider, text, form, at).await?,
            None => regulation::plant(portal, &id, &provider, text, at).await?,
        }
    }
    let services = services()?;
    let first = portal.now().0 - i64::try_from(services.len()).unwrap_or_default() * APART * DAY_MS;
    for (nth, service) in (0..).zip(services) {
        let day = UnixMs(first + nth * APART * DAY_MS).date();
        one(portal, service, UnixMs(day.starts_at().0 + 11 * HOUR_MS)).await?;
    }
    Ok(())
}

/// The regulation of 2014 names an application form, which is its attachment (its clause 3.2.1).
fn form_of(id: &RegulationId, printed: &Printed) -> Option<PlantedForm> {
    let is_queue = REGULATIONS.first().is_some_and(|(first, ..)| *first == id.as_str());
    let bytes = Some(printed.queue_form.clone()).filter(|bytes| is_queue && !bytes.is_empty())?;
    Some(PlantedForm { name: QUEUE_FORM.to_owned(), file_name: QUEUE_FORM_FILE.to_owned(), bytes })
}

async fn one(portal: &Arc<Portal>, service: Service, at: UnixMs) -> Result<(), Error> {
    if store::eservices::find(portal.db(), &service.id).await?.is_some() {
        return Ok(());
    }
    let regulation = service.facts.regulation.clone();
    eservice::plant(portal, &service.id, service.facts, at).await?;
    let Some(id) = regulation.filter(|_| !service.form.is_empty()) else { return Ok(()) };
    let Some(rule) = store::regulations::in_force(portal.db(), &id).await? else { return Ok(()) };
    let mut form = generate(&rule.text);
    let end = form.fields.len().saturating_sub(1);
    form.fields.splice(end..end, service.form);
    request::plant_form(portal, &service.id, RequestForm { fields: form.fields, automatic: service.automatic }).await.map(drop)
}

fn services() -> Result<Vec<Service>, Error> {
    Ok(serde_json::from_str(SERVICES).context("seed/eservices/services.json")?)
}

fn text(file: &str) -> Result<Text, Error> {
    Ok(serde_json::from_str(file).context("a regulation in seed/eservices")?)
}

/// Central executive bodies beside those of the annex.
async fn providers(portal: &Arc<Portal>) -> Result<(), Error> {
    let known = store::institutions::all(portal.db()).await?;
    let lines: Vec<ProviderLine> = csv_rows("eservices/providers.csv", include_str!("../../../seed/eservices/providers.csv"))?;
    let last = known.iter().map(|row| row.idx).max().unwrap_or_default();
    let new = lines.into_iter().filter(|line| known.iter().all(|row| row.id.as_str() != line.code));
    let rows: Vec<InstitutionRow> = (last.saturating_add(1)..=u8::MAX).zip(new).map(|(idx, line)| institution(idx, line)).collect();
    if rows.is_empty() {
        return Ok(());
    }
    let write = portal.db().write(move |tx| {
        Box::pin(async move {
            for row in &rows {
                store::institutions::put(tx, row).await?;
            }
            Ok::<_, Error>(())
        })
    });
    write.await?;
    portal.reload_reference().await
}

fn institution(idx: u8, line: ProviderLine) -> InstitutionRow {
    InstitutionRow {
        folded: fold(&format!("{} {} {}", line.name_az, line.name_en, line.name_ru)),
        id: line.code.into(),
        name_az: line.name_az,
        name_en: line.name_en,
        name_ru: line.name_ru,
        idx,
        local_executive: false,
        district: None,
        active: true,
        position: i64::from(idx),
    }
}

/// Citizens use two services of Azərsu and judge them: what the provider reads (R5.1).
pub async fn judge(portal: &Arc<Portal>, words: &Words, cast: &Cast) -> Result<(), Error> {
    let services = store::eservices::of_provider(portal.db(), &InstitutionId::from(JUDGED), None, MOST_JUDGED).await?.rows;
    let used = services.into_iter().filter(|row| row.facts.kind == Kind::Interactive).take(2);
    for (row, ago) in used.zip([20, 5]) {
        for ((actor, text), stars) in cast.citizens.iter().skip(JUDGES_FROM).zip(&words.rating_words).zip([5, 4, 3, 5, 4]) {
            let ctx = at_ten(portal, actor, ago);
            eservice_portal::begin_use(&ctx, &row.number).await?;
            let form = ServiceRateForm { number: row.number.clone(), stars, text: text.clone() };
            eservice_portal::rate(&ctx, form).await?;
        }
    }
    Ok(())
}

/// A regulation that everybody may say something about: two citizens do, the provider answers one of them.
pub async fn discuss(portal: &Arc<Portal>, words: &Words, cast: &Cast) -> Result<(), Error> {
    let (id, provider, file) = DISCUSSED;
    let (id, text) = (RegulationId::from(id), text(file)?);
    let Some(staff) = cast.staff.get(&InstitutionId::from(provider)) else { return Ok(()) };
    if store::regulations::find(portal.db(), &id).await?.is_some() {
        return Ok(());
    }
    let opened = portal.now().0 - DISCUSSED_FOR * DAY_MS;
    let ctx = |actor: &Actor, hours: i64| {
        let now = UnixMs((opened + hours * HOUR_MS).min(portal.now().0));
        Ctx { now, ..portal.ctx(actor.clone(), Lang::Az, None) }
    };
    regulation::begin(&ctx(staff, 0), NewForm { id: id.clone(), name: text.name.clone() }).await?;
    let base = Text { name: text.name.clone(), provider: portal.reference().institution_name(&provider.into()).az, ..Text::default() };
    regulation::save(&ctx(staff, 1), SaveForm { id: id.clone(), base, text }).await?;
    regulation::publish(&ctx(staff, 2), PublishForm { id: id.clone(), days: String::new() }).await?;
    for (citizen, (nth, said)) in cast.citizens.iter().zip((0..).zip(&words.discussion.comments)) {
        regulation::comment(&ctx(citizen, 10 + 20 * nth), CommentForm { id: id.clone(), text: said.clone() }).await?;
    }
    let comments = store::regulation_comments::of_version(portal.db(), &id, 1, 10).await?;
    let Some(first) = comments.into_iter().min_by_key(|comment| comment.at_ms) else { return Ok(()) };
    regulation::answer(&ctx(staff, 40), AnswerForm { comment: first.id, text: words.discussion.answer.clone() }).await
}
