//! Buttons and links that look like buttons.

use super::icon::{Glyph, Icon};
use leptos::prelude::*;

/// How much a button asks for attention. One [`Look::Primary`] a screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Look {
    /// The likely next step.
    Primary,
    /// Any other step.
    #[default]
    Secondary,
    /// A step at the side, without a frame.
    Quiet,
    /// Takes something away.
    Danger,
}

impl Look {
    fn class(self, big: bool) -> &'static str {
        match (self, big) {
            (Look::Primary, false) => "button button-primary",
            (Look::Primary, true) => "button button-primary button-big",
            (Look::Secondary, false) => "button",
            (Look::Secondary, true) => "button button-big",
            (Look::Quiet, _) => "button button-quiet",
            (Look::Danger, false) => "button button-danger",
            (Look::Danger, true) => "button button-danger button-big",
        }
    }
}

/// A button. While it is busy it can't be pressed again.
#[component]
pub fn Button(
    /// How it looks.
    #[prop(optional)]
    look: Look,
    /// `submit` or `button`.
    #[prop(default = "submit")]
    kind: &'static str,
    /// Name sent with the form.
    #[prop(optional)]
    name: &'static str,
    /// Value sent with the form.
    #[prop(optional, into)]
    value: String,
    /// Icon before the words.
    #[prop(optional, into)]
    icon: Option<Icon>,
    /// Its work is under way.
    #[prop(optional, into)]
    busy: Signal<bool>,
    /// Can't be pressed.
    #[prop(optional, into)]
    disabled: Signal<bool>,
    /// Large, for the one step of a screen.
    #[prop(optional)]
    big: bool,
    /// Called when pressed.
    #[prop(optional, into)]
    on_press: Option<Callback<()>>,
    /// The words.
    children: Children,
) -> impl IntoView {
    let named = (!name.is_empty()).then_some((name, value));
    view! {
        <button
            class=look.class(big)
            type=kind
            name=named.as_ref().map(|(name, _)| *name)
            value=named.map(|(_, value)| value)
            disabled=move || busy.get() || disabled.get()
            aria-busy=move || busy.get().then_some("true")
            on:click=move |_| {
                if let Some(on_press) = on_press {
                    on_press.run(());
                }
            }
        >
            {icon.map(|icon| view! { <Glyph icon=icon /> })}
            <span>{children()}</span>
        </button>
    }
}

/// A link that looks like a button.
#[component]
pub fn LinkButton(
    /// Where it leads.
    #[prop(into)]
    href: String,
    /// How it looks.
    #[prop(optional)]
    look: Look,
    /// Icon before the words.
    #[prop(optional, into)]
    icon: Option<Icon>,
    /// Large.
    #[prop(optional)]
    big: bool,
    /// The words.
    children: Children,
) -> impl IntoView {
    view! {
        <a class=look.class(big) rel=rel(&href) href=href>
            {icon.map(|icon| view! { <Glyph icon=icon /> })}
            <span>{children()}</span>
        </a>
    }
}

/// Addresses answered by the server itself, not by a page of the application, are left to the browser.
pub fn rel(href: &str) -> Option<&'static str> {
    let outside = [
        "/sign-in",
        "/media/",
        "/demo-login",
        "/offline",
        "/account/",
        "/feed.atom",
        "/data/",
        "/panel/files/",
        "/queue/calendar/",
        "/requests/",
    ];
    let foreign = href.contains("://") || href.starts_with("tel:");
    (foreign || outside.iter().any(|start| href.starts_with(start))).then_some("external")
}
