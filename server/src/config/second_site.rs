use serde::{Deserialize, Serialize};
use services::second_site::SiteConfig;
use std::path::PathBuf;

/// The second site (A3.4): a folder of another machine, mounted here. PostgreSQL copies its database itself (README); then only files
/// and keys go there.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct SecondSite {
    /// The folder, which has to be there; unset: there is no second site.
    pub folder: Option<PathBuf>,
    /// A file with 64 hexadecimal digits: what goes there is sealed (`openssl rand -hex 32`). Keep it at a third place: without it
    /// nothing there can be read.
    pub key: Option<PathBuf>,
    /// Whether sending is acknowledged only when it is there too.
    pub wait: bool,
    /// For how many seconds; then sending goes on without waiting until the site has caught up (A6.0.1).
    pub patience_s: u64,
    /// After how many seconds of standing still an incident is opened and the owner told (A6.0.3).
    pub alarm_s: u64,
}

impl Default for SecondSite {
    fn default() -> SecondSite {
        SecondSite { folder: None, key: None, wait: true, patience_s: 5, alarm_s: 120 }
    }
}

impl SecondSite {
    /// As the portal is told of it; `None` where none is set up.
    pub fn plan(&self) -> Option<SiteConfig> {
        let SecondSite { folder, key, wait, patience_s, alarm_s } = self.clone();
        folder.map(|folder| SiteConfig { folder, key, wait, patience_s, alarm_s })
    }
}
