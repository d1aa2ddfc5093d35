//! A service of the register as linked data: the European model of public services, CPSV-AP 3.2, as JSON-LD. Pure: what a
//! document says depends on what it is made of alone. Names in it are read through our own context, which is served beside it.

mod inputs;
mod parts;
#[cfg(test)]
mod tests;

use super::{Audience, Automation, Facts, Field, Kind, LifeEvent};
use crate::lang::Named;
use crate::regulation::Text;
use crate::time::Date;
use serde_json::{Map, Value, json};

/// The context by which the names of a document are read.
pub const CONTEXT: &str = include_str!("cpsv/context.json");
/// Where it is served, after the site's address.
pub const CONTEXT_PATH: &str = "/context/cpsv.jsonld";
/// Where the whole register is served.
pub const REGISTER_PATH: &str = "/services.jsonld";

/// How the closed lists are called in the three languages.
pub struct Words {
    /// A field.
    pub field: fn(Field) -> Named,
    /// An event of life.
    pub event: fn(LifeEvent) -> Named,
    /// A kind.
    pub kind: fn(Kind) -> Named,
    /// How far it runs by itself.
    pub automation: fn(Automation) -> Named,
    /// Who uses it.
    pub audience: fn(Audience) -> Named,
}

/// What a document is made of.
pub struct About<'a> {
    /// Its number in the register (R10.4).
    pub number: &'a str,
    /// What the register holds.
    pub facts: &'a Facts,
    /// Name of the provider.
    pub provider: &'a Named,
    /// Which version of the entry.
    pub version: u32,
    /// The day it was registered.
    pub registered: Date,
    /// The day of the last change.
    pub changed: Date,
    /// Its registration is cancelled (R10.7).
    pub cancelled: bool,
    /// Its regulation in force.
    pub regulation: Option<&'a Text>,
    /// The site's address, without a slash at the end.
    pub base: &'a str,
    /// Names of the closed lists.
    pub words: &'a Words,
}

/// A document of its own: [`service`] with the context.
pub fn document(about: &About<'_>) -> Value {
    let mut service = service(about);
    if let Value::Object(members) = &mut service {
        members.insert("@context".into(), context(about.base));
    }
    service
}

/// The address of the context.
pub fn context(base: &str) -> Value {
    Value::String(format!("{base}{CONTEXT_PATH}"))
}

/// The public service, without a context: a member of the graph of the whole register.
pub fn service(about: &About<'_>) -> Value {
    let facts = about.facts;
    let mut members = Members::default();
    members.put("id", json!(about.part("service")));
    members.put("type", json!("PublicService"));
    members.put("identifier", json!(about.number));
    members.put("title", tagged(&facts.name));
    members.put("description", tagged(&facts.content));
    members.put("issued", json!(about.registered.to_string()));
    members.put("modified", json!(about.changed.to_string()));
    members.put("version", json!(about.version.to_string()));
    members.put("language", parts::language());
    members.put("spatial", parts::country());
    members.put("status", parts::status(about.cancelled));
    members.put("page", json!(about.address()));
    members.put("hasCompetentAuthority", parts::authority(about));
    members.put("thematicArea", parts::field(about));
    members.put("isClassifiedBy", parts::classes(about));
    members.put("audience", parts::audiences(about));
    members.put("isGroupedBy", parts::events(about));
    members.put("keyword", parts::keywords(&facts.keywords));
    members.put("hasParticipation", parts::participations(about));
    members.put("hasLegalResource", parts::acts(about));
    members.put("hasCost", parts::cost(about));
    members.put("hasChannel", parts::channel(about));
    if let Some(text) = about.regulation {
        members.put("processingTime", json!(parts::duration(text.span)));
        members.put("follows", inputs::rule(about, text));
        members.put("produces", inputs::output(about, text));
        members.put("hasInput", inputs::evidence(about, text));
        members.put("hasInputType", inputs::types(about, text));
        members.put("contactPoint", inputs::contact(about, text));
    }
    Value::Object(members.0)
}

impl About<'_> {
    /// The permanent address of the service.
    fn address(&self) -> String {
        format!("{}/services/{}", self.base, self.number)
    }

    /// The name of a part of this service.
    fn part(&self, name: &str) -> String {
        format!("{}#{name}", self.address())
    }

    /// The name of what services share: fields, events, providers.
    fn shared(&self, name: &str) -> String {
        format!("{}{REGISTER_PATH}#{name}", self.base)
    }
}

/// Members of an object; what is empty is not said.
#[derive(Default)]
struct Members(Map<String, Value>);

impl Members {
    fn put(&mut self, name: &str, value: Value) {
        let empty = match &value {
            Value::Null => true,
            Value::String(text) => text.is_empty(),
            Value::Array(list) => list.is_empty(),
            Value::Object(members) => members.is_empty(),
            _ => false,
        };
        if !empty {
            self.0.insert(name.to_owned(), value);
        }
    }
}

/// A name with the tag of each language it is kept in.
fn tagged(name: &Named) -> Value {
    let said = [("az", &name.az), ("en", &name.en), ("ru", &name.ru)].into_iter().filter(|(_, text)| !text.trim().is_empty());
    Value::Object(said.map(|(tag, text)| (tag.to_owned(), json!(text))).collect())
}

/// An Azerbaijani text.
fn official(text: &str) -> Value {
    tagged(&Named { az: text.to_owned(), ..Named::default() })
}

/// Something named in a closed list.
fn concept(id: &str, name: &Named) -> Value {
    json!({ "id": id, "type": "Concept", "prefLabel": tagged(name) })
}
