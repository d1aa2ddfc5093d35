//! The page `/verify`: anybody checks a document and its signature (R12.2). A plain form; the server answers it with a page, and
//! keeps nothing.

use crate::tr;
use crate::ui::*;
use leptos::prelude::*;

/// Its address, also where the form goes.
pub const ADDRESS: &str = "/verify";

/// Two files and a button.
#[component]
pub fn VerifyPage() -> impl IntoView {
    view! {
        <div class="page stack">
            <PageHead title=tr!(signature.title) lead=tr!(signature.lead)/>
            <form class="panel stack" method="post" action=ADDRESS enctype="multipart/form-data">
                {field("document", tr!(signature.document), tr!(signature.document_hint), "")}
                {field("signature", tr!(signature.signature), tr!(signature.signature_hint), ".p7s,.p7m,.pem,.sig")}
                <div class="row"><Button look=Look::Primary icon=Icon::Search>{tr!(signature.check)}</Button></div>
            </form>
            <section class="panel stack">
                <h2>{tr!(signature.about_title)}</h2>
                <p>{tr!(signature.about)}</p>
                <p>{tr!(signature.about_tools)}</p>
                <p><a rel="external" download="" href="/verify/authorities.pem">{tr!(signature.authorities)}</a></p>
            </section>
        </div>
    }
}

fn field(name: &'static str, label: &'static str, hint: &'static str, accept: &'static str) -> impl IntoView {
    let hint_id = format!("hint-{name}");
    view! {
        <div class="field">
            <label for=name>{label}</label>
            <p class="hint" id=hint_id.clone()>{hint}</p>
            <input id=name name=name type="file" class="file" accept=accept aria-describedby=hint_id required=true/>
        </div>
    }
}
