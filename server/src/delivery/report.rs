//! A report's letter: what is counted, as of when, where to look and where to stop it. Neither the report's own name nor its filter
//! leaves: an employee has typed them.

use app::context::in_lang;
use app::i18n::texts::{reports as text, server, ui};
use app::page::reports::words;
use domain::lang::Lang;
use domain::reports::{Address, Report};

/// The part of the page where reports by e-mail stand.
const MAILS: &str = "/reports#mails";

/// A file that goes along.
pub struct Attached {
    /// Its name.
    pub name: String,
    /// Its type.
    pub mime: &'static str,
    /// Its content.
    pub bytes: Vec<u8>,
}

/// A letter.
pub struct ReportLetter {
    lang: Lang,
    counted: String,
    text: String,
    /// The table.
    pub attached: Attached,
}

impl ReportLetter {
    /// In the reader's language.
    pub fn new(lang: Lang, origin: &str, query: &str, report: &Report, attached: Attached) -> ReportLetter {
        let address = Address::read(query);
        let (measure, rows) = in_lang(lang, || (words::measure(address.measure), words::dimension(address.rows)));
        let counted = format!("{measure} – {rows}");
        let of = report.institution.as_ref().map(|own| text::own_parts(lang, own.in_lang(lang)));
        let as_of = text::as_of(lang, report.as_of_ms.display_minute());
        let first: Vec<String> = [Some(format!("{counted}.")), of, Some(as_of)].into_iter().flatten().collect();
        let link = format!("{origin}{MAILS}");
        let paragraphs =
            [first.join("\n"), text::mail_attached(lang).to_owned(), text::mail_more(lang, &link), text::mail_stop(lang, &link)];
        ReportLetter { lang, counted, text: paragraphs.join("\n\n"), attached }
    }

    /// Name of the site and what is counted; in the test environment its mark stands before them (A3.1.6).
    pub fn subject(&self, is_test: bool) -> String {
        let title = format!("{}: {}", ui::site_name(self.lang), self.counted);
        if is_test { format!("{}: {title}", server::test_environment(self.lang)) } else { title }
    }

    /// The letter's text.
    pub fn text(&self, is_test: bool) -> String {
        let mark = match is_test {
            true => format!("{}. {}\n\n", server::test_environment(self.lang), server::test_environment_text(self.lang)),
            false => String::new(),
        };
        format!("{mark}{}\n", self.text)
    }
}
