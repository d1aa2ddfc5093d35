//! Short messages at the edge of the screen, read out by screen readers, gone after some seconds.

use super::icon::Glyph;
use super::notice::Tone;
use leptos::prelude::*;
use std::time::Duration;

/// How long a message stays.
const STAYS: Duration = Duration::from_secs(6);

#[derive(Clone, Debug, PartialEq)]
struct Message {
    number: u32,
    tone: Tone,
    text: String,
}

/// The messages of this page; a copyable handle for event handlers and tasks.
#[derive(Clone, Copy, Debug)]
pub struct Toasts(RwSignal<Vec<Message>>);

impl Toasts {
    /// A neutral message.
    pub fn say(self, text: impl Into<String>) {
        self.add(Tone::Info, text.into());
    }

    /// Something was done.
    pub fn good(self, text: impl Into<String>) {
        self.add(Tone::Good, text.into());
    }

    /// Something went wrong.
    pub fn bad(self, text: impl Into<String>) {
        self.add(Tone::Bad, text.into());
    }

    fn add(self, tone: Tone, text: String) {
        let number = self.0.with_untracked(|messages| messages.last().map_or(0, |last| last.number + 1));
        self.0.update(|messages| messages.push(Message { number, tone, text }));
        set_timeout(move || self.remove(number), STAYS);
    }

    fn remove(self, number: u32) {
        self.0.try_update(|messages| messages.retain(|message| message.number != number));
    }
}

/// The messages of this page. Take it when the component is made, not in an event handler.
pub fn use_toasts() -> Toasts {
    use_context::<Toasts>().unwrap_or_else(provide_toasts)
}

/// Makes the messages known to everything below.
pub fn provide_toasts() -> Toasts {
    let toasts = Toasts(RwSignal::new(Vec::new()));
    provide_context(toasts);
    toasts
}

/// Where messages appear.
#[component]
pub fn ToastRegion(
    /// The messages.
    toasts: Toasts,
) -> impl IntoView {
    view! {
        <div class="toasts" role="status" aria-live="polite" aria-label=crate::tr!(ui.messages)>
            <For each=move || toasts.0.get() key=|message| message.number let:message>
                <p class="toast">
                    <Glyph icon=message.tone.look().1 />
                    <span>{message.text}</span>
                </p>
            </For>
        </div>
    }
}
