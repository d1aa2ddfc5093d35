use super::{Assets, Styles};
use domain::lang::Lang;
use leptos::prelude::*;
use std::sync::Arc;

/// A way on from a notice page: label and address.
pub type Action<'a> = (&'a str, &'a str);

/// A small page without script for what no page of the application can say: foreign requests, overload, our own faults.
pub fn notice_page(assets: &Arc<Assets>, lang: Lang, title: &str, lines: &[&str], action: Action) -> String {
    let assets = assets.clone();
    let paragraphs = lines.iter().map(|line| view! { <p>{line.to_string()}</p> }).collect_view();
    let (label, href) = action;
    let view = view! {
        <html lang=lang.tag()>
            <head>
                <meta charset="utf-8" />
                <meta name="viewport" content="width=device-width, initial-scale=1" />
                <meta name="color-scheme" content="light dark" />
                <title>{title.to_string()}</title>
                <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
                <Styles assets=assets />
            </head>
            <body>
                <main id="main" class="notice-page">
                    <h1>{title.to_string()}</h1>
                    {paragraphs}
                    <p>
                        <a class="button" href=href.to_string()>{label.to_string()}</a>
                    </p>
                </main>
            </body>
        </html>
    };
    format!("<!DOCTYPE html>{}", view.to_html())
}
