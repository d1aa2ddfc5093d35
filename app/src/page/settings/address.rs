//! One own address: the one in use, a new one, and the code that proves it. Plain forms, so that it works without script.

use crate::api::notices::{AskCode, ConfirmCode, RemoveAddress};
use crate::error::AppError;
use crate::tr;
use crate::ui::*;
use domain::notice::{AddressView, Channel};
use domain::refusal::Field as Of;
use leptos::form::ActionForm;
use leptos::prelude::*;

/// The forms of one address.
#[derive(Clone, Copy)]
pub struct Address {
    channel: Channel,
    ask: ServerAction<AskCode>,
    confirm: ServerAction<ConfirmCode>,
    remove: ServerAction<RemoveAddress>,
    typed: RwSignal<String>,
    code: RwSignal<String>,
}

impl Address {
    /// Nothing typed yet.
    pub fn new(channel: Channel) -> Address {
        let (ask, confirm) = (ServerAction::<AskCode>::new(), ServerAction::<ConfirmCode>::new());
        let (typed, code, asked) = (RwSignal::<String>::default(), RwSignal::<String>::default(), StoredValue::new(String::new()));
        // Which address the code was asked for: one that was typed on meanwhile is another.
        Effect::new(move || {
            if let Some(form) = ask.input().get() {
                asked.set_value(if channel == Channel::Email { form.email } else { form.phone });
            }
        });
        empty_sent(confirm, [code]);
        Effect::new(move || {
            let proved = matches!(confirm.value().get(), Some(Ok(())));
            if proved && asked.with_value(|asked| typed.with_untracked(|typed| typed == asked)) {
                typed.set(String::new());
            }
        });
        Address { channel, ask, confirm, remove: ServerAction::new(), typed, code }
    }

    /// Grows with every answer.
    pub fn changes(self) -> usize {
        self.ask.version().get() + self.confirm.version().get() + self.remove.version().get()
    }

    fn is_email(self) -> bool {
        self.channel == Channel::Email
    }
}

/// What went wrong: beside the field, and what belongs to none.
fn wrong(failed: Option<AppError>, field: Of) -> (Option<String>, Option<AppError>) {
    match failed {
        Some(AppError::Refused(refusals)) => (refusals.into_iter().find(|refusal| refusal.field == field).map(refusal_sentence), None),
        other => (None, other),
    }
}

/// The section of an address.
#[component]
pub fn AddressPart(address: Address, view: AddressView, open: bool) -> impl IntoView {
    let (title, closed) = if address.is_email() {
        (tr!(notices.email_title), tr!(notices.closed_email))
    } else {
        (tr!(notices.phone_title), tr!(notices.closed_sms))
    };
    let waits = view.waiting.clone().filter(|_| !view.refused);
    let body = if open {
        view! {
            <Present address view/>
            {match waits {
                Some(waiting) => view! { <CodeForm address waiting/> }.into_any(),
                None => view! { <AskForm address/> }.into_any(),
            }}
        }
        .into_any()
    } else {
        view! { <p class="muted">{closed}</p> }.into_any()
    };
    view! {
        <section class="panel stack" id=format!("way-{}", address.channel.as_str())>
            <h3>{title}</h3>
            {body}
        </section>
    }
}

/// Where notices go now, and what is wrong with it.
#[component]
fn Present(address: Address, view: AddressView) -> impl IntoView {
    let AddressView { address: now, from_sign_on, failing_ms, waiting, refused } = view;
    let own = now.is_some() && !from_sign_on;
    let remove = address.remove;
    view! {
        {match now {
            Some(now) if failing_ms.is_none() => view! { <p>{tr!(notices.address_now, now)}</p> }.into_any(),
            Some(now) => view! { <p>{now}</p> }.into_any(),
            None => view! { <p class="muted">{tr!(notices.address_none)}</p> }.into_any(),
        }}
        {from_sign_on.then(|| view! { <p class="muted">{tr!(notices.address_from_sign_on)}</p> })}
        {failing_ms.map(|at| view! {
            <Notice kind=Tone::Warn><p>{tr!(notices.address_failing, at.date().display())}</p></Notice>
        })}
        {waiting.filter(|_| refused).map(|waiting| view! {
            <Notice kind=Tone::Bad><p>{tr!(notices.code_refused, waiting)}</p></Notice>
        })}
        {own.then(|| view! {
            <ActionForm action=remove>
                <input type="hidden" name="channel" value=address.channel.as_str()/>
                <Button look=Look::Quiet icon=Icon::Trash>{tr!(notices.address_remove)}</Button>
            </ActionForm>
        })}
    }
}

#[component]
fn AskForm(address: Address) -> impl IntoView {
    let ask = address.ask;
    let (name, field) = if address.is_email() { ("email", Of::Email) } else { ("phone", Of::Phone) };
    let failed = Memo::new(move |_| wrong(ask.value().get().and_then(Result::err), field));
    let error = Signal::derive(move || failed.get().0);
    let other = Signal::derive(move || failed.get().1);
    let busy = Signal::derive(move || ask.pending().get());
    let (label, hint) = if address.is_email() {
        (tr!(notices.email_label), tr!(notices.email_hint))
    } else {
        (tr!(notices.phone_label), tr!(notices.phone_hint))
    };
    let (kind, fill) = if address.is_email() { ("email", "email") } else { ("tel", "tel") };
    view! {
        <ActionForm action=ask attr:class="stack" attr:novalidate=true>
            <input type="hidden" name="channel" value=address.channel.as_str()/>
            <TextInput name label hint error value=address.typed kind autocomplete=fill required=true/>
            <InlineError error=other/>
            <div class="row"><Button icon=Icon::Send busy>{tr!(notices.ask_code)}</Button></div>
        </ActionForm>
    }
}

#[component]
fn CodeForm(address: Address, waiting: String) -> impl IntoView {
    let (confirm, ask, remove) = (address.confirm, address.ask, address.remove);
    let failed = Memo::new(move |_| wrong(confirm.value().get().and_then(Result::err), Of::Code));
    let error = Signal::derive(move || failed.get().0);
    let other = Signal::derive(move || failed.get().1);
    let again = Signal::derive(move || ask.value().get().and_then(Result::err));
    let busy = Signal::derive(move || confirm.pending().get());
    let (name, typed) = if address.is_email() { ("email_code", "email") } else { ("phone_code", "phone") };
    let hint = tr!(notices.code_hint, &waiting);
    view! {
        <ActionForm action=confirm attr:class="stack">
            <input type="hidden" name="channel" value=address.channel.as_str()/>
            <TextInput name label=tr!(notices.code_label) hint error value=address.code inputmode="numeric"
                autocomplete="one-time-code" required=true/>
            <InlineError error=other/>
            <div class="row"><Button look=Look::Primary icon=Icon::Check busy>{tr!(notices.code_confirm)}</Button></div>
        </ActionForm>
        <div class="row">
            <ActionForm action=ask>
                <input type="hidden" name="channel" value=address.channel.as_str()/>
                <input type="hidden" name=typed value=waiting/>
                <Button look=Look::Quiet>{tr!(notices.code_again)}</Button>
            </ActionForm>
            <ActionForm action=remove>
                <input type="hidden" name="channel" value=address.channel.as_str()/>
                <Button look=Look::Quiet>{tr!(notices.code_drop)}</Button>
            </ActionForm>
        </div>
        <InlineError error=again/>
    }
}
