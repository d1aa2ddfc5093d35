//! The code by which a phone goes on; drawn by the server.

use crate::tr;
use leptos::prelude::*;

/// The QR code of a number's public page, with what to do with it.
#[component]
pub fn QrCode(
    /// The number.
    number: String,
) -> impl IntoView {
    view! {
        <figure class="qr">
            <img src=format!("/qr/{number}.svg") alt=tr!(open.qr_alt, number) width="132" height="132" loading="lazy"/>
            <figcaption>{tr!(open.qr_hint)}</figcaption>
        </figure>
    }
}
