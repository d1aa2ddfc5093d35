//! Russian. Ordinals are neuter: a counter is an "окно".

use super::{joined, parts};

#[rustfmt::skip]
const SMALL: [&str; 20] = [
    "", "один", "два", "три", "четыре", "пять", "шесть", "семь", "восемь", "девять", "десять", "одиннадцать", "двенадцать", "тринадцать",
    "четырнадцать", "пятнадцать", "шестнадцать", "семнадцать", "восемнадцать", "девятнадцать",
];
#[rustfmt::skip]
const TENS: [&str; 10] = ["", "", "двадцать", "тридцать", "сорок", "пятьдесят", "шестьдесят", "семьдесят", "восемьдесят", "девяносто"];
#[rustfmt::skip]
const HUNDREDS: [&str; 10] = ["", "сто", "двести", "триста", "четыреста", "пятьсот", "шестьсот", "семьсот", "восемьсот", "девятьсот"];
#[rustfmt::skip]
const NTH: [&str; 20] = [
    "нулевое", "первое", "второе", "третье", "четвёртое", "пятое", "шестое", "седьмое", "восьмое", "девятое", "десятое", "одиннадцатое",
    "двенадцатое", "тринадцатое", "четырнадцатое", "пятнадцатое", "шестнадцатое", "семнадцатое", "восемнадцатое", "девятнадцатое",
];
#[rustfmt::skip]
const TENTHS: [&str; 10] = [
    "", "", "двадцатое", "тридцатое", "сороковое", "пятидесятое", "шестидесятое", "семидесятое", "восьмидесятое", "девяностое",
];
#[rustfmt::skip]
const HUNDREDTHS: [&str; 10] = [
    "", "сотое", "двухсотое", "трёхсотое", "четырёхсотое", "пятисотое", "шестисотое", "семисотое", "восьмисотое", "девятисотое",
];

fn thousands(count: usize) -> [&'static str; 2] {
    match count {
        0 => ["", ""],
        1 => ["", "тысяча"],
        2 => ["две", "тысячи"],
        3 | 4 => [SMALL[count], "тысячи"],
        _ => [SMALL[count], "тысяч"],
    }
}

fn below_hundred(rest: usize) -> [&'static str; 2] {
    if rest < 20 { ["", SMALL[rest]] } else { [TENS[rest / 10], SMALL[rest % 10]] }
}

pub fn cardinal(number: u32) -> String {
    let (many, hundreds, rest) = parts(number);
    let words = joined(thousands(many).into_iter().chain([HUNDREDS[hundreds]]).chain(below_hundred(rest)));
    if words.is_empty() { "ноль".to_owned() } else { words }
}

/// Below a thousand.
pub fn ordinal(number: u32) -> String {
    let (_, hundreds, rest) = parts(number);
    match rest {
        0 if hundreds > 0 => HUNDREDTHS[hundreds].to_owned(),
        0..20 => joined([HUNDREDS[hundreds], NTH[rest]]),
        _ if rest.is_multiple_of(10) => joined([HUNDREDS[hundreds], TENTHS[rest / 10]]),
        _ => joined([HUNDREDS[hundreds], TENS[rest / 10], NTH[rest % 10]]),
    }
}
