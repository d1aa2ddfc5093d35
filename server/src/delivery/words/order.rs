//! What is said of an order: its code, when and where, and the way to its page. The confirmation code alone when that is the letter.

use app::i18n::texts::queue as text;
use domain::lang::Lang;
use domain::queue::calendar_file::{Entry, calendar_file};
use domain::queue::{OrderLetter, clock};
use domain::time::UnixMs;
use services::delivery::{OrderMail, PlaceMail};

/// The event: the subject of a letter.
pub(super) fn event(lang: Lang, mail: &OrderMail) -> String {
    match mail.letter {
        OrderLetter::Code => text::mail_code(lang).to_owned(),
        OrderLetter::Booked => text::mail_booked(lang, &mail.code),
        OrderLetter::Changed => text::mail_changed(lang).to_owned(),
        OrderLetter::Cancelled => text::mail_cancelled(lang).to_owned(),
        OrderLetter::Reminder => text::mail_reminder(lang).to_owned(),
        OrderLetter::Unsettled => text::mail_unsettled(lang).to_owned(),
        OrderLetter::Settled => text::mail_settled(lang).to_owned(),
        OrderLetter::Closed => text::mail_closed(lang).to_owned(),
    }
}

/// The letter's paragraphs.
pub(super) fn paragraphs(lang: Lang, mail: &OrderMail, origin: &str) -> Vec<String> {
    if let Some(digits) = &mail.digits {
        return vec![text::mail_code_text(lang, digits), text::mail_code_how(lang, mail.kept), text::mail_code_not_you(lang).to_owned()];
    }
    let link = format!("{origin}{}", mail.path);
    let (centre, service) = (mail.centre.in_lang(lang), mail.service.in_lang(lang));
    let order = text::mail_order(lang, &mail.code, mail.day.display(), clock(mail.at), service, centre, &mail.address);
    match mail.letter {
        OrderLetter::Cancelled => vec![event(lang, mail), order],
        OrderLetter::Unsettled => vec![event(lang, mail), order, text::mail_choose(lang, link)],
        OrderLetter::Closed => vec![event(lang, mail), order, text::mail_closed_again(lang, format!("{origin}/queue"))],
        _ => vec![event(lang, mail), order, text::mail_how(lang).to_owned(), text::mail_page(lang, link)],
    }
}

/// A short message.
pub(super) fn short(lang: Lang, mail: &OrderMail, site: &str) -> String {
    match &mail.digits {
        Some(digits) => text::sms_code(lang, site, digits),
        None => text::sms_order(lang, event(lang, mail), &mail.code, mail.day.display(), clock(mail.at), mail.centre.in_lang(lang)),
    }
}

/// The file for a calendar; none in letters that change nothing in it.
pub(super) fn calendar(lang: Lang, mail: &OrderMail, since: UnixMs) -> Option<String> {
    if !matches!(mail.letter, OrderLetter::Booked | OrderLetter::Changed | OrderLetter::Cancelled | OrderLetter::Closed) {
        return None;
    }
    let (title, words) = (text::calendar_title(lang, mail.service.in_lang(lang)), text::calendar_text(lang, &mail.code));
    let place = format!("{}, {}", mail.centre.in_lang(lang), mail.address);
    let uid = format!("{}@muraciet", mail.plain_code);
    let entry = Entry {
        uid: &uid,
        revision: mail.revision,
        cancelled: matches!(mail.letter, OrderLetter::Cancelled | OrderLetter::Closed),
        day: mail.day,
        at: mail.at,
        minutes: mail.minutes,
        title: &title,
        place: &place,
        text: &words,
    };
    Some(calendar_file(&entry, since))
}

/// That a place has become free.
pub(super) fn place(lang: Lang, mail: &PlaceMail, origin: &str) -> Vec<String> {
    let link = format!("{origin}{}", mail.path);
    vec![text::mail_place_text(lang, mail.centre.in_lang(lang), mail.service.in_lang(lang), link), text::mail_place_foot(lang).to_owned()]
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::time::Date;

    #[test]
    fn q3_1_1_the_letter_with_the_code_says_how_long_the_place_is_kept() {
        let mail = OrderMail {
            letter: OrderLetter::Code,
            digits: Some("123456".into()),
            code: String::new(),
            plain_code: String::new(),
            path: "/queue".into(),
            revision: 0,
            centre: Default::default(),
            address: String::new(),
            service: Default::default(),
            day: Date::from_days(20_525),
            at: 570,
            minutes: 15,
            late: 0,
            kept: 7,
        };
        for lang in Lang::ALL {
            let words = paragraphs(lang, &mail, "https://a.example").join(" ");
            assert!(words.contains("123456") && words.contains('7') && !words.contains("15"), "{words}");
        }
    }
}
