//! Codes as small numbers: an entry holds two bytes instead of a word.

use std::collections::HashMap;

/// Words and their numbers, in the order in which they were met; 0 is the empty word.
#[derive(Clone, Debug)]
pub struct Codes {
    words: Vec<String>,
    roots: Vec<u16>,
    numbers: HashMap<String, u16>,
}

impl Default for Codes {
    fn default() -> Codes {
        Codes { words: vec![String::new()], roots: vec![0], numbers: HashMap::from([(String::new(), 0)]) }
    }
}

impl Codes {
    /// The number of a word; a new one gets the next. Past 65,535 words every other is the empty one.
    pub fn number(&mut self, word: &str) -> u16 {
        if let Some(number) = self.numbers.get(word) {
            return *number;
        }
        let root = word.split_once('.').map(|(root, _)| self.number(root));
        let Ok(number) = u16::try_from(self.words.len()) else { return 0 };
        self.words.push(word.to_owned());
        self.roots.push(root.unwrap_or(number));
        self.numbers.insert(word.to_owned(), number);
        number
    }

    /// The word of a number.
    pub fn word(&self, number: u16) -> &str {
        self.words.get(usize::from(number)).map_or("", String::as_str)
    }

    /// The number of the root: that of `yol` for `yol.cuxur`.
    pub fn root(&self, number: u16) -> u16 {
        self.roots.get(usize::from(number)).copied().unwrap_or_default()
    }

    /// For each number whether its word fits.
    pub fn which(&self, fits: impl Fn(&str) -> bool) -> Vec<bool> {
        self.words.iter().map(|word| fits(word)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::Codes;

    #[test]
    fn a_word_keeps_its_number_and_knows_its_root() {
        let mut codes = Codes::default();
        let (hole, light) = (codes.number("yol.cuxur"), codes.number("isiq"));
        assert_eq!((codes.number("yol.cuxur"), codes.number("")), (hole, 0));
        assert_eq!((codes.word(hole), codes.word(codes.root(hole)), codes.root(light)), ("yol.cuxur", "yol", light));
        assert_eq!(codes.which(|word| word == "isiq").iter().filter(|fits| **fits).count(), 1);
    }
}
