//! A control and its place in the text, each following the other.

use domain::regulation::Text;
use leptos::prelude::*;

/// What is typed in a control, as a signal that follows the text and changes it.
pub fn bind<T>(
    text: RwSignal<Text>,
    get: impl Fn(&Text) -> T + Copy + Send + Sync + 'static,
    set: impl Fn(&mut Text, T) + Copy + Send + Sync + 'static,
) -> RwSignal<T>
where
    T: Clone + PartialEq + Send + Sync + 'static,
{
    let typed = RwSignal::new(text.with_untracked(get));
    // What was typed before the page woke up is in the control already, and goes into the text.
    Effect::new(move |_| {
        let now = typed.get();
        if text.with_untracked(|text| get(text) != now) {
            text.update(|text| set(text, now));
        }
    });
    Effect::new(move |before: Option<T>| {
        let said = text.with(get);
        if before.is_some_and(|before| before != said) && typed.with_untracked(|typed| *typed != said) {
            typed.set(said.clone());
        }
        said
    });
    typed
}

/// Entries of a list, one on each line.
pub fn lines(list: &[String]) -> String {
    list.join("\n")
}

/// The inverse of [`lines`]; the line that is being typed stays as it is.
pub fn entries(typed: &str) -> Vec<String> {
    if typed.is_empty() { Vec::new() } else { typed.split('\n').map(str::to_owned).collect() }
}

/// A number as it is typed.
pub fn number(typed: &str) -> u32 {
    typed.trim().parse().unwrap_or_default()
}

/// The inverse of [`number`]: nothing for none.
pub fn digits(number: u32) -> String {
    if number == 0 { String::new() } else { number.to_string() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn r_annex1_a_list_comes_back_from_its_lines_and_a_number_from_its_digits() {
        for list in [vec![], vec!["a".to_owned()], vec!["a".to_owned(), String::new()], vec!["a".to_owned(), "b".to_owned()]] {
            assert_eq!(entries(&lines(&list)), list);
        }
        assert_eq!((number("15"), number("x"), digits(0), digits(15)), (15, 0, String::new(), "15".to_owned()));
    }
}
