//! The difference of two texts, word by word: what staff took out of the citizen's words for the public, and what they put in.

/// A stretch of words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// In both.
    Same(String),
    /// Only in the first.
    Gone(String),
    /// Only in the second.
    New(String),
}

/// Most words of each text that are compared; longer ones are shown as replaced whole.
const MOST: usize = 900;

/// The parts in their order; read without [`Part::New`] they are the first text, without [`Part::Gone`] the second.
pub fn words(first: &str, second: &str) -> Vec<Part> {
    let (a, b) = (pieces(first), pieces(second));
    if a.len() > MOST || b.len() > MOST {
        let whole = [(first, Part::Gone as fn(String) -> Part), (second, Part::New)];
        return whole.into_iter().filter(|(text, _)| !text.is_empty()).map(|(text, part)| part(text.to_owned())).collect();
    }
    let common = common(&a, &b);
    let mut parts = Vec::new();
    let (mut i, mut j) = (0, 0);
    while i < a.len() || j < b.len() {
        if i < a.len() && j < b.len() && a[i] == b[j] {
            push(&mut parts, Part::Same(a[i].to_owned()));
            (i, j) = (i + 1, j + 1);
        } else if j >= b.len() || (i < a.len() && common[i + 1][j] >= common[i][j + 1]) {
            push(&mut parts, Part::Gone(a[i].to_owned()));
            i += 1;
        } else {
            push(&mut parts, Part::New(b[j].to_owned()));
            j += 1;
        }
    }
    parts
}

/// A word with the space after it.
fn pieces(text: &str) -> Vec<&str> {
    text.split_inclusive(char::is_whitespace).collect()
}

/// How many pieces the rests of both have in common, for each pair of beginnings.
fn common(a: &[&str], b: &[&str]) -> Vec<Vec<u16>> {
    let mut length = vec![vec![0_u16; b.len() + 1]; a.len() + 1];
    for i in (0..a.len()).rev() {
        for j in (0..b.len()).rev() {
            length[i][j] = if a[i] == b[j] { length[i + 1][j + 1] + 1 } else { length[i + 1][j].max(length[i][j + 1]) };
        }
    }
    length
}

/// Joins what is of one kind.
fn push(parts: &mut Vec<Part>, next: Part) {
    match (parts.last_mut(), next) {
        (Some(Part::Same(text)), Part::Same(more))
        | (Some(Part::Gone(text)), Part::Gone(more))
        | (Some(Part::New(text)), Part::New(more)) => {
            text.push_str(&more);
        }
        (_, next) => parts.push(next),
    }
}
