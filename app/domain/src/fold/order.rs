//! Azerbaijani alphabetical order as a plain text that any database sorts rightly.

use super::{az_lower, fold};

const ALPHABET: &str = "abcçdeəfgğhxıijkqlmnoöprsştuüvyzw";
const CYRILLIC: &str = "абвгдежзийклмнопрстуфхцчшщъыьэюя";

/// A key of small ASCII letters and digits, two for each letter, whose plain order is the Azerbaijani alphabetical order
/// (x after h, q after k, ı before i, w last); space first, then digits, Latin, Cyrillic, all other. Punctuation is left
/// out. Only `0-9a-z` are used, so that every collation of both databases gives the same order.
pub fn sort_key(text: &str) -> String {
    let mut key = String::with_capacity(text.len() * 2);
    for c in az_lower(text.trim()).chars() {
        push_code(&mut key, c);
    }
    key
}

fn push_code(key: &mut String, c: char) {
    if c.is_ascii_punctuation() && c != '-' {
        return;
    }
    if let Some(code) = code_of(c) {
        return key.extend(code);
    }
    let mut buffer = [0; 4];
    for plain in fold(c.encode_utf8(&mut buffer)).chars() {
        key.extend(code_of(plain).unwrap_or(['z', 'z']));
    }
}

fn code_of(c: char) -> Option<[char; 2]> {
    if c.is_whitespace() || c == '-' {
        return Some(['0', '0']);
    }
    if c.is_ascii_digit() {
        return Some(['1', c]);
    }
    let latin = ALPHABET.chars().position(|l| l == c).map(|rank| ('a', rank));
    let (base, rank) = latin.or_else(|| CYRILLIC.chars().position(|l| l == c).map(|rank| ('g', rank)))?;
    Some([letter(base, rank / 26), letter('a', rank % 26)])
}

fn letter(base: char, offset: usize) -> char {
    char::from(base as u8 + offset as u8)
}
