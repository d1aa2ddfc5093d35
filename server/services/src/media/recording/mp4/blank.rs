//! What a file says of its place, time and maker, and tracks that nobody hears or sees: gone, without moving a byte, so that
//! every offset in the file stays right.

use super::Atom;
use super::track::Track;

/// Boxes of words about the file: place (`©xyz`, `loci`), maker, title, pictures beside the sound.
pub(super) fn tells_of_origin(name: &[u8; 4]) -> bool {
    name[0] == 0xA9 || [b"udta", b"meta", b"uuid", b"loci", b"ilst", b"keys"].contains(&name)
}

/// Turns boxes into free room, and moments in headers into none.
pub(super) fn blank(bytes: &mut [u8], boxes: &[Atom], headers: &[Atom]) {
    boxes.iter().for_each(|atom| free(bytes, atom));
    for header in headers {
        let content = &mut bytes[header.content.clone()];
        let long = content.first() == Some(&1);
        // Version and flags come first, then when it was made and changed.
        if let Some(moments) = content.get_mut(4..if long { 20 } else { 12 }) {
            moments.fill(0);
        }
    }
}

/// Tracks beside sound and pictures hold what a phone measures while it films. Their data go too.
pub(super) fn drop_tracks(bytes: &mut [u8], tracks: &[Track]) {
    let (kept, dropped): (Vec<&Track>, Vec<&Track>) = tracks.iter().partition(|track| [b"soun", b"vide"].contains(&&track.handler));
    for track in dropped {
        for range in &track.data {
            // A track that claims another's data must not silence it.
            let shared = kept.iter().flat_map(|track| &track.data).any(|other| other.start < range.end && range.start < other.end);
            let place = usize::try_from(range.start).ok().zip(usize::try_from(range.end).ok()).filter(|_| !shared);
            if let Some(data) = place.and_then(|(start, end)| bytes.get_mut(start..end)) {
                data.fill(0);
            }
        }
        free(bytes, &track.atom);
    }
}

fn free(bytes: &mut [u8], atom: &Atom) {
    bytes[atom.whole.start + 4..atom.whole.start + 8].copy_from_slice(b"free");
    bytes[atom.content.clone()].fill(0);
}
