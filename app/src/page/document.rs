//! Longer texts that the server sends as paragraphs: terms, help, privacy.

use crate::ui::button::rel;
use domain::terms::{Inline, Paragraph, inline};
use leptos::prelude::*;

/// The text in its order; items that follow one another are one list.
pub fn document(paragraphs: &[String]) -> AnyView {
    let (mut shown, mut items): (Vec<AnyView>, Vec<AnyView>) = (Vec::new(), Vec::new());
    for text in paragraphs {
        let paragraph = Paragraph::of(text);
        if let Paragraph::Item(words) = paragraph {
            items.push(view! { <li>{stretches(words)}</li> }.into_any());
            continue;
        }
        end_list(&mut items, &mut shown);
        shown.push(match paragraph {
            Paragraph::Heading(words) => view! { <h2>{words.to_owned()}</h2> }.into_any(),
            Paragraph::Subheading(words) => view! { <h3>{words.to_owned()}</h3> }.into_any(),
            Paragraph::Item(words) | Paragraph::Words(words) => view! { <p>{stretches(words)}</p> }.into_any(),
        });
    }
    end_list(&mut items, &mut shown);
    shown.into_any()
}

fn end_list(items: &mut Vec<AnyView>, shown: &mut Vec<AnyView>) {
    if !items.is_empty() {
        shown.push(view! { <ul class="terms-list">{std::mem::take(items)}</ul> }.into_any());
    }
}

fn stretches(words: &str) -> Vec<AnyView> {
    let stretch = |part: Inline<'_>| match part {
        Inline::Words(words) => words.to_owned().into_any(),
        Inline::Link(words, address) => view! { <a href=address.to_owned() rel=rel(address)>{words.to_owned()}</a> }.into_any(),
    };
    inline(words).into_iter().map(stretch).collect()
}
