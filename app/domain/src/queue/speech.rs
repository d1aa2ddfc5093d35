//! Numbers in words, for the voice that calls: a device says "A yüz iyirmi üç" the same way everywhere, whatever it makes of digits.
//! The sentence around them is a text of the interface.

mod az;
mod en;
mod ru;

use crate::lang::Lang;

/// Numbers up to this one are said in words.
pub const LARGEST: u32 = 9_999;

/// How many: `yüz iyirmi üç`, `one hundred twenty-three`, `сто двадцать три`. A larger one stays in digits.
pub fn cardinal(lang: Lang, number: u32) -> String {
    if number > LARGEST {
        return number.to_string();
    }
    match lang {
        Lang::Az => az::cardinal(number),
        Lang::En => en::cardinal(number),
        Lang::Ru => ru::cardinal(number),
    }
}

/// Which counter: `dördüncü` (pəncərə), (counter) `four`, `четвёртое` (окно).
pub fn counter(lang: Lang, number: u32) -> String {
    if number > 999 {
        return number.to_string();
    }
    match lang {
        Lang::Az => az::ordinal(number),
        Lang::En => en::cardinal(number),
        Lang::Ru => ru::ordinal(number),
    }
}

/// Azerbaijani as a Turkish voice has to see it to say it nearly right.
pub fn for_turkish(words: &str) -> String {
    let letter = |letter: char| match letter {
        'ə' => 'e',
        'Ə' => 'E',
        'q' => 'g',
        'Q' => 'G',
        'x' => 'h',
        'X' => 'H',
        other => other,
    };
    words.chars().map(letter).collect()
}

/// Thousands, hundreds, and the rest below a hundred.
fn parts(number: u32) -> (usize, usize, usize) {
    ((number / 1_000) as usize, (number / 100 % 10) as usize, (number % 100) as usize)
}

fn joined<'a>(words: impl IntoIterator<Item = &'a str>) -> String {
    words.into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn q_plus_numbers_are_said_as_people_say_them() {
        #[rustfmt::skip]
        let cases = [
            (0, "sıfır", "zero", "ноль"),
            (7, "yeddi", "seven", "семь"),
            (11, "on bir", "eleven", "одиннадцать"),
            (40, "qırx", "forty", "сорок"),
            (100, "yüz", "one hundred", "сто"),
            (123, "yüz iyirmi üç", "one hundred twenty-three", "сто двадцать три"),
            (219, "iki yüz on doqquz", "two hundred nineteen", "двести девятнадцать"),
            (999, "doqquz yüz doxsan doqquz", "nine hundred ninety-nine", "девятьсот девяносто девять"),
            (1_000, "min", "one thousand", "тысяча"),
            (2_005, "iki min beş", "two thousand five", "две тысячи пять"),
            (5_010, "beş min on", "five thousand ten", "пять тысяч десять"),
        ];
        for (number, az, en, ru) in cases {
            assert_eq!(Lang::ALL.map(|lang| cardinal(lang, number)), [az, en, ru], "{number}");
        }
        assert_eq!(cardinal(Lang::Az, 10_000), "10000");
    }

    #[test]
    fn q_plus_counters_are_named_in_order() {
        #[rustfmt::skip]
        let cases = [
            (1, "birinci", "one", "первое"), (2, "ikinci", "two", "второе"), (3, "üçüncü", "three", "третье"),
            (4, "dördüncü", "four", "четвёртое"), (6, "altıncı", "six", "шестое"), (9, "doqquzuncu", "nine", "девятое"),
            (10, "onuncu", "ten", "десятое"), (12, "on ikinci", "twelve", "двенадцатое"), (20, "iyirminci", "twenty", "двадцатое"),
            (23, "iyirmi üçüncü", "twenty-three", "двадцать третье"), (40, "qırxıncı", "forty", "сороковое"),
            (90, "doxsanıncı", "ninety", "девяностое"), (100, "yüzüncü", "one hundred", "сотое"),
            (101, "yüz birinci", "one hundred one", "сто первое"), (300, "üç yüzüncü", "three hundred", "трёхсотое"),
        ];
        for (number, az, en, ru) in cases {
            assert_eq!(Lang::ALL.map(|lang| counter(lang, number)), [az, en, ru], "{number}");
        }
    }

    #[test]
    fn a_turkish_voice_is_given_letters_it_knows() {
        assert_eq!(for_turkish("qırx səkkiz, doxsan"), "gırh sekkiz, dohsan");
    }

    #[test]
    fn every_number_has_words_of_its_own() {
        for lang in Lang::ALL {
            let all: std::collections::BTreeSet<String> = (0..=LARGEST).map(|number| cardinal(lang, number)).collect();
            assert_eq!(all.len() as u32, LARGEST + 1, "{lang:?}");
            assert!(all.iter().all(|words| !words.contains("  ") && !words.contains(|c: char| c.is_ascii_digit())));
            let ordinals: std::collections::BTreeSet<String> = (1..=999).map(|number| counter(lang, number)).collect();
            assert_eq!(ordinals.len(), 999, "{lang:?}");
        }
    }
}
