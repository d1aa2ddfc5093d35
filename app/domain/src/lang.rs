//! The three languages of the system and names kept in all three.

use serde::{Deserialize, Serialize};

/// A language of the interface; Azerbaijani is the default.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// Azerbaijani.
    #[default]
    Az,
    /// English.
    En,
    /// Russian.
    Ru,
}

impl Lang {
    /// All three, in the order in which they are offered.
    pub const ALL: [Lang; 3] = [Lang::Az, Lang::En, Lang::Ru];

    /// The tag used in `lang=""`, cookies and folder names.
    pub fn tag(self) -> &'static str {
        match self {
            Lang::Az => "az",
            Lang::En => "en",
            Lang::Ru => "ru",
        }
    }

    /// Reads a tag such as `az`, `en-GB` or `RU`.
    pub fn parse(tag: &str) -> Option<Lang> {
        let primary = tag.trim().split(['-', '_']).next().unwrap_or_default();
        Lang::ALL.into_iter().find(|lang| lang.tag().eq_ignore_ascii_case(primary))
    }

    /// The first known language of an `Accept-Language` header, by its weights.
    pub fn from_accept_language(header: &str) -> Option<Lang> {
        let mut wishes: Vec<(f32, usize, Lang)> = header
            .split(',')
            .enumerate()
            .filter_map(|(order, part)| {
                let (tag, weight) = part.split_once(";q=").unwrap_or((part, "1"));
                Some((weight.trim().parse().unwrap_or(0.0), order, Lang::parse(tag)?))
            })
            .filter(|(weight, ..)| *weight > 0.0)
            .collect();
        wishes.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        wishes.first().map(|(.., lang)| *lang)
    }
}

/// A name that the owner keeps in three languages (institution, category, district …).
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Named {
    /// Azerbaijani, always present.
    pub az: String,
    /// English; empty where there is none.
    #[serde(default)]
    pub en: String,
    /// Russian; empty where there is none.
    #[serde(default)]
    pub ru: String,
}

impl Named {
    /// The name in the language asked for, in Azerbaijani where it is missing.
    pub fn in_lang(&self, lang: Lang) -> &str {
        let wanted = match lang {
            Lang::Az => &self.az,
            Lang::En => &self.en,
            Lang::Ru => &self.ru,
        };
        if wanted.is_empty() { &self.az } else { wanted }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_best_wish_wins() {
        assert_eq!(Lang::from_accept_language("de, ru;q=0.4, en;q=0.8"), Some(Lang::En));
        assert_eq!(Lang::from_accept_language("az-Latn"), Some(Lang::Az));
        assert_eq!(Lang::from_accept_language("fr, *;q=0.1"), None);
    }

    #[test]
    fn a_missing_translation_falls_back_to_azerbaijani() {
        let name = Named { az: "Bakı".into(), ..Named::default() };
        assert_eq!(name.in_lang(Lang::Ru), "Bakı");
    }
}
