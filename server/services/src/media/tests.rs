use super::photo::make_anew;
use domain::refusal::{Code, Field, Refusal};
use image::{ImageFormat, Rgb, RgbImage, Rgba, RgbaImage};
use std::io::Cursor;

/// A picture with a red left half and a blue right half.
fn two_halves(width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |x, _| if x < width / 2 { Rgb([220, 20, 20]) } else { Rgb([20, 20, 220]) })
}

fn encoded(picture: &RgbImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

/// EXIF that says: hold it a quarter turn clockwise (6), taken at 40°22′30″N 49°50′15″E on 12 March 2026 at 14:05.
pub(crate) fn jpeg_with_exif(width: u32, height: u32) -> Vec<u8> {
    let mut tiff = vec![];
    tiff.extend_from_slice(b"MM\0\x2a\0\0\0\x08");
    let entry = |tiff: &mut Vec<u8>, tag: u16, kind: u16, count: u32, value: [u8; 4]| {
        tiff.extend_from_slice(&tag.to_be_bytes());
        tiff.extend_from_slice(&kind.to_be_bytes());
        tiff.extend_from_slice(&count.to_be_bytes());
        tiff.extend_from_slice(&value);
    };
    tiff.extend_from_slice(&3u16.to_be_bytes());
    entry(&mut tiff, 0x0112, 3, 1, [0, 6, 0, 0]);
    entry(&mut tiff, 0x8769, 4, 1, 152u32.to_be_bytes());
    entry(&mut tiff, 0x8825, 4, 1, 50u32.to_be_bytes());
    tiff.extend_from_slice(&0u32.to_be_bytes());
    tiff.extend_from_slice(&4u16.to_be_bytes());
    entry(&mut tiff, 1, 2, 2, *b"N\0\0\0");
    entry(&mut tiff, 2, 5, 3, 104u32.to_be_bytes());
    entry(&mut tiff, 3, 2, 2, *b"E\0\0\0");
    entry(&mut tiff, 4, 5, 3, 128u32.to_be_bytes());
    tiff.extend_from_slice(&0u32.to_be_bytes());
    for number in [40u32, 22, 30, 49, 50, 15] {
        tiff.extend_from_slice(&number.to_be_bytes());
        tiff.extend_from_slice(&1u32.to_be_bytes());
    }
    tiff.extend_from_slice(&1u16.to_be_bytes());
    entry(&mut tiff, 0x9003, 2, 20, 170u32.to_be_bytes());
    tiff.extend_from_slice(&0u32.to_be_bytes());
    tiff.extend_from_slice(b"2026:03:12 14:05:00\0");
    let plain = encoded(&two_halves(width, height), ImageFormat::Jpeg);
    let mut whole = plain[..2].to_vec();
    whole.extend_from_slice(&[0xFF, 0xE1]);
    whole.extend_from_slice(&(tiff.len() as u16 + 8).to_be_bytes());
    whole.extend_from_slice(b"Exif\0\0");
    whole.extend_from_slice(&tiff);
    whole.extend_from_slice(&plain[2..]);
    whole
}

fn refusal(bytes: &[u8]) -> Code {
    match make_anew(bytes) {
        Err(Refusal { field: Field::Photos, code }) => code,
        Err(other) => panic!("another field: {other}"),
        Ok(_) => panic!("was taken"),
    }
}

#[test]
fn a_photo_is_turned_upright_and_loses_its_place_and_time_which_are_offered() {
    let photo = make_anew(&jpeg_with_exif(80, 40)).unwrap();
    assert_eq!((photo.width, photo.height), (40, 80));
    let upright = image::load_from_memory(&photo.full).unwrap().into_rgb8();
    let (top, bottom) = (upright.get_pixel(20, 10).0, upright.get_pixel(20, 70).0);
    assert!(top[0] > 150 && bottom[2] > 150, "the left half is on top now: {top:?} {bottom:?}");
    let place = photo.taken_at.unwrap();
    assert!((place.lat - 40.375).abs() < 1e-6 && (place.lon - 49.8375).abs() < 1e-6, "{place:?}");
    assert_eq!(photo.taken_ms.map(|taken| taken.display_minute()).as_deref(), Some("12.03.2026 14:05"));
    for size in [&photo.full, &photo.medium, &photo.thumb] {
        assert!(!size.windows(4).any(|word| word == b"Exif"));
    }
}

#[test]
fn sizes_are_limited_and_small_photos_stay_small() {
    let photo = make_anew(&encoded(&two_halves(3000, 1500), ImageFormat::Jpeg)).unwrap();
    assert_eq!((photo.width, photo.height), (2560, 1280));
    let side = |bytes: &[u8]| image::load_from_memory(bytes).unwrap().into_rgb8().dimensions();
    assert_eq!(side(&photo.medium), (1280, 640));
    assert_eq!(side(&photo.thumb), (320, 160));
    let small = make_anew(&encoded(&two_halves(100, 50), ImageFormat::WebP)).unwrap();
    assert_eq!(side(&small.full), (100, 50));
    assert_eq!(side(&small.thumb), (100, 50));
}

#[test]
fn transparent_becomes_white() {
    let mut bytes = Cursor::new(Vec::new());
    RgbaImage::from_pixel(20, 20, Rgba([0, 0, 0, 0])).write_to(&mut bytes, ImageFormat::Png).unwrap();
    let photo = make_anew(&bytes.into_inner()).unwrap();
    assert!(image::load_from_memory(&photo.full).unwrap().into_rgb8().get_pixel(10, 10).0[0] > 250);
}

#[test]
fn a_truncated_picture_is_broken_in_every_format() {
    let noise = RgbImage::from_fn(200, 200, |x, y| Rgb([(x * 7 + y * 13) as u8, (x * y) as u8, (x ^ y) as u8]));
    for format in [ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::WebP] {
        let whole = encoded(&noise, format);
        assert!(make_anew(&whole).is_ok());
        for part in [whole.len() - 2, whole.len() / 2, whole.len() / 10 + 30] {
            assert_eq!(refusal(&whole[..part]), Code::BrokenPicture, "{format:?} cut to {part} of {}", whole.len());
        }
    }
}

#[test]
fn a_truncated_photo_with_a_whole_preview_inside_is_broken() {
    let whole = jpeg_with_exif(200, 100);
    assert_eq!(refusal(&whole[..whole.len() - 40]), Code::BrokenPicture);
}

#[test]
fn what_is_no_photo_is_refused_whatever_its_name_says() {
    let gif = b"GIF89a\x01\0\x01\0\x80\0\0\0\0\0\xff\xff\xff!\xf9\x04\x01\0\0\0\0,\0\0\0\0\x01\0\x01\0\0\x02\x02D\x01\0;";
    let heic = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic\0\0\0\0\0\0\0\0";
    let svg = b"<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>";
    for bytes in [b"%PDF-1.7\n1 0 obj\n".as_slice(), svg, gif, heic, b"MZ\x90\0", b"<html>", b"", b"\xff\xd8"] {
        assert_eq!(refusal(bytes), Code::NotAPicture, "{:?}", String::from_utf8_lossy(&bytes[..bytes.len().min(8)]));
    }
}

#[test]
fn what_else_a_photo_is_besides_is_gone_from_what_is_stored() {
    let hidden = b"<script>alert(1)</script>PK\x03\x04%PDF-1.7 /JavaScript<?php";
    for format in [ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::WebP] {
        let photo = make_anew(&[encoded(&two_halves(80, 40), format).as_slice(), hidden].concat()).unwrap();
        for size in [&photo.full, &photo.medium, &photo.thumb] {
            assert!(size.starts_with(b"\xff\xd8\xff") && size.ends_with(b"\xff\xd9"), "{format:?}");
            assert!(!size.windows(8).any(|word| word == b"<script>" || word == b"%PDF-1.7"), "{format:?}");
        }
    }
}

/// A PNG header that promises 30,000 × 30,000 pixels.
pub(crate) fn bomb() -> Vec<u8> {
    let mut png = encoded(&two_halves(8, 8), ImageFormat::Png);
    png[16..20].copy_from_slice(&30_000u32.to_be_bytes());
    png[20..24].copy_from_slice(&30_000u32.to_be_bytes());
    let sum = crc32(&png[12..29]);
    png[29..33].copy_from_slice(&sum.to_be_bytes());
    png
}

fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0u32, |sum, byte| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| if sum & 1 == 1 { (sum >> 1) ^ 0xEDB8_8320 } else { sum >> 1 })
    })
}

#[test]
fn a_decompression_bomb_is_refused_by_its_header() {
    assert_eq!(refusal(&bomb()), Code::TooManyPixels { max_mp: 60 });
}

#[test]
fn a_file_that_is_too_large_is_refused() {
    assert_eq!(refusal(&vec![0xFF; 15_000_001]), Code::FileTooLarge { max_mb: 15 });
}
