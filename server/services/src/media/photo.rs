//! Pixels: a photo as it arrives is never stored. It is recognised by its content, measured before it is decoded, turned
//! upright and encoded anew, which drops everything it said of its place, time and camera (T8.1).

use domain::geo::Point;
use domain::media::cover::Area;
use domain::media::{MAX_PHOTO_MB, MAX_PHOTO_MP};
use domain::refusal::{Code, Field, Refusal};
use domain::time::UnixMs;
use image::codecs::jpeg::JpegEncoder;
use image::{DynamicImage, ImageDecoder, ImageError, ImageFormat, ImageReader, Limits, RgbImage};
use std::io::Cursor;

use super::exif;

/// Longest side of the three sizes in pixels.
const SIDES: [u32; 3] = [2560, 1280, 320];
/// JPEG quality of what is stored.
const QUALITY: u8 = 85;
/// The colour of what is covered: dark, and plainly no part of the scene.
const COVER: image::Rgb<u8> = image::Rgb([38, 38, 38]);
/// Bytes of pixels one picture may have: the most pixels at four bytes each. With sixteen bits a colour it is half as many.
const MAX_PIXEL_BYTES: u64 = MAX_PHOTO_MP as u64 * 4_000_000;
/// Bytes a decoder may take beside the pixels, for a colour profile say: most need a few thousand, a bomb makes a thousand millions.
const MAX_BESIDE: u64 = 16 << 20;

/// A photo made anew in three sizes, all JPEG.
pub(super) struct Photo {
    pub full: Vec<u8>,
    pub medium: Vec<u8>,
    pub thumb: Vec<u8>,
    /// Pixels of `full`.
    pub width: u32,
    pub height: u32,
    /// Where the file said it was taken.
    pub taken_at: Option<Point>,
    /// When the file said it was taken.
    pub taken_ms: Option<UnixMs>,
}

/// Reads a photo of unknown origin and makes it anew.
pub(super) fn make_anew(bytes: &[u8]) -> Result<Photo, Refusal> {
    if bytes.len() > MAX_PHOTO_MB as usize * 1_000_000 {
        return Err(refused(Code::FileTooLarge { max_mb: MAX_PHOTO_MB }));
    }
    let format = kind_by_content(bytes)?;
    measure(bytes, format)?;
    let upright = decode(bytes, format)?;
    let full = scaled(&upright, SIDES[0]);
    let medium = scaled(&full, SIDES[1]);
    let thumb = scaled(&medium, SIDES[2]);
    Ok(Photo {
        full: encode(&full)?,
        medium: encode(&medium)?,
        thumb: encode(&thumb)?,
        width: full.width(),
        height: full.height(),
        taken_at: exif::place(bytes),
        taken_ms: exif::time(bytes),
    })
}

/// One of our own photos with these rectangles filled: what was there is in no pixel of any size.
pub(super) fn covered(bytes: &[u8], areas: &[Area]) -> Result<Photo, Refusal> {
    let mut full = decode(bytes, ImageFormat::Jpeg)?;
    let (width, height) = full.dimensions();
    for area in areas {
        let (left, top, right, bottom) = area.pixels(width, height);
        for (x, y) in (top..bottom).flat_map(|y| (left..right).map(move |x| (x, y))) {
            full.put_pixel(x, y, COVER);
        }
    }
    let medium = scaled(&full, SIDES[1]);
    let thumb = scaled(&medium, SIDES[2]);
    let (full, medium, thumb) = (encode(&full)?, encode(&medium)?, encode(&thumb)?);
    Ok(Photo { full, medium, thumb, width, height, taken_at: None, taken_ms: None })
}

/// The kind by the first bytes, whatever the file's name or declared type says.
fn kind_by_content(bytes: &[u8]) -> Result<ImageFormat, Refusal> {
    match image::guess_format(bytes) {
        Ok(format @ (ImageFormat::Jpeg | ImageFormat::Png | ImageFormat::WebP)) => Ok(format),
        _ => Err(refused(Code::NotAPicture)),
    }
}

/// Width, height and depth stand in the header: a bomb is recognised before a pixel of it is decoded.
fn measure(bytes: &[u8], format: ImageFormat) -> Result<(), Refusal> {
    let decoder = reader(bytes, format).into_decoder().map_err(|error| reason(&error))?;
    let (width, height) = decoder.dimensions();
    let pixels = u64::from(width) * u64::from(height);
    let fits = pixels > 0 && pixels <= u64::from(MAX_PHOTO_MP) * 1_000_000 && decoder.total_bytes() <= MAX_PIXEL_BYTES;
    fits.then_some(()).ok_or(too_many_pixels())
}

