//! Tables (RFC 4180). No cell is taken for a formula by a spreadsheet.

use domain::open_data::{Column, safe_cell};
use domain::time::Date;
use services::open_data::OpenAppeal;

/// How a table is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Commas, UTF-8.
    Plain,
    /// As Excel here reads it at once: semicolons, and the mark that says UTF-8.
    Excel,
}

impl Form {
    fn delimiter(self) -> u8 {
        match self {
            Form::Plain => b',',
            Form::Excel => b';',
        }
    }

    /// The heading.
    pub fn head(self, names: &[&str]) -> Vec<u8> {
        let mark: &[u8] = if self == Form::Excel { "\u{feff}".as_bytes() } else { b"" };
        let names = names.iter().map(|name| (*name).to_owned()).collect();
        [mark, &self.rows([names])].concat()
    }

    /// Rows of cells.
    pub fn rows(self, rows: impl IntoIterator<Item = Vec<String>>) -> Vec<u8> {
        let mut writer = csv::WriterBuilder::new().delimiter(self.delimiter()).terminator(csv::Terminator::CRLF).from_writer(Vec::new());
        for row in rows {
            // Writing into memory does not fail, and all rows have the same length.
            let _ = writer.write_record(row.iter().map(|cell| safe_cell(cell).into_owned()));
        }
        writer.into_inner().unwrap_or_default()
    }
}

/// The heading of the appeals.
pub fn head() -> Vec<&'static str> {
    Column::ALL.iter().map(|column| column.as_str()).collect()
}

/// An appeal, in the order of the columns.
pub fn row(appeal: &OpenAppeal) -> Vec<String> {
    Column::ALL.iter().map(|column| cell(appeal, *column)).collect()
}

fn cell(appeal: &OpenAppeal, column: Column) -> String {
    let code = |pair: &Option<(String, String)>| pair.as_ref().map(|(code, _)| code.clone()).unwrap_or_default();
    let name = |pair: &Option<(String, String)>| pair.as_ref().map(|(_, name)| name.clone()).unwrap_or_default();
    let day = |day: Option<Date>| day.map(|day| day.to_string()).unwrap_or_default();
    match column {
        Column::Number => appeal.number.clone(),
        Column::Status => appeal.status.as_str().to_owned(),
        Column::Category => appeal.category.0.clone(),
        Column::CategoryName => appeal.category.1.clone(),
        Column::District => code(&appeal.district),
        Column::DistrictName => name(&appeal.district),
        Column::Place => appeal.place.clone(),
        Column::Institution => code(&appeal.institution),
        Column::InstitutionName => name(&appeal.institution),
        Column::SentOn => appeal.sent_on.to_string(),
        Column::RegisteredOn => day(appeal.registered_on),
        Column::DueOn => appeal.due_on.to_string(),
        Column::AnsweredOn => day(appeal.answered_on),
        Column::Joined => appeal.joined.to_string(),
        Column::Reopened => appeal.reopened.to_string(),
        Column::Lat => appeal.lat.to_string(),
        Column::Lon => appeal.lon.to_string(),
        Column::Text => appeal.text.clone().unwrap_or_default(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a2_2_5_hostile_words_stay_words_in_one_cell() {
        let hostile = ["=cmd|' /C calc'!A0", "a,b;c\"d\r\ne", "\u{202e}ə"].map(str::to_owned).to_vec();
        for (form, delimiter) in [(Form::Plain, b','), (Form::Excel, b';')] {
            let bytes = form.rows([hostile.clone()]);
            let mut reader = csv::ReaderBuilder::new().delimiter(delimiter).has_headers(false).from_reader(&bytes[..]);
            let read: Vec<String> = reader.records().flatten().flat_map(|row| row.iter().map(str::to_owned).collect::<Vec<_>>()).collect();
            assert_eq!(read, ["'=cmd|' /C calc'!A0", "a,b;c\"d\r\ne", "\u{202e}ə"]);
        }
        assert!(Form::Excel.head(&["a", "b"]).starts_with(b"\xef\xbb\xbfa;b"));
    }
}
