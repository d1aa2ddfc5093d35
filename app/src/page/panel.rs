//! The management panel (A3.1.4, A3.5): `/panel` is what there is, `/panel/{resource}` a list with the form and the history of the
//! chosen record beside it. What is chosen stands in the address: `?id=` a record, `?new=1` a new one, `?restore=` an entry of its
//! history, `?q=` words, `?file=1` the part for files.

mod effects;
mod fields;
mod history;
mod home;
mod import;
mod list;
mod outcome;
mod record;
#[cfg(all(test, feature = "ssr"))]
mod served;
mod words;

use crate::error::AppError;
use crate::routes;
use crate::ui::ErrorView;
use domain::panel::{PanelAt, Resource};
use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};

/// What the address asks for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// Resource, words, record.
    pub at: PanelAt,
    /// The form of a new record is open.
    pub new: bool,
    /// The part for files is open.
    pub file: bool,
}

impl Asked {
    /// A record's form is open.
    fn is_open(&self) -> bool {
        self.new || !self.at.id.is_empty()
    }
}

/// The pages `/panel` and `/panel/{resource}`.
#[component]
pub fn PanelPage() -> impl IntoView {
    let (params, query) = (use_params_map(), use_query_map());
    let word = Memo::new(move |_| params.with(|params| params.get("resource")));
    let asked = Memo::new(move |_| {
        let resource = word.get().and_then(|word| Resource::parse(&word))?;
        Some(query.with(|query| Asked {
            at: PanelAt {
                resource,
                q: query.get("q").unwrap_or_default(),
                id: query.get("id").unwrap_or_default(),
                restore: query.get("restore").and_then(|nr| nr.parse().ok()),
            },
            new: query.get("new").is_some(),
            file: query.get("file").is_some(),
        }))
    });
    let resource = Memo::new(move |_| asked.with(|asked| asked.as_ref().map(|asked| asked.at.resource)));
    move || match (word.get(), resource.get()) {
        (None, _) => view! { <home::HomePage/> }.into_any(),
        (Some(_), Some(resource)) => {
            let asked = Signal::derive(move || asked.get().unwrap_or_default());
            view! { <list::ResourcePage resource asked/> }.into_any()
        }
        (Some(_), None) => view! { <div class="page"><ErrorView error=AppError::NotFound/></div> }.into_any(),
    }
}

/// Address of a resource.
fn of(resource: Resource) -> String {
    format!("{}/{}", routes::PANEL, resource.as_str())
}

/// Address of a record, the words of the list kept.
fn of_record(resource: Resource, id: &str, q: &str) -> String {
    let words = if q.is_empty() { String::new() } else { format!("&q={}", escaped(q)) };
    format!("{}?id={}{words}", of(resource), escaped(id))
}

/// Text as the value of a query.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b':' => out.push(char::from(byte)),
            other => out.extend(["%".to_owned(), format!("{other:02X}")]),
        }
    }
    out
}
