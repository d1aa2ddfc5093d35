//! Real recordings of a browser, files put together here, and each of them cut, bent and lying.

mod torn;

use super::{Found, read};
use domain::media::{MediaKind, RecordingLimits};
use domain::refusal::{Code, Field};

const VOICE_MP4: &[u8] = include_bytes!("samples/voice.m4a");
const VOICE_WEBM: &[u8] = include_bytes!("samples/voice.webm");
const VIDEO_MP4: &[u8] = include_bytes!("samples/video.mp4");
const VIDEO_WEBM: &[u8] = include_bytes!("samples/video.webm");

fn take(bytes: &[u8], kind: MediaKind) -> Result<(Found, Vec<u8>), Code> {
    read(bytes.to_vec(), kind, &RecordingLimits::default()).map_err(|refusal| {
        assert_eq!(refusal.field, if kind == MediaKind::Voice { Field::Voice } else { Field::Video });
        refusal.code
    })
}

fn holds(bytes: &[u8], word: &[u8]) -> bool {
    bytes.windows(word.len()).any(|there| there == word)
}

fn boxed(name: &[u8; 4], content: &[u8]) -> Vec<u8> {
    [&(content.len() as u32 + 8).to_be_bytes(), name.as_slice(), content].concat()
}

fn words(numbers: &[u32]) -> Vec<u8> {
    numbers.iter().flat_map(|number| number.to_be_bytes()).collect()
}

/// A track of so many samples of ten bytes, each a tenth of a second.
fn track(id: u32, handler: &[u8; 4], entry: &[u8; 4], samples: u32, offset: u32) -> Vec<u8> {
    let tkhd =
        [words(&[7, 0, 0, id, 0, samples * 100, 0, 0, 0, 0]), words(&[0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x4000_0000, 0, 0])].concat();
    let mdhd = words(&[0, 1_790_000_000, 1_790_000_000, 1_000, samples * 100, 0x55C4_0000]);
    let hdlr = [words(&[0, 0]), handler.to_vec(), words(&[0, 0, 0]), vec![0]].concat();
    let stsd = [words(&[0, 1]), boxed(entry, &[0; 28])].concat();
    let url = [words(&[0, 1]), boxed(b"url ", &words(&[1]))].concat();
    let stbl = [
        boxed(b"stsd", &stsd),
        boxed(b"stts", &words(&[0, 1, samples, 100])),
        boxed(b"stsc", &words(&[0, 1, 1, samples, 1])),
        boxed(b"stsz", &words(&[0, 10, samples])),
        boxed(b"stco", &words(&[0, 1, offset])),
    ]
    .concat();
    let minf = [boxed(b"dinf", &boxed(b"dref", &url)), boxed(b"stbl", &stbl)].concat();
    let mdia = [boxed(b"mdhd", &mdhd), boxed(b"hdlr", &hdlr), boxed(b"minf", &minf)].concat();
    boxed(b"trak", &[boxed(b"tkhd", &tkhd), boxed(b"mdia", &mdia)].concat())
}

/// A whole M4A as a phone makes it: sound, a track of measurements, and words about where and by what it was made.
pub(crate) fn phone_voice(samples: u32) -> Vec<u8> {
    let ftyp = boxed(b"ftyp", b"M4A \0\0\0\0M4A isom");
    let mvhd = [
        words(&[0, 1_790_000_000, 1_790_000_000, 1_000, samples * 100, 0x10000, 0x0100_0000, 0, 0]),
        words(&[0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x4000_0000]),
        words(&[0, 0, 0, 0, 0, 0, 3]),
    ]
    .concat();
    let udta = boxed(b"udta", &[boxed(b"\xA9xyz", b"\0\x12\x15\xC7+40.3750+049.8375/"), boxed(b"\xA9mak", b"\0\x05\0\0Maker")].concat());
    let meta = boxed(b"meta", b"com.apple.quicktime.location.ISO6709 +40.3750+049.8375/");
    let make = |offset: u32| {
        let measured = track(2, b"meta", b"mebx", 2, offset + samples * 10);
        let moov = [boxed(b"mvhd", &mvhd), track(1, b"soun", b"samr", samples, offset), measured, udta.clone(), meta.clone()].concat();
        [ftyp.clone(), boxed(b"moov", &moov)].concat()
    };
    let head = make(0).len() as u32;
    let data = [vec![0x55; samples as usize * 10], b"secret 123secret 456".to_vec()].concat();
    [make(head + 8), boxed(b"mdat", &data)].concat()
}

