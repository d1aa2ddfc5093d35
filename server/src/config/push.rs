use serde::{Deserialize, Serialize};

/// Messages to browsers (Web Push). The server's key is made at the first start and kept in the database.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Push {
    /// Offered and sent. The server must reach the services below.
    pub enabled: bool,
    /// Push services that may be called: a browser names its own, and must not make the server call others. A host, a
    /// `*.host`, or a whole origin such as `http://127.0.0.1:4000`.
    pub hosts: Vec<String>,
    /// Where the services may write when something is wrong: `mailto:…` or `https://…`. Unset: the public address.
    pub contact: Option<String>,
}

impl Default for Push {
    fn default() -> Push {
        let hosts = ["fcm.googleapis.com", "updates.push.services.mozilla.com", "*.push.apple.com", "*.notify.windows.com"];
        Push { enabled: true, hosts: hosts.map(str::to_owned).to_vec(), contact: None }
    }
}
