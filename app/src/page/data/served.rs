//! How things are counted and what the files hold, in the reader's language.

use crate::i18n::texts::data as text;
use domain::lang::Lang;
use domain::open_data::Column;

/// How the numbers are counted.
pub fn counting(lang: Lang) -> Vec<String> {
    text::counting(lang).lines().map(str::to_owned).collect()
}

/// The files, and a line for each field.
pub fn files(lang: Lang) -> Vec<String> {
    let fields = Column::ALL.map(|column| format!("- {}: {}", column.as_str(), field(lang, column)));
    text::about(lang).lines().map(str::to_owned).chain(fields).collect()
}

fn field(lang: Lang, column: Column) -> &'static str {
    match column {
        Column::Number => text::field_number(lang),
        Column::Status => text::field_status(lang),
        Column::Category => text::field_category(lang),
        Column::CategoryName => text::field_category_name(lang),
        Column::District => text::field_district(lang),
        Column::DistrictName => text::field_district_name(lang),
        Column::Place => text::field_place(lang),
        Column::Institution => text::field_institution(lang),
        Column::InstitutionName => text::field_institution_name(lang),
        Column::SentOn => text::field_sent_on(lang),
        Column::RegisteredOn => text::field_registered_on(lang),
        Column::DueOn => text::field_due_on(lang),
        Column::AnsweredOn => text::field_answered_on(lang),
        Column::Joined => text::field_joined(lang),
        Column::Reopened => text::field_reopened(lang),
        Column::Lat => text::field_lat(lang),
        Column::Lon => text::field_lon(lang),
        Column::Text => text::field_text(lang),
    }
}
