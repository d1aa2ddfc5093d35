//! What is different between two versions of the terms (T1.7): paragraph by paragraph, and word by word where a paragraph
//! was only reworded.

use domain::terms::{Changed, Part};
use similar::{ChangeTag, DiffOp, TextDiff};

/// From this likeness on a paragraph counts as reworded; below it the old one is gone and the new one is new.
const REWORDED: f32 = 0.5;

/// Every paragraph that is different, in the order of the newer text.
pub fn between(older: &[String], newer: &[String]) -> Vec<Changed> {
    let (older, newer): (Vec<&str>, Vec<&str>) = (older.iter().map(String::as_str).collect(), newer.iter().map(String::as_str).collect());
    let diff = TextDiff::from_slices(&older, &newer);
    diff.ops().iter().flat_map(|op| changed(op, &older, &newer)).collect()
}

fn changed(op: &DiffOp, older: &[&str], newer: &[&str]) -> Vec<Changed> {
    let (old, new) = (&older[op.old_range()], &newer[op.new_range()]);
    match op {
        DiffOp::Equal { .. } => Vec::new(),
        DiffOp::Replace { .. } => replaced(old, new),
        _ => gone(old).chain(added(new)).collect(),
    }
}

/// Pairs them in order; what has no pair, or none like it, is gone or new.
fn replaced(old: &[&str], new: &[&str]) -> Vec<Changed> {
    let both = old.len().min(new.len());
    let pairs = old.iter().zip(new).flat_map(|(old, new)| match reworded(old, new) {
        Some(changed) => vec![changed],
        None => vec![whole(Part::Gone, old), whole(Part::New, new)],
    });
    pairs.chain(gone(&old[both..])).chain(added(&new[both..])).collect()
}

fn reworded(old: &str, new: &str) -> Option<Changed> {
    let diff = TextDiff::from_words(old, new);
    if diff.ratio() < REWORDED {
        return None;
    }
    let mut parts: Vec<Part> = Vec::new();
    for change in diff.iter_all_changes() {
        push(&mut parts, change.tag(), change.value());
    }
    Some(Changed(parts))
}

/// Neighbours of one kind become one stretch.
fn push(parts: &mut Vec<Part>, tag: ChangeTag, words: &str) {
    match (parts.last_mut(), tag) {
        (Some(Part::Same(last)), ChangeTag::Equal)
        | (Some(Part::Gone(last)), ChangeTag::Delete)
        | (Some(Part::New(last)), ChangeTag::Insert) => last.push_str(words),
        (_, ChangeTag::Equal) => parts.push(Part::Same(words.to_owned())),
        (_, ChangeTag::Delete) => parts.push(Part::Gone(words.to_owned())),
        (_, ChangeTag::Insert) => parts.push(Part::New(words.to_owned())),
    }
}

fn gone<'a>(paragraphs: &'a [&str]) -> impl Iterator<Item = Changed> + 'a {
    paragraphs.iter().map(|text| whole(Part::Gone, text))
}

fn added<'a>(paragraphs: &'a [&str]) -> impl Iterator<Item = Changed> + 'a {
    paragraphs.iter().map(|text| whole(Part::New, text))
}

fn whole(kind: fn(String) -> Part, text: &str) -> Changed {
    Changed(vec![kind(text.to_owned())])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(paragraphs: &[&str]) -> Vec<String> {
        paragraphs.iter().map(|paragraph| (*paragraph).to_owned()).collect()
    }

    #[test]
    fn t1_7_the_difference_names_what_is_gone_and_what_is_new() {
        let older = text(&["# 1.", "1.1. Cavab 15 iş günü ərzində verilir.", "1.2. Bu bənd qalır.", "1.3. Bu bənd çıxır."]);
        let newer = text(&["# 1.", "1.1. Cavab 10 iş günü ərzində verilir.", "1.2. Bu bənd qalır.", "1.4. Tamam başqa söz."]);
        let found = between(&older, &newer);
        let reworded = Changed(vec![
            Part::Same("1.1. Cavab ".into()),
            Part::Gone("15".into()),
            Part::New("10".into()),
            Part::Same(" iş günü ərzində verilir.".into()),
        ]);
        assert_eq!(found[0], reworded);
        assert_eq!(found[1..], [whole(Part::Gone, "1.3. Bu bənd çıxır."), whole(Part::New, "1.4. Tamam başqa söz.")]);
        assert_eq!(between(&older, &older), []);
        assert_eq!(between(&[], &text(&["yeni"])), [whole(Part::New, "yeni")]);
    }
}
