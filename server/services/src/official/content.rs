//! What a document is, by its content: whatever its name says. It is never opened here beyond what tells its kind; it is given out as a
//! file to be saved, never shown. What can run in it is refused where it can be seen: what lies in packed streams of a PDF can't.

use bytes::Bytes;
use domain::official::DocumentKind;
use domain::refusal::Code;
use image::ImageReader;
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// Where the head of a PDF may stand, bytes.
const PDF_HEAD: usize = 1024;
/// Where its end must stand, bytes from the end.
const PDF_END: usize = 2048;
/// Pixels of a picture.
const MOST_PIXELS: u64 = 100_000_000;
/// Parts of an Office file.
const MOST_PARTS: usize = 5_000;
/// Bytes that an Office file may become when it is unpacked.
const MOST_UNPACKED: u64 = 500 << 20;
/// Words in a PDF that start something.
const RUNS: [&[u8]; 6] = [b"/JavaScript", b"/JS", b"/Launch", b"/EmbeddedFile", b"/EmbeddedFiles", b"/RichMedia"];
/// Parts of an Office file that hold programs.
const PROGRAMS: [&str; 5] = ["vbaproject", "vbadata", "activex/", "embeddings/oleobject", "macrosheets/"];
/// The same in OpenDocument.
const SCRIPTS: [&str; 2] = ["basic/", "scripts/"];

/// The kind of a document of unknown origin, told beside the server's other work.
///
/// # Errors
/// As [`kind_of`]; a reader that panics has met a file that is no document.
pub(crate) async fn kind_apart(bytes: &Bytes) -> Result<DocumentKind, Code> {
    let looked_at = bytes.clone();
    tokio::task::spawn_blocking(move || kind_of(&looked_at)).await.unwrap_or(Err(Code::NotADocument))
}

/// The kind of a document.
///
/// # Errors
/// `NotADocument` for everything else and for what is cut off, `RunsSomething` for what holds programs.
pub(crate) fn kind_of(bytes: &[u8]) -> Result<DocumentKind, Code> {
    let head = &bytes[..bytes.len().min(PDF_HEAD)];
    match bytes {
        [0xFF, 0xD8, 0xFF, ..] => picture(bytes, DocumentKind::Jpeg),
        [0x89, b'P', b'N', b'G', ..] => picture(bytes, DocumentKind::Png),
        [b'P', b'K', 3, 4, ..] => office(bytes),
        _ if holds(head, b"%PDF-") => pdf(bytes),
        _ => Err(Code::NotADocument),
    }
}

fn holds(bytes: &[u8], words: &[u8]) -> bool {
    bytes.windows(words.len()).any(|window| window == words)
}

fn pdf(bytes: &[u8]) -> Result<DocumentKind, Code> {
    let end = &bytes[bytes.len().saturating_sub(PDF_END)..];
    if !holds(end, b"%%EOF") {
        return Err(Code::NotADocument);
    }
    let plain = unmasked(bytes);
    let runs = RUNS.iter().any(|word| names(&plain, word));
    if runs { Err(Code::RunsSomething) } else { Ok(DocumentKind::Pdf) }
}

/// Names may be written with `#4A` for `J`.
fn unmasked(bytes: &[u8]) -> Vec<u8> {
    let digit = |byte: u8| char::from(byte).to_digit(16);
    let (mut plain, mut at) = (Vec::with_capacity(bytes.len()), 0);
    while let Some(&byte) = bytes.get(at) {
        let digits = bytes.get(at + 1).copied().and_then(digit).zip(bytes.get(at + 2).copied().and_then(digit));
        match digits.filter(|_| byte == b'#') {
            Some((high, low)) => {
                plain.push((high * 16 + low) as u8);
                at += 3;
            }
            None => {
                plain.push(byte);
                at += 1;
            }
        }
    }
    plain
}

/// Whether a whole name stands there: `/JS` is not in `/JSomething`.
fn names(bytes: &[u8], name: &[u8]) -> bool {
    let mut rest = bytes;
    while let Some(at) = rest.windows(name.len()).position(|window| window == name) {
        let after = rest.get(at + name.len()).copied();
        if after.is_none_or(|byte| !byte.is_ascii_alphanumeric()) {
            return true;
        }
        rest = &rest[at + name.len()..];
    }
    false
}

/// The head says what it is and how large; the pixels are left alone.
fn picture(bytes: &[u8], kind: DocumentKind) -> Result<DocumentKind, Code> {
    let reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format().map_err(|_| Code::NotADocument)?;
    let (width, height) = reader.into_dimensions().map_err(|_| Code::NotADocument)?;
    let pixels = u64::from(width) * u64::from(height);
    let whole = match kind {
        // Phones put more behind the end of the picture.
        DocumentKind::Jpeg => holds(bytes, &[0xFF, 0xD9]),
        _ => holds(&bytes[bytes.len().saturating_sub(PDF_END)..], b"IEND"),
    };
    if whole && (1..=MOST_PIXELS).contains(&pixels) { Ok(kind) } else { Err(Code::NotADocument) }
}

/// The list of its parts says what it is; nothing is unpacked.
fn office(bytes: &[u8]) -> Result<DocumentKind, Code> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Code::NotADocument)?;
    if archive.len() > MOST_PARTS {
        return Err(Code::NotADocument);
    }
    let mut unpacked = 0_u64;
    let mut parts = Vec::with_capacity(archive.len());
    for at in 0..archive.len() {
        let part = archive.by_index_raw(at).map_err(|_| Code::NotADocument)?;
        unpacked = unpacked.saturating_add(part.size());
        parts.push(part.name().map_err(|_| Code::NotADocument)?.to_lowercase());
    }
    if unpacked > MOST_UNPACKED {
        return Err(Code::NotADocument);
    }
    if parts.iter().any(|part| PROGRAMS.iter().any(|word| part.contains(word)) || SCRIPTS.iter().any(|word| part.starts_with(word))) {
        return Err(Code::RunsSomething);
    }
    open_document(&mut archive).or_else(|| microsoft(&parts)).ok_or(Code::NotADocument)
}

