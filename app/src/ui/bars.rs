//! Bars: a chart that is its own table of data, so that everybody reads the same numbers. Drawn by the server as lines of SVG,
//! coloured by roles; long words wrap above their bar.

use leptos::prelude::*;

/// One bar.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bar {
    /// What it is of.
    pub name: String,
    /// Page about it; empty for none.
    pub href: String,
    /// The whole.
    pub value: u32,
    /// The part of the whole that is marked.
    pub part: u32,
    /// The numbers in words.
    pub words: String,
}

/// A chart of bars, the longest as wide as there is room.
#[component]
pub fn Bars(
    /// What it shows.
    #[prop(into)]
    caption: String,
    /// The bars in their order.
    bars: Vec<Bar>,
) -> impl IntoView {
    let most = bars.iter().map(|bar| bar.value).max().unwrap_or_default().max(1);
    let rows = bars.into_iter().map(|bar| row(bar, most)).collect_view();
    view! {
        <table class="bars">
            <caption class="visually-hidden">{caption}</caption>
            <tbody>{rows}</tbody>
        </table>
    }
}

fn row(bar: Bar, most: u32) -> impl IntoView {
    let Bar { name, href, value, part, words } = bar;
    let name = if href.is_empty() { name.into_any() } else { view! { <a href=href>{name}</a> }.into_any() };
    view! {
        <tr>
            <th scope="row">{name}</th>
            <td class="bars-line" aria-hidden="true">
                <svg viewBox="0 0 100 10" preserveAspectRatio="none" focusable="false">
                    <rect class="bars-whole" width=width(value, most) height="10"/>
                    <rect class="bars-part" width=width(part, most) height="10"/>
                </svg>
            </td>
            <td class="bars-words">{words}</td>
        </tr>
    }
}

/// In hundredths of the longest; what is there is seen, however little it is.
fn width(value: u32, most: u32) -> String {
    let hundredths = u64::from(value) * 10_000 / u64::from(most);
    let shown = if value > 0 { hundredths.max(50) } else { 0 };
    format!("{}.{:02}", shown / 100, shown % 100)
}

#[cfg(test)]
mod tests {
    use super::width;

    #[test]
    fn the_longest_is_whole_and_the_smallest_is_seen() {
        assert_eq!([width(520, 520), width(130, 520), width(1, 1_000_000), width(0, 520)], ["100.00", "25.00", "0.50", "0.00"]);
    }
}
