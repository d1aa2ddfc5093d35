//! How an appeal stands, in large plain words.

use super::ADDRESS;
use crate::context;
use crate::page::qr::QrCode;
use crate::tr;
use crate::ui::{Fact, Facts, state_name, what_sentence};
use domain::appeal::view::{Entry, PublicAppeal};
use domain::lifecycle::StatusGroup;
use leptos::prelude::*;

/// Events shown, the newest first.
const NEWEST: usize = 4;

/// State, institution, day, and what has happened.
#[component]
pub fn Found(appeal: PublicAppeal) -> impl IntoView {
    let PublicAppeal { line, receipt, registered, assignments, timeline, .. } = appeal;
    let lang = context::lang();
    let number = registered.map_or(receipt, |(number, _)| number);
    let names: Vec<String> = assignments.iter().filter(|one| one.status.stands()).map(|one| one.name.in_lang(lang).to_owned()).collect();
    let institution = if names.is_empty() { tr!(kiosk.institution_none).to_owned() } else { names.join(", ") };
    let answered = line.status.group() == StatusGroup::Answered;
    let entries = timeline.into_iter().rev().take(NEWEST).map(entry).collect_view();
    view! {
        <section class="kiosk-found" aria-labelledby="kiosk-state">
            <p class="kiosk-number" translate="no">{number.clone()}</p>
            <h2 id="kiosk-state" class="kiosk-state">{state_name(line.status, line.merged_into.is_some())}</h2>
            {answered.then(|| view! { <p class="kiosk-lead">{tr!(kiosk.answer_ready)}</p> })}
            <Facts>
                <Fact name=tr!(kiosk.subject)>{line.category.in_lang(lang).to_owned()}</Fact>
                <Fact name=tr!(kiosk.institution)>{institution}</Fact>
                {line.clock.map(|clock| view! { <Fact name=tr!(kiosk.due)>{clock.due.display()}</Fact> })}
            </Facts>
            <h3>{tr!(kiosk.course)}</h3>
            <ol class="kiosk-course">{entries}</ol>
            <QrCode number/>
            // The next person's code may be read here already.
            <form class="kiosk-form" method="get" action=ADDRESS>
                <label class="kiosk-lead" for="number">{tr!(kiosk.lead)}</label>
                <input class="kiosk-field" id="number" name="number" type="text" autocomplete="off" maxlength="120" autofocus=true/>
            </form>
            <p><a class="kiosk-key kiosk-main kiosk-wide" href=ADDRESS rel="external">{tr!(kiosk.again)}</a></p>
        </section>
    }
}

fn entry(entry: Entry) -> impl IntoView {
    let sentence = what_sentence(&entry);
    view! { <li><span>{sentence}</span> " " <time class="muted" datetime=entry.at_ms.iso()>{entry.at_ms.date().display()}</time></li> }
}
