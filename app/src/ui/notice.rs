//! A coloured box with a message; icon and words say what kind it is.

use super::icon::{Glyph, Icon};
use leptos::prelude::*;

/// The kind of a message.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    /// Good to know.
    #[default]
    Info,
    /// Done.
    Good,
    /// Take care.
    Warn,
    /// Went wrong, or danger.
    Bad,
}

impl Tone {
    /// Class and icon.
    pub fn look(self) -> (&'static str, Icon) {
        match self {
            Tone::Info => ("notice notice-info", Icon::Info),
            Tone::Good => ("notice notice-good", Icon::Check),
            Tone::Warn => ("notice notice-warn", Icon::Alert),
            Tone::Bad => ("notice notice-bad", Icon::Alert),
        }
    }
}

/// A message in the page.
#[component]
pub fn Notice(
    /// Kind.
    #[prop(optional)]
    kind: Tone,
    /// Heading.
    #[prop(optional, into)]
    title: String,
    /// Message.
    children: Children,
) -> impl IntoView {
    let (class, icon) = kind.look();
    view! {
        <div class=class>
            <Glyph icon />
            <div class="notice-words">
                {(!title.is_empty()).then(|| view! { <p class="notice-title">{title}</p> })}
                {children()}
            </div>
        </div>
    }
}
