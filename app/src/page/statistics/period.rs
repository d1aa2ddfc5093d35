//! Choosing the days: links for the usual ones, a plain form for own ones.

use super::Address;
use crate::tr;
use crate::ui::*;
use domain::statistics::{PeriodChoice, PeriodWord};
use leptos::prelude::*;

/// The chooser.
pub fn chooser(address: &Address, not_understood: bool) -> impl IntoView + use<> {
    let chips = [PeriodWord::Month, PeriodWord::Quarter, PeriodWord::Year].map(|word| {
        let period = PeriodChoice { word, ..PeriodChoice::default() };
        let href = Address { period, ..address.clone() }.href();
        view! { <Chip href label=name(word) on=word == address.period.word/> }
    });
    let own = address.period.word == PeriodWord::Own;
    let (from, until) = (RwSignal::new(address.period.from.clone()), RwSignal::new(address.period.until.clone()));
    view! {
        <Chips label=tr!(open.period)>{chips.into_iter().collect_view()}</Chips>
        {not_understood.then(|| view! { <Notice kind=Tone::Warn><p>{tr!(open.not_understood)}</p></Notice> })}
        <details class="fold panel" open=own>
            <summary>{tr!(open.own)}</summary>
            <form class="stack" method="get" action=address.path()>
                <input type="hidden" name="period" value=PeriodWord::Own.as_str()/>
                <div class="date-pair">
                    <TextInput name="from" kind="date" label=tr!(open.from) value=from required=true/>
                    <TextInput name="until" kind="date" label=tr!(open.until) value=until required=true/>
                </div>
                <div class="row"><Button>{tr!(open.show)}</Button></div>
            </form>
        </details>
    }
}

fn name(word: PeriodWord) -> &'static str {
    match word {
        PeriodWord::Month => tr!(open.period_month),
        PeriodWord::Quarter => tr!(open.period_quarter),
        PeriodWord::Year => tr!(open.period_year),
        PeriodWord::Own => tr!(open.own),
    }
}
