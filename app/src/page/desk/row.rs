//! One row of the list: remaining time, what, where, where it stands.

use super::remaining::Remaining;
use super::side::Side;
use super::state::use_desk;
use crate::context::lang;
use crate::page::owner::bulk::Mark;
use crate::tr;
use crate::ui::{AssignmentBadge, StatusBadge, words_of};
use domain::appeal::view::{AppealLine, StaffRow};
use domain::ids::AppealId;
use leptos::prelude::*;

/// Characters of the citizen's text shown in a row.
const EXCERPT: usize = 90;

/// Id of a row's link, to scroll to.
pub fn row_id(id: &AppealId) -> String {
    format!("row-{id}")
}

/// The row, a link to its card.
#[component]
pub fn Row(
    /// What it tells.
    row: StaffRow,
) -> impl IntoView {
    let desk = use_desk();
    let line = row.line;
    let id = line.id.clone();
    let href = {
        let id = id.clone();
        move || desk.path(Some(&id))
    };
    let current = {
        let id = id.clone();
        move || desk.selected.with(|open| (open.as_ref() == Some(&id)).then_some("true"))
    };
    let badge = match row.assignment {
        Some(status) => view! { <AssignmentBadge status /> }.into_any(),
        None => view! { <StatusBadge status=line.status merged=line.merged_into.is_some() /> }.into_any(),
    };
    let confidential = row.confidential.then(|| view! { <span class="tag">{tr!(rights.staff_confidential)}</span> });
    let complaints = i64::from(row.complaints);
    let complained = (complaints > 0).then(|| view! { <span class="tag">{tr!(rights.staff_complaints_count, complaints)}</span> });
    let gone = row.gone.iter().map(|name| view! { <span class="tag">{tr!(complaint.institution_gone, name.in_lang(lang()))}</span> });
    let gone = gone.collect_view();
    let hands = (!row.hands.is_empty()).then(|| view! { <span class="desk-row-meta">{row.hands.join(" · ")}</span> });
    let mark = (desk.side == Side::Owner).then(|| view! { <Mark id=id.clone() number=line.number.clone() /> });
    let marked = {
        let id = id.clone();
        move || desk.marked.with(|marked| marked.contains(&id))
    };
    let urgent = row.urgent.then(|| view! { <span class="flag-urgent">{tr!(desk.urgent)}</span> });
    view! {
        <li class:is-marked=marked>
            {mark}
            <a class="desk-row" id=row_id(&id) href=href aria-current=current data-noscroll="true">
                <Remaining clock=row.clock due=row.due_ms />
                <span class="desk-row-title">{urgent} {line.category.in_lang(lang()).to_owned()}</span>
                <span class="desk-row-meta">{where_and_how_many(&line, row.photos)}</span>
                <span class="desk-row-meta">{line.text.clone().map(|text| excerpt(&words_of(text)))}</span>
                <span class="row">{badge} {confidential} {complained} {gone}</span>
                {hands}
            </a>
        </li>
    }
}

fn where_and_how_many(line: &AppealLine, photos: u32) -> String {
    let district = line.district.as_ref().map(|district| district.in_lang(lang()).to_owned());
    let photos = (photos > 0).then(|| tr!(desk.photos, i64::from(photos)));
    let joined = (line.joined > 0).then(|| tr!(desk.joined, i64::from(line.joined)));
    let place = (!line.place.is_empty() && district.as_ref() != Some(&line.place)).then(|| line.place.clone());
    let parts = [Some(line.number.clone()), line.official.clone(), place, district, photos, joined];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// The beginning of a text on one line, cut at a word.
fn excerpt(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let Some((end, _)) = line.char_indices().nth(EXCERPT) else { return line };
    let cut = line[..end].rfind(' ').unwrap_or(end);
    format!("{}…", &line[..cut])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_text_is_cut_at_a_word_and_a_short_one_is_not() {
        assert_eq!(excerpt("Küçə\n işığı  yanmır"), "Küçə işığı yanmır");
        let long = "əşğ ".repeat(60);
        let cut = excerpt(&long);
        assert!(cut.ends_with("əşğ…") && cut.chars().count() <= EXCERPT + 1, "{cut}");
        assert_eq!(excerpt(&"ə".repeat(200)).chars().count(), EXCERPT + 1);
    }
}
