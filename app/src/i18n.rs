//! Texts in three languages. `tr!(home.title)` is a `&'static str`, `tr!(appeal.days_left, n)` a `String`, both in the
//! language of the page. The functions are made from `locales/` by `build.rs`; the server has the rows of all languages in it,
//! a browser loads those of its page's language, the greater part of them with the first part
//! of the program that needs them (decisions 1 and 8).

use domain::lang::Lang;
use std::fmt::{Display, Write};

/// The plural form of a number (CLDR), in the order of a text's rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Plural {
    /// 1; in Russian also 21, 31 …
    One,
    /// Russian 2–4, 22–24 …
    Few,
    /// Russian 0, 5–20, 25–30 …
    Many,
    /// Everything else.
    Other,
}

/// Which plural form a whole number takes (CLDR 48).
pub fn plural(lang: Lang, n: i64) -> Plural {
    let (tens, ones) = (n.unsigned_abs() % 100, n.unsigned_abs() % 10);
    match lang {
        Lang::Az | Lang::En if n == 1 => Plural::One,
        Lang::Az | Lang::En => Plural::Other,
        Lang::Ru if ones == 1 && tens != 11 => Plural::One,
        Lang::Ru if (2..=4).contains(&ones) && !(12..=14).contains(&tens) => Plural::Few,
        Lang::Ru => Plural::Many,
    }
}

/// A row of a language's texts.
#[cfg(not(feature = "hydrate"))]
fn row(lang: Lang, at: usize) -> &'static str {
    texts::ROWS[lang as usize][at]
}

/// A row of the page's texts; the language is the page's, whatever is asked for.
#[cfg(feature = "hydrate")]
fn row(_: Lang, at: usize) -> &'static str {
    loaded::row(at)
}

#[cfg(feature = "hydrate")]
mod loaded;

#[cfg(feature = "hydrate")]
pub use loaded::{load, load_more};

/// The sentence with its `{places}` filled in.
fn fill(sentence: &str, places: &[(&str, &dyn Display)]) -> String {
    let mut parts = sentence.split('{');
    let mut filled = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (name, rest) = part.split_once('}').unwrap_or_default();
        if let Some((_, value)) = places.iter().find(|(place, _)| *place == name) {
            let _ = write!(filled, "{value}");
        }
        filled.push_str(rest);
    }
    filled
}

/// Every text as a function of the language and its places.
pub mod texts {
    use super::{fill, plural, row};
    use domain::lang::Lang;
    use std::fmt::Display;
    include!(concat!(env!("OUT_DIR"), "/texts.rs"));
}

/// A text in the language of the page: `tr!(namespace.key)` or `tr!(namespace.key, place, …)` with the places in the order
/// of the Azerbaijani sentence.
#[macro_export]
macro_rules! tr {
    ($space:ident . $key:ident $(, $place:expr)* $(,)?) => {
        $crate::i18n::texts::$space::$key($crate::context::lang() $(, $place)*)
    };
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn russian_counts_in_three_forms() {
        let forms: Vec<Plural> = [1, 2, 5, 11, 12, 21, 24, 111].map(|n| plural(Lang::Ru, n)).into();
        use Plural::{Few, Many, One};
        assert_eq!(forms, [One, Few, Many, Many, Many, One, Few, Many]);
    }

    #[test]
    fn places_are_filled_in_any_order_and_what_people_typed_is_left_alone() {
        let typed = "{n}";
        assert_eq!(fill("{b}: {a}, {a}.", &[("a", &typed), ("b", &7)]), "7: {n}, {n}.");
        assert_eq!(fill("heç nə", &[]), "heç nə");
    }

    #[test]
    #[cfg(not(feature = "hydrate"))]
    fn each_language_says_it_in_its_own_words() {
        assert_eq!(texts::desk::total(Lang::En, 1).matches('1').count(), 1);
        assert_ne!(texts::desk::total(Lang::Ru, 1), texts::desk::total(Lang::Ru, 2).replace('2', "1"));
        assert_ne!(texts::ui::site_name(Lang::Az), "");
    }
}
