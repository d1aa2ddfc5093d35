//! What is in the way of keeping the draft on the device, and what can be done.

use super::draft::{self, Trouble};
use super::state::Report;
use crate::device::drafts::KeptDraft;
use crate::ui::*;
use crate::{routes, tr};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Says that there is no room, or that another window has the same draft.
#[component]
pub fn TroublePart(report: Report) -> impl IntoView {
    view! {
        <div role="alert">
            {move || report.keeper.trouble.get().map(|trouble| match trouble {
                Trouble::Full => view! { <Notice kind=Tone::Warn title=tr!(drafts.full_title)><p>{tr!(drafts.full_text)}</p></Notice> }.into_any(),
                Trouble::Elsewhere(other) => view! { <Elsewhere report other=*other/> }.into_any(),
            })}
        </div>
    }
}

/// The later window is told and chooses; what stands in it stays until then.
#[component]
fn Elsewhere(report: Report, other: KeptDraft) -> impl IntoView {
    let may_write = other.state.may_write();
    let take = Callback::new(move |()| {
        let other = other.clone();
        spawn_local(async move { draft::bring(report, other).await });
    });
    let part = Callback::new(move |()| draft::part_ways(report));
    view! {
        <Notice kind=Tone::Warn title=tr!(drafts.elsewhere_title)>
            <p>{if may_write { tr!(drafts.elsewhere_text) } else { tr!(drafts.elsewhere_sent) }}</p>
            <div class="row">
                {may_write.then(|| view! { <Button kind="button" icon=Icon::Refresh on_press=take>{tr!(drafts.elsewhere_take)}</Button> })}
                <Button kind="button" icon=Icon::Copy on_press=part>{tr!(drafts.elsewhere_part)}</Button>
                <LinkButton href=routes::DRAFTS look=Look::Quiet>{tr!(drafts.title)}</LinkButton>
            </div>
        </Notice>
    }
}
