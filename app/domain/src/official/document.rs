//! Documents of official requests and answers (A5.0.7, A6.0.4, A7.0.6): "zəruri sənədləri (məlumatları) təqdim etmək".

use crate::ids::{MediaId, OfficialFileId};
use serde::{Deserialize, Serialize};

/// Documents with a request, and with its answer.
pub const MOST_DOCUMENTS: u32 = 10;
/// The largest document, in megabytes.
pub const MAX_DOCUMENT_MB: u32 = 20;
/// Most characters of a document's name, its ending included.
pub const MAX_NAME: usize = 120;
/// Days for which a document waits in a form.
pub const WAITING_DAYS: i64 = 7;

kinds! {
    /// Of what kind a document is, as its content says.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
    #[serde(rename_all = "snake_case")]
    DocumentKind {
        /// PDF.
        Pdf = "pdf",
        /// Picture.
        Jpeg = "jpeg",
        /// Picture.
        Png = "png",
        /// Text of Office.
        Docx = "docx",
        /// Table of Office.
        Xlsx = "xlsx",
        /// Slides of Office.
        Pptx = "pptx",
        /// Text of OpenDocument.
        Odt = "odt",
        /// Table of OpenDocument.
        Ods = "ods",
        /// Slides of OpenDocument.
        Odp = "odp",
    }
}

impl DocumentKind {
    /// Its MIME type.
    pub fn mime(self) -> &'static str {
        match self {
            DocumentKind::Pdf => "application/pdf",
            DocumentKind::Jpeg => "image/jpeg",
            DocumentKind::Png => "image/png",
            DocumentKind::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            DocumentKind::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            DocumentKind::Pptx => "application/vnd.openxmlformats-officedocument.presentationml.presentation",
            DocumentKind::Odt => "application/vnd.oasis.opendocument.text",
            DocumentKind::Ods => "application/vnd.oasis.opendocument.spreadsheet",
            DocumentKind::Odp => "application/vnd.oasis.opendocument.presentation",
        }
    }

    /// Endings of such a file; the first one is given to a name that has another.
    fn endings(self) -> &'static [&'static str] {
        match self {
            DocumentKind::Jpeg => &["jpg", "jpeg"],
            DocumentKind::Pdf => &["pdf"],
            DocumentKind::Png => &["png"],
            DocumentKind::Docx => &["docx"],
            DocumentKind::Xlsx => &["xlsx"],
            DocumentKind::Pptx => &["pptx"],
            DocumentKind::Odt => &["odt"],
            DocumentKind::Ods => &["ods"],
            DocumentKind::Odp => &["odp"],
        }
    }
}

kinds! {
    /// With what a document was sent.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
    #[serde(rename_all = "snake_case")]
    Part {
        /// With the request.
        Request = "request",
        /// With the answer.
        Answer = "answer",
    }
}

/// A document as the pages show it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DocumentView {
    /// Id.
    pub id: OfficialFileId,
    /// Its name.
    pub name: String,
    /// Of what kind.
    pub kind: DocumentKind,
    /// Its size in bytes.
    pub bytes: u64,
    /// SHA-256 of its content: what a signature is over.
    pub digest: MediaId,
    /// How often the other side has taken it.
    pub fetched: u32,
}

/// A name from somebody's computer as it may be shown and given to a file: no folders, nothing invisible, an ending of its kind.
pub fn document_name(typed: &str, kind: DocumentKind) -> String {
    let last = typed.rsplit(['/', '\\']).next().unwrap_or_default();
    let plain: String = last.chars().filter(|one| is_plain(*one)).collect();
    let plain = plain.trim().trim_start_matches('.');
    let (stem, ending) = plain.rsplit_once('.').unwrap_or((plain, ""));
    let known = kind.endings().contains(&ending.to_lowercase().as_str());
    let ending = if known { ending } else { kind.endings().first().copied().unwrap_or_default() };
    let stem = if known { stem } else { plain };
    let room = MAX_NAME - 1 - ending.chars().count();
    let stem: String = stem.trim().chars().take(room).collect();
    let stem = if stem.is_empty() { "document" } else { stem.trim_end() };
    format!("{stem}.{ending}")
}

/// Nothing that a system takes for more than a letter, and nothing that turns the direction of reading.
fn is_plain(one: char) -> bool {
    let turns = matches!(one, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}');
    !one.is_control() && !turns && !matches!(one, '<' | '>' | ':' | '"' | '|' | '?' | '*')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a5_0_7_a_documents_name_is_a_name_and_nothing_else() {
        let table = [
            ("Hesabat mart.pdf", "Hesabat mart.pdf"),
            ("C:\\Users\\əli\\Siyahı.PDF", "Siyahı.PDF"),
            ("../../etc/passwd", "passwd.pdf"),
            ("report.exe", "report.exe.pdf"),
            ("fdp.\u{202e}exe", "fdp.exe.pdf"),
            ("<b>x</b>.pdf", "b.pdf"),
            ("", "document.pdf"),
            (".pdf", "pdf.pdf"),
            ("a\nb\u{0}.pdf", "ab.pdf"),
        ];
        for (typed, expected) in table {
            assert_eq!(document_name(typed, DocumentKind::Pdf), expected, "{typed:?}");
        }
        assert_eq!(document_name("foto.jpeg", DocumentKind::Jpeg), "foto.jpeg");
        let long = document_name(&"ə".repeat(500), DocumentKind::Docx);
        assert!(long.chars().count() <= MAX_NAME && long.ends_with("ə.docx"), "{long}");
    }

    #[test]
    fn a_document_comes_back_from_its_words() {
        for kind in DocumentKind::ALL {
            assert_eq!(DocumentKind::parse(kind.as_str()), Some(kind));
            assert!(kind.mime().contains('/'));
        }
        for part in [Part::Request, Part::Answer] {
            assert_eq!(Part::parse(part.as_str()), Some(part));
        }
    }
}