fn decode(bytes: &[u8], format: ImageFormat) -> Result<RgbImage, Refusal> {
    if !is_whole(bytes, format) {
        return Err(refused(Code::BrokenPicture));
    }
    let mut decoder = reader(bytes, format).into_decoder().map_err(|error| reason(&error))?;
    let orientation = decoder.orientation().map_err(|error| reason(&error))?;
    let mut picture = DynamicImage::from_decoder(decoder).map_err(|error| reason(&error))?;
    picture.apply_orientation(orientation);
    Ok(on_white(picture))
}

fn reader(bytes: &[u8], format: ImageFormat) -> ImageReader<Cursor<&[u8]>> {
    let mut limits = Limits::default();
    limits.max_alloc = Some(MAX_BESIDE);
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    reader.limits(limits);
    reader
}

/// A decoder fills what is cut off with grey; people would notice only later.
fn is_whole(bytes: &[u8], format: ImageFormat) -> bool {
    match format {
        ImageFormat::Jpeg => jpeg_is_whole(bytes),
        // The last chunk: its name and its four bytes of checksum.
        ImageFormat::Png => bytes.windows(4).rposition(|word| word == b"IEND").is_some_and(|at| at + 8 <= bytes.len()),
        // A RIFF file says its own length, less the eight bytes that say so.
        ImageFormat::WebP => {
            let said = bytes.get(4..8).and_then(|four| four.try_into().ok()).map(u32::from_le_bytes);
            said.is_some_and(|said| said as usize + 8 <= bytes.len())
        }
        _ => true,
    }
}

/// A whole JPEG has its end marker somewhere after its first scan has begun (makers of phones write more data behind it).
fn jpeg_is_whole(bytes: &[u8]) -> bool {
    let scan = first_scan(bytes).unwrap_or(bytes.len());
    bytes.get(scan..).is_some_and(|rest| rest.windows(2).any(|pair| pair == [0xFF, 0xD9]))
}

/// Where the first scan begins, walking from marker to marker.
fn first_scan(bytes: &[u8]) -> Option<usize> {
    let mut at = 2;
    loop {
        match (*bytes.get(at)?, *bytes.get(at + 1)?) {
            (0xFF, 0xDA) => return Some(at),
            (0xFF, 0xFF) => at += 1,
            (0xFF, _) => at += 2 + usize::from(u16::from_be_bytes([*bytes.get(at + 2)?, *bytes.get(at + 3)?])),
            _ => return None,
        }
    }
}

/// What is transparent becomes white: JPEG knows no transparency.
fn on_white(picture: DynamicImage) -> RgbImage {
    if !picture.color().has_alpha() {
        return picture.into_rgb8();
    }
    let source = picture.into_rgba8();
    RgbImage::from_fn(source.width(), source.height(), |x, y| {
        let [r, g, b, alpha] = source.get_pixel(x, y).0;
        let over = |c: u8| ((u32::from(c) * u32::from(alpha) + 255 * (255 - u32::from(alpha))) / 255) as u8;
        image::Rgb([over(r), over(g), over(b)])
    })
}

/// At most `side` pixels long; never made larger.
fn scaled(picture: &RgbImage, side: u32) -> RgbImage {
    let (width, height) = picture.dimensions();
    let longest = width.max(height);
    if longest <= side {
        return picture.clone();
    }
    let shorter = |length: u32| ((u64::from(length) * u64::from(side) / u64::from(longest)) as u32).max(1);
    image::imageops::thumbnail(picture, shorter(width), shorter(height))
}

fn encode(picture: &RgbImage) -> Result<Vec<u8>, Refusal> {
    let mut bytes = Vec::new();
    JpegEncoder::new_with_quality(&mut bytes, QUALITY).encode_image(picture).map_err(|error| reason(&error))?;
    Ok(bytes)
}

fn reason(error: &ImageError) -> Refusal {
    match error {
        ImageError::Limits(_) => too_many_pixels(),
        ImageError::Unsupported(_) => refused(Code::NotAPicture),
        _ => refused(Code::BrokenPicture),
    }
}

fn too_many_pixels() -> Refusal {
    refused(Code::TooManyPixels { max_mp: MAX_PHOTO_MP })
}

pub(super) fn refused(code: Code) -> Refusal {
    Refusal::new(Field::Photos, code)
}
