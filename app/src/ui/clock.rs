//! Days, moments and running clocks in words. Absolute days only, so that server and browser write the same.

use crate::tr;
use domain::appeal::view::Clock;
use domain::time::{Date, UnixMs};
use leptos::prelude::*;
use std::cmp::Ordering;

/// From so many working days on, a clock is marked as soon due.
const SOON_DAYS: i32 = 3;

fn class(clock: Clock) -> &'static str {
    match clock.working_days_left {
        left if left < 0 => "clock is-late",
        left if left <= SOON_DAYS => "clock is-soon",
        _ => "clock",
    }
}

/// "cavab 14.04.2026-dək, 6 iş günü qalıb".
#[component]
pub fn ClockLabel(
    /// The clock.
    clock: Clock,
    /// Before routing: the clock of the owner's staff, who find the institution (A8.5).
    #[prop(optional)]
    triage: bool,
) -> impl IntoView {
    let words = if triage { triage_words(clock) } else { answer_words(clock) };
    view! { <span class=class(clock)>{words}</span> }
}

fn answer_words(clock: Clock) -> String {
    let (day, left) = (clock.due.display(), i64::from(clock.working_days_left));
    match left.cmp(&0) {
        Ordering::Greater => tr!(ui.clock_left, day, left),
        Ordering::Equal => tr!(ui.clock_today, day),
        Ordering::Less => tr!(ui.clock_late, day, -left),
    }
}

fn triage_words(clock: Clock) -> String {
    let day = clock.due.display();
    match clock.working_days_left {
        0.. => tr!(ui.triage_left, day),
        _ => tr!(ui.triage_late, day),
    }
}

/// "6 iş günü", for dense lists.
#[component]
pub fn ClockShort(
    /// The clock.
    clock: Clock,
) -> impl IntoView {
    let left = i64::from(clock.working_days_left);
    let words = match left.cmp(&0) {
        Ordering::Greater => tr!(ui.short_left, left),
        Ordering::Equal => tr!(ui.short_today).to_owned(),
        Ordering::Less => tr!(ui.short_late, -left),
    };
    view! { <span class=class(clock) title=clock.due.display()>{words}</span> }
}

/// `14.04.2026 09:12` in Baku.
#[component]
pub fn Moment(
    /// When.
    at: UnixMs,
) -> impl IntoView {
    view! { <time datetime=at.iso()>{at.display_minute()}</time> }
}

/// `14.04.2026`.
#[component]
pub fn Day(
    /// Which day.
    date: Date,
) -> impl IntoView {
    view! { <time datetime=date.to_string()>{date.display()}</time> }
}
