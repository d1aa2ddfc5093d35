//! The mark on a page: after everything else in it, so that it wakes up undisturbed, and shown on top of it.

use app::i18n::texts::server as text;
use axum::body::{Body, to_bytes};
use axum::response::{IntoResponse, Response};
use domain::lang::Lang;
use http::StatusCode;
use http::header::CONTENT_LENGTH;

/// No page of ours is longer, bytes.
const LONGEST: usize = 16 << 20;
/// The real environment's colours of a browser's frame, light and dark, and those of this one.
const COLOURS: [(&str, &str); 2] = [("content=\"#0b5d5e\"", "content=\"#a3123a\""), ("content=\"#0c1f20\"", "content=\"#3d0716\"")];

/// The page with its mark.
pub async fn marked(response: Response, lang: Lang) -> Response {
    let (mut parts, body) = response.into_parts();
    let Ok(bytes) = to_bytes(body, LONGEST).await else { return StatusCode::INTERNAL_SERVER_ERROR.into_response() };
    let Ok(page) = String::from_utf8(bytes.to_vec()) else { return Response::from_parts(parts, Body::from(bytes)) };
    parts.headers.remove(CONTENT_LENGTH);
    Response::from_parts(parts, Body::from(with_mark(page, lang)))
}

fn with_mark(mut page: String, lang: Lang) -> String {
    let (word, words) = (text::test_environment(lang), text::test_environment_text(lang));
    for (real, here) in COLOURS {
        page = page.replace(real, here);
    }
    page = page.replacen("<title>", &format!("<title>{word}: "), 1);
    let mark = format!("<aside class=\"bar-test\" aria-label=\"{word}\"><strong>{word}</strong> <span>{words}</span></aside>");
    let end = page.rfind("</body>").unwrap_or(page.len());
    page.insert_str(end, &mark);
    page
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a3_1_6_the_mark_stands_in_whatever_is_a_page() {
        let page = with_mark("<html><head><title>Xəritə</title></head><body><main></main></body></html>".into(), Lang::Az);
        assert!(page.contains("<title>TEST MÜHİTİ: Xəritə</title>"), "{page}");
        assert!(page.contains("<main></main><aside class=\"bar-test\"") && page.ends_with("</aside></body></html>"), "{page}");
        assert!(with_mark("<p>".into(), Lang::Ru).contains("TEST MÜHİTİ"), "however short");
    }
}
