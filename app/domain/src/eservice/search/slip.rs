//! A slip of the finger: one letter left out, added, wrong, or two changed places.

/// Fewest letters of a word in which a slip is looked for: shorter ones would mean too much.
pub(super) const LEAST: usize = 4;

/// Whether `word` begins with what `typed` becomes by one slip.
pub(super) fn one_slip(typed: &[char], word: &[char]) -> bool {
    let Some(at) = typed.iter().zip(word).position(|(typed, right)| typed != right) else {
        // The word ends before what was typed does: one letter too many.
        return typed.len() <= word.len() + 1;
    };
    let (typed, word) = (&typed[at..], &word[at..]);
    let (after, rest) = (&typed[1..], &word[1..]);
    let wrong = rest.starts_with(after);
    let left_out = rest.starts_with(typed);
    let added = word.starts_with(after);
    let swapped = matches!((typed, word), ([a, b, ..], [c, d, ..]) if a == d && b == c) && word[2..].starts_with(&typed[2..]);
    wrong || left_out || added || swapped
}

#[cfg(test)]
mod tests {
    use super::one_slip;

    #[test]
    fn one_letter_is_forgiven_and_two_are_not() {
        let table = [
            ("pasport", "pasport", true),
            ("pasport", "passport", true),
            ("pasoprt", "pasportu", true),
            ("pasprt", "pasport", true),
            ("passport", "pasport", true),
            ("pazport", "pasport", true),
            ("basport", "pasport", true),
            ("pasportt", "pasport", true),
            ("pazpord", "pasport", false),
            ("pasporttt", "pasport", false),
            ("vergi", "sergi", true),
            ("рождинее", "рождение", false),
            ("рожение", "рождение", true),
        ];
        for (typed, word, expected) in table {
            let [typed_letters, word_letters]: [Vec<char>; 2] = [typed, word].map(|text| text.chars().collect());
            assert_eq!(one_slip(&typed_letters, &word_letters), expected, "{typed} for {word}");
        }
    }
}
