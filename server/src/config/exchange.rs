use super::Secret;
use domain::exchange::Fact;
use domain::time::DAY_MS;
use serde::{Deserialize, Serialize};
use services::exchange::ExchangePlan;
use std::collections::BTreeMap;
use std::path::PathBuf;

/// State registers (A4.1–4.3).
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Exchange {
    /// How long an answer is good, days; then the next sign-in asks again.
    pub keep_days: u32,
    /// After so many failures in a row a register is left alone …
    pub failures: u32,
    /// … for so many seconds; twice as long after each trial that fails, up to ten minutes.
    pub pause_s: u32,
    /// Demo and test environment only: the built-in stand-in answers for all registers.
    pub stand_in: bool,
    /// A person's names by FİN (Ministry of Justice).
    pub names: Register,
    /// A person's phone by FİN (Ministry of Digital Development and Transport).
    pub phone: Register,
    /// A legal person's name and address by VÖEN (Ministry of Economy).
    pub legal_person: Register,
}

impl Default for Exchange {
    fn default() -> Exchange {
        let register = Register::default;
        Exchange {
            keep_days: 30,
            failures: 5,
            pause_s: 30,
            stand_in: false,
            names: register(),
            phone: register(),
            legal_person: register(),
        }
    }
}

impl Exchange {
    /// How a register is asked.
    pub fn register(&self, fact: Fact) -> &Register {
        match fact {
            Fact::Names => &self.names,
            Fact::Phone => &self.phone,
            Fact::LegalPerson => &self.legal_person,
        }
    }

    /// The same, to be changed.
    pub fn register_mut(&mut self, fact: Fact) -> &mut Register {
        match fact {
            Fact::Names => &mut self.names,
            Fact::Phone => &mut self.phone,
            Fact::LegalPerson => &mut self.legal_person,
        }
    }

    /// What is asked after a sign-in.
    pub fn plan(&self) -> ExchangePlan {
        let asked = |fact: &Fact| self.stand_in || self.register(*fact).via != Via::Manual;
        ExchangePlan { facts: Fact::ALL.iter().copied().filter(asked).collect(), keep_ms: i64::from(self.keep_days) * DAY_MS }
    }
}

/// One register. In addresses, bodies and headers `{key}` is the FİN or VÖEN, `{id}` the question's id, `{secret}` the secret;
/// values are quoted as the place demands.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Register {
    /// How it is asked.
    pub via: Via,
    /// Address: of the security server (X-Road), or of the register with its path (plain REST).
    pub url: Option<String>,
    /// X-Road: who we are, `instance/memberClass/memberCode/subsystem`.
    pub client: Option<String>,
    /// X-Road: the service, `instance/memberClass/memberCode/subsystem/serviceCode`.
    pub service: Option<String>,
    /// X-Road: what follows the service.
    pub path: String,
    /// GET changes nothing there and is repeated once when that may help; POST is not.
    pub method: Method,
    /// The body of a POST.
    pub body: String,
    /// What the body is.
    pub content_type: String,
    /// Headers beside our own; one that names the secret is left out while there is none.
    pub headers: BTreeMap<String, String>,
    /// The key that the register knows us by.
    pub secret: Option<Secret>,
    /// Our certificate and its key in one PEM file, where the other side wants to see them.
    pub certificate: Option<PathBuf>,
    /// The authority that vouches for the other side, a PEM file; unset: those that everybody trusts.
    pub authority: Option<PathBuf>,
    /// How long one question may take, seconds (at most 20).
    pub timeout_s: u32,
    /// Where the answer's words stand.
    pub fields: Fields,
}

impl Default for Register {
    fn default() -> Register {
        Register {
            via: Via::default(),
            url: None,
            client: None,
            service: None,
            path: "/{key}".to_owned(),
            method: Method::default(),
            body: r#"{"key":"{key}"}"#.to_owned(),
            content_type: "application/json".to_owned(),
            headers: BTreeMap::from([("authorization".to_owned(), "Bearer {secret}".to_owned())]),
            secret: None,
            certificate: None,
            authority: None,
            timeout_s: 5,
            fields: Fields::default(),
        }
    }
}

/// How a register is asked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Via {
    /// Not at all: employees enter by hand (A4.3).
    #[default]
    Manual,
    /// Over an X-Road security server (message protocol for REST, `r1`).
    XRoad,
    /// Directly.
    Rest,
}

/// How a question is sent.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Method {
    /// By the address alone.
    #[default]
    Get,
    /// With a body.
    Post,
}

/// JSON pointers (RFC 6901) into the answer; the first that is there wins.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Fields {
    /// Surname.
    pub surname: Vec<String>,
    /// Name.
    pub given_name: Vec<String>,
    /// Patronymic.
    pub patronymic: Vec<String>,
    /// Phone.
    pub phone: Vec<String>,
    /// Name of a legal person.
    pub legal_name: Vec<String>,
    /// Its address.
    pub address: Vec<String>,
}

impl Default for Fields {
    fn default() -> Fields {
        let paths = |paths: &[&str]| paths.iter().map(|path| (*path).to_owned()).collect();
        Fields {
            surname: paths(&["/surname"]),
            given_name: paths(&["/name", "/givenName"]),
            patronymic: paths(&["/patronymic"]),
            phone: paths(&["/phone", "/mobile"]),
            legal_name: paths(&["/name"]),
            address: paths(&["/address"]),
        }
    }
}
