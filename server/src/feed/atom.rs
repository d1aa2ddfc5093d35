//! The document (RFC 4287).

use app::i18n::texts::{home, ui};
use app::routes;
use app::ui::status::status_name_in;
use domain::appeal::view::AppealLine;
use domain::lang::{Lang, Named};
use domain::time::UnixMs;
use services::feed::Feed;
use std::fmt::Write;

/// The feed as an Atom document. `origin` and `path` are its own address.
pub fn document(feed: &Feed, lang: Lang, origin: &str, path: &str) -> String {
    let about: Vec<&str> = feed.about.iter().map(|name| name.in_lang(lang)).collect();
    let title =
        if about.is_empty() { home::feed_title(lang).to_owned() } else { format!("{}: {}", home::feed_title(lang), about.join(", ")) };
    let address = escaped(&format!("{origin}{path}"));
    let mut xml = String::from("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
    let _ = writeln!(xml, "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{}\">", lang.tag());
    let _ = writeln!(xml, "<id>{address}</id>\n<title>{}</title>\n<updated>{}</updated>", escaped(&title), feed.updated_ms.iso());
    let _ = writeln!(xml, "<author><name>{}</name></author>", escaped(ui::site_name(lang)));
    let _ = writeln!(xml, "<link rel=\"self\" type=\"application/atom+xml\" href=\"{address}\"/>");
    let _ = writeln!(xml, "<link rel=\"alternate\" type=\"text/html\" href=\"{}/\"/>", escaped(origin));
    for (line, changed) in &feed.entries {
        entry(&mut xml, line, *changed, lang, origin);
    }
    xml + "</feed>\n"
}

fn entry(xml: &mut String, line: &AppealLine, changed: UnixMs, lang: Lang, origin: &str) {
    let title = format!("{} · {}", line.category.in_lang(lang), line.number);
    let page = escaped(&format!("{origin}{}", routes::public_appeal(&line.id)));
    let _ = writeln!(xml, "<entry>\n<id>urn:uuid:{}</id>\n<title>{}</title>", escaped(line.id.as_str()), escaped(&title));
    let _ = writeln!(xml, "<published>{}</published>\n<updated>{}</updated>", line.sent_ms.iso(), changed.iso());
    let _ = writeln!(xml, "<link rel=\"alternate\" type=\"text/html\" href=\"{page}\"/>");
    let _ = writeln!(xml, "<category term=\"{}\" label=\"{}\"/>", escaped(&line.category_root), escaped(line.category.in_lang(lang)));
    let _ = writeln!(xml, "<summary>{}</summary>\n</entry>", escaped(&summary(line, lang)));
}

/// State, place, institution; the words only where staff have cleared them.
fn summary(line: &AppealLine, lang: Lang) -> String {
    let name = |name: &Option<Named>| name.as_ref().map(|name| name.in_lang(lang).to_owned());
    let parts =
        [Some(status_name_in(lang, line.status).to_owned()), Some(line.place.clone()), name(&line.district), name(&line.institution)];
    let facts: Vec<String> = parts.into_iter().flatten().filter(|part| !part.is_empty()).collect();
    let facts = facts.join(" · ");
    match &line.text {
        Some(words) => format!("{facts}\n{words}"),
        None => facts,
    }
}

/// Text for XML 1.0: marks escaped, characters that it can't hold left out.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&apos;"),
            '\t' | '\n' | '\r' => escaped.push(letter),
            '\u{fffe}' | '\u{ffff}' => {}
            other if other.is_control() && (other as u32) < 0x20 => {}
            other => escaped.push(other),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hostile_words_stay_words() {
        assert_eq!(escaped("<b a=\"1\">&'\u{0}\u{8}\u{ffff}ə🕳\n"), "&lt;b a=&quot;1&quot;&gt;&amp;&apos;ə🕳\n");
    }
}