/// One page of Ogg with whole packets.
fn page(flags: u8, granule: u64, nr: u32, packets: &[&[u8]]) -> Vec<u8> {
    let lacing: Vec<u8> =
        packets.iter().flat_map(|packet| std::iter::repeat_n(255, packet.len() / 255).chain([(packet.len() % 255) as u8])).collect();
    let mut page = [
        b"OggS\0".as_slice(),
        &[flags],
        &granule.to_le_bytes(),
        &7_u32.to_le_bytes(),
        &nr.to_le_bytes(),
        &[0; 4],
        &[lacing.len() as u8],
        &lacing,
    ]
    .concat();
    packets.iter().for_each(|packet| page.extend_from_slice(packet));
    let sum = page.iter().fold(0_u32, |sum, byte| {
        (0..8).fold(sum ^ (u32::from(*byte) << 24), |sum, _| if sum >> 31 == 0 { sum << 1 } else { (sum << 1) ^ 0x04C1_1DB7 })
    });
    page[22..26].copy_from_slice(&sum.to_le_bytes());
    page
}

/// A second of Opus in fifty packets, as a messenger makes it.
fn ogg() -> Vec<u8> {
    let head = b"OpusHead\x01\x01\0\0\x80\xBB\0\0\0\0\0";
    let tags =
        [b"OpusTags".as_slice(), &7_u32.to_le_bytes(), b"Maker 1", &1_u32.to_le_bytes(), &17_u32.to_le_bytes(), b"LOCATION=40.37,49"]
            .concat();
    // 20 ms of silence each: configuration 1 of SILK.
    let packets = vec![[0x08_u8, 1, 2, 3].as_slice(); 50];
    [page(2, 0, 0, &[head]), page(0, 0, 1, &[&tags]), page(4, 48_000, 2, &packets)].concat()
}

fn wav() -> Vec<u8> {
    let chunk = |name: &[u8; 4], content: &[u8]| [name.as_slice(), &(content.len() as u32).to_le_bytes(), content].concat();
    let format = [1_u16.to_le_bytes(), 1_u16.to_le_bytes()].concat();
    let format = [format, 8_000_u32.to_le_bytes().to_vec(), 8_000_u32.to_le_bytes().to_vec(), vec![1, 0, 8, 0]].concat();
    let chunks = [chunk(b"fmt ", &format), chunk(b"LIST", b"INFOIART\x06\0\0\0Author"), chunk(b"data", &[128; 4_000])].concat();
    [b"RIFF".as_slice(), &(chunks.len() as u32 + 4).to_le_bytes(), b"WAVE", &chunks].concat()
}

/// Silent frames of 128 kbit/s behind an ID3 tag with a title, a short tag at the end.
fn mp3() -> Vec<u8> {
    let frame = [[0xFF_u8, 0xFB, 0x90, 0xC4].as_slice(), &[0; 413]].concat();
    let tag = [b"ID3\x03\0\0\0\0\0\x14".as_slice(), b"TIT2\0\0\0\x0A\0\0\0My street"].concat();
    let end = [b"TAGMy street".as_slice(), &[0; 116]].concat();
    [tag, frame.repeat(50), end].concat()
}

