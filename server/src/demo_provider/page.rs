use super::grants::Asked;
use crate::state::AppState;
use app::i18n::texts::server as text;
use axum::response::IntoResponse;
use domain::ids::InstitutionId;
use domain::lang::Lang;
use domain::role::Role;
use http::header;
use leptos::prelude::*;
use services::seed::demo::persons::DemoPerson;
use store::centres::CentreRow;

/// `GET /demo-login/style.css`: the page's own look, so that nobody takes it for the real sign-in.
pub async fn style() -> impl IntoResponse {
    ([(header::CONTENT_TYPE, "text/css; charset=utf-8")], include_str!("page.css"))
}

/// The list of demo persons, one button each; works without script.
pub fn render(state: &AppState, lang: Lang, asked: &Asked, persons: &[DemoPerson], centres: &[CentreRow]) -> String {
    let groups = [
        (Role::Citizen, text::demo_citizens(lang)),
        (Role::OwnerStaff, text::demo_owner(lang)),
        (Role::InstitutionStaff, text::demo_institutions(lang)),
        (Role::Operator, text::demo_operator(lang)),
        (Role::CentreStaff, text::demo_centres(lang)),
        (Role::CallCentre, text::demo_call_centre(lang)),
        (Role::RegistryOperator, text::demo_registry_operator(lang)),
    ];
    let groups = groups.map(|(role, title)| {
        let buttons: Vec<_> = persons.iter().filter(|one| one.role() == role).map(|one| button(state, lang, one, centres)).collect();
        (!buttons.is_empty()).then(|| view! { <section><h2>{title}</h2>{buttons}</section> })
    });
    let view = view! {
        <html lang=lang.tag()>
            <head>
                <meta charset="utf-8" />
                <meta name="viewport" content="width=device-width, initial-scale=1" />
                <meta name="color-scheme" content="light dark" />
                <title>{text::demo_title(lang)}</title>
                <link rel="stylesheet" href="/demo-login/style.css" />
                <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
            </head>
            <body>
                <main>
                    <p class="badge">{text::demo_badge(lang)}</p>
                    <h1>{text::demo_title(lang)}</h1>
                    <p>{text::demo_text(lang)}</p>
                    <form method="post" action="/demo-login/authorize">
                        {hidden(asked)}
                        {groups.into_iter().flatten().collect_view()}
                        <button class="cancel" name="person" value="">{text::demo_cancel(lang)}</button>
                    </form>
                </main>
            </body>
        </html>
    };
    format!("<!DOCTYPE html>{}", view.to_html())
}

fn button(state: &AppState, lang: Lang, person: &DemoPerson, centres: &[CentreRow]) -> impl IntoView + use<> {
    let centre = person.post().and_then(|post| centres.iter().find(|centre| centre.id == post.centre));
    let institution =
        centre.map_or_else(|| institution_name(state, lang, &person.institution), |centre| centre.name().in_lang(lang).to_owned());
    let under = if person.legal_name.is_empty() { institution } else { person.legal_name.clone() };
    view! {
        <button name="person" value=person.key.clone() data-person=person.key.clone()>
            <strong>{format!("{} {}", person.given_name, person.surname)}</strong>
            {(!under.is_empty()).then(|| view! { <span>{under}</span> })}
        </button>
    }
}

fn institution_name(state: &AppState, lang: Lang, code: &str) -> String {
    if code.is_empty() {
        return String::new();
    }
    state.portal.reference().institution_name(&InstitutionId::from(code)).in_lang(lang).to_owned()
}

fn hidden(asked: &Asked) -> impl IntoView + use<> {
    let fields = [
        ("response_type", &asked.response_type),
        ("client_id", &asked.client_id),
        ("redirect_uri", &asked.redirect_uri),
        ("scope", &asked.scope),
        ("state", &asked.state),
        ("nonce", &asked.nonce),
        ("code_challenge", &asked.code_challenge),
        ("code_challenge_method", &asked.code_challenge_method),
    ];
    fields.map(|(name, value)| view! { <input type="hidden" name=name value=value.clone() /> }).into_iter().collect_view()
}
