//! What the regulation adds: the rule itself, documents, the result, who is asked.

use super::{About, Members, concept, official, parts};
use crate::lang::Named;
use crate::regulation::{Document, HeldDocument, Text};
use serde_json::{Value, json};

/// The regulation as a rule that implements the acts.
pub(super) fn rule(about: &About<'_>, text: &Text) -> Value {
    let id = about.facts.regulation.as_ref().map_or_else(|| about.part("regulation"), |id| format!("{}/regulations/{id}", about.base));
    let acts: Vec<String> = (1..=about.facts.legal_basis.len()).map(|nth| parts::act_id(about, nth)).collect();
    let mut rule = Members::default();
    rule.put("id", json!(id));
    rule.put("type", json!("Rule"));
    rule.put("identifier", json!(about.facts.regulation.as_ref().map_or(about.number, |id| id.as_str())));
    rule.put("title", official(&text.name));
    rule.put("description", official(&text.content));
    rule.put("implements", json!(acts));
    Value::Object(rule.0)
}

/// What comes of it (1.8).
pub(super) fn output(about: &About<'_>, text: &Text) -> Value {
    if text.result.is_empty() {
        return Value::Null;
    }
    json!({
        "id": about.part("output"),
        "type": "Output",
        "identifier": format!("{}-output", about.number),
        "title": official(&text.result),
    })
}

/// Documents that registers hold (2.6.1), then those to give (2.6.2).
pub(super) fn evidence(about: &About<'_>, text: &Text) -> Value {
    let held = text.held.iter().map(|one: &HeldDocument| {
        let said: Vec<&str> = [one.identified_by.as_str(), one.register.as_str()].into_iter().filter(|part| !part.is_empty()).collect();
        (one.name.as_str(), said.join(". "), HELD)
    });
    let given = text.documents.iter().map(|one: &Document| (one.name.as_str(), String::new(), GIVEN));
    let one = |(nth, (name, description, class)): (usize, (&str, String, &str))| {
        let mut members = Members::default();
        members.put("id", json!(about.part(&format!("evidence-{nth}"))));
        members.put("type", json!("Evidence"));
        members.put("identifier", json!(format!("{}-evidence-{nth}", about.number)));
        members.put("title", official(name));
        members.put("description", official(&description));
        members.put("conformsTo", json!(about.shared(class)));
        Value::Object(members.0)
    };
    (1..).zip(held.chain(given)).map(one).collect()
}

/// Held by a state register: only what identifies it is given.
const HELD: &str = "evidence-held";
/// Given as an electronic copy.
const GIVEN: &str = "evidence-given";

/// Of which types the documents are.
pub(super) fn types(about: &About<'_>, text: &Text) -> Value {
    let one = |class: &str, name: &str| {
        json!({
            "id": about.shared(class),
            "type": "EvidenceType",
            "identifier": class,
            "evidenceTypeClassification":
                concept(&about.shared(&format!("{class}-class")), &Named { en: name.to_owned(), ..Named::default() }),
        })
    };
    let held = (!text.held.is_empty()).then(|| one(HELD, "held by a state register"));
    let given = (!text.documents.is_empty()).then(|| one(GIVEN, "electronic copy"));
    held.into_iter().chain(given).collect()
}

/// Where advice is given (2.5).
pub(super) fn contact(about: &About<'_>, text: &Text) -> Value {
    let information = &text.information;
    let mut contact = Members::default();
    contact.put("telephone", json!(information.phone));
    contact.put("email", json!(information.email));
    if !information.web.is_empty() {
        contact.put("contactPage", json!({ "id": information.web, "type": "Document" }));
    }
    if contact.0.is_empty() {
        return Value::Null;
    }
    contact.put("id", json!(about.part("contact")));
    contact.put("type", json!("ContactPoint"));
    Value::Object(contact.0)
}
