//! The configuration: built-in defaults, then a TOML file, then `MURACIET_…` variables, then the command line.
//!
//! A variable names a field with two underscores between the parts: `MURACIET_OIDC__CLIENT_SECRET`.

mod exchange;
mod limits;
mod mail;
mod map;
mod oidc;
mod print;
mod push;
mod second_site;
mod secret;
mod sms;

pub use exchange::{Exchange, Fields, Method, Register, Via};
pub use limits::Limits;
pub use mail::{Mail, MailSecurity};
pub use map::{MapConfig, MapMode};
pub use oidc::{AuthStyle, ClaimPaths, Oidc};
pub use print::printed;
pub use push::Push;
pub use second_site::SecondSite;
pub use secret::Secret;
pub use sms::{Sms, SmsMethod};

use domain::notice::Channel;
use figment::Figment;
use figment::providers::{Env, Format, Toml};
use serde::{Deserialize, Serialize};
use services::portal::Environment;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};

/// Everything an operator may set.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Config {
    /// Where the server listens; port 0 takes a free one.
    pub listen: SocketAddr,
    /// The address by which people reach the server; decides cookies, HSTS and the return address of sign-in.
    /// Unset: `http://` and the address listened on.
    pub public_url: Option<String>,
    /// `sqlite:FILE` or `postgres://…`; unset: `muraciet.db` in the data folder. A password in it is never printed.
    pub database: Option<String>,
    /// The folder of files and keys.
    pub data: PathBuf,
    /// The folder made by `cargo bundle`.
    pub site: PathBuf,
    /// Demo: built-in sign-in provider and demo persons. Refused on a database with real data.
    pub demo: bool,
    /// `production`, or `test`: the same program on data of its own, marked on everything that leaves it (A3.1.6). Refused on a
    /// database that the other one has made.
    pub environment: Environment,
    /// Test environment: the addresses (e-mail, `+994…`) that notices may really be sent to; to others nothing goes.
    pub test_addresses: Vec<String>,
    /// How long a person stays signed in, hours.
    pub session_hours: u32,
    /// How many reverse proxies of ours stand in front; that many last entries of `X-Forwarded-For` are believed.
    pub trusted_proxies: u8,
    /// Where Prometheus metrics are served; unset: not at all. Keep it on a private address.
    pub metrics: Option<SocketAddr>,
    /// From which day the law's days are counted: `received` (the day itself is day 1) or `next` (the working day after it).
    pub from_day: FromDay,
    /// Sign-in through the single sign-on.
    pub oidc: Oidc,
    /// Notices by e-mail.
    pub mail: Mail,
    /// Notices by short message.
    pub sms: Sms,
    /// Notices to browsers.
    pub push: Push,
    /// State registers (A4.1–4.3).
    pub exchange: Exchange,
    /// The map's background.
    pub map: MapConfig,
    /// Rights of the person after sending: minutes, days and how often (A9.1).
    pub rights: domain::rights::Rights,
    /// Voice and video: seconds and megabytes (A8.3).
    pub recordings: domain::media::RecordingLimits,
    /// What an institution may do beside answering: how often it is sent on, queries and their days (A8.10, A8.11).
    pub procedure: domain::procedure::Procedure,
    /// Administrative regulations: days of a public discussion (R9.7).
    pub regulation: domain::regulation::Rules,
    /// After how many months what is closed is archived; 0: never by itself (A6.0.2).
    pub archive: domain::archive::ArchiveRule,
    /// The second site, where everything acknowledged is copied to as well (A3.4).
    pub second_site: SecondSite,
    /// Orders in the centres' queue: minutes a place is kept, codes, how many may be open (Q3.1, Q3.2).
    pub queue: domain::queue::QueueRules,
    /// Whose electronic signatures are trusted (A7.0.4).
    pub signature: services::signature::SignatureConfig,
    /// Limits against overload.
    pub limits: Limits,
}

/// From which day a deadline is counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, clap::ValueEnum)]
#[serde(rename_all = "snake_case")]
pub enum FromDay {
    /// The day of receipt is day 1.
    Received,
    /// The first working day after receipt is day 1.
    #[default]
    Next,
}

impl From<FromDay> for domain::deadline::FromDay {
    fn from(from: FromDay) -> Self {
        match from {
            FromDay::Received => domain::deadline::FromDay::Received,
            FromDay::Next => domain::deadline::FromDay::Next,
        }
    }
}

impl Default for Config {
    fn default() -> Config {
        Config {
            listen: SocketAddr::new(IpAddr::V4(Ipv4Addr::LOCALHOST), 3000),
            public_url: None,
            database: None,
            data: PathBuf::from("data"),
            site: PathBuf::from("target/site"),
            demo: false,
            environment: Environment::default(),
            test_addresses: Vec::new(),
            session_hours: 12,
            trusted_proxies: 0,
            metrics: None,
            from_day: FromDay::default(),
            oidc: Oidc::default(),
            mail: Mail::default(),
            sms: Sms::default(),
            push: Push::default(),
            exchange: Exchange::default(),
            map: MapConfig::default(),
            rights: domain::rights::Rights::default(),
            recordings: domain::media::RecordingLimits::default(),
            procedure: domain::procedure::Procedure::default(),
            regulation: domain::regulation::Rules::default(),
            archive: domain::archive::ArchiveRule::default(),
            second_site: SecondSite::default(),
            queue: domain::queue::QueueRules::default(),
            signature: services::signature::SignatureConfig::default(),
            limits: Limits::default(),
        }
    }
}

impl Config {
    /// Reads the file (when one is named) and the environment over the defaults.
    ///
    /// # Errors
    /// When the file is missing or a value isn't understood; the message names the field.
    pub fn load(file: Option<&Path>) -> anyhow::Result<Config> {
        let mut figment = Figment::new();
        if let Some(file) = file {
            figment = figment.merge(Toml::file_exact(file));
        }
        Ok(figment.merge(environment()).extract()?)
    }

    /// The database's address.
    pub fn database(&self) -> String {
        self.database.clone().unwrap_or_else(|| format!("sqlite:{}", self.data.join("muraciet.db").display()))
    }

    /// The address by which people reach the server, without a slash at its end.
    pub fn origin(&self) -> String {
        match &self.public_url {
            Some(url) => url.trim_end_matches('/').to_owned(),
            None => format!("http://{}", self.listen),
        }
    }

    /// The channels by which notices go out beside the cabinet: those that are set up here.
    pub fn channels(&self) -> Vec<Channel> {
        let open = |channel: &Channel| match channel {
            Channel::Email => self.mail.host.is_some(),
            Channel::Sms => self.sms.url.is_some(),
            Channel::Push => self.push.enabled,
        };
        Channel::ALL.into_iter().filter(open).collect()
    }

    /// Whether people reach the server by https.
    pub fn is_https(&self) -> bool {
        self.origin().starts_with("https://")
    }
}

/// The variables that name a field of the configuration; tests and tools use others with the same beginning.
fn environment() -> Env {
    let fields = serde_json::to_value(Config::default()).unwrap_or_default();
    let known = move |name: &str| fields.get(name.split("__").next().unwrap_or_default()).is_some();
    Env::prefixed("MURACIET_").filter(move |name| known(&name.as_str().to_ascii_lowercase())).split("__")
}
