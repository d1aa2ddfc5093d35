//! Which kinds of notices come by which channel, and in which language: one form.

use crate::api::notices::SetNoticeSettings;
use crate::tr;
use crate::ui::layout::own_name;
use crate::ui::*;
use domain::lang::Lang;
use domain::notice::{Channel, NoticeKind, NoticeSettings, Switches};
use leptos::form::ActionForm;
use leptos::prelude::*;

/// What is being ticked.
#[derive(Clone, Copy)]
pub struct Choices {
    action: ServerAction<SetNoticeSettings>,
    ticked: RwSignal<Option<Switches>>,
    language: RwSignal<String>,
}

impl Default for Choices {
    fn default() -> Self {
        Choices::new()
    }
}

impl Choices {
    /// Nothing ticked yet.
    pub fn new() -> Choices {
        Choices { action: ServerAction::new(), ticked: RwSignal::new(None), language: RwSignal::default() }
    }

    /// Grows with every answer.
    pub fn changes(self) -> usize {
        self.action.version().get()
    }
}

/// The form.
#[component]
pub fn SwitchesPart(settings: NoticeSettings, choices: Choices) -> impl IntoView {
    let NoticeSettings { switches, language, .. } = settings;
    let Choices { action, ticked, language: chosen } = choices;
    if ticked.with_untracked(Option::is_none) {
        ticked.set(Some(switches));
        chosen.set(language.tag().to_owned());
    }
    let error = Signal::derive(move || action.value().get().and_then(Result::err));
    let saved = move || matches!(action.value().get(), Some(Ok(())));
    let busy = Signal::derive(move || action.pending().get());
    let languages = Lang::ALL.map(|lang| Choice::new(lang.tag(), own_name(lang))).to_vec();
    view! {
        <section class="panel stack" id="switches">
            <h3 id="switches-title">{tr!(notices.switches_title)}</h3>
            <p class="muted">{tr!(notices.switches_hint)}</p>
            <ActionForm action attr:class="stack">
                <table class="table switches" aria-labelledby="switches-title">
                    <thead>
                        <tr>
                            <td></td>
                            {Channel::ALL.map(|channel| view! { <th scope="col">{channel_name(channel)}</th> }).collect_view()}
                        </tr>
                    </thead>
                    <tbody>{NoticeKind::ALL.map(|kind| row(kind, ticked)).collect_view()}</tbody>
                </table>
                <Radios name="language" label=tr!(notices.language) value=chosen choices=languages inline=true/>
                <InlineError error/>
                <div class="row">
                    <Button look=Look::Primary icon=Icon::Check busy>{tr!(notices.save)}</Button>
                    <span role="status">{move || saved().then(|| tr!(notices.saved))}</span>
                </div>
            </ActionForm>
        </section>
    }
}

fn row(kind: NoticeKind, ticked: RwSignal<Option<Switches>>) -> impl IntoView {
    let boxes = Channel::ALL.map(|channel| {
        let on = ticked.with_untracked(|ticked| ticked.as_ref().is_some_and(|ticked| ticked.is_on(kind, channel)));
        let set = move |event| {
            ticked.update(|ticked| {
                if let Some(ticked) = ticked {
                    ticked.set(kind, channel, event_target_checked(&event));
                }
            });
        };
        view! {
            <td>
                <label class="switch">
                    <input type="checkbox" name="on[]" value=Switches::word(kind, channel) checked=on on:change=set/>
                    <span class="visually-hidden">{tr!(notices.switch_name, kind_name(kind), channel_name(channel))}</span>
                </label>
            </td>
        }
    });
    view! { <tr><th scope="row">{kind_name(kind)}</th>{boxes.collect_view()}</tr> }
}

fn kind_name(kind: NoticeKind) -> &'static str {
    match kind {
        NoticeKind::Registered => tr!(notices.kind_registered),
        NoticeKind::Course => tr!(notices.kind_course),
        NoticeKind::Answered => tr!(notices.kind_answered),
        NoticeKind::Refused => tr!(notices.kind_refused),
        NoticeKind::Followed => tr!(notices.kind_followed),
    }
}

/// A channel in a word.
pub fn channel_name(channel: Channel) -> &'static str {
    match channel {
        Channel::Email => tr!(notices.channel_email),
        Channel::Sms => tr!(notices.channel_sms),
        Channel::Push => tr!(notices.channel_push),
    }
}
