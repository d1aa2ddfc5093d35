//! An appeal in a list.

use super::badge::StatusBadge;
use super::clock::{ClockLabel, Day};
use super::icon::{Glyph, Icon};
use crate::context::lang;
use crate::tr;
use domain::appeal::view::AppealLine;
use domain::lifecycle::Status;
use leptos::prelude::*;

/// A card that opens the appeal; what is given as children (buttons, distance) stands at its foot.
#[component]
pub fn AppealCard(
    /// The appeal.
    line: AppealLine,
    /// Where the card leads; empty: nowhere.
    #[prop(into)]
    href: String,
    /// Foot of the card.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let place = place(&line);
    // An official appeal is known by its subject, one on the map by its kind.
    let title = line.official.clone().unwrap_or_else(|| line.category.in_lang(lang()).to_owned());
    let institution = line.institution.as_ref().map(|name| name.in_lang(lang()).to_owned());
    view! {
        <article class="card appeal-card">
            {picture(&line)}
            <div class="appeal-card-body">
                <h3 class="appeal-card-title">{linked(href, title)}</h3>
                {match line.official.is_some() {
                    true => view! { <p class="appeal-card-place"><Glyph icon=Icon::Word /><span>{line.category.in_lang(lang()).to_owned()}</span></p> }.into_any(),
                    false => view! { <p class="appeal-card-place"><Glyph icon=Icon::Pin /><span>{place}</span></p> }.into_any(),
                }}
                {line.text.clone().map(|text| view! { <p class="appeal-card-text">{words_of(text)}</p> })}
                <p class="appeal-card-state">
                    <StatusBadge status=line.status merged=line.merged_into.is_some() /> {institution.map(|name| view! { <span class="muted">{name}</span> })}
                </p>
                <p class="appeal-card-meta">
                    <span class="nowrap">{line.number.clone()}</span>
                    <Day date=line.sent_ms.date() />
                    {(line.joined > 0).then(|| joined(line.joined))}
                </p>
                {line.merged_into.clone().map(|earlier| view! {
                    <p><a class="appeal-card-goes-on" href=crate::routes::public_appeal(&earlier)>{tr!(status.goes_on)}</a></p>
                })}
                {line.clock.map(|clock| view! { <p class="appeal-card-clock"><ClockLabel clock triage=line.status == Status::Sent /></p> })}
                {children.map(|children| view! { <div class="appeal-card-foot row">{children()}</div> })}
            </div>
        </article>
    }
}

fn linked(href: String, words: String) -> AnyView {
    if href.is_empty() { words.into_any() } else { view! { <a href=href>{words}</a> }.into_any() }
}

/// The words; where there are none, a voice message stands for them (A8.3).
pub fn words_of(text: String) -> String {
    if text.is_empty() { tr!(home.voice_appeal).to_owned() } else { text }
}

fn joined(count: u32) -> impl IntoView {
    view! { <span class="with-icon"><Glyph icon=Icon::Users />{tr!(ui.joined, i64::from(count))}</span> }
}

/// The first photo, or the icon of the category.
fn picture(line: &AppealLine) -> AnyView {
    match &line.photo {
        Some(photo) => {
            let address = super::photo::address(photo, "thumb");
            view! { <img class="appeal-card-picture" src=address alt="" loading="lazy" width="96" height="96" /> }.into_any()
        }
        None => view! {
            <span class="appeal-card-picture is-icon"><Glyph icon=Icon::of_category(&line.category_root) /></span>
        }
        .into_any(),
    }
}

/// Settlement and district, as far as they differ.
fn place(line: &AppealLine) -> String {
    let district = line.district.as_ref().map(|name| name.in_lang(lang()).to_owned());
    let parts = [Some(line.place.clone()), district].into_iter().flatten().filter(|part| !part.is_empty());
    let mut parts: Vec<String> = parts.collect();
    parts.dedup();
    parts.join(", ")
}
