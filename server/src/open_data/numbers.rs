//! The numbers of the statistics pages as a table: a row for all, then for each month, category, institution, district.

use super::csv_file::Form;
use domain::lang::Lang;
use domain::statistics::{Counts, Line, Statistics};

const HEAD: [&str; 18] = [
    "group",
    "code",
    "name",
    "from",
    "until",
    "received",
    "open",
    "answered",
    "answers_due",
    "in_time",
    "late",
    "refused",
    "reopened",
    "joined",
    "rated",
    "rating_average",
    "half_working_days",
    "half_calendar_days",
];

/// The whole file. A middle or an average of too few is an empty cell, as on the pages.
pub fn file(found: &Statistics, lang: Lang, form: Form) -> Vec<u8> {
    let name = found.name.as_ref().map(|name| name.in_lang(lang).to_owned()).unwrap_or_default();
    let mut all = cells(found, "all", String::new(), name, &found.counts);
    if let Some(half) = found.half {
        all.truncate(HEAD.len() - 2);
        all.extend([half.working.to_string(), half.calendar.to_string()]);
    }
    let months = found.months.iter().map(|month| {
        let code = format!("{:04}-{:02}", month.year, month.month);
        cells(found, "month", code, String::new(), &month.counts)
    });
    let lines = |group: &'static str, lines: &[Line]| -> Vec<Vec<String>> {
        lines.iter().map(|line| cells(found, group, line.id.clone(), line.name.in_lang(lang).to_owned(), &line.counts)).collect()
    };
    let rows = std::iter::once(all)
        .chain(months)
        .chain(lines("category", &found.categories))
        .chain(lines("institution", &found.institutions))
        .chain(lines("district", &found.districts));
    let rows = form.rows(rows);
    [form.head(&HEAD), rows].concat()
}

fn cells(found: &Statistics, group: &str, code: String, name: String, counts: &Counts) -> Vec<String> {
    let average = counts.average_tenths().map(|tenths| format!("{}.{}", tenths / 10, tenths % 10)).unwrap_or_default();
    let numbers = [
        counts.received,
        counts.open,
        counts.answered,
        counts.due(),
        counts.in_time,
        counts.late,
        counts.refused,
        counts.reopened,
        counts.joined,
        counts.rated(),
    ];
    let days = [found.period.from.to_string(), found.period.until.to_string()];
    let first = [group.to_owned(), code, name].into_iter().chain(days);
    first.chain(numbers.map(|number| number.to_string())).chain([average, String::new(), String::new()]).collect()
}
