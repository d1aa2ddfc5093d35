//! The appeal whose pin was pressed, as a card over the map.

use crate::api::appeals::public_appeal;
use crate::device::focus::Here;
use crate::error::AppError;
use crate::routes;
use crate::tr;
use crate::ui::{AppealCard, Glyph, Icon, InlineError};
use domain::appeal::view::PublicAppeal;
use domain::ids::AppealId;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Id of the card, which takes the focus.
const CARD: &str = "chosen";

/// The card; nothing until a pin is pressed.
#[component]
pub fn Chosen(chosen: RwSignal<Option<AppealId>>) -> impl IntoView {
    let found = RwSignal::new(None::<Result<PublicAppeal, AppError>>);
    Effect::new(move || {
        found.set(None);
        let Some(id) = chosen.get() else { return };
        let here = Here::now();
        spawn_local(async move {
            let answer = public_appeal(id.clone()).await;
            if chosen.try_get_untracked().flatten() == Some(id) {
                found.set(Some(answer));
                here.lead_to(CARD);
            }
        });
    });
    move || {
        let found = found.get()?;
        Some(view! {
            <div class="home-chosen" id=CARD tabindex="-1" role="group" aria-label=tr!(home.preview)>
                <button
                    type="button"
                    class="button button-quiet button-icon home-chosen-close"
                    aria-label=tr!(ui.close)
                    on:click=move |_| chosen.set(None)
                >
                    <Glyph icon=Icon::Cross />
                </button>
                {match found {
                    Ok(appeal) => {
                        let href = routes::public_appeal(&appeal.line.id);
                        view! { <AppealCard line=appeal.line href /> }.into_any()
                    }
                    Err(error) => view! { <InlineError error=Signal::stored(Some(error)) /> }.into_any(),
                }}
            </div>
        })
    }
}
