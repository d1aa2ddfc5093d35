//! What a notice says outside the cabinet: number and event, and the way to the cabinet. Nothing personal: other people see
//! lock screens and subject lines.

mod order;

use app::i18n::texts::{notices as text, queue, server, turn, ui};
use app::page::cabinet::notice_words::sentence_in;
use app::routes;
use domain::ids::NoticeId;
use domain::lang::Lang;
use domain::notice::Notice;
use domain::queue::OrderLetter;
use domain::time::{Date, UnixMs};
use services::delivery::{Contents, Event, OrderMail, Parcel};

/// The page where notices are switched.
const SETTINGS: &str = "/my/settings";

/// A notice in the person's language.
pub struct Words {
    lang: Lang,
    origin: String,
    title: String,
    is_test: bool,
    what: What,
}

enum What {
    Notice {
        sentence: String,
        day: Option<Date>,
        path: String,
    },
    Code(String),
    /// Several sentences with an event over them; beside them a short message and files.
    Letter(Box<Letter>),
}

struct Letter {
    event: String,
    paragraphs: Vec<String>,
    short: String,
    path: String,
    files: Vec<File>,
}

/// A file of a letter.
pub struct File {
    /// Its name.
    pub name: &'static str,
    /// Its kind.
    pub mime: &'static str,
    /// What is in it.
    pub bytes: Vec<u8>,
}

impl Words {
    /// The words of a parcel; in the test environment they begin with its mark (A3.1.6).
    pub fn of(parcel: &Parcel, origin: &str, is_test: bool) -> Words {
        let site = ui::site_name(parcel.lang);
        let what = match &parcel.contents {
            Contents::Code(code) => What::Code(code.clone()),
            Contents::Order(mail) => What::Letter(Box::new(order_letter(parcel.lang, mail, origin, site, parcel.since))),
            Contents::Place(mail) => {
                let paragraphs = order::place(parcel.lang, mail, origin);
                let event = queue::mail_place(parcel.lang).to_owned();
                let short = format!("{site}: {event}");
                What::Letter(Box::new(Letter { event, paragraphs, short, path: mail.path.clone(), files: Vec::new() }))
            }
            Contents::Turn { path } => {
                let event = turn::push_near(parcel.lang).to_owned();
                let paragraphs = vec![event.clone(), format!("{origin}{path}")];
                let short = format!("{site}: {event}");
                What::Letter(Box::new(Letter { event, paragraphs, short, path: path.clone(), files: Vec::new() }))
            }
            Contents::Notice(event) => What::Notice { sentence: sentence(parcel.lang, event), day: event.day, path: path(event) },
        };
        let (lang, name) = (parcel.lang, site);
        let title = if is_test { format!("{}: {name}", server::test_environment(lang)) } else { name.to_owned() };
        Words { lang, origin: origin.to_owned(), title, is_test, what }
    }

    /// Name of the site and the event: subject of a letter.
    pub fn subject(&self) -> String {
        let event = match &self.what {
            What::Notice { sentence, .. } => sentence,
            What::Code(_) => text::code_subject(self.lang),
            What::Letter(letter) => &letter.event,
        };
        format!("{}: {event}", self.title)
    }

    /// The whole letter.
    pub fn letter(&self) -> String {
        let (lang, origin) = (self.lang, &self.origin);
        let settings = format!("{origin}{SETTINGS}");
        let paragraphs = match &self.what {
            What::Notice { sentence, day, path } => {
                let day = day.map(|day| format!("\n{}", text::letter_day(lang, day.display()))).unwrap_or_default();
                vec![format!("{sentence}.{day}"), text::letter_more(lang, format!("{origin}{path}")), text::letter_foot(lang, settings)]
            }
            What::Code(code) => {
                vec![text::code_letter(lang, code), text::code_letter_how(lang, settings), text::code_letter_not_you(lang).to_owned()]
            }
            What::Letter(letter) => letter.paragraphs.clone(),
        };
        format!("{}{}\n", self.mark(), paragraphs.join("\n\n"))
    }

    /// The first line of a letter of the test environment.
    fn mark(&self) -> String {
        if self.is_test {
            format!("{}. {}\n\n", server::test_environment(self.lang), server::test_environment_text(self.lang))
        } else {
            String::new()
        }
    }

    /// A short message.
    pub fn short(&self) -> String {
        match &self.what {
            What::Notice { sentence, .. } => format!("{}: {sentence}. {}/my/notices", self.title, self.origin),
            What::Code(code) => text::code_sms(self.lang, &self.title, code),
            What::Letter(letter) => letter.short.clone(),
        }
    }

    /// Files that go with a letter.
    pub fn files(&self) -> &[File] {
        match &self.what {
            What::Letter(letter) => &letter.files,
            _ => &[],
        }
    }

    /// Title, text and page of a message on a screen.
    pub fn on_screen(&self) -> (&str, &str, &str) {
        match &self.what {
            What::Notice { sentence, path, .. } => (&self.title, sentence, path),
            What::Code(_) => (&self.title, text::code_subject(self.lang), SETTINGS),
            What::Letter(letter) => (&self.title, &letter.event, &letter.path),
        }
    }
}

/// A letter about an order, with its entry for calendars and the picture that a kiosk scans.
fn order_letter(lang: Lang, mail: &OrderMail, origin: &str, site: &str, since: UnixMs) -> Letter {
    let calendar = order::calendar(lang, mail, since);
    let scanned = matches!(mail.letter, OrderLetter::Booked | OrderLetter::Changed | OrderLetter::Reminder);
    let picture = if scanned { crate::qr::png(&mail.plain_code) } else { None };
    let calendar = calendar.map(|file| File { name: "asan-novbe.ics", mime: "text/calendar; charset=utf-8", bytes: file.into_bytes() });
    let picture = picture.map(|bytes| File { name: "sifaris-kodu.png", mime: "image/png", bytes });
    Letter {
        event: order::event(lang, mail),
        paragraphs: order::paragraphs(lang, mail, origin),
        short: order::short(lang, mail, site),
        path: mail.path.clone(),
        files: calendar.into_iter().chain(picture).collect(),
    }
}

fn sentence(lang: Lang, event: &Event) -> String {
    let notice = Notice {
        id: NoticeId::default(),
        what: event.what,
        appeal: event.appeal.clone(),
        number: event.number.clone(),
        day: event.day,
        sent_ms: Default::default(),
        read_ms: None,
        deliveries: Vec::new(),
        followed: event.followed.as_ref().map(|(followed, _)| followed.clone()),
    };
    sentence_in(lang, &notice)
}

/// Own and joined appeals are read in the cabinet, an employee's at the desk, what is followed on public pages.
fn path(event: &Event) -> String {
    match &event.followed {
        None if event.what.is_inner() => routes::institution_card(&event.appeal),
        None => routes::my_appeal(&event.appeal),
        Some((_, form)) if form.appeal.is_some() => routes::public_appeal(&event.appeal),
        Some((_, form)) => routes::list_of(form),
    }
}
