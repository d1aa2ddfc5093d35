//! Small parts of the page of a service.

use super::words::is_web;
use crate::tr;
use crate::ui::Fact;
use domain::regulation::Information;
use leptos::prelude::*;

/// A fact that is a list; nothing when it is empty.
pub fn list_of(name: &'static str, list: &[String]) -> Option<AnyView> {
    let text = list.join("; ");
    (!text.is_empty()).then(|| view! { <Fact name>{text}</Fact> }.into_any())
}

/// A fact in words; nothing when there are none.
pub fn words_of(name: &'static str, words: &str) -> Option<AnyView> {
    let words = words.to_owned();
    (!words.is_empty()).then(|| view! { <Fact name><span class="prose">{words}</span></Fact> }.into_any())
}

/// An address: a link where it leads into the web.
pub fn address(text: String) -> AnyView {
    if is_web(&text) {
        // A page of this site is named, not spelt.
        let words = if text.starts_with('/') { tr!(portal.here_tag).to_owned() } else { text.clone() };
        view! { <a href=text rel="external noopener">{words}</a> }.into_any()
    } else {
        view! { <span>{text}</span> }.into_any()
    }
}

/// Where advice is given (R-annex1, 2.5).
pub fn information(it: Information) -> Option<AnyView> {
    let Information { web, email, phone } = it;
    let none = web.is_empty() && email.is_empty() && phone.is_empty();
    let web = (!web.is_empty()).then(|| view! { <p>{address(web)}</p> });
    let mail = email.contains('@').then(|| format!("mailto:{email}"));
    let email = mail.map(|href| view! { <p><a href=href rel="external">{email}</a></p> });
    let phone = (!phone.is_empty()).then(|| view! { <p>{phone}</p> });
    (!none).then(|| view! { <Fact name=tr!(portal.advice)>{web} {email} {phone}</Fact> }.into_any())
}
