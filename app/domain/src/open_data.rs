//! Open data (A2.2.5): the fields of the files that anybody may take. One list makes the heads of the files, the dictionary
//! on the page, and the test that nothing personal is among them.

/// A field of the file of appeals.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Column {
    /// The number that people know it by.
    Number,
    /// The word of its status.
    Status,
    /// Code of the category.
    Category,
    /// Its name.
    CategoryName,
    /// Code of the district.
    District,
    /// Its name.
    DistrictName,
    /// The nearest settlement, found by the system.
    Place,
    /// Code of the leading institution.
    Institution,
    /// Its name.
    InstitutionName,
    /// The day it was sent.
    SentOn,
    /// The day it was registered (A8.5).
    RegisteredOn,
    /// The last day of the law for the answer (A8.8).
    DueOn,
    /// The day of the last answer (A8.9).
    AnsweredOn,
    /// How many have joined (A8.4).
    Joined,
    /// How often it was sent back as not solved (A9.1).
    Reopened,
    /// Latitude of the pin, degrees of WGS 84.
    Lat,
    /// Longitude of the pin.
    Lon,
    /// The words that staff have cleared for the public, and no others (decision 7).
    Text,
}

impl Column {
    /// Every field, in the order of the file.
    pub const ALL: [Column; 18] = [
        Column::Number,
        Column::Status,
        Column::Category,
        Column::CategoryName,
        Column::District,
        Column::DistrictName,
        Column::Place,
        Column::Institution,
        Column::InstitutionName,
        Column::SentOn,
        Column::RegisteredOn,
        Column::DueOn,
        Column::AnsweredOn,
        Column::Joined,
        Column::Reopened,
        Column::Lat,
        Column::Lon,
        Column::Text,
    ];

    /// Its name in the files.
    pub const fn as_str(self) -> &'static str {
        match self {
            Column::Number => "number",
            Column::Status => "status",
            Column::Category => "category",
            Column::CategoryName => "category_name",
            Column::District => "district",
            Column::DistrictName => "district_name",
            Column::Place => "place",
            Column::Institution => "institution",
            Column::InstitutionName => "institution_name",
            Column::SentOn => "sent_on",
            Column::RegisteredOn => "registered_on",
            Column::DueOn => "due_on",
            Column::AnsweredOn => "answered_on",
            Column::Joined => "joined",
            Column::Reopened => "reopened",
            Column::Lat => "lat",
            Column::Lon => "lon",
            Column::Text => "text",
        }
    }
}

/// A degree as the files have it: five digits, about a metre, no finer than the pin on the map shows.
pub fn degrees(value: f64) -> f64 {
    (value * 1e5).round() / 1e5
}

/// A text as a cell that no spreadsheet takes for a formula: an apostrophe goes before what would begin one.
pub fn safe_cell(text: &str) -> std::borrow::Cow<'_, str> {
    let dangerous = text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']);
    if dangerous { format!("'{text}").into() } else { text.into() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn a2_2_5_no_cell_begins_a_formula() {
        for hostile in ["=HYPERLINK(\"http://a\")", "+1", "-1+cmd|' /C calc'!A0", "@SUM(A1)", "\t=1", "\r=1", "＝1"] {
            let cell = safe_cell(hostile);
            assert!(cell.starts_with('\'') && cell.ends_with(hostile), "{cell}");
        }
        for plain in ["", "Yol = çuxur", "Q-2026-0000001-1", "ə"] {
            assert_eq!(safe_cell(plain), plain);
        }
    }

    #[test]
    fn fields_have_names_of_their_own() {
        let names: BTreeSet<&str> = Column::ALL.iter().map(|column| column.as_str()).collect();
        assert_eq!(names.len(), Column::ALL.len());
        assert_eq!(degrees(40.123_456_789), 40.123_46);
    }
}
