//! Push messages on the device in hand: asked for by a press, taken back by a press.

use crate::api::notices::{allow_push, has_push, stop_push};
use crate::device::push::{self, PushState};
use crate::tr;
use crate::ui::{Button, Icon, use_toasts};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The section of this device.
#[component]
pub fn PushPart(
    /// The server's public key; empty while push is closed.
    key: String,
    /// In how many browsers it is allowed.
    browsers: u32,
    /// Grows with every change, so that the page asks again.
    pushed: RwSignal<usize>,
) -> impl IntoView {
    let closed = key.is_empty();
    let count = i64::from(browsers);
    view! {
        <section class="panel stack" id="way-push">
            <h3>{tr!(notices.push_title)}</h3>
            {if closed {
                view! { <p class="muted">{tr!(notices.closed_push)}</p> }.into_any()
            } else {
                view! {
                    <p>{tr!(notices.push_text)}</p>
                    {(count > 0).then(|| view! { <p class="muted">{tr!(notices.push_elsewhere, count)}</p> })}
                    <Here key pushed/>
                    <p class="muted only-no-script">{tr!(notices.push_no_script)}</p>
                }
                .into_any()
            }}
        </section>
    }
}

#[component]
fn Here(key: String, pushed: RwSignal<usize>) -> impl IntoView {
    let state = RwSignal::new(PushState::Asking);
    let busy = RwSignal::new(false);
    Effect::new(move || {
        spawn_local(async move {
            let found = mine(push::state().await).await;
            state.try_set(found);
        });
    });
    let toasts = use_toasts();
    let failed = tr!(notices.push_failed);
    let allow = move |()| {
        busy.set(true);
        let key = key.clone();
        spawn_local(async move {
            let now = match push::allow(&key).await {
                Ok(form) => {
                    let endpoint = form.endpoint.clone();
                    allow_push(form).await.map(|()| PushState::On(endpoint)).unwrap_or(PushState::Off)
                }
                Err(problem) => problem,
            };
            if now == PushState::Off {
                toasts.bad(failed);
            }
            state.try_set(now);
            busy.try_set(false);
            pushed.try_update(|count| *count += 1);
        });
    };
    let stop = move |()| {
        let PushState::On(endpoint) = state.get_untracked() else { return };
        busy.set(true);
        spawn_local(async move {
            push::stop().await;
            let _ = stop_push(endpoint).await;
            state.try_set(PushState::Off);
            busy.try_set(false);
            pushed.try_update(|count| *count += 1);
        });
    };
    let (allow, stop) = (Callback::new(allow), Callback::new(stop));
    move || match state.get() {
        PushState::Asking => ().into_any(),
        PushState::Missing => view! { <p>{tr!(notices.push_missing)}</p> }.into_any(),
        PushState::Denied => view! { <p>{tr!(notices.push_denied)}</p> }.into_any(),
        PushState::Off => view! {
            <div class="row"><Button kind="button" icon=Icon::Bell busy on_press=allow>{tr!(notices.push_allow)}</Button></div>
        }
        .into_any(),
        PushState::On(_) => view! {
            <p>{tr!(notices.push_is_on)}</p>
            <div class="row"><Button kind="button" busy on_press=stop>{tr!(notices.push_stop)}</Button></div>
        }
        .into_any(),
    }
}

/// A browser that somebody else uses too may be allowed to them, and not to this person.
async fn mine(state: PushState) -> PushState {
    match state {
        PushState::On(endpoint) if !has_push(endpoint.clone()).await.unwrap_or(true) => PushState::Off,
        other => other,
    }
}
