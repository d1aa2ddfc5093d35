//! The test environment is the same program on data of its own (A3.1.6, A3.7). A database belongs to the environment that made it.

use crate::Error;
use anyhow::anyhow;
use serde::{Deserialize, Serialize};
use store::Db;

/// Where the environment stands in the database.
const SETTING: &str = "environment";

/// Which environment this is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Environment {
    /// The real one.
    #[default]
    Production,
    /// The one in which changes are tried out.
    Test,
}

impl Environment {
    /// The word in the database and in messages.
    pub fn as_str(self) -> &'static str {
        match self {
            Environment::Production => "production",
            Environment::Test => "test",
        }
    }

    /// Whether it is the test environment.
    pub fn is_test(self) -> bool {
        self == Environment::Test
    }

    /// Takes a new database for this environment, or refuses one that another has made. One that was made before environments
    /// were written down is the real one's.
    ///
    /// # Errors
    /// [`Error::Internal`] when it is another one's, or when the database fails.
    pub(super) async fn claim(self, db: &Db, is_new: bool) -> Result<(), Error> {
        let mine = if is_new { self } else { Environment::Production };
        let write = db.write(move |tx| Box::pin(async move { Ok::<_, Error>(store::settings::begin(tx, SETTING, mine.as_str()).await?) }));
        let made_by = write.await?;
        if made_by == self.as_str() {
            return Ok(());
        }
        let me = self.as_str();
        Err(anyhow!("this database belongs to the environment `{made_by}`: the environment `{me}` does not start on it").into())
    }
}
