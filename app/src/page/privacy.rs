//! Privacy and cookies (T3.1–3.3, T8.2): made on the server from the register that a test holds against the schema.

use super::document::document;
use crate::api::help::privacy;
use crate::tr;
use crate::ui::*;
use leptos::prelude::*;

#[cfg(feature = "ssr")]
pub mod served;

/// The page `/privacy`.
#[component]
pub fn PrivacyPage() -> impl IntoView {
    let text = crate::wire::resource(|| (), |()| privacy());
    view! {
        <div class="page stack">
            <PageHead title=tr!(account.privacy_title) lead=tr!(account.privacy_lead)/>
            <Suspense fallback=|| view! { <Skeleton lines=12/> }>
                {move || Suspend::new(async move {
                    match text.await {
                        Ok(text) => view! { <article class="panel stack terms">{document(&text)}</article> }.into_any(),
                        Err(error) => view! { <ErrorView error/> }.into_any(),
                    }
                })}
            </Suspense>
        </div>
    }
}
