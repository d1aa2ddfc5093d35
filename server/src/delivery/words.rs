//! What a notice says outside the cabinet: number and event, and the way to the cabinet. Nothing personal: other people see
//! lock screens and subject lines.

use app::i18n::texts::{notices as text, server, ui};
use app::page::cabinet::notice_words::sentence_in;
use app::routes;
use domain::ids::NoticeId;
use domain::lang::Lang;
use domain::notice::Notice;
use domain::time::Date;
use services::delivery::{Contents, Event, Parcel};

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
    Notice { sentence: String, day: Option<Date>, path: String },
    Code(String),
}

impl Words {
    /// The words of a parcel; in the test environment they begin with its mark (A3.1.6).
    pub fn of(parcel: &Parcel, origin: &str, is_test: bool) -> Words {
        let what = match &parcel.contents {
            Contents::Code(code) => What::Code(code.clone()),
            Contents::Notice(event) => What::Notice { sentence: sentence(parcel.lang, event), day: event.day, path: path(event) },
        };
        let (lang, name) = (parcel.lang, ui::site_name(parcel.lang));
        let title = if is_test { format!("{}: {name}", server::test_environment(lang)) } else { name.to_owned() };
        Words { lang, origin: origin.to_owned(), title, is_test, what }
    }

    /// Name of the site and the event: subject of a letter.
    pub fn subject(&self) -> String {
        let event = match &self.what {
            What::Notice { sentence, .. } => sentence,
            What::Code(_) => text::code_subject(self.lang),
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
                [format!("{sentence}.{day}"), text::letter_more(lang, format!("{origin}{path}")), text::letter_foot(lang, settings)]
            }
            What::Code(code) => {
                [text::code_letter(lang, code), text::code_letter_how(lang, settings), text::code_letter_not_you(lang).to_owned()]
            }
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
        }
    }

    /// Title, text and page of a message on a screen.
    pub fn on_screen(&self) -> (&str, &str, &str) {
        match &self.what {
            What::Notice { sentence, path, .. } => (&self.title, sentence, path),
            What::Code(_) => (&self.title, text::code_subject(self.lang), SETTINGS),
        }
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
