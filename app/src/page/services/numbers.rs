//! Numbers of the quality of a service: the average of its ratings, uses, requests and ratings by month.

use crate::context::lang;
use crate::tr;
use crate::ui::Stars;
use domain::eservice::portal::{ServiceMonth, average as tenths_of};
use domain::lang::Lang;
use leptos::prelude::*;

/// The average and how many gave each number of stars; `None` without ratings.
pub fn average(stars: &[u32]) -> Option<AnyView> {
    let tenths = tenths_of(stars)?;
    let ratings = i64::from(stars.iter().sum::<u32>());
    let rounded = u8::try_from((tenths + 5) / 10).unwrap_or(5);
    let bars =
        (1..=5_i64).rev().zip(stars.iter().rev()).map(|(stars, count)| view! { <li>{tr!(cabinet.rate_star, stars)} " — " {*count}</li> });
    let bars = bars.collect_view();
    let words = tr!(portal.average, tenths_in_words(tenths), ratings);
    Some(view! { <p><Stars stars=rounded/> " " {words}</p> <ul class="plain-list muted">{bars}</ul> }.into_any())
}

/// 43 as `4,3`, in English `4.3`.
pub fn tenths_in_words(tenths: u32) -> String {
    let point = if lang() == Lang::En { '.' } else { ',' };
    format!("{}{point}{}", tenths / 10, tenths % 10)
}

/// Uses, requests and ratings by month.
pub fn months(months: &[ServiceMonth]) -> Option<AnyView> {
    let rows = months.iter().map(|one| {
        let month = one.month.split_once('-').map(|(year, month)| format!("{month}.{year}")).unwrap_or_default();
        view! { <tr><th scope="row">{month}</th><td>{one.uses}</td><td>{one.requests}</td><td>{one.ratings}</td></tr> }
    });
    let rows = rows.collect_view();
    (!months.is_empty()).then(|| {
        view! {
            <details class="fold panel">
                <summary>{tr!(portal.numbers)}</summary>
                <div class="table-frame" tabindex="0" role="region" aria-label=tr!(portal.numbers)>
                    <table class="table services-months">
                        <thead><tr>
                            <th scope="col">{tr!(portal.month)}</th><th scope="col">{tr!(portal.uses)}</th>
                            <th scope="col">{tr!(portal.requests)}</th><th scope="col">{tr!(portal.ratings)}</th>
                        </tr></thead>
                        <tbody>{rows}</tbody>
                    </table>
                </div>
            </details>
        }
        .into_any()
    })
}
