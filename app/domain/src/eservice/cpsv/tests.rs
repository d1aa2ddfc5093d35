use super::*;
use crate::eservice::{Fee, Manner};
use crate::ids::RegulationId;
use crate::regulation::{Document, HeldDocument, Information, Span, Unit};
use std::collections::BTreeSet;

fn word(text: &str) -> Named {
    Named { az: text.to_owned(), en: format!("{text} in English"), ru: String::new() }
}

const WORDS: Words = Words {
    field: |field| word(field.as_str()),
    event: |event| word(event.as_str()),
    kind: |kind| word(kind.as_str()),
    automation: |automation| word(automation.as_str()),
    audience: |audience| word(audience.as_str()),
};

fn facts() -> Facts {
    Facts {
        provider: "azersu".into(),
        name: Named {
            az: "Sayğacın yoxlanılması".into(), en: "Checking a meter".into(), ru: "Проверка счётчика".into()
        },
        others: vec!["Bakı Şəhər İcra Hakimiyyəti".into()],
        content: word("Sayğac"),
        legal_basis: vec!["Birinci qanun, maddə 5".into(), "İkinci qanun".into()],
        kind: Kind::Interactive,
        fee: Fee { paid: true, amount: "5,50 AZN".into(), basis: "Qərar".into(), ..Fee::default() },
        audiences: vec![Audience::Persons, Audience::Organisations],
        address: "https://example.gov.az/saygac".into(),
        field: Field::Communal,
        automation: Automation::Partial,
        events: vec![LifeEvent::Home, LifeEvent::RunBusiness],
        keywords: "sayğac, su".into(),
        manner: Manner::Here,
        regulation: Some(RegulationId::from("0190c0de-0000-7000-8000-000000000001")),
    }
}

fn text() -> Text {
    Text {
        name: "Sayğacın yoxlanılması".into(),
        content: "Məzmun".into(),
        span: Span { least: 1, most: 3, unit: Unit::WorkingDays },
        result: "Akt".into(),
        information: Information { web: "https://example.gov.az".into(), email: String::new(), phone: "955".into() },
        held: vec![HeldDocument { name: "Vəsiqə".into(), identified_by: "FİN".into(), register: "Reyestr".into() }],
        documents: vec![Document { name: "Plan".into(), required: true, original: false }],
        ..Text::default()
    }
}

fn about<'a>(facts: &'a Facts, provider: &'a Named, regulation: Option<&'a Text>) -> About<'a> {
    let day = |day| Date::new(2026, 3, day).unwrap();
    About {
        number: "ER-2026-0000001-5",
        facts,
        provider,
        version: 2,
        registered: day(2),
        changed: day(5),
        cancelled: false,
        regulation,
        base: "https://muraciet.example",
        words: &WORDS,
    }
}

#[test]
fn r10_5_a_full_service_says_everything_the_register_and_its_regulation_hold() {
    let (facts, text, provider) = (facts(), text(), word("Azərsu"));
    let said = document(&about(&facts, &provider, Some(&text)));
    assert_eq!(said["@context"], "https://muraciet.example/context/cpsv.jsonld");
    assert_eq!(said["id"], "https://muraciet.example/services/ER-2026-0000001-5#service");
    assert_eq!(said["identifier"], "ER-2026-0000001-5");
    assert_eq!(said["title"], json!({ "az": "Sayğacın yoxlanılması", "en": "Checking a meter", "ru": "Проверка счётчика" }));
    assert_eq!(said["hasCompetentAuthority"]["prefLabel"]["az"], "Azərsu");
    assert_eq!(said["status"]["id"], "http://purl.org/adms/status/Completed");
    assert_eq!(said["processingTime"], "P3D");
    assert_eq!((&said["hasCost"]["hasValue"], &said["hasCost"]["description"]["az"]), (&json!(5.5), &json!("5,50 AZN. Qərar")));
    assert_eq!(said["isGroupedBy"][0]["type"], json!(["Event", "LifeEvent"]));
    assert_eq!(said["isGroupedBy"][1]["type"], json!(["Event", "BusinessEvent"]));
    assert_eq!(said["hasLegalResource"].as_array().map(Vec::len), Some(2));
    assert_eq!(said["follows"]["implements"].as_array().map(Vec::len), Some(2));
    assert_eq!(said["follows"]["id"], "https://muraciet.example/regulations/0190c0de-0000-7000-8000-000000000001");
    assert_eq!(said["produces"]["title"]["az"], "Akt");
    assert_eq!(said["hasInput"].as_array().map(Vec::len), Some(2));
    assert_eq!(said["hasInputType"].as_array().map(Vec::len), Some(2));
    assert_eq!(said["contactPoint"]["telephone"], "955");
    assert_eq!((said["issued"].as_str(), said["modified"].as_str()), (Some("2026-03-02"), Some("2026-03-05")));
}

#[test]
fn r10_5_a_minimal_service_says_nothing_empty() {
    let facts = Facts { name: word("Ad"), content: word("Məzmun"), ..Facts::default() };
    let provider = word("Qurum");
    let said = service(&About { cancelled: true, ..about(&facts, &provider, None) });
    for missing in ["@context", "follows", "produces", "hasInput", "contactPoint", "processingTime", "keyword", "isGroupedBy", "audience"] {
        assert!(said.get(missing).is_none(), "{missing}");
    }
    for there in ["identifier", "title", "description", "hasCompetentAuthority", "hasChannel", "hasCost", "thematicArea"] {
        assert!(said.get(there).is_some(), "{there}");
    }
    assert_eq!(said["status"]["id"], "http://purl.org/adms/status/Withdrawn");
    assert_eq!(said["hasCost"]["hasValue"], json!(0.0));
    assert!(said["title"].get("ru").is_none(), "no language without a text");
}

/// What is not in the context is lost to whoever reads the document as linked data.
#[test]
fn r10_5_the_context_knows_every_name_of_a_document() {
    let context: Value = serde_json::from_str(CONTEXT).unwrap();
    let known: BTreeSet<String> = context["@context"].as_object().unwrap().keys().cloned().collect();
    let (facts, text, provider) = (facts(), text(), word("Azərsu"));
    let mut said = BTreeSet::new();
    names(&service(&about(&facts, &provider, Some(&text))), &mut said);
    said.retain(|name| !["az", "en", "ru"].contains(&name.as_str()));
    let strange: Vec<_> = said.difference(&known).collect();
    assert!(said.len() > 40 && strange.is_empty(), "{strange:?}");
}

/// Names of members, and words that are types.
fn names(value: &Value, into: &mut BTreeSet<String>) {
    match value {
        Value::Array(list) => list.iter().for_each(|one| names(one, into)),
        Value::Object(members) => {
            for (name, value) in members {
                into.insert(name.clone());
                if name == "type" {
                    let types = value.as_array().cloned().unwrap_or_else(|| vec![value.clone()]);
                    into.extend(types.iter().filter_map(|one| one.as_str().map(str::to_owned)));
                }
                names(value, into);
            }
        }
        _ => {}
    }
}
