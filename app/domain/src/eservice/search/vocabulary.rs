//! Every word of every service, in order, with where it stands and how much it weighs there.

use super::forms::{Form, forms};
use super::slip::{LEAST, one_slip};
use std::collections::HashMap;

/// How much a word found by a slip is worth, in hundredths.
const SLIP_WORTH: u32 = 40;
/// How much a word is worth of which only the beginning was typed, in hundredths of what the whole one is.
const BEGINNING_WORTH: u32 = 80;

/// Where a word stands, and its weight there.
type Place = (u32, u32);

/// The words.
#[derive(Debug, Default)]
pub(super) struct Vocabulary {
    words: Vec<Box<[char]>>,
    /// Where the places of each word begin; one more at the end.
    begins: Vec<usize>,
    places: Vec<Place>,
}

/// Words on their way into a vocabulary.
#[derive(Default)]
pub(super) struct Collector(HashMap<String, Vec<Place>>);

impl Collector {
    /// A word of a service; of two weights the greater one stays.
    pub fn add(&mut self, word: String, at: u32, weight: u32) {
        let places = self.0.entry(word).or_default();
        match places.last_mut() {
            Some(last) if last.0 == at => last.1 = last.1.max(weight),
            _ => places.push((at, weight)),
        }
    }

    /// The vocabulary of all that was added.
    pub fn done(self) -> Vocabulary {
        let mut all: Vec<(String, Vec<Place>)> = self.0.into_iter().collect();
        all.sort_unstable_by(|one, other| one.0.cmp(&other.0));
        let mut vocabulary = Vocabulary::default();
        for (word, places) in all {
            vocabulary.words.push(word.chars().collect());
            vocabulary.begins.push(vocabulary.places.len());
            vocabulary.places.extend(places);
        }
        vocabulary.begins.push(vocabulary.places.len());
        vocabulary
    }
}

impl Vocabulary {
    /// Tells where a word of a question is found, and how well: once for each service and form, perhaps several times in all.
    pub fn find(&self, word: &str, mut tell: impl FnMut(usize, u32)) {
        let forms = forms(word);
        let mut is_known = false;
        for (nr, form) in forms.iter().enumerate() {
            let known = self.by_form(form, &mut tell);
            is_known |= known && nr == 0;
        }
        let Some(Form { letters, .. }) = forms.first() else { return };
        if is_known || letters.len() < LEAST {
            return;
        }
        for (at, right) in self.words.iter().enumerate() {
            if one_slip(letters, right) {
                self.tell(at, SLIP_WORTH, &mut tell);
            }
        }
    }

    fn by_form(&self, form: &Form, tell: &mut impl FnMut(usize, u32)) -> bool {
        let from = self.words.partition_point(|word| word[..] < form.letters[..]);
        let mut known = false;
        for (at, word) in self.words.iter().enumerate().skip(from) {
            let whole = word.len() == form.letters.len();
            if !word.starts_with(&form.letters) || !(whole || form.open) {
                break;
            }
            let worth = if whole { form.worth } else { form.worth * BEGINNING_WORTH / 100 };
            self.tell(at, worth, tell);
            known = true;
        }
        known
    }

    fn tell(&self, word: usize, worth: u32, tell: &mut impl FnMut(usize, u32)) {
        let [Some(from), Some(until)] = [self.begins.get(word), self.begins.get(word + 1)] else { return };
        for (at, weight) in &self.places[*from..*until] {
            tell(*at as usize, weight * worth);
        }
    }
}
