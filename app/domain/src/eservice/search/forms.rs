//! Words out of texts, and the forms in which a word of a question may stand there: Azerbaijani puts endings on words
//! (`sənəd`, `sənədlərimin`), and nobody types the same ones as the register.

use crate::fold::fold;

/// Most words of a question that are looked for.
pub(super) const MOST_WORDS: usize = 12;
/// Most letters of a word that are compared.
const MOST_LETTERS: usize = 32;
/// Endings taken off one after another at most: number, whose, case.
const ROUNDS: u32 = 3;
/// Fewest letters of a stem whose continuations are looked for; a shorter one must stand there as it is.
const LEAST_STEM: usize = 4;

/// Words that say nothing of the need, folded.
const FILLER: &[&str] = &[
    "ve", "ucun", "ile", "bir", "ne", "nece", "haqqinda", "men", "menim", "bu", "olan", "lazimdir", "the", "a", "an", "of", "for", "how",
    "to", "and", "my", "i", "и", "на", "в", "для", "как", "что", "по", "мои", "моя", "я", "с",
];

/// Azerbaijani, Russian and English endings, folded.
const ENDINGS: &[&str] = &[
    "lar", "ler", "nin", "nun", "in", "un", "dan", "den", "da", "de", "ya", "ye", "ni", "nu", "na", "ne", "si", "su", "im", "um", "imiz",
    "umuz", "iniz", "unuz", "m", "a", "e", "i", "u", "masi", "mesi", "maq", "mek", "mag", "ma", "me", "ub", "ib", "yib", "yub", "di", "du",
    "dim", "dum", "dik", "duq", "mis", "mus", "acaq", "ecek", "an", "en", "ir", "ur", "ar", "er", "irem", "uram", "li", "lu", "liq", "luq",
    "lik", "luk", "ci", "cu", "ами", "ями", "ого", "его", "ому", "ему", "ыми", "ими", "ах", "ях", "ов", "ев", "ам", "ям", "ом", "ем", "ои",
    "ыи", "ии", "ая", "яя", "ое", "ее", "ые", "ие", "ия", "ию", "ую", "юю", "ою", "ть", "ться", "лся", "лась", "ся", "а", "я", "ы", "и",
    "е", "у", "ю", "о", "ь", "s", "es", "ing", "ed",
];

/// A form that is looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Form {
    /// Its letters.
    pub letters: Vec<char>,
    /// Words that go on after it are meant too.
    pub open: bool,
    /// How much a word found by it is worth, in hundredths.
    pub worth: u32,
}

/// All words of a text, folded.
pub(super) fn words(text: &str) -> Vec<String> {
    let cut = |word: &str| word.chars().take(MOST_LETTERS).collect::<String>();
    fold(text).split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()).map(cut).collect()
}

/// The words of a question that say something, each once; of one that is all filler, all.
pub(super) fn asked(text: &str) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for word in words(text) {
        if !all.contains(&word) {
            all.push(word);
        }
    }
    if all.iter().any(|word| !FILLER.contains(&word.as_str())) {
        all.retain(|word| !FILLER.contains(&word.as_str()));
    }
    all.truncate(MOST_WORDS);
    all
}

/// The word itself, then what is left of it without its endings, the longest first.
pub(super) fn forms(word: &str) -> Vec<Form> {
    let letters: Vec<char> = word.chars().collect();
    let mut found = vec![Form { open: letters.len() > 1, letters, worth: 100 }];
    let mut last = vec![word.to_owned()];
    for round in 1..=ROUNDS {
        let mut stems: Vec<String> = last.iter().flat_map(|word| stems(word)).collect();
        stems.sort_by_key(|stem| std::cmp::Reverse(stem.len()));
        stems.dedup();
        for stem in stems.iter().flat_map(|stem| hardened(stem)) {
            let letters: Vec<char> = stem.chars().collect();
            if found.iter().all(|form| form.letters != letters) {
                found.push(Form { open: letters.len() >= LEAST_STEM, letters, worth: 75 - 10 * round });
            }
        }
        last = stems;
    }
    found
}

/// The word without one ending.
fn stems(word: &str) -> Vec<String> {
    let rest = ENDINGS.iter().filter_map(|ending| word.strip_suffix(ending));
    rest.filter(|stem| stem.chars().count() >= 2).map(str::to_owned).collect()
}

/// `uşağ-` is `uşaq`, `çörəy-` is `çörək`, `ged-` is `get`: the stem, and with its last letter as it stands alone.
fn hardened(stem: &str) -> Vec<String> {
    let hard = [("g", "q"), ("y", "k"), ("d", "t")];
    let other = hard.iter().find_map(|(soft, hard)| Some(format!("{}{hard}", stem.strip_suffix(soft)?)));
    std::iter::once(stem.to_owned()).chain(other).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_question_is_its_words_without_marks_and_filler() {
        let table: [(&str, &[&str]); 6] = [
            ("Uşaq doğuldu!", &["usaq", "doguldu"]),
            ("  şəxsiyyət-vəsiqəsi, üçün şəxsiyyət ", &["sexsiyyet", "vesiqesi"]),
            ("how to", &["how", "to"]),
            ("Ребёнок и школа", &["ребенок", "школа"]),
            ("«»—…", &[]),
            ("üçün və bir", &["ucun", "ve", "bir"]),
        ];
        for (text, expected) in table {
            assert_eq!(asked(text), expected, "{text}");
        }
        assert_eq!(asked(&"a1 b2 c3 d4 e5 f6 g7 h8 i9 j10 k11 l12 m13 n14".repeat(3)).len(), MOST_WORDS);
        assert_eq!(asked(&"ə".repeat(10_000))[0].chars().count(), MOST_LETTERS);
    }

    #[test]
    fn endings_are_taken_off() {
        let table =
            [("dogulub", "dogul"), ("senedlerimin", "sened"), ("usagi", "usaq"), ("coreyi", "corek"), ("vergiler", "vergi"), ("evi", "ev")];
        for (word, stem) in table {
            let letters: Vec<char> = stem.chars().collect();
            assert!(forms(word).iter().any(|form| form.letters == letters), "{word}: {:?}", forms(word));
        }
        let short = forms("evi").into_iter().filter(|form| form.letters.len() < LEAST_STEM && form.worth < 100);
        assert!(short.into_iter().all(|form| !form.open), "what goes on after a short stem would be everything");
    }
}
