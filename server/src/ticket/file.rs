//! A ticket as a file, to be looked at before there is a printer.

use domain::queue::print::Bitmap;
use image::{GrayImage, ImageFormat, Luma};
use krilla::Document;
use krilla::geom::{PathBuilder, Rect};
use krilla::page::PageSettings;
use krilla::paint::Fill;
use std::io::Cursor;

/// A dot of the paper, in points: an eighth of a millimetre.
const DOT: f32 = 72.0 / 25.4 / 8.0;

/// As PNG.
pub fn png(picture: &Bitmap) -> Option<Vec<u8>> {
    let grey = GrayImage::from_fn(picture.width(), picture.height(), |x, y| Luma([if picture.is_black(x, y) { 0 } else { 255 }]));
    let mut bytes = Cursor::new(Vec::new());
    grey.write_to(&mut bytes, ImageFormat::Png).ok()?;
    Some(bytes.into_inner())
}

/// As PDF, in the size of the paper.
pub fn pdf(picture: &Bitmap) -> Option<Vec<u8>> {
    let mut document = Document::new();
    let (width, height) = (picture.width() as f32 * DOT, picture.height() as f32 * DOT);
    let mut page = document.start_page_with(PageSettings::from_wh(width, height)?);
    let mut surface = page.surface();
    surface.set_fill(Some(Fill::default()));
    let mut path = PathBuilder::new();
    for (row, first, dots) in picture.stretches() {
        path.push_rect(Rect::from_xywh(first as f32 * DOT, row as f32 * DOT, dots as f32 * DOT, DOT)?);
    }
    surface.draw_path(&path.finish()?);
    surface.finish();
    page.finish();
    document.finish().ok()
}
