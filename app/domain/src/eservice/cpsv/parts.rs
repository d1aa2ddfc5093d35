//! What the register itself says of a service.

use super::{About, Members, concept, official, tagged};
use crate::eservice::LifeEvent;
use crate::lang::Named;
use crate::regulation::{Span, Unit};
use serde_json::{Value, json};

/// Vocabularies of the Publications Office.
const AUTHORITY: &str = "http://publications.europa.eu/resource/authority";

/// Official texts are Azerbaijani.
pub(super) fn language() -> Value {
    json!({ "id": format!("{AUTHORITY}/language/AZE"), "type": "LinguisticSystem" })
}

pub(super) fn country() -> Value {
    json!({ "id": format!("{AUTHORITY}/country/AZE"), "type": "Location" })
}

/// Registered ones are completed, cancelled ones withdrawn.
pub(super) fn status(cancelled: bool) -> Value {
    let word = if cancelled { "Withdrawn" } else { "Completed" };
    json!({ "id": format!("http://purl.org/adms/status/{word}"), "type": "Concept" })
}

pub(super) fn authority(about: &About<'_>) -> Value {
    let code = about.facts.provider.as_str();
    json!({
        "id": about.shared(&format!("provider-{code}")),
        "type": "PublicOrganisation",
        "identifier": code,
        "prefLabel": tagged(about.provider),
        "spatial": country(),
    })
}

pub(super) fn field(about: &About<'_>) -> Value {
    let field = about.facts.field;
    concept(&about.shared(&format!("field-{}", field.as_str())), &(about.words.field)(field))
}

/// Kind and automation.
pub(super) fn classes(about: &About<'_>) -> Value {
    let (kind, automation) = (about.facts.kind, about.facts.automation);
    json!([
        concept(&about.shared(&format!("kind-{}", kind.as_str())), &(about.words.kind)(kind)),
        concept(&about.shared(&format!("automation-{}", automation.as_str())), &(about.words.automation)(automation)),
    ])
}

pub(super) fn audiences(about: &About<'_>) -> Value {
    let one = |audience: &_| {
        let audience: crate::eservice::Audience = *audience;
        concept(&about.shared(&format!("audience-{}", audience.as_str())), &(about.words.audience)(audience))
    };
    about.facts.audiences.iter().map(one).collect()
}

pub(super) fn events(about: &About<'_>) -> Value {
    let one = |event: &LifeEvent| {
        let class = match event {
            LifeEvent::StartBusiness | LifeEvent::RunBusiness => "BusinessEvent",
            _ => "LifeEvent",
        };
        json!({
            "id": about.shared(&format!("event-{}", event.as_str())),
            "type": ["Event", class],
            "identifier": event.as_str(),
            "title": tagged(&(about.words.event)(*event)),
        })
    };
    about.facts.events.iter().map(one).collect()
}

pub(super) fn keywords(words: &str) -> Value {
    let words: Vec<&str> = words.split(',').map(str::trim).filter(|word| !word.is_empty()).collect();
    if words.is_empty() { Value::Null } else { json!({ "az": words }) }
}

/// Other bodies that take part.
pub(super) fn participations(about: &About<'_>) -> Value {
    let one = |(nth, name): (usize, &String)| {
        let name = official(name);
        json!({
            "id": about.part(&format!("participation-{nth}")),
            "type": "Participation",
            "identifier": format!("{}-participation-{nth}", about.number),
            "description": name,
            "role": concept(&about.shared("role-executor"), &Named { en: "executor".into(), ..Named::default() }),
            "hasParticipant": {
                "id": about.part(&format!("participant-{nth}")),
                "type": "Agent",
                "identifier": format!("{}-participant-{nth}", about.number),
                "title": name,
            },
        })
    };
    (1..).zip(&about.facts.others).map(one).collect()
}

pub(super) fn acts(about: &About<'_>) -> Value {
    let one = |(nth, act): (usize, &String)| json!({ "id": act_id(about, nth), "type": "LegalResource", "title": official(act) });
    (1..).zip(&about.facts.legal_basis).map(one).collect()
}

pub(super) fn act_id(about: &About<'_>, nth: usize) -> String {
    about.part(&format!("act-{nth}"))
}

/// What is paid; nothing is said as zero (R8).
pub(super) fn cost(about: &About<'_>) -> Value {
    let fee = &about.facts.fee;
    let mut cost = Members::default();
    cost.put("id", json!(about.part("cost")));
    cost.put("type", json!("Cost"));
    cost.put("identifier", json!(format!("{}-cost", about.number)));
    let value = if fee.paid { manats(&fee.amount) } else { Some(0.0) };
    if let Some(value) = value {
        cost.put("hasValue", json!(value));
        cost.put("currency", json!({ "id": format!("{AUTHORITY}/currency/AZN"), "type": "Concept" }));
    }
    let said: Vec<&str> =
        [fee.amount.as_str(), fee.basis.as_str()].into_iter().filter(|_| fee.paid).filter(|text| !text.is_empty()).collect();
    cost.put("description", official(&said.join(". ")));
    Value::Object(cost.0)
}

/// The number in `5 AZN` and `1,50 AZN`; `None` for an amount that is reckoned.
fn manats(amount: &str) -> Option<f64> {
    amount.trim().strip_suffix("AZN")?.trim().replace(',', ".").parse().ok().filter(|value: &f64| value.is_finite() && *value >= 0.0)
}

/// Where it is used.
pub(super) fn channel(about: &About<'_>) -> Value {
    let mut channel = Members::default();
    channel.put("id", json!(about.part("channel")));
    channel.put("type", json!("Channel"));
    channel.put("identifier", json!(format!("{}-channel", about.number)));
    channel.put("page", json!(whole(about)));
    if let Some(text) = about.regulation {
        channel.put("processingTime", json!(duration(text.span)));
    }
    Value::Object(channel.0)
}

/// The address where it is used; of this site's own services only the path is kept.
fn whole(about: &About<'_>) -> String {
    let address = about.facts.address.as_str();
    if address.starts_with('/') { format!("{}{address}", about.base) } else { address.to_owned() }
}

/// The longest time as an ISO 8601 duration. There is none for working days: they are counted as days, as the regulation says them.
pub(super) fn duration(span: Span) -> String {
    match (span.most, span.unit) {
        (most, Unit::Minutes) => format!("PT{most}M"),
        (most, Unit::Hours) => format!("PT{most}H"),
        (most, Unit::WorkingDays | Unit::Days) => format!("P{most}D"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn r8_an_amount_is_read_where_it_is_a_number() {
        for (amount, value) in [("5 AZN", Some(5.0)), ("1,50 AZN", Some(1.5)), ("0.2 AZN", Some(0.2)), ("30–70 AZN", None), ("", None)] {
            assert_eq!(manats(amount), value, "{amount}");
        }
    }

    #[test]
    fn r_annex1_1_7_a_span_is_a_duration_of_its_longest() {
        let span = |most, unit| duration(Span { least: 1, most, unit });
        assert_eq!(span(10, Unit::Minutes), "PT10M");
        assert_eq!(span(2, Unit::Hours), "PT2H");
        assert_eq!(span(15, Unit::WorkingDays), "P15D");
        assert_eq!(span(30, Unit::Days), "P30D");
    }
}
