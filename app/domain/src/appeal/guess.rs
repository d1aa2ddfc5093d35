//! Finding a category by words: the search of the form, and the guess from what the person has written. Both only propose;
//! the person chooses. The words stand with the categories, folded ([`Category::words`]).

use super::category::Category;
use crate::fold::fold;

/// Most categories proposed.
pub const MOST_PROPOSED: usize = 3;
/// A word of the table that is at least so long also fits longer words: `cuxur` fits `çuxurlar`.
const STEM: usize = 4;

/// The categories that can be chosen: those without others under them.
pub fn leaves(categories: &[Category]) -> impl Iterator<Item = &Category> {
    categories.iter().filter(|one| !categories.iter().any(|other| other.parent.as_ref() == Some(&one.id)))
}

/// What the text may be about, likeliest first; empty when no word tells.
pub fn guess<'a>(text: &str, categories: &'a [Category]) -> Vec<&'a Category> {
    let folded = fold(text);
    let words: Vec<&str> = words_of(&folded).collect();
    let mut scored: Vec<(usize, &Category)> = leaves(categories).map(|leaf| (score(&words, leaf), leaf)).collect();
    scored.retain(|(score, _)| *score > 0);
    scored.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
    scored.into_iter().take(MOST_PROPOSED).map(|(_, leaf)| leaf).collect()
}

/// The categories in whose names, roots' names or words every word of the query occurs; all of them for an empty query.
pub fn search<'a>(query: &str, categories: &'a [Category]) -> Vec<&'a Category> {
    let folded = fold(query);
    let fits = |leaf: &&Category| {
        let text = searchable(leaf, categories);
        folded.split_whitespace().all(|word| text.contains(word))
    };
    leaves(categories).filter(fits).collect()
}

fn searchable(leaf: &Category, categories: &[Category]) -> String {
    let root = categories.iter().find(|one| Some(&one.id) == leaf.parent.as_ref());
    let named = |one: &Category| format!("{} {} {} {}", fold(&one.name.az), fold(&one.name.en), fold(&one.name.ru), one.words);
    format!("{} {}", named(leaf), root.map(named).unwrap_or_default())
}

fn score(words: &[&str], leaf: &Category) -> usize {
    let telling = |stem: &str| words.iter().map(|word| fit(word, stem)).max().unwrap_or_default();
    words_of(&leaf.words).map(telling).sum()
}

/// 3 for the word itself, 2 for a longer word that begins with it.
fn fit(word: &str, stem: &str) -> usize {
    match word == stem {
        true => 3,
        false if stem.chars().count() >= STEM && word.starts_with(stem) => 2,
        false => 0,
    }
}

fn words_of(folded: &str) -> impl Iterator<Item = &str> {
    folded.split(|c: char| !c.is_alphanumeric()).filter(|word| word.chars().count() > 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::Named;

    fn category(id: &str, az: &str, words: &str) -> Category {
        let parent = id.split_once('.').map(|(root, _)| root.into());
        let name = Named { az: az.into(), ..Named::default() };
        Category { id: id.into(), parent, name, index: 1, urgent: false, emergency: None, words: words.into() }
    }

    fn tree() -> Vec<Category> {
        vec![
            category("yol", "Yol və nəqliyyat", "yol road"),
            category("yol.cuxur", "Çuxur, asfalt", "cuxur asfalt cala"),
            category("yol.lyuk", "Açıq və ya sınıq lyuk", "lyuk qapaq"),
            category("isiq", "İşıqlandırma", "isiq"),
            category("isiq.yanmir", "Küçə işığı yanmır", "isiq yanmir qaranliq"),
        ]
    }

    fn ids(found: Vec<&Category>) -> Vec<&str> {
        found.into_iter().map(|one| one.id.as_str()).collect()
    }

    #[test]
    fn words_with_endings_are_understood() {
        assert_eq!(ids(guess("Küçəmizdə ÇUXURLAR var, asfalt dağılıb", &tree())), ["yol.cuxur"]);
        assert_eq!(ids(guess("axşam işıq yanmır, lyukun da qapağı yoxdur", &tree())), ["isiq.yanmir", "yol.lyuk"]);
    }

    #[test]
    fn nothing_is_guessed_from_words_that_tell_nothing() {
        assert!(guess("salam, kömək edin", &tree()).is_empty());
        assert!(guess("", &tree()).is_empty());
    }

    #[test]
    fn the_search_looks_into_names_roots_and_words() {
        assert_eq!(ids(search("çala", &tree())), ["yol.cuxur"]);
        assert_eq!(ids(search("neqliyyat", &tree())), ["yol.cuxur", "yol.lyuk"]);
        assert_eq!(ids(search("", &tree())).len(), 3, "only what can be chosen");
        assert!(search("qaz", &tree()).is_empty());
    }
}
