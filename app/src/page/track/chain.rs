//! Who has had the appeal and why it moved (A2.2.5).

use crate::ui::*;
use crate::{context, tr};
use domain::appeal::chain::{Holder, chain};
use domain::appeal::view::{Entry, What};
use leptos::prelude::*;

/// The chain, read off the public timeline.
pub fn chain_part(timeline: &[Entry]) -> impl IntoView + use<> {
    let holders = chain(timeline).into_iter().map(holder).collect_view();
    view! {
        <section class="panel stack">
            <h2>{tr!(open.chain_title)}</h2>
            <ol class="stack plain-list">{holders}</ol>
        </section>
    }
}

fn holder(holder: Holder) -> impl IntoView {
    let name = holder.institution.as_ref().map_or(tr!(open.chain_owner), |name| name.in_lang(context::lang())).to_owned();
    let since = holder.since_ms.date().display();
    let days = match holder.until_ms {
        Some(until) => tr!(open.days, since, until.date().display()),
        None => tr!(open.chain_since, since),
    };
    view! {
        <li>
            <p><Glyph icon=Icon::Building/> " " <strong>{name}</strong> " " <span class="muted">{days}</span></p>
            <p>{came(holder.came)} " " {holder.went.map(went)}</p>
        </li>
    }
}

fn came(what: What) -> &'static str {
    match what {
        What::Routed => tr!(open.came_routed),
        What::Disputed => tr!(open.came_disputed),
        What::SentBack | What::InstitutionGone => tr!(procedure.came_sent_back),
        _ => tr!(open.came_sent),
    }
}

fn went(what: What) -> &'static str {
    match what {
        What::Routed => tr!(open.went_routed),
        What::Answered => tr!(open.went_answered),
        What::Refused => tr!(open.went_refused),
        What::LeftUnconsidered => tr!(procedure.went_left_unconsidered),
        What::Forwarded => tr!(procedure.went_forwarded),
        What::SentBack => tr!(procedure.went_sent_back),
        _ => tr!(open.went_withdrawn),
    }
}
