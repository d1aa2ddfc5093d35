//! What a file's address asks for.

use super::csv_file::Form;
use crate::asked_filter::{status, word};
use domain::lang::Lang;
use domain::statistics::{PeriodChoice, PeriodWord, Scope, StatisticsQuery};
use domain::time::Date;
use serde::Deserialize;
use services::open_data::OpenFilter;

/// The address as it is written; empty fields are no filter.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Deserialize)]
#[serde(default)]
pub struct Asked {
    status: String,
    category: String,
    institution: String,
    district: String,
    period: String,
    from: String,
    until: String,
    lang: String,
    excel: String,
}

impl Asked {
    /// The filter of appeals; `None` for a status or a day that there isn't.
    pub fn filter(&self) -> Option<OpenFilter> {
        Some(OpenFilter {
            status: status(&self.status)?,
            category: word(&self.category).map(Into::into),
            district: word(&self.district).map(Into::into),
            institution: word(&self.institution).map(Into::into),
            from: day(&self.from)?,
            until: day(&self.until)?,
        })
    }

    /// The question for statistics: an institution's, a district's, or the country's.
    pub fn statistics(&self) -> StatisticsQuery {
        let institution = word(&self.institution).map(|id| Scope::Institution(id.into()));
        let district = word(&self.district).map(|id| Scope::District(id.into()));
        let own = !self.from.is_empty() || !self.until.is_empty();
        let word = if own { PeriodWord::Own } else { PeriodWord::parse(&self.period).unwrap_or_default() };
        let period = PeriodChoice { word, from: self.from.clone(), until: self.until.clone() };
        StatisticsQuery { scope: institution.or(district).unwrap_or_default(), period }
    }

    /// The language of names.
    pub fn lang(&self) -> Lang {
        Lang::parse(&self.lang).unwrap_or_default()
    }

    /// How tables are written.
    pub fn form(&self) -> Form {
        if self.excel == "1" { Form::Excel } else { Form::Plain }
    }
}

fn day(text: &str) -> Option<Option<Date>> {
    if text.is_empty() { Some(None) } else { text.parse().ok().filter(|day: &Date| (2000..=2099).contains(&day.year())).map(Some) }
}
