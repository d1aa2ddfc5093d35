//! The secret address of an order: its code with a tag that only this system can make. It opens the order's page without a sign-in; nothing
//! is done by opening it, because programs that look through mail open links too.

use crate::people::token;
use crate::{Error, Portal};
use domain::queue::OrderCode;
use rand::RngCore;
use store::Db;

const SETTING: &str = "queue_key";
/// Digits of the tag: 128 bits.
const TAG: usize = 32;

/// The key of the tags.
pub struct QueueKey(String);

impl QueueKey {
    /// Reads the key, or makes it; of several servers that start at once all take the first one's.
    ///
    /// # Errors
    /// [`Error::Internal`] when the database fails.
    pub async fn open(db: &Db) -> Result<QueueKey, Error> {
        if let Some(kept) = store::settings::get(db, SETTING).await? {
            return Ok(QueueKey(kept));
        }
        let mut bytes = [0; 32];
        rand::rngs::OsRng.fill_bytes(&mut bytes);
        let fresh: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
        let begin = db.write(move |tx| Box::pin(async move { Ok::<_, Error>(store::settings::begin(tx, SETTING, &fresh).await?) }));
        Ok(QueueKey(begin.await?))
    }

    fn tag(&self, code: &str) -> String {
        let hash = token::hash(&format!("order|{}|{code}", self.0));
        hash.get(..TAG).unwrap_or_default().to_owned()
    }
}

/// The secret of an order: `123456789-…`.
pub(super) fn secret(portal: &Portal, code: &str) -> String {
    format!("{code}-{}", portal.queue_key.tag(code))
}

/// The order code of a secret.
///
/// # Errors
/// [`Error::NotFound`] for what this system has not made.
pub(super) fn code_of(portal: &Portal, secret: &str) -> Result<String, Error> {
    let (code, tag) = secret.split_once('-').ok_or(Error::NotFound)?;
    let code: OrderCode = code.parse().map_err(|_| Error::NotFound)?;
    let code = code.plain();
    if token::same(&portal.queue_key.tag(&code), tag) { Ok(code) } else { Err(Error::NotFound) }
}

/// The address of an order's page.
pub fn address_of(portal: &Portal, code: &str) -> String {
    format!("/queue/order/{}", secret(portal, code))
}
