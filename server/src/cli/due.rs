use super::Counting;
use clap::Args;
use domain::calendar::{Calendar, DayKind};
use domain::deadline::{Counted, Explained, FromDay, Skip, explain_days};
use domain::time::Date;
use std::io::Write;

/// `muraciet due DATE DAYS`.
#[derive(Debug, Args)]
pub struct Due {
    /// The day of receipt, for instance 2026-03-13.
    pub date: Date,
    /// Working days.
    pub days: u16,
    /// From which day.
    #[command(flatten)]
    pub counting: Counting,
}

/// Prints every day counted or skipped, then the due day on the last line.
///
/// # Errors
/// When the built-in calendar is damaged.
pub fn print(due: &Due) -> anyhow::Result<()> {
    let calendar = services::seed::calendar()?;
    Ok(writeln!(std::io::stdout(), "{}", lines(due, &calendar).join("\n"))?)
}

/// The lines of the answer.
pub fn lines(due: &Due, calendar: &Calendar) -> Vec<String> {
    let from_day = due.counting.from_day.map_or(FromDay::Next, FromDay::from);
    let Explained { due: result, days } = explain_days("", due.date, due.days, from_day, calendar);
    let mut lines: Vec<String> = days.iter().map(line).collect();
    for year in due.date.year()..=result.on.year() {
        if !calendar.covers_year(year) {
            lines.push(format!("{year}: no official calendar yet, the day may move"));
        }
    }
    lines.push(format!("{} working days from {}:", due.days, due.date));
    lines.push(result.on.to_string());
    lines
}

fn line(day: &Counted) -> String {
    let weekday = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"][usize::from(day.date.weekday() - 1)];
    match &day.number {
        Ok(number) => format!("{} {weekday}  {number:>3}", day.date),
        Err(skip) => format!("{} {weekday}    -  {}", day.date, reason(skip)),
    }
}

fn reason(skip: &Skip) -> String {
    match skip {
        Skip::Receipt => "day of receipt".to_owned(),
        Skip::Weekend => "weekend".to_owned(),
        Skip::Off(kind, name) => format!("{} ({name})", kind_words(*kind)),
    }
}

fn kind_words(kind: DayKind) -> &'static str {
    match kind {
        DayKind::Holiday => "holiday",
        DayKind::MovedRest => "moved rest day",
        DayKind::SwapOff => "day off by swap",
        DayKind::SwapWork => "working by swap",
        DayKind::Voting => "voting day",
        DayKind::Mourning => "day of mourning",
    }
}
