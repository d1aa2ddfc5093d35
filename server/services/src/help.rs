//! Help for users and for staff (A6.0.10, T5.4): short topics in three languages, looked through by words as people type
//! them. The texts come with the program (`seed/help`); the browser loads only what it shows.

use crate::permission::Function;
use crate::{Ctx, Error};
use domain::fold::fold;
use domain::help::{Reader, Topic, TopicLine};
use domain::lang::Lang;

/// Most characters of a question that are looked at.
const LONGEST: usize = 100;
/// Most letters of an excerpt.
const EXCERPT: usize = 160;
/// So many first letters of a word are looked for when the whole word is nowhere: endings vary.
const STEM: usize = 5;

struct Text {
    slug: &'static str,
    reader: Reader,
    /// In the order of [`Lang::ALL`].
    texts: [&'static str; 3],
}

macro_rules! texts {
    ($($reader:ident $slug:literal),* $(,)?) => {
        /// Every topic, in the order in which they are offered.
        const TEXTS: &[Text] = &[$(Text {
            slug: $slug,
            reader: Reader::$reader,
            texts: [
                include_str!(concat!("../seed/help/az/", $slug, ".md")),
                include_str!(concat!("../seed/help/en/", $slug, ".md")),
                include_str!(concat!("../seed/help/ru/", $slug, ".md")),
            ],
        }),*];
    };
}

texts![
    User "send", User "place", User "join", User "follow", User "answer", User "rules", User "account", User "trouble", User "danger",
    User "services", User "letter", Institution "institution", Institution "register", Owner "owner",
];

impl Text {
    fn in_lang(&self, lang: Lang) -> &'static str {
        match lang {
            Lang::Az => self.texts[0],
            Lang::En => self.texts[1],
            Lang::Ru => self.texts[2],
        }
    }

    /// The first line, a heading.
    fn title(&self, lang: Lang) -> &'static str {
        self.in_lang(lang).lines().next().unwrap_or_default().trim_start_matches("# ")
    }

    /// Everything after the title.
    fn paragraphs(&self, lang: Lang) -> impl Iterator<Item = String> {
        self.in_lang(lang).split("\n\n").skip(1).map(|part| part.trim().replace('\n', " ")).filter(|part| !part.is_empty())
    }
}

/// The topics that speak of all these words, those that have them in the heading first; all topics for no words.
///
/// # Errors
/// None but those of permission.
pub fn topics(ctx: &Ctx, words: &str) -> Result<Vec<TopicLine>, Error> {
    ctx.may(Function::HelpTopics)?;
    let asked = fold(&words.chars().take(LONGEST).collect::<String>());
    let asked: Vec<&str> = asked.split_whitespace().collect();
    let found = search(ctx.lang, &asked);
    if found.is_empty() {
        let stems: Vec<String> = asked.iter().map(|word| word.chars().take(STEM).collect()).collect();
        return Ok(search(ctx.lang, &stems.iter().map(String::as_str).collect::<Vec<_>>()));
    }
    Ok(found)
}

fn search(lang: Lang, words: &[&str]) -> Vec<TopicLine> {
    let all_in = |text: &str| words.iter().all(|word| text.contains(word));
    let mut found: Vec<(bool, TopicLine)> = Vec::new();
    for text in TEXTS {
        let title = text.title(lang);
        if !all_in(&fold(text.in_lang(lang))) {
            continue;
        }
        let line =
            TopicLine { slug: text.slug.to_owned(), reader: text.reader, title: title.to_owned(), excerpt: excerpt(text, lang, words) };
        found.push((!all_in(&fold(title)), line));
    }
    found.sort_by_key(|(elsewhere, _)| *elsewhere);
    found.into_iter().map(|(_, line)| line).collect()
}

