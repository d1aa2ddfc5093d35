//! Settings of a person: by which ways notices come beside the cabinet (T4.2), and to which own addresses (T1.4).

mod address;
mod push;
mod switches;

use crate::api::notices::notice_settings;
use crate::error::AppError;
use crate::page::cabinet::SignInFirst;
use crate::page::follow::follow;
use crate::tr;
use crate::ui::{ErrorView, PageHead, Skeleton};
use address::{Address, AddressPart};
use domain::live::Topic;
use domain::notice::{Channel, NoticeSettings};
use leptos::prelude::*;
use push::PushPart;
pub use switches::channel_name;
use switches::{Choices, SwitchesPart};

/// What is being typed and sent; it belongs to the page, so that news don't take it away.
#[derive(Clone, Copy)]
struct Forms {
    email: Address,
    phone: Address,
    choices: Choices,
}

/// The page `/my/settings`.
#[component]
pub fn SettingsPage() -> impl IntoView {
    let forms = Forms { email: Address::new(Channel::Email), phone: Address::new(Channel::Sms), choices: Choices::new() };
    let pushed = RwSignal::new(0_usize);
    let changed = Memo::new(move |_| forms.email.changes() + forms.phone.changes() + forms.choices.changes() + pushed.get());
    let settings = follow(Topic::Mine, changed, |_| notice_settings());
    view! {
        <div class="page stack">
            <PageHead title=tr!(notices.settings_title) lead=tr!(notices.settings_lead)/>
            <Transition fallback=|| view! { <Skeleton lines=8/> }>
                {move || Suspend::new(async move {
                    match settings.await {
                        Ok(settings) => view! { <Ways settings forms pushed/> }.into_any(),
                        Err(AppError::SignIn) => view! { <SignInFirst here="/my/settings".to_owned()/> }.into_any(),
                        Err(error) => view! { <ErrorView error/> }.into_any(),
                    }
                })}
            </Transition>
        </div>
    }
}

#[component]
fn Ways(settings: NoticeSettings, forms: Forms, pushed: RwSignal<usize>) -> impl IntoView {
    let open = |channel| settings.channels.contains(&channel);
    let (email_open, phone_open) = (open(Channel::Email), open(Channel::Sms));
    view! {
        <h2>{tr!(notices.section)}</h2>
        <AddressPart address=forms.email view=settings.email.clone() open=email_open/>
        <AddressPart address=forms.phone view=settings.phone.clone() open=phone_open/>
        <PushPart key=settings.push_key.clone() browsers=settings.browsers pushed/>
        <SwitchesPart settings choices=forms.choices/>
    }
}
