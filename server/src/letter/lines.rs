//! Breaking words into lines.

use super::face::Face;

/// The lines of a text, none wider than `width` points. Line ends of the text stay; a word that is too long is cut.
pub fn wrapped(face: &Face, text: &str, size: f32, width: f32) -> Vec<String> {
    let mut lines = Vec::new();
    for paragraph in text.lines() {
        let mut line = String::new();
        for word in paragraph.split_whitespace().flat_map(|word| cut(face, word, size, width)) {
            let longer = if line.is_empty() { word.clone() } else { format!("{line} {word}") };
            if line.is_empty() || face.width(&longer, size) <= width {
                line = longer;
            } else {
                lines.push(std::mem::replace(&mut line, word));
            }
        }
        lines.push(line);
    }
    lines
}

/// The word, in pieces that fit.
fn cut(face: &Face, word: &str, size: f32, width: f32) -> Vec<String> {
    let mut pieces = vec![String::new()];
    for letter in word.chars() {
        let Some(piece) = pieces.last_mut() else { break };
        piece.push(letter);
        if piece.chars().count() > 1 && face.width(piece, size) > width {
            piece.pop();
            pieces.push(letter.to_string());
        }
    }
    pieces
}