/// The first paragraph that holds one of the words, or the first one.
fn excerpt(text: &Text, lang: Lang, words: &[&str]) -> String {
    let paragraphs: Vec<String> = text.paragraphs(lang).map(|part| plain(&part)).collect();
    let holding = paragraphs.iter().find(|part| words.iter().any(|word| fold(part).contains(word)));
    let chosen = holding.or(paragraphs.first()).map(String::as_str).unwrap_or_default();
    let mut short: String = chosen.chars().take(EXCERPT).collect();
    if short.len() < chosen.len() {
        short.push('…');
    }
    short
}

/// Without the signs of headings, items and links.
fn plain(paragraph: &str) -> String {
    let words = paragraph.trim_start_matches(['#', '-', ' ']);
    domain::terms::inline(words)
        .into_iter()
        .map(|part| match part {
            domain::terms::Inline::Words(words) | domain::terms::Inline::Link(words, _) => words,
        })
        .collect()
}

/// One topic.
///
/// # Errors
/// [`Error::NotFound`] when there is none of this name.
pub fn topic(ctx: &Ctx, slug: &str) -> Result<Topic, Error> {
    ctx.may(Function::HelpTopic)?;
    let text = TEXTS.iter().find(|text| text.slug == slug).ok_or(Error::NotFound)?;
    Ok(Topic { title: text.title(ctx.lang).to_owned(), paragraphs: text.paragraphs(ctx.lang).collect() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::terms::{Inline, Paragraph, inline};

    #[tokio::test]
    async fn a6_0_10_help_is_found_by_words_as_people_type_them() {
        let world = crate::testing::sqlite().await;
        let visitor = world.visitor();
        let slugs = |words: &str| topics(&visitor, words).unwrap().into_iter().map(|line| line.slug).collect::<Vec<_>>();
        assert_eq!(slugs("").len(), TEXTS.len(), "without words all of it");
        assert_eq!(slugs("qosulmaq")[0], "join", "without the marks");
        assert_eq!(slugs("QOŞULMAĞIN")[0], "join", "with another ending");
        assert!(slugs("qaz iyi").contains(&"danger".to_owned()));
        assert!(slugs("çuxur dinozavr").is_empty());
        let russian = Ctx { lang: Lang::Ru, ..visitor };
        assert_eq!(topics(&russian, "аккаунт").unwrap()[0].slug, "account");
    }

    #[test]
    fn a6_0_10_every_topic_says_the_same_in_three_languages() {
        for text in TEXTS {
            let counts = Lang::ALL.map(|lang| text.paragraphs(lang).count());
            assert!(counts[0] >= 3 && counts.iter().all(|count| *count == counts[0]), "{}: {counts:?} paragraphs", text.slug);
            for lang in Lang::ALL {
                assert!(text.in_lang(lang).starts_with("# ") && !text.title(lang).is_empty(), "{} {lang:?}", text.slug);
                let kinds = |lang| text.paragraphs(lang).map(|part| matches!(Paragraph::of(&part), Paragraph::Item(_))).collect::<Vec<_>>();
                assert_eq!(kinds(lang), kinds(Lang::Az), "{} {lang:?}", text.slug);
                let links = |lang| {
                    let of = |part: String| inline(&part).iter().filter_map(|part| link(*part)).collect::<Vec<_>>();
                    text.paragraphs(lang).flat_map(of).collect::<Vec<String>>()
                };
                assert_eq!(links(lang), links(Lang::Az), "{} {lang:?}", text.slug);
            }
        }
    }

    fn link(part: Inline<'_>) -> Option<String> {
        match part {
            Inline::Link(_, address) => Some(address.to_owned()),
            Inline::Words(_) => None,
        }
    }

    #[tokio::test]
    async fn t5_4_users_and_institutions_have_their_own_topics() {
        let world = crate::testing::sqlite().await;
        let visitor = world.visitor();
        let all = topics(&visitor, "").unwrap();
        for reader in [Reader::User, Reader::Institution, Reader::Owner] {
            assert!(all.iter().any(|line| line.reader == reader), "{reader:?}");
        }
        for line in all {
            assert_eq!(topic(&visitor, &line.slug).unwrap().title, line.title);
        }
        assert!(matches!(topic(&visitor, "../secret"), Err(Error::NotFound)));
    }
}
