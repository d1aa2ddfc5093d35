//! How the answer is wanted (A8.3): in the system, or in the system and by post. Sending and joining share it.

use crate::tr;
use crate::ui::*;
use domain::appeal::form::AnswerMode;
use domain::refusal::{Field as Of, Refusal};
use leptos::prelude::*;

/// The choice as signals.
#[derive(Clone, Copy)]
pub struct AnswerChoice {
    /// The word of the [`AnswerMode`].
    pub word: RwSignal<String>,
    /// Postal address.
    pub postal: RwSignal<String>,
}

impl AnswerChoice {
    /// Only in the system, no address.
    pub fn new() -> AnswerChoice {
        AnswerChoice { word: RwSignal::new(AnswerMode::default().as_str().to_owned()), postal: RwSignal::default() }
    }

    /// The mode chosen.
    pub fn mode(self) -> AnswerMode {
        self.word.with(|word| AnswerMode::parse(word)).unwrap_or_default()
    }

    /// Puts a kept choice back.
    pub fn fill(self, mode: AnswerMode, postal: String) {
        self.word.set(mode.as_str().to_owned());
        self.postal.set(postal);
    }
}

impl Default for AnswerChoice {
    fn default() -> Self {
        AnswerChoice::new()
    }
}

/// The radios and the address. With script the address appears when it is needed; without, it stands there always.
#[component]
pub fn AnswerPart(choice: AnswerChoice, refusals: Signal<Vec<Refusal>>) -> impl IntoView {
    let mounted = crate::device::mounted();
    let choices = vec![
        Choice::new(AnswerMode::Amis.as_str(), tr!(report.answer_amis)),
        Choice::new(AnswerMode::AmisAndPost.as_str(), tr!(report.answer_post)),
    ];
    let needs_address = move || !mounted.get() || choice.mode() == AnswerMode::AmisAndPost;
    view! {
        <section class="panel stack">
            <Radios name="answer_mode" label=tr!(report.answer_title) value=choice.word choices
                error=error_of(refusals, Of::AnswerMode)/>
            <div hidden=move || !needs_address()>
                <TextArea name="postal_address" label=tr!(report.postal) hint=tr!(report.postal_hint) value=choice.postal rows=2 required=true
                    error=error_of(refusals, Of::PostalAddress)/>
            </div>
        </section>
    }
}
