//! The words of the register, in the reader's language.

use crate::i18n::texts::privacy as text;
use domain::lang::Lang;
use domain::privacy::{COOKIES, CookieUse, Datum, Kept, Purpose, REGISTER, Source, Term};

/// The whole page as paragraphs.
pub fn paragraphs(lang: Lang) -> Vec<String> {
    let register = REGISTER.iter().flat_map(|kept| entry(lang, kept));
    let cookies = COOKIES.iter().map(|cookie| cookie_line(lang, cookie.used, cookie.name));
    let plain = |words: &[&str]| words.iter().map(|words| (*words).to_owned()).collect::<Vec<String>>();
    let mut all = plain(&[text::register(lang)]);
    all.extend(register);
    all.extend(plain(&[text::who(lang), text::who_text(lang), text::rights(lang)]));
    all.extend(plain(&[text::cookies(lang), text::cookies_text(lang)]));
    all.extend(cookies);
    all.extend(plain(&[
        text::device(lang),
        text::device_typed(lang),
        text::device_consents(lang),
        text::device_shell(lang),
        text::guard(lang),
        text::guard_text(lang),
    ]));
    all
}

fn entry(lang: Lang, kept: &Kept) -> [String; 4] {
    [
        datum(lang, kept.what).to_owned(),
        text::from_where(lang, source(lang, kept.source)),
        text::what_for(lang, purpose(lang, kept.purpose)),
        text::how_long(lang, term(lang, kept.term)),
    ]
}

fn datum(lang: Lang, what: Datum) -> &'static str {
    match what {
        Datum::Fin => text::datum_fin(lang),
        Datum::Names => text::datum_names(lang),
        Datum::LegalPerson => text::datum_legal_person(lang),
        Datum::Phone => text::datum_phone(lang),
        Datum::Email => text::datum_email(lang),
        Datum::SignOnKey => text::datum_sign_on_key(lang),
        Datum::Place => text::datum_place(lang),
        Datum::PostalAddress => text::datum_postal_address(lang),
        Datum::Words => text::datum_words(lang),
        Datum::Course => text::datum_course(lang),
        Datum::SignIns => text::datum_sign_ins(lang),
        Datum::Sessions => text::datum_sessions(lang),
        Datum::Actions => text::datum_actions(lang),
        Datum::Disclosures => text::datum_disclosures(lang),
        Datum::Notices => text::datum_notices(lang),
        Datum::Choices => text::datum_choices(lang),
        Datum::NoticeWays => text::datum_notice_ways(lang),
        Datum::Following => text::datum_following(lang),
        Datum::Restriction => text::datum_restriction(lang),
        Datum::Drafts => text::datum_drafts(lang),
        Datum::Roles => text::datum_roles(lang),
        Datum::Orders => text::datum_orders(lang),
    }
}

fn source(lang: Lang, source: Source) -> &'static str {
    match source {
        Source::Registers => text::source_registers(lang),
        Source::Person => text::source_person(lang),
        Source::System => text::source_system(lang),
        Source::Staff => text::source_staff(lang),
    }
}

fn purpose(lang: Lang, purpose: Purpose) -> &'static str {
    match purpose {
        Purpose::Identify => text::purpose_identify(lang),
        Purpose::Consider => text::purpose_consider(lang),
        Purpose::Notify => text::purpose_notify(lang),
        Purpose::Oversee => text::purpose_oversee(lang),
        Purpose::Terms => text::purpose_terms(lang),
        Purpose::Queue => text::purpose_queue(lang),
    }
}

fn term(lang: Lang, term: Term) -> &'static str {
    match term {
        Term::Account => text::term_account(lang),
        Term::Law => text::term_law(lang),
        Term::Session => text::term_session(lang),
        Term::Month => text::term_month(lang),
    }
}

fn cookie_line(lang: Lang, used: CookieUse, name: &str) -> String {
    match used {
        CookieUse::Session => text::cookie_session(lang, name),
        CookieUse::SignIn => text::cookie_sign_in(lang, format!("{name}…")),
        CookieUse::Browser => text::cookie_browser(lang, name),
        CookieUse::Language => text::cookie_language(lang, name),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn t3_1_the_page_shows_every_row_of_the_register_and_every_cookie() {
        for lang in Lang::ALL {
            let page = paragraphs(lang);
            for kept in REGISTER {
                assert!(page.iter().any(|part| part == datum(lang, kept.what)), "{:?} {lang:?}", kept.what);
            }
            assert_eq!(page.iter().filter(|part| part.starts_with("## ")).count(), REGISTER.len());
            for cookie in COOKIES {
                assert!(page.iter().any(|part| part.starts_with(&format!("- {}", cookie.name))), "{} {lang:?}", cookie.name);
            }
        }
    }
}