#[test]
fn a8_3_what_browsers_record_is_known_by_its_content() {
    for (bytes, kind, mime, codecs, size) in [
        (VOICE_MP4, MediaKind::Voice, "audio/mp4", "Opus", (0, 0)),
        (VOICE_WEBM, MediaKind::Voice, "audio/webm", "opus", (0, 0)),
        (VIDEO_MP4, MediaKind::Video, "video/mp4", "vp09 Opus", (64, 48)),
        (VIDEO_WEBM, MediaKind::Video, "video/webm", "vp8 opus", (64, 48)),
    ] {
        let (found, kept) = take(bytes, kind).unwrap();
        assert_eq!((found.mime, found.kind, (found.width, found.height)), (mime, kind, size));
        assert_eq!(found.codecs, codecs, "{mime}");
        assert!((500..1_500).contains(&found.duration_ms), "about a second: {found:?}");
        assert_eq!(kept.len(), bytes.len(), "no byte is moved");
        assert_eq!(take(&kept, kind).unwrap(), (found, kept.clone()), "what is kept is read the same way, and not changed again");
    }
}

#[test]
fn a8_3_files_from_phones_and_messengers_are_known_too() {
    for (bytes, mime, codecs, ms) in [
        (phone_voice(30), "audio/mp4", "samr", 3_000),
        (ogg(), "audio/ogg", "opus", 1_000),
        (wav(), "audio/wav", "pcm", 500),
        (mp3(), "audio/mpeg", "mp3", 1_306),
    ] {
        let (found, _) = take(&bytes, MediaKind::Voice).unwrap_or_else(|code| panic!("{mime}: {code:?}"));
        assert_eq!((found.mime, found.codecs.as_str()), (mime, codecs));
        assert!((found.duration_ms - ms).abs() <= 60, "{found:?}");
    }
}

#[test]
fn t8_1_place_maker_and_title_are_gone_and_what_is_heard_is_not() {
    for (bytes, secrets, heard) in [
        (phone_voice(30), vec![b"40.37".as_slice(), b"Maker", b"secret", b"quicktime"], vec![0x55; 300]),
        (ogg(), vec![b"Maker".as_slice(), b"LOCATION"], [0x08, 1, 2, 3].repeat(50)),
        (wav(), vec![b"Author".as_slice()], vec![128; 4_000]),
        (mp3(), vec![b"My street".as_slice()], [[0xFF_u8, 0xFB, 0x90, 0xC4].as_slice(), &[0; 413]].concat().repeat(50)),
        (VOICE_WEBM.to_vec(), vec![b"no such word".as_slice()], VOICE_WEBM[VOICE_WEBM.len() - 500..].to_vec()),
    ] {
        let (_, kept) = take(&bytes, MediaKind::Voice).unwrap();
        for secret in secrets {
            assert!(holds(&bytes, secret) || secret == b"no such word");
            assert!(!holds(&kept, secret), "{}", String::from_utf8_lossy(secret));
        }
        assert!(holds(&kept, &heard));
    }
    // Moments in the heads of an MP4.
    assert!(holds(&phone_voice(3), &1_790_000_000_u32.to_be_bytes()));
    assert!(!holds(&take(&phone_voice(3), MediaKind::Voice).unwrap().1, &1_790_000_000_u32.to_be_bytes()));
}

#[test]
fn t8_1_tags_of_a_webm_become_empty_room() {
    let tags = [[0x12, 0x54, 0xC3, 0x67, 0x94].as_slice(), b"\x73\x73\x91\x63\xC0\x8ELOCATION 40.37"].concat();
    assert_eq!(tags.len(), 5 + 20);
    // Behind the last cluster, whose length is not known: it belongs to the segment.
    let bytes = [VOICE_WEBM, &tags].concat();
    let (found, kept) = take(&bytes, MediaKind::Voice).unwrap();
    assert!(!holds(&kept, b"LOCATION") && kept.len() == bytes.len());
    assert_eq!(take(VOICE_WEBM, MediaKind::Voice).unwrap().0, found);
}

