//! What a file says of its place, time and maker, and tracks that nobody hears or sees: gone, without moving a byte, so that
//! every offset in the file stays right.

use super::{Atom, Trak};
use re_mp4::Mp4;

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
pub(super) fn drop_tracks(bytes: &mut [u8], mp4: &Mp4, tracks: &[Trak]) {
    for track in tracks.iter().filter(|track| ![b"soun", b"vide"].contains(&&track.handler)) {
        for sample in mp4.tracks().get(&track.id).into_iter().flat_map(|found| &found.samples) {
            if let Some(data) = sample_range(sample).and_then(|range| bytes.get_mut(range)) {
                data.fill(0);
            }
        }
        free(bytes, &track.atom);
    }
}

fn sample_range(sample: &re_mp4::Sample) -> Option<std::ops::Range<usize>> {
    let start = usize::try_from(sample.offset).ok()?;
    Some(start..start.checked_add(usize::try_from(sample.size).ok()?)?)
}

fn free(bytes: &mut [u8], atom: &Atom) {
    bytes[atom.whole.start + 4..atom.whole.start + 8].copy_from_slice(b"free");
    bytes[atom.content.clone()].fill(0);
}
