//! What a window that dies leaves behind (A8.3): an MP4 in fragments, torn anywhere.

use super::*;

/// Ticks of a second, and of each fragment.
const FRAGMENT_MS: i64 = 500;

/// A film of a recorder in the page: its head, and fragments of five samples of ten bytes each.
fn fragments(count: u32) -> (Vec<u8>, Vec<Vec<u8>>) {
    let trex = boxed(b"trex", &words(&[0, 1, 1, 100, 10, 0]));
    let moov = [track(1, b"vide", b"avc1", 0, 0), boxed(b"mvex", &trex)].concat();
    let head = [boxed(b"ftyp", b"isom\0\0\x02\0isomiso6"), boxed(b"moov", &moov)].concat();
    let one = |nr: u32| {
        let moof = |offset: u32| {
            let traf = [boxed(b"tfhd", &words(&[0x2_0000, 1])), boxed(b"trun", &words(&[1, 5, offset]))].concat();
            boxed(b"moof", &[boxed(b"mfhd", &words(&[0, nr])), boxed(b"traf", &traf)].concat())
        };
        let tables = moof(0).len() as u32;
        [moof(tables + 8), boxed(b"mdat", &[nr as u8; 50])].concat()
    };
    (head, (1..=count).map(one).collect())
}

#[test]
fn a8_3_a_film_torn_anywhere_ends_behind_its_last_whole_fragment() {
    let (head, parts) = fragments(3);
    let whole = [head.clone(), parts.concat()].concat();
    for cut in 0..=whole.len() {
        let there = parts.iter().scan(head.len(), |at, part| {
            *at += part.len();
            Some(*at)
        });
        let ends: Vec<usize> = there.filter(|end| *end <= cut).collect();
        match (take(&whole[..cut], MediaKind::Video), ends.last()) {
            (Ok((found, kept)), Some(end)) => {
                assert_eq!(found.duration_ms, FRAGMENT_MS * ends.len() as i64, "{cut}");
                assert_eq!(kept.len(), *end, "{cut}: nothing torn is kept");
                assert!(kept[head.len()..] == whole[head.len()..*end], "{cut}: what is seen is not changed");
                assert_eq!(take(&kept, MediaKind::Video).unwrap(), (found, kept.clone()), "{cut}: what is kept is read the same way");
            }
            (Err(code), None) => {
                assert!([Code::BrokenRecording, Code::NotARecording].contains(&code), "{cut}: {code:?}");
            }
            (taken, end) => panic!("cut at {cut} where {end:?} would be whole: {taken:?}"),
        }
    }
}

#[test]
fn a8_3_a_voice_message_torn_in_its_last_fragment_is_taken_as_far_as_it_goes() {
    let whole = take(VOICE_MP4, MediaKind::Voice).unwrap().0;
    for torn in [1, 200, 222, 300] {
        let (found, kept) = take(&VOICE_MP4[..VOICE_MP4.len() - torn], MediaKind::Voice).unwrap();
        assert!(found.duration_ms < whole.duration_ms && found.duration_ms > whole.duration_ms / 2, "{torn}: {found:?}");
        assert_eq!(kept.len(), 1_577, "two fragments of three");
    }
}

#[test]
fn only_what_a_recorder_leaves_is_mended() {
    let (head, parts) = fragments(2);
    let broken = |behind: &[u8]| {
        let bytes = [head.clone(), parts.concat(), behind.to_vec()].concat();
        assert_eq!(take(&bytes, MediaKind::Video), Err(Code::BrokenRecording), "{:?}", &behind[..behind.len().min(12)]);
    };
    // Boxes too small for their own head, and of other names.
    broken(&[0, 0, 0, 0, b'm', b'd', b'a', b't']);
    broken(&[0, 0, 0, 7, b'm', b'o', b'o', b'f']);
    broken(&[0, 0, 0, 1, b'm', b'd', b'a', b't', 0, 0, 0, 0, 0, 0, 0, 4]);
    broken(&[0, 0, 1, 0, b'e', b'v', b'i', b'l']);
    // A fragment that promises more than the file has, with its data behind it, was not torn.
    let promised = boxed(b"traf", &[boxed(b"tfhd", &words(&[0x2_0000, 1])), boxed(b"trun", &words(&[1, 5_000, 8]))].concat());
    broken(&[boxed(b"moof", &promised), boxed(b"mdat", &[0; 50])].concat());
    // Tables after tables without data are no recorder's work.
    broken(&[boxed(b"moof", &promised), boxed(b"moof", &promised)].concat());
    // Sixty-four bits of length, and a head cut off, are a tear.
    for behind in [[0, 0, 0, 1, b'm', b'd', b'a', b't', 0, 0, 0, 0, 0, 0, 1, 0].as_slice(), &[0, 0, 1], &[0, 0, 1, 0, b'm', b'o']] {
        let bytes = [head.clone(), parts.concat(), behind.to_vec()].concat();
        assert_eq!(take(&bytes, MediaKind::Video).unwrap().1.len(), bytes.len() - behind.len());
    }
    // A file without fragments is whole or nothing.
    let phone = phone_voice(5);
    for torn in [1, 20, 60] {
        assert_eq!(take(&[&phone[..], &boxed(b"mdat", &[0; 90])[..98 - torn]].concat(), MediaKind::Voice), Err(Code::BrokenRecording));
    }
}
