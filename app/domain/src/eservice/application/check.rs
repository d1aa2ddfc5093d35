//! Whether an application is complete: each item of annex 2 by name, all that is wrong at once.

use super::facts_form::list;
use super::{ApplicationForm, FactsForm, MAX_REASON};
use crate::appeal::validate::{at_most, telling};
use crate::eservice::{Act, Audience, Automation, Field as Area, Item, Kind, LifeEvent, MAX_LINE, MAX_LIST, MAX_WORDS};
use crate::refusal::{Code, Field, Refusal};
use crate::time::Date;

/// What no application may hold, a draft neither: texts longer than the register keeps, lists without end.
pub fn bounds(form: &ApplicationForm) -> Vec<Refusal> {
    let f = &form.facts;
    let texts = [
        (Item::NameAz, &f.name_az, MAX_LINE),
        (Item::NameEn, &f.name_en, MAX_LINE),
        (Item::NameRu, &f.name_ru, MAX_LINE),
        (Item::ContentAz, &f.content_az, MAX_WORDS),
        (Item::ContentEn, &f.content_en, MAX_WORDS),
        (Item::ContentRu, &f.content_ru, MAX_WORDS),
        (Item::Amount, &f.amount, MAX_LINE),
        (Item::Basis, &f.basis, MAX_LINE),
        (Item::Requisites, &f.requisites, MAX_LINE),
        (Item::Ways, &f.ways, MAX_LINE),
        (Item::Link, &f.link, MAX_LINE),
        (Item::Address, &f.address, MAX_LINE),
        (Item::Keywords, &f.keywords, MAX_WORDS),
        (Item::Regulation, &f.regulation, 64),
        (Item::Kind, &f.kind, 64),
        (Item::Paid, &f.paid, 64),
        (Item::Field, &f.field, 64),
        (Item::Automation, &f.automation, 64),
        (Item::Manner, &f.manner, 64),
        (Item::HappenedOn, &form.happened_on, 64),
        (Item::Reason, &form.reason, MAX_REASON),
    ];
    let texts = texts.into_iter().filter_map(|(item, text, max)| at_most(Field::Eservice(item), text, max));
    let lists = [(Item::Others, list(&f.others)), (Item::LegalBasis, list(&f.legal_basis))];
    let lists = lists.into_iter().filter_map(|(item, entries)| listed(item, &entries));
    let chosen = [(Item::Audiences, &f.audiences), (Item::Events, &f.events)].into_iter().filter_map(|(item, all)| listed(item, all));
    texts.chain(lists).chain(chosen).collect()
}

fn listed(item: Item, entries: &[String]) -> Option<Refusal> {
    if entries.len() > MAX_LIST as usize {
        return Some(at(item, Code::TooMany { max: MAX_LIST }));
    }
    entries.iter().find_map(|entry| at_most(Field::Eservice(item), entry, MAX_LINE))
}

/// Everything that keeps the application from being submitted today.
pub fn complete(act: Act, form: &ApplicationForm, today: Date) -> Vec<Refusal> {
    let mut wrong = bounds(form);
    if act != Act::Cancel {
        wrong.extend(facts(&form.facts));
    }
    wrong.extend(day(act, &form.happened_on, today));
    if act == Act::Cancel {
        wrong.extend(telling(Field::Eservice(Item::Reason), &form.reason, MAX_REASON));
    }
    let mut seen = Vec::with_capacity(wrong.len());
    wrong.retain(|one| {
        !seen.contains(&one.field) && {
            seen.push(one.field);
            true
        }
    });
    wrong
}

/// When the facts changed: told with every amendment (R10.6), never later than today.
fn day(act: Act, typed: &str, today: Date) -> Option<Refusal> {
    let code = match (typed, typed.parse::<Date>()) {
        ("", _) if act == Act::Amend => Code::Required,
        ("", _) => return None,
        (_, Ok(day)) if day > today => Code::InTheFuture,
        (_, Ok(_)) => return None,
        (_, Err(_)) => Code::BadFormat,
    };
    Some(at(Item::HappenedOn, code))
}

/// Items 3 to 10; whether provider and regulation exist is not known here.
pub(super) fn facts(f: &FactsForm) -> Vec<Refusal> {
    let required = |item: Item, text: &str| text.is_empty().then_some(at(item, Code::Required));
    let paid = f.paid == "yes";
    let found = [
        required(Item::NameAz, &f.name_az),
        telling(Field::Eservice(Item::ContentAz), &f.content_az, MAX_WORDS),
        required(Item::LegalBasis, &f.legal_basis),
        word(Item::Kind, &f.kind, Kind::parse(&f.kind).is_some()),
        word(Item::Paid, &f.paid, paid || f.paid == "no"),
        required(Item::Amount, &f.amount).filter(|_| paid),
        required(Item::Basis, &f.basis).filter(|_| paid),
        web(Item::Link, &f.link).filter(|_| !f.link.is_empty()),
        required(Item::Audiences, f.audiences.first().map_or("", String::as_str)),
        f.audiences.iter().any(|word| Audience::parse(word).is_none()).then_some(at(Item::Audiences, Code::Unknown)),
        required(Item::Address, &f.address).or_else(|| web(Item::Address, &f.address)),
        word(Item::Field, &f.field, Area::parse(&f.field).is_some()),
        word(Item::Automation, &f.automation, Automation::parse(&f.automation).is_some()),
        f.events.iter().any(|word| LifeEvent::parse(word).is_none()).then_some(at(Item::Events, Code::Unknown)),
        (!matches!(f.manner.as_str(), "" | "here" | "source")).then_some(at(Item::Manner, Code::Unknown)),
        (!f.regulation.chars().all(|sign| sign.is_ascii_alphanumeric() || sign == '-')).then_some(at(Item::Regulation, Code::BadFormat)),
    ];
    found.into_iter().flatten().collect()
}

fn at(item: Item, code: Code) -> Refusal {
    Refusal::new(Field::Eservice(item), code)
}

fn word(item: Item, typed: &str, known: bool) -> Option<Refusal> {
    let code = if typed.is_empty() { Code::Required } else { Code::Unknown };
    (!known).then_some(at(item, code))
}

/// An address of the web: its scheme, a host, nothing that ends an attribute or a line; a service may be used on a page of this site.
fn web(item: Item, address: &str) -> Option<Refusal> {
    let rest = address.strip_prefix("https://").or_else(|| address.strip_prefix("http://"));
    let strange = |sign: char| sign.is_whitespace() || sign.is_control() || matches!(sign, '"' | '<' | '>' | '\\' | '`');
    let host = rest.map(|rest| rest.split(['/', '?', '#']).next().unwrap_or_default()).unwrap_or_default();
    let own = item == Item::Address && address.starts_with('/') && !address.starts_with("//");
    let fine = (own || (host.contains('.') && !host.starts_with('.') && !host.contains('@'))) && !address.contains(strange);
    (!fine).then_some(at(item, Code::NotAnAddress))
}
