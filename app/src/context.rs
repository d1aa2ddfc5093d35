//! What every page and server function may take from the request.

use domain::lang::Lang;
use leptos::prelude::*;

/// The language of this page; changing it reloads the page.
pub fn lang() -> Lang {
    use_context::<Lang>().unwrap_or_default()
}

/// The request's context, put into the request by the server's middleware.
///
/// # Errors
/// [`crate::error::AppError::Transport`] when called outside a request.
#[cfg(feature = "ssr")]
pub async fn ctx() -> Result<services::Ctx, crate::error::AppError> {
    let axum::Extension(ctx) =
        leptos_axum::extract::<axum::Extension<services::Ctx>>().await.map_err(|_| crate::error::AppError::Transport)?;
    Ok(ctx)
}

/// Logs an internal error once, with its whole chain, and gives the number under which it can be found.
#[cfg(feature = "ssr")]
pub fn log_incident(cause: &impl std::fmt::Debug) -> String {
    let incident = services::ctx::incident_number();
    tracing::error!(incident, cause = format!("{cause:?}"), "internal error");
    incident
}

/// Provides what every page may take: the language, from the server's request or from `<html lang>` in the browser.
pub fn provide_page_context() {
    #[cfg(feature = "ssr")]
    let lang = use_context::<http::request::Parts>()
        .and_then(|parts| parts.extensions.get::<services::Ctx>().map(|ctx| ctx.lang))
        .unwrap_or_default();
    #[cfg(not(feature = "ssr"))]
    let lang = document().document_element().and_then(|root| Lang::parse(&root.get_attribute("lang")?)).unwrap_or_default();
    provide_context(lang);
}

/// Makes something of the pages' words outside a page, in this language: heads of files.
#[cfg(feature = "ssr")]
pub fn in_lang<T>(lang: Lang, make: impl FnOnce() -> T) -> T {
    let owner = Owner::new();
    owner.with(|| {
        provide_context(lang);
        make()
    })
}
