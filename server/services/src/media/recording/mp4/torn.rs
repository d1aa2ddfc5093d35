//! A window that dies while it records leaves a file of fragments whose last one is torn. What came before it can be seen and
//! heard: the file ends there. Only files in fragments are cut, only behind a whole fragment, and only within one.

use super::{Atom, Wrong, atom, atoms};

/// Boxes within which a recorder may have been stopped: a fragment's tables, its data, the table of contents behind them.
const TORN: [&[u8; 4]; 3] = [b"moof", b"mdat", b"mfra"];

/// The boxes of the file, which ends behind its last whole fragment from now on.
pub(super) fn whole(bytes: &mut Vec<u8>) -> Result<Vec<Atom>, Wrong> {
    let ends = end(bytes).unwrap_or(bytes.len());
    bytes.truncate(ends);
    atoms(bytes, 0..ends)
}

/// Where the last whole fragment ends, in a file that goes on behind it with a torn one.
fn end(bytes: &[u8]) -> Option<usize> {
    let (mut at, mut in_fragments, mut open, mut ends) = (0, false, false, None);
    while let Some(next) = atom(bytes, at, bytes.len()) {
        match &next.name {
            b"moov" => in_fragments = next.inner(bytes).ok()?.iter().any(|inner| &inner.name == b"mvex"),
            // Tables after tables without data are no recorder's work.
            b"moof" if open => return None,
            b"moof" => open = true,
            b"mdat" if open => (open, ends) = (false, Some(next.whole.end)),
            _ => {}
        }
        at = next.whole.end;
    }
    let cut = open || is_torn(bytes.get(at..)?);
    ends.filter(|_| in_fragments && cut)
}

/// The beginning of a box that would go on behind the end of the file.
fn is_torn(rest: &[u8]) -> bool {
    let Some((size, name)) = rest.split_first_chunk::<4>().map(|(size, rest)| (u32::from_be_bytes(*size), rest)) else {
        return !rest.is_empty();
    };
    let goes_on = match size {
        // Sixty-four bits follow the name.
        1 => name.get(4..12).is_none_or(|long| long > (rest.len() as u64).to_be_bytes().as_slice()),
        size => size as usize > rest.len().max(7),
    };
    goes_on && TORN.iter().any(|torn| torn.starts_with(&name[..name.len().min(4)]))
}
