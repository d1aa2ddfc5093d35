//! Appeals of the same matter at the place (A8.4): who calls may join one of them instead.

use super::state::Call;
use crate::api::appeals::similar_appeals;
use crate::api::phone::join_for_caller;
use crate::ui::*;
use crate::{routes, tr};
use domain::appeal::view::SimilarAppeal;
use domain::ids::CategoryId;
use domain::phone;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The cards beside the form; asked for again with every place and category.
#[component]
pub fn SimilarPart(call: Call) -> impl IntoView {
    let found = RwSignal::new(Vec::<SimilarAppeal>::new());
    let asked = Memo::new(move |_| {
        if call.official.get() {
            return None;
        }
        let point = call.point.get().filter(|point| point.in_country_box())?;
        let category = call.category.get();
        (!category.is_empty()).then_some((point, CategoryId(category)))
    });
    Effect::new(move |_| {
        let asked_now = asked.get();
        // Those of another place or category are no longer the similar ones.
        found.set(Vec::new());
        let Some((point, category)) = asked_now else { return };
        spawn_local(async move {
            let near = similar_appeals(point, category.clone()).await.unwrap_or_default();
            if asked.try_get_untracked() == Some(Some((point, category))) {
                found.set(near);
            }
        });
    });
    let count = move || i64::try_from(found.with(Vec::len)).unwrap_or_default();
    view! {
        <div aria-live="polite">
            <Show when=move || count() != 0 && call.receipt.with(Option::is_none)>
                <section class="panel stack">
                    <h2>{move || tr!(report.similar_title, count())}</h2>
                    <p>{tr!(call.similar_hint)}</p>
                    {move || found.get().into_iter().map(|one| view! { <Card call one/> }).collect_view()}
                </section>
            </Show>
        </div>
    }
}

#[component]
fn Card(call: Call, one: SimilarAppeal) -> impl IntoView {
    let SimilarAppeal { line, metres, .. } = one;
    let id = line.id.clone();
    let href = routes::public_appeal(&id);
    let join = move |()| {
        let form = call.join(id.clone());
        match phone::join(&form) {
            Ok(()) => call.send(join_for_caller(form)),
            Err(refusals) => call.refuse(refusals),
        }
    };
    view! {
        <AppealCard line href>
            <p class="muted">{tr!(report.similar_metres, i64::from(metres))}</p>
            <Button kind="button" icon=Icon::Users busy=call.sending on_press=Callback::new(join)>{tr!(call.join)}</Button>
        </AppealCard>
    }
}
