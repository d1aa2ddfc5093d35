//! English.

use super::{joined, parts};

#[rustfmt::skip]
const SMALL: [&str; 20] = [
    "", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen",
    "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
];
#[rustfmt::skip]
const TENS: [&str; 10] = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

pub fn cardinal(number: u32) -> String {
    let (thousands, hundreds, rest) = parts(number);
    let counted = |count: usize, word: &str| if count == 0 { String::new() } else { format!("{} {word}", SMALL[count]) };
    let below = match (rest / 10, rest % 10) {
        (0 | 1, _) => SMALL[rest].to_owned(),
        (tens, 0) => TENS[tens].to_owned(),
        (tens, ones) => format!("{}-{}", TENS[tens], SMALL[ones]),
    };
    let words = joined([counted(thousands, "thousand").as_str(), counted(hundreds, "hundred").as_str(), below.as_str()]);
    if words.is_empty() { "zero".to_owned() } else { words }
}
