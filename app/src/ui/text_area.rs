//! Several lines of text. The only place where a `<textarea>` is written: its content is raw text in server rendering, so it
//! is escaped here.

use super::field::{ErrorText, Hint, Parts, optional_word};
use leptos::prelude::*;

/// A text field of several lines.
#[component]
pub fn TextArea(
    /// Id and name.
    name: &'static str,
    /// What is asked.
    #[prop(into)]
    label: String,
    /// What helps to answer.
    #[prop(optional, into)]
    hint: String,
    /// What is wrong.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// What is typed.
    value: RwSignal<String>,
    /// Lines shown.
    #[prop(default = 5)]
    rows: u32,
    /// Most characters: shows how many are left.
    #[prop(optional)]
    max: Option<u32>,
    /// Must be filled in.
    #[prop(optional)]
    required: bool,
) -> impl IntoView {
    crate::device::typed::adopt(name, value);
    let parts = Parts::new(name, &hint, error);
    view! {
        <div class="field" class:has-error=move || error.with(Option::is_some)>
            <label for=name>{label}{optional_word(required)}</label>
            <Hint name hint />
            <ErrorText name error />
            <textarea
                class="control"
                id=name
                name=name
                rows=rows.to_string()
                prop:value=move || value.get()
                aria-required=required.then_some("true")
                aria-describedby=move || parts.described_by()
                aria-invalid=move || parts.invalid()
                on:input=move |event| value.set(event_target_value(&event))
                inner_html=as_content(&value.get_untracked())
            ></textarea>
            {max.map(|max| view! { <Left value max /> })}
        </div>
    }
}

/// How many characters are left, or too many.
#[component]
fn Left(value: RwSignal<String>, max: u32) -> impl IntoView {
    let left = Memo::new(move |_| i64::from(max) - value.with(|text| text.chars().count()) as i64);
    let words = move || match left.get() {
        left if left < 0 => crate::tr!(ui.over, -left),
        left => crate::tr!(ui.left, left),
    };
    view! { <p class="counter" class:is-over=move || left.get() < 0>{words}</p> }
}

/// Text as the content of a `<textarea>`: nothing in it can end the element; a line break at its beginning survives the
/// parser, which swallows the first one.
fn as_content(text: &str) -> String {
    let mut content = String::with_capacity(text.len() + 1);
    if text.starts_with(['\n', '\r']) {
        content.push('\n');
    }
    for letter in text.chars() {
        match letter {
            '&' => content.push_str("&amp;"),
            '<' => content.push_str("&lt;"),
            '>' => content.push_str("&gt;"),
            other => content.push(other),
        }
    }
    content
}

#[cfg(test)]
mod tests {
    use super::as_content;

    #[test]
    fn nothing_typed_can_end_the_text_area() {
        let html = as_content("a</textarea><script>alert(1)</script>&lt;");
        assert!(!html.contains(['<', '>']), "{html}");
        assert_eq!(html, "a&lt;/textarea&gt;&lt;script&gt;alert(1)&lt;/script&gt;&amp;lt;");
    }

    #[test]
    fn a_first_line_break_survives() {
        assert_eq!(as_content("\nBakı"), "\n\nBakı");
    }

    #[cfg(feature = "ssr")]
    #[test]
    fn the_served_page_shows_the_text_inert() {
        use leptos::prelude::*;
        let owner = Owner::new();
        let html = owner.with(|| {
            let value = RwSignal::new("</textarea><script>alert(1)</script>".to_owned());
            view! { <super::TextArea name="text" label="x" value /> }.to_html()
        });
        assert!(!html.contains("<script>"), "{html}");
        assert!(html.contains("&lt;/textarea&gt;"), "{html}");
    }
}
