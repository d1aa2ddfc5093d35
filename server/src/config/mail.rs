use super::Secret;
use serde::{Deserialize, Serialize};

/// The mail server that takes our letters. It signs them (DKIM) and answers for the domain.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Mail {
    /// Its name; unset: no e-mail is sent.
    pub host: Option<String>,
    /// Its port.
    pub port: u16,
    /// How the connection is protected.
    pub security: MailSecurity,
    /// Login, if it wants one.
    pub user: Option<String>,
    /// Password.
    pub password: Option<Secret>,
    /// The sender, for instance `ASAN müraciət <no-reply@example.az>`; needed with a host.
    pub from: Option<String>,
}

impl Default for Mail {
    fn default() -> Mail {
        Mail { host: None, port: 587, security: MailSecurity::default(), user: None, password: None, from: None }
    }
}

/// How the connection to the mail server is protected.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MailSecurity {
    /// Begins in the clear and must go over to TLS (usually port 587).
    #[default]
    Starttls,
    /// TLS from the first byte (usually port 465).
    Tls,
    /// In the clear: only for a server on the same machine.
    None,
}
