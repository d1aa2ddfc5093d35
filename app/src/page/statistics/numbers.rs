//! The numbers themselves. A share always stands with its whole; where there is too little to say, that is said.

use super::bars;
use crate::tr;
use crate::ui::*;
use domain::statistics::{Counts, ENOUGH, Half};
use leptos::prelude::*;

/// All numbers of a period.
pub fn numbers(counts: &Counts, half: Option<Half>) -> impl IntoView + use<> {
    let facts = [
        (tr!(open.received), counts.received.to_string()),
        (tr!(open.answered), counts.answered.to_string()),
        (tr!(open.in_time), in_time(counts)),
        (tr!(open.half_name), half.map_or_else(|| tr!(open.too_few, counts.answered, ENOUGH), half_words)),
        (tr!(open.open), counts.open.to_string()),
        (tr!(open.late), counts.late.to_string()),
        (tr!(open.refused), counts.refused.to_string()),
        (tr!(open.reopened), counts.reopened.to_string()),
        (tr!(open.joined), counts.joined.to_string()),
    ];
    let facts = facts.map(|(name, words)| view! { <Fact name=name>{words}</Fact> }).into_iter().collect_view();
    view! {
        <div class="grid">
            <section class="panel stack"><h2>{tr!(open.numbers)}</h2><Facts>{facts}</Facts></section>
            <section class="panel stack"><h2>{tr!(open.rating)}</h2>{rating(counts)}</section>
        </div>
    }
}

fn in_time(counts: &Counts) -> String {
    match counts.in_time_share() {
        Some(share) => tr!(open.in_time_of, share.whole, share.part, share.percent()),
        None => tr!(open.too_few, counts.due(), ENOUGH),
    }
}

fn half_words(half: Half) -> String {
    tr!(open.half, half.working, half.calendar, half.of)
}

/// The average with its distribution.
fn rating(counts: &Counts) -> impl IntoView + use<> {
    match counts.average_tenths() {
        Some(tenths) => {
            let average = format!("{},{}", tenths / 10, tenths % 10);
            view! { <p>{tr!(open.average, average, counts.rated())}</p> {bars::stars(counts)} }.into_any()
        }
        None => view! { <p class="muted">{tr!(open.rating_few, counts.rated(), ENOUGH)}</p> }.into_any(),
    }
}