#[test]
fn voice_is_not_video_and_the_other_way_round() {
    for bytes in [VOICE_MP4, VOICE_WEBM] {
        assert_eq!(take(bytes, MediaKind::Video), Err(Code::NotARecording));
    }
    for bytes in [VIDEO_MP4, VIDEO_WEBM] {
        assert_eq!(take(bytes, MediaKind::Voice), Err(Code::NotARecording));
    }
}

#[test]
fn what_is_no_recording_is_refused_whatever_its_name_says() {
    let svg = b"<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>";
    let heic = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic\0\0\0\x08mdat";
    for bytes in [b"%PDF-1.7\n".as_slice(), svg, heic, b"", b"\0", b"GIF89a", b"<html>", b"MZ\x90\0", b"\xFF\xF1aac without a frame"] {
        assert_eq!(take(bytes, MediaKind::Voice), Err(Code::NotARecording), "{:?}", String::from_utf8_lossy(bytes));
    }
}

#[test]
fn too_long_is_told_with_the_limit() {
    assert_eq!(take(&phone_voice(1_900), MediaKind::Voice), Err(Code::PlaysTooLong { max_s: 180 }));
    assert!(take(&phone_voice(1_800), MediaKind::Voice).is_ok());
}

/// Each cut is refused, or accepted as a shorter recording; none panics, none is taken for longer than it is.
#[test]
fn a_recording_cut_anywhere_is_refused_or_shorter() {
    let (phone, ogg, wav, mp3) = (phone_voice(5), ogg(), wav(), mp3());
    let all =
        [(VOICE_MP4, MediaKind::Voice), (VOICE_WEBM, MediaKind::Voice), (VIDEO_MP4, MediaKind::Video), (VIDEO_WEBM, MediaKind::Video)];
    let made = [&phone, &ogg, &wav, &mp3].map(|bytes| (bytes.as_slice(), MediaKind::Voice));
    for (bytes, kind) in all.into_iter().chain(made) {
        let whole = take(bytes, kind).unwrap().0;
        for cut in (0..bytes.len()).step_by(if bytes.len() > 3_000 { 7 } else { 1 }) {
            if let Ok((found, _)) = take(&bytes[..cut], kind) {
                assert!(found.duration_ms <= whole.duration_ms, "{cut}: {found:?}");
            }
        }
        assert!(take(&bytes[..20], kind).is_err());
    }
    let half = take(&phone[..phone.len() - 30], MediaKind::Voice);
    assert_eq!(half, Err(Code::BrokenRecording), "sound that the tables promise and the file has not");
}

#[test]
fn a8_3_a_video_that_ends_within_a_block_is_taken_as_far_as_it_goes() {
    let whole = take(VIDEO_WEBM, MediaKind::Video).unwrap().0;
    for torn in [2, 30, 400] {
        let (found, kept) = take(&VIDEO_WEBM[..VIDEO_WEBM.len() - torn], MediaKind::Video).unwrap();
        assert!(found.duration_ms <= whole.duration_ms && found.width == whole.width, "{torn}: {found:?}");
        assert_eq!(kept.len(), VIDEO_WEBM.len() - torn);
    }
    // Of the next block only the name was written.
    let named = [VIDEO_WEBM, &[0xA3]].concat();
    assert_eq!(take(&named, MediaKind::Video).unwrap().0, whole);
    assert_eq!(take(&named, MediaKind::Video).unwrap().1.len(), VIDEO_WEBM.len(), "it is gone");
}

