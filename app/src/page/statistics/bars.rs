//! The charts: months, subjects, stars.

use crate::ui::{Bar, Bars};
use crate::{context, tr};
use domain::statistics::{Counts, Line, Month};
use leptos::prelude::*;

/// What came in each month, and how much of it is answered.
pub fn months(months: Vec<Month>) -> impl IntoView {
    let bar = |month: Month| of(format!("{} {}", month_name(month.month), month.year), &month.counts);
    view! { <Bars caption=tr!(open.months) bars=months.into_iter().map(bar).collect()/> }
}

/// The same by root of the category.
pub fn categories(lines: Vec<Line>) -> impl IntoView {
    let bar = |line: Line| of(line.name.in_lang(context::lang()).to_owned(), &line.counts);
    view! { <Bars caption=tr!(open.categories) bars=lines.into_iter().map(bar).collect()/> }
}

/// How many stars were given, five first.
pub fn stars(counts: &Counts) -> impl IntoView + use<> {
    let bar = |(stars, count): (u32, u32)| Bar {
        name: tr!(open.stars, stars),
        href: String::new(),
        value: count,
        part: count,
        words: count.to_string(),
    };
    let bars = [5, 4, 3, 2, 1].into_iter().zip(counts.stars.into_iter().rev()).map(bar);
    view! { <Bars caption=tr!(open.rating) bars=bars.collect()/> }
}

fn of(name: String, counts: &Counts) -> Bar {
    let words = tr!(open.month_words, counts.received, counts.answered);
    Bar { name, href: String::new(), value: counts.received, part: counts.answered, words }
}

fn month_name(month: u8) -> &'static str {
    match month {
        1 => tr!(open.month_1),
        2 => tr!(open.month_2),
        3 => tr!(open.month_3),
        4 => tr!(open.month_4),
        5 => tr!(open.month_5),
        6 => tr!(open.month_6),
        7 => tr!(open.month_7),
        8 => tr!(open.month_8),
        9 => tr!(open.month_9),
        10 => tr!(open.month_10),
        11 => tr!(open.month_11),
        _ => tr!(open.month_12),
    }
}
