//! Open sessions, each with the way to end it, and all at once. Plain forms: the page is loaded anew, signed in or out.

use super::device_or_unknown;
use crate::tr;
use crate::ui::*;
use domain::account::SessionLine;
use leptos::prelude::*;

/// The part.
#[component]
pub fn Sessions(sessions: Vec<SessionLine>) -> impl IntoView {
    view! {
        <section class="panel stack" id="sessions">
            <h2>{tr!(account.sessions_title)}</h2>
            <p class="muted">{tr!(account.sessions_hint)}</p>
            <ul class="plain-list stack">{sessions.into_iter().map(line).collect_view()}</ul>
            <form method="post" action="/account/sign-out-everywhere">
                <Button look=Look::Danger icon=Icon::Door>{tr!(account.sessions_end_all)}</Button>
            </form>
        </section>
    }
}

fn line(session: SessionLine) -> impl IntoView {
    let SessionLine { name, device, since_ms, seen_ms, this } = session;
    view! {
        <li class="account-line">
            <p>
                <strong>{device_or_unknown(device)}</strong> " "
                {this.then(|| view! { <span class="flag">{tr!(account.session_this)}</span> })}
            </p>
            <p class="muted">
                {tr!(account.session_since, since_ms.display_minute())} " · " {tr!(account.session_seen, seen_ms.display_minute())}
            </p>
            {(!this).then(|| view! {
                <form method="post" action="/account/end-session">
                    <input type="hidden" name="name" value=name/>
                    <Button icon=Icon::Cross>{tr!(account.session_end)}</Button>
                </form>
            })}
        </li>
    }
}
