//! How many notices about an appeal went where. Counts alone: no person, no address.

use crate::api::notices::delivery_counts;
use crate::device::press;
use crate::page::settings::channel_name;
use crate::tr;
use domain::ids::AppealId;
use domain::notice::{DeliveryCount, DeliveryState};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The counts; they come a moment after the card.
#[component]
pub fn Told(appeal: AppealId) -> impl IntoView {
    let counts = RwSignal::new(None::<Vec<DeliveryCount>>);
    Effect::new(move || {
        let appeal = appeal.clone();
        spawn_local(async move {
            if let Ok(found) = delivery_counts(appeal).await {
                press::over().await;
                counts.try_set(Some(found));
            }
        });
    });
    move || {
        let counts = counts.get()?;
        let none = counts.is_empty().then(|| view! { <p class="muted">{tr!(notices.counts_none)}</p> });
        Some(view! {
            <section class="panel stack">
                <h3>{tr!(notices.counts_title)}</h3>
                <ul class="plain-list">{counts.into_iter().map(|count| view! { <li>{line(count)}</li> }).collect_view()}</ul>
                {none}
            </section>
        })
    }
}

fn line(count: DeliveryCount) -> String {
    let (channel, n) = (channel_name(count.channel), count.count);
    match count.state {
        DeliveryState::Sent => tr!(notices.count_sent, channel, n),
        DeliveryState::Waiting => tr!(notices.count_waiting, channel, n),
        DeliveryState::Failed => tr!(notices.count_failed, channel, n),
    }
}
