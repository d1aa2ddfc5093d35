//! "Hesabım": who one is here, what was done and in which session, to whom data were given, consents, and the way out (T1.2,
//! T2.2, T3.4, T6.1, T8.1, T8.4). Works without script but for the consents, which live in the browser.

use super::SignInFirst;
use crate::api::account::my_account;
use crate::error::AppError;
use crate::ui::*;
use crate::{context, routes, tr};
use domain::account::AccountView;
use domain::role::Role;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

mod consents;
mod history;
mod leaving;
pub mod notices;
mod restricted;
mod sessions;
#[cfg(all(test, feature = "ssr"))]
mod tests;

use consents::Consents;
use history::{Actions, Disclosures, SignIns};
use leaving::Leaving;
use restricted::{Asking, Restricted};
use sessions::Sessions;

/// The page `/my/account`; `?confirm=wrong` after a slip in the closing word.
#[component]
pub fn AccountPage() -> impl IntoView {
    let query = use_query_map();
    let slip = Memo::new(move |_| query.with(|query| query.get("confirm")).is_some());
    let asking = Asking::new();
    let asked = Memo::new(move |_| asking.action.version().get());
    let account = crate::wire::resource(move || asked.get(), |_| my_account());
    view! {
        <div class="page stack">
            <PageHead title=tr!(account.title)/>
            <Transition fallback=|| view! { <Skeleton lines=12/> }>
                {move || Suspend::new(async move {
                    match account.await {
                        Ok(account) => view! { <Account account asking slip=slip.get_untracked()/> }.into_any(),
                        Err(AppError::SignIn) => view! { <SignInFirst here=routes::ACCOUNT.to_owned()/> }.into_any(),
                        Err(error) => view! { <ErrorView error/> }.into_any(),
                    }
                })}
            </Transition>
        </div>
    }
}

#[component]
pub(super) fn Account(account: AccountView, asking: Asking, slip: bool) -> impl IntoView {
    let AccountView { sessions, sign_ins, actions, disclosures, exchanges, restriction, open_appeals, role, .. } = account.clone();
    let restricted = restriction.is_some();
    view! {
        {restriction.map(|restriction| view! { <Restricted restriction asking/> })}
        <Who account/>
        <Sessions sessions/>
        <SignIns sign_ins/>
        <Actions actions/>
        <Disclosures disclosures exchanges/>
        <Consents/>
        <Leaving open_appeals staff=role != Role::Citizen restricted slip/>
    }
}

/// What the sign-on and the person have told.
#[component]
fn Who(account: AccountView) -> impl IntoView {
    let AccountView { names: [given, surname, patronymic], fin, legal, phone, email, role, since_ms, terms, .. } = account;
    let or_none = |text: String| if text.is_empty() { tr!(account.none).to_owned() } else { text };
    let name = [surname, given, patronymic].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
    let terms =
        terms.map_or_else(|| tr!(account.terms_none).to_owned(), |(version, at)| tr!(account.terms_line, version, at.display_minute()));
    view! {
        <section class="panel stack">
            <h2>{tr!(account.who_title)}</h2>
            <Facts>
                <Fact name=tr!(account.names)>{or_none(name)}</Fact>
                <Fact name=tr!(account.fin)>{or_none(fin)}</Fact>
                {legal.map(|(name, voen)| {
                    let voen = (!voen.is_empty()).then(|| tr!(account.voen, voen));
                    view! { <Fact name=tr!(account.legal)>{name} {voen.map(|voen| view! { <br/> {voen} })}</Fact> }
                })}
                <Fact name=tr!(account.phone)>{or_none(phone)}</Fact>
                <Fact name=tr!(account.email)>{or_none(email)}</Fact>
                <Fact name=tr!(account.role)>{role_name(role)}</Fact>
                <Fact name=tr!(account.since)><Moment at=since_ms/></Fact>
                <Fact name=tr!(account.terms)><a href="/terms">{terms}</a></Fact>
            </Facts>
            <p class="muted">{tr!(account.who_hint)}</p>
        </section>
    }
}

/// The page after closing.
#[component]
pub fn ClosedPage() -> impl IntoView {
    view! {
        <div class="page stack">
            <PageHead title=tr!(account.closed_title) lead=tr!(account.closed_text)/>
            <div class="row">
                <LinkButton href="/track">{tr!(cabinet.track)}</LinkButton>
                <LinkButton href="/">{tr!(ui.home)}</LinkButton>
            </div>
        </div>
    }
}

/// A device in words.
fn device_or_unknown(words: String) -> String {
    if words.is_empty() { tr!(account.device_unknown).to_owned() } else { words }
}

/// An institution's name in the reader's language.
fn name(named: &domain::lang::Named) -> String {
    named.in_lang(context::lang()).to_owned()
}