/// Each bit of the tables turned round: refused or read, never a panic that reaches the caller's caller, never for long.
#[test]
fn a_bent_recording_does_no_harm() {
    let phone = phone_voice(5);
    for (bytes, kind) in
        [(VOICE_MP4, MediaKind::Voice), (&phone, MediaKind::Voice), (VOICE_WEBM, MediaKind::Voice), (VIDEO_MP4, MediaKind::Video)]
    {
        for at in 0..bytes.len().min(900) {
            for bit in [0, 7] {
                let mut bent = bytes.to_vec();
                bent[at] ^= 1 << bit;
                // As in service, a reader that panics is a recording that is none; one that never ends would be a stuck server.
                let (done, ended) = std::sync::mpsc::channel();
                std::thread::spawn(move || done.send(std::panic::catch_unwind(|| take(&bent, kind).is_ok())));
                let ended = ended.recv_timeout(std::time::Duration::from_secs(20));
                assert!(ended.is_ok(), "byte {at}, bit {bit} of {:?}: never ends", &bytes[..8]);
            }
        }
    }
}

#[test]
fn counts_that_lie_are_refused_before_anything_is_allocated() {
    let lying = |count: u32| {
        let mut bytes = phone_voice(3);
        let at = bytes.windows(4).position(|word| word == b"stsz").unwrap() + 12;
        bytes[at..at + 4].copy_from_slice(&count.to_be_bytes());
        bytes
    };
    // More samples than the chunks have are never gone through; the chunks themselves must lie in the file.
    for count in [u32::MAX, u32::MAX / 2, 4] {
        assert_eq!(take(&lying(count), MediaKind::Voice).unwrap().0.duration_ms, 300, "{count} samples");
    }
    let mut chunk = phone_voice(3);
    let at = chunk.windows(4).position(|word| word == b"stsc").unwrap() + 16;
    chunk[at..at + 4].copy_from_slice(&u32::MAX.to_be_bytes());
    let mut sizes = lying(u32::MAX);
    sizes[at..at + 4].copy_from_slice(&u32::MAX.to_be_bytes());
    assert_eq!(take(&sizes, MediaKind::Voice), Err(Code::BrokenRecording), "forty thousand million bytes");
    assert_eq!(take(&chunk, MediaKind::Voice).unwrap().0.duration_ms, 300, "a chunk has no more than there are");
    let run =
        boxed(b"moof", &boxed(b"traf", &[boxed(b"tfhd", &words(&[0x18, 1, 100, 10])), boxed(b"trun", &words(&[0, u32::MAX]))].concat()));
    assert_eq!(take(&[phone_voice(3), run].concat(), MediaKind::Voice), Err(Code::BrokenRecording));
    // Boxes that end nowhere, go on for ever, or hold themselves.
    for head in [[0, 0, 0, 0], [0, 0, 0, 7], [0xFF, 0xFF, 0xFF, 0xFF]] {
        let bytes = [phone_voice(3), head.to_vec(), b"moof".to_vec()].concat();
        assert_eq!(take(&bytes, MediaKind::Voice), Err(Code::BrokenRecording), "{head:?}");
    }
    let many = [phone_voice(3), boxed(b"junk", &[]).repeat(700_000)].concat();
    assert_eq!(take(&many, MediaKind::Voice), Err(Code::BrokenRecording));
}

#[test]
fn elements_that_lie_are_refused() {
    let at = VOICE_WEBM.windows(4).position(|word| word == [0x1F, 0x43, 0xB6, 0x75]).unwrap();
    let (head, rest) = VOICE_WEBM.split_at(at);
    let huge = [head, &[0x12, 0x54, 0xC3, 0x67, 0x01, 0x00, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF], rest].concat();
    assert_eq!(take(&huge, MediaKind::Voice), Err(Code::BrokenRecording));
    let crowd = [head, &[0xBF, 0x80].repeat(3_000_000), rest].concat();
    assert_eq!(take(&crowd, MediaKind::Voice), Err(Code::BrokenRecording));
    let empty = head.to_vec();
    assert_eq!(take(&empty, MediaKind::Voice), Err(Code::BrokenRecording), "nothing to hear");
}
