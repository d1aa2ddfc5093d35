use moka::future::Cache;
use serde::Deserialize;
use std::time::Duration;

/// What the relying party asks for.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    pub response_type: String,
    pub client_id: String,
    pub redirect_uri: String,
    pub scope: String,
    pub state: String,
    pub nonce: String,
    pub code_challenge: String,
    pub code_challenge_method: String,
}

/// A code given out, to be redeemed once within a minute.
#[derive(Clone, Debug)]
pub struct Grant {
    /// Which demo person was chosen.
    pub person: String,
    /// What was asked.
    pub asked: Asked,
}

/// The codes given out.
pub struct Grants(Cache<String, Grant>);

impl Default for Grants {
    fn default() -> Grants {
        Grants(Cache::builder().max_capacity(10_000).time_to_live(Duration::from_secs(60)).build())
    }
}

impl Grants {
    /// Keeps a grant under a fresh code.
    pub async fn give(&self, grant: Grant) -> String {
        let code = super::random_text();
        self.0.insert(code.clone(), grant).await;
        code
    }

    /// The grant of a code; the code is used up.
    pub async fn take(&self, code: &str) -> Option<Grant> {
        self.0.remove(code).await
    }
}
