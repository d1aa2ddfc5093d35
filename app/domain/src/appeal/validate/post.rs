//! The postal address, asked only where the answer is also wanted by post (A8.3).

use super::{AnswerMode, MAX_ADDRESS, text};
use crate::refusal::{Code, Field, Refusal};

/// The address with its index is there when post was chosen; otherwise nothing is asked.
pub fn address(mode: AnswerMode, address: &str) -> Option<Refusal> {
    if mode == AnswerMode::Amis {
        return None;
    }
    let field = Field::PostalAddress;
    let bad_index = || postal_index(address).is_none().then_some(Refusal::new(field, Code::BadFormat));
    text::telling(field, address, MAX_ADDRESS).or_else(bad_index)
}

/// The four digits of the index in an address, however it is written: `AZ1000`, `AZ 1000`, `az-1000`, `1000`. An index with
/// its letters wins over a bare number, which may be a house.
pub fn postal_index(address: &str) -> Option<String> {
    let upper = address.to_uppercase();
    let words: Vec<&str> = upper.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let joined = words.iter().filter_map(|word| word.strip_prefix("AZ")).find(|rest| is_index(rest));
    let apart = words.windows(2).find(|pair| pair[0] == "AZ" && is_index(pair[1])).map(|pair| pair[1]);
    let bare = || words.iter().copied().find(|word| is_index(word));
    joined.or(apart).or_else(bare).map(str::to_owned)
}

fn is_index(word: &str) -> bool {
    word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit())
}
