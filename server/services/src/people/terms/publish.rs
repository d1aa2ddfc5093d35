//! Publishing a new version of the terms (T1.7): everybody is told, and asked again before the next act.

use crate::{Error, Portal};
use anyhow::{Context, anyhow};
use domain::account::AccountWhat;
use store::terms::TermsRow;

/// What publishing did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Published {
    /// The new version.
    pub version: i64,
    /// How many accounts were told.
    pub told: u64,
}

/// Publishes the texts in Azerbaijani, English, Russian as the next version. Other processes take it over within seconds.
///
/// # Errors
/// [`Error::Internal`] when a text is empty or the same as before in all languages, or when the database fails; then nothing
/// is published.
pub async fn publish(portal: &Portal, texts: [String; 3]) -> Result<Published, Error> {
    if texts.iter().any(|text| text.trim().is_empty()) {
        return Err(anyhow!("the terms need a text in each of the three languages").into());
    }
    let latest = store::terms::latest(portal.db()).await?;
    let same = latest.as_ref().is_some_and(|row| [&row.text_az, &row.text_en, &row.text_ru] == [&texts[0], &texts[1], &texts[2]]);
    if same {
        return Err(anyhow!("these are the terms in force already").into());
    }
    let [text_az, text_en, text_ru] = texts;
    let version = latest.map_or(1, |row| row.version + 1);
    let row = TermsRow { version, text_az, text_en, text_ru, published_ms: portal.now() };
    let write = portal.db().write(move |tx| {
        Box::pin(async move {
            store::terms::publish(tx, &row).await.context("publishing the terms")?;
            let word = row.version.to_string();
            let told = store::account_notices::add_for_all(tx, AccountWhat::TermsChanged, &word, row.published_ms).await?;
            Ok::<_, Error>(Published { version: row.version, told })
        })
    });
    let published = write.await?;
    portal.follow_terms().await?;
    Ok(published)
}
