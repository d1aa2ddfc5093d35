//! Azerbaijani. The ordinal's ending follows the vowels of the last word, so each has its own.

use super::{joined, parts};

#[rustfmt::skip]
const ONES: [&str; 10] = ["sıfır", "bir", "iki", "üç", "dörd", "beş", "altı", "yeddi", "səkkiz", "doqquz"];
#[rustfmt::skip]
const TENS: [&str; 10] = ["", "on", "iyirmi", "otuz", "qırx", "əlli", "altmış", "yetmiş", "səksən", "doxsan"];
const HUNDRED: &str = "yüz";
const THOUSAND: &str = "min";
#[rustfmt::skip]
const ENDINGS: [(&str, &str); 21] = [
    ("sıfır", "ıncı"), ("bir", "inci"), ("iki", "nci"), ("üç", "üncü"), ("dörd", "üncü"), ("beş", "inci"), ("altı", "ncı"),
    ("yeddi", "nci"), ("səkkiz", "inci"), ("doqquz", "uncu"), ("on", "uncu"), ("iyirmi", "nci"), ("otuz", "uncu"), ("qırx", "ıncı"),
    ("əlli", "nci"), ("altmış", "ıncı"), ("yetmiş", "inci"), ("səksən", "inci"), ("doxsan", "ıncı"), ("yüz", "üncü"), ("min", "inci"),
];

/// A single hundred or thousand is said without its "one".
fn counted(count: usize, word: &'static str) -> [&'static str; 2] {
    match count {
        0 => ["", ""],
        1 => ["", word],
        more => [ONES[more], word],
    }
}

pub fn cardinal(number: u32) -> String {
    if number == 0 {
        return ONES[0].to_owned();
    }
    let (thousands, hundreds, rest) = parts(number);
    let last = if rest % 10 == 0 { "" } else { ONES[rest % 10] };
    joined(counted(thousands, THOUSAND).into_iter().chain(counted(hundreds, HUNDRED)).chain([TENS[rest / 10], last]))
}

pub fn ordinal(number: u32) -> String {
    let words = cardinal(number);
    let last = words.rsplit(' ').next().unwrap_or_default();
    let ending = ENDINGS.iter().find(|(word, _)| *word == last).map_or("", |(_, ending)| ending);
    format!("{words}{ending}")
}
