//! Letter case of names and free text. Codes, e-mail addresses and FİN must not use it: there `i` is `I`.

/// Small letters by Azerbaijani rules: `I→ı`, `İ→i`.
pub fn az_lower(text: &str) -> String {
    let mut lowered = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            'I' => lowered.push('ı'),
            'İ' => lowered.push('i'),
            _ => lowered.extend(c.to_lowercase()),
        }
    }
    // A dotted capital typed as I with a separate dot.
    lowered.replace("ı\u{307}", "i").replace("i\u{307}", "i")
}

/// Capital letters by Azerbaijani rules: `i→İ`, `ı→I`.
pub fn az_upper(text: &str) -> String {
    let mut raised = String::with_capacity(text.len());
    text.chars().for_each(|c| push_upper(&mut raised, c));
    raised
}

/// Names as registers write them ("İSMAYILLI VƏLİ HƏSƏN OĞLU") in the usual form ("İsmayıllı Vəli Həsən oğlu").
pub fn az_title(text: &str) -> String {
    let mut titled = String::with_capacity(text.len());
    let lowered = az_lower(text);
    for word in lowered.split_inclusive(|c: char| !c.is_alphanumeric() && c != '\'' && c != '’') {
        let bare = word.trim_end_matches(|c: char| !c.is_alphanumeric());
        if !titled.is_empty() && stays_small(bare) {
            titled.push_str(word);
        } else {
            let mut letters = word.chars();
            letters.by_ref().take(1).for_each(|c| push_upper(&mut titled, c));
            titled.push_str(letters.as_str());
        }
    }
    titled
}

/// "oğlu" (son of), "qızı" (daughter of) and "və" (and) are not names.
fn stays_small(word: &str) -> bool {
    matches!(word, "oğlu" | "qızı" | "və")
}

fn push_upper(raised: &mut String, c: char) {
    match c {
        'i' => raised.push('İ'),
        'ı' => raised.push('I'),
        _ => raised.extend(c.to_uppercase()),
    }
}
