//! People by the hour: who came beside who was expected, and how many counters that needs. A drawing for the eye, a table for everybody.

use crate::tr;
use crate::ui::*;
use domain::queue::manage::HourLine;
use leptos::prelude::*;

const HIGH: u32 = 120;
const STEP: u32 = 44;
const BAR: u32 = 16;

/// The drawing and its table; `unfolded` keeps the table open while the line of the centre draws the page anew.
#[component]
pub fn Hours(hours: Vec<HourLine>, unfolded: RwSignal<bool>) -> impl IntoView {
    if hours.is_empty() {
        return view! { <p class="muted">{tr!(counter.hours_none)}</p> }.into_any();
    }
    let most = hours.iter().flat_map(|line| [line.expected, line.came]).max().unwrap_or_default().max(1);
    let wide = STEP * hours.len() as u32;
    let bars = hours.iter().enumerate().map(|(at, line)| bars_of(at as u32, *line, most)).collect_view();
    let heads =
        [tr!(counter.hour), tr!(counter.hour_expected), tr!(counter.hour_booked), tr!(counter.hour_came), tr!(counter.hour_counters)];
    let row = |line: HourLine| {
        view! {
            <tr>
                <th scope="row">{format!("{:02}:00", line.hour)}</th>
                <td>{line.expected}</td><td>{line.booked}</td><td>{line.came}</td><td>{line.counters}</td>
            </tr>
        }
    };
    view! {
        <svg class="hours-chart" viewBox=format!("0 0 {wide} {}", HIGH + 20) aria-hidden="true" focusable="false">{bars}</svg>
        <p class="hours-legend muted" aria-hidden="true">
            <span class="hours-key hours-expected"></span> {tr!(counter.hour_expected)}
            <span class="hours-key hours-came"></span> {tr!(counter.hour_came)}
        </p>
        <details class="fold" open=move || unfolded.get()>
            <summary on:click=move |event| {
                event.prevent_default();
                unfolded.update(|open| *open = !*open);
            }>{tr!(counter.hours_table)}</summary>
            <DataTable caption=tr!(counter.hours_title) heads=heads.map(str::to_owned).to_vec() numbers=true>
                {hours.into_iter().map(row).collect_view()}
            </DataTable>
            <p class="muted">{tr!(counter.hours_hint)}</p>
        </details>
    }
    .into_any()
}

fn bars_of(at: u32, line: HourLine, most: u32) -> impl IntoView {
    let tall = |people: u32| people * HIGH / most;
    let left = at * STEP + (STEP - 2 * BAR) / 2;
    let (expected, came) = (tall(line.expected), tall(line.came));
    let (high, right, middle, foot) = (HIGH - expected, left + BAR, at * STEP + STEP / 2, HIGH + 15);
    let low = HIGH - came;
    view! {
        <rect class="hours-expected" x=left y=high width=BAR height=expected/>
        <rect class="hours-came" x=right y=low width=BAR height=came/>
        <text class="hours-name" x=middle y=foot text-anchor="middle">{line.hour}</text>
    }
}
