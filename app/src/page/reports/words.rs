//! The words of a report: heads and values; page and files say the same.

use crate::page::registry::words as of;
use crate::tr;
use crate::ui::status_name;
use domain::appeal::form::AnswerMode;
use domain::lifecycle::Status;
use domain::reports::mailing::{LetterState, Rhythm, Table};
use domain::reports::{BANDS, Dimension, Head, Measure, Value};
use domain::statistics::Fate;
use domain::time::UnixMs;

/// A parameter.
pub fn dimension(dimension: Dimension) -> &'static str {
    match dimension {
        Dimension::Institution => tr!(reports.institution),
        Dimension::District => tr!(reports.district),
        Dimension::Category => tr!(reports.category),
        Dimension::Subject => tr!(reports.subject),
        Dimension::Month => tr!(reports.month),
        Dimension::Status => tr!(reports.status),
        Dimension::Deadline => tr!(reports.deadline),
        Dimension::Channel => tr!(reports.channel),
        Dimension::Mode => tr!(reports.mode),
        Dimension::Joined => tr!(reports.joined),
        Dimension::Rating => tr!(reports.rating),
    }
}

/// A measure.
pub fn measure(measure: Measure) -> &'static str {
    match measure {
        Measure::Count => tr!(reports.measure_count),
        Measure::InTime => tr!(reports.measure_in_time),
        Measure::HalfDays => tr!(reports.measure_half_days),
        Measure::Reopened => tr!(reports.measure_reopened),
        Measure::Rating => tr!(reports.measure_rating),
        Measure::Joined => tr!(reports.measure_joined),
    }
}

/// What a row or column is.
pub fn head(dimension: Dimension, head: &Head) -> String {
    let key = head.key.as_str();
    if let Some(name) = &head.name {
        return name.in_lang(crate::context::lang()).to_owned();
    }
    let known = match dimension {
        Dimension::Status => Status::parse(key).map(|status| status_name(status).to_owned()),
        Dimension::Deadline => Fate::parse(key).map(|fate| of::fate(fate).to_owned()),
        Dimension::Mode => AnswerMode::parse(key).map(|mode| of::mode(mode).to_owned()),
        Dimension::Rating => key.parse().ok().map(of::rating),
        Dimension::Joined => key.parse().ok().map(band),
        Dimension::Month => key.split_once('-').map(|(year, month)| format!("{month}.{year}")),
        Dimension::Channel => Some(of::channel(key)).filter(|words| !words.is_empty()),
        _ => Some(key.to_owned()).filter(|code| !code.is_empty()),
    };
    known.unwrap_or_else(|| tr!(reports.none).to_owned())
}

/// How many have joined: from this number up to the next band.
fn band(first: u32) -> String {
    match BANDS.into_iter().find(|next| *next > first) {
        Some(next) if next == first + 1 => first.to_string(),
        Some(next) => format!("{first}–{}", next - 1),
        None => tr!(reports.joined_more, first),
    }
}

/// A value; a rate always stands with its whole.
pub fn value(measure: Measure, value: Value) -> String {
    let Value { value, of } = value;
    match (measure, value) {
        (_, None) if of == 0 => "—".to_owned(),
        (_, None) => tr!(reports.few, of),
        (Measure::InTime, Some(percent)) => tr!(reports.of, tr!(reports.percent, percent), of),
        (Measure::HalfDays, Some(days)) => tr!(reports.of, days, of),
        (Measure::Rating, Some(tenths)) => tr!(reports.of, format!("{},{}", tenths / 10, tenths % 10), of),
        (_, Some(count)) => count.to_string(),
    }
}

/// How often a report is sent.
pub fn rhythm_name(rhythm: Rhythm) -> &'static str {
    match rhythm {
        Rhythm::Daily => tr!(reports.mail_daily),
        Rhythm::Weekly => tr!(reports.mail_weekly),
        Rhythm::Monthly => tr!(reports.mail_monthly),
    }
}

/// What is attached.
pub fn table_name(file: Table) -> &'static str {
    match file {
        Table::Xlsx => tr!(reports.mail_xlsx),
        Table::Csv => tr!(reports.mail_csv),
    }
}

/// What became of a letter, and when.
pub fn letter_state(state: LetterState, at: UnixMs) -> String {
    let at = at.display_minute();
    match state {
        LetterState::Waiting => tr!(reports.mail_waiting, at),
        LetterState::Going => tr!(reports.mail_going).to_owned(),
        LetterState::Sent => tr!(reports.mail_sent, at),
        LetterState::NoAddress => tr!(reports.mail_state_no_address, at),
        LetterState::NotAllowed => tr!(reports.mail_not_allowed, at),
        LetterState::Closed => tr!(reports.mail_state_closed, at),
        LetterState::Unclear => tr!(reports.mail_unclear, at),
        LetterState::Failed => tr!(reports.mail_failed, at),
    }
}
