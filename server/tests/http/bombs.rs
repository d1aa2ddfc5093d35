//! Small files that would become very large: refused by what they say of themselves, before they take any memory.

use super::program::Program;
use super::upload::jpeg;
use flate2::Compression;
use flate2::write::ZlibEncoder;
use serde_json::json;
use std::io::Write;

/// What a bomb may add to the program's memory at most: less than an ordinary photo of twelve megapixels does.
const LITTLE: u64 = 64 << 20;

fn png(width: u32, height: u32, bits: u8, colour: u8, beside: &[u8]) -> Vec<u8> {
    let mut header = Vec::new();
    header.extend(width.to_be_bytes());
    header.extend(height.to_be_bytes());
    header.extend([bits, colour, 0, 0, 0]);
    let pixels = deflated(1 << 20);
    [b"\x89PNG\r\n\x1a\n", chunk(b"IHDR", &header).as_slice(), beside, &chunk(b"IDAT", &pixels), &chunk(b"IEND", b"")].concat()
}

fn chunk(name: &[u8; 4], content: &[u8]) -> Vec<u8> {
    let named = [name, content].concat();
    let mut sum = flate2::Crc::new();
    sum.update(&named);
    [&u32::try_from(content.len()).unwrap().to_be_bytes(), named.as_slice(), &sum.sum().to_be_bytes()].concat()
}

/// So many zeros, made a thousandth of it.
fn deflated(length: usize) -> Vec<u8> {
    let mut writer = ZlibEncoder::new(Vec::new(), Compression::default());
    let zeros = vec![0; 1 << 20];
    for _ in 0..length >> 20 {
        writer.write_all(&zeros).unwrap();
    }
    writer.finish().unwrap()
}

/// A JPEG whose frame says that it is as large as a JPEG can be.
fn vast_jpeg() -> Vec<u8> {
    let mut bytes = jpeg();
    let frame = bytes.windows(2).position(|pair| pair == [0xFF, 0xC0]).expect("a baseline frame");
    bytes[frame + 5..frame + 9].copy_from_slice(&[0xFF, 0xDC, 0xFF, 0xDC]);
    bytes
}

#[tokio::test]
async fn t6_0_3_a_bomb_is_refused_by_name_and_takes_no_memory() {
    let data = tempfile::tempdir().unwrap();
    let program = Program::serve(data.path(), &format!("sqlite:{}", data.path().join("test.db").display())).await;
    let too_many = json!({ "too_many_pixels": { "max_mp": 60 } });
    let profile = [b"bomb\0\0".as_slice(), &deflated(256 << 20)].concat();
    let bombs = [
        ("900 megapixels", png(30_000, 30_000, 8, 2, b""), Some(&too_many)),
        ("few enough pixels, of eight bytes each", png(7_000, 8_500, 16, 6, b""), Some(&too_many)),
        ("as large as a JPEG can be", vast_jpeg(), Some(&too_many)),
        ("a small picture with a colour profile of 256 MB", png(8, 8, 8, 2, &chunk(b"iCCP", &profile)), None),
    ];
    // What decoding needs at all, code and buffers, is there before the first bomb.
    let usual = program.post("/upload/photo", "", "image/jpeg", jpeg()).await.unwrap();
    assert_eq!(usual.0, 200, "{}", usual.1);
    let before = program.peak();
    for (name, bytes, code) in bombs {
        assert!(bytes.len() < 2_000_000, "{name}: small on the wire");
        let (status, answer) = program.post("/upload/photo", "", "image/png", bytes).await.unwrap();
        let refused = &answer["refused"][0];
        if let Some(code) = code {
            assert_eq!((status, &refused["field"], &refused["code"]), (422, &json!("photos"), code), "{name}: {answer}");
        }
        let grown = program.peak() - before;
        assert!(grown < LITTLE, "{name}: took {} MB", grown >> 20);
    }
    assert_eq!(program.post("/upload/photo", "", "image/jpeg", jpeg()).await.unwrap().0, 200, "the next person's photo is taken");
}