fn microsoft(parts: &[String]) -> Option<DocumentKind> {
    let has = |name: &str| parts.iter().any(|part| part == name);
    let kinds =
        [("word/document.xml", DocumentKind::Docx), ("xl/workbook.xml", DocumentKind::Xlsx), ("ppt/presentation.xml", DocumentKind::Pptx)];
    has("[content_types].xml").then(|| kinds.into_iter().find(|(name, _)| has(name)).map(|(_, kind)| kind))?
}

/// Its first part is its type, not packed.
fn open_document(archive: &mut ZipArchive<Cursor<&[u8]>>) -> Option<DocumentKind> {
    let mut said = String::new();
    archive.by_name("mimetype").ok()?.take(100).read_to_string(&mut said).ok()?;
    [DocumentKind::Odt, DocumentKind::Ods, DocumentKind::Odp].into_iter().find(|kind| said.trim() == kind.mime())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;
    use zip::CompressionMethod;
    use zip::write::{SimpleFileOptions, ZipWriter};

    fn archive(parts: &[(&str, &str)]) -> Vec<u8> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
        for (name, content) in parts {
            writer.start_file(*name, stored).unwrap();
            writer.write_all(content.as_bytes()).unwrap();
        }
        writer.finish().unwrap().into_inner()
    }

    fn pdf_of(words: &str) -> Vec<u8> {
        format!("%PDF-1.7\n1 0 obj\n<< {words} >>\nendobj\ntrailer\n%%EOF\n").into_bytes()
    }

    #[test]
    fn a5_0_7_a_document_is_known_by_its_content() {
        let types = ("[Content_Types].xml", "<Types/>");
        assert_eq!(kind_of(&pdf_of("/Type /Catalog")), Ok(DocumentKind::Pdf));
        assert_eq!(kind_of(&archive(&[types, ("word/document.xml", "x")])), Ok(DocumentKind::Docx));
        assert_eq!(kind_of(&archive(&[types, ("xl/workbook.xml", "x")])), Ok(DocumentKind::Xlsx));
        assert_eq!(kind_of(&archive(&[types, ("ppt/presentation.xml", "x")])), Ok(DocumentKind::Pptx));
        let text = ("mimetype", "application/vnd.oasis.opendocument.text");
        assert_eq!(kind_of(&archive(&[text, ("content.xml", "x")])), Ok(DocumentKind::Odt));
        let mut png = Vec::new();
        image::RgbImage::new(2, 2).write_to(&mut Cursor::new(&mut png), image::ImageFormat::Png).unwrap();
        assert_eq!(kind_of(&png), Ok(DocumentKind::Png));
        assert_eq!(kind_of(&png[..png.len() - 12]), Err(Code::NotADocument), "cut off");
    }

    #[test]
    fn a5_0_7_what_is_no_document_or_runs_something_is_refused() {
        let types = ("[Content_Types].xml", "<Types/>");
        let table: Vec<(Vec<u8>, Code)> = vec![
            (Vec::new(), Code::NotADocument),
            (b"MZ\x90\0 a program".to_vec(), Code::NotADocument),
            (b"<html><script>alert(1)</script></html>".to_vec(), Code::NotADocument),
            (vec![0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], Code::NotADocument),
            (b"%PDF-1.7 cut off".to_vec(), Code::NotADocument),
            (pdf_of("/OpenAction << /S /JavaScript /JS (app.alert(1)) >>"), Code::RunsSomething),
            (pdf_of("/S /#4aava#53cript"), Code::RunsSomething),
            (pdf_of("/S /Launch /F (calc.exe)"), Code::RunsSomething),
            (pdf_of("/Names << /EmbeddedFiles 2 0 R >>"), Code::RunsSomething),
            (archive(&[("readme.txt", "x")]), Code::NotADocument),
            (archive(&[types, ("word/document.xml", "x"), ("word/vbaProject.bin", "x")]), Code::RunsSomething),
            (archive(&[types, ("xl/workbook.xml", "x"), ("xl/embeddings/oleObject1.bin", "x")]), Code::RunsSomething),
            (archive(&[("mimetype", "application/vnd.oasis.opendocument.text"), ("Basic/script-lc.xml", "x")]), Code::RunsSomething),
            (b"PK\x03\x04 and nothing of an archive".to_vec(), Code::NotADocument),
            (vec![0xFF, 0xD8, 0xFF, 0xE0, 1, 2, 3], Code::NotADocument),
        ];
        for (nr, (bytes, code)) in table.into_iter().enumerate() {
            assert_eq!(kind_of(&bytes), Err(code), "{nr}");
        }
        let mut bomb = archive(&[types, ("word/document.xml", "x")]);
        let listed = bomb.windows(4).rposition(|word| word == b"PK\x01\x02").unwrap();
        bomb[listed + 24..listed + 28].copy_from_slice(&0x2000_0000_u32.to_le_bytes());
        assert_eq!(kind_of(&bomb), Err(Code::NotADocument), "it says that it becomes 512 MB");
        let page = [b"<html><script>alert(1)</script>".as_slice(), &[b' '; PDF_HEAD], &pdf_of("")].concat();
        assert_eq!(kind_of(&page), Err(Code::NotADocument), "a page with a document behind it");
        assert_eq!(kind_of(&pdf_of("/JSomething /OpenAction [3 0 R /Fit]")), Ok(DocumentKind::Pdf), "a view is no program");
    }
}
