//! Azerbaijani text: folding for search, letter case, alphabetical order. Databases' own `lower()` and collations don't know
//! ə, ı and İ the same way, so the folded and sortable forms are made here and kept in columns.

mod case;
mod order;
#[cfg(test)]
mod tests;

pub use case::{az_lower, az_title, az_upper};
pub use order::sort_key;

/// The form in which texts are searched: small letters without Azerbaijani marks (`ə→e ı→i ç→c ğ→g ö→o ş→s ü→u`), so that
/// "kuce isiq" finds "Küçə işığı"; combining marks dropped; quotation marks and dashes made one; spaces single.
/// Cyrillic stays Cyrillic (small, ё→е, й→и). Folding twice gives the same as folding once.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    let mut space_due = false;
    for letter in text.chars().filter(|c| !is_mark(*c)).flat_map(fold_letter) {
        if letter.is_whitespace() {
            space_due = !folded.is_empty();
        } else {
            if std::mem::take(&mut space_due) {
                folded.push(' ');
            }
            folded.push(letter);
        }
    }
    folded
}

/// Combining marks, and characters that are not seen at all.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

fn fold_letter(c: char) -> impl Iterator<Item = char> {
    let simple = fold_special(c);
    let lowered = simple.is_none().then(|| c.to_lowercase().filter(|l| !is_mark(*l)).map(|l| fold_special(l).unwrap_or(l)));
    simple.into_iter().chain(lowered.into_iter().flatten())
}

fn fold_special(c: char) -> Option<char> {
    Some(match c {
        'I' | 'İ' | 'ı' | 'Î' | 'î' => 'i',
        'Ə' | 'ə' | 'É' | 'é' => 'e',
        'Ç' | 'ç' => 'c',
        'Ğ' | 'ğ' => 'g',
        'Ö' | 'ö' => 'o',
        'Ş' | 'ş' => 's',
        'Ü' | 'ü' | 'Û' | 'û' => 'u',
        'Â' | 'â' => 'a',
        'Ё' | 'ё' => 'е',
        'Й' | 'й' => 'и',
        '“' | '”' | '„' | '«' | '»' | '‹' | '›' | '″' => '"',
        '‘' | '’' | '‚' | 'ʼ' | '`' | '´' | '′' => '\'',
        '‐'..='―' | '−' => '-',
        _ => return None,
    })
}
