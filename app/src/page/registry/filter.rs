//! The fields of the filter, the same for the registry and for reports.

use super::words;
use crate::page::desk::reference::Reference;
use crate::tr;
use crate::ui::*;
use domain::appeal::form::AnswerMode;
use domain::lifecycle::Status;
use domain::registry::{Address, Archive, Column, Filter, RATINGS};
use domain::statistics::Fate;
use leptos::prelude::*;

/// The fields, as the address has them.
#[component]
pub fn Fields(
    /// The filter of the address.
    filter: Filter,
    /// Categories, districts, institutions.
    lists: Reference,
    /// Ways in which appeals came so far.
    channels: Vec<String>,
    /// An institution's own parts: there is no other institution to choose.
    own: bool,
    /// Whether the archive may be left out: reports always count it (A6.0.2).
    archive: bool,
) -> impl IntoView {
    let list = |name: &'static str, label: &'static str, chosen: Option<String>, choices: Vec<Choice>| {
        let value = RwSignal::new(chosen.unwrap_or_default());
        view! { <Select name label empty=tr!(reports.any) value choices required=true/> }
    };
    let day = |name: &'static str, label: &'static str, day: Option<domain::time::Date>| {
        let value = RwSignal::new(day.map(|day| day.to_string()).unwrap_or_default());
        view! { <TextInput name kind="date" label value required=true/> }
    };
    let institutions =
        lists.institutions.iter().map(|one| Choice::new(one.id.to_string(), one.name.in_lang(crate::context::lang()))).collect();
    let fates = Fate::ALL.map(|fate| Choice::new(fate.as_str(), words::fate(fate))).to_vec();
    let ratings = RATINGS.map(|stars| Choice::new(stars.to_string(), words::rating(stars))).to_vec();
    let modes = [AnswerMode::Amis, AnswerMode::AmisAndPost].map(|mode| Choice::new(mode.as_str(), words::mode(mode))).to_vec();
    let ways = channels.into_iter().map(|channel| Choice::new(channel.clone(), words::channel(&channel))).collect();
    let rests = RwSignal::new(filter.archive.as_str().to_owned());
    let archives = Archive::ALL.map(|one| Choice::new(one.as_str(), words::archive(one))).to_vec();
    let joined = RwSignal::new(if filter.joined > 0 { filter.joined.to_string() } else { String::new() });
    let narrowed = Filter { words: String::new(), ..filter.clone() } != Filter::default();
    view! {
        <TextInput name="q" kind="search" label=tr!(reports.q_label) value=RwSignal::new(filter.words) required=true/>
        <details class="fold" open=narrowed>
            <summary>{tr!(reports.filter_title)}</summary>
            <div class="stack">
                {checks("status", tr!(reports.status), Status::ALL.map(|status| (status.as_str(), status_name(status), filter.statuses.contains(&status))))}
                <div class="filter-grid">
                    {list("category", tr!(reports.category), filter.category.map(|id| id.0), lists.category_filter())}
                    {list("district", tr!(reports.district), filter.district.map(|id| id.0), lists.district_choices())}
                    {(!own).then(|| list("institution", tr!(reports.institution), filter.institution.map(|id| id.0), institutions))}
                    {list("deadline", tr!(reports.deadline), filter.deadline.map(|fate| fate.as_str().to_owned()), fates)}
                    <div class="date-pair">{day("from", tr!(reports.from), filter.from)} {day("until", tr!(reports.until), filter.until)}</div>
                    {list("rating", tr!(reports.rating), filter.rating.map(|stars| stars.to_string()), ratings)}
                    <TextInput name="joined" inputmode="numeric" label=tr!(reports.joined_least) value=joined required=true/>
                    {list("channel", tr!(reports.channel), filter.channel, ways)}
                    {list("mode", tr!(reports.mode), filter.mode.map(|mode| mode.as_str().to_owned()), modes)}
                    {archive.then(|| view! { <Select name="archive" label=tr!(archive.filter) value=rests choices=archives required=true/> })}
                </div>
                <Checkbox name="reopened" value="1" label=tr!(reports.reopened) checked=RwSignal::new(filter.reopened)/>
            </div>
        </details>
    }
}

/// Which columns are shown.
pub fn columns(address: &Address) -> impl IntoView + use<> {
    let boxes = Column::ALL.map(|column| (column.as_str(), words::column(column), address.columns.contains(&column)));
    view! {
        <details class="fold">
            <summary>{tr!(reports.columns_title)}</summary>
            {checks("show", tr!(reports.columns_title), boxes)}
        </details>
    }
}

/// Boxes to tick under one name.
fn checks<const N: usize>(name: &'static str, legend: &'static str, boxes: [(&'static str, &'static str, bool); N]) -> AnyView {
    let boxes = boxes.map(|(value, words, ticked)| {
        view! {
            <label class="choice">
                <input type="checkbox" name=name value=value checked=ticked/>
                <span class="choice-words"><span>{words}</span></span>
            </label>
        }
    });
    view! {
        <fieldset class="field">
            <legend>{legend}</legend>
            <div class="choices registry-checks">{boxes.into_iter().collect_view()}</div>
        </fieldset>
    }
    .into_any()
}
