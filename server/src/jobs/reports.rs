//! Reports by e-mail (A6.0.8): what is due is planned, then sent one by one.

use crate::delivery::report::ReportLetter;
use crate::registry_files::report_table;
use crate::state::AppState;
use services::Error;
use services::mailings::{self, Letter};

/// Sends what is due. One process sends a letter; one that dies over it leaves it unsent (decision 28).
///
/// # Errors
/// When the database fails; what was planned stays planned.
pub async fn mail(state: AppState) -> anyhow::Result<()> {
    mailings::plan(&state.portal).await?;
    while let Some(letter) = mailings::take(&state.portal).await? {
        let outcome = match words(&letter, &state.channels.origin()) {
            Ok(words) => state.channels.send_report(&letter.to, letter.key(), &words).await,
            Err(error) => {
                tracing::error!(error = format!("{error:#}"), "the table of a report was not written");
                Err(domain::notice::Trouble::NotNow)
            }
        };
        let became = mailings::settle(&state.portal, letter, outcome).await?;
        metrics::counter!("muraciet_reports_mailed_total", "outcome" => became.as_str()).increment(1);
    }
    Ok(())
}

fn words(letter: &Letter, origin: &str) -> Result<ReportLetter, Error> {
    let table = report_table(letter.lang, &letter.query, &letter.report, letter.file)?;
    Ok(ReportLetter::new(letter.lang, origin, &letter.query, &letter.report, table))
}
