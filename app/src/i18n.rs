//! Texts in three languages. `tr!(home.title)` is a `&'static str`, `tr!(appeal.days_left, n)` a `String`, both in the
//! language of the page. The functions are made from `locales/` by `build.rs`.

use domain::lang::Lang;

/// The plural form of a number (CLDR).
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

/// Every text as a function of the language and its places.
pub mod texts {
    use super::{Plural, plural};
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
}
