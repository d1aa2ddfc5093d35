//! A service as a row and as JSON: every item that the register holds (R10.5). Names of columns and keys are promises.

use domain::eservice::{Audience, EserviceState, Facts, Kind, LifeEvent, Manner};
use domain::time::UnixMs;
use serde_json::{Value, json};
use services::eservice_portal::ServiceData;

/// The columns.
pub const HEAD: [&str; 30] = [
    "number",
    "state",
    "provider",
    "provider_name",
    "name_az",
    "name_en",
    "name_ru",
    "others",
    "content_az",
    "content_en",
    "content_ru",
    "legal_basis",
    "kind",
    "paid",
    "fee_amount",
    "fee_basis",
    "fee_requisites",
    "fee_ways",
    "fee_link",
    "audiences",
    "address",
    "field",
    "automation",
    "life_events",
    "manner",
    "regulation",
    "version",
    "registered",
    "changed",
    "cancelled",
];

/// The cells, in the order of the columns; lists are joined by `; `.
pub fn row(it: &ServiceData) -> Vec<String> {
    let Facts {
        provider,
        name,
        others,
        content,
        legal_basis,
        kind,
        fee,
        audiences,
        address,
        field,
        automation,
        events,
        manner,
        regulation,
        ..
    } = it.facts.clone();
    let joined = |words: Vec<&str>| words.join("; ");
    vec![
        it.number.clone(),
        it.state.as_str().to_owned(),
        provider.0,
        it.provider.az.clone(),
        name.az,
        name.en,
        name.ru,
        others.join("; "),
        content.az,
        content.en,
        content.ru,
        legal_basis.join("; "),
        kind.as_str().to_owned(),
        fee.paid.to_string(),
        fee.amount,
        fee.basis,
        fee.requisites,
        fee.ways,
        fee.link,
        joined(audiences.iter().map(|one| Audience::as_str(*one)).collect()),
        address,
        field.as_str().to_owned(),
        automation.as_str().to_owned(),
        joined(events.iter().map(|one| LifeEvent::as_str(*one)).collect()),
        manner_word(kind, manner).to_owned(),
        regulation.map(|id| id.0).unwrap_or_default(),
        it.version.to_string(),
        it.registered_ms.iso(),
        it.changed_ms.iso(),
        it.cancelled_ms.filter(|_| it.state == EserviceState::Cancelled).map(UnixMs::iso).unwrap_or_default(),
    ]
}

/// The same with its structure.
pub fn json(it: &ServiceData) -> Value {
    let facts = &it.facts;
    json!({
        "number": it.number,
        "state": it.state.as_str(),
        "provider": { "code": facts.provider, "name": it.provider },
        "name": facts.name,
        "others": facts.others,
        "content": facts.content,
        "legal_basis": facts.legal_basis,
        "kind": facts.kind.as_str(),
        "fee": facts.fee,
        "audiences": facts.audiences.iter().map(|one| one.as_str()).collect::<Vec<_>>(),
        "address": facts.address,
        "field": { "code": facts.field.as_str(), "clause": facts.field.clause() },
        "automation": facts.automation.as_str(),
        "life_events": facts.events.iter().map(|one| one.as_str()).collect::<Vec<_>>(),
        "manner": manner_word(facts.kind, facts.manner),
        "regulation": facts.regulation,
        "version": it.version,
        "registered": it.registered_ms.iso(),
        "changed": it.changed_ms.iso(),
        "cancelled": it.cancelled_ms.map(UnixMs::iso),
    })
}

/// Where it is used; an informational one is read at its source.
fn manner_word(kind: Kind, manner: Manner) -> &'static str {
    match (kind, manner) {
        (Kind::Interactive, Manner::Here) => "here",
        _ => "source",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn r10_5_every_column_has_a_cell_and_every_key_a_value() {
        let facts = Facts { audiences: Audience::ALL.to_vec(), legal_basis: vec!["a".into(), "b".into()], ..Facts::default() };
        let service = ServiceData {
            number: "ER-2026-0000001-0".into(),
            state: EserviceState::Registered,
            provider: domain::lang::Named::default(),
            facts,
            version: 2,
            registered_ms: UnixMs(0),
            changed_ms: UnixMs(0),
            cancelled_ms: None,
        };
        let cells = row(&service);
        assert_eq!(cells.len(), HEAD.len());
        let cell = |name: &str| HEAD.iter().position(|head| *head == name).and_then(|at| cells.get(at)).cloned().unwrap_or_default();
        assert_eq!((cell("legal_basis").as_str(), cell("version").as_str(), cell("cancelled").as_str()), ("a; b", "2", ""));
        assert_eq!(cell("audiences"), "persons; organisations; state_bodies; others");
        let json = json(&service);
        assert_eq!((json["number"].as_str(), json["field"]["clause"].as_str()), (Some("ER-2026-0000001-0"), Some("R3.1.19")));
        assert!(json["cancelled"].is_null());
    }
}
