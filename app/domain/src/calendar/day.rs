//! A row of the calendar and its written form.

use serde::{Deserialize, Serialize};

use crate::time::Date;

kinds! {
    /// Why a day is not what its weekday says.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
    #[serde(rename_all = "snake_case")]
    DayKind {
        /// Non-working holiday (Labour Code 105.2).
        Holiday = "holiday",
        /// Rest day moved behind a holiday it coincided with (Labour Code 105.5, 105.6).
        MovedRest = "moved_rest",
        /// Made a rest day by a Cabinet swap (Labour Code 105.7).
        SwapOff = "swap_off",
        /// Made a working day by a Cabinet swap (Labour Code 105.7).
        SwapWork = "swap_work",
        /// Voting day (Labour Code 105-1).
        Voting = "voting",
        /// National mourning day, 20 January; never moves (Labour Code 106).
        Mourning = "mourning",
    }
}

kinds! {
    /// How sure the row is.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
    #[serde(rename_all = "snake_case")]
    RowStatus {
        /// By an act or an official announcement.
        Official = "official",
        /// A projection; replaced when the Cabinet decides.
        Tentative = "tentative",
        /// Known only from a secondary source.
        Secondary = "secondary",
    }
}

/// One row: a day, what it is, and the act behind it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CalendarDay {
    /// The day.
    pub date: Date,
    /// What it is.
    pub kind: DayKind,
    /// Its Azerbaijani name.
    pub name_az: String,
    /// Only in this territory (voting days); `None` for the whole country.
    #[serde(default)]
    pub territory: Option<String>,
    /// How sure it is.
    pub status: RowStatus,
    /// The act or source.
    #[serde(default)]
    pub act: String,
}

/// A line of the calendar file that can't be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RowError {
    /// A column is missing.
    #[error("calendar.missing_column")]
    MissingColumn,
    /// The first column isn't a date.
    #[error("calendar.bad_date")]
    BadDate,
    /// The second column isn't a kind.
    #[error("calendar.bad_kind")]
    BadKind,
    /// The fourth column isn't a status.
    #[error("calendar.bad_status")]
    BadStatus,
}

impl CalendarDay {
    /// Reads a line `date,kind,name_az,status,act[,territory]`; fields with commas stand in double quotes.
    pub fn parse_csv_line(line: &str) -> Result<Self, RowError> {
        let fields = csv_fields(line);
        let field = |at: usize| fields.get(at).map(|field| field.trim()).ok_or(RowError::MissingColumn);
        Ok(Self {
            date: field(0)?.parse().map_err(|_| RowError::BadDate)?,
            kind: DayKind::parse(field(1)?).ok_or(RowError::BadKind)?,
            name_az: field(2)?.to_owned(),
            status: RowStatus::parse(field(3)?).ok_or(RowError::BadStatus)?,
            act: field(4).unwrap_or_default().to_owned(),
            territory: field(5).ok().filter(|name| !name.is_empty()).map(str::to_owned),
        })
    }

    /// Reads a whole file: a heading line, then one row a line; the number of the wrong line (from 1) comes with the error.
    pub fn parse_csv(text: &str) -> Result<Vec<Self>, (usize, RowError)> {
        let lines = text.lines().enumerate().skip(1).filter(|(_, line)| !line.trim().is_empty());
        lines.map(|(at, line)| Self::parse_csv_line(line).map_err(|error| (at + 1, error))).collect()
    }
}

fn csv_fields(line: &str) -> Vec<String> {
    let (mut fields, mut field, mut quoted) = (Vec::new(), String::new(), false);
    for c in line.trim_end_matches(['\r', '\n']).chars() {
        match c {
            '"' => quoted = !quoted,
            ',' if !quoted => fields.push(std::mem::take(&mut field)),
            _ => field.push(c),
        }
    }
    fields.push(field);
    fields
}
